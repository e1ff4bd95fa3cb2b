"""The change of an example's loss when one z of it changes, with the digits that subtracting loses.

The change is followed from the z to the loss, layer by layer. Only the functions of the forward
pass are used, no derivative.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from explorer.core.formulas import sigmoid
from explorer.core.net.formulas import activated, entry_loss, error
from explorer.core.net.trace import NetTrace


@dataclass(frozen=True, slots=True)
class Change:
    """The change of an example's loss.

    Attributes
    ----------
    loss
        The loss after it less the loss before.
    kink
        Whether a ReLU was switched on or off on the way.
    """

    loss: float
    kink: bool


def loss_change(t: NetTrace, layer: int, n: int, column: int, dz: float) -> Change:
    """Return how the loss of example n changes if one z of it does by dz."""
    changes = [dz if j == column else 0.0 for j in range(len(t.z[layer][n]))]
    last = len(t.weights) - 1
    kink = False
    for k in range(layer, last + 1):
        name = t.activation[k]
        before = t.z[k][n]
        if name == "relu":
            for z, change in zip(before, changes, strict=True):
                kink = kink or (z > 0.0) != (z + change > 0.0)
        if k == last:
            break
        rises = [rise(name, z, change) for z, change in zip(before, changes, strict=True)]
        changes = []
        for j in range(len(t.z[k + 1][n])):
            total = 0.0
            for i, one in enumerate(rises):
                total += one * t.weights[k + 1][i][j]
            changes.append(total)
    loss = 0.0
    for y, z, change in zip(t.y[n], t.z[last][n], changes, strict=True):
        loss += loss_rise(t.kind, t.activation[last], y, z, change)
    return Change(loss, kink)


def rise(name: str, z: float, dz: float) -> float:
    """Return f(z + dz) − f(z) with the digits that subtracting would lose."""
    if name == "tanh":
        return 2.0 * rise("sigmoid", 2.0 * z, 2.0 * dz)  # tanh z = 2 σ(2z) − 1
    if name == "sigmoid":
        # σ(b) − σ(a) = σ(b) × σ(−a) × (1 − e^(a − b)), where b is the larger
        low, high = (z, z + dz) if dz > 0.0 else (z + dz, z)
        found = sigmoid(high)[0] * (sigmoid(low)[1] * -math.expm1(-abs(dz)))
        return math.copysign(found, dz)
    if name == "identity" or (z > 0.0 and z + dz > 0.0):
        return dz
    return activated(name, z + dz) - activated(name, z)


def loss_rise(loss: str, name: str, y: float, z: float, dz: float) -> float:
    """Return the change of an output's loss with the digits that subtracting would lose."""
    if loss == "squared_error":
        change = rise(name, z, dz)
        return -change * (error(name, y, z) - 0.5 * change)
    if abs(dz) > 1.0:
        return entry_loss(loss, name, y, z + dz) - entry_loss(loss, name, y, z)
    # The loss is (1 − y) z + log(1 + e^(−z)), and −y z + log(1 + e^z).
    y_hat, complement = sigmoid(z)
    if z >= 0.0:
        return (1.0 - y) * dz + math.log1p(complement * math.expm1(-dz))
    return -y * dz + math.log1p(y_hat * math.expm1(dz))
