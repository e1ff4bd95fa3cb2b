"""Activations and losses against their definitions in many digits, also where σ is saturated."""

import math

import mpmath
import numpy as np
import pytest

from explorer.core.net.formulas import activated, entry_loss, error, loss_slope, slope

POINTS = [0.0, 1e-300, -1e-9, 0.3, -0.8, 1.0, 5.0, -19.0, 36.0, -40.0, 300.0, -350.0, 700.0, -700.0]
TRUE = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "identity": lambda z: z,
}


def close(value, true, most=5.0):
    """Whether a double is within a few ulp of the true value."""
    return abs(mpmath.mpf(value) - true) <= most * math.ulp(float(true))


@pytest.fixture(autouse=True)
def many_digits():
    with mpmath.workdps(800):
        yield


@pytest.mark.parametrize("name", TRUE)
def test_an_activation_is_within_5_ulp_of_its_definition(name):
    for z in POINTS:
        assert close(activated(name, z), TRUE[name](mpmath.mpf(z))), z


@pytest.mark.parametrize("name", TRUE)
def test_a_slope_is_within_5_ulp_of_the_derivative(name):
    slopes = {
        "sigmoid": lambda z: TRUE["sigmoid"](z) * TRUE["sigmoid"](-z),
        "tanh": lambda z: mpmath.sech(z) ** 2,
        "relu": lambda z: mpmath.mpf(z > 0),
        "identity": lambda z: mpmath.mpf(1),
    }
    for z in POINTS:
        true = slopes[name](mpmath.mpf(z))
        assert close(slope(name, z), true) or abs(true) < 1e-300, z


@pytest.mark.parametrize("y", [0.0, 1.0, 0.25])
def test_cross_entropy_and_its_slope_are_right_at_any_z(y):
    for z in POINTS:
        y_hat = TRUE["sigmoid"](mpmath.mpf(z))
        true = -y * mpmath.log(y_hat) - (1 - y) * mpmath.log(1 - y_hat)
        assert close(entry_loss("cross_entropy", "sigmoid", y, z), true), z
        true = (y_hat - y) / (y_hat * (1 - y_hat))
        assert close(loss_slope("cross_entropy", "sigmoid", y, z), true, 20.0), z


@pytest.mark.parametrize("name", TRUE)
def test_squared_error_and_its_slope_are_those_of_the_output(name):
    for z in POINTS[:7]:
        distance = 0.3 - TRUE[name](mpmath.mpf(z))
        assert entry_loss("squared_error", name, 0.3, z) == pytest.approx(float(distance**2 / 2))
        assert loss_slope("squared_error", name, 0.3, z) == pytest.approx(float(-distance))


def test_the_error_of_a_saturated_output_keeps_its_digits():
    assert close(error("sigmoid", 1.0, 40.0), 1 - TRUE["sigmoid"](mpmath.mpf(40)))
    assert close(error("sigmoid", 0.0, -700.0), -TRUE["sigmoid"](mpmath.mpf(-700)))


def test_cross_entropy_is_linear_and_its_slope_infinite_where_the_output_rounds_to_the_wrong_end():
    for y, z in [(1.0, -800.0), (0.0, 800.0)]:
        assert entry_loss("cross_entropy", "sigmoid", y, z) == 800.0
        assert loss_slope("cross_entropy", "sigmoid", y, z) == math.copysign(math.inf, z)
        assert entry_loss("cross_entropy", "sigmoid", y, -z) == 0.0
        assert loss_slope("cross_entropy", "sigmoid", y, -z) == math.copysign(1.0, z)
    for z in (-800.0, 800.0):
        assert entry_loss("cross_entropy", "sigmoid", 0.25, z) == (200.0 if z < 0.0 else 600.0)
        assert loss_slope("cross_entropy", "sigmoid", 0.25, z) == math.copysign(math.inf, z)


@pytest.mark.parametrize("name", TRUE)
def test_beyond_all_doubles_nothing_is_raised(name):
    for z in (1e308, -1e308, math.inf, -math.inf):
        assert not math.isnan(activated(name, z)) and not math.isnan(slope(name, z))
    assert slope("relu", 0.0) == 0.0
    assert np.isnan(activated("sigmoid", math.nan))
