"""The axes of the surface in three dimensions: their places, ticks and labels."""

import itertools

import numpy as np
import pytest
from matplotlib.figure import Figure
from support.states import DEFAULT, RANGES

from explorer.plots.axes_3d import CHARACTER, LINE, TICK, axes_3d
from explorer.plots.projection import ASPECT, HOME, SIZE, View3D
from explorer.plots.surface_3d import ends_3d

ANGLES = [HOME, *itertools.product((-150, -92, 0, 30, 75, 90, 120, 179), (0, 1, 30, 60, 85, 90))]

#: From these angles one corner of the box is nearer than all others.
SLANTED = [angle for angle in ANGLES if angle[0] not in (0, 90) and 0 < angle[1] < 90]


def seen(angle, ranges=DEFAULT, over="x"):
    view = View3D(ends_3d(ranges, over), *angle)
    return view, axes_3d(view, ("W", over, "L"))


def boxes(axes):
    """Return the middle and half the size of each label."""
    for label in (*axes.numbers, *axes.names):
        yield np.array((label.x, label.y)), np.array((CHARACTER * len(label.text), LINE)) / 2


def test_the_default_axes_have_these_labels():
    _, axes = seen(HOME)
    assert [label.text for label in axes.numbers] == [
        "−4", "−2", "0", "2", "4", "−2", "0", "2", "0.2", "0.4",
    ]  # fmt: skip
    assert [label.text for label in axes.names] == ["W", "x", "L"]
    assert [label.text for label in seen(HOME, over="y")[1].names] == ["W", "y", "L"]


@pytest.mark.parametrize("angle", SLANTED)
def test_the_lower_axes_are_on_mplot3d_s_edges(angle):
    view, axes = seen(angle)
    drawing = Figure(figsize=(5, 5)).add_axes((0, 0, 1, 1), projection="3d")
    W, v, L = view.ends
    drawing.set(xlim=W, ylim=v, zlim=L)
    drawing.set_box_aspect(ASPECT)
    drawing.view_init(angle[1], angle[0])
    minimum, maximum = np.array(view.ends).T
    drawing.M = drawing.get_proj()
    *_, highs = drawing.xaxis._get_coord_info()
    far, near = np.where(highs, maximum, minimum), np.where(highs, minimum, maximum)
    edges = [
        view.project([(W[0], near[1], far[2]), (W[1], near[1], far[2])]),
        view.project([(near[0], v[0], far[2]), (near[0], v[1], far[2])]),
    ]
    lines = [line for line in axes.lines if not is_tick(line)]
    for found, wanted in zip(lines[:2], edges, strict=True):
        np.testing.assert_allclose(found, wanted, atol=1e-9)


def is_tick(line):
    return np.hypot(*np.subtract(*line)) == pytest.approx(TICK)


@pytest.mark.parametrize("angle", ANGLES)
def test_the_loss_s_axis_stands_at_the_side_where_the_longer_of_the_other_two_ends(angle):
    view, axes = seen(angle)
    one, other, upright = [line for line in axes.lines if not is_tick(line)]
    longer = max(one, other, key=lambda line: np.hypot(*np.subtract(*line)))
    assert longer.count(upright[0]) == 1
    (W, v, (low, high)) = view.ends
    edges = [view.project([(a, b, low), (a, b, high)]) for a in W for b in v]
    assert upright in edges
    across = sorted(edge[0][0] for edge in edges)
    assert upright[0][0] <= across[1] or upright[0][0] >= across[2]  # not in the middle


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("over", ["x", "y"])
def test_no_label_is_clipped_or_on_the_surface_or_on_another_label(ranges, over):
    for angle in ANGLES:
        view, axes = seen(angle, ranges, over)
        turn = np.linspace(0, 2 * np.pi, 720, endpoint=False)
        directions = np.column_stack((np.cos(turn), np.sin(turn)))
        reach = (directions @ np.array(view.project(view.corners)).T).max(axis=1)
        for middle, half in boxes(axes):
            assert (middle - half >= 0).all() and (middle + half <= SIZE).all(), (angle, middle)
            nearest = directions @ middle - abs(directions) @ half
            assert (nearest >= reach).any(), (angle, middle)  # some line divides them
        for (one, half), (other, other_half) in itertools.combinations(boxes(axes), 2):
            assert (abs(one - other) >= half + other_half - 1).any(), (angle, one, other)


@pytest.mark.parametrize("angle", [HOME, (30, 60), (-150, 10)])
def test_ticks_begin_where_their_labels_say(angle):
    view, axes = seen(angle)
    labels = iter(axes.numbers)
    k, edge = -1, ()
    for line in axes.lines:
        if is_tick(line):
            point = [*edge]
            point[k] = float(next(labels).text.replace("−", "-"))
            assert line[0] == pytest.approx(view.project([point])[0])
        else:
            k += 1
            edge = next(c for c in view.corners if view.project([c])[0] == line[0])
    assert k == 2 and next(labels, None) is None
    assert len(axes.grid) == len(axes.numbers) >= 6


@pytest.mark.parametrize("angle", SLANTED)
def test_panes_are_on_the_sides_behind_the_surface(angle):
    view, axes = seen(angle)
    pixels = np.array(view.project(view.corners))
    nearness = [
        sum(s * (c - low) / (high - low) * a for s, c, (low, high), a in
            zip(view.toward, corner, view.ends, view.sides, strict=True))
        for corner in view.corners
    ]  # fmt: skip
    far = pixels[int(np.argmin(nearness))]
    assert len(axes.panes) == 3
    for pane in axes.panes:
        assert pane[0] == pane[-1]
        assert pane[0] == pytest.approx(far)


def test_an_axis_that_points_at_the_viewer_has_no_labels():
    assert [label.text for label in seen((-60, 90))[1].names] == ["W", "x"]
    assert [label.text for label in seen((0, 0))[1].names] == ["x", "L"]
    assert [label.text for label in seen((90, 0))[1].names] == ["W", "L"]
