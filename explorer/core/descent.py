"""Gradient descent on the one weight: where the gradient leads, step by step."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.core.arguments import as_real, shortened
from explorer.core.backprop import backprop
from explorer.core.records import brief, frozen

__all__ = ["Descent", "descend"]

MOST_STEPS = 1_000_000  # more would seem to hang


@dataclass(frozen=True, slots=True, repr=False)
class Descent:
    """The path of a descent, as `descend` returns it.

    Attributes
    ----------
    W, loss, gradient : ndarray, shape (steps + 1,)
        The weight, L and ∂L/∂W at the start and after each step. They cannot be written to.
    """

    W: Any
    loss: Any
    gradient: Any

    def __repr__(self) -> str:
        return brief(self)


def descend(x: Any, y: Any, W: Any, learning_rate: Any = 2.0, steps: Any = 50) -> Descent:
    """Follow W ← W − η ∂L/∂W from a starting weight, in double precision.

    Parameters
    ----------
    x, y, W : float
        Input, target and starting weight, finite.
    learning_rate : float
        η, positive and finite.
    steps : int
        How many steps to take, from 0 to a million.

    Returns
    -------
    Descent
        W, loss and gradient at each of the steps + 1 weights.

    Raises
    ------
    TypeError
        If an argument is not a real number, or `steps` is not an integer.
    ValueError
        If a number is NaN or infinite, an array, or out of its range; or if the steps are so large
        that W leaves the range of a double.

    Examples
    --------
    >>> path = descend(x=1.5, y=1.0, W=-0.8, steps=2)
    >>> path.W.round(4).tolist()
    [-0.8, -0.3899, 0.0528]
    """
    x, y, W = _number("x", x), _number("y", y), _number("W", W)
    rate = _number("learning_rate", learning_rate)
    if rate <= 0.0:
        raise ValueError(f"learning_rate must be positive, not {learning_rate}")
    if not isinstance(steps, int | np.integer) or isinstance(steps, bool | np.timedelta64):
        raise TypeError(f"steps must be an integer, not {shortened(steps)}")
    if not 0 <= steps <= MOST_STEPS:
        raise ValueError(f"steps must be from 0 to {MOST_STEPS:,}, not {shortened(steps)}")

    path = []
    for step in range(steps + 1):
        if not math.isfinite(W):
            raise ValueError(f"learning_rate {rate:g} takes W out of range at step {step}")
        here = backprop(x, y, W)
        path.append((here.W, here.loss, here.dL_dW))
        W = W - rate * here.dL_dW
    return Descent(*(frozen(column, (steps + 1,)) for column in zip(*path, strict=True)))


def _number(name: str, value: Any) -> float:
    number = as_real(name, value)
    if np.ndim(number) != 0:
        raise ValueError(f"{name} must be a single number, not of shape {np.shape(number)}")
    return float(number)
