"""The reader line: one entry of a matrix as its sum of products, with numbers."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.entries import column_of, entry_at
from explorer.derivation.net.equation_numbers import equation_number
from explorer.derivation.net.names import (
    MatrixName,
    activations_name,
    delta_name,
    gradient_name,
    index,
    slope_name,
    subscript,
    weights_name,
    z_name,
)
from explorer.derivation.net.products import computed, dot, entered, factor
from explorer.derivation.net.segments import Segment, plain, products, result, short, sum_of
from explorer.derivation.net.steps import net_steps
from explorer.derivation.net.values import matrix_of, shape_of
from explorer.derivation.numbers import as_given, readable
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState

#: The most terms of a sum that is added at the end of a line.
_MOST_ASIDE: Final = 2
#: The backward matrices, and the matrix that each has the shape of.
_SHAPED: Final = {"dL_dW": "W", "delta_l": "z", "dL_dl": "l", "dL_dX": "X", "dL_dyhat": "y_hat"}


class Line(NamedTuple):
    """The reader line: its pieces, and at its right the equation's number or the shape."""

    segments: list[Segment]
    right: str

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return "".join([segment.text for segment in self.segments])


def selected_line(state: NetState) -> Line:
    """Return the line of ∂L/∂w."""
    layer, row, column = state.now.weight
    return line(state, gradient_name(layer, state.layers), row, column)


def total_line(state: NetState) -> Line:
    """Return the line of the whole loss, the sum over the examples."""
    names = [f"L{subscript(n + 1)}" for n in range(state.examples)]
    terms = sum_of(state.t.losses, computed(state.t.losses), state.now.example)
    segments = [Segment(f"L = {short(names)} = ", "", False), *terms]
    return Line([*segments, *result(state.t.loss, "")], "")


def line(state: NetState, name: MatrixName, row: int, column: int) -> Line:
    """Return the line of an entry; its place is counted from 0.

    An entry that is set has no sum: the line says what it is.
    """
    kind = name.kind
    left = f"{_entry(state, name, row, column)} = "
    right = _right(state, name)
    if kind == "X" or kind == "y" or kind == "W":
        value = as_given(matrix_of(state, name)[row][column])
        return Line([plain(left), Segment(value, "", True)], _place(state, name, row, column))
    if kind == "z":
        return Line([plain(left), *_z(state, name.layer - 1, row, column)], right)
    if kind == "dL_dW":
        return Line([plain(left), *_gradient(state, name.layer - 1, row, column)], right)
    if kind == "delta_l":
        return Line([plain(left), *_delta(state, name.layer - 1, row, column)], right)
    if kind == "dL_dl" or kind == "dL_dX":
        return Line([plain(left), *_from_above(state, name.layer, row, column)], right)
    return Line([plain(left), *_entrywise(state, name, row, column)], right)


# The sums of products ----------------------------------------------------------------------------


def _z(state: NetState, k: int, n: int, unit: int) -> list[Segment]:
    """Return a row of l_{k−1} times a column of W_k; k counts the layers from 0."""
    source, weights = activations_name(k, state.layers), weights_name(k, state.layers)
    inputs = state.t.activations[k][n]
    column = column_of(state.now.weights[k], unit)
    head = [
        Segment(_row(state, source, n), "", False),
        plain(" . "),
        Segment(_column(state, weights, unit), "", False),
        plain(" = "),
    ]
    written = products(entered(inputs) if k == 0 else computed(inputs), entered(column))
    values = [a * b for a, b in zip(inputs, column, strict=True)]
    return [*head, *sum_of(values, written, -1), *result(state.t.z[k][n][unit], "")]


def _gradient(state: NetState, k: int, row: int, unit: int) -> list[Segment]:
    """Return a column of l_{k−1} times a column of Δ_k."""
    source, delta = activations_name(k, state.layers), delta_name(k, state.layers)
    inputs = column_of(state.t.activations[k], row)
    deltas = column_of(state.t.deltas[k], unit)
    several = state.examples > 1
    of_source, of_delta = _column(state, source, row), _column(state, delta, unit)
    if not several:
        of_source, of_delta = _entry(state, source, 0, row), _entry(state, delta, 0, unit)
    head = [
        Segment(of_source, "dL_dW", False),
        plain(" . "),
        Segment(of_delta, "dL_dW", False),
        plain(" = "),
    ]
    written = products(entered(inputs) if k == 0 else computed(inputs), computed(deltas))
    values = [a * b for a, b in zip(inputs, deltas, strict=True)]
    strong = state.now.example if several else -1
    total = state.t.gradients[k][row][unit]
    return [*head, *sum_of(values, written, strong), *result(total, "dL_dW")]


def _from_above(state: NetState, k: int, n: int, unit: int) -> list[Segment]:
    """Return a row of Δ_k times a row of W_k, which is a column of its transpose."""
    delta, weights = delta_name(k, state.layers), weights_name(k, state.layers)
    deltas, out_of = state.t.deltas[k][n], state.now.weights[k][unit]
    rows = shape_of(state, weights)[0]
    of_weights = f"row {unit + 1} of {weights.text}" if rows > 1 else weights.text
    head = [
        Segment(_row(state, delta, n), "dL_dyhat", False),
        plain(" . "),
        Segment(of_weights, "dL_dyhat", False),
        plain(" = "),
    ]
    written = products(computed(deltas), entered(out_of))
    values = [a * b for a, b in zip(deltas, out_of, strict=True)]
    total = state.t.dL_dactivations[k][n][unit]
    return [*head, *sum_of(values, written, -1), *result(total, "dL_dyhat")]


