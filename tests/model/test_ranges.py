"""The sliders' ranges."""

import math
from fractions import Fraction

import numpy as np
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


@pytest.mark.parametrize(
    "given_pair",
    [(1, 2), [1, 2], (np.float32(1), np.int64(2)), (Fraction(1), 2.0)],
    ids=["ints", "list", "numpy", "fraction"],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_pair_of_any_real_numbers_becomes_floats(name, given_pair):
    pair = getattr(Ranges(**{name: given_pair}), name)
    assert pair == (1.0, 2.0)
    assert [type(end) for end in pair] == [float, float]


@pytest.mark.parametrize("pair", [(-1e6, 1e6), (0.0, 1e-6), (1e6 - 1.0, 1e6)])
@pytest.mark.parametrize("name", NAMES)
def test_the_limits_themselves_are_allowed(name, pair):
    assert getattr(Ranges(**{name: pair}), name) == pair


WRONG_TYPE = [None, 3, "01", "ab", (1,), (1, 2, 3), (), {1, 2}, {1: 2}, (None, 1), ("0", "1")]
WRONG_TYPE += [(0, 1j), (True, 2), (0, True), np.array([0.0, 1.0]), ((0, 1), 2)]
WRONG_VALUE = [(1, 1), (2, 1), (0.0, -0.0), (0, math.nan), (math.nan, 1), (-math.inf, 0)]
WRONG_VALUE += [(0, math.inf), (0, 1e6 + 1), (-1e7, 0), (0, 9e-7), (0, 1e308), (0, 10**400)]
WRONG_VALUE += [(-(10**400), 0), (1e6, 1e6 + 1e-6)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("pair", "error"),
    [(p, TypeError) for p in WRONG_TYPE] + [(p, ValueError) for p in WRONG_VALUE],
    ids=lambda value: f"{value!s:.30}",
)
def test_anything_else_is_refused_by_name(name, pair, error):
    with pytest.raises(error, match=rf"^{name}_range must ") as caught:
        Ranges(**{name: pair})
    assert len(str(caught.value)) < 200


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
