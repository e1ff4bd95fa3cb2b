"""The matrices as grids: titles, names for screen readers, and the text of each entry."""

from __future__ import annotations

import math
from typing import NamedTuple

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import MatrixName, equal_to
from explorer.derivation.net.values import matrix_of, python_name, shape_of
from explorer.derivation.numbers import with_power
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import Block
from explorer.plots.net.columns import Layout


class Grid(NamedTuple):
    """A matrix as a grid of entries.

    Attributes
    ----------
    name
        The matrix.
    block
        Its place.
    backward
        Whether it is in the backward row.
    symbol, equals
        Its title, and what it equals where there is room for that: ∂L/∂W₁, and Xᵀ.Δl₁.
    shape
        Its shape, 3×2; empty where the title has no room for it.
    label
        Its name for screen readers.
    settable
        Whether a person can set its entries here.
    decimals, digits
        The decimals of an entry, and the most digits that it has room for.
    """

    name: MatrixName
    block: Block
    backward: bool
    symbol: str
    equals: str
    shape: str
    label: str
    settable: bool
    decimals: int
    digits: int

    @property
    def quantity(self) -> str:
        """The matrix's name in the page's hooks."""
        return self.name.quantity


def grids(state: NetState, places: Layout) -> list[Grid]:
    """Return all grids in the order of the tab key: forward, then backward from the right."""
    matrices = [block for block in places.blocks if block.form != "stub"]
    found = [_grid(state, places, block, block.forward, False) for block in matrices]
    for block in reversed(matrices):
        if block.backward is not None:
            found.append(_grid(state, places, block, block.backward, True))
    return found


def _grid(state: NetState, places: Layout, block: Block, name: MatrixName, backward: bool) -> Grid:
    rows, columns = shape_of(state, name)
    numbers = block.form == "numbers"
    symbol = name.text
    if name.kind == "loss" and state.examples > 1:
        symbol = f"{symbol}ₙ"
    if backward and not numbers:
        symbol = _short(name)
    three = (backward and not places.lens) or name.kind == "loss"
    return Grid(
        name=name,
        block=block,
        backward=backward,
        symbol=symbol,
        equals=equal_to(name, state.t.kind) if block.long and backward else "",
        shape=f"{rows}×{columns}" if numbers and not backward else "",
        label=_label(state, name),
        settable=numbers and name.kind in ("X", "y", "W"),
        decimals=3 if three else 2,
        digits=3 if places.lens else 4,
    )


def _short(name: MatrixName) -> str:
    """Return a title for a narrow gradient: ∂W₁, Δ₁, ∂l₁."""
    return name.text.replace("∂L/", "").replace("Δl", "Δ")


def _label(state: NetState, name: MatrixName) -> str:
    """Return the name of a matrix and what its rows and columns are."""
    kind = name.kind
    if kind == "W":
        layer, layers = name.layer, state.layers
        rows, columns = shape_of(state, name)
        source = _count(rows, "input" if layer == 1 else "hidden unit")
        target = _count(columns, "output" if layer == layers else "hidden unit")
        return f"{name.spoken}, from {source} to {target}"
    rows, columns = shape_of(state, name)
    shape = f"{_count(rows, 'row')}, {_count(columns, 'column')}"
    of_each = _count(rows, "example")
    if kind == "X":
        return f"X, {of_each} of {_count(columns, 'input')}"
    if kind == "y":
        return f"y, the targets of {of_each}"
    if kind == "loss":
        return f"L, the loss of {of_each}"
    if kind == "dL_dW":
        return f"{name.spoken}, {shape}"
    return f"{name.spoken}, {shape}, a row an example" if rows > 1 else f"{name.spoken}, {shape}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def entries(state: NetState, grid: Grid) -> Matrix:
    """Return the numbers of a grid."""
    return matrix_of(state, grid.name)


def written(value: float, decimals: int, digits: int) -> str:
    """Write an entry with a true minus sign, with fewer decimals if it has no room for them.

    An entry that would look like 0 but is not, such as a vanishing gradient, gets a power of ten.

    Parameters
    ----------
    value
        The entry.
    decimals
        Its decimals.
    digits
        The most digits that there is room for.
    """
    size = abs(value)
    if size == math.inf:
        return "∞" if value > 0 else "−∞"
    whole, limit = 1, 10.0
    while limit <= size and whole <= digits:
        whole += 1
        limit *= 10.0
    if whole > digits:
        return with_power(value, 0)
    text = f"{value:.{min(decimals, digits - whole)}f}"
    if all([character in "-0." for character in text]):
        return with_power(value, 0) if value != 0 else text.replace("-", "")
    return text.replace("-", "−")


def exact(value: float) -> str:
    """Write an entry with all digits, as Python does."""
    return f"{value!r}"


def selected_entry(state: NetState, name: MatrixName) -> tuple[int, int]:
    """Return the place of a matrix's entry that belongs to the selection, or (−1, −1)."""
    now, kind, layers = state.now, name.kind, state.layers
    weight, n = now.weight, now.example
    if kind == "X" or kind == "dL_dX":
        return n, now.source
    if kind == "y":
        return n, now.target
    if kind == "loss":
        return n, 0
    layer = layers if kind == "y_hat" or kind == "dL_dyhat" else name.layer
    if layer != weight.layer + 1:
        return -1, -1
    return (weight.row if kind == "W" or kind == "dL_dW" else n), weight.column


def spoken(grid: Grid, row: int, column: int, text: str, selected: bool) -> str:
    """Return the name of an entry for screen readers, its value, and whether it is selected."""
    value = text.replace("−", " minus ").strip()  # of a power of ten, too
    chosen = ", selected" if selected else ""
    return f"{grid.name.spoken_entry(row, column)}, {value}{chosen}"


def hover(state: NetState, grid: Grid, row: int, column: int) -> str:
    """Return what an entry says under the pointer: its name, all its digits, Python's name."""
    name = grid.name
    value = exact(entries(state, grid)[row][column]).replace("-", "−")
    entry = name.entry(row, column, shape_of(state, name))
    hint = "\nDrag it sideways, or press Enter, to change it." if grid.settable else ""
    return f"{entry} = {value}\n{python_name(name, row, column)} in Python{hint}"


def sum_of_losses(state: NetState) -> str:
    """Write the sum of the losses."""
    return written(state.t.loss, 3, 4)


def picture_label(state: NetState) -> str:
    """Say in a sentence what the net's picture shows."""
    now = state.now
    counts = [_count(len(now.X[0]), "input")]
    for matrix in now.weights[:-1]:
        counts.append(_count(len(matrix[0]), "hidden unit"))
    counts.append(_count(len(now.weights[-1][0]), "output"))
    layer, row, column = now.weight
    example = f" Example {now.example + 1} of {state.examples}." if state.examples > 1 else ""
    source = f"input {row + 1}" if layer == 0 else f"unit {row + 1} of layer {layer}"
    target = f"output {column + 1}" if state.last else f"unit {column + 1} of layer {layer + 1}"
    return f"The net: {', '.join(counts)}. Selected: the weight from {source} to {target}.{example}"


def stub_bar(state: NetState, layer: int) -> float:
    """Return the mean of |Δ| of a layer, counted from 1, on a logarithmic scale from 0 to 1.

    0 stands for 10⁻⁸ or less, 1 for 1 or more.
    """
    total, count = 0.0, 0
    for row in state.t.deltas[layer - 1]:
        for value in row:
            total += abs(value)
            count += 1
    mean = total / count
    return min(max(1.0 + math.log10(mean) / 8.0, 0.0), 1.0) if mean > 0.0 else 0.0
