"""Test the page's pictures and the geometry of their marks against a new drawing by matplotlib."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from matplotlib.figure import Figure
from support.drawings import SVG, farthest, fresh, group, place, polylines, svg_plots
from support.states import CASES, DEFAULT, RANGES, state, states

from explorer.derivation.colors import LIGHT, SURFACE_OPACITY
from explorer.derivation.colors import SURFACE as SURFACE_COLOR
from explorer.derivation.quantities import QUANTITIES
from explorer.drawing.style import colormap
from explorer.drawing.svg import SvgPlot, palette
from explorer.model.ranges import Ranges
from explorer.plots.geometry import contour_path, geometry, mapping
from explorer.plots.marks import Window
from explorer.plots.surface import Surface
from explorer.widget.view import View

PLOTS = svg_plots(DEFAULT)
SURFACE = Surface(DEFAULT)
START = state(*CASES[0])


def contours_of(svg, s):
    return svg.surface.contours(svg.surface.losses(s.value(svg.surface.follows)))


def drawn_for(s):
    """Return the plots on the axes of a state; most are on the usual ones."""
    return PLOTS if abs(s.t.z) <= 10 else [*svg_plots(DEFAULT, s=s)[:2], *PLOTS[2:]]


def assert_as_drawn(svg, s):
    """Compare the page's geometry with matplotlib's drawing, mark by mark."""
    root, size = fresh(svg.plot, svg.surface, s), svg.plot.size
    for mark in svg.plot.marks:
        gid = f"{svg.plot.name}.{mark.role}"
        drawn, found = group(root, gid), geometry(svg.plot, mark, s)
        assert (drawn is None) == (found == ""), gid
        if drawn is None:
            continue
        there = place(drawn)
        if mark.shape in ("point", "text"):
            assert abs(there - found).max() <= 0.06, (gid, there, found)
            continue
        here = polylines(found)
        if all(((part >= 0) & (part <= size)).all() for part in here):
            assert [len(part) for part in here] == [len(part) for part in there], gid
            for ours, theirs in zip(here, there, strict=True):
                assert abs(ours - theirs).max() <= 0.06, gid
        else:  # matplotlib omits vertices beyond the picture's edge
            assert farthest(here, there, size) <= 0.1, gid
            assert farthest(there, here, size) <= 0.1, gid
    if svg.plot.surface:
        lines = contours_of(svg, s)
        here = polylines(contour_path(svg.plot, lines))
        drawn = place(group(root, f"{svg.plot.name}.contours"))
        if not lines:
            assert not here or all(len(part) == 1 for part in here)
            return
        assert farthest(here, drawn, size) <= 0.1
        assert farthest(drawn, here, size) <= 0.1


# A drawing takes too long for Hypothesis to look for the shortest example as well.
@settings(max_examples=4, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(states())
def test_any_state_is_as_drawn(s):
    for svg in drawn_for(s):
        assert_as_drawn(svg, s)


@pytest.mark.parametrize("case", CASES)
def test_special_states_are_as_drawn(case):
    x, y, W = case
    s = state(x, y, W, path=(W - 1, W + 0.5, W))
    for svg in drawn_for(s):
        assert_as_drawn(svg, s)


@pytest.mark.parametrize("ranges", RANGES[1:])
def test_other_ranges_are_as_drawn(ranges):
    for share in (0.0, 0.3):
        ends = (ranges.x, ranges.y, ranges.W)
        x, y, W = (low + share * (high - low) for low, high in ends)
        s = state(x, y, W, path=(ranges.W[0], W))
        for svg in svg_plots(ranges, (50, 40), s):
            assert_as_drawn(svg, s)


@pytest.mark.parametrize("axis", ["x", "y"])
def test_the_comparison_detects_a_mark_that_is_elsewhere(monkeypatch, axis):
    def moved(plot):
        right = mapping(plot)
        factor, offset = getattr(right, axis)
        return right._replace(**{axis: (factor, offset + 0.1)})

    monkeypatch.setattr("explorer.plots.geometry.mapping", moved)
    with pytest.raises(AssertionError, match=r"z\."):
        assert_as_drawn(PLOTS[0], START)


# --- the picture itself ----------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("svg", PLOTS, ids=lambda svg: svg.plot.name)
def test_every_mark_is_in_the_picture_with_its_quantity_and_role(svg, case):
    s = state(*case)
    root = ElementTree.fromstring(svg.markup(s))
    for mark in svg.plot.marks:
        node = group(root, f"{svg.plot.name}.{mark.role}")
        assert node is not None, mark.role
        assert node.get("data-mark") == mark.quantity
        assert node.get("data-role") == mark.role
        place(node)  # it has the one shape that the page moves
        hidden = not mark.place(s, svg.plot.scale)
        assert (node.get("visibility") == "hidden") == hidden
    if svg.plot.surface:
        assert group(root, f"{svg.plot.name}.contours") is not None


@pytest.mark.parametrize("svg", PLOTS, ids=lambda svg: svg.plot.name)
def test_the_picture_itself_is_as_drawn(svg):
    root, redrawn = (
        ElementTree.fromstring(svg.markup(START)),
        fresh(svg.plot, svg.surface, START),
    )
    written = [[text.text for text in picture.iter(f"{SVG}text")] for picture in (root, redrawn)]
    assert set(written[0]) - {mark.text for mark in svg.plot.marks} <= set(written[1])
    assert set(written[1]) <= set(written[0])
    for mark in svg.plot.marks:
        gid = f"{svg.plot.name}.{mark.role}"
        if drawn := group(redrawn, gid):
            for ours, theirs in zip(place(group(root, gid)), place(drawn), strict=True):
                np.testing.assert_allclose(ours, theirs, atol=0.06)


@pytest.mark.parametrize("svg", PLOTS, ids=lambda svg: svg.plot.name)
def test_ids_are_unique_and_references_lead_to_them(svg):
    text = svg.markup(START)
    ids = re.findall(r'\bid="([^"]+)"', text)
    # matplotlib repeats a marker's shape where it uses it again
    assert len(set(ids)) == len(ids) or {i for i in ids if ids.count(i) > 1} <= _markers(text)
    for target in re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text):
        assert "".join(target) in ids


def _markers(text):
    return {href for href in re.findall(r'<use xlink:href="#(m\w+)"', text)}


def test_a_picture_is_the_same_each_time_it_is_drawn():
    for one, other in zip(svg_plots(DEFAULT), svg_plots(DEFAULT), strict=True):
        assert one._draw() == other._draw() == one.blank


def test_different_plots_have_different_pictures():
    plot = PLOTS[0].plot
    others = [
        replace(plot, xlabel="V"),
        replace(plot, yticks=(-5.0, 0.0, 5.0)),
        replace(plot, marks=plot.marks[1:]),
        replace(plot, window=Window((-1, 1), plot.window.y)),
    ]
    blanks = {SvgPlot(other, SURFACE).blank for other in (plot, *others)}
    assert len(blanks) == 1 + len(others)
    higher = Surface(Ranges(y=(0.0, 2.0)))
    assert SvgPlot(PLOTS[4].plot, higher).blank != PLOTS[4].blank  # its colour bar


def test_a_style_sheet_can_replace_every_colour():
    css = View._css
    for svg in PLOTS:
        text = svg.markup(START)
        for name, color in re.findall(r"var\(--ge-([\w-]+), (#\w+)\)", text):
            assert f"--ge-{name}:" in css
            assert color == LIGHT[name]
        rest = set(re.findall(r"#[0-9a-f]{6}\b", re.sub(r"var\([^)]*\)", "", text)))
        assert rest == set()


def test_tangents_have_their_quantity_s_colour():
    for svg in PLOTS:
        root = ElementTree.fromstring(svg.markup(START))
        node = group(root, f"{svg.plot.name}.tangent")
        if node is not None:
            color = QUANTITIES[node.get("data-mark")].color
            name = node.get("data-mark")
            assert f"stroke: var(--ge-{name}, {color})" in next(node.iter(f"{SVG}path")).get(
                "style"
            )


# --- the surface's colours -------------------------------------------------------------------


@pytest.mark.parametrize("y", [0.0, 0.4, 1.0])
def test_pixels_have_the_colours_of_matplotlib_s_image(y):
    values = np.array(SURFACE.losses(y))
    indices = np.array(SURFACE.pixels(values.tolist())).reshape(values.shape)
    shown = np.array(palette()).reshape(256, 4)[indices]
    image = Figure().add_subplot().imshow(values, cmap=colormap(), vmin=0, vmax=SURFACE.highest)
    drawn = image.to_rgba(values[::-1], bytes=True).astype(int)
    assert abs(shown - drawn).max() <= 1  # rounding may choose the next of the 256 colours
    assert (shown == drawn).all(axis=2).mean() > 0.98


def test_the_palette_has_256_colours_of_four_bytes_from_clear_to_the_surface_s_opacity():
    colours = palette()
    assert len(colours) == 1024
    assert colours[3] == 0 and colours[-1] == pytest.approx(255 * SURFACE_OPACITY, abs=1)
    assert "#" + "".join(f"{c:02x}" for c in colours[-4:-1]) == SURFACE_COLOR
    assert all(type(c) is int and 0 <= c <= 255 for c in colours)


# --- the reader's matplotlib is left alone ----------------------------------------------------


def test_pyplot_is_not_imported():
    code = (
        "import sys, explorer\n"
        "e = explorer.GradientExplorer(); e.x = 2.0; e.figure(); e._repr_mimebundle_()\n"
        "assert 'matplotlib.pyplot' not in sys.modules, 'pyplot'"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_the_reader_s_style_neither_leaks_in_nor_is_changed():
    plain = [svg._draw() for svg in PLOTS]
    own = {
        "font.size": 40.0, "axes.edgecolor": "red", "lines.linewidth": 9.0, "svg.fonttype": "path",
        "axes.grid": True, "path.simplify": True, "axes.xmargin": 0.4, "text.color": "lime",
        "figure.dpi": 200.0, "savefig.dpi": 50.0, "xtick.direction": "in", "image.origin": "upper",
        "savefig.bbox": "tight", "svg.hashsalt": "mine", "axes.unicode_minus": False,
    }  # fmt: skip
    with mpl.rc_context(own):
        before = dict(mpl.rcParams)
        assert [svg._draw() for svg in svg_plots(DEFAULT)] == plain
        assert dict(mpl.rcParams) == before
        # and the reader's own figures are drawn as before
        figure = Figure()
        figure.add_subplot()
        figure.savefig(io.BytesIO(), format="png")
        assert dict(mpl.rcParams) == before
