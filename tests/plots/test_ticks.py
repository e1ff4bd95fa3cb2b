"""The round numbers along an axis, and their labels."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import intervals

from explorer.plots.ticks import tick_labels, ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "wanted"),
    [
        (-6, 6, 7, [-6, -4, -2, 0, 2, 4, 6]),
        (-4, 4, 5, [-4, -2, 0, 2, 4]),
        (0, 1, 5, [0, 0.25, 0.5, 0.75, 1]),
        (0, 0.5, 4, [0, 0.2, 0.4]),
        (0, 0.5, 2, [0, 0.5]),
        (0.2, 0.4, 4, [0.2, 0.3, 0.4]),
        (-1000, 1000, 5, [-1000, -500, 0, 500, 1000]),
        (2.1, 2.9, 1, [2.5]),
    ],
)
def test_ticks_are_the_closest_round_numbers_that_are_not_too_many(low, high, most, wanted):
    assert ticks(low, high, most) == pytest.approx(wanted, abs=1e-12)


@given(intervals(1e6), st.integers(1, 9))
def test_ticks_are_inside_and_evenly_spaced_by_a_round_step(interval, most):
    found = ticks(*interval, most)
    margin = 1e-8 * (interval[1] - interval[0])
    assert len(found) <= most
    assert all(interval[0] - margin <= tick <= interval[1] + margin for tick in found)
    steps = {f"{b - a:.6e}" for a, b in itertools.pairwise(found)}
    assert len(steps) <= 1
    for step in map(float, steps):
        assert f"{step:.1e}"[:3] in ("1.0", "2.0", "2.5", "5.0")
        assert all(math.isclose(tick / step, round(tick / step), abs_tol=1e-6) for tick in found)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([-4.0, -2.0, 0.0, 2.0], ["−4", "−2", "0", "2"]),
        ([0.0, 0.25, 0.5], ["0.00", "0.25", "0.50"]),
        ([0.1, 0.2, 3 * 0.1], ["0.1", "0.2", "0.3"]),
        ([-0.0, 500.0], ["0", "500"]),
        ([0.4], ["0.4"]),
        ([999999.25, 999999.5], ["999999.25", "999999.50"]),
        ([-0.0005, 0.0, 0.0005], ["−0.0005", "0.0000", "0.0005"]),
        ([-0.00005, 0.0, 0.00005], ["−5.0e−5", "0", "5.0e−5"]),
        ([0.0, 2e11], ["0", "2.0e11"]),
        ([], []),
    ],
)
def test_labels_have_as_few_decimals_as_distinguish_the_ticks(values, labels):
    assert tick_labels(values) == labels
