"""The marks of a net's plots, in pixels."""

import math

import numpy as np
import pytest
from hypothesis import given
from support.drawn import Drawn, tip_of
from support.nets import (
    LARGE,
    PART_1,
    PART_2,
    PART_4A,
    PART_4B,
    RANGES,
    random_net,
    session_of,
    snapshots,
    state_of,
)

from explorer.core.net.formulas import slope
from explorer.derivation.quantities import QUANTITIES
from explorer.model.net.snapshot import Weight, with_weight
from explorer.plots.gradient_vector import OUTSIDE, RING, SHORTEST, magnification
from explorer.plots.marks import TANGENT
from explorer.plots.net.chain import flat_from
from explorer.plots.net.curves import net_curves, z_without
from explorer.plots.net.layout import NET_SIZES, form_of
from explorer.plots.net.net_plots import every_plot, net_plots, texts
from explorer.plots.net.surface_plot import heading, net_gradient, overs

OUTPUT = PART_4B._replace(weight=Weight(1, 0, 0), twin=Weight(1, 1, 0))
SIDES = pytest.mark.parametrize("activation", ["sigmoid", "tanh"])


def drawn(now, over="twin", trail=()):
    """Return each plot of a state in pixels, by its name without the form, and the curves."""
    c = net_curves(state_of(now)._replace(trail=list(trail)), RANGES)
    form = form_of(c.state)
    plots = net_plots(RANGES, c.axes, c.state.last, form, over)
    return {plot.name.removesuffix(f"-{form}"): Drawn(plot, c) for plot in plots}, c


def aside(one, other):
    """Return the cross product of two vectors of the plane."""
    return one[0] * other[1] - one[1] * other[0]


def points_of(s):
    """Return the point of each plot along the chain, of the loss along w, and its slope there."""
    loss = s.t.losses[s.now.example]
    return {
        "net-z": (s.w, s.z, s.dz_dW),
        "net-l": (s.z, s.l, s.dl_dz),
        "net-loss": (s.l, loss, s.dL_dl),
        "net-along": (s.w, s.t.loss, s.dL_dW),
    }


@given(snapshots())
def test_points_and_tangents_are_where_the_quantities_are(now):
    drawings, c = drawn(now)
    for name, (x, y, factor) in points_of(c.state).items():
        drawing = drawings[name]
        here = np.array(drawing.px(x, y))
        np.testing.assert_allclose(drawing["point"], [here], atol=drawing.exact)
        corners = [(here[0], 0.0), here, (0.0, here[1])]
        np.testing.assert_allclose(drawing["guide"], corners, atol=drawing.exact)
        if not math.isfinite(factor):
            continue
        direction = np.array([drawing.scale.x, factor * drawing.scale.y])
        direction /= math.hypot(*direction)
        for end, way in zip(drawing["tangent"], (-1, 1), strict=True):
            assert abs(aside(direction, end - here)) < 1e-4
            assert -1e-6 <= way * (end - here) @ direction <= TANGENT + 1e-6


@given(snapshots())
def test_the_curves_go_through_the_points(now):
    drawings, c = drawn(now)
    for name, (x, y, _) in points_of(c.state).items():
        curve = np.array(drawings[name].data["curve"])
        there = np.interp(x, *curve.T)
        # between two samples of a steep curve, a chord is beside it
        steepest = abs(np.diff(curve[:, 1])).max() / 2
        assert there == pytest.approx(y, abs=steepest + 1e-9), name


@given(snapshots())
def test_every_vertex_and_every_label_is_near_the_picture(now):
    drawings, _ = drawn(now, "x")
    for drawing in drawings.values():
        for mark in drawing.plot.marks:
            if mark.shape == "lines":
                assert len(drawing.data[mark.role]) == len(now.X)
            elif mark.shape == "text":
                for x, y in drawing[mark.role]:
                    assert 9 <= x <= drawing.width - 9, mark.role
                    assert 6 - 1e-6 <= y <= drawing.height - 6 + 1e-6, mark.role
            else:
                assert np.isfinite(drawing[mark.role]).all(), mark.role


def test_each_mark_has_a_known_quantity_and_each_text_a_content():
    for plot in every_plot(RANGES):
        roles = [mark.role for mark in plot.marks]
        assert len(set(roles)) == len(roles)
        assert {mark.quantity for mark in plot.marks} <= {*QUANTITIES, "gradient"}
        assert all(bool(mark.text) == (mark.shape == "text") for mark in plot.marks)


