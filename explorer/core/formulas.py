"""The derivation in code: one forward and one backward pass, one equation per line.

The smallest neural net has one scalar input x, one weight W and no bias: ŷ = σ(Wx). Its loss on the
target y is L = ½(y − ŷ)². The equations and their numbers are those of Anuj Gupta, "Gradients –
Part 1", 2016, https://anujgupta82.github.io/2016/08/26/gradients-1/. That page prints (3) with −X,
a slip that turns its (4) to (6) into −∂L/∂W, the direction of descent. The signs here
follow from differentiation.
"""

import math
from collections.abc import Callable
from typing import Any


def choose(condition: Any, yes: Any, no: Any) -> Any:
    """Return `yes` or `no`, as `numpy.where` does for arrays."""
    return yes if condition else no


def sigmoid(
    z: Any,
    exp: Callable[[Any], Any] = math.exp,
    where: Callable[[Any, Any, Any], Any] = choose,
) -> tuple[Any, Any]:
    """Return ŷ = σ(z) = 1 / (1 + exp(−z)), equation (0), and 1 − ŷ = σ(−z).

    The smaller of the two comes first, because it has digits that subtracting the larger from 1
    would lose.

    Parameters
    ----------
    z : float or ndarray
        Any doubles but NaN.
    exp, where
        As for `quantities`.
    """
    e = exp(-abs(z))  # at most 1, so it cannot overflow
    small = e - e * (e / (1.0 + e))  # e / (1 + e), with fewer rounding errors
    return where(z >= 0.0, 1.0 - small, small), where(z >= 0.0, small, 1.0 - small)


def quantities(
    x: Any,
    y: Any,
    W: Any,
    exp: Callable[[Any], Any] = math.exp,
    where: Callable[[Any, Any, Any], Any] = choose,
) -> dict[str, Any]:
    """Return all quantities that x, y and W determine, named as in `explorer.core.trace.Trace`.

    Parameters
    ----------
    x, y, W : float or ndarray
        Input, target and weight, finite doubles.
    exp, where
        The functions for arrays, `numpy.exp` and `numpy.where`, unless x, y and W are floats.
    """
    # Forward.
    z = W * x
    y_hat, one_minus_y_hat = sigmoid(z, exp, where)  # (0)
    error = where(z >= 0.0, (y - 1.0) + one_minus_y_hat, y - y_hat)  # y − ŷ, with all its digits
    loss = 0.5 * error * error

    # Backward: the chain rule.
    dL_dyhat = -error  # (2)
    dyhat_dz = y_hat * one_minus_y_hat
    dz_dW = x
    dyhat_dW = dyhat_dz * dz_dW  # (3)
    delta_l1 = dL_dyhat * dyhat_dz  # (5)
    dL_dW = dL_dyhat * dyhat_dW  # (1) and (4); also (6), x × Δl₁, but Δl₁ may underflow

    # The slopes along the two other inputs.
    dL_dx = dL_dyhat * (dyhat_dz * W)
    dL_dy = error

    return {
        "z": z,
        "y_hat": y_hat,
        "one_minus_y_hat": one_minus_y_hat,
        "loss": loss,
        "dL_dyhat": dL_dyhat,
        "dyhat_dz": dyhat_dz,
        "dz_dW": dz_dW,
        "dyhat_dW": dyhat_dW,
        "delta_l1": delta_l1,
        "dL_dW": dL_dW,
        "dL_dx": dL_dx,
        "dL_dy": dL_dy,
    }
