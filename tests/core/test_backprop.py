"""Test the core against 60-digit arithmetic, another autodiff, and its documented promises."""

import dataclasses
import math

import autograd
import autograd.numpy as anp
import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.backprop import Trace, backprop
from explorer.core.formulas import quantities

NAMES = [field.name for field in dataclasses.fields(Trace)]
NORMAL = np.finfo(np.float64).tiny
MAX = np.finfo(np.float64).max

finite = st.floats(allow_nan=False, allow_infinity=False)
target = st.sampled_from([0.0, 1.0])


def true_trace(x, y, W, z):
    """Every quantity from its definition, for the doubles given. 700 digits, as 1 − ŷ loses 304."""
    with mpmath.workdps(700):
        x, y, W, z = map(mpmath.mpf, (x, y, W, z))
        y_hat = 1 / (1 + mpmath.exp(-z))
        outer, inner = -(y - y_hat), y_hat * (1 - y_hat)
        found = {"y_hat": y_hat, "loss": (y - y_hat) ** 2 / 2, "dL_dyhat": outer}
        found["one_minus_y_hat"] = 1 - y_hat
        found |= {"dyhat_dz": inner, "dz_dW": x, "dyhat_dW": inner * x, "delta_l1": outer * inner}
        found |= {"dL_dW": outer * inner * x, "dL_dx": outer * inner * W, "dL_dy": -outer}
        with mpmath.workdps(60):
            return {name: +value for name, value in found.items()}


def ulps(value, true):
    """Return the distance of a double from the true value, in units of that value's last place."""
    return float(abs(mpmath.mpf(float(value)) - true) / mpmath.mpf(math.ulp(float(true))))


def assert_within_ulps(most, x, y, W):
    """Compare a scalar's record, and an array's, with the truth at the z that it holds."""
    scalar, array = backprop(x, y, W), backprop([x], y, W)
    assert scalar.z == W * x
    truth = true_trace(x, y, W, scalar.z)
    assert {*truth, "x", "y", "W", "z"} == set(NAMES)  # no field goes unchecked
    for name, true in truth.items():
        if abs(true) >= NORMAL and abs(true) < MAX:
            for value in (getattr(scalar, name), getattr(array, name)[0]):
                assert ulps(value, true) <= most, (name, x, y, W)


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_within_5_ulp_of_the_truth_at_the_z_of_the_record(y):
    rng = np.random.default_rng(3)
    for z in np.concatenate((np.linspace(-700.0, 700.0, 141), np.linspace(-40.1, 40.1, 140))):
        assert_within_ulps(5.0, 1.0, y, float(z))
        x = rng.uniform(-3.0, 3.0)
        assert_within_ulps(5.0, x, y, float(z) / x)


@pytest.mark.parametrize(("x", "y", "W"), [(1.952, 1.0, 7.1), (1.967, 0.0, -9.511)])
def test_within_5_ulp_where_dividing_e_by_1_plus_e_would_not_be(x, y, W):
    assert_within_ulps(5.0, x, y, W)


# The roundings can add up to more than 5 ulp, which random points almost never meet.
@settings(max_examples=300, deadline=None)
@given(x=st.floats(1e-290, 1e299), y=target, z=st.floats(-700.0, 700.0), sign=st.sampled_from("+-"))
def test_within_6_ulp_at_any_scale_of_x(x, y, z, sign):
    x = float(f"{sign}{x}")
    W = z / x
    if math.isfinite(W) and abs(W * x) <= 700.0:
        assert_within_ulps(6.0, x, y, W)


def test_y_hat_is_sigma_of_the_z_that_is_shown():
    # Wx is off by a third of its last place or more here, which is 100 ulp of σ.
    x, W = 2.9000000000000004, -242.1
    with mpmath.workdps(60):
        exact = mpmath.mpf(W) * mpmath.mpf(x)
        assert abs(exact - W * x) > 0.3 * math.ulp(W * x)
    t = backprop(x, 0.0, W)
    assert ulps(t.y_hat, true_trace(x, 0.0, W, exact)["y_hat"]) > 50.0
    assert ulps(t.y_hat, true_trace(x, 0.0, W, t.z)["y_hat"]) <= 2.0


