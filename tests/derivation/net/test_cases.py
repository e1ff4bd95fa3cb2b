"""The cases worth seeing: each claim of their sentences is computed again, with NumPy alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from support.nets import RANGES, case_named, random_net

from explorer.core.net.backprop_net import backprop_net
from explorer.derivation.net.cases import (
    CASES,
    OPTIONS,
    another_case,
    cases_within,
    option_at,
    still_shows,
    with_option,
)
from explorer.derivation.net.nets import DEEP, NETS, X4, net_named
from explorer.model.ranges import Ranges


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


FUNCTIONS = {
    "sigmoid": (sigmoid, lambda z, out: out * (1 - out)),
    "tanh": (np.tanh, lambda z, out: 1 - out * out),
    "relu": (lambda z: np.maximum(z, 0), lambda z, out: (z > 0) * 1.0),
}


class Net:
    """A net in NumPy; weights may have an axis of many nets in front."""

    def __init__(self, now):
        self.X, self.y = np.array(now.X), np.array(now.y)
        self.W = [np.array(matrix) for matrix in now.weights]
        self.names, self.squared = list(now.activation), now.loss == "squared_error"

    def pass_through(self):
        """Return the loss, and of each layer Δ and the gradient."""
        l, z = [self.X], []  # noqa: E741
        for W, name in zip(self.W, self.names, strict=True):
            z.append(l[-1] @ W)
            l.append(FUNCTIONS[name][0](z[-1]))
        wrong = l[-1] - self.y
        slope = FUNCTIONS[self.names[-1]][1](z[-1], l[-1]) if self.squared else 1.0
        delta, deltas, gradients = wrong * slope, [], []
        for k in reversed(range(len(self.W))):
            deltas.insert(0, delta)
            gradients.insert(0, np.swapaxes(l[k], -1, -2) @ delta)
            if k:
                above = delta @ np.swapaxes(self.W[k], -1, -2)
                delta = above * FUNCTIONS[self.names[k - 1]][1](z[k - 1], l[k])
        return 0.5 * (wrong**2).sum((-1, -2)), deltas, gradients

    def descend(self, rate, steps):
        """Take steps; return the loss before each, and after the last."""
        losses = []
        for _ in range(steps):
            loss, _, gradients = self.pass_through()
            losses.append(loss)
            self.W = [W - rate * g for W, g in zip(self.W, gradients, strict=True)]
        return [*losses, self.pass_through()[0]]

    def shares(self, layer, row, column):
        return self.X[:, row] * self.pass_through()[1][layer][:, column]


def net_of(name):
    return Net(case_named(name).now)


def sentence(name):
    return case_named(name).sentence


def test_there_are_eight_and_the_explorer_s_usual_ranges_allow_all():
    assert len(CASES) == 8 == len({case.name for case in CASES})
    assert cases_within(RANGES) == list(CASES)
    assert [case.name for case in cases_within(Ranges(x=(-1.6, 1.6)))] == ["same", "twins", "xor"]
    # w is −0.8 there, but other weights are beyond 1
    assert "pulls" not in [case.name for case in cases_within(Ranges(W=(-1.0, 1.0)))]
    for case in CASES:
        now = case.now
        backprop_net(now.X, now.y, now.weights, now.activation, now.loss)  # it is valid
        assert all(abs(w) <= 6 for matrix in now.weights for row in matrix for w in row)


def test_opposite_pulls():
    net = net_of("pulls")
    shares = net.shares(0, 1, 0)
    np.testing.assert_allclose(shares, [-0.0366, -0.0853, -0.1022, 0.0880], atol=5e-5)
    net.W[0][1, 0] = 0.1592
    shares = net.shares(0, 1, 0)
    assert abs(shares.sum()) < 2e-5
    assert min(abs(shares)) > 0.02  # no example is content
    slopes = []
    for w in (0.06, 0.26):  # around "0.16": a valley
        net.W[0][1, 0] = w
        slopes.append(net.shares(0, 1, 0).sum())
    assert slopes[0] < 0 < slopes[1]
    assert "0.16" in sentence("pulls")


def test_same_x_both_answers():
    loss, _, (gradient,) = net_of("same").pass_through()
    assert (gradient == 0).all() and loss == 0.25
    assert (net_of("same").shares(0, 1, 0) != 0).all()
    assert "exactly 0" in sentence("same") and "¼" in sentence("same")


def test_twins_stay_equal_bit_for_bit():
    net = net_of("twins")
    loss = net.descend(1.0, 2000)[-1]
    assert loss == pytest.approx(0.49999936, abs=5e-9)
    first, second = net.W
    assert (first[:, 0] == first[:, 1]).all() and second[0] == second[1]
    assert "0.500" in sentence("twins")


def test_twins_that_differ_by_a_tenth_part():
    net = net_of("twins")
    net.W[0][0, 1] += 0.1
    losses = net.descend(1.0, 20_000)
    assert losses[1000] == pytest.approx(0.199, abs=5e-4)
    assert losses[2000] == pytest.approx(0.130, abs=5e-4)
    assert losses[20_000] == pytest.approx(0.0014, abs=5e-5)
    assert "1,000 steps lead to L = 0.199" in sentence("twins")


def test_xor_with_two_units_stays_above_a_quarter_and_with_three_it_does_not():
    stuck = net_of("xor")
    assert min(stuck.descend(1.0, 20_000)) > 0.25
    y_hat = sigmoid(sigmoid(stuck.X @ stuck.W[0]) @ stuck.W[1]).ravel()
    assert sorted(abs(a - b) for a, b in pairwise(sorted(y_hat)))[0] < 0.01  # the same guess
    solved = Net(net_named("xor-three").now)
    losses = solved.descend(1.0, 450)
    assert losses[-1] < 0.02
    assert max(abs(W).max() for W in solved.W) < 6  # so no slider stops it
    assert "¼" in sentence("xor") and "0.02" in sentence("xor")


def test_xor_from_random_starts():
    """One layer never solves it; two hidden units do from 4 of 20 starts, three from all."""
    rng = np.random.default_rng(1)
    net = Net(net_named("xor-two").now)
    net.names, net.W = ["sigmoid"], [np.array([rng.normal(0, 1, (3, 1)) for _ in range(10)])]
    assert net.descend(0.5, 5000)[-1] == pytest.approx(0.5, abs=1e-4)
    net.names = ["sigmoid"] * 2
    for hidden, expected in ((2, 4), (3, 20)):
        starts = [(rng.normal(0, 1, (3, hidden)), rng.normal(0, 1, (hidden, 1))) for _ in range(20)]
        net.W = [np.array(one) for one in zip(*starts, strict=True)]
        assert (net.descend(1.0, 20_000)[-1] < 0.01).sum() == expected


def test_a_zero_column():
    net = net_of("zero-column")
    *_, (gradient, _) = net.pass_through()
    assert (net.X[:, 1] == 0).all()
    assert (gradient[1] == 0).all() and (gradient[[0, 2]] != 0).all()
    net.y = 1 - net.y
    assert (net.pass_through()[2][0][1] == 0).all()  # whatever the error


def test_a_dead_unit():
    net = net_of("dead")
    np.testing.assert_array_equal(net.X, np.abs(X4))
    loss, (delta, _), (first, second) = net.pass_through()
    assert (net.X @ net.W[0][:, 0] < 0).all()
    assert (delta[:, 0] == 0).all() and (first[:, 0] == 0).all() and second[0, 0] == 0
    assert (first[:, 1] != 0).any() and loss > 0.1
    before = net.W[0][:, 0].copy()
    net.descend(2.0, 1000)
    assert (net.W[0][:, 0] == before).all()  # no step revives it


def ratio(net):
    *_, gradients = net.pass_through()
    first, *_, last = (abs(gradient).mean() for gradient in gradients)
    return first / last if last > 0 else np.nan


def test_vanishing():
    for name, percent in (("sigmoid", "2 %"), ("tanh", "53 %"), ("relu", "87 %")):
        now = with_option(case_named("vanishing").now, "activation", name)
        assert now.activation == [name] * 3 + ["sigmoid"] and now.weights == DEEP
        assert f"{100 * ratio(Net(now)):.0f} %" == percent
        assert percent in sentence("vanishing")


@pytest.mark.parametrize(("name", "median"), [("sigmoid", 0.022), ("tanh", 0.51), ("relu", 0.93)])
def test_vanishing_is_no_accident_of_one_net(name, median):
    ratios = []
    net = Net(case_named("vanishing").now)
    net.names = [name] * 3 + ["sigmoid"]
    for seed in range(200):
        rng = np.random.default_rng(seed)
        net.W = [*(rng.normal(0, 1, (3, 3)) for _ in range(3)), rng.normal(0, 1, (3, 1))]
        net.X, net.y = rng.normal(0, 1, (4, 3)), (rng.uniform(size=(4, 1)) > 0.5) * 1.0
        ratios.append(ratio(net))
    assert np.nanmedian(ratios) == pytest.approx(median, rel=0.03)


def test_two_losses():
    now = case_named("losses").now
    squared = Net(now).pass_through()[1][1][1, 0]
    cross = Net(with_option(now, "loss", "cross_entropy")).pass_through()[1][1][1, 0]
    assert f"{squared:.4f}" == "-0.0146" and f"{cross:.3f}" == "-0.985"
    assert "−0.0146" in sentence("losses") and "−0.985" in sentence("losses")
    assert now.example == 1 and now.y[1] == [1.0]
    # with part 4b's own W₂, ten times as large, the numbers are the same
    net = Net(net_named("part-6").now)
    net.W[1] = 10 * net.W[1]
    assert f"{net.pass_through()[1][1][1, 0]:.4f}" == "-0.0146"
    net.squared = False
    assert f"{net.pass_through()[1][1][1, 0]:.3f}" == "-0.985"


# Choosing ----------------------------------------------------------------------------------------


def test_what_a_case_switches_is_among_its_options():
    for case in CASES:
        for name, _ in OPTIONS.get(case.option, ()):
            switched = with_option(case.now, case.option, name)
            assert option_at(switched, case.option) == name
            assert still_shows(case, switched)
            backprop_net(
                switched.X, switched.y, switched.weights, switched.activation, switched.loss
            )
    assert [case.name for case in CASES if case.option] == ["vanishing", "losses"]


def test_a_case_is_over_when_its_numbers_change():
    case = case_named("pulls")
    assert still_shows(case, case.now._replace(example=0))
    assert not still_shows(case, case.now._replace(y=[[1.0]] * 4))
    assert not still_shows(case, NETS[0].now)


def test_another_case_is_never_the_one_on_show():
    cases = list(CASES)
    assert another_case(cases, NETS[0].now, 0) == 0
    assert another_case(cases, CASES[0].now, 0) == 1
    assert another_case(cases, CASES[7].now, 7) == 0
    assert another_case(cases[:1], CASES[0].now, 0) == -1
    assert another_case([], random_net([2, 1]), 0) == -1
