"""The loss at many values of the selected weight and of another entry of the net.

Of the net only what the two entries change is computed, in loops without records.
"""

from __future__ import annotations

from typing import Literal

from explorer.core.net.formulas import activated, entry_loss
from explorer.model.net.snapshot import Weight, with_weight
from explorer.model.net.state import NetState
from explorer.plots.net.curves import loss_along_weight
from explorer.plots.net.rest import Rest

#: The entry beside w: another weight, or the entry of X or of y that a slider moves.
Over = Literal["twin", "x", "y"]


def surface_losses(
    state: NetState, over: Over, w: list[float], other: list[float]
) -> list[list[float]]:
    """Return the loss at values of the selected weight and of another entry of the net.

    Parameters
    ----------
    state
        The state.
    over
        The other entry.
    w, other
        The values.

    Returns
    -------
    list
        A row for each value of the other entry, with a loss for each of w.
    """
    if over == "y":
        return _over_target(state, w, other)
    n, weight, twin = state.now.example, state.now.weight, state.now.twin
    if over == "x":
        others = _without(loss_along_weight(state, w), n)
        found = [[*others] for _ in other]
        _add(found, state, n, None, weight, other, w)
        return found
    if twin.layer <= weight.layer:
        found = [[0.0 for _ in w] for _ in other]
        for example in range(state.examples):
            _add(found, state, example, twin, weight, other, w)
        return found
    found = [[0.0 for _ in other] for _ in w]
    for example in range(state.examples):
        _add(found, state, example, weight, twin, w, other)
    return [[row[i] for row in found] for i in range(len(other))]


def _without(curves: list[list[float]], example: int) -> list[float]:
    """Return the sum of the losses of all examples but one."""
    totals = [0.0 for _ in curves[0]]
    for n, values in enumerate(curves):
        if n != example:
            totals = [total + value for total, value in zip(totals, values, strict=True)]
    return totals


def _add(
    found: list[list[float]],
    state: NetState,
    example: int,
    early: Weight | None,
    late: Weight,
    early_values: list[float],
    late_values: list[float],
) -> None:
    """Add an example's losses to a grid.

    Parameters
    ----------
    found
        The grid: a row for each value of the early entry, with a number for each of the late one.
    state, example
        The state, and the index of the example.
    early
        A weight that is not in a later layer than the other; None for the entry of X.
    late
        The other weight.
    early_values, late_values
        Their values.
    """
    t = state.t
    start = 0 if early is None else early.layer
    inputs: list[float] = [*t.activations[start][example]]
    weights = [[[*row] for row in matrix] for matrix in t.weights[start : late.layer + 1]]
    weights[-1][late.row][late.column] = 0.0
    names: list[str] = t.activation[start:]
    rest = Rest(state, example, late.layer, late.column)
    for row, value in zip(found, early_values, strict=True):
        if early is None:
            inputs[state.now.source] = value
        else:
            weights[0][early.row][early.column] = value
        comes_in = inputs
        for k in range(len(weights) - 1):
            name = names[k]
            comes_in = [activated(name, z) for z in product(comes_in, weights[k])]
        z = product(comes_in, weights[-1])
        rest.fix(z)
        fixed, slope = z[late.column], comes_in[late.row]
        for i in range(len(late_values)):
            row[i] += rest.loss_at_z(fixed + late_values[i] * slope)


def product(row: list[float], matrix: list[list[float]]) -> list[float]:
    """Return the matrix product of a row and a matrix."""
    sums = [0.0 for _ in matrix[0]]
    for i in range(len(row)):
        for j in range(len(sums)):
            sums[j] += row[i] * matrix[i][j]
    return sums


def _over_target(state: NetState, w: list[float], other: list[float]) -> list[list[float]]:
    """Return the losses at values of w and of the target that the slider y moves."""
    n, unit = state.now.example, state.now.target
    t = state.t
    others = _without(loss_along_weight(state, w), n)
    found = [[*others] for _ in other]
    for i in range(len(w)):
        z = _outputs(state, w[i])
        fixed = 0.0
        for j in range(len(z)):
            if j != unit:
                fixed += entry_loss(t.kind, t.activation[-1], t.y[n][j], z[j])
        for row, y in zip(found, other, strict=True):
            row[i] += fixed + entry_loss(t.kind, t.activation[-1], y, z[unit])
    return found


def _outputs(state: NetState, w: float) -> list[float]:
    """Return z of the output layer for the selected example, at a value of the selected weight."""
    layer = state.now.weight.layer
    matrix = with_weight(state.now.weights, state.now.weight, w)
    comes_in: list[float] = state.t.activations[layer][state.now.example]
    for k in range(layer, state.layers - 1):
        name = state.now.activation[k]
        comes_in = [activated(name, z) for z in product(comes_in, matrix[k])]
    return product(comes_in, matrix[-1])
