"""The change of a loss, and of an activation, with the digits that subtracting would lose."""

import itertools

import mpmath
import pytest

from explorer.core.net.changes import loss_rise, rise

TRUE = {
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "tanh": mpmath.tanh,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "identity": lambda z: z,
}
Z = [0.0, 0.3, -2.0, 30.0, -40.0, 300.0]
CHANGES = [1e-12, -1e-6, 1e-3, -0.5, 0.9, 3.0, -50.0, 900.0]


@pytest.mark.parametrize("name", TRUE)
def test_a_rise_has_the_digits_that_subtracting_would_lose(name):
    for z, dz in itertools.product(Z, CHANGES):
        with mpmath.workdps(900):
            true = float(TRUE[name](mpmath.mpf(z) + mpmath.mpf(dz)) - TRUE[name](mpmath.mpf(z)))
        assert rise(name, z, dz) == pytest.approx(true, rel=1e-14, abs=0.0), (z, dz)


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_a_rise_of_the_loss_has_them_too(loss, y):
    def true_at(z):
        y_hat = TRUE["sigmoid"](z)
        if loss == "squared_error":
            return (y - y_hat) ** 2 / 2
        return -mpmath.log(y_hat if y == 1.0 else 1 - y_hat)

    for z, dz in itertools.product(Z, CHANGES):
        with mpmath.workdps(900):
            true = float(true_at(mpmath.mpf(z) + mpmath.mpf(dz)) - true_at(mpmath.mpf(z)))
        assert loss_rise(loss, "sigmoid", y, z, dz) == pytest.approx(true, rel=1e-13, abs=1e-300)
