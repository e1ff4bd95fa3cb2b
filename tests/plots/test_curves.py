"""Test the functions that the plots draw against the core."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.core.backprop import backprop
from explorer.plots.curves import samples, sigmoid, squared_error


def test_sigmoid_agrees_with_the_core():
    z = np.concatenate(([-1e300, -745.2, 0.0, 710.0, 1e300], np.linspace(-40, 40, 801)))
    np.testing.assert_allclose(sigmoid(z), backprop(z, 0.0, 1.0).y_hat, rtol=1e-13, atol=1e-320)


def test_the_loss_agrees_with_the_core():
    z = np.linspace(-30, 30, 601)
    for y in (0.0, 0.3, 1.0):
        t = backprop(z, y, 1.0)
        np.testing.assert_allclose(squared_error(y, t.y_hat), t.loss, rtol=1e-9, atol=1e-15)


@given(
    st.tuples(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6)),
    st.floats(-1e6, 1e6),
    st.integers(20, 400),
)
@example((1.0, 1.0), 5.0, 20)  # it bends in part of a short range
def test_samples_go_from_end_to_end_and_are_dense_where_the_curve_bends(range_, slope, count):
    low, high = range_[0], range_[0] + range_[1]
    at = samples((low, high), slope, count)
    assert (len(at), at[0], at[-1]) == (count, low, high)
    assert (np.diff(at) >= 0).all()
    bend = 8.0 / abs(slope) if slope else np.inf
    inside = at[(at > max(low, -bend)) & (at < min(high, bend))]
    if min(high, bend) - max(low, -bend) > 1e-6 * (high - low):
        gaps = np.diff(np.concatenate(([max(low, -bend)], inside, [min(high, bend)])))
        evenly = (min(high, bend) - max(low, -bend)) / (count // 2)
        assert gaps.max() <= 1.2 * evenly + 1e-9 * max(abs(low), abs(high))
