"""Build the lessons as static pages with live explorers: ``python -m scripts.site [folder]``.

The pages need no server, no kernel and no network: they open from the disk, or anywhere on a static
host. Each notebook is executed once, here; each explorer then runs in the page from its traits.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from latex2mathml.converter import convert
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter

REPOSITORY = Path(__file__).resolve().parents[1]
LESSONS = tuple(sorted((REPOSITORY / "notebooks").glob("*.ipynb")))

#: The tag of cells that a page without Python leaves out.
NOTEBOOK_ONLY = "notebook-only"
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
#: Of a view's traits, those that belong to ipywidgets.
_FOREIGN = ("layout", "tabbable", "tooltip")

# Of the explorers of all pages, those with the same script and styles share one file. It defines
# the function that shows such an explorer; a page's own file has their states, and calls it.
_SHARED = """(window.explorers ??= {})["%s"] = (() => {
const texts = %s;
const { render, standIn } = new Function(texts._esm.replace("export default", "return"))();
document.head.append(Object.assign(document.createElement("style"), { textContent: texts._css }));
return (state, el) => render({ model: standIn(state, texts), el });
})();
"""
_STARTER = """(() => {
const scenes = %s;
const states = %s;
for (const el of document.querySelectorAll("[data-explorer]")) {
  const { shared, ...state } = states[el.dataset.explorer];
  state.scene = scenes[state.scene];
  window.explorers[shared](state, el);
}
})();
"""
_MATH = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_TAG = re.compile(r"\\tag\{([\w.]+)\}")
_LINK = re.compile(r'(?<=[("])([\w-]+)\.ipynb(?=[)#"])')


def build(site: Path, notebooks: Sequence[Path] = LESSONS) -> list[Path]:
    """Build a page for each notebook, and return the paths of the pages.

    Parameters
    ----------
    site
        The folder to write to.
    notebooks
        The notebooks, each of which is executed in its own folder. A link from one to another leads
        to its page.
    """
    site.mkdir(parents=True, exist_ok=True)
    shared: list[dict[str, str]] = []
    return [_page(site, notebook, shared) for notebook in notebooks]


def _page(site: Path, notebook: Path, shared: list[dict[str, str]]) -> Path:
    """Build one page, and add the texts of its explorers to those that pages share."""
    lesson = nbformat.read(notebook, 4)
    where = {"metadata": {"path": str(notebook.parent)}}
    NotebookClient(lesson, store_widget_state=True, resources=where).execute()
    lesson.cells = [c for c in lesson.cells if NOTEBOOK_ONLY not in c.metadata.get("tags", [])]
    states = _take_explorers(lesson)
    for cell in lesson.cells:
        if cell.cell_type == "markdown":
            cell.source = _LINK.sub(r"\1.html", _MATH.sub(_mathml, cell.source))
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True)
    body, _ = exporter.from_notebook_node(lesson)

    title = re.search(r"^# (.+)", lesson.cells[0].source)
    scripts = _write_scripts(site, notebook.stem, states, shared)
    parts = {
        "title": html.escape(title[1] if title else notebook.stem),
        "code_style": HtmlFormatter().get_style_defs(".highlight"),
        "body": body,
        "scripts": "\n".join(f'<script src="{name}"></script>' for name in scripts),
    }
    text = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"{{{{{name}}}}}", part)
    path = site / f"{notebook.stem}.html"
    path.write_text(text, encoding="utf-8")
    return path


def _take_explorers(notebook: Any) -> list[dict[str, Any]]:
    """Replace each explorer in the outputs by a place for it, and return the views' traits."""
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
            elif "ge-still" in data.get("text/html", ""):
                pass  # it says how to run the notebook
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
    state: dict[str, Any] = widgets[model]["state"]
    if "scene" in state:
        return state
    for child in reversed(state.get("children", [])):
        if found := _traits(widgets, child.removeprefix("IPY_MODEL_")):
            return found
    return {}


def _write_scripts(
    site: Path, name: str, states: list[dict[str, Any]], shared: list[dict[str, str]]
) -> list[str]:
    """Write the scripts that show a page's explorers, and return their names."""
    scenes: list[Any] = []
    own: list[dict[str, Any]] = []
    scripts: list[str] = []
    for state in states:
        texts = {key: state[key] for key in ("_esm", "_css")}
        if texts not in shared:
            shared.append(texts)
            file = f"explorer-{len(shared)}.js"
            script = _SHARED % (file, json.dumps(texts, ensure_ascii=False))
            (site / file).write_text(script, encoding="utf-8")
        file = f"explorer-{shared.index(texts) + 1}.js"
        if file not in scripts:
            scripts.append(file)
        if state["scene"] not in scenes:
            scenes.append(state["scene"])
        traits = {k: v for k, v in state.items() if not k.startswith("_") and k not in _FOREIGN}
        own.append({**traits, "scene": scenes.index(state["scene"]), "shared": file})
    if not states:
        return []
    starter = _STARTER % tuple(json.dumps(part, ensure_ascii=False) for part in (scenes, own))
    (site / f"{name}.js").write_text(starter, encoding="utf-8")
    return [*scripts, f"{name}.js"]


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
    parser.add_argument("notebooks", type=Path, nargs="*", default=LESSONS)
    given = parser.parse_args()
    print(*build(given.site, given.notebooks), sep="\n")