def test_scalars_and_arrays_agree_to_the_bit_where_they_share_exp():
    rng = np.random.default_rng(4)
    x, y, W = rng.uniform(-5, 5, 500), rng.uniform(0, 1, 500).round(1), rng.uniform(-50, 50, 500)
    arrays = quantities(x, y, W, np.exp, np.where)
    for i, point in enumerate(zip(x.tolist(), y.tolist(), W.tolist(), strict=True)):
        scalars = quantities(*point, exp=lambda v: float(np.exp(np.array([v]))[0]))
        assert scalars == {name: value[i] for name, value in arrays.items()}


@settings(max_examples=300, deadline=None)
@given(x=st.floats(-5.0, 5.0), y=st.floats(0.0, 1.0), W=st.floats(-30.0, 30.0))
def test_between_the_targets_rounding_of_y_minus_y_hat_bounds_the_error(x, y, W):
    trace = backprop(x, y, W)
    true = true_trace(x, y, W, trace.z)
    y_hat, residual = true["y_hat"], abs(true["dL_dyhat"])
    with mpmath.workdps(60):
        scale = max(residual, min(y_hat, 1 - y_hat))
        bound = 4 * mpmath.mpf(np.finfo(float).eps) * scale
    tiny = 4 * 5e-324  # below the normal doubles each product is rounded to a multiple of it
    assert abs(trace.dL_dyhat - true["dL_dyhat"]) <= bound
    slope = true["dyhat_dz"]
    assert abs(trace.delta_l1 - true["delta_l1"]) <= 2 * bound * slope + tiny
    assert abs(trace.dL_dW - true["dL_dW"]) <= 2 * bound * slope * abs(x) + tiny
    assert abs(trace.loss - true["loss"]) <= 2 * bound * scale + tiny


def test_y_equal_to_y_hat_is_a_minimum():
    trace = backprop(3.0, 0.5, 0.0)
    assert (trace.loss, trace.dL_dyhat, trace.dL_dW) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("argument", [0, 1, 2])
def test_slopes_agree_with_another_autodiff(argument):
    def loss(x, y, W):
        return 0.5 * (y - 1.0 / (1.0 + anp.exp(-W * x))) ** 2

    rng = np.random.default_rng(1)
    for x, y, W in zip(
        rng.uniform(-3, 3, 50), rng.uniform(0, 1, 50), rng.uniform(-3, 3, 50), strict=True
    ):
        trace = backprop(x, y, W)
        slope = (trace.dL_dx, trace.dL_dy, trace.dL_dW)[argument]
        assert slope == pytest.approx(autograd.grad(loss, argument)(x, y, W), rel=1e-12, abs=1e-15)


def test_the_post_s_slip_gives_the_negative_gradient():
    t = backprop(1.5, 1.0, -0.8)
    slipped = (t.y - t.y_hat) * t.y_hat * (1.0 - t.y_hat) * t.x
    assert t.dL_dW == pytest.approx(-slipped, rel=1e-14)
    assert t.dL_dW < 0.0  # ŷ is below y, so raising W lowers the loss


# --- no finite input gives NaN or a warning --------------------------------------------------

EXTREMES = [0.0, 5e-324, 1e-310, NORMAL, 1e-160, 1.0, 0.5, 37.0, 745.2, 1e16, 1e154, 1e300, MAX]
EXTREMES = np.array(EXTREMES + [-value for value in EXTREMES])


def test_extremes_give_no_nan_in_arrays_and_in_scalars():
    x, y, W = np.meshgrid(EXTREMES, EXTREMES, EXTREMES)
    trace = backprop(x, y, W)
    for name in NAMES:
        assert not np.isnan(getattr(trace, name)).any(), name
    for index in np.ndindex(x.shape):
        single = backprop(float(x[index]), float(y[index]), float(W[index]))
        assert not any(math.isnan(getattr(single, name)) for name in NAMES)


@settings(max_examples=300, deadline=None)
@given(x=finite, y=finite, W=finite)
def test_any_finite_input_keeps_the_ranges(x, y, W):
    with np.errstate(all="raise"):
        t = backprop(x, y, W)
        row = backprop([x], y, [W])
    assert not any(math.isnan(getattr(t, name)) for name in NAMES)
    assert 0.0 <= t.y_hat <= 1.0 and 0.0 <= t.dyhat_dz <= 0.25 and t.loss >= 0.0
    for name in NAMES:  # the exponentials of Python and NumPy may differ in the last digit
        np.testing.assert_allclose(getattr(row, name), [getattr(t, name)], rtol=1e-14, atol=1e-320)


