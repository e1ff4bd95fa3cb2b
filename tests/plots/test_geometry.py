"""The geometry of marks in pixels; tests/drawing/test_svg.py compares it with matplotlib's."""

import numpy as np
import pytest
from hypothesis import given, settings
from support.drawings import all_plots, polylines
from support.states import DEFAULT, RANGES, state, states

from explorer.plots.geometry import BASELINE, contour_path, geometry, line, mapping
from explorer.plots.marks import Mark

PLOTS = all_plots(DEFAULT)
PLOT = PLOTS[0]


def px(plot, points):
    """Return points in pixels: shares of the box, counted from its lower left corner."""
    left, top, width, height = plot.box
    (x0, x1), (y0, y1) = plot.window
    shares = (np.array(points) - (x0, y0)) / (x1 - x0, y1 - y0)
    return (left, top + height) + shares * (width, -height)


@pytest.mark.parametrize("ranges", RANGES)
def test_the_mapping_takes_the_window_to_the_box(ranges):
    for plot in all_plots(ranges):
        left, right, bottom, top = plot.margins
        width, height = plot.size
        to = mapping(plot)
        assert plot.box == pytest.approx((left, top, width - left - right, height - bottom - top))
        for corner, pixel in (
            ((plot.window.x[0], plot.window.y[0]), (left, height - bottom)),
            ((plot.window.x[1], plot.window.y[1]), (width - right, top)),
        ):
            assert to.to_px(*corner) == pytest.approx(pixel, abs=0.01)
            for found, data, factor in zip(to.to_data(*pixel), corner, plot.scale, strict=True):
                assert found == pytest.approx(data, rel=1e-6, abs=0.01 / factor)


@settings(max_examples=60, deadline=None)
@given(states())
def test_each_mark_is_at_its_vertices_to_the_precision_of_its_shape(s):
    for plot in PLOTS:
        for mark in plot.marks:
            found, points = geometry(plot, mark, s), mark.place(s, plot.scale)
            if not points:
                assert found == ""
                continue
            wanted = px(plot, points)
            if mark.shape in ("point", "text"):
                down = BASELINE if mark.shape == "text" else 0.0
                np.testing.assert_allclose(found, wanted[0] + (0, down), atol=0.0051)
            elif mark.shape == "dots":
                dots = [part[0] for part in polylines(found)]
                np.testing.assert_allclose(dots, wanted, atol=0.051)
                assert found.count("h0") == len(points)
            else:
                (vertices,) = polylines(found)
                precision = 0.051 if len(points) > 4 else 0.0051
                np.testing.assert_allclose(vertices, wanted, atol=precision)


@pytest.mark.parametrize("shape", ["line", "area", "dots", "point", "text"])
def test_a_mark_without_vertices_is_hidden(shape):
    mark = Mark("none", "z", shape, lambda s, px: [])
    assert geometry(PLOT, mark, state(1.5, 1.0, -0.8)) == ""


def test_a_path_has_the_decimals_that_it_needs():
    assert line([(1.0, 2.345), (3.006, 4.0)], 2) == "M1.00 2.35L3.01 4.00"
    assert line([(1.04, 2.06)], 1) == "M1.0 2.1"


def test_contour_lines_are_one_path():
    surface = next(plot for plot in PLOTS if plot.name == "surface")
    lines = [[(0.0, 0.0), (1.0, 1.0)], [(2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]]
    found = polylines(contour_path(surface, lines))
    assert len(found) == 2
    for vertices, wanted in zip(found, lines, strict=True):
        np.testing.assert_allclose(vertices, px(surface, wanted), atol=0.051)
    assert contour_path(surface, []) == ""
