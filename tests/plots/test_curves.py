"""Test the functions that the plots draw against the core."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.core.backprop import backprop
from explorer.plots.curves import linspace, loss, samples, squared_error


def test_the_loss_agrees_with_the_core():
    for z in np.linspace(-30, 30, 61).tolist():
        for y in (0.0, 0.3, 1.0):
            t = backprop(z, y, 1.0)
            assert squared_error(y, t.y_hat) == pytest.approx(t.loss, rel=1e-9, abs=1e-15)
            for x, W in ((z, 1.0), (2.0, z / 2.0), (-0.5, -2.0 * z)):
                assert loss(x, y, W) == pytest.approx(t.loss, rel=1e-9, abs=1e-15)


def test_a_guess_beyond_0_and_1_has_a_loss():
    assert [squared_error(1.0, guess) for guess in (-1.0, 3.0)] == [2.0, 2.0]


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(2, 500))
def test_numbers_are_evenly_spaced_between_the_exact_ends(start, end, count):
    found = linspace(start, end, count)
    assert (len(found), found[0], found[-1]) == (count, start, end)
    np.testing.assert_allclose(found, np.linspace(start, end, count), rtol=1e-12, atol=1e-9)


@given(
    st.tuples(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6)),
    st.floats(-1e6, 1e6),
    st.integers(20, 400),
)
@example((1.0, 1.0), 5.0, 20)  # it bends in part of a short range
def test_samples_go_from_end_to_end_and_are_dense_where_the_curve_bends(range_, slope, count):
    low, high = range_[0], range_[0] + range_[1]
    at = np.array(samples((low, high), slope, count))
    assert (len(at), at[0], at[-1]) == (count, low, high)
    assert (np.diff(at) >= 0).all()
    bend = 8.0 / abs(slope) if slope else np.inf
    inside = at[(at > max(low, -bend)) & (at < min(high, bend))]
    if min(high, bend) - max(low, -bend) > 1e-6 * (high - low):
        gaps = np.diff(np.concatenate(([max(low, -bend)], inside, [min(high, bend)])))
        evenly = (min(high, bend) - max(low, -bend)) / (count // 2)
        assert gaps.max() <= 1.2 * evenly + 1e-9 * max(abs(low), abs(high))
