"""The arguments and values that Python code gives an explorer: each is refused by name."""

import math
from fractions import Fraction

import numpy as np
import pytest

from explorer.model.arguments import as_grid, as_ranges, as_value
from explorer.model.model import INPUTS
from explorer.model.ranges import Ranges

# Ranges ------------------------------------------------------------------------------------------


def made(name, pair):
    """Return the ranges with another one for one input, which are the defaults for the others."""
    usual = {f"{each}_range": Ranges().ends(each) for each in INPUTS}
    return as_ranges(**{**usual, f"{name}_range": pair})


@pytest.mark.parametrize(
    "given_pair",
    [
        (1, 2),
        [1, 2],
        (np.float32(1), np.int64(2)),
        (Fraction(1), 2.0),
        np.array([1, 2]),
        np.linspace(1, 2, 2),
        [np.array(1.0), np.array(2)],
    ],
    ids=["ints", "list", "numpy", "fraction", "array", "linspace", "arrays of no dimension"],
)
@pytest.mark.parametrize("name", INPUTS)
def test_a_pair_of_any_real_numbers_becomes_floats(name, given_pair):
    ranges = made(name, given_pair)
    assert ranges.ends(name) == (1.0, 2.0)
    assert [type(end) for end in ranges.ends(name)] == [float, float]
    assert all(ranges.ends(each) == Ranges().ends(each) for each in INPUTS if each != name)


@pytest.mark.parametrize("pair", [(-1e6, 1e6), (0.0, 1e-6), (1e6 - 1.0, 1e6)])
@pytest.mark.parametrize("name", INPUTS)
def test_the_limits_themselves_are_allowed(name, pair):
    assert made(name, pair).ends(name) == pair


WRONG_TYPE = [None, 3, "01", "ab", (1,), (1, 2, 3), (), {1, 2}, {1: 2}, (None, 1), ("0", "1")]
WRONG_TYPE += [(0, 1j), (True, 2), (0, True), np.array([[0.0, 1.0]]), ((0, 1), 2)]
WRONG_TYPE += [np.array([0.0, 1.0], object), np.ma.array([0.0, 1.0]), np.array(1.0)]
WRONG_VALUE = [(1, 1), (2, 1), (0.0, -0.0), (0, math.nan), (math.nan, 1), (-math.inf, 0)]
WRONG_VALUE += [(0, math.inf), (0, 1e6 + 1), (-1e7, 0), (0, 9e-7), (0, 1e308), (0, 10**400)]
WRONG_VALUE += [(-(10**400), 0), (1e6, 1e6 + 1e-6)]


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize(
    ("pair", "error"),
    [(p, TypeError) for p in WRONG_TYPE] + [(p, ValueError) for p in WRONG_VALUE],
    ids=lambda value: f"{value!s:.30}",
)
def test_any_other_range_is_refused_by_name(name, pair, error):
    with pytest.raises(error, match=rf"^{name}_range must ") as caught:
        made(name, pair)
    assert len(str(caught.value)) < 200


# Values ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", [1, 1.0, True, np.float32(1), np.int8(1), Fraction(1), np.array(1.0)]
)
def test_a_value_is_a_float_whatever_real_number_it_came_as(value):
    for name in (*INPUTS, "learning_rate"):
        found = as_value(Ranges(), name, value)
        assert found == 1.0 and type(found) is float


@pytest.mark.parametrize("name", INPUTS)
def test_the_ends_of_a_range_are_allowed_and_no_more(name):
    ranges = Ranges()
    low, high = ranges.ends(name)
    for end, beyond in ((low, -math.inf), (high, math.inf)):
        assert as_value(ranges, name, end) == end
        with pytest.raises(ValueError, match=f"^{name} must be a number from {low:g} to {high:g};"):
            as_value(ranges, name, math.nextafter(end, beyond))


@pytest.mark.parametrize("rate", [0.0, -1.0, math.inf, math.nan, "2", None, 1j, 10**400])
def test_a_learning_rate_is_positive_and_finite(rate):
    assert [as_value(Ranges(), "learning_rate", r) for r in (5e-324, 1e308)] == [5e-324, 1e308]
    with pytest.raises(ValueError, match=r"^learning_rate must be a positive finite number; got "):
        as_value(Ranges(), "learning_rate", rate)


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, "1", None, 1j, [1.0], np.array([1.0]), 10**400]
)
def test_any_other_value_is_refused_and_quoted_in_short(value):
    with pytest.raises(ValueError, match=r"^W must be a number from -6 to 6; got ") as caught:
        as_value(Ranges(), "W", value)
    assert len(str(caught.value)) < 100


# The surface's samples ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "points", [(2, 2), [120, 80], (2000, 2), np.array([9, 7]), (np.int64(2), 3)]
)
def test_two_whole_numbers_are_the_surface_s_samples(points):
    assert as_grid(points) == tuple(points)


@pytest.mark.parametrize(
    ("points", "error"),
    [(p, TypeError) for p in (None, 80, "ab", (80,), (80, 80, 80), (80.0, 80), (True, 80), {2, 3})]
    + [(p, ValueError) for p in ((1, 80), (80, 2001), (-5, 80), (80, 10**400))],
    ids=lambda value: f"{value!s:.30}",
)
def test_any_other_samples_are_refused(points, error):
    message = "^surface_points must be two whole numbers from 2 to 2000; got "
    with pytest.raises(error, match=message) as caught:
        as_grid(points)
    assert len(str(caught.value)) < 120
