"""The selection that a click makes: on an entry of a matrix, on an edge, or on a unit."""

from __future__ import annotations

from explorer.derivation.net.names import MatrixName
from explorer.session.net.session import NetSession


def pick(
    session: NetSession,
    name: MatrixName,
    row: int,
    column: int,
    second: bool = False,
    tint: bool = False,
) -> bool:
    """Select what an entry stands for, and tell whether the state changed.

    Parameters
    ----------
    session
        The session.
    name
        The matrix.
    row, column
        The place of the entry, counted from 0.
    second
        Whether a weight is to be w′ of the loss surface instead of w.
    tint
        Whether the entry is a tint: then the lens moves to its layer, for X to the first one.
    """
    kind, layers = name.kind, name.layers
    if kind == "W" or kind == "dL_dW":
        if second:
            return session.select_twin(name.layer - 1, row, column)
        return session.select_weight(name.layer - 1, row, column)
    if kind == "X" or kind == "dL_dX":
        moved = session.select_input(row, column)
        return (tint and session.select_weight(0, column, 0)) or moved
    if kind == "y":
        return session.select_target(row, column)
    if kind == "loss":
        return session.select_example(row)
    layer = layers if kind == "y_hat" or kind == "dL_dyhat" else name.layer
    return session.select_unit(row, layer - 1, column)


def pick_layer(session: NetSession, by: int) -> bool:
    """Select the weight at the same place one layer on or back, as far as that layer has it."""
    now = session.model.now
    layer = now.weight.layer + by
    if layer < 0 or layer >= len(now.weights):
        return False
    matrix = now.weights[layer]
    row = min(now.weight.row, len(matrix) - 1)
    return session.select_weight(layer, row, min(now.weight.column, len(matrix[0]) - 1))


def pick_example(session: NetSession, by: int) -> bool:
    """Select the next or the previous example, if there is one."""
    example = session.model.now.example + by
    if example < 0 or example >= len(session.model.now.X):
        return False
    return session.select_example(example)
