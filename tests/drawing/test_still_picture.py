"""The still picture that is saved in a notebook."""

import base64
import io
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.image import imread
from support.drawings import SVG, svg_plots
from support.states import CASES, DEFAULT, state

from explorer.derivation.colors import COLORS, LIGHT, ON_SURFACE
from explorer.derivation.equations import as_text
from explorer.derivation.steps import step
from explorer.drawing.still_picture import HINT, still
from explorer.drawing.style import colormap
from explorer.plots.layout import GAP, ROWS, SIZES, WIDTH
from explorer.plots.surface import Surface

SURFACE = Surface(DEFAULT)
PLOTS = svg_plots(DEFAULT)[:5]


def picture(s):
    text = still(PLOTS, SURFACE, s)
    return text, ElementTree.fromstring(text)


@pytest.mark.parametrize("at", CASES)
def test_it_shows_the_plots_with_the_numbers_of_the_state(at):
    s = state(*at)
    _, root = picture(s)
    written = [node.text for node in root.findall(f"{SVG}text")]
    factors = ("dz_dW", "dyhat_dz", "dL_dyhat")
    assert sorted(written) == sorted([
        HINT, *(as_text(step(name), s) for name in ("z", "y_hat", "loss", *factors)),
        as_text(step("dL_dW"), s, numbers=True), "the loss along W", "the loss over W and x",
    ])  # fmt: skip


def test_the_pictures_stand_in_rows_and_no_text_overlaps_them():
    _, root = picture(state(*CASES[0]))
    found = [(float(node.get("x")), float(node.get("y"))) for node in root.findall(f"{SVG}svg")]
    assert found == [(0, 48), (318 + GAP, 48), (318 + 390 + 2 * GAP, 48), (0, 316), (572, 316)]
    assert [root.get("width"), root.get("height")] == [str(WIDTH), "512"]
    bottom = 48 + SIZES[ROWS[0][0]][1]
    lines = sorted({float(node.get("y")) for node in root.findall(f"{SVG}text")})
    assert lines == [17, 41, bottom + 17, bottom + 54, 316 - 7]


def test_it_needs_no_style_sheet_and_no_script():
    text, _ = picture(state(*CASES[0]))
    assert "var(" not in text and "<script" not in text
    colors = set(re.findall(r"#[0-9a-f]{6}\b", text))
    assert colors <= {*LIGHT.values(), *ON_SURFACE.values()}
    assert COLORS["dz_dW"].light in colors and COLORS["dz_dW"].dark not in colors


def test_the_surface_is_behind_its_marks():
    s = state(1.5, 0.25, -0.8)
    text, _ = picture(s)
    data, rest = re.search(r"base64,([^\"]+)\"(.*)", text, re.DOTALL).groups()
    assert 'id="surface.point"' in rest
    image = imread(io.BytesIO(base64.b64decode(data)))
    wanted = colormap()(SURFACE.values(0.25)[::-1] / SURFACE.highest)
    np.testing.assert_allclose(image, wanted, atol=0.02)
