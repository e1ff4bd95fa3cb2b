"""The pictures of a net for the page, and a state as matplotlib draws it afresh."""

import io
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure
from support.drawings import SVG, farthest, group, place, polylines
from support.nets import LARGE, PART_1, PART_2, PART_4B, RANGES, state_of

from explorer.drawing.artists import add_axes
from explorer.drawing.net.artists import NetPlotArtists
from explorer.drawing.net.scene import NetScene
from explorer.drawing.style import style
from explorer.drawing.svg import palette
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges
from explorer.plots.geometry import contour_path, geometry
from explorer.plots.net.curves import net_curves
from explorer.plots.net.layout import form_of
from explorer.plots.net.net_plots import every_plot, net_plots, texts
from explorer.plots.net.surface import FINE, PARTS, NetSurface
from explorer.plots.net.surface_plot import overs
from explorer.plots.ticks import tick_labels

DESCRIBED = NetScene(RANGES).described()
PLOTS = {plot.name: plot for plot in every_plot(RANGES)}
OUTPUT = PART_4B._replace(weight=Weight(1, 0, 0), twin=Weight(1, 1, 0))


def test_there_is_a_picture_for_every_plot_that_a_state_may_show():
    assert set(DESCRIBED["pictures"]) == set(PLOTS)
    assert DESCRIBED["palette"] == palette()
    for now in (PART_1, PART_2, PART_4B, LARGE):
        s = state_of(now)
        for over in overs(s):
            shown = net_plots(RANGES, net_curves(s, RANGES).axes, s.last, form_of(s), over)
            assert {plot.name for plot in shown} <= set(PLOTS)


@pytest.mark.parametrize("name", PLOTS)
def test_all_marks_of_a_picture_are_hidden(name):
    root = ElementTree.fromstring(DESCRIBED["pictures"][name])
    for mark in PLOTS[name].marks:
        node = group(root, f"{name}.{mark.role}")
        assert node.get("visibility") == "hidden"
        assert (node.get("data-mark"), node.get("data-role")) == (mark.quantity, mark.role)
    assert not re.search(r"#[0-9a-f]{6}(?!\))", re.sub(r"var\([^)]*\)", "", _styles(root)))


def _styles(root):
    """Return the styles of all but the marks, whose colours on a surface are fixed."""
    return " ".join(
        node.get("style", "")
        for node in root.iter()
        if node.tag != f"{SVG}g" and "fill" not in node.get("style", "")
    )


@pytest.mark.parametrize("name", [name for name, plot in PLOTS.items() if not plot.in_3d])
def test_the_page_finds_each_label_that_it_changes(name):
    root, plot = ElementTree.fromstring(DESCRIBED["pictures"][name]), PLOTS[name]

    def text(part):
        (node,) = group(root, f"{name}.{part}").iter(f"{SVG}text")
        return node.text

    for axis, values in (("xtick", plot.xticks), ("ytick", plot.yticks)):
        found = [text(f"{axis}-{i}") for i in range(len(values))]
        assert found == tick_labels(values)
    assert (text("xlabel"), text("ylabel")) == (plot.xlabel, plot.ylabel)
    if plot.surface:
        assert all(text(f"bar-{i}") for i in range(PARTS + 1))
        assert group(root, f"{plot.name}.contours") is not None


@pytest.mark.parametrize("name", ["net-z", "net-along", "net-surface"])
def test_the_ticks_are_where_the_plot_has_them(name):
    root, plot = ElementTree.fromstring(DESCRIBED["pictures"][name]), PLOTS[name]
    left, top, width, height = plot.box
    for axis, ends, values in zip("xy", plot.window, (plot.xticks, plot.yticks), strict=True):
        groups = (node for node in root.iter(f"{SVG}g") if f"{axis}tick_" in node.get("id", ""))
        for node, value in zip(groups, values, strict=False):
            (use,) = node.iter(f"{SVG}use")
            share = (value - ends[0]) / (ends[1] - ends[0])
            px = left + share * width if axis == "x" else top + height - share * height
            assert float(use.get(axis)) == pytest.approx(px, abs=0.01)


def fresh(plot, c, paint=False):
    """Return matplotlib's SVG of a state, drawn from scratch.

    With the surface's image the labels have halos, as paths.
    """
    out = io.StringIO()
    with style():
        figure = Figure(figsize=(plot.size[0] / 72, plot.size[1] / 72), dpi=72)
        drawn = NetPlotArtists(plot, add_axes(figure, plot), RANGES, paint)
        drawn.show(c)
        figure.savefig(out, format="svg")
    return ElementTree.fromstring(out.getvalue())


@pytest.mark.parametrize("now", [PART_1, PART_2, PART_4B, OUTPUT, LARGE])
def test_the_page_puts_the_marks_where_matplotlib_draws_them(now):
    s = state_of(now)
    c = net_curves(s, RANGES)
    for plot in net_plots(RANGES, c.axes, s.last, form_of(s), overs(s)[0]):
        root = fresh(plot, c)
        for mark in plot.marks:
            mine = geometry(plot, mark, c)
            node = group(root, f"{plot.name}.{mark.role}")
            if not mine:
                # a path without lines shows nothing
                assert node is None or all(len(line) < 2 for line in place(node)), mark.role
            elif isinstance(mine, str):
                assert farthest(place(node), polylines(mine), plot.size) < 0.1, mark.role
            else:
                np.testing.assert_allclose(place(node), mine, atol=0.02)
        for gid, text in texts(plot, c).items():
            node = group(root, gid)
            assert node is None or [one.text for one in node.iter(f"{SVG}text")] == [text]


def test_the_surface_that_matplotlib_paints_has_the_page_s_contours_and_colours():
    s = state_of(PART_4B)
    c = net_curves(s, RANGES)
    plot = net_plots(RANGES, c.axes, s.last, "")[4]
    surface = NetSurface(s, RANGES, "twin", FINE)
    root = fresh(plot, c, paint=True)
    lines = polylines(contour_path(plot, surface.contours()))
    assert farthest(place(group(root, f"{plot.name}.contours")), lines, plot.size) < 0.1
    for i, text in enumerate(tick_labels(surface.bar_ticks())):
        (node,) = group(root, f"{plot.name}.bar-{i}").iter(f"{SVG}text")
        assert node.text == text


@pytest.mark.parametrize("name", ["net-surface-3d", "net-surface-x-3d", "net-surface-y-3d"])
def test_the_picture_in_three_dimensions_has_no_axes(name):
    root = ElementTree.fromstring(DESCRIBED["pictures"][name])
    assert {text.text for text in root.iter(f"{SVG}text")} == {"10 ∇L", "∇L"}


def test_other_ranges_have_other_pictures():
    wide = NetScene(Ranges(W=(-1000.0, 1000.0))).described()["pictures"]
    assert wide["net-z"] != DESCRIBED["pictures"]["net-z"]
    assert wide["net-l"] == DESCRIBED["pictures"]["net-l"]
    assert "−1000" in wide["net-z"]
