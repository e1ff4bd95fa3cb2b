"""Gradient descent on the one weight, step by step."""

import math
from dataclasses import dataclass
from typing import Any

from explorer.core.arguments import as_count, as_number
from explorer.core.formulas import quantities
from explorer.core.records import frozen

__all__ = ["Descent", "descend"]

MAX_STEPS = 1_000_000  # a few seconds


@dataclass(frozen=True, slots=True, repr=False)
class Descent:
    """The path of a descent, as `descend` returns it.

    Attributes
    ----------
    W, loss, gradient : ndarray, shape (steps + 1,)
        The weight, L and ∂L/∂W at the start and after each step, read-only.
    """

    W: Any
    loss: Any
    gradient: Any

    def __repr__(self) -> str:
        columns = {"W": self.W, "loss": self.loss, "gradient": self.gradient}
        ends = [f"{name}={first_and_last(column)}" for name, column in columns.items()]
        return f"Descent(steps={len(self.W) - 1}, {', '.join(ends)})"


def first_and_last(column: Any) -> str:
    """Write the ends of a path in ASCII, for its repr: ``"-0.8 ... 1.93308"``."""
    return f"{column[0]:.6g} ... {column[-1]:.6g}"


def descend(x: Any, y: Any, W: Any, learning_rate: Any = 2.0, steps: Any = 50) -> Descent:
    """Follow W ← W − η ∂L/∂W from a starting weight, in double precision.

    Parameters
    ----------
    x, y, W : float
        Input, target and starting weight, finite.
    learning_rate : float
        η, positive and finite.
    steps : int
        The number of steps, from 0 to a million.

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
    x, y, W = as_number("x", x), as_number("y", y), as_number("W", W)
    rate = as_number("learning_rate", learning_rate)
    if rate <= 0.0:
        raise ValueError(f"learning_rate must be positive, not {rate:g}")
    steps = as_count("steps", steps, MAX_STEPS)

    weights, losses, gradients = [], [], []
    for step in range(steps + 1):
        if not math.isfinite(W):
            raise ValueError(f"learning_rate {rate:g} takes W out of range at step {step}")
        here = quantities(x, y, W)
        weights.append(W)
        losses.append(here["loss"])
        gradients.append(here["dL_dW"] + 0.0)  # no −0.0, as in `backprop`
        W = W - rate * here["dL_dW"]
    return Descent(*(frozen(column, (steps + 1,)) for column in (weights, losses, gradients)))
