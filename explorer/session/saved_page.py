"""The explorer as a single HTML file that needs no kernel and no network."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.texts import ADDRESS, SOURCE

#: The traits of the view that the page reads.
TRAITS: Final = (
    "scene", "ranges", "start", "points", "x", "y", "W", "learning_rate", "path", "past", "tools",
    "revision",
)  # fmt: skip
#: Separates the explorer's script from the lines that start it in the file.
BOOT: Final = "// Start " + "the explorer from the state in this file."  # apart, as `_END` is

_END: Final = "</" + "script>"  # apart, because this text is itself part of a script
_STYLE: Final = """:root { color-scheme: light; }
body { margin: 16px auto; max-width: 1120px; padding: 0 12px; background: white; }
header { margin-bottom: 14px; font: 14px/1.45 system-ui, sans-serif; }
h1 { margin: 0 0 2px; font-size: 20px; }
header p { margin: 0; }
noscript svg, noscript img { width: 100%; height: auto; }
#steps ol { margin: 0; padding-left: 24px; columns: 2; column-gap: 36px; }
#steps li { margin-bottom: 10px; break-inside: avoid; }
#steps .ge-formula { flex-wrap: wrap; margin-bottom: 2px; gap: 0 0.3em; }
#steps .ge-value { min-width: 0; color: var(--ge-own); }
@page { size: A4 landscape; margin: 10mm; }
@media screen { #steps { display: none !important; } }
@media print {
  body { margin: 0; max-width: none; zoom: 0.78; }
  #explorer { zoom: 1; }
  header a::after { content: " " attr(href); }
  .ge-toolbar, .ge-panel:is(.ge-walk, .ge-export) { display: none !important; }
  #explorer :is(g[data-mark], .ge-matrix, .ge-edge) { opacity: 1 !important; }
  #explorer .ge-current { outline: none; }
  #steps { break-before: page; }
}"""
_START: Final = """
const state = JSON.parse(document.getElementById("state").textContent);
const source = document.getElementById("source").textContent;
const _esm = source.split(py.session.saved_page.BOOT)[0].trim();
const texts = { _esm, _css: document.getElementById("style").textContent };
const model = standIn(state, texts);
render({ model, el: document.getElementById("explorer") });
const list = () => document.getElementById("steps").replaceChildren(paperSteps(model));
list();
addEventListener("beforeprint", list);
"""


def tools_to_save(tools: list[str]) -> list[str]:
    """Return the tools that are open in a saved page: not the one that saves it."""
    return [name for name in tools if name != "export"]


class About(NamedTuple):
    """The words at the top of a saved page.

    Attributes
    ----------
    title
        Its title.
    sentence
        What there is to do and to see.
    source
        Where the derivation comes from.
    address
        The address of the source.
    """

    title: str
    sentence: str
    source: str
    address: str


ABOUT: Final = About(
    "The gradient, step by step",
    "Drag x, y or W: the three slopes of the smallest neural net, ŷ = σ(Wx), and their product, "
    "the gradient of the loss, follow.",
    SOURCE,
    ADDRESS,
)


def saved_page(script: str, style: str, state: str, still: str, about: About) -> str:
    """Return the file.

    Parameters
    ----------
    script, style
        The page's script and its style sheet.
    state
        The values of the traits that the page reads, as JSON.
    still
        A picture of the state, for readers that run no scripts.
    about
        The words at its top.
    """
    # "</script>" in the data would end the element, "<!--<script" would keep it from ending
    data = state.replace("</", "<\\/").replace("<!", "<\\u0021")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{about.title}</title>
<style>{_STYLE}</style>
<style id="style">{style}</style>
</head>
<body>
<header>
<h1>{about.title}</h1>
<p>{about.sentence} <a href="{about.address}">{about.source}</a></p>
</header>
<div class="gradient-explorer" id="explorer"></div>
<section class="gradient-explorer" id="steps" aria-label="All steps of the derivation"></section>
<noscript>{still}</noscript>
<script type="application/json" id="state">{data}{_END}
<script type="module" id="source">
{script.strip()}
{BOOT}
{_START}{_END}
</body>
</html>
"""
