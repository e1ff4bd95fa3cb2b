"""The gradient check for one weight, or for all weights of a net."""

from dataclasses import fields
from typing import Any

import numpy as np

from explorer.core import gradient_check as of_one_weight
from explorer.core.arguments import as_number
from explorer.core.central_difference import GradientCheck, both_sides
from explorer.core.net.arguments import as_gradients, is_net, refuse_options
from explorer.core.net.backprop_net import backprop_net
from explorer.core.net.central_difference import (
    NetGradientCheck,
    compare,
    default_steps,
    for_each_weight,
)
from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace
from explorer.core.records import frozen

__all__ = ["NetGradientCheck", "check_gradient"]


def check_gradient(
    x: Any,
    y: Any,
    W: Any,
    step: Any = None,
    *,
    gradient: Any = None,
    activation: Any = "sigmoid",
    loss: Any = "squared_error",
) -> GradientCheck | NetGradientCheck:
    """Compare ∂L/∂W with a central difference of the loss, for one weight or all of a net.

    Parameters
    ----------
    x, y, W : float or array_like of float
        As for `backprop`. For a net W is a list of matrices, a two-dimensional one for each layer,
        and all three are as X, y and weights for `backprop_net`. The check always uses double
        precision.
    step : float or array_like of float, optional
        The h of the difference, positive and large enough to change W; for a net a single number.
        By default about 6e-6 / x, the compromise between the two errors below. An array of steps
        shows both: towards larger h the error grows like h², towards smaller h like 1/h.
    gradient : float or array_like of float, optional
        The gradient to check, in place of `backprop`'s; for a net a list of matrices.
    activation, loss : str or list of str
        As for `backprop_net`; for a net only.

    Returns
    -------
    GradientCheck or NetGradientCheck
        Both values, their distance, the tolerance and the verdict; for a net, all of these for each
        weight, the verdict on all, and the entry that is furthest off. At a kink of ReLU the
        tolerance includes the difference between the slopes to both sides.

    Raises
    ------
    TypeError, ValueError
        As `backprop` or `backprop_net`, for any of the arguments; ValueError if a step is not
        positive, is too small, or takes a net out of the range of doubles.

    Examples
    --------
    >>> check = check_gradient(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{check.analytic:.6f} {check.numeric:.6f} {check.ok}")
    -0.205074 -0.205074 True

    The blog post's printed formula, with its sign slip, is not the gradient:

    >>> check_gradient(x=1.5, y=1.0, W=-0.8, gradient=0.205074).ok
    False

    A net of two layers, and the same with the gradient of its second layer dropped:

    >>> X, y, weights = [[2.0, 1.0]], [[1.0]], [[[0.7], [-0.8]], [[2.4]]]
    >>> check_gradient(X, y, weights).ok
    True
    >>> right = check_gradient(X, y, weights).analytic
    >>> check_gradient(X, y, weights, gradient=[right[0], [[0.0]]]).worst
    (1, 0, 0)
    """
    if not is_net(W):
        refuse_options(activation, loss)
        return of_one_weight.check_gradient(x, y, W, step, gradient=gradient)
    trace = backprop_net(x, y, W, activation, loss)
    analytic = trace.gradients if gradient is None else as_gradients(gradient, trace.weights)
    t = _as_lists(trace)
    steps = default_steps(t) if step is None else _steps(t, as_number("step", step))
    return _frozen(compare(t, steps, _as_lists(analytic)))


def _steps(t: NetTrace, h: float) -> list[Matrix]:
    """Return the same h for each weight, or refuse it."""
    if h <= 0.0:
        raise ValueError(f"step must be positive, not {h:g}")

    def checked(k: int, i: int, j: int) -> float:
        above, below = both_sides(t.weights[k][i][j], h)
        if not above / 2.0 > below / 2.0:
            place = f"weights[{k}][{i}, {j}]"
            raise ValueError(f"step must be large enough to change {place}, as {h:g} is not")
        return h

    return for_each_weight(t, checked)


def _as_lists(value: Any) -> Any:
    """Return lists of rows in place of arrays, of a trace or a list of matrices."""
    if isinstance(value, NetTrace):
        return NetTrace(**{f.name: _as_lists(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, list):
        return [_as_lists(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


def _frozen(check: NetGradientCheck) -> NetGradientCheck:
    """Return the record with arrays in place of lists of rows, if its numbers are finite."""
    found: dict[str, Any] = {"ok": check.ok, "worst": check.worst}
    for field in fields(check):
        if field.name not in found:
            arrays = [np.array(matrix) for matrix in getattr(check, field.name)]
            if not all(np.isfinite(array).all() for array in arrays):
                raise ValueError("step must not take the net out of the range of doubles")
            found[field.name] = [frozen(array, array.shape, array.dtype) for array in arrays]
    return NetGradientCheck(**found)
