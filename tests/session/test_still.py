"""The still picture: its texts, and the places of the plots; tests/drawing tests a whole one."""

from xml.etree import ElementTree

import pytest
from support.drawings import SVG
from support.states import CASES, DEFAULT, RANGES, state

from explorer.derivation.colors import LIGHT
from explorer.derivation.equations import as_text
from explorer.derivation.steps import FACTORS, step
from explorer.plots.five_plots import plots
from explorer.plots.layout import GAP, ROWS, SIZES, WIDTH
from explorer.session.still import HEIGHT, still

IMAGE = "data:image/png;base64,AA=="
START = state(*CASES[0])


def picture(s=START, ranges=DEFAULT, colors=LIGHT):
    pictures = {
        plot.name: f'<svg width="9" xmlns="http://www.w3.org/2000/svg"><g id="{plot.name}"/></svg>'
        for plot in plots(ranges)
    }
    text = still(s, ranges, pictures, IMAGE, colors)
    return text, ElementTree.fromstring(text)


@pytest.mark.parametrize("at", CASES)
def test_it_shows_the_plots_with_the_numbers_of_the_state(at):
    s = state(*at)
    _, root = picture(s)
    written = [node.text for node in root.findall(f"{SVG}text")]
    assert sorted(written) == sorted([
        "W →", "→", "→",
        *(as_text(step(name), s) for name in ("z", "y_hat", "loss", *FACTORS)),
        as_text(step("dL_dW"), s, numbers=True), "the loss along W", "the loss over W and x",
    ])  # fmt: skip


def test_the_pictures_stand_in_rows_and_no_text_overlaps_them():
    _, root = picture()
    nested = root.findall(f"{SVG}svg")
    assert [node.find(f"{SVG}g").get("id") for node in nested] == [*ROWS[0], *ROWS[1]]
    assert all(node.get("width") == "9" for node in nested)  # each keeps its own attributes
    found = [(float(node.get("x")), float(node.get("y"))) for node in nested]
    assert found == [(0, 24), (308 + GAP, 24), (308 + 382 + 2 * GAP, 24), (0, 292), (572, 292)]
    assert (float(root.get("width")), float(root.get("height"))) == (WIDTH, HEIGHT) == (1120, 488)
    assert root.get("viewBox") == "0 0 1120 488"
    bottom = 24 + SIZES[ROWS[0][0]][1]
    lines = sorted({float(node.get("y")) for node in root.findall(f"{SVG}text")})
    assert lines == [17, bottom + 17, bottom + 54, 292 - 7]


@pytest.mark.parametrize("ranges", RANGES)
def test_the_surface_s_image_fills_its_axes_behind_its_marks(ranges):
    _, root = picture(ranges=ranges)
    (image,) = root.iter(f"{SVG}image")
    surface = next(plot for plot in plots(ranges) if plot.surface)
    box = tuple(float(image.get(name)) for name in ("x", "y", "width", "height"))
    assert box == pytest.approx(surface.box, abs=0.051)
    assert image.get("preserveAspectRatio") == "none"
    assert image.get("{http://www.w3.org/1999/xlink}href") == IMAGE
    (parent,) = (node for node in root.findall(f"{SVG}svg") if image in list(node))
    assert [child.get("id") for child in parent] == [None, "surface"]


def test_texts_have_the_given_colours():
    colors = {name: f"#00000{i:x}" for i, name in enumerate(LIGHT)}
    _, root = picture(colors=colors)
    fills = {node.text: node.get("fill") for node in root.findall(f"{SVG}text")}
    for name in FACTORS:
        assert fills[as_text(step(name), START)] == colors[name]
    assert fills[as_text(step("dL_dW"), START, numbers=True)] == colors["dL_dW"]
    assert fills["the loss along W"] == colors["ink"]
    assert root.find(f"{SVG}rect").get("fill") == colors["paper"]
