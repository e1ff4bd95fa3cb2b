"""The axes of a net's plots grow by round factors, and their ticks stay where they are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nets import LARGE, PART_4B, RANGES, snapshots, state_of

from explorer.model.net.snapshot import with_weight
from explorer.plots.geometry import mapping
from explorer.plots.net.curves import net_curves
from explorer.plots.net.layout import form_of
from explorer.plots.net.net_plots import net_plots
from explorer.plots.net.windows import (
    FIRST,
    NET_DIGITS,
    l_axis,
    loss_axis_of,
)
from explorer.plots.ticks import tick_labels
from explorer.plots.windows import factor, held, ticks_along, z_axis


@given(st.floats(0.0, 1e12))
def test_a_factor_is_the_smallest_of_1_2_5_that_is_large_enough(least):
    found = factor(least, NET_DIGITS)
    assert found >= least
    digit = found / 10.0 ** math.floor(math.log10(found) + 1e-9)
    assert digit == pytest.approx(1) or digit == pytest.approx(2) or digit == pytest.approx(5)
    assert found == 1.0 or factor(found / 2.6, NET_DIGITS) < found


@given(snapshots(), st.floats(0.1, 30.0))
def test_the_points_of_every_state_lie_between_the_ticks(now, scale):
    weights = [[[scale * w for w in row] for row in matrix] for matrix in now.weights]
    state = state_of(now._replace(weights=weights))
    axes = net_curves(state, RANGES).axes
    assert axes.z.contains([state.z])
    assert axes.l.contains([state.l])
    assert axes.loss.contains([state.t.losses[now.example]])
    assert axes.total.contains([state.t.loss])
    if state.last:
        assert axes.l.contains([now.y[now.example][now.weight.column]])


def test_the_axes_of_part_4b_show_the_whole_of_the_sigmoid():
    axes = net_curves(state_of(PART_4B), RANGES).axes
    assert axes.z.ends == pytest.approx((-11, 11))
    assert axes.l.ends == pytest.approx((-0.08, 1.08))
    assert (axes.loss.low, axes.loss.high) == (0, 0.5)
    assert (axes.total.low, axes.total.high) == (0, 1)  # the highest loss along w is 0.97


@given(snapshots(), st.floats(0.1, 30.0))
def test_the_ticks_stay_where_they_are_when_the_axes_change(now, scale):
    weights = [[[scale * w for w in row] for row in matrix] for matrix in now.weights]
    state = state_of(now._replace(weights=weights))
    form = form_of(state)
    first = net_plots(RANGES, FIRST, False, form)
    changed = net_plots(RANGES, net_curves(state, RANGES).axes, state.last, form)
    for one, other in zip(first, changed, strict=True):
        (a, b), (c, d) = mapping(one), mapping(other)
        for (p, q), before, after in ((a, one.xticks, other.xticks), (b, one.yticks, other.yticks)):
            r, s = c if before is one.xticks else d
            places = [p * tick + q for tick in before]
            assert [r * tick + s for tick in after] == pytest.approx(places)


def test_an_axis_is_held_while_the_point_is_on_it():
    before, wanted = z_axis(5.0), z_axis(1.0)
    assert held(before, wanted, [3.0]) is before
    assert held(before, z_axis(10.0), [60.0]) == z_axis(10.0)


def test_a_drag_does_not_make_an_axis_shorter_until_it_ends():
    def curves(w, before, moving):
        now = PART_4B._replace(weights=with_weight(PART_4B.weights, PART_4B.weight, w))
        return net_curves(state_of(now._replace(X=[[0.0, 4.0, 0.0]] * 4)), RANGES, before, moving)

    far = curves(6.0, None, False)
    assert far.axes.z == z_axis(3.0)  # z is 24
    near = curves(0.1, far, True)
    assert near.axes.z == z_axis(3.0)
    assert curves(0.1, near, False).axes.z == z_axis(1.0)


def test_a_loss_axis_shows_the_whole_curve_only_if_the_point_can_still_be_seen():
    assert loss_axis_of(0.1, [0.0, 0.4], 0.5).high == 0.5
    assert loss_axis_of(0.1, [0.0, math.inf], 0.5).high == 0.5
    assert loss_axis_of(0.3, [0.0, 1.9], 2.0).high == 2.5
    assert loss_axis_of(40.0, [0.0, 9e9], 0.5).high == 100.0


def test_the_axis_of_tanh_has_both_signs_and_that_of_relu_one():
    assert l_axis(1.0, True).ticks(5) == [-1, -0.5, 0, 0.5, 1]
    tanh = net_curves(state_of(LARGE), RANGES).axes.l
    assert (tanh.low, tanh.high) == (-1, 1)
    relu = PART_4B._replace(activation=["relu", "identity"], example=1)
    assert net_curves(state_of(relu), RANGES).axes.l.low == 0


@pytest.mark.parametrize("ends", [(-6.0, 6.0), (-1000.0, 1000.0), (-0.001, 0.002), (4.0, 8.0)])
@pytest.mark.parametrize("width", [256.0, 293.0, 486.0])
def test_labels_along_a_fixed_axis_have_room(ends, width):
    values = ticks_along(ends, width)
    longest = max(len(text) for text in tick_labels(values))
    apart = width * (values[1] - values[0]) / (ends[1] - ends[0])
    assert apart > 7.0 * longest
    assert len(values) >= 2
