"""Why gradient descent stops in a net."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.net_texts import trace_of
from support.nets import PART_4B, RANGES, case_named, snapshots, state_of

from explorer.derivation.net.stopping import why_stop
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges


def stop(now, ranges=RANGES):
    return why_stop(state_of(now), ranges)


@given(snapshots(), st.booleans(), st.sampled_from([1e-300, 0.1, 2.0, 50.0]))
def test_it_stops_exactly_where_a_step_moves_nothing_or_leaves_the_range(now, only, rate):
    now = now._replace(only=only, learning_rate=rate)
    gradients = trace_of(now).gradients
    if only:
        mask = [np.zeros_like(gradient) for gradient in gradients]
        layer, row, column = now.weight
        mask[layer][row, column] = 1
        gradients = [g * m for g, m in zip(gradients, mask, strict=True)]
    before = np.concatenate([np.ravel(matrix) for matrix in now.weights])
    slopes = np.concatenate([g.ravel() for g in gradients])
    after = before - rate * slopes
    goes = abs(slopes).max() >= 1e-6 and (after != before).any() and (abs(after) <= 6).all()
    assert (stop(now) == "") == goes


def test_a_step_that_overshoots_names_the_weight():
    said = stop(PART_4B._replace(learning_rate=100.0))
    assert said == "A step overshoots to W₁[1,1] = 25.7715, beyond the slider. Try a smaller η."
    only = stop(PART_4B._replace(learning_rate=100.0, only=True, weight=Weight(1, 1, 0)))
    assert only == ""  # W₂[2] alone stays within
    assert "W₂[1] = 2.4379" in stop(PART_4B, Ranges(W=(-2.5, 2.41)))


def test_a_negligible_gradient_stops_it():
    now = case_named("same").now
    moved = "the step is too small to move the weights"
    assert stop(now) == f"Every entry of the gradient is 0: {moved}."
    tiny = now._replace(X=[[1e-7, 0.0, 0.0]] * 2, y=[[1.0]] * 2)
    assert stop(tiny).startswith("Every entry of the gradient is at most 2.50e−8")
    dead = case_named("dead").now._replace(only=True)
    assert stop(dead) == "∂L/∂w is 0.0000: the step is too small to move w."
    assert stop(dead._replace(only=False)) == ""


@pytest.mark.parametrize(
    ("rate", "said"),
    [(1e-300, "A step is too short to move any weight. Try a larger η."),
     (1e308, "A step goes beyond all numbers. Try a smaller η.")],
)  # fmt: skip
def test_a_rate_that_is_far_too_small_or_large(rate, said):
    now = PART_4B._replace(learning_rate=rate, X=[[4.0, 4.0, 4.0]] * 4, weights=[
        [[1e-3, 1e-3]] * 3, [[5.0], [5.0]]
    ], activation=["identity", "identity"])  # fmt: skip
    assert stop(now) == said
