"""The explorer at one state as a single HTML file that needs no kernel and no network."""

from __future__ import annotations

import base64
import json
from typing import Any, Final

from explorer.widget.view import View

#: The traits of the view that the page's script reads.
_SENT: Final = (
    "scene", "current", "curve", "backdrop", "pictures", "sentences", "panels", "undoable", "error",
)  # fmt: skip

_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The gradient, step by step</title>
<style>
body {{ margin: 16px auto; max-width: 1120px; padding: 0 12px; background: white; }}
{css}
</style>
</head>
<body>
<div class="gradient-explorer" id="explorer"></div>
<script type="application/json" id="state">{state}</script>
<script type="module">
{script}
const state = JSON.parse(document.getElementById("state").textContent);
for (const surface of Object.values(state.surfaces)) {{
  surface.pixels = Uint8Array.from(atob(surface.pixels), (c) => c.charCodeAt(0));
}}
const model = {{ get: (name) => state[name], on() {{}}, off() {{}}, send() {{}} }};
render({{ model, el: document.getElementById("explorer") }});
</script>
</body>
</html>
"""


def standalone(view: View, step: str = "") -> str:
    """Return a page that shows the view's current state, with the walk open.

    Parameters
    ----------
    view
        The view to save.
    step
        The step at which the walk opens; by default the first.
    """
    state: dict[str, Any] = {name: getattr(view, name) for name in _SENT}
    state["surfaces"] = {
        name: {**surface, "pixels": base64.b64encode(surface.get("pixels", b"")).decode()}
        for name, surface in view.surfaces.items()
    }
    state["alone"] = {"step": step}
    # "</script>" in the data would end the script element, "<!--<script" would keep it from ending
    data = json.dumps(state, ensure_ascii=False).replace("</", "<\\/").replace("<!", "<\\u0021")
    return _PAGE.format(css=view._css, script=view._esm, state=data)
