"""The derivation for any net in code: one forward and one backward pass, one equation per line.

X has a row for each example. Layer k has the weights W_k: the row of a weight is the unit that it
comes from, its column the unit that it leads to. `.` is the matrix product, ∗ the product entry by
entry. The equations and their numbers are those of Anuj Gupta, "Gradients", parts 2 to 4, 2016,
https://anujgupta82.github.io; part 1 is `explorer.core.formulas`. With l₀ = X, each layer k of
a net of K layers obeys

    z_k = l_{k−1}.W_k,    l_k = f(z_k),    ŷ = l_K
    Δ_K = ∂L/∂ŷ ∗ f′(z_K),    Δ_k = (Δ_{k+1}.W_{k+1}ᵀ) ∗ f′(z_k)
    ∂L/∂W_k = l_{k−1}ᵀ.Δ_k

Of three slopes the last two are multiplied first, as in `explorer.core.formulas`, because Δ may
underflow where the product does not. So a net of one weight has the same digits as there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from explorer.core.formulas import sigmoid
from explorer.core.net.matrices import Lists, Matrix
from explorer.core.net.trace import NetTrace

ACTIVATIONS: Final = ("sigmoid", "tanh", "relu", "identity")
#: Those whose output may be negative.
SIGNED: Final = ("tanh", "identity")
LOSSES: Final = ("squared_error", "cross_entropy")


def activated(name: str, z: float) -> float:
    """Return l = f(z) for an activation of `ACTIVATIONS`."""
    if name == "sigmoid":
        return _sigmoid(z)[0]
    if name == "tanh":
        t = math.expm1(-2.0 * abs(z))  # at most 0, so it cannot overflow
        return math.copysign(-t / (2.0 + t), z)
    return z if name == "identity" or z > 0.0 else 0.0


def slope(name: str, z: float) -> float:
    """Return f′(z): σ(1 − σ), 1 − tanh², 0 or 1 for ReLU (0 at 0), 1 for the identity."""
    if name == "sigmoid":
        l, complement = _sigmoid(z)  # noqa: E741  the derivation's name
        return l * complement
    if name == "tanh":
        e = math.exp(-2.0 * abs(z))
        return 4.0 * (e / ((1.0 + e) * (1.0 + e)))  # with the digits that 1 − l² would lose
    return 1.0 if name == "identity" or z > 0.0 else 0.0


def error(name: str, y: float, z: float) -> float:
    """Return y − ŷ for the output ŷ = f(z), for σ with all its digits."""
    if name == "sigmoid" and z >= 0.0:
        return (y - 1.0) + _sigmoid(z)[1]
    return y - activated(name, z)


def entry_loss(loss: str, name: str, y: float, z: float) -> float:
    """Return the loss of one output: ½(y − ŷ)², or −y log ŷ − (1 − y) log(1 − ŷ)."""
    if loss == "squared_error":
        distance = error(name, y, z)
        return 0.5 * distance * distance
    linear = (1.0 - y) * z if z >= 0.0 else -y * z
    return linear + math.log1p(math.exp(-abs(z)))


def loss_slope(loss: str, name: str, y: float, z: float) -> float:
    """Return ∂L/∂ŷ: −(y − ŷ), or (ŷ − y)/(ŷ(1 − ŷ)).

    The latter is infinite where ŷ or 1 − ŷ underflows to 0, and y is not the same.
    """
    wrong = -error(name, y, z) + 0.0  # 0.0 in place of −0.0
    if loss == "squared_error":
        return wrong  # (42), (52)
    y_hat, complement = _sigmoid(z)
    if y == 1.0:  # ŷ − y and 1 − ŷ cancel
        return -1.0 / y_hat if y_hat > 0.0 else -math.inf
    if y == 0.0:
        return 1.0 / complement if complement > 0.0 else math.inf
    both = y_hat * complement
    return wrong / both if both > 0.0 else math.copysign(math.inf, wrong)


def net_trace(
    X: Matrix,
    y: Matrix,
    weights: list[Matrix],
    activation: list[str],
    loss: str,
    ops: Lists | None = None,
) -> NetTrace:
    """Return every quantity of a net, whose parts are not validated: `backprop_net` does that.

    Parameters
    ----------
    X, y, weights
        The examples (N, d), the targets (N, k), and for each layer its weights.
    activation
        The name of each layer's activation.
    loss
        The name of the loss.
    ops
        The operations on matrices; by default those on lists of rows.
    """
    ops = ops or Lists()
    output = activation[-1]

    # Forward.
    z: list[Matrix] = []
    activations = [X]  # l₀, l₁, …, ŷ
    slopes: list[Matrix] = []
    for W, name in zip(weights, activation, strict=True):
        z.append(ops.dot(activations[-1], W))
        activations.append(ops.entrywise(_activated(name), z[-1]))
        slopes.append(ops.entrywise(_slope(name), z[-1]))
    entries = ops.entrywise(lambda t, v: entry_loss(loss, output, t, v), y, z[-1])
    losses = ops.row_sums(entries)
    total = 0.0
    for one in losses:  # part 3: the sum over the examples, not their mean
        total += one

    # Backward. Δ is the product, entry by entry, of the slope from above and f′.
    above = ops.entrywise(lambda t, v: loss_slope(loss, output, t, v), y, z[-1])
    dL_dactivations = [above]
    upper, local = above, slopes[-1]
    if loss == "cross_entropy":  # 1/(ŷ(1 − ŷ)) undoes f′ = ŷ(1 − ŷ), so Δ = ŷ − y
        upper = ops.entrywise(lambda t, v: -error(output, t, v), y, z[-1])
        local = ops.entrywise(lambda v: 1.0, z[-1])
    deltas: list[Matrix] = []
    gradients: list[Matrix] = []
    for k in reversed(range(len(weights))):
        # (8) in 4a, (46); in a hidden layer (18) in 4a, (79)
        deltas.append(ops.entrywise(lambda a, b: a * b + 0.0, upper, local))
        # part 2 (20), part 3 (11), 4a (9), 4b (49.1), (78)
        gradients.append(ops.transposed_dot(activations[k], upper, local))
        # Δ_{k+1}.W_{k+1}ᵀ in (79); for k = 0 it is ∂L/∂X
        upper = ops.dot_transposed(upper, local, weights[k])
        dL_dactivations.append(upper)
        local = slopes[k - 1] if k > 0 else upper
    return NetTrace(
        X=X,
        y=y,
        weights=weights,
        activation=activation,
        kind=loss,
        z=z,
        activations=activations,
        losses=losses,
        loss=total,
        slopes=slopes,
        dL_dactivations=list(reversed(dL_dactivations)),
        deltas=list(reversed(deltas)),
        gradients=list(reversed(gradients)),
    )


def stepped(
    weights: list[Matrix],
    gradients: list[Matrix],
    rate: float,
    only: tuple[int, int, int] | None = None,
    ops: Lists | None = None,
) -> list[Matrix]:
    """Return the weights after a step of gradient descent: W − η ∂L/∂W.

    Parameters
    ----------
    weights, gradients
        A matrix for each layer.
    rate
        The learning rate, η.
    only
        The layer, row and column of the one weight that moves; by default all do.
    ops
        The operations on matrices; by default those on lists of rows.
    """
    ops = ops or Lists()
    after = []
    for k in range(len(weights)):
        if only is None:
            after.append(ops.entrywise(lambda w, g: w - rate * g, weights[k], gradients[k]))
            continue
        layer, row, column = only
        W = ops.entrywise(lambda w: w, weights[k])
        if k == layer:
            W[row][column] -= rate * gradients[k][row][column]
        after.append(W)
    return after


def _sigmoid(z: float) -> tuple[float, float]:
    return sigmoid(z)


def _activated(name: str) -> Callable[[float], float]:
    return lambda v: activated(name, v)


def _slope(name: str) -> Callable[[float], float]:
    return lambda v: slope(name, v)
