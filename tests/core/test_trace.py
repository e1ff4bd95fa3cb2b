"""The trace in plain numbers, which the page computes, too."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.backprop import backprop
from explorer.core.trace import Trace, trace

NAMES = [field.name for field in dataclasses.fields(Trace)]

finite = st.floats(allow_nan=False, allow_infinity=False)


@given(x=finite, y=finite, W=finite)
def test_every_field_is_the_one_of_backprop_to_the_bit(x, y, W):
    assert repr_of(trace(x, y, W)) == repr_of(backprop(x, y, W))


@given(x=st.floats(-4.0, 4.0), y=st.floats(0.0, 1.0), W=st.floats(-6.0, 6.0))
def test_within_the_sliders_ranges_too(x, y, W):
    assert repr_of(trace(x, y, W)) == repr_of(backprop(x, y, W))


def repr_of(t):
    """Return all digits of each field, and the signs of zeros."""
    return {name: repr(getattr(t, name)) for name in NAMES}


@pytest.mark.parametrize("at", [(-3.0, 0.5, 0.0), (-0.0, -0.0, -1.0), (-3.0, 0.0, 1e300)])
def test_no_zero_is_negative(at):
    found = trace(*at)
    values = [getattr(found, name) for name in NAMES]
    assert 0.0 in values
    assert all(value != 0.0 or math.copysign(1.0, value) == 1.0 for value in values)


def test_the_record_cannot_be_changed_and_its_repr_is_short():
    t = trace(1.5, 1.0, -0.8)
    with pytest.raises(dataclasses.FrozenInstanceError):
        t.x = 3.0
    assert repr(t) == repr(backprop(1.5, 1.0, -0.8))
    assert "dL_dW=-0.205074" in repr(t) and len(repr(t)) < 300
