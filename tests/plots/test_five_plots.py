"""Test the positions of the marks against independent mathematics."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.drawings import all_plots
from support.drawn import Drawn, tip_of
from support.states import CASES, DEFAULT, RANGES, some_ranges, state, states
from support.tex import true_values

from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.sentences import ALMOST_ZERO
from explorer.model.ranges import Ranges
from explorer.plots.five_plots import plots
from explorer.plots.gradient_vector import DIRECTION, OUTSIDE, RING, SHORTEST, magnification
from explorer.plots.marks import TANGENT
from explorer.plots.surface_plot import flat_arrow

TANGENTS = {
    "z": ("W", "z", "dz_dW"),
    "sigma": ("z", "y_hat", "dyhat_dz"),
    "loss": ("y_hat", "loss", "dL_dyhat"),
    "descent": ("W", "loss", "dL_dW"),
}
POINTS = {name: of[:2] for name, of in TANGENTS.items()}
POINTS |= {"surface": ("W", "x"), "surface-y": ("W", "y")}

both = given(st.data())
thorough = settings(max_examples=60, deadline=None)


def drawn(data):
    """Draw any ranges, often the default ones, and any state within them."""
    ranges = data.draw(st.sampled_from(RANGES) | some_ranges())
    return ranges, data.draw(states(ranges))


def true_values_of(s):
    with mpmath.workdps(400):
        return {name: float(v) for name, v in true_values(s.t.x, s.t.y, s.t.W).items()}


def all_drawn(ranges, s):
    return {plot.name: Drawn(plot, s) for plot in all_plots(ranges, s)}


def test_the_five_plots():
    names = [plot.name for plot in plots(DEFAULT)]
    assert names == ["z", "sigma", "loss", "descent", "surface"]
    for plot in all_plots(DEFAULT):
        roles = [mark.role for mark in plot.marks]
        assert len(set(roles)) == len(roles)
        assert {mark.quantity for mark in plot.marks} <= {*QUANTITIES, "gradient"}
        assert all(bool(mark.text) == (mark.shape == "text") for mark in plot.marks)


@thorough
@both
def test_all_vertices_are_finite_and_near_the_picture(data):
    for drawing in all_drawn(*drawn(data)).values():
        for role in drawing.data:
            points = drawing[role]
            assert np.isfinite(points).all(), role
            assert (abs(points) < 2000).all(), role


@thorough
@both
def test_points_are_where_the_quantities_are(data):
    ranges, s = drawn(data)
    values = true_values_of(s)
    for name, drawing in all_drawn(ranges, s).items():
        (point,) = drawing["point"]
        here = drawing.px(*(values[q] for q in POINTS[name]))
        np.testing.assert_allclose(point, here, rtol=0, atol=drawing.exact)
        if "guide" in drawing.data:
            corners = [(here[0], 0.0), here, (0.0, here[1])]
            np.testing.assert_allclose(drawing["guide"], corners, rtol=0, atol=drawing.exact)


@thorough
@both
def test_tangents_have_the_factor_s_slope_and_one_length(data):
    ranges, s = drawn(data)
    values = true_values_of(s)
    drawings = all_drawn(ranges, s)
    for name, (x, y, slope) in TANGENTS.items():
        drawing = drawings[name]
        point = np.array(drawing.px(values[x], values[y]))
        direction = np.array([drawing.scale.x, values[slope] * drawing.scale.y])
        direction /= math.hypot(*direction)
        for end, way in zip(drawing["tangent"], (-1, 1), strict=True):
            along = (end - point) @ direction
            aside = (end - point) @ (-direction[1], direction[0])
            # off by the rounding of the data, and by that of the slope: σ' near 0 and 1
            assert abs(aside) <= 2 * drawing.exact
            size = np.array([drawing.width, drawing.height])
            assert (end >= -drawing.exact).all() and (end <= size + drawing.exact).all()
            cut = (abs(end) <= drawing.exact).any() or (abs(end - size) <= drawing.exact).any()
            if cut:
                assert -drawing.exact <= way * along <= TANGENT + drawing.exact
            else:
                assert way * along == pytest.approx(TANGENT, abs=drawing.exact)


def test_a_tangent_is_cut_only_at_the_edge():
    s = state(1.5, 1.0, -0.8)
    drawing = all_drawn(DEFAULT, s)["descent"]
    first, last = drawing["tangent"]
    assert math.dist(first, last) == pytest.approx(2 * TANGENT)
    first, last = all_drawn(DEFAULT, state(0.0, 1.0, 6.0))["z"]["tangent"]
    assert 0 < math.dist(first, last) < 2 * TANGENT


@thorough
@both
def test_curves_are_the_functions(data):
    ranges, s = drawn(data)
    t = s.t
    drawings = all_drawn(ranges, s)

    def compare(name, role, function, least):
        drawing = drawings[name]
        vertices = drawing.data[role]
        assert len(vertices) >= least
        assert vertices[0][0] == drawing.window.x[0]
        assert vertices[-1][0] == pytest.approx(drawing.window.x[1], rel=1e-12)
        for x, y in vertices[:: max(1, len(vertices) // 10)]:
            assert abs(y - function(x)) * drawing.scale.y <= drawing.exact

    def loss(x, y, W):
        with mpmath.workdps(30):
            return float(true_values(x, y, W)["loss"])

    line = np.array(drawings["z"].data["curve"])
    np.testing.assert_allclose(line[:, 1], line[:, 0] * t.x, rtol=1e-12, atol=1e-300)
    for place in drawings["z"]["curve"]:  # it goes to the edge of the plot
        assert abs(drawings["z"].beyond(place)) <= 2 * drawings["z"].exact
    compare("loss", "curve", lambda guess: (t.y - guess) ** 2 / 2, 50)
    compare("descent", "curve", lambda W: loss(t.x, t.y, W), 80)
    compare("sigma", "target", lambda z: t.y, 2)
    compare("surface", "slice", lambda W: t.x, 2)
    compare("surface-y", "slice", lambda W: t.y, 2)
    assert [x for x, _ in drawings["loss"].data["target"]] == [t.y, t.y]
    assert drawings["sigma"].data["error"] == [(t.z, t.y_hat), (t.z, t.y)]


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_the_curve_of_sigma_is_as_long_as_the_plot_and_its_flat_ends_are_shaded(ranges, share):
    s = state(*(low + share * (high - low) for low, high in (ranges.x, ranges.y, ranges.W)))
    sigma = all_drawn(ranges, s)["sigma"]
    curve = np.array(sigma.data["curve"])
    assert tuple(curve[[0, -1], 0]) == sigma.window.x
    with mpmath.workdps(30):
        for z, y_hat in curve[::20]:
            assert y_hat == pytest.approx(_sigma(z), abs=1e-15)
    corners = [sigma.data[f"shade-{side}"] for side in ("left", "right")]
    zones = [(part[0][0], part[1][0]) for part in corners if part]
    flat = [bool(_sigma(z) * (1 - _sigma(z)) < ALMOST_ZERO) for z in curve[:, 0]]
    assert flat == [any(low <= z <= high for low, high in zones) for z in curve[:, 0]]
    ends = {end for zone in zones for end in zone} - set(sigma.window.x)
    for z in ends:
        assert _sigma(z) * (1 - _sigma(z)) == pytest.approx(ALMOST_ZERO)
    for part in filter(None, corners):
        assert {y for _, y in part} == set(sigma.window.y)


def _sigma(z):
    return float(1 / (1 + mpmath.exp(-mpmath.mpf(z))))


# --- arrows ----------------------------------------------------------------------------------


@thorough
@both
@pytest.mark.parametrize("over", ["x", "y"])
def test_the_vector_is_a_number_times_the_gradient_or_a_ring_tells_its_direction(over, data):
    ranges, s = drawn(data)
    drawing, t = all_drawn(ranges, s)["surface" if over == "x" else "surface-y"], s.t
    tail = np.array(drawing.px(t.W, getattr(t, over)))
    found = np.array([t.dL_dW, getattr(t, f"dL_d{over}")])
    wanted = magnification(ranges) * found * drawing.scale
    length = math.hypot(*wanted)
    if length < SHORTEST:
        assert not drawing.data["vector"] and not drawing.data["component"]
        ring = drawing["zero"] - tail
        np.testing.assert_allclose(np.hypot(*ring.T), RING, atol=drawing.exact)
        assert len(drawing.data["faint"]) == (0 if math.hypot(*found) == 0 else 2)
        if len(drawing.data["faint"]) and length > 1e-290:
            start, end = drawing["faint"] - tail
            far = math.hypot(*end)
            np.testing.assert_allclose(start, RING * wanted / length, atol=1e-5 + drawing.exact)
            np.testing.assert_allclose(end, far * wanted / length, atol=1e-5 + drawing.exact)
            if drawing.beyond(tail + end) < OUTSIDE - 1e-3:
                assert far == pytest.approx(RING + DIRECTION, abs=1e-5 + drawing.exact)
        return
    assert not drawing.data["zero"] and not drawing.data["faint"]
    for role, way in (
        ("vector", wanted),
        ("component", wanted * (1, 0)),
        ("downhill", wanted * (-1, 0)),
    ):
        if math.hypot(*way) < 2.01:  # too short to be an arrow
            continue
        tip = tip_of(drawing[role], tail)
        if drawing.beyond(tail + way) > OUTSIDE:  # it is cut
            assert drawing.beyond(tail + tip) == pytest.approx(OUTSIDE, abs=1e-3)
            assert tip @ way == pytest.approx(math.hypot(*tip) * math.hypot(*way), rel=1e-6)
        else:
            np.testing.assert_allclose(tip, way, atol=drawing.exact + 1e-6)


@thorough
@both
def test_the_step_goes_to_the_next_weight_or_to_the_edge(data):
    ranges, s = drawn(data)
    drawing = all_drawn(ranges, s)["descent"]
    with mpmath.workdps(400):
        aim = mpmath.mpf(s.t.W) - mpmath.mpf(s.learning_rate) * mpmath.mpf(s.t.dL_dW)
        aim = float(min(max(aim, drawing.window.x[0]), drawing.window.x[1]))
    way = (aim - s.t.W) * drawing.scale.x
    outline = drawing["step"]
    if abs(way) < 1.99:
        assert not len(outline)
    elif abs(way) > 2.01:
        point = np.array(drawing.px(s.t.W, s.t.loss))
        level = point[1] + 24 if point[1] < 44 else 9.0  # never across the point
        tail = np.array([point[0], level])
        np.testing.assert_allclose(tip_of(outline, tail), (way, 0), atol=drawing.exact + 1e-6)
        if abs(way) > 4:
            ((x, y),) = drawing["step-label"]
            assert 36 - drawing.exact <= x <= drawing.width - 36 + drawing.exact
            assert y == pytest.approx(level, abs=drawing.exact + 1e-6)
            long_way = drawing.width - 80  # beyond half of it there may be no room on either side
            if abs(way) < long_way / 2:
                left, right = sorted((tail[0], tail[0] + way))
                assert x + 30 <= left or x - 30 >= right  # beside the arrow
    assert np.sign(way) in (0.0, -np.sign(s.t.dL_dW))


@thorough
@both
def test_labels_are_inside_their_plot(data):
    ranges, s = drawn(data)
    for drawing in all_drawn(ranges, s).values():
        for mark in drawing.plot.marks:
            if mark.shape == "text":
                for x, y in drawing[mark.role]:
                    edge = drawing.exact
                    assert 14 - edge <= x <= drawing.width - 14 + edge, mark.role
                    assert 9 - edge <= y <= drawing.height - 9 + edge, mark.role


@pytest.mark.parametrize(("y", "side"), [(0.0, 1), (0.25, 1), (0.75, -1), (1.0, -1)])
def test_the_target_s_label_is_on_the_side_of_its_line_where_there_is_more_room(y, side):
    sigma = all_drawn(DEFAULT, state(1.5, y, -0.8))["sigma"]
    ((_, height),), line = sigma["target-label"], sigma["target"]
    assert height - line[0][1] == pytest.approx(10 * side)


@pytest.mark.parametrize(("y", "side"), [(0.0, 1), (0.02, -1), (1.0, -1)])
def test_the_target_s_label_is_left_of_an_upright_line_unless_that_is_at_the_edge(y, side):
    loss = all_drawn(DEFAULT, state(1.5, y, -0.8))["loss"]
    ((x, _),), line = loss["target-label"], loss["target"]
    assert x - line[0][0] == pytest.approx(10 * side)


@pytest.mark.parametrize(
    ("at", "side"),
    [
        ((1.0, 1.0, 0.0), -1),  # the line goes up from the point: the curve is on its right
        ((1.0, 0.0, 0.0), 1),
        ((4.0, 1.0, -6.0), 1),  # at the left end of the plot there is room on its right alone
        ((4.0, 0.0, 6.0), -1),
    ],
)
def test_the_error_s_label_is_beside_its_line_where_the_curve_is_not(at, side):
    sigma = all_drawn(DEFAULT, state(*at))["sigma"]
    ((x, _),), line = sigma["error-label"], sigma["error"]
    assert x - line[0][0] == pytest.approx(24 * side)


@pytest.mark.parametrize("x", [1.5, -1.5])
@pytest.mark.parametrize(("z", "ahead"), [(-1.2, False), (1.5, True)])
def test_the_step_s_label_is_where_the_curve_is_not(x, z, ahead):
    # along the foot of the plot behind the arrow; where the point is low, before it
    descent = all_drawn(DEFAULT, state(x, 1.0, z / x, learning_rate=20.0))["descent"]
    ((label, _),), arrow = descent["step-label"], descent["step"][:, 0]
    assert (label > arrow.max()) == (ahead == (x > 0))
    assert (label < arrow.min()) == (ahead == (x < 0))


@pytest.mark.parametrize("case", CASES)
def test_the_path_of_a_descent_lies_on_the_curve(case):
    x, y, W = case
    path = (W, W + 0.5, W - 0.25)
    drawings = all_drawn(DEFAULT, state(x, y, W, path=path))
    assert drawings["surface"].data["path"] == [(w, x) for w in path]
    assert drawings["surface-y"].data["path"] == [(w, y) for w in path]
    for w, (shown, loss) in zip(path, drawings["descent"].data["path"], strict=True):
        assert shown == w
        assert loss == pytest.approx(float(true_values(x, y, w)["loss"]), rel=1e-9, abs=1e-15)
    for drawing in all_drawn(DEFAULT, state(x, y, W)).values():
        assert not drawing.data.get("path")


# --- the gradient's length -------------------------------------------------------------------


def test_the_arrow_is_ten_times_the_gradient_with_the_default_ranges():
    assert magnification(DEFAULT) == 10
    drawing, t = all_drawn(DEFAULT, state(1.5, 1.0, -0.8))["surface"], state(1.5, 1.0, -0.8).t
    tip = drawing.data["vector"][3]
    np.testing.assert_allclose(tip, (t.W + 10 * t.dL_dW, t.x + 10 * t.dL_dx))


@given(some_ranges(), st.data())
def test_no_arrow_along_w_is_longer_than_the_range_of_w_and_a_longer_scale_could_be(ranges, data):
    times = magnification(ranges)
    assert f"{times:.0e}"[0] in "125" and times == pytest.approx(float(f"{times:.0e}"))
    s = data.draw(states(ranges))
    assert times * abs(s.t.dL_dW) <= 1.001 * (ranges.W[1] - ranges.W[0])
    steepest = math.sqrt(2 * ranges.loss[1]) / 4 * max(abs(end) for end in ranges.x)
    assert 2.51 * times * steepest > ranges.W[1] - ranges.W[0]


def test_a_gradient_2300_times_smaller_has_an_arrow_2300_times_shorter():
    # along W alone: at x = 0.001 the slope along x is nearly 0 at W = 0
    small = Ranges(x=(1e-9, 4.0))
    plot = all_plots(small)[4]
    vectors = [flat_arrow(small, "x").vector(state(x, 1.0, 0.0)) for x in (2.3, 0.001)]
    lengths = [math.hypot(dW * plot.scale.x, dx * plot.scale.y) for dW, dx in vectors]
    assert lengths[0] / lengths[1] == pytest.approx(2300, rel=1e-2)


# --- the inputs that a mark follows -----------------------------------------------------------


@thorough
@both
def test_a_mark_depends_only_on_the_inputs_it_follows(data):
    ranges, s = drawn(data)
    other = data.draw(states(ranges))
    for follows in ("y", "xy"):
        x = s.t.x if "x" in follows else other.t.x
        moved = state(x, s.t.y, other.t.W, other.learning_rate, other.path)
        here, there = all_drawn(ranges, s), all_drawn(ranges, moved)
        for name, drawing in here.items():
            for mark in drawing.plot.marks:
                same_axes = drawing.window == there[name].window
                if mark.follows == follows and same_axes:
                    assert drawing.data[mark.role] == there[name].data[mark.role]
