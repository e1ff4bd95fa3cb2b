"""Which entries, edges and units light up while the pointer is on an entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

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
from explorer.session.net.frames import Frame, column_frame, entry_frame, row_frame
from explorer.session.net.light import Light, LitEdge, LitUnit, at_rest


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
    return at_rest(state) if name is None else _LIT[name.kind](state, name, row, column)


def _loss(state: NetState, name: MatrixName, n: int, column: int) -> Light:
    layers = state.layers
    frames = [
        entry_frame(name, n, column, "ink"),
        row_frame(state, activations_name(layers, layers), n, "ink", False),
        row_frame(state, MatrixName("y", 0, layers), n, "ink", False),
    ]
    return Light(frames, [], [], [], n, False)


def _target(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    layers = state.layers
    frames = [
        entry_frame(name, n, unit, "ink"),
        entry_frame(slope_name(layers, layers), n, unit, "dL_dyhat"),
    ]
    return Light(frames, [], [], [], n, False)


def _input(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    frames = [entry_frame(name, n, unit, "ink")]
    edges = _edges_out(state, 0, unit, "ink")
    return Light(frames, edges, [LitUnit(0, unit, "ink")], [], n, False)


def _weight(state: NetState, name: MatrixName, row: int, column: int) -> Light:
    layer = name.layer - 1
    frames = [
        entry_frame(name, row, column, "ink"),
        entry_frame(gradient_name(layer, state.layers), row, column, "dL_dW"),
    ]
    return Light(frames, [LitEdge(Weight(layer, row, column), "ink")], [], [], -1, False)


def _z(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    """Light a row of l_{k−1}, a column of W_k, and the edges into the unit."""
    layer, layers = name.layer - 1, state.layers
    weights = weights_name(layer, layers)
    frames = [
        row_frame(state, activations_name(layer, layers), n, "ink", False),
        column_frame(state, weights, unit, "ink", False),
        entry_frame(name, n, unit, "ink"),
    ]
    rows, _ = shape_of(state, weights)
    edges = [LitEdge(Weight(layer, i, unit), "ink") for i in range(rows)]
    return Light(frames, edges, [LitUnit(name.layer, unit, "ink")], [], n, False)


def _output(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    layers = state.layers
    layer = layers if name.kind == "y_hat" else name.layer
    frames = [
        entry_frame(name, n, unit, "dyhat_dz"),
        entry_frame(z_name(layer - 1, layers), n, unit, "ink"),
    ]
    cards = ["dyhat_dz"] if _is_selected(state, layer, n, unit) else []
    return Light(frames, [], [LitUnit(layer, unit, "dyhat_dz")], cards, n, False)


def _loss_slope(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    layers = state.layers
    frames = _error(name, n, unit, layers, "dL_dyhat")
    cards = ["dL_dyhat"] if _is_selected(state, layers, n, unit) else []
    return Light(frames, [], [LitUnit(layers, unit, "dL_dyhat")], cards, n, False)


def _delta(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    k, layers = name.layer, state.layers
    units = [LitUnit(k, unit, "dyhat_dz")]
    if k == layers and state.now.loss == "cross_entropy":  # Δ = ŷ − y
        return Light(_error(name, n, unit, layers, "ink"), [], units, [], n, False)
    frames = [
        entry_frame(name, n, unit, "ink"),
        entry_frame(slope_name(k, layers), n, unit, "dL_dyhat"),
        entry_frame(activations_name(k, layers), n, unit, "dyhat_dz"),
    ]
    cards = ["dyhat_dz", "dL_dyhat"] if _is_selected(state, k, n, unit) else []
    return Light(frames, [], units, cards, n, False)


def _gradient(state: NetState, name: MatrixName, row: int, column: int) -> Light:
    """Light a column of l_{k−1} and a column of Δ_k, whose products are the shares."""
    layer, layers = name.layer - 1, state.layers
    frames = [
        entry_frame(name, row, column, "dL_dW"),
        column_frame(state, activations_name(layer, layers), row, "dL_dW"),
        column_frame(state, delta_name(layer, layers), column, "dL_dW"),
    ]
    weight = Weight(layer, row, column)
    shares = weight == state.now.weight
    return Light(frames, [LitEdge(weight, "ink")], [], [], -1, shares)


def _upstream(state: NetState, name: MatrixName, n: int, unit: int) -> Light:
    """Light a row of Δ_{k+1}, a row of W_{k+1}, and the edges out of the unit."""
    layer, layers = name.layer, state.layers  # of the matrices above, counted from 0
    frames = [
        entry_frame(name, n, unit, "dL_dyhat"),
        row_frame(state, delta_name(layer, layers), n, "dL_dyhat", True),
        row_frame(state, weights_name(layer, layers), unit, "dL_dyhat", True),
    ]
    edges = _edges_out(state, layer, unit, "dL_dyhat")
    cards = ["dL_dyhat"] if _is_selected(state, layer, n, unit) else []
    return Light(frames, edges, [LitUnit(layer, unit, "dL_dyhat")], cards, n, False)


#: The light of an entry, by the kind of its matrix.
_LIT: Final[dict[str, Callable[[NetState, MatrixName, int, int], Light]]] = {
    "X": _input,
    "y": _target,
    "W": _weight,
    "z": _z,
    "l": _output,
    "y_hat": _output,
    "loss": _loss,
    "dL_dyhat": _loss_slope,
    "delta_l": _delta,
    "dL_dW": _gradient,
    "dL_dl": _upstream,
    "dL_dX": _upstream,
}


def _error(name: MatrixName, n: int, unit: int, layers: int, slot: str) -> list[Frame]:
    """Frame an entry that the guess and the target lead to, and these two."""
    return [
        entry_frame(name, n, unit, slot),
        entry_frame(activations_name(layers, layers), n, unit, "ink"),
        entry_frame(MatrixName("y", 0, layers), n, unit, "ink"),
    ]


def _is_selected(state: NetState, layer: int, n: int, unit: int) -> bool:
    """Whether the cards have the slopes of a unit, whose layer is counted from 1."""
    now = state.now
    return layer == now.weight.layer + 1 and n == now.example and unit == now.weight.column


def _edges_out(state: NetState, layer: int, unit: int, slot: str) -> list[LitEdge]:
    columns = range(len(state.now.weights[layer][0]))
    return [LitEdge(Weight(layer, unit, column), slot) for column in columns]
