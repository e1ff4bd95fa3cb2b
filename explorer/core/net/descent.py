"""Gradient descent on one weight, or on the weights of a net, step by step."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.core import descent as of_one_weight
from explorer.core.arguments import as_count, as_number
from explorer.core.descent import MAX_STEPS, Descent, first_and_last
from explorer.core.net.arguments import as_place, is_net, net_arguments, refuse_options
from explorer.core.net.arrays import Arrays
from explorer.core.net.backprop_net import check_range, read_only, trace_of
from explorer.core.net.formulas import stepped
from explorer.core.records import frozen

__all__ = ["NetDescent", "descend"]


@dataclass(frozen=True, slots=True, repr=False)
class NetDescent:
    """The path of a net's descent, as `descend` returns it.

    Attributes
    ----------
    weights
        The weights at the start and after each step: a list of steps + 1 lists of K read-only
        arrays.
    loss : ndarray, shape (steps + 1,)
        L there, read-only.
    gradients
        The gradients there, in lists like the weights.
    """

    weights: list[list[Any]]
    loss: Any
    gradients: list[list[Any]]

    def __repr__(self) -> str:
        return f"NetDescent(steps={len(self.loss) - 1}, loss={first_and_last(self.loss)})"


def descend(
    x: Any,
    y: Any,
    W: Any,
    learning_rate: Any = 2.0,
    steps: Any = 50,
    *,
    activation: Any = "sigmoid",
    loss: Any = "squared_error",
    only: Any = None,
) -> Descent | NetDescent:
    """Follow W ← W − η ∂L/∂W from a starting weight, or from those of a net.

    Parameters
    ----------
    x, y, W : float, or array_like and list of array_like
        Input, target and starting weight, finite. For a net W is a list of matrices, a
        two-dimensional one for each layer, and all three are as X, y and weights for
        `backprop_net`.
    learning_rate : float
        η, positive and finite.
    steps : int
        The number of steps, from 0 to a million.
    activation, loss : str or list of str
        As for `backprop_net`; for a net only.
    only : (int, int, int), optional
        Layer, row and column, from 0, of the one weight of a net that moves, while the others keep
        their values. By default all move.

    Returns
    -------
    Descent or NetDescent
        The weights, loss and gradients at each of the steps + 1 points, in double precision.

    Raises
    ------
    TypeError
        If an argument is not made of real numbers, `steps` or a part of `only` is not an integer,
        or a name is not text.
    ValueError
        If a number is NaN or infinite, or out of its range; an array is given where there is no
        net; matrices or names do not fit, as for `backprop_net`; or if the steps are so large that
        W, or a quantity of the net, leaves the range of a double.

    Examples
    --------
    >>> path = descend(x=1.5, y=1.0, W=-0.8, steps=2)
    >>> path.W.round(4).tolist()
    [-0.8, -0.3899, 0.0528]
    >>> path = descend([[2.0, 1.0]], [[1.0]], [[[0.7], [-0.8]], [[2.4]]], steps=10)
    >>> path
    NetDescent(steps=10, loss=0.0153383 ... 0.00580523)
    >>> path.weights[10][1].round(4).tolist()
    [[2.635]]
    """
    if not is_net(W):
        refuse_options(activation, loss, only)
        return of_one_weight.descend(x, y, W, learning_rate, steps)
    net = net_arguments(x, y, W, activation, loss)
    rate = as_number("learning_rate", learning_rate)
    if rate <= 0.0:
        raise ValueError(f"learning_rate must be positive, not {rate:g}")
    steps = as_count("steps", steps, MAX_STEPS)
    place = None if only is None else as_place("only", only, net.weights)

    weights, losses, gradients = [], [], []
    for step in range(steps + 1):
        found = trace_of(net)
        try:
            check_range(found)
        except ValueError as error:
            if step == 0:
                raise
            told = f"learning_rate {rate:g} takes W out of range at step {step}"
            raise ValueError(f"{told}: {error}") from None
        weights.append(read_only(found.weights))
        losses.append(found.loss)
        gradients.append(read_only(found.gradients))
        with np.errstate(all="ignore"):
            following = stepped(found.weights, found.gradients, rate, place, Arrays())
        net = net._replace(weights=following)
    return NetDescent(weights, frozen(losses, (steps + 1,)), gradients)
