"""The gradient check in plain numbers, which the page computes, too."""

import dataclasses
import math

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.core.central_difference import (
    EPS,
    LARGEST,
    GradientCheck,
    both_sides,
    compare,
    default_step,
    least_step,
)
from explorer.core.gradient_check import check_gradient
from explorer.core.trace import trace

NAMES = [field.name for field in dataclasses.fields(GradientCheck)]

weights = st.floats(-6.0, 6.0)
inputs = st.floats(-4.0, 4.0)
finite = st.floats(allow_nan=False, allow_infinity=False)


def assert_same(found, wanted):
    """Compare two checks field by field, to the bit."""
    for name in NAMES:
        one, other = getattr(found, name), getattr(wanted, name)
        assert (type(one), repr(one)) == (type(other), repr(other)), name


@given(x=inputs, y=st.floats(0.0, 1.0), W=weights, power=st.floats(-12.0, 0.0))
def test_every_field_is_the_one_of_check_gradient(x, y, W, power):
    h = max(math.exp(power * math.log(10.0)), least_step(W))
    assert_same(compare(x, y, W, h, trace(x, y, W).dL_dW), check_gradient(x, y, W, h))
    best = default_step(x, W)
    assert_same(compare(x, y, W, best, trace(x, y, W).dL_dW), check_gradient(x, y, W))


@given(x=finite, y=finite, W=finite)
def test_for_any_finite_input_too(x, y, W):
    gradient = trace(x, y, W).dL_dW
    assert_same(compare(x, y, W, default_step(x, W), gradient), check_gradient(x, y, W))
    if math.isfinite(gradient):
        wrong = compare(x, y, W, default_step(x, W), -gradient)
        assert_same(wrong, check_gradient(x, y, W, gradient=-gradient))


def test_the_constants_are_those_of_a_double():
    assert (EPS, LARGEST) == (np.finfo(np.float64).eps, np.finfo(np.float64).max)


@given(x=st.floats(1e-299, 1e300), sign=st.sampled_from([1.0, -1.0]))
def test_the_default_step_moves_z_by_the_cube_root_of_eps(x, sign):
    with mpmath.workdps(30):
        root = float(mpmath.cbrt(mpmath.mpf(EPS)))
    assert default_step(sign * x, 0.0) * x == pytest.approx(root, rel=1e-15)


def test_the_default_step_has_two_bounds():
    assert default_step(0.0, 0.0) == pytest.approx(6e-6, rel=0.01)
    assert default_step(5e-324, 0.5) == default_step(-1e-300, 0.5) < math.inf
    assert default_step(1.0, -1e200) == least_step(1e200) > 1e184


@given(finite)
def test_the_least_step_changes_the_weight_to_either_side(W):
    assume(abs(W) > 1e-290)  # below, the step is a subnormal
    above, below = both_sides(W, least_step(W))
    assert below <= W <= above and above / 2.0 > below / 2.0
    assert (above > W or W > LARGEST / 2) and (below < W or W < -LARGEST / 2)


@pytest.mark.parametrize("W", [LARGEST, -LARGEST, 1e308, 0.0])
def test_neither_side_overflows(W):
    above, below = both_sides(W, 1e308)
    assert (above, below) == (min(W + 1e308, LARGEST), max(W - 1e308, -LARGEST))
    assert math.isfinite(above) and math.isfinite(below)


def test_its_repr_is_short():
    found = compare(1.5, 1.0, -0.8, 1e-6, trace(1.5, 1.0, -0.8).dL_dW)
    assert repr(found) == repr(check_gradient(1.5, 1.0, -0.8, 1e-6))
    assert "ok=True" in repr(found)
