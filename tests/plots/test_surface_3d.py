"""The loss surface in three dimensions: its faces, and the marks on it."""

import itertools
import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from support.drawn import Drawn
from support.states import CASES, DEFAULT, RANGES, state, states
from support.tex import true_values

from explorer.plots.projection import DISTANCE, HOME, SIZE, View3D
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import DARK, SAMPLES, Relief, ends_3d, surface_3d_plot

ANGLES = [HOME, (35.0, 10.0), (-120.0, 75.0), (0.0, 0.0), (90.0, 30.0), (170.0, 90.0)]


def relief(ranges, over, at):
    surface = Surface(ranges, (SAMPLES, SAMPLES), over, padded=False)
    return Relief(surface, surface.losses(at))


def marks(over, angle):
    view = View3D(ends_3d(DEFAULT, over), *angle)
    return view, surface_3d_plot(DEFAULT, over, view.project)


def cross(one, other):
    return one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]


def loss(x, y, W):
    return float(true_values(x, y, W)["loss"])


# The faces --------------------------------------------------------------------------------------


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize(("over", "at"), [("x", 0.3), ("y", 2.5)])
def test_the_surface_is_the_loss_over_the_sliders_ranges(ranges, over, at):
    points = relief(ranges, over, at).points
    assert len(points) == SAMPLES * SAMPLES
    W, other = np.linspace(*ranges.W, SAMPLES), np.linspace(*ranges.ends(over), SAMPLES)
    wanted = [(w, v) for v in other for w in W]
    np.testing.assert_allclose([point[:2] for point in points], wanted, rtol=1e-12)
    for w, v, value in points[::97]:
        true = loss(v, at, w) if over == "x" else loss(at, v, w)
        assert value == pytest.approx(true, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("ranges", RANGES)
def test_a_face_has_the_colour_of_its_corners_mean_loss(ranges):
    shown = relief(ranges, "x", ranges.y[1])
    heights = np.array([point[2] for point in shown.points]).reshape(SAMPLES, SAMPLES)
    means = (heights[1:, 1:] + heights[1:, :-1] + heights[:-1, 1:] + heights[:-1, :-1]) / 4
    assert np.ptp(shown.colors) > 10 or np.ptp(means) < 0.02
    assert {type(color) for color in shown.colors} == {int}
    assert abs(shown.colors - 255.5 * means.ravel() / ranges.loss[1]).max() <= 1


def test_a_face_that_leans_toward_the_light_is_brighter():
    grid = SimpleNamespace(W=[0.0, 1.0, 2.0], other=[0.0, 1.0], highest=1.0)
    up, down = Relief(grid, [[0.0, 0.5, 0.0]] * 2).brightness
    assert DARK <= down < up <= 1
    flat, steep = Relief(grid, [[0.0, 0.0, 1.0]] * 2).brightness
    assert DARK < flat < steep


@pytest.mark.parametrize("angle", ANGLES)
def test_the_last_face_at_a_pixel_is_the_nearest_to_the_viewer(angle):
    grid = SimpleNamespace(W=np.linspace(-6, 6, 16), other=np.linspace(-4, 4, 12), highest=0.5)
    waves = 0.25 + 0.25 * np.sin(1.3 * grid.W) * np.cos(1.1 * grid.other[:, None])
    view = View3D(ends_3d(DEFAULT, "x"), *angle)
    shown = Relief(grid, waves.tolist())
    faces = np.array([face.corners for face in shown.faces(view)])
    assert len(faces) == 15 * 11
    # 1 / distance is linear in the picture, so it tells the nearest triangle at a pixel
    lows, highs = np.transpose(view.ends)
    shares = (np.array(shown.points) - lows) / (highs - lows) - 0.5
    nearness = 1 / (DISTANCE - shares @ (np.array(view.toward) * view.sides))
    at = {pixel: n for pixel, n in zip(view.project(shown.points), nearness, strict=True)}
    triangles = faces[:, [[0, 1, 2], [0, 2, 3]]].reshape(-1, 3, 2)
    inverse = np.array([[at[tuple(corner)] for corner in t] for t in triangles.tolist()])
    a, b, c = triangles.transpose(1, 0, 2)
    area = cross(b - a, c - a)
    hidden = 0
    for pixel in triangles.mean(axis=1):
        with np.errstate(divide="ignore", invalid="ignore"):  # a triangle seen from its edge
            s, t = cross(pixel - a, c - a) / area, cross(b - a, pixel - a) / area
        (found,) = np.nonzero((s > 1e-6) & (t > 1e-6) & (s + t < 1 - 1e-6))
        s, t, (p, q, r) = s[found], t[found], inverse[found].T
        there = p + s * (q - p) + t * (r - p)
        last = found // 2 == found[-1] // 2
        assert there[last].max() >= there.max() - 1e-9
        hidden += not last.all()
    if angle[1] < 60:
        assert hidden > 10


# The marks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("angle", ANGLES)
@pytest.mark.parametrize("over", ["x", "y"])
def test_marks_lie_on_the_surface_and_on_its_tangent_plane(over, angle):
    view, plot = marks(over, angle)
    for x, y, W in CASES:
        s = state(x, y, W, path=(W - 1, W + 0.5, W))
        drawn, t, v = Drawn(plot, s), s.t, x if over == "x" else y
        (point,) = view.project([(W, v, t.loss)])
        np.testing.assert_allclose(drawn["point"], [point], atol=1e-9)
        for role, weights in (("slice", np.linspace(*DEFAULT.W, SAMPLES)), ("path", s.path)):
            places = view.project([(w, v, loss(x, y, w)) for w in weights])
            np.testing.assert_allclose(drawn[role], places, atol=1e-6)
        # the vector's tip is on the line through the point along ∇L
        dL_dv = t.dL_dx if over == "x" else t.dL_dy
        norm = math.hypot(t.dL_dW, dL_dv)
        for role, (a, b) in (("vector", (1, 1)), ("component", (1, 0)), ("downhill", (-1, 0))):
            if not len(drawn[role]) or norm < 1e-9:
                continue
            dW, dv = 1e-3 * a * t.dL_dW / norm, 1e-3 * b * dL_dv / norm
            plane = W + dW, v + dv, t.loss + t.dL_dW * dW + dL_dv * dv
            ahead = np.subtract(view.project([plane])[0], point)
            way = drawn[role][3] - point
            across = (way[0] * ahead[1] - way[1] * ahead[0]) / math.hypot(*ahead)
            assert abs(across) < 0.6 and way @ ahead > 0, role  # seen in perspective


@settings(max_examples=50, deadline=None)
@given(states())
def test_every_mark_has_a_finite_place(s):
    for over, angle in itertools.product("xy", (HOME, (0.0, 0.0))):
        _, plot = marks(over, angle)
        for mark in plot.marks:
            places = np.array(mark.place(s, plot.scale), float)
            assert np.isfinite(places).all() and (abs(places) < 3000).all(), mark.role
            if mark.role == "vector" and len(places):
                assert (places[3] > 0).all() and (places[3] < SIZE).all()


@pytest.mark.parametrize(
    ("over", "angle", "at"),
    [
        ("x", (90.0, 30.0), (-4.0, 0.0, -0.3)),
        ("y", HOME, (4.0, 1.0, -3.0)),
        ("y", (35.0, 10.0), (-4.0, 0.0, -1.0)),
    ],
)
def test_a_vector_that_would_leave_the_picture_ends_just_before_its_edge(over, angle, at):
    _, plot = marks(over, angle)
    tip = Drawn(plot, state(*at))["vector"][3]
    assert 2 < min(*tip, *(np.array(SIZE) - tip)) < 4