def test_numpy_s_error_settings_neither_matter_nor_change():
    with np.errstate(over="raise", under="warn", invalid="raise", divide="print"):
        before = np.geterr()
        single = backprop(np.float32(3e38), np.float32(-3e38), np.float32(-1e-30))
        assert single.loss == math.inf
        assert backprop([1e300, 1e-300], 1e300, [-1e300, 1e-300]).loss[1] == math.inf
        assert np.geterr() == before


def test_overflowing_z_saturates_exactly():
    t = backprop(1e308, 1.0, -1e308)
    assert (t.z, t.y_hat, t.loss, t.dL_dyhat, t.dyhat_dz) == (-math.inf, 0.0, 0.5, -1.0, 0.0)
    assert (t.dyhat_dW, t.delta_l1, t.dL_dW, t.dL_dx) == (0.0, 0.0, 0.0, 0.0)
    t = backprop(1e308, 1.0, 1e308)
    assert (t.z, t.y_hat, t.loss, t.dL_dW) == (math.inf, 1.0, 0.0, 0.0)


def test_gradient_survives_an_underflow_of_delta():
    x, W = 1e100, -4e-98  # z = −400: Δl₁ is about 1e-347, and ∂L/∂W about 1e-247
    assert backprop(x, 0.0, W).delta_l1 == 0.0
    assert_within_ulps(5.0, x, 0.0, W)
    assert_within_ulps(5.0, W, 0.0, x)  # and ∂L/∂x


def test_overflowing_loss_is_inf():
    t = backprop(1.0, 1e200, 0.0)
    assert (t.loss, t.dL_dyhat, t.dL_dW) == (math.inf, -1e200, -2.5e199)
    assert backprop(1e200, 1e200, 0.0).dL_dW == -math.inf
    assert backprop(0.0, -MAX, 1.0).dL_dW == 0.0


def test_no_zero_is_negative():
    points = [(-3.0, 0.0, 1e300), (-3.0, 0.5, 0.0), (3.0, 1.0, -1e300), (-0.0, -0.0, -1.0)]
    grid = backprop(*np.array(points).T)
    for i, point in enumerate(points):
        t = backprop(*point)
        for name in NAMES:
            for value in (getattr(t, name), getattr(grid, name)[i]):
                assert value != 0.0 or math.copysign(1.0, value) == 1.0, (name, point)


# --- shapes, types, the record ---------------------------------------------------------------


@pytest.mark.parametrize("wrap", [float, np.float64, np.array])
def test_scalars_give_python_floats(wrap):
    trace = backprop(wrap(1.5), wrap(1.0), wrap(-0.8))
    assert {type(getattr(trace, name)) for name in NAMES} == {float}
    assert trace == backprop(1.5, 1.0, -0.8)


def test_fields_have_the_broadcast_shape_and_the_scalars_values():
    x, y, W = np.linspace(-2, 2, 5)[:, None], 1.0, np.linspace(-9, 9, 7)
    trace = backprop(x, y, W)
    for name in NAMES:
        grid = getattr(trace, name)
        assert grid.shape == (5, 7) and grid.dtype == np.float64
        for i, j in np.ndindex(5, 7):
            assert grid[i, j] == pytest.approx(
                getattr(backprop(x[i, 0], y, W[j]), name), rel=2e-15, abs=0.0
            )


def test_integers_and_booleans_are_their_doubles():
    assert backprop(2, True, -1) == backprop(2.0, 1.0, -1.0)
    assert type(backprop(2, 1, 0).x) is float
    assert backprop(np.int8([2]), np.array([True]), np.uint64([3])).dL_dW.dtype == np.float64


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_lower_precision_is_kept_and_the_double_result_rounded_once(dtype):
    x = np.linspace(-3, 3, 50, dtype=dtype)
    trace = backprop(x, 1.0, 2)
    double = backprop(x.astype(np.float64), 1.0, 2.0)
    for name in NAMES:
        assert getattr(trace, name).dtype == dtype
        np.testing.assert_array_equal(getattr(trace, name), getattr(double, name).astype(dtype))
    single = dtype(1.5)
    assert type(backprop(single, single, single).dL_dW) is dtype


