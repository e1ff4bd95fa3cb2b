"""The values that Undo restores: the net, its batch, and the selection."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from explorer.core.net.matrices import Matrix


class Weight(NamedTuple):
    """The place of a weight, counted from 0.

    Attributes
    ----------
    layer
        The index of its matrix.
    row
        The unit that it comes from.
    column
        The unit that it leads to.
    """

    layer: int
    row: int
    column: int


FIRST: Final = Weight(0, 0, 0)


class NetSnapshot(NamedTuple):
    """The values that Undo restores.

    Attributes
    ----------
    X, y, weights
        The examples, their targets, and the weights of each layer, as lists of rows.
    activation
        The name of each layer's activation.
    loss
        The name of the loss.
    learning_rate
        η of the next step of gradient descent.
    example
        The selected example.
    weight
        The selected weight, w.
    twin
        The second weight of the loss surface, w′.
    source
        The column of X whose entry the slider x moves.
    target
        The column of y whose entry the slider y moves.
    origin
        The weights at which gradient descent started; empty before its first step.
    rates
        η of each step since.
    only
        Whether a step moves only the selected weight.
    """

    X: Matrix
    y: Matrix
    weights: list[Matrix]
    activation: list[str]
    loss: str
    learning_rate: float
    example: int
    weight: Weight
    twin: Weight
    source: int
    target: int
    origin: list[Matrix]
    rates: list[float]
    only: bool


def snapshot(
    X: Matrix,
    y: Matrix,
    weights: list[Matrix],
    activation: list[str],
    loss: str,
    learning_rate: float = 2.0,
    example: int = 0,
    weight: Weight = FIRST,
) -> NetSnapshot:
    """Return a snapshot with the usual second weight, before the first step of a descent."""
    return NetSnapshot(
        X,
        y,
        weights,
        activation,
        loss,
        learning_rate,
        example,
        weight,
        twin=other_weight(weights, weight),
        source=weight.row if weight.layer == 0 else 0,
        target=weight.column if weight.layer == len(weights) - 1 else 0,
        origin=[],
        rates=[],
        only=False,
    )


def size_of(now: Any) -> int:
    """Return how many weights a snapshot's net has, and how many units for all examples."""
    units, count = len(now.X[0]), 0
    for matrix in now.weights:
        units += len(matrix[0])
        count += len(matrix) * len(matrix[0])
    return count + units * len(now.X)


def other_weight(weights: list[Any], weight: Weight) -> Weight:
    """Return the usual second weight: in the same row the next one, else one in the next row.

    In a matrix of a single weight it is in another layer; in a net of one weight it is the weight
    itself.
    """
    layer, row, column = weight
    rows, columns = len(weights[layer]), len(weights[layer][0])
    if columns > 1:
        return Weight(layer, row, column + 1 if column + 1 < columns else column - 1)
    if rows > 1:
        return Weight(layer, row + 1 if row + 1 < rows else row - 1, column)
    if len(weights) > 1:
        return Weight(layer + 1 if layer + 1 < len(weights) else layer - 1, 0, 0)
    return weight


def with_entry(matrix: Matrix, row: int, column: int, value: float) -> Matrix:
    """Return a copy of a matrix in which one entry is replaced."""
    return [
        [value if r == row and c == column else entry for c, entry in enumerate(entries)]
        for r, entries in enumerate(matrix)
    ]


def with_weight(weights: list[Matrix], weight: Weight, value: float) -> list[Matrix]:
    """Return a copy of the weights in which one is replaced."""
    return [
        with_entry(matrix, weight.row, weight.column, value) if k == weight.layer else matrix
        for k, matrix in enumerate(weights)
    ]
