"""The panel of gradient descent: its losses are to scale, and it says when there is no step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drawings import polylines
from support.states import CASES, DEFAULT, state, states
from support.tex import true_values

from explorer.core.descent import descend
from explorer.derivation.stopping import MOST_STEPS, why_stop
from explorer.session.descent import (
    BOX,
    POWERS,
    SIZE,
    descent_panel,
    losses_line,
    position_of,
    rate_at,
    reset_text,
)


def after(steps, rate=2.0):
    """Return the state after so many steps from the first one."""
    path = tuple(descend(1.5, 1.0, -0.8, rate, steps).W.tolist())
    return state(1.5, 1.0, path[-1], rate, path if steps else ())


def places(line):
    (vertices,) = polylines(line)
    return vertices[:-1]  # "h0" repeats the last


@given(states())
def test_its_text_is_the_number_of_steps_or_the_reason_for_none(s):
    panel = descent_panel(s, DEFAULT)
    assert panel["stop"] == why_stop(s, DEFAULT.W)
    steps = max(0, len(s.path) - 1)
    assert panel["text"] == (panel["stop"] or f"{steps} step{'' if steps == 1 else 's'}")


@pytest.mark.parametrize("steps", [0, 1, 5])
def test_there_is_something_to_reset_once_a_step_was_taken(steps):
    assert descent_panel(after(steps), DEFAULT)["begun"] == (steps > 0)


def test_reset_says_what_it_did_and_how_to_undo_it():
    said = reset_text(after(0))
    assert said == "W is back at −0.8000, where the descent began. Undo brings the steps back."


@pytest.mark.parametrize(("steps", "text"), [(0, "0 steps"), (1, "1 step"), (5, "5 steps")])
def test_steps_are_counted(steps, text):
    assert descent_panel(after(steps), DEFAULT)["text"] == text


@pytest.mark.parametrize("steps", [0, 1, 7, 40])
def test_the_line_has_the_loss_after_each_step(steps):
    s = after(steps)
    left, top, right, bottom = BOX
    found = places(descent_panel(s, DEFAULT)["line"])
    losses = [float(true_values(1.5, 1.0, W)["loss"]) for W in s.path or (s.t.W,)]
    assert len(found) == steps + 1
    across = left + (right - left) * np.arange(steps + 1) / MOST_STEPS
    up = bottom - (bottom - top) * np.array(losses) / DEFAULT.loss[1]
    np.testing.assert_allclose(found, np.column_stack([across, up]), atol=0.051)


def test_the_longest_descent_ends_at_the_plot_s_edge():
    found = places(losses_line([0.25] * (MOST_STEPS + 1), 0.5))
    assert (found[0][0], found[-1][0]) == (BOX[0], BOX[2])


@given(st.lists(st.floats(0.0, 1e300), min_size=1, max_size=MOST_STEPS + 1), st.floats(0.1, 10.0))
def test_no_loss_leaves_the_plot(losses, highest):
    left, top, right, bottom = BOX
    assert 0 <= left < right <= SIZE[0] and 0 <= top < bottom <= SIZE[1]
    for x, y in places(losses_line(losses, highest)):
        assert left <= x <= right and top <= y <= bottom


@pytest.mark.parametrize("at", CASES)
def test_a_single_loss_is_a_dot(at):
    line = descent_panel(state(*at), DEFAULT)["line"]
    assert line.startswith("M") and line.endswith("h0") and "L" not in line


# The learning rate -------------------------------------------------------------------------------


def test_the_slider_of_the_learning_rate_is_logarithmic():
    assert [rate_at(power) for power in (-2, -1, 0, 1, 2)] == [0.01, 0.1, 1.0, 10.0, 100.0]
    assert rate_at(0.3) == 2.0


@given(st.floats(*POWERS))
def test_a_rate_has_two_digits_and_is_near_its_position(power):
    rate = rate_at(power)
    assert rate == float(f"{rate:.1e}")
    assert rate == pytest.approx(10.0**power, rel=0.051)
    assert position_of(rate) == pytest.approx(power, abs=0.022)
    assert rate_at(position_of(rate)) == rate
