"""The curves through a state have the state's losses and slopes."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from support.nets import LARGE, PART_2, PART_4B, RANGES, snapshots, state_of

from explorer.core.net.backprop_net import backprop_net
from explorer.model.net.snapshot import Weight, with_weight
from explorer.plots.net.curves import (
    guess_loss,
    loss_along,
    loss_along_weight,
    net_curves,
    z_without,
)

#: From the sketches of this page, which NumPy computed: loss, ∂L/∂w and the shares.
SKETCHES = {
    "4b": (0.5831635393688019, -0.1360938287845086),
    "4b, layer 2": (0.5831635393688019, -0.018934358807225694),
    "2": (0.19372780950013013, -0.21942038029043648),
}
STATES = {"4b": PART_4B, "4b, layer 2": PART_4B._replace(weight=Weight(1, 0, 0)), "2": PART_2}


def is_smooth(now):
    return "relu" not in now.activation


def slope(f, at, h=1e-5):
    below, above = f([at - h, at + h])
    return (above - below) / (2 * h)


@given(snapshots())
def test_the_loss_along_the_output_goes_through_the_state(now):
    s = state_of(now)
    (here,) = loss_along(s, [s.l])
    assert here == pytest.approx(s.t.losses[now.example], rel=1e-9, abs=1e-12)


@given(snapshots())
def test_the_slope_along_the_output_is_the_slope_from_above(now):
    s = state_of(now)
    assume(is_smooth(now))
    assume(now.loss == "squared_error" or not s.last or 1e-3 < s.l < 1 - 1e-3)
    assert slope(lambda ls: loss_along(s, ls), s.l) == pytest.approx(s.dL_dl, rel=1e-4, abs=1e-6)


@given(snapshots())
def test_the_losses_along_the_weight_are_those_of_the_net_with_that_weight(now):
    s = state_of(now)
    along = np.transpose(loss_along_weight(s, [-3.0, s.w, 2.5]))
    for w, losses in zip((-3.0, s.w, 2.5), along, strict=True):
        weights = [np.array(m) for m in with_weight(now.weights, now.weight, w)]
        t = backprop_net(now.X, now.y, weights, now.activation, now.loss)
        np.testing.assert_allclose(losses, t.losses, rtol=1e-9, atol=1e-12)


@given(snapshots())
def test_the_slopes_along_the_weight_are_the_shares(now):
    s = state_of(now)
    assume(is_smooth(now))
    below, above = np.transpose(loss_along_weight(s, [s.w - 1e-5, s.w + 1e-5]))
    found = (above - below) / 2e-5
    np.testing.assert_allclose(found, s.shares(), rtol=1e-4, atol=1e-6)
    assert found.sum() == pytest.approx(s.dL_dW, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("name", STATES)
def test_the_sketches_numbers(name):
    s = state_of(STATES[name])
    loss, gradient = SKETCHES[name]
    totals = [sum(column) for column in zip(*loss_along_weight(s, [s.w]), strict=True)]
    assert totals == pytest.approx([loss], rel=1e-14)
    f = lambda ws: [sum(column) for column in zip(*loss_along_weight(s, ws), strict=True)]  # noqa: E731
    assert slope(f, s.w) == pytest.approx(gradient, rel=1e-8)


@given(snapshots())
def test_z_is_what_the_other_inputs_give_and_w_times_what_comes_in(now):
    s = state_of(now)
    z = z_without(s, now.example) + s.w * s.dz_dW
    assert z == pytest.approx(s.z, rel=1e-12, abs=1e-12)


@given(snapshots())
def test_the_curves_can_be_drawn(now):
    c = net_curves(state_of(now), RANGES)
    for curve in (c.along_l, c.total, *c.along_w):
        assert np.isfinite(np.array(curve)).all()
    for (_, total), *parts in zip(c.total, *c.along_w, strict=True):
        assert total <= 2 * c.axes.total.high
        if total < 2 * c.axes.total.high:
            assert total == pytest.approx(sum(part for _, part in parts))


def test_cross_entropy_has_a_loss_only_for_guesses_from_0_to_1():
    assert guess_loss("cross_entropy", 1.0, 0.25) == pytest.approx(-math.log(0.25))
    assert guess_loss("cross_entropy", 0.0, 0.25) == pytest.approx(-math.log(0.75))
    assert guess_loss("cross_entropy", 1.0, 1.0) == 0
    assert guess_loss("cross_entropy", 1.0, 0.0) == math.inf
    assert guess_loss("squared_error", 1.0, 3.0) == 2
    last = LARGE._replace(weight=Weight(2, 0, 1))
    along = [l for l, _ in net_curves(state_of(last), RANGES).along_l]  # noqa: E741
    assert (along[0], along[-1]) == (0, 1)
