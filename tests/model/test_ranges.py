"""The sliders' ranges."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import some_ranges, states

from explorer.model.ranges import PADDING, PADDING_OF_Y, Ranges

NAMES = ["x", "y", "W"]


def test_defaults():
    ranges = Ranges()
    assert (ranges.x, ranges.y, ranges.W) == ((-4.0, 4.0), (0.0, 1.0), (-6.0, 6.0))
    assert ranges.z == (-24.0, 24.0)
    assert ranges.y_hat == (0.0, 1.0)
    assert ranges.loss == (0.0, 0.5)


@given(st.data())
def test_every_state_lies_within_the_ranges(data):
    ranges = data.draw(some_ranges())
    t = data.draw(states(ranges)).t
    # z may be rounded up where its end was rounded down
    assert ranges.z[0] <= t.z <= ranges.z[1]
    assert ranges.y_hat[0] <= t.y_hat <= ranges.y_hat[1]
    assert ranges.y_hat[0] <= t.y <= ranges.y_hat[1]
    assert ranges.loss[0] <= t.loss <= ranges.loss[1] * (1 + 1e-15)


@given(some_ranges(), st.sampled_from(["x", "y", "W", "z", "y_hat", "loss"]))
def test_padding_is_the_same_at_both_ends(ranges, name):
    (low, high), (first, last) = getattr(ranges, name), ranges.padded(name)
    room = (PADDING_OF_Y if name == "y" else PADDING) * (high - low)
    assert first < low < high < last
    assert low - first == pytest.approx(room, rel=1e-6)
    assert last - high == pytest.approx(room, rel=1e-6)


@given(some_ranges(), st.sampled_from(NAMES), st.floats(-2000.0, 2000.0))
def test_nearest_is_a_position_of_the_slider(ranges, name, value):
    (low, high), step = getattr(ranges, name), ranges.increment(name)
    nearest = ranges.nearest(name, value)
    assert low <= nearest <= high
    if low <= value <= high:
        assert abs(nearest - value) <= 0.5001 * step or nearest == high
    assert nearest == high or abs((nearest - low) / step - round((nearest - low) / step)) < 1e-6


@pytest.mark.parametrize(("name", "step"), [("x", 0.01), ("y", 0.001), ("W", 0.01)])
def test_a_key_moves_a_slider_by_a_round_number_of_at_most_a_third_of_a_percent(name, step):
    low, high = getattr(Ranges(), name)
    assert Ranges().increment(name) == pytest.approx(step)
    assert (high - low) / 3000 < Ranges().increment(name) <= (high - low) / 300


@given(some_ranges(), st.sampled_from(NAMES), st.floats(-2000.0, 2000.0))
def test_a_number_within_the_range_is_not_refused_and_any_other_is(ranges, name, number):
    low, high = ranges.ends(name)
    refusal = ranges.refusal(name, number)
    assert refusal == ("" if low <= number <= high else f"a number from {low:g} to {high:g}")


@pytest.mark.parametrize("name", NAMES)
def test_the_ends_of_a_range_are_allowed_and_no_more(name):
    low, high = Ranges().ends(name)
    assert Ranges().refusal(name, low) == Ranges().refusal(name, high) == ""
    for beyond in (math.nextafter(low, -math.inf), math.nextafter(high, math.inf), math.nan):
        assert Ranges().refusal(name, beyond) != ""


@pytest.mark.parametrize("rate", [0.0, -1.0, math.inf, math.nan])
def test_a_learning_rate_is_positive_and_finite(rate):
    assert Ranges().refusal("learning_rate", rate) == "a positive finite number"
    assert Ranges().refusal("learning_rate", 5e-324) == ""
    assert Ranges().refusal("learning_rate", 1e308) == ""


@given(some_ranges(), st.sampled_from(NAMES), st.floats(-2000.0, 2000.0))
def test_a_position_of_the_slider_is_its_own_nearest_value(ranges, name, value):
    nearest = ranges.nearest(name, value)
    assert ranges.nearest(name, nearest) == nearest


def test_nearest_values_have_the_decimals_of_the_increment():
    assert [Ranges().nearest("W", v) for v in (-0.804, 0.1 + 0.2, 7.0)] == [-0.8, 0.3, 6.0]
