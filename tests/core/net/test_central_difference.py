"""The central differences of a net's loss, and what they may be off."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.net_answers import equal_steps
from support.net_oracles import (
    WEIGHTS_4B,
    X_4B,
    Y_4B,
    Net,
    random_net,
    true_gradients,
    true_loss,
)

from explorer.core.central_difference import default_step
from explorer.core.net.central_difference import (
    compare,
    compare_entry,
    default_steps,
)
from explorer.core.net.formulas import net_trace

PART_4B = Net(X_4B, Y_4B, WEIGHTS_4B, ["sigmoid", "sigmoid"], "squared_error")


def check_of(net, steps=None, gradients=None):
    t = net_trace(*net)
    return compare(t, steps or default_steps(t), gradients or t.gradients)


def test_numeric_is_the_central_difference_of_the_loss():
    for loss in ("squared_error", "cross_entropy"):
        net = PART_4B._replace(loss=loss)
        check = check_of(net, equal_steps(net_trace(*net), 2.0**-10))
        with mpmath.workdps(50):
            for k, W in enumerate(net.weights):
                for i, j in np.ndindex(len(W), len(W[0])):
                    sides = []
                    for h in (2.0**-10, -(2.0**-10)):
                        moved = [[list(row) for row in matrix] for matrix in net.weights]
                        moved[k][i][j] += h
                        sides.append(true_loss(net, moved))
                    wanted = float((sides[0] - sides[1]) * 2**9)
                    assert check.numeric[k][i][j] == pytest.approx(wanted, rel=1e-11)


def test_a_deep_saturated_net_still_has_numeric_gradients():
    # L is the same to 17 digits on both sides of each weight of layer 1.
    weights = [[[9.0]], [[9.0]], [[-9.0]], [[4.0]]]
    net = Net([[3.0]], [[1.0]], weights, ["sigmoid", "tanh", "sigmoid", "sigmoid"], "cross_entropy")
    check, true = check_of(net), true_gradients(net, 300)
    assert check.ok and abs(true[0].item()) < 1e-20
    for k in range(4):
        assert check.numeric[k][0][0] == pytest.approx(true[k].item(), rel=1e-8)


def test_one_weight_has_the_default_step_of_a_single_weight():
    for x, W in [(1.5, -0.8), (0.0, 2.0), (1e-200, 3.0), (2.0, 1e200)]:
        t = net_trace([[x]], [[1.0]], [[[W]]], ["sigmoid"], "squared_error")
        assert default_steps(t) == [[[default_step(x, W)]]]


def test_the_default_step_is_smaller_below_large_weights():
    steep = Net([[1.0]], [[1.0]], [[[0.1]], [[1000.0]]], ["tanh", "sigmoid"], "squared_error")
    (((first,),), ((second,),)) = default_steps(net_trace(*steep))
    assert first == pytest.approx(6e-6 / 1000.0, rel=0.02)
    assert second == pytest.approx(6e-6 / math.tanh(0.1), rel=0.02)


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_a_right_gradient_passes_with_a_tight_tolerance(loss):
    rng = np.random.default_rng(2)
    shares = []
    for _ in range(60):
        net = random_net(rng, loss)
        check = check_of(net)
        assert check.ok, check
        for tolerance, G in zip(check.tolerance, check.analytic, strict=True):
            shares += (np.array(tolerance) / np.maximum(np.abs(G), 1e-12)).ravel().tolist()
    assert np.median(shares) < 1e-8


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), power=st.floats(-13.0, 1.0), cross=st.booleans())
def test_no_false_alarm_at_any_step(seed, power, cross):
    rng = np.random.default_rng(seed)
    loss = "cross_entropy" if cross else "squared_error"
    net = random_net(rng, loss, int(rng.integers(1, 4)), 10.0 ** rng.uniform(-1.0, 1.0))
    assert check_of(net, equal_steps(net_trace(*net), 10.0**power)).ok


WRONG = {
    "flipped sign": lambda g: -g,
    "twice as large": lambda g: 2.0 * g,
    "0": lambda g: 0.0,
    "one part in a million": lambda g: g * (1.0 + 1e-6),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_gradient_is_found_wherever_it_is(wrong):
    t = net_trace(*PART_4B)
    for k, W in enumerate(WEIGHTS_4B):
        for i, j in np.ndindex(len(W), len(W[0])):
            gradients = [[list(row) for row in G] for G in t.gradients]
            gradients[k][i][j] = wrong(gradients[k][i][j])
            check = check_of(PART_4B, None, gradients)
            assert not check.ok and check.worst == (k, i, j)
            agree = [a for matrix in check.agrees for row in matrix for a in row]
            assert len(agree) == 8 and sum(agree) == 7


def test_worst_is_the_furthest_if_all_agree():
    check = check_of(PART_4B)
    k, i, j = check.worst
    assert check.ok
    furthest = max(e for matrix in check.absolute_error for row in matrix for e in row)
    assert check.absolute_error[k][i][j] == furthest < 1e-10


def test_the_worst_disagrees_though_an_entry_that_agrees_is_further_apart():
    # With a large h the truncation along W1 is larger than the mistake along W2.
    t = net_trace(*PART_4B)
    steps = default_steps(t)
    steps[0][0][0] = 1.0
    gradients = [t.gradients[0], [[t.gradients[1][0][0] + 1e-4], t.gradients[1][1]]]
    check = compare(t, steps, gradients)
    assert check.agrees[0][0][0] and check.absolute_error[0][0][0] > 1e-4
    assert not check.ok and check.worst == (1, 0, 0)


@pytest.mark.parametrize("x", [1.0, -1.0])
def test_at_a_kink_of_relu_either_slope_agrees_but_no_other(x):
    net = Net([[x]], [[1.0]], [[[0.0]], [[2.0]]], ["relu", "identity"], "squared_error")
    t = net_trace(*net)
    slope = -2.0 * x  # on the side where the unit is on
    for gradient, ok in [(0.0, True), (slope, True), (-slope, False), (2.1 * slope, False)]:
        h = default_steps(t)[0][0][0]
        assert compare_entry(t, 0, 0, 0, h, gradient).ok == ok


def test_the_error_falls_like_h_squared_and_then_rises_like_1_over_h():
    t = net_trace(*PART_4B)
    steps = np.logspace(-13, 0, 27)
    gradient = t.gradients[0][1][0]
    error = [compare_entry(t, 0, 1, 0, float(h), gradient).absolute_error for h in steps]
    truncation = np.polyfit(np.log(steps[-9:-2]), np.log(error[-9:-2]), 1)[0]
    assert truncation == pytest.approx(2.0, abs=0.1)
    assert max(error[:4]) > 1e3 * min(error)


def test_its_repr_names_the_worst_entry():
    check = check_of(PART_4B)
    assert repr(check).startswith("NetGradientCheck(ok=True, worst: weights[")
    assert repr(check).endswith(" apart)")
