"""The explorer as a single HTML file that needs no kernel and no network."""

from __future__ import annotations

from typing import Final

#: The traits of the view that the page reads: of one weight, and of any net.
TRAITS: Final = (
    "scene", "ranges", "start", "points", "x", "y", "W", "learning_rate", "path", "past", "tools",
    "revision",
)  # fmt: skip
NET_TRAITS: Final = ("scene", "ranges", "start", "points", "now", "past", "tools", "revision")
#: Separates the explorer's script from the lines that start it in the file.
BOOT: Final = "// Start " + "the explorer from the state in this file."  # apart, as `_END` is

_END: Final = "</" + "script>"  # apart, because this text is itself part of a script
_STYLE: Final = """:root { color-scheme: light; }
body { margin: 16px auto; max-width: 1120px; padding: 0 12px; background: white; }
noscript svg, noscript img { width: 100%; height: auto; }
@page { size: A4 landscape; margin: 10mm; }
@media print { body { margin: 0; max-width: none; zoom: 0.85; } }"""
_START: Final = """
const state = JSON.parse(document.getElementById("state").textContent);
const source = document.getElementById("source").textContent;
const _esm = source.split(py.session.saved_page.BOOT)[0].trim();
const texts = { _esm, _css: document.getElementById("style").textContent };
render({ model: standIn(state, texts), el: document.getElementById("explorer") });
"""


def saved_page(script: str, style: str, state: str, still: str) -> str:
    """Return the file.

    Parameters
    ----------
    script, style
        The page's script and its style sheet.
    state
        The values of `TRAITS` or `NET_TRAITS`, as JSON.
    still
        A picture of the state, for readers that run no scripts.
    """
    # "</script>" in the data would end the element, "<!--<script" would keep it from ending
    data = state.replace("</", "<\\/").replace("<!", "<\\u0021")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The gradient, step by step</title>
<style>{_STYLE}</style>
<style id="style">{style}</style>
</head>
<body>
<div class="gradient-explorer" id="explorer"></div>
<noscript>{still}</noscript>
<script type="application/json" id="state">{data}{_END}
<script type="module" id="source">
{script.strip()}
{BOOT}
{_START}{_END}
</body>
</html>
"""
