"""The axis of z: short where σ bends, longer where z is far, and never jumping under a hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import DEFAULT, RANGES, some_ranges

from explorer.model.ranges import Ranges
from explorer.plots.chain import sigma_plot, z_plot
from explorer.plots.geometry import mapping
from explorer.plots.ticks import tick_labels
from explorer.plots.windows import (
    COUNT,
    LETTER,
    changes,
    factor,
    next_z_axis,
    z_axis,
    z_axis_at,
)


@given(st.floats(0.0, 1e12))
def test_a_factor_is_the_smallest_of_1_3_10_that_is_large_enough(least):
    found = factor(least)
    assert found >= least
    assert f"{found:.0e}"[0] in "13" and found == pytest.approx(float(f"{found:.0e}"))
    assert found == 1.0 or factor(found / 3.4) < found


def test_near_0_the_axis_shows_the_bend_of_sigma_in_a_third_of_the_plot():
    low, high = z_axis_at(DEFAULT, -1.2).ends
    assert (low, high) == (-11, 11)
    # σ rises from 0.02 to 0.98 between −4 and 4
    assert 8 / (high - low) > 1 / 3


@given(some_ranges(), st.floats(0.0, 1.0))
def test_every_z_lies_between_the_ends_of_its_axis(ranges, share):
    low, high = ranges.z
    z = low + share * (high - low)
    axis = z_axis_at(ranges, min(max(z, low), high))
    assert axis.low <= z <= axis.high
    # unless the axis is the shortest, no shorter one would do
    if changes(ranges) and axis.high > 10:
        assert abs(z) > axis.high / 3.4


@pytest.mark.parametrize(
    "ranges", [Ranges(x=(-1e-3, 1e-3)), Ranges(x=(2.0, 3.0), W=(4.0, 8.0)), Ranges(x=(-1.0, 1.0))]
)
def test_ranges_that_are_small_or_without_0_have_one_axis(ranges):
    assert not changes(ranges)
    low, high = ranges.z
    assert z_axis_at(ranges, low) == z_axis_at(ranges, high)
    assert z_axis_at(ranges, low).ends == pytest.approx(ranges.padded("z"))


def test_the_axis_stays_during_a_drag_within_it_and_grows_beyond():
    usual, long = z_axis(1.0), z_axis(3.0)
    for z in (-10.0, -1.0, 0.0, 9.99, 10.0):
        assert next_z_axis(DEFAULT, usual, z, True) == usual
        assert next_z_axis(DEFAULT, usual, z, False) == usual
    assert next_z_axis(DEFAULT, usual, 10.1, True) == long
    assert next_z_axis(DEFAULT, long, 0.5, True) == long  # until the hand lets go
    assert next_z_axis(DEFAULT, long, 0.5, False) == usual


@pytest.mark.parametrize("ranges", RANGES)
def test_ticks_stay_in_their_places_and_their_numbers_fit(ranges):
    first, last = z_axis_at(ranges, 0.0), z_axis_at(ranges, max(ranges.z, key=abs))
    for make in (z_plot, sigma_plot):
        one, other = make(ranges, first), make(ranges, last)
        assert (one.box, one.size) == (other.box, other.size)
        (a, b), (c, d) = mapping(one), mapping(other)
        for (p, q), (r, s), before, after in (
            (a, c, one.xticks, other.xticks),
            (b, d, one.yticks, other.yticks),
        ):
            places = [p * tick + q for tick in before]
            assert [r * tick + s for tick in after] == pytest.approx(places)
            assert len(places) >= 2
        # a tick label is right of the picture's edge, and labels along an axis keep apart
        for plot in (one, other):
            left, _, width, _ = plot.box
            longest = max(len(text) for text in tick_labels(plot.yticks))
            assert 6.6 * longest + 7 <= left
            texts = tick_labels(plot.xticks)
            apart = (
                width / (plot.window.x[1] - plot.window.x[0]) * (plot.xticks[1] - plot.xticks[0])
            )
            assert max(len(text) for text in texts) * LETTER < apart


def test_an_axis_that_changes_has_numbers_with_few_digits():
    for step in (1.0, 3.0, 10.0, 30.0):
        assert all(math.isclose(value % 5, 0) for value in z_axis(step).ticks(COUNT))