@pytest.mark.parametrize("W", [0.5, np.float64(0.5), np.array([0.5]), np.float32([0.5])])
@pytest.mark.parametrize("x", [np.float32(1.5), np.float32([1.5, 2.5])])
def test_types_are_promoted_as_in_numpy(x, W):
    assert np.asarray(backprop(x, 1.0, W).z).dtype == np.result_type(x, 1.0, W)


def test_single_precision_out_of_range_is_inf_without_a_warning():
    big = np.float32(3e38)
    t = backprop(np.array([big]), np.array([-big]), np.array([big]))
    assert t.z == np.inf and t.loss == np.inf and t.dL_dW == 0.0


def test_record_cannot_be_changed_and_does_not_follow_its_input():
    x = np.array([1.0, 2.0])
    trace = backprop(x, 1.0, 0.5)
    x[0] = 99.0
    assert trace.x[0] == 1.0 and trace.dz_dW[0] == 1.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        trace.x = 3.0
    for name in NAMES:
        with pytest.raises(ValueError, match="read-only"):
            getattr(trace, name)[0] = 3.0
        with pytest.raises(ValueError, match="WRITEABLE"):
            getattr(trace, name).flags.writeable = True
    assert x.flags.writeable


def test_arguments_are_neither_changed_nor_shared():
    class Column:  # like a pandas Series, it exposes its own values
        values = np.array([-0.0, 2.0])

        def __array__(self, dtype=None, copy=None):
            return self.values

    for x in (Column(), Column.values):
        trace = backprop(x, 1.0, 0.5)
        assert math.copysign(1.0, Column.values[0]) == -1.0 and Column.values.flags.writeable
        Column.values[1] = 99.0
        assert trace.x[1] == trace.dz_dW[1] == 2.0
        Column.values[1] = 2.0


def test_repr_names_every_field_and_stays_short():
    assert "dL_dW=-0.205074" in repr(backprop(1.5, 1.0, -0.8))
    grid = repr(backprop(np.zeros((400, 1)), 1.0, np.linspace(-1, 1, 400)))
    assert grid.startswith("Trace(x=<400x400: 0 ... 0>") and len(grid) < 800
    assert all(f"{name}=" in grid for name in NAMES)


# --- invalid arguments -----------------------------------------------------------------------

WRONG_TYPE = [None, "1.5", ["a"], 1j, [1, 2j], object, {}, [None, 1.0], np.longdouble(1)]
WRONG_TYPE += [np.ma.array([1.0, 2.0], mask=[True, False]), np.ma.masked, np.datetime64("2016")]
WRONG_TYPE += [np.array([1.0], dtype=object)]
WRONG_VALUE = [math.nan, math.inf, -math.inf, np.float32("nan"), [1.0, math.nan], np.array(np.inf)]
WRONG_VALUE += [10**400, [], np.empty((3, 0)), [[1.0], [1.0, 2.0]]]


@pytest.mark.parametrize("name", ["x", "y", "W"])
@pytest.mark.parametrize(
    ("value", "error"),
    [(value, TypeError) for value in WRONG_TYPE] + [(value, ValueError) for value in WRONG_VALUE],
    ids=str,
)
def test_wrong_arguments_are_refused_by_name(name, value, error):
    with pytest.raises(error, match=rf"^{name} must ") as caught:
        backprop(**({"x": 1.0, "y": 1.0, "W": 1.0} | {name: value}))
    assert len(str(caught.value)) < 200 and "\n" not in str(caught.value)


def test_message_says_what_was_given():
    with pytest.raises(TypeError, match=r"not '1\.5'"):
        backprop("1.5", 1.0, 1.0)
    with pytest.raises(ValueError, match="contains nan"):
        backprop(1.0, [[1.0, math.nan]], 1.0)


def test_shapes_that_do_not_broadcast_are_refused_by_name():
    with pytest.raises(ValueError, match=r"x \(2,\), y \(\), W \(3,\)"):
        backprop([1.0, 2.0], 1.0, [1.0, 2.0, 3.0])
