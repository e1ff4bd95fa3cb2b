"""The chart of the gradient check is to scale, and nothing leaves it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.plots.check_chart import BOX, DISTANCES, SIZE, STEPS, across, curve, up


def test_both_axes_are_logarithmic():
    left, top, right, bottom = BOX
    assert [across(10.0 ** STEPS[0]), across(10.0 ** STEPS[1])] == [left, right]
    assert [up(10.0 ** DISTANCES[0]), up(10.0 ** DISTANCES[1])] == [bottom, top]
    assert across(1e-6) == pytest.approx((left + right) / 2, abs=0.06)
    assert up(1e-12) == pytest.approx((bottom + top) / 2, abs=0.06)
    decades = [across(10.0**power) for power in range(*STEPS)]
    apart = (right - left) / (STEPS[1] - STEPS[0])
    assert np.diff(decades) == pytest.approx(apart, abs=0.11)


@given(st.floats(0, allow_infinity=False), st.floats(1e-300, 1e300))
def test_nothing_leaves_the_chart(distance, step):
    left, top, right, bottom = BOX
    assert 0 < left <= across(step) <= right < SIZE[0]
    assert 0 < top <= up(distance) <= bottom < SIZE[1]
    assert curve([step], [distance]) == f"M{across(step)} {up(distance)}"


def test_a_distance_of_0_is_on_the_lower_axis():
    assert up(0.0) == BOX[3]


def test_a_line_goes_through_its_points_in_order():
    assert curve([1e-12, 1.0], [1.0, 0.0]) == "M46.0 8.0L330.0 140.0"
