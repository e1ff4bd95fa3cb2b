"""The marks on the loss surface of a net in three dimensions."""

import math

import numpy as np
import pytest
from support.drawn import tip_of
from support.nets import PART_2, PART_4B, RANGES, session_of, state_of

from explorer.model.net.snapshot import with_weight
from explorer.plots.gradient_vector import magnification
from explorer.plots.marks import Scale
from explorer.plots.net.curves import net_curves
from explorer.plots.net.surface_3d import (
    net_ends_3d,
    net_surface_3d_plot,
    net_surface_in_space,
)
from explorer.plots.net.surface_losses import surface_losses
from explorer.plots.net.surface_plot import net_gradient, other_value
from explorer.plots.projection import HOME, SIZE, View3D
from explorer.plots.surface_3d import SAMPLES, Relief, scales_3d

STEEP = PART_4B._replace(weights=with_weight(PART_4B.weights, PART_4B.twin, 6.0))
CASES = pytest.mark.parametrize(
    ("now", "over"), [(PART_4B, "twin"), (PART_4B, "x"), (PART_2, "y"), (STEEP, "twin")]
)


def drawn(s, over, angle=HOME):
    """Return the vertices of each mark, the surface, and the box."""
    surface = net_surface_in_space(s, RANGES, over)
    view = View3D(net_ends_3d(RANGES, over, surface.bar), *angle)
    plot = net_surface_3d_plot(RANGES, over, lambda: view)
    c = net_curves(s, RANGES)
    return {mark.role: mark.place(c, Scale(1, 1)) for mark in plot.marks}, surface, view


@CASES
@pytest.mark.parametrize("angle", [HOME, (20.0, 70.0)])
def test_the_point_and_the_slice_lie_on_the_surface(now, over, angle):
    s = state_of(now)
    marks, surface, view = drawn(s, over, angle)
    here = view.project([(s.w, other_value(s, over), s.t.loss)])
    assert marks["point"] == [pytest.approx(here[0])]
    assert len(marks["slice"]) == SAMPLES
    ends = [(w, other_value(s, over)) for w in RANGES.W]
    for (w, v), pixel in zip(ends, (marks["slice"][0], marks["slice"][-1]), strict=True):
        L = net_surface_at(s, over, w, v)
        assert pixel == pytest.approx(view.project([(w, v, L)])[0])
    assert surface.W[0] == RANGES.W[0] and surface.W[-1] == RANGES.W[1]


def net_surface_at(s, over, w, v):
    return surface_losses(s, over, [w], [v])[0][0]


@CASES
def test_the_arrow_lies_in_the_tangent_plane(now, over):
    s = state_of(now)
    marks, _, view = drawn(s, over)
    slopes = np.array(net_gradient(s, over))
    (tail,) = marks["point"]
    way = tip_of(np.array(marks["vector"]), np.array(tail))
    h = 1e-4 / math.hypot(*slopes)
    point = (s.w, other_value(s, over), s.t.loss)
    moved = (point[0] + h * slopes[0], point[1] + h * slopes[1], point[2] + h * slopes @ slopes)
    step = np.subtract(view.project([moved])[0], tail)
    assert way @ step == pytest.approx(math.hypot(*way) * math.hypot(*step), rel=1e-2)
    # its length is measured along W
    (along_W, along_v, along_L) = scales_3d(view.ends)
    rise = slopes @ slopes
    steep = math.hypot(slopes[0] * along_W, slopes[1] * along_v, rise * along_L)
    length = magnification(RANGES) * math.hypot(*slopes) * along_W
    (tip,) = view.project(
        [tuple(np.add(point, length / steep * np.array([slopes[0], slopes[1], rise])))]
    )
    inside = all(3 <= px <= size - 3 for px, size in zip(tip, SIZE, strict=True))
    assert math.hypot(*way) <= math.hypot(*np.subtract(tip, tail)) * (1 + 1e-6)
    if inside:
        np.testing.assert_allclose(way, np.subtract(tip, tail), atol=1e-6)


def test_the_trail_lies_on_the_surface():
    session = session_of(PART_4B)
    for _ in range(2):
        session.step()
    s = session.model.state
    marks, _, view = drawn(s, "twin")
    expected = []
    for weights in s.trail:
        w, v = weights[0][1][0], weights[0][1][1]
        expected.append(view.project([(w, v, net_surface_at(s, "twin", w, v))])[0])
    np.testing.assert_allclose(marks["trail"], expected)
    assert marks["trail"][-1] == pytest.approx(marks["point"][0])


def test_the_relief_reaches_from_the_darkest_colour_to_the_lightest():
    surface = net_surface_in_space(state_of(PART_4B), RANGES, "twin")
    low, high = surface.bar
    shown = Relief(surface, surface.losses, low, high)
    values = np.array(surface.losses)
    means = (values[1:, 1:] + values[1:, :-1] + values[:-1, 1:] + values[:-1, :-1]) / 4
    colors = ((means - low) / (high - low) * 255.999).astype(int)
    assert abs(np.array(shown.colors) - colors.ravel()).max() <= 1
    assert [point[2] for point in shown.points] == list(values.ravel())
