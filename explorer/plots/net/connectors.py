"""The signs between a net's matrices: ., =, arrows with what they do, and the sum of the losses."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.names import activations_name, weights_name
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import Block
from explorer.plots.net.columns import Layout

#: The gaps in which an arrow has room for a word, and for a symbol.
_ROOM_FOR_WORD: Final = 34.0
_ROOM_FOR_SYMBOL: Final = 20.0
#: Half the length of the longest short arrow, and the least distance from a bracket.
_HALF: Final = 15.0
_FROM_BRACKET: Final = 7.0
#: How far left of a band's weights the outputs of the band above stand.
_OUTPUTS: Final = 26.0
#: How far a long arrow stays from the matrices at its ends, and below the one that it passes.
_FROM_MATRIX: Final = 9.0
_BELOW: Final = 7.0


class Connector(NamedTuple):
    """A sign or an arrow between two matrices.

    Attributes
    ----------
    text
        The sign, or what is written over the arrow; may be empty.
    slot
        The slope that gives its colour, ``"dyhat_dz"`` or ``"dL_dyhat"``, or empty.
    start, end
        Where the arrow runs, px from the left; equal for a sign without an arrow.
    x, y
        The middle of the text, and the height of the arrow, px.
    """

    text: str
    slot: str
    start: float
    end: float
    x: float
    y: float


def connectors(state: NetState, places: Layout) -> list[Connector]:
    """Return the signs of both rows of matrices."""
    middle = places.rows * places.line / 2.0
    half = max(3.0, min(_HALF, places.gap / 2.0 - _FROM_BRACKET))
    found = []
    for left, right in zip(places.blocks, places.blocks[1:], strict=False):
        forward = _middle(places, right, False)
        if left.band < right.band:  # the outputs are a factor in the next band, too
            x = right.x - _OUTPUTS
            found.append(Connector(f"{left.forward.text} .", "", x, x, x, forward))
            continue
        x = (left.right + right.x) / 2.0
        sign = _sign(state, left, right)
        if sign == "→":
            text = _activation(state, right) if right.forward.kind != "loss" else ""
            shown = _fitting(text, places.gap)
            found.append(Connector(shown, "", x - half, x + half, x, forward))
        elif sign != "":
            found.append(Connector(sign, "", x, x, x, forward))
    for k in range(1, state.layers + 1):
        weights, z = places.find("W", k), places.find("z", k)
        after = _output(state, places, k)
        before = _output(state, places, k - 1)
        if weights is None or z is None or after is None:
            continue
        backward = _middle(places, weights, True)
        source = activations_name(k - 1, state.layers).text
        x = (weights.right + z.x) / 2.0
        text = _fitting(f"{source}ᵀ.", places.gap)
        found.append(Connector(text, "", x + half, x - half, x, backward))
        x = (z.right + after.x) / 2.0
        slope = "∗ σ′" if state.now.activation[k - 1] == "sigmoid" else "∗ f′"
        text = _fitting(slope, places.gap)
        found.append(Connector(text, "dyhat_dz", x + half, x - half, x, backward))
        if before is not None and before.backward is not None:
            rows = max(weights.visible_rows * places.line / 2.0 + _BELOW, middle - 5.0)
            end = before.right + _FROM_MATRIX if before.band == z.band else weights.x - _OUTPUTS
            text = _fitting(f".{weights_name(k - 1, state.layers).text}ᵀ", places.gap)
            found.append(
                Connector(
                    text,
                    "dL_dyhat",
                    z.x - _FROM_MATRIX,
                    end,
                    (end - _FROM_MATRIX + weights.x) / 2.0,
                    backward + rows,
                )
            )
    return found


def _middle(places: Layout, block: Block, backward: bool) -> float:
    """Return the height at which the signs beside a block stand."""
    return places.top(block, backward) + block.visible_rows * places.line / 2.0


def _sign(state: NetState, left: Block, right: Block) -> str:
    """Return what stands between two neighbours in the forward row."""
    if left.form == "stub" or right.form == "stub" or right.forward.kind == "y":
        return ""
    if right.forward.kind == "W":
        return "."
    return "=" if left.forward.kind == "W" else "→"


def _activation(state: NetState, block: Block) -> str:
    """Return the symbol of the activation that leads to a block of outputs."""
    layer = state.layers if block.forward.kind == "y_hat" else block.forward.layer
    kind = state.now.activation[layer - 1]
    return "" if kind == "identity" else ACTIVATION_TEXTS[kind].symbol


def _output(state: NetState, places: Layout, layer: int) -> Block | None:
    """Return the block of the outputs of a layer, counted from 1; X for 0."""
    name = activations_name(layer, state.layers)
    return places.find(name.kind, name.layer)


def _fitting(text: str, gap: float) -> str:
    """Return a text if there is room for it over an arrow."""
    return text if gap >= (_ROOM_FOR_SYMBOL if len(text) == 1 else _ROOM_FOR_WORD) else ""
