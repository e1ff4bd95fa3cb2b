"""The matrix that a name stands for in a state, and Python's expression for its entries."""

from __future__ import annotations

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import MatrixName
from explorer.model.net.state import NetState


def matrix_of(state: NetState, name: MatrixName) -> Matrix:
    """Return a matrix as a list of rows; the losses are a column."""
    t, kind, layer = state.t, name.kind, name.layer
    if kind == "X":
        return t.X
    if kind == "y":
        return t.y
    if kind == "loss":
        return [[one] for one in t.losses]
    if kind == "W":
        return t.weights[layer - 1]
    if kind == "z":
        return t.z[layer - 1]
    if kind == "l":
        return t.activations[layer]
    if kind == "y_hat":
        return t.activations[state.layers]
    if kind == "dL_dW":
        return t.gradients[layer - 1]
    if kind == "delta_l":
        return t.deltas[layer - 1]
    if kind == "dL_dl":
        return t.dL_dactivations[layer]
    return t.dL_dactivations[state.layers if kind == "dL_dyhat" else 0]


def shape_of(state: NetState, name: MatrixName) -> tuple[int, int]:
    """Return the shape of a matrix."""
    now, layers = state.now, state.layers
    if name.kind == "W" or name.kind == "dL_dW":
        matrix = now.weights[name.layer - 1]
        return len(matrix), len(matrix[0])
    if name.kind == "loss":
        return state.examples, 1
    if name.kind == "X" or name.kind == "dL_dX":
        return state.examples, len(now.X[0])
    layer = name.layer if name.layer > 0 else layers
    return state.examples, len(now.weights[layer - 1][0])


def size_text(matrix: Matrix) -> str:
    """Write the shape of a matrix: "3×2"."""
    return f"{len(matrix)}×{len(matrix[0])}"


def python_name(name: MatrixName, row: int, column: int) -> str:
    """Return Python's expression for an entry of a `NetTrace` t or of its net: W[0][1, 0]."""
    layer = name.layer
    variables = {
        "X": "X",
        "y": "y",
        "W": f"W[{layer - 1}]",
        "z": f"t.z[{layer - 1}]",
        "l": f"t.activations[{layer}]",
        "y_hat": "t.y_hat",
        "dL_dW": f"t.gradients[{layer - 1}]",
        "delta_l": f"t.deltas[{layer - 1}]",
        "dL_dl": f"t.dL_dactivations[{layer}]",
        "dL_dyhat": "t.dL_dactivations[-1]",
        "dL_dX": "t.dL_dactivations[0]",
    }
    if name.kind == "loss":
        return f"t.losses[{row}]"
    return f"{variables[name.kind]}[{row}, {column}]"
