"""The pictures and the formulas for the page, and the picture that a saved notebook keeps."""

import base64
import io
import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.image import imread
from support.drawings import SVG, all_plots, group, place, polylines
from support.states import CASES, DEFAULT, RANGES, state

from explorer.derivation.colors import COLORS, LIGHT
from explorer.derivation.erratum import PRINTED
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS, step
from explorer.drawing.check_chart import chart
from explorer.drawing.mathml import mathml
from explorer.drawing.scene import DIFFERENCE, Scene
from explorer.drawing.step_markup import in_full, shown
from explorer.drawing.style import colormap
from explorer.drawing.svg import palette
from explorer.plots.five_plots import plots
from explorer.plots.geometry import geometry
from explorer.plots.surface import Surface
from explorer.plots.windows import z_axis_at

SCENE = Scene(DEFAULT)
DESCRIBED = SCENE.described()
SURFACE = Surface(DEFAULT)
START = state(*CASES[0])


def still(s):
    text = SCENE.still(s)
    return text, ElementTree.fromstring(text)


# For the page ------------------------------------------------------------------------------------


def test_every_plot_has_a_picture_with_all_its_marks_hidden():
    pictures = DESCRIBED["pictures"]
    flat = {plot.name: plot for plot in all_plots(DEFAULT)}
    assert set(pictures) == {*flat, "surface-3d", "surface-y-3d"}
    for name, plot in flat.items():
        root = ElementTree.fromstring(pictures[name])
        for mark in plot.marks:
            assert group(root, f"{name}.{mark.role}").get("visibility") == "hidden"


@pytest.mark.parametrize("over", ["x", "y"])
def test_the_picture_in_three_dimensions_has_the_same_marks_and_no_axes(over):
    name = "surface" if over == "x" else "surface-y"
    flat, deep = (
        ElementTree.fromstring(DESCRIBED["pictures"][each]) for each in (name, f"{name}-3d")
    )

    def roles(root):
        return [node.get("data-role") for node in root.iter() if node.get("data-role")]

    assert roles(deep) == roles(flat)
    written = {text.text for text in deep.iter(f"{SVG}text")}
    assert written == {"10 ∇L", "∇L"}


def test_every_quantity_has_a_symbol_and_every_step_its_equations():
    assert set(DESCRIBED["symbols"]) == set(QUANTITIES)
    for name, markup in DESCRIBED["symbols"].items():
        assert ElementTree.fromstring(markup).get("aria-label") == QUANTITIES[name].spoken
    wanted = {s.name: {"shown": shown(s), "in_full": in_full(s)} for s in STEPS}
    assert DESCRIBED["steps"] == wanted
    assert DESCRIBED["difference"] == mathml(DIFFERENCE)
    assert (DESCRIBED["chart"], DESCRIBED["palette"]) == (chart(), palette())


@pytest.mark.parametrize("name", PRINTED)
def test_a_misprinted_equation_stands_beside_the_true_one(name):
    row, correct = DESCRIBED["erratum"][name], step(name)
    assert row["name"].startswith(f"{correct.equation} <math")
    assert row["true"].startswith(mathml(correct.formula))
    assert row["true"].endswith(f'<span data-number="{correct.quantity}"></span>')
    assert row["printed"].startswith(mathml(PRINTED[name]))
    for side in row.values():
        ElementTree.fromstring(f"<p>{side}</p>")
    slipped = list(ElementTree.fromstring(f"<p>{row['printed']}</p>"))[-1]
    assert slipped.get("class") == "ge-slipped"
    assert (slipped.get("data-of"), slipped.get("data-reveals")) == (name, correct.quantity)


def test_it_is_plain_data():
    assert json.loads(json.dumps(DESCRIBED)) == DESCRIBED


def test_the_pictures_depend_on_the_ranges_and_on_nothing_else():
    assert Scene(DEFAULT).described() == DESCRIBED
    other = Scene(RANGES[3]).described()
    assert {n for n in other if other[n] != DESCRIBED[n]} == {"pictures"}


# The still picture -------------------------------------------------------------------------------


@pytest.mark.parametrize("at", CASES)
def test_the_still_picture_shows_the_plots_at_the_state(at):
    s = state(*at, path=(at[2] - 1.0, at[2]))
    _, root = still(s)
    nested = root.findall(f"{SVG}svg")
    assert len(nested) == 5
    shown = plots(DEFAULT, z_axis_at(DEFAULT, s.t.z))
    for plot, picture in zip(shown, nested, strict=True):
        for mark in plot.marks:
            node, wanted = group(picture, f"{plot.name}.{mark.role}"), geometry(plot, mark, s)
            assert (node.get("visibility") == "hidden") == (wanted == "")
            if wanted == "":
                continue
            if mark.shape in ("point", "text"):
                np.testing.assert_array_equal(place(node), wanted)
            else:
                for found, line in zip(place(node), polylines(wanted), strict=True):
                    np.testing.assert_array_equal(found, line)


def test_it_has_the_numbers_of_the_state():
    _, root = still(START)
    written = [node.text for node in root.findall(f"{SVG}text")]
    assert "∂L/∂W = −0.7685 × 0.1779 × 1.5000 = −0.2051" in written


def test_it_needs_no_style_sheet_and_no_script():
    text, _ = still(START)
    assert "var(" not in text and "<script" not in text
    colors = set(re.findall(r"#[0-9a-f]{6}\b", text))
    assert colors <= {*LIGHT.values()}
    assert COLORS["dz_dW"].light in colors and COLORS["dz_dW"].dark not in colors


def test_the_surface_is_behind_its_marks():
    text, _ = still(state(1.5, 0.25, -0.8))
    data, rest = re.search(r"base64,([^\"]+)\"(.*)", text, re.DOTALL).groups()
    assert 'id="surface.point"' in rest
    image = imread(io.BytesIO(base64.b64decode(data)))
    wanted = colormap()(np.array(SURFACE.losses(0.25))[::-1] / SURFACE.highest)
    np.testing.assert_allclose(image, wanted, atol=0.02)
