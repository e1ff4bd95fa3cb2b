"""The words at the left of a net's matrices: the names of both rows, and the legend under X."""

from __future__ import annotations

from typing import Final

from explorer.plots.net.columns import Layout

FORWARD: Final = "forward →"
BACKWARD: Final = "← backward"
#: Where the gradients are, in two lines.
PLACE_OF_GRADIENTS: Final = (
    "A gradient stands under what it is",
    "the gradient of, in the same shape.",
)
#: The signs of the weights, after an edge of each.
POSITIVE: Final = "w > 0"
NEGATIVE: Final = "w < 0"
WIDTH_OF_EDGES: Final = "thicker: larger |w|"
#: The legend needs this much room left of the first gradient, px.
_ROOM: Final = 215.0
#: The matrices must be at least this many rows high for the legend's last line.
_ROWS: Final = 4


def has_legend(places: Layout) -> bool:
    """Whether there is room for the legend."""
    first = min([block.x for block in places.blocks if block.backward is not None])
    return first >= _ROOM


def explains_width(places: Layout) -> bool:
    """Whether there is room for the legend's last line, on the width of the edges."""
    return places.rows >= _ROWS