def test_each_picture_has_its_size_in_the_table():
    for plot in every_plot(RANGES):
        if plot.in_3d:
            continue
        name = plot.name.replace("-x", "").replace("-y", "")
        assert plot.size == NET_SIZES[name]
        assert plot.xticks[0] >= plot.window.x[0] and plot.xticks[-1] <= plot.window.x[1]
        assert plot.yticks[0] >= plot.window.y[0] and plot.yticks[-1] <= plot.window.y[1]


# Along the chain ---------------------------------------------------------------------------------


def test_z_has_a_thin_line_for_each_other_example():
    drawings, c = drawn(PART_4B)
    lines = drawings["net-z"].data["examples"]
    assert lines[2] == []
    for n in (0, 1, 3):
        (w, z), (v, y) = lines[n]
        assert (y - z) / (v - w) == pytest.approx(PART_4B.X[n][1])
        at = np.interp(c.state.w, [w, v], [z, y])
        assert at == pytest.approx(c.state.t.z[0][n][0])


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (PART_4B, "the other inputs alone: 0.70"),
        (OUTPUT, "the other units alone: −0.84"),
        (PART_2, "the other inputs alone: 0.70"),
    ],
)
def test_at_w_0_a_dot_shows_what_the_other_inputs_give(now, text):
    drawings, c = drawn(now)
    assert drawings["net-z"].data["rest"] == [(0.0, pytest.approx(z_without(c.state, now.example)))]
    written = texts(drawings["net-z"].plot, c)
    assert list(written.values()) == [text]
    assert len(drawings["net-z"].data["rest-label"]) == 1


def test_without_other_inputs_there_is_no_such_dot():
    for now in (PART_1, PART_4A._replace(weight=Weight(1, 0, 0))):
        drawings, _ = drawn(now)
        assert drawings["net-z"].data["rest"] == drawings["net-z"].data["rest-label"] == []


@pytest.mark.parametrize("x", [1.5, -1.5])
@pytest.mark.parametrize("w", [-5.5, -0.8, 5.5])
def test_the_label_of_the_other_inputs_is_off_the_line(x, w):
    now = PART_2._replace(X=[[1.0, x, 0.5]], weights=[[[0.7], [w], [0.7]]])
    drawing = drawn(now)[0]["net-z"]
    ((across, up),) = drawing["rest-label"]
    for at in np.linspace(across - 70, across + 70, 50):
        if 0 <= at <= drawing.width:
            assert abs(np.interp(at, *drawing["curve"].T) - up) > 9


@SIDES
def test_the_output_is_shaded_where_its_slope_is_almost_0(activation):
    now = PART_4B._replace(activation=[activation, "sigmoid"])
    drawings, c = drawn(now)
    data = drawings["net-l"].data
    edge = flat_from(activation)
    assert slope(activation, edge) == pytest.approx(0.005 if activation == "sigmoid" else 0.02)
    left, right = (np.array(data[f"shade-{side}"])[:, 0] for side in ("left", "right"))
    assert (left.max(), right.min()) == (-edge, edge)
    assert (left.min(), right.max()) == c.axes.z.ends
    assert set(texts(drawings["net-l"].plot, c).values()) == {"saturated"}
    assert data["shade-left-label"] and data["shade-right-label"]


def test_relu_is_off_below_0_and_the_identity_nowhere_flat():
    drawings, c = drawn(PART_4B._replace(activation=["relu", "sigmoid"]))
    data = drawings["net-l"].data
    assert np.array(data["shade-left"])[:, 0].max() == 0
    assert data["shade-right"] == data["shade-right-label"] == []
    assert set(texts(drawings["net-l"].plot, c).values()) == {"off"}
    data = drawn(PART_4B._replace(activation=["identity", "sigmoid"]))[0]["net-l"].data
    assert data["shade-left"] == data["shade-right"] == data["shade-left-label"] == []


def test_a_ring_shows_z_and_l_of_each_other_example():
    drawings, c = drawn(PART_4B)
    t = c.state.t
    expected = [(t.z[0][n][0], t.activations[1][n][0]) for n in (0, 1, 3)]
    assert drawings["net-l"].data["rings"] == expected == drawings["net-l"].data["holes"]


def test_only_at_the_output_there_is_a_target():
    hidden, output = drawn(PART_4B)[0], drawn(OUTPUT)[0]
    for name, roles in (
        ("net-l", ("target", "target-label", "error", "error-label")),
        ("net-loss", ("target", "target-label")),
    ):
        for role in roles:
            assert hidden[name].data[role] == []
            assert len(output[name].data[role]) > 0
    assert [y for _, y in output["net-l"].data["target"]] == [1.0, 1.0]
    assert output["net-l"].plot.ylabel == output["net-loss"].plot.xlabel == "ŷ"
    assert hidden["net-l"].plot.ylabel == hidden["net-loss"].plot.xlabel == "l"


