"""The entries, edges and units that are lit together: for the selection, or under the pointer."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.net.names import (
    MatrixName,
    activations_name,
    delta_name,
    gradient_name,
    named,
    slope_name,
    weights_name,
    z_name,
)
from explorer.derivation.net.values import shape_of
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState


class Frame(NamedTuple):
    """A frame around neighbouring entries of a matrix; rows and columns are counted from 0.

    Attributes
    ----------
    quantity
        The matrix's name in the page's hooks.
    row, column
        The first entry.
    rows, columns
        The numbers of rows and columns.
    slot
        The slope that gives the colour; ``"ink"`` for no slope.
    dashed
        Whether the frame is dashed: it is not a factor, but leads to one.
    """

    quantity: str
    row: int
    column: int
    rows: int
    columns: int
    slot: str
    dashed: bool


class LitEdge(NamedTuple):
    """An edge of the net's picture, and the slope that gives its colour."""

    weight: Weight
    slot: str


class LitUnit(NamedTuple):
    """A unit of the net's picture, its layer counted from 1, and its colour."""

    layer: int
    unit: int
    slot: str


class Light(NamedTuple):
    """All that is lit.

    Attributes
    ----------
    frames
        The frames in the matrices.
    edges, units
        The edges and units in the net's picture.
    cards
        The slots of the cards.
    example
        The example that is pointed at, or −1.
    shares
        Whether the examples' shares are lit.
    """

    frames: list[Frame]
    edges: list[LitEdge]
    units: list[LitUnit]
    cards: list[str]
    example: int
    shares: bool


def path_of(state: NetState) -> Light:
    """Return the edges and units of the selected weight: itself, its unit, and all ways to L."""
    layer, row, column = state.now.weight
    edges = [LitEdge(state.now.weight, "dz_dW")]
    units = [LitUnit(layer, row, "dz_dW"), LitUnit(layer + 1, column, "dyhat_dz")]
    reached = [column]
    for k in range(layer + 1, state.layers):
        following = [j for j in range(len(state.now.weights[k][0]))]
        edges.extend([LitEdge(Weight(k, i, j), "dL_dyhat") for i in reached for j in following])
        units.extend([LitUnit(k + 1, j, "dL_dyhat") for j in following])
        reached = following
    return Light([], edges, units, [], -1, False)


def at_rest(state: NetState) -> Light:
    """Return the frames of the selected weight and example: w, its factors, what is behind them."""
    layer, row, column = state.now.weight
    n, layers = state.now.example, state.layers
    source, delta = activations_name(layer, layers), delta_name(layer, layers)
    frames: list[Frame] = []
    if state.examples > 1:
        frames.append(_column(state, source, row, "dL_dW"))
        frames.append(_column(state, delta, column, "dL_dW"))
    else:
        frames.append(_entry(delta, n, column, "dL_dW"))
    frames.append(_entry(source, n, row, "dz_dW"))
    frames.append(_entry(weights_name(layer, layers), row, column, "ink"))
    frames.append(_entry(activations_name(layer + 1, layers), n, column, "dyhat_dz"))
    frames.append(_entry(gradient_name(layer, layers), row, column, "dL_dW"))
    frames.append(_entry(slope_name(layer + 1, layers), n, column, "dL_dyhat"))
    if not state.last:
        frames.append(_row(state, weights_name(layer + 1, layers), column, "dL_dyhat", True))
        frames.append(_row(state, delta_name(layer + 1, layers), n, "dL_dyhat", True))
    return Light(frames, [], [], [], -1, False)


def pointed(state: NetState, quantity: str, row: int, column: int) -> Light:
    """Return what is lit while an entry, a share or a row number is pointed at.

    Parameters
    ----------
    state
        The current state.
    quantity
        The matrix's name in the page's hooks; ``"share"`` for a share or a row's number.
    row, column
        The place of the entry, counted from 0; the row of a share is its example.
    """
    if quantity == "share":
        return Light([], [], [], [], row, False)
    name = named(quantity, state.layers)
    if name is None:
        return at_rest(state)
    kind, k, layers = name.kind, name.layer, state.layers
    if kind == "loss" or kind == "y":
        frames = [_entry(name, row, column, "ink")]
        output = activations_name(layers, layers)
        if kind == "loss":
            frames.append(_row(state, output, row, "ink", False))
            frames.append(_row(state, MatrixName("y", 0, layers), row, "ink", False))
        else:
            frames.append(_entry(slope_name(layers, layers), row, column, "dL_dyhat"))
        return Light(frames, [], [], [], row, False)
    selected = _is_selected(state, name, row, column)
    if kind == "z":
        return _z(state, k - 1, row, column)
    if kind == "l" or kind == "y_hat":
        layer = layers if kind == "y_hat" else k
        frames = [_entry(name, row, column, "dyhat_dz")]
        frames.append(_entry(z_name(layer - 1, layers), row, column, "ink"))
        cards = ["dyhat_dz"] if selected else []
        return Light(frames, [], [LitUnit(layer, column, "dyhat_dz")], cards, row, False)
    if kind == "dL_dW":
        return _gradient(state, k - 1, row, column)
    if kind == "delta_l" and k == layers and state.now.loss == "cross_entropy":  # Δ = ŷ − y
        frames = _error(name, row, column, layers, "ink")
        return Light(frames, [], [LitUnit(k, column, "dyhat_dz")], [], row, False)
    if kind == "delta_l":
        frames = [_entry(name, row, column, "ink")]
        frames.append(_entry(slope_name(k, layers), row, column, "dL_dyhat"))
        frames.append(_entry(activations_name(k, layers), row, column, "dyhat_dz"))
        cards = ["dyhat_dz", "dL_dyhat"] if selected else []
        return Light(frames, [], [LitUnit(k, column, "dyhat_dz")], cards, row, False)
    if kind == "dL_dyhat":
        frames = _error(name, row, column, layers, "dL_dyhat")
        cards = ["dL_dyhat"] if selected else []
        return Light(frames, [], [LitUnit(layers, column, "dL_dyhat")], cards, row, False)
    if kind == "W":
        frames = [_entry(name, row, column, "ink")]
        frames.append(_entry(gradient_name(k - 1, layers), row, column, "dL_dW"))
        lit = [LitEdge(Weight(k - 1, row, column), "ink")]
        return Light(frames, lit, [], [], -1, False)
    if kind == "X":
        frames = [_entry(name, row, column, "ink")]
        edges = _edges_out(state, 0, column, "ink")
        return Light(frames, edges, [LitUnit(0, column, "ink")], [], row, False)
    return _from_above(state, name, row, column, selected)


