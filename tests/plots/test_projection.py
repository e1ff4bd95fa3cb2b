"""The projection of the surface in three dimensions, against matplotlib's mplot3d."""

import itertools

import numpy as np
import pytest
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import proj3d
from support.states import RANGES

from explorer.plots.projection import ASPECT, HOME, MIDDLE, ROOM, SIZE, View3D
from explorer.plots.surface_3d import ends_3d

#: From exactly above mplot3d loses the azimuth.
ANGLES = [
    HOME, (0.0, 0.0), (0.0, 89.0), (30.0, 30.0), (90.0, 0.0), (120.0, 60.0), (-150.0, 89.9),
    (-179.5, 45.0), (35.0, 10.0), (-120.0, 75.0), (170.0, 85.0),
]  # fmt: skip


def by_mplot3d(points, ends, azim, elev, sides):
    """Return the pixels of points in a box with sides of these lengths, whose middle is (0, 0)."""
    figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72), dpi=72)
    # mplot3d draws in a square; the picture is its middle
    below = (SIZE[1] - SIZE[0]) / 2 / SIZE[1]
    axes = figure.add_axes((0, below, 1, SIZE[0] / SIZE[1]), projection="3d")
    axes.set(xlim=ends[0], ylim=ends[1], zlim=ends[2])
    axes.apply_aspect()
    axes.view_init(elev, azim)
    axes.set_box_aspect(ASPECT)
    axes.set_box_aspect(ASPECT, zoom=sides[0] / axes._box_aspect[0])
    x, y, _ = proj3d.proj_transform(*np.array(points).T, axes.get_proj())
    return axes.transData.transform(np.column_stack((x, y))) - axes.transData.transform((0, 0))


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("over", ["x", "y"])
@pytest.mark.parametrize("angle", ANGLES)
def test_points_are_at_mplot3d_s_pixels_from_the_middle(ranges, over, angle):
    ends = ends_3d(ranges, over)
    inside = np.random.default_rng(3).uniform(*np.transpose(ends), (50, 3)).tolist()
    points = [*itertools.product(*ends), *inside]
    view = View3D(ends, *angle)
    wanted = by_mplot3d(points, ends, *angle, view.sides)
    np.testing.assert_allclose(np.subtract(view.project(points), MIDDLE), wanted, atol=1e-6)


def test_no_points_have_no_pixels():
    assert View3D(ends_3d(RANGES[0], "x"), *HOME).project([]) == []


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("angle", ANGLES)
def test_the_whole_box_is_as_large_as_the_labels_leave_room_for(ranges, angle):
    view = View3D(ends_3d(ranges, "x"), *angle)
    corners = np.array(view.project(view.corners))
    assert len({*view.corners}) == 8
    left, bottom = corners.min(axis=0) - (ROOM.left, ROOM.bottom)
    right, top = np.array(SIZE) - (ROOM.right, ROOM.top) - corners.max(axis=0)
    assert abs(min(left, bottom, right, top)) < 5
    assert view.sides == pytest.approx(view.sides[0] / ASPECT[0] * np.array(ASPECT))


def test_the_eye_is_where_all_points_of_a_ray_have_one_pixel():
    ends = ends_3d(RANGES[0], "x")
    view = View3D(ends, 35.0, 20.0)
    eye = [low + share * (high - low) for share, (low, high) in zip(view.eye, ends, strict=True)]
    point = np.array((1.0, -2.0, 0.1))
    nearer = point + 0.05 * (np.array(eye) - point)
    (here,), (there,) = view.project([point.tolist()]), view.project([nearer.tolist()])
    assert here == pytest.approx(there, abs=1e-9)