# Entry by entry ----------------------------------------------------------------------------------


def _delta(state: NetState, k: int, n: int, unit: int) -> list[Segment]:
    """Return ∂L/∂l times the slope of the activation."""
    layers = state.layers
    value = state.t.deltas[k][n][unit]
    output = _entry(state, activations_name(k + 1, layers), n, unit)
    if state.t.kind == "cross_entropy" and k == layers - 1:  # 1/(ŷ(1 − ŷ)) undoes the slope
        y = state.now.y[n][unit]
        target = _entry(state, MatrixName("y", 0, layers), n, unit)
        numbers = f"{readable(state.t.y_hat[n][unit])} − {factor(as_given(y))}"
        return [plain(f"{output} − {target} = {numbers}"), *result(value, "")]
    kind = state.now.activation[k]
    slope = ACTIVATION_TEXTS[kind].derivative.replace("{l}", output)
    if kind == "tanh":
        slope = f"({slope})"
    elif slope == "":
        slope = f"f′({_entry(state, z_name(k, layers), n, unit)})"
    above = _entry(state, slope_name(k + 1, layers), n, unit)
    return [
        plain(f"{above} × {slope} = "),
        Segment(readable(state.t.dL_dactivations[k + 1][n][unit]), "dL_dyhat", False),
        plain(" × "),
        Segment(readable(state.t.slopes[k][n][unit]), "dyhat_dz", False),
        *result(value, ""),
        *(_aside(state, k, n, unit) if k < layers - 1 else []),
    ]


def _aside(state: NetState, k: int, n: int, unit: int) -> list[Segment]:
    """Return the row times a column behind the slope from above, if it is short."""
    out_of = state.now.weights[k + 1][unit]
    if len(out_of) > _MOST_ASIDE:
        return []
    delta, weights = delta_name(k + 1, state.layers).text, weights_name(k + 1, state.layers).text
    place = index(n, unit, (state.examples, len(state.now.weights[k][0])))
    terms = dot(computed(state.t.deltas[k + 1][n]), entered(out_of))
    value = readable(state.t.dL_dactivations[k + 1][n][unit])
    return [
        Segment("a row times a column: ", "aside", False),
        Segment(f"({delta}.{weights}ᵀ){place} = {terms} = {value}", "dL_dyhat", False),
    ]


def _entrywise(state: NetState, name: MatrixName, n: int, column: int) -> list[Segment]:
    """Return l, ŷ, ∂L/∂ŷ or an example's loss, in the words of the walk's step."""
    kind = "l" if name.kind == "y_hat" else name.kind
    layer = name.layer - 1 if name.kind == "l" else state.layers - 1
    for step in net_steps(state.now):
        if step.kind == kind and (kind == "loss" or step.layer == layer):
            numbers = entry_at(state, step, Weight(step.layer, n, column)).numbers
            symbols = step.formula
            between = f"{symbols} = {numbers}" if numbers != "" else symbols
            slot = "dL_dyhat" if kind == "dL_dyhat" else ""
            return [plain(between), *result(matrix_of(state, name)[n][column], slot)]
    return []


# Names -------------------------------------------------------------------------------------------


def _entry(state: NetState, name: MatrixName, row: int, column: int) -> str:
    if name.kind == "loss":
        return f"L{subscript(row + 1)}" if state.examples > 1 else "L"
    return name.entry(row, column, shape_of(state, name))


def _row(state: NetState, name: MatrixName, row: int) -> str:
    return f"row {row + 1} of {name.text}" if shape_of(state, name)[0] > 1 else name.text


def _column(state: NetState, name: MatrixName, column: int) -> str:
    return f"column {column + 1} of {name.text}" if shape_of(state, name)[1] > 1 else name.text


def _place(state: NetState, name: MatrixName, row: int, column: int) -> str:
    """Say what an entry of X, y or W is."""
    of_example = f" of example {row + 1}" if state.examples > 1 else ""
    if name.kind == "X":
        return f"input {column + 1}{of_example}"
    if name.kind == "y":
        of_output = f" for output {column + 1}" if len(state.now.y[0]) > 1 else ""
        return f"the target{of_output}{of_example}"
    source = f"input {row + 1}" if name.layer == 1 else f"unit {row + 1} of layer {name.layer - 1}"
    if name.layer == state.layers:
        return f"from {source} to output {column + 1}"
    return f"from {source} to unit {column + 1} of layer {name.layer}"


def _right(state: NetState, name: MatrixName) -> str:
    """Return the number of the equation, or the shapes where it has none."""
    layer = state.layers - 1 if name.kind == "dL_dyhat" else name.layer - 1
    number = equation_number(state.now, name.kind, layer)
    if number != "":
        return number
    inside = equation_number(state.now, "delta_l", layer) if name.kind == "dL_dl" else ""
    if inside != "":
        return f"in {inside}"
    rows, columns = shape_of(state, name)
    shape = f"{rows}×{columns}"
    if name.kind in _SHAPED:
        same = MatrixName(_SHAPED[name.kind], name.layer, name.layers)
        return f"{same.text} = {shape}, so {name.text} = {shape}"
    if name.kind == "z":
        source = shape_of(state, activations_name(name.layer - 1, state.layers))
        weights = shape_of(state, weights_name(name.layer - 1, state.layers))
        return f"{source[0]}×{source[1]} . {weights[0]}×{weights[1]} = {shape}"
    return ""
