"""Build a notebook as a static page with live explorers: ``python -m scripts.site [folder]``.

The page needs no server, no kernel and no network: it opens from the disk, or anywhere on a static
host. The notebook is executed once, here; each explorer then runs in the page from its traits.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from pathlib import Path
from typing import Any

import nbformat
from latex2mathml.converter import convert
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter

from explorer.page import script, style
from explorer.session.saved_page import TRAITS

REPOSITORY = Path(__file__).resolve().parents[1]
LESSON = REPOSITORY / "notebooks" / "gradients-part-1.ipynb"

#: The tag of cells that a page without Python leaves out.
NOTEBOOK_ONLY = "notebook-only"
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
_STARTER = """(() => {
const texts = %s;
const scenes = %s;
const explorers = %s;
const { render, standIn } = new Function(texts._esm.replace("export default", "return"))();
document.head.append(Object.assign(document.createElement("style"), { textContent: texts._css }));
for (const el of document.querySelectorAll("[data-explorer]")) {
  const state = explorers[el.dataset.explorer];
  state.scene = scenes[state.scene];
  render({ model: standIn(state, texts), el });
}
})();
"""
_MATH = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_TAG = re.compile(r"\\tag\{(\w+)\}")


def build(site: Path, notebook: Path = LESSON) -> Path:
    """Build the page, and return its path.

    Parameters
    ----------
    site
        The folder to write to.
    notebook
        The notebook, which is executed in its own folder.
    """
    lesson = nbformat.read(notebook, 4)
    where = {"metadata": {"path": str(notebook.parent)}}
    NotebookClient(lesson, store_widget_state=True, resources=where).execute()
    lesson.cells = [c for c in lesson.cells if NOTEBOOK_ONLY not in c.metadata.get("tags", [])]
    explorers = _take_explorers(lesson)
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            cell.source = _MATH.sub(_mathml, cell.source)
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True)
    body, _ = exporter.from_notebook_node(lesson)

    site.mkdir(parents=True, exist_ok=True)
    (site / "explorers.js").write_text(_starter(explorers), encoding="utf-8")
    page = (Path(__file__).with_suffix(".html")).read_text(encoding="utf-8")
    title = re.search(r"^# (.+)", lesson.cells[0].source)
    parts = {
        "title": html.escape(title[1] if title else notebook.stem),
        "code_style": HtmlFormatter().get_style_defs(".highlight"),
        "body": body,
    }
    for name, text in parts.items():
        page = page.replace(f"{{{{{name}}}}}", text)
    (site / "index.html").write_text(page, encoding="utf-8")
    return site / "index.html"


def _take_explorers(notebook: Any) -> list[dict[str, Any]]:
    """Replace each explorer in the outputs by a place for it, and return their traits."""
    widgets = notebook.metadata.pop("widgets", {}).get(STATE, {}).get("state", {})
    explorers: list[dict[str, Any]] = []
    for cell in notebook.cells:
        kept: list[Any] = []
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if VIEW in data:
                explorers.append(_traits(widgets, data[VIEW]["model_id"]))
                number = len(explorers) - 1
                place = f'<div class="gradient-explorer" data-explorer="{number}"></div>'
                kept.append(nbformat.v4.new_output("display_data", {"text/html": place}))
            elif "image/png" in data and kept and VIEW in str(cell.outputs):
                alt = output.metadata["image/png"]["alt"]
                picture = f'<img alt="{alt}" src="data:image/png;base64,{data["image/png"]}">'
                kept[-1].data["text/html"] += f"<noscript>{picture}</noscript>"
            else:
                kept.append(output)
        if "outputs" in cell:
            cell.outputs = kept
    return explorers


def _traits(widgets: dict[str, Any], model: str) -> dict[str, Any]:
    """Return the traits of the view in a widget, which may hold it as a child."""
    state = widgets[model]["state"]
    if "scene" in state:
        return {name: state[name] for name in TRAITS}
    for child in reversed(state.get("children", [])):
        if found := _traits(widgets, child.removeprefix("IPY_MODEL_")):
            return found
    return {}


def _starter(explorers: list[dict[str, Any]]) -> str:
    """Return the script that shows all explorers; the pictures that they share are in it once."""
    scenes: list[Any] = []
    for traits in explorers:
        if traits["scene"] not in scenes:
            scenes.append(traits["scene"])
        traits["scene"] = scenes.index(traits["scene"])
    parts = {"_esm": script(), "_css": style()}, scenes, explorers
    return _STARTER % tuple(json.dumps(part, ensure_ascii=False) for part in parts)


def _mathml(match: re.Match[str]) -> str:
    """Write a formula as MathML, which browsers show by themselves."""
    block, inline = match.groups()
    tex = _TAG.sub("", block or inline)
    markup = convert(tex, display="block" if block else "inline")
    if not block:
        return markup
    tag = _TAG.search(block)
    return f'<div class="equation">{markup}<span>{f"({tag[1]})" if tag else ""}</span></div>'


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=REPOSITORY / "build" / "site")
    parser.add_argument("notebook", type=Path, nargs="?", default=LESSON)
    given = parser.parse_args()
    print(build(given.site, given.notebook))
