"""The gradient check has to catch every wrong gradient, and must never cry wolf."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core import gradient_check as check
from explorer.core.backprop import backprop
from explorer.core.gradient_check import GradientCheck, check_gradient

finite = st.floats(allow_nan=False, allow_infinity=False)
MAX = np.finfo(np.float64).max


def samples(span):
    rng = np.random.default_rng(7)
    return (
        rng.uniform(-span, span, 20_000),
        rng.uniform(0, 1, 20_000).round(),
        rng.uniform(-span, span, 20_000),
    )


WRONG = {
    "flipped sign": lambda t: -t.dL_dW,
    "factor 2, from a loss without its ½": lambda t: 2.0 * t.dL_dW,
    "dropped ŷ(1 − ŷ)": lambda t: t.dL_dyhat * t.dz_dW,
    "dropped 1 − ŷ": lambda t: t.dL_dyhat * t.y_hat * t.dz_dW,
    "dropped x": lambda t: t.delta_l1,
    "dropped y − ŷ": lambda t: t.dyhat_dW,
    "z for x": lambda t: t.delta_l1 * t.z,
    "one part in a million": lambda t: t.dL_dW * (1.0 + 1e-6),
}


@pytest.mark.parametrize("span", [1.0, 5.0, 25.0])
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_catches_a_wrong_gradient(wrong, span):
    trace = backprop(*samples(span))
    gradient = wrong(trace)
    # A mistake shows where it changes the value: dropping x does not, where x is 1.
    shows = np.abs(gradient - trace.dL_dW) > 1e-7 * np.abs(trace.dL_dW)
    shows &= np.abs(trace.dL_dW) > 1e-250
    assert shows.mean() > 0.5
    ok = check_gradient(trace.x, trace.y, trace.W, gradient=gradient).ok
    assert not ok[shows].any()


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_catches_a_wrong_backprop(wrong, monkeypatch):
    def broken(x, y, W):
        trace = backprop(x, y, W)
        return dataclasses.replace(trace, dL_dW=wrong(trace))

    monkeypatch.setattr(check, "backprop", broken)
    assert not check_gradient(1.5, 1.0, -0.8).ok


def test_catches_a_wrong_factor_inside_backprop(monkeypatch):
    # The numeric side and the tolerance read forward passes only, so a wrong factor cannot hide.
    def broken(x, y, W):
        t = backprop(x, y, W)
        return dataclasses.replace(t, dyhat_dz=t.y_hat, dL_dyhat=-t.dL_dyhat, dL_dW=-t.dL_dW)

    monkeypatch.setattr(check, "backprop", broken)
    assert not check_gradient(*samples(5.0)).ok.any()


@pytest.mark.parametrize("span", [1.0, 5.0, 25.0, 60.0])
def test_right_gradient_passes_with_a_tight_tolerance(span):
    found = check_gradient(*samples(span))
    assert found.ok.all()
    measurable = np.abs(found.analytic) > 1e-280
    assert (found.tolerance < 1e-7 * np.abs(found.analytic))[measurable].all()


@settings(max_examples=400, deadline=None)
@given(x=finite, y=finite, W=finite)
def test_no_false_alarm_for_any_finite_input(x, y, W):
    found = check_gradient(x, y, W)
    assert found.ok and not np.isnan(found.relative_error)


@settings(max_examples=400, deadline=None)
@given(x=st.floats(1e-300, 1e300), z=st.floats(-750.0, 750.0), y=st.floats(-2.0, 2.0))
def test_no_false_alarm_at_any_scale_of_x(x, z, y):
    W = z / x
    if np.isfinite(W):
        assert check_gradient(x, y, W).ok


def test_no_false_alarm_in_the_corners():
    corners = np.array([0.0, 5e-324, 1e-310, 1e-160, 0.5, 1.0, 745.0, 1e16, 1e300, MAX])
    corners = np.concatenate((corners, -corners))
    assert check_gradient(*np.meshgrid(corners, corners, corners)).ok.all()


def test_no_false_alarm_where_a_large_y_multiplies_what_underflows():
    z = np.linspace(-60.0, -1.0, 1001)
    found = check_gradient(1e-303, 1e10, z / 1e-303)
    assert found.ok.all() and (found.absolute_error > 0.0).any()


def test_no_false_alarm_where_only_one_of_the_two_overflows():
    found = check_gradient(6.72343132698711e66, 1.069509330811029e242, 0.0)
    assert np.isfinite(found.analytic) and found.numeric == -np.inf and found.ok
    found = check_gradient(1e200, 1e200, 0.0)
    assert (found.analytic, found.numeric, found.relative_error) == (-np.inf, -np.inf, 0.0)
    assert not check_gradient(6.72343132698711e66, 1.069509330811029e242, 0.0, gradient=MAX).ok


def test_step_stays_within_the_range_of_a_double():
    assert np.isfinite(check_gradient(5e-324, 1.0, 0.5).step)
    # Here W + h overflows: the difference is one-sided, and the tolerance has to allow for it.
    found = check_gradient(5e-309, 1.0, MAX, step=1e306)
    assert found.ok and found.relative_error > 1e-4


@settings(max_examples=200, deadline=None)
@given(x=st.floats(-5, 5), y=st.floats(0, 1), W=st.floats(-9, 9), power=st.floats(-13.0, 2.0))
def test_tolerance_is_honest_for_every_step(x, y, W, power):
    assert check_gradient(x, y, W, step=10.0**power).ok


@pytest.mark.parametrize("x", [1.0, -1.7])
def test_tolerance_is_honest_at_every_step_around_the_minimum_too(x):
    W, step = np.linspace(-30.0, 30.0, 121)[:, None], np.logspace(-12, 2, 141)
    y_hat = backprop(x, 0.0, W).y_hat
    for y in (0.0, 0.3, 1.0, y_hat, y_hat * (1.0 - 1e-9)):
        assert check_gradient(x, y, W, step=step).ok.all()


def test_tolerance_is_no_wider_than_it_has_to_be():
    # Where y = ŷ, and ŷ is near 0, the bounds on L's derivatives are nearly reached.
    y = backprop(1.0, 0.0, -11.0).y_hat
    found = check_gradient(1.0, y, -11.0, step=1e-3)
    assert 0.99 * found.tolerance < found.absolute_error <= found.tolerance
    off = [found.numeric + 0.9 * found.tolerance, found.numeric + 1.1 * found.tolerance]
    assert check_gradient(1.0, y, -11.0, step=1e-3, gradient=off).ok.tolist() == [True, False]


def test_a_confidently_wrong_guess_still_has_a_numeric_gradient():
    # L is ½ to 17 digits on both sides of W, and its slope 4e-18: plain subtraction would find 0.
    found = check_gradient(1.0, 1.0, -40.0)
    assert found.ok and 0.0 < found.relative_error < 1e-9 and found.numeric < 0.0


def test_numeric_is_the_plain_central_difference_of_the_loss():
    h = 2.0**-10
    above, below = backprop(1.5, 1.0, -0.8 + h).loss, backprop(1.5, 1.0, -0.8 - h).loss
    found = check_gradient(1.5, 1.0, -0.8, step=h)
    assert found.numeric == pytest.approx((above - below) / (2.0 * h), rel=1e-11)
    assert found.step == h


def test_error_falls_like_h_squared_and_then_rises_like_1_over_h():
    steps = np.logspace(-13, 0, 27)
    error = check_gradient(1.5, 1.0, -0.8, step=steps).relative_error
    best = steps[error.argmin()]
    assert 1e-7 < best < 1e-3 and error.min() < 1e-9
    truncation = np.polyfit(np.log(steps[-9:-2]), np.log(error[-9:-2]), 1)[0]
    assert truncation == pytest.approx(2.0, abs=0.1)
    assert error[:4].max() > 1e3 * error.min()


def test_record_of_scalars_and_of_arrays():
    single = check_gradient(1.5, 1.0, -0.8)
    assert {type(getattr(single, f.name)) for f in dataclasses.fields(single)} == {float, bool}
    assert single.absolute_error == abs(single.analytic - single.numeric)
    assert single.relative_error == single.absolute_error / max(
        abs(single.analytic), abs(single.numeric)
    )
    assert "analytic=-0.205074, numeric=-0.205074" in repr(single) and "ok=True" in repr(single)
    grid = check_gradient(np.ones((3, 1)), 1.0, np.zeros(4), gradient=[-0.125, -0.125, 1.0, 0.0])
    for field in dataclasses.fields(GradientCheck):
        value = getattr(grid, field.name)
        assert value.shape == (3, 4) and not value.flags.writeable
    assert grid.ok[0].tolist() == [True, True, False, False]
    with pytest.raises(dataclasses.FrozenInstanceError):
        single.ok = True


def test_relative_error_of_two_zeros_is_zero():
    found = check_gradient(0.0, 1.0, 0.5)
    assert (found.analytic, found.numeric, found.relative_error, found.ok) == (0.0, 0.0, 0.0, True)
    numeric = check_gradient(0.0, [0.0, 1.0], 0.5).numeric
    assert numeric.tolist() == [0.0, 0.0] and not np.signbit(numeric).any()


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"x": None}, TypeError, "^x must"),
        ({"W": np.nan}, ValueError, "^W must"),
        ({"step": "h"}, TypeError, "^step must"),
        ({"step": 0.0}, ValueError, "^step must be positive, not 0"),
        ({"step": [1e-3, -1.0]}, ValueError, "^step must be positive, not -1"),
        ({"step": 1e-20}, ValueError, "^step must be large enough to change W, as 1e-20"),
        ({"step": 5e-324, "W": 0.0}, ValueError, "^step must be large enough"),
        ({"gradient": np.inf}, ValueError, "^gradient must"),
        ({"gradient": [1, 2], "x": [1, 2, 3]}, ValueError, r"x \(3,\).* gradient \(2,\)"),
    ],
)
def test_wrong_arguments_are_refused_by_name(changed, error, message):
    with pytest.raises(error, match=message):
        check_gradient(**({"x": 1.5, "y": 1.0, "W": -0.8} | changed))
