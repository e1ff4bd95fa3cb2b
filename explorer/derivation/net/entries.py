"""The equation of one entry of a matrix, with the current numbers, and a sentence about it."""

from __future__ import annotations

from typing import NamedTuple

from explorer.core.formulas import sigmoid
from explorer.core.net.matrices import Matrix
from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.entry_sentences import about_entry
from explorer.derivation.net.names import weights_name
from explorer.derivation.net.products import computed, dot, entered, factor
from explorer.derivation.net.steps import NetStep
from explorer.derivation.net.values import matrix_of
from explorer.derivation.numbers import as_given, readable, spoken
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState


class Entry(NamedTuple):
    """One entry of the matrix that a step computes.

    Attributes
    ----------
    layer, row, column
        Its place, counted from 0.
    name
        Its name: Δl₁[3,1].
    numbers
        The right-hand side of its equation in numbers; empty if that is the value itself.
    value
        The entry.
    sentence
        What it says now.
    """

    layer: int
    row: int
    column: int
    name: str
    numbers: str
    value: float
    sentence: str


def places(state: NetState, step: NetStep) -> list[Weight]:
    """Return the places of a step's entries, row by row; of the update those of all weights."""
    if step.kind == "update":
        matrices = [(k, matrix) for k, matrix in enumerate(state.now.weights)]
    else:
        matrices = [(step.layer, matrix_of(state, step.matrix))]
    return [
        Weight(k, row, column)
        for k, matrix in matrices
        for row, entries in enumerate(matrix)
        for column, _ in enumerate(entries)
    ]


def first_place(state: NetState, step: NetStep) -> Weight:
    """Return the place that belongs to the selected weight and example."""
    weight, n = state.now.weight, state.now.example
    if step.kind == "update":
        return weight
    if step.kind == "loss":
        return Weight(step.layer, n, 0)
    if step.kind == "dL_dyhat":
        return Weight(step.layer, n, state.now.target)
    unit = 0  # of the step's layer, on the way of the selected weight
    if step.layer == weight.layer:
        unit = weight.column
    elif step.layer == weight.layer - 1:
        unit = weight.row
    if step.kind != "dL_dW":
        return Weight(step.layer, n, unit)
    row = 0
    if step.layer == weight.layer:
        row = weight.row
    elif step.layer == weight.layer + 1:
        row = weight.column
    return Weight(step.layer, row, unit)


def entry_at(state: NetState, step: NetStep, place: Weight) -> Entry:
    """Return an entry of the matrix that a step computes.

    Parameters
    ----------
    state
        The current state.
    step
        The step.
    place
        One of `places`.
    """
    layer, row, column = place
    if step.kind == "update":
        return _updated(state, place)
    values = matrix_of(state, step.matrix)
    value = values[row][column]
    name = step.matrix.entry(row, column, (len(values), len(values[0])))
    if step.kind == "loss" and state.examples > 1:
        name = f"L of example {row + 1}"
    said = about_entry(state, step, place, value)
    if state.examples > 1 and step.kind != "dL_dW":
        said = f"Example {row + 1}: {said}"
    elif not said.startswith("z "):
        said = f"{said[0].upper()}{said[1:]}"
    return Entry(layer, row, column, name, _numbers(state, step, place), value, said)


def _updated(state: NetState, place: Weight) -> Entry:
    layer, row, column = place
    now = state.now
    matrix = now.weights[layer]
    w, slope = matrix[row][column], state.t.gradients[layer][row][column]
    name = weights_name(layer, state.layers).entry(row, column, (len(matrix), len(matrix[0])))
    if now.only and place != now.weight:
        return Entry(layer, row, column, name, "", w, f"Only w steps: {name} stays.")
    value = w - now.learning_rate * slope
    said = f"{name} stays: its gradient is {readable(slope)}."
    if value != w:
        goes = f"{name} {'rises' if value > w else 'falls'} by {readable(abs(value - w))}"
        said = f"With η = {spoken(now.learning_rate)}, {goes}."
    numbers = f"{as_given(w)} − {as_given(now.learning_rate)} × {factor(readable(slope))}"
    return Entry(layer, row, column, name, numbers, value, said)