def _error(name: MatrixName, n: int, unit: int, layers: int, slot: str) -> list[Frame]:
    """Frame an entry that the guess and the target lead to, and these two."""
    return [
        _entry(name, n, unit, slot),
        _entry(activations_name(layers, layers), n, unit, "ink"),
        _entry(MatrixName("y", 0, layers), n, unit, "ink"),
    ]


def _z(state: NetState, layer: int, n: int, unit: int) -> Light:
    """Light a row of l_{k−1}, a column of W_k, and the edges into the unit."""
    layers = state.layers
    weights = weights_name(layer, layers)
    rows, _ = shape_of(state, weights)
    frames = [
        _row(state, activations_name(layer, layers), n, "ink", False),
        Frame(weights.quantity, 0, unit, rows, 1, "ink", False),
        _entry(z_name(layer, layers), n, unit, "ink"),
    ]
    edges = [LitEdge(Weight(layer, i, unit), "ink") for i in range(rows)]
    return Light(frames, edges, [LitUnit(layer + 1, unit, "ink")], [], n, False)


def _gradient(state: NetState, layer: int, row: int, column: int) -> Light:
    """Light a column of l_{k−1} and a column of Δ_k, whose products are the shares."""
    layers = state.layers
    frames = [
        _entry(gradient_name(layer, layers), row, column, "dL_dW"),
        _column(state, activations_name(layer, layers), row, "dL_dW"),
        _column(state, delta_name(layer, layers), column, "dL_dW"),
    ]
    weight = Weight(layer, row, column)
    shares = weight == state.now.weight
    return Light(frames, [LitEdge(weight, "ink")], [], [], -1, shares)


def _from_above(state: NetState, name: MatrixName, n: int, unit: int, selected: bool) -> Light:
    """Light a row of Δ_{k+1}, a row of W_{k+1}, and the edges out of the unit."""
    layer, layers = name.layer, state.layers  # of the matrices above, counted from 0
    frames = [
        _entry(name, n, unit, "dL_dyhat"),
        _row(state, delta_name(layer, layers), n, "dL_dyhat", True),
        _row(state, weights_name(layer, layers), unit, "dL_dyhat", True),
    ]
    edges = _edges_out(state, layer, unit, "dL_dyhat")
    cards = ["dL_dyhat"] if selected else []
    return Light(frames, edges, [LitUnit(layer, unit, "dL_dyhat")], cards, n, False)


def _is_selected(state: NetState, name: MatrixName, n: int, unit: int) -> bool:
    """Tell whether the cards have the slopes of an entry: of the selected example and unit."""
    output = name.kind == "y_hat" or name.kind == "dL_dyhat"
    layer = state.layers if output else name.layer
    now = state.now
    return layer == now.weight.layer + 1 and n == now.example and unit == now.weight.column


def _edges_out(state: NetState, layer: int, unit: int, slot: str) -> list[LitEdge]:
    columns = range(len(state.now.weights[layer][0]))
    return [LitEdge(Weight(layer, unit, column), slot) for column in columns]


def _entry(name: MatrixName, row: int, column: int, slot: str) -> Frame:
    return Frame(name.quantity, row, column, 1, 1, slot, False)


def _row(state: NetState, name: MatrixName, row: int, slot: str, dashed: bool) -> Frame:
    return Frame(name.quantity, row, 0, 1, shape_of(state, name)[1], slot, dashed)


def _column(state: NetState, name: MatrixName, column: int, slot: str) -> Frame:
    return Frame(name.quantity, 0, column, shape_of(state, name)[0], 1, slot, True)