# Along w -----------------------------------------------------------------------------------------


def test_the_loss_along_w_has_a_curve_for_each_example_and_one_for_all():
    drawings, c = drawn(PART_4B)
    data = drawings["net-along"].data
    assert [len(line) > 0 for line in data["examples"]] == [True, True, False, True]
    total = np.array(data["curve"])[:, 1]
    parts = [np.array(line)[:, 1] for line in [*data["examples"], data["example"]] if line]
    np.testing.assert_allclose(total, np.sum(parts, axis=0))
    assert list(texts(drawings["net-along"].plot, c).values()) == ["example 3", "all four"]


def test_one_example_alone_has_one_curve_and_no_labels():
    for now in (PART_1, PART_2):
        data = drawn(now)[0]["net-along"].data
        assert data["example"] == data["example-label"] == data["all-label"] == []


def test_the_step_goes_against_the_gradient():
    drawing, c = drawn(PART_4B)[0]["net-along"], state_of(PART_4B)
    way = drawing["step"][3] - drawing["step"][0]
    assert way[0] == pytest.approx(-2.0 * c.dL_dW * drawing.scale.x)


# The gradient ------------------------------------------------------------------------------------


@given(snapshots())
def test_the_arrow_is_a_number_times_the_gradient_or_a_ring_says_that_it_is_too_short(now):
    for over in overs(state_of(now)):
        drawings, c = drawn(now, over)
        name = "net-surface" if over == "twin" else f"net-surface-{over}"
        drawing = drawings[name]
        (tail,) = drawing["point"]
        wanted = magnification(RANGES) * np.array(net_gradient(c.state, over)) * drawing.scale
        length = math.hypot(*wanted)
        if length < SHORTEST:
            assert drawing.data["vector"] == []
            ring = drawing["zero"] - tail
            np.testing.assert_allclose(np.hypot(*ring.T), RING, rtol=1e-6)
            way = np.diff(drawing["faint"], axis=0)
            if length == 0:
                assert len(way) == 0
            else:
                assert abs(aside(way[0], wanted)) < 1e-6 * length
                assert way[0] @ wanted > 0
            continue
        assert drawing.data["zero"] == drawing.data["faint"] == []
        tip = tip_of(drawing["vector"], tail)
        assert tip @ wanted == pytest.approx(math.hypot(*tip) * length, rel=1e-6)
        if drawing.beyond(tail + wanted) < OUTSIDE:
            assert math.hypot(*tip) == pytest.approx(length, rel=1e-6)
        else:
            assert drawing.beyond(tail + tip) == pytest.approx(OUTSIDE, abs=1e-3)


def test_the_trail_of_the_descent_lies_at_both_weights():
    session = session_of(PART_4B)
    for _ in range(3):
        session.step()
    trail = session.model.state.trail
    drawings, _ = drawn(session.model.now, "twin", trail)
    found = drawings["net-surface"].data["trail"]
    assert found == [(weights[0][1][0], weights[0][1][1]) for weights in trail]
    assert len(found) == 4


@pytest.mark.parametrize(
    ("now", "over", "text"),
    [
        (PART_4B, "twin", "L over w, W₁[2,2]"),
        (OUTPUT, "twin", "L over w, W₂[2]"),
        (PART_4B, "x", "L over w, X[3,2]"),
        (PART_2, "twin", "L over w, W[3]"),
        (PART_2, "y", "L over w, y"),
        (PART_1, "x", "L over w, x"),
    ],
)
def test_the_heading_names_the_other_entry(now, over, text):
    assert heading(state_of(now), over) == text


def test_a_batch_has_no_surface_over_the_target_and_one_weight_none_over_another():
    assert overs(state_of(PART_4B)) == overs(state_of(LARGE)) == ("twin", "x")
    assert overs(state_of(PART_2)) == ("twin", "x", "y")
    assert overs(state_of(PART_1)) == ("x", "y")


def test_the_slope_along_the_target():
    for loss in ("squared_error", "cross_entropy"):
        now = random_net([2, 2, 2], 1, None, loss, 6)._replace(target=1)
        h = 1e-6

        def at(y, now=now):
            return state_of(now._replace(y=[[now.y[0][0], y]])).t.loss

        y = now.y[0][1]
        assert state_of(now).dL_dy == pytest.approx((at(y + h) - at(y - h)) / (2 * h), abs=1e-6)


def test_the_marks_stay_on_the_picture_at_the_ends_of_the_range():
    for w in RANGES.W:
        now = PART_4B._replace(weights=with_weight(PART_4B.weights, PART_4B.weight, w))
        for drawing in drawn(now)[0].values():
            (point,) = drawing["point"]
            assert drawing.beyond(point) < 0