def column_of(matrix: Matrix, column: int) -> list[float]:
    """Return a column of a matrix."""
    return [row[column] for row in matrix]


def _numbers(state: NetState, step: NetStep, place: Weight) -> str:
    k, row, column = place
    now, t = state.now, state.t
    kind = step.kind
    if kind == "z":
        return dot(_incoming(state, k, row), entered(column_of(now.weights[k], column)))
    if kind == "l":
        z = readable(t.z[k][row][column])
        name = now.activation[k]
        return f"{ACTIVATION_TEXTS[name].symbol}({z})" if name != "identity" else ""
    if kind == "loss":
        return _loss_numbers(now.loss, now.y[row], t.y_hat[row])
    if kind == "dL_dyhat":
        return _error_numbers(
            now.loss, now.y[row][column], t.y_hat[row][column], t.z[k][row][column]
        )
    if kind == "dL_dW":
        deltas = computed(column_of(t.deltas[k], column))
        if k == 0:
            return dot(entered(column_of(now.X, row)), deltas)
        return dot(computed(column_of(t.activations[k], row)), deltas)
    if kind == "dL_dl":
        return _from_above(state, k, row, column)
    if k < state.layers - 1:
        return f"({_from_above(state, k, row, column)}){_slope_numbers(state, k, row, column)}"
    if now.loss == "cross_entropy":
        return f"{readable(t.y_hat[row][column])} − {as_given(now.y[row][column])}"
    above = readable(t.dL_dactivations[k + 1][row][column])
    slope = _slope_numbers(state, k, row, column)
    return f"{above}{slope}" if slope != "" else ""


def _incoming(state: NetState, k: int, row: int) -> list[str]:
    """Return an example's row of what comes into a layer, written."""
    values = state.t.activations[k][row]
    return entered(values) if k == 0 else computed(values)


def _from_above(state: NetState, k: int, row: int, column: int) -> str:
    """Return an entry of Δ.Wᵀ in numbers."""
    return dot(computed(state.t.deltas[k + 1][row]), entered(state.now.weights[k + 1][column]))


def _slope_numbers(state: NetState, k: int, row: int, column: int) -> str:
    """Return " × f′" in numbers; of the identity nothing."""
    name = state.now.activation[k]
    l = state.t.activations[k + 1][row][column]  # noqa: E741  the derivation's name
    if name == "sigmoid":
        return f" × {readable(l)} × {readable(sigmoid(state.t.z[k][row][column])[1])}"
    if name == "tanh":
        return f" × (1 − {factor(readable(l))} × {factor(readable(l))})"
    if name == "relu":
        return f" × {'1' if state.t.slopes[k][row][column] > 0 else '0'}"
    return ""


def _error_numbers(loss: str, y: float, y_hat: float, z: float) -> str:
    guess, target = readable(y_hat), factor(as_given(y))
    if loss == "squared_error":
        return f"−({as_given(y)} − {factor(guess)})"
    return f"({guess} − {target}) / ({guess} × {readable(sigmoid(z)[1])})"


def _loss_numbers(loss: str, targets: list[float], guesses: list[float]) -> str:
    terms: list[str] = []
    for y, y_hat in zip(targets, guesses, strict=True):
        guess = readable(y_hat)
        if loss == "squared_error":
            terms.append(f"({as_given(y)} − {factor(guess)})²")
        elif y == 1:
            terms.append(f"log {guess}")
        elif y == 0:
            terms.append(f"log(1 − {guess})")
        else:
            rest = f"{as_given(1.0 - y)} × log(1 − {guess})"
            terms.append(f"{as_given(y)} × log {guess} + {rest}")
    joined = " + ".join(terms)
    if loss == "squared_error":
        return f"½ {joined}" if len(terms) == 1 else f"½ ({joined})"
    return f"−{joined}" if len(terms) == 1 and " + " not in joined else f"−({joined})"
