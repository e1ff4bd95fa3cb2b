"""Why gradient descent has no step to take."""

import pytest
from support.states import state

from explorer.core.backprop import backprop
from explorer.derivation.stopping import MOST_STEPS, NEGLIGIBLE_GRADIENT, NEGLIGIBLE_STEP, why_stop

RANGE = (-6.0, 6.0)


@pytest.mark.parametrize(
    ("x", "y", "W", "rate", "words"),
    [
        (0.0, 1.0, 1.0, 2.0, "The gradient is 0.0000: the step is too small to move W."),
        (4.0, 1.0, -6.0, 2.0, "The gradient is −1.51e−10: the step is too small to move W."),
        (1.5, 1.0, 2.5, 0.01, "A step would move W by only"),
        (4.0, 0.5, 0.45, 100.0, "A step overshoots to W = −"),
        (-4.0, 0.5, -0.45, 100.0, "A step overshoots to W = "),
    ],
)
def test_it_says_why_there_is_no_step(x, y, W, rate, words):
    assert why_stop(state(x, y, W, rate), RANGE).startswith(words)


@pytest.mark.parametrize("at", [(1.5, 1.0, -0.8), (1.5, 0.0, -0.8), (-4.0, 0.3, 1.0)])
def test_elsewhere_it_says_nothing(at):
    assert why_stop(state(*at), RANGE) == ""


def test_a_step_may_end_at_the_slider_s_end_and_no_farther():
    s = state(1.5, 1.0, -0.8)
    assert why_stop(s, (-6.0, s.W_next)) == ""
    assert "beyond the slider" in why_stop(s, (-6.0, s.W_next - 1e-9))


def test_steps_are_counted_from_the_path():
    longest = [0.01 * i for i in range(MOST_STEPS + 1)]
    assert why_stop(state(1.5, 1.0, 0.0, path=tuple(longest[:-1])), RANGE) == ""
    said = why_stop(state(1.5, 1.0, 0.0, path=tuple(longest)), RANGE)
    assert said.startswith(f"That was {MOST_STEPS} steps.")


@pytest.mark.parametrize("rate", [0.5, 2.0, 10.0])
def test_a_descent_that_stops_by_itself_is_nearly_at_the_minimum_along_W(rate):
    W, steps = -0.8, 0
    while why_stop(state(1.5, 0.5, W, rate), RANGE) == "":
        W = state(1.5, 0.5, W, rate).W_next
        steps += 1
        assert steps < 1000
    t = backprop(1.5, 0.5, W)
    assert abs(t.dL_dW) <= max(NEGLIGIBLE_GRADIENT, NEGLIGIBLE_STEP / rate)
    assert abs(t.dL_dyhat) < 0.01
