"""The gradient check: ∂L/∂W against a central difference of the loss."""

import math
from typing import Any

import numpy as np

from explorer.core.arguments import as_real, common_shape, refuse_function
from explorer.core.backprop import backprop
from explorer.core.central_difference import GradientCheck, both_sides, compare, default_step
from explorer.core.formulas import choose
from explorer.core.records import frozen

__all__ = ["GradientCheck", "check_gradient"]


def check_gradient(
    x: Any, y: Any, W: Any, step: Any = None, *, gradient: Any = None
) -> GradientCheck:
    """Compare ∂L/∂W with a central difference of the loss in W.

    Parameters
    ----------
    x, y, W : float or array_like of float
        As for `backprop`. The check always uses double precision.
    step : float or array_like of float, optional
        The h of the difference, positive and large enough to change W. By default about 6e-6 / x,
        the compromise between the two errors below. An array of steps shows both: towards larger h
        the error grows like h², towards smaller h like 1/h.
    gradient : float or array_like of float, optional
        The gradient to check, in place of `backprop`'s.

    Returns
    -------
    GradientCheck
        Both values, their distance, the tolerance and the verdict.

    Raises
    ------
    TypeError, ValueError
        As `backprop`, for any of the arguments; ValueError if a step is not positive or is too
        small.

    Examples
    --------
    >>> check = check_gradient(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{check.analytic:.6f} {check.numeric:.6f} {check.ok}")
    -0.205074 -0.205074 True

    The blog post's printed formula, with its sign slip, is not the gradient:

    >>> check_gradient(x=1.5, y=1.0, W=-0.8, gradient=0.205074).ok
    False
    """
    given = {"x": as_real("x", x), "y": as_real("y", y), "W": as_real("W", W)}
    if step is not None:
        given["step"] = as_real("step", step)
    if gradient is not None:
        refuse_function(gradient)
        given["gradient"] = as_real("gradient", gradient)
    shape = common_shape(**given)
    given = {n: np.asarray(v, np.float64) if shape else float(v) for n, v in given.items()}
    x, y, W = (given[name] for name in "xyW")
    exp, where = (np.exp, np.where) if shape else (math.exp, choose)

    with np.errstate(over="ignore", under="ignore"):
        h = given["step"] if "step" in given else default_step(x, W, where)
        if not np.all(h > 0.0):
            raise ValueError(f"step must be positive, not {np.min(h)}")
        above, below = both_sides(W, h, where)
        if not np.all(above / 2.0 > below / 2.0):
            raise ValueError(f"step must be large enough to change W, as {np.min(h)} is not")
        analytic = given["gradient"] if "gradient" in given else backprop(x, y, W).dL_dW
        found = compare(x, y, W, h, analytic, exp, where)

    ok = frozen(found.ok, shape, bool)
    numbers = [getattr(found, name) for name in GradientCheck.__slots__[:-1]]
    return GradientCheck(*(*(frozen(number, shape) for number in numbers), ok))
