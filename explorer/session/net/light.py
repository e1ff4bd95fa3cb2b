"""The entries, edges and units that are lit together, and those of the selection."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.net.names import (
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
)
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState
from explorer.session.net.frames import Frame, column_frame, entry_frame, row_frame


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
        frames.append(column_frame(state, source, row, "dL_dW"))
        frames.append(column_frame(state, delta, column, "dL_dW"))
    else:
        frames.append(entry_frame(delta, n, column, "dL_dW"))
    frames.append(entry_frame(source, n, row, "dz_dW"))
    frames.append(entry_frame(weights_name(layer, layers), row, column, "ink"))
    frames.append(entry_frame(activations_name(layer + 1, layers), n, column, "dyhat_dz"))
    frames.append(entry_frame(gradient_name(layer, layers), row, column, "dL_dW"))
    frames.append(entry_frame(slope_name(layer + 1, layers), n, column, "dL_dyhat"))
    if not state.last:
        frames.append(row_frame(state, weights_name(layer + 1, layers), column, "dL_dyhat", True))
        frames.append(row_frame(state, delta_name(layer + 1, layers), n, "dL_dyhat", True))
    return Light(frames, [], [], [], -1, False)
