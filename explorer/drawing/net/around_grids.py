"""The surroundings of a net's matrices: stubs of layers, words, and the sum of the losses."""

from __future__ import annotations

from typing import Final

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.names import subscript
from explorer.drawing.net.canvas import DASHES, INK, MUTED, Canvas
from explorer.drawing.net.rich_text import Piece
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import Block
from explorer.plots.net.columns import Layout
from explorer.plots.net.legend import (
    BACKWARD,
    FORWARD,
    NEGATIVE,
    PLACE_OF_GRADIENTS,
    POSITIVE,
    WIDTH_OF_EDGES,
    explains_width,
    has_legend,
)
from explorer.session.net.grids import stub_bar, sum_of_losses

#: The size of numbers, px.
NUMBER: Final = 10.5
#: From the edge of a column to its number, px.
PAD: Final = 4.0
#: A bracket's distance from its matrix, and the length of its ends, px.
BRACKET: Final = 4.0
#: The height of the legend's first lines, px; the last one is shown only where there is more room.
LEGEND: Final = 48.0


def draw_stub(canvas: Canvas, state: NetState, places: Layout, block: Block) -> None:
    """Draw a layer far from the lens: its number, and a bar for the logarithm of mean |Δ|."""
    layer, high = block.forward.layer, places.rows * places.line
    for top, color in ((places.forward_top, "shade"), (places.backward_top, "paper")):
        canvas.box(block.x, top, block.width, high, radius=3, fc=LIGHT[color], ec=LIGHT["line"])
    middle = places.forward_top + high / 2
    canvas.text(block.center, middle - 2, "layer", MUTED, 10)
    canvas.text(block.center, middle + 11, f"{layer}", MUTED, 10)
    filled = high * stub_bar(state, layer)
    canvas.box(
        block.x, places.backward_top + high - filled, block.width, filled, radius=3,
        fc=LIGHT["dL_dW"], alpha=0.3,
    )  # fmt: skip
    canvas.text(block.center, places.backward_top - 7, f"|Δ{subscript(layer)}|", INK, 9)


def write_rows(canvas: Canvas, state: NetState, places: Layout, first_row: int) -> None:
    """Write the names of both rows of matrices, and of the examples."""
    canvas.text(2, places.forward_top - 6, FORWARD, MUTED, 11, "left")
    canvas.text(2, places.backward_top - 6, BACKWARD, MUTED, 11, "left")
    if state.examples == 1:
        return
    inputs = places.blocks[0]
    top = places.top(inputs, False)
    for row in range(inputs.visible_rows):
        n = first_row + row
        here = n == state.now.example
        canvas.text(
            inputs.x - 12, top + (row + 0.5) * places.line + 4,
            f"example {n + 1}" if here else f"{n + 1}", INK if here else MUTED, NUMBER, "right",
            bold=here,
        )  # fmt: skip


def write_sum(canvas: Canvas, state: NetState, places: Layout) -> None:
    """Write the sum of the losses under them."""
    block = places.find("loss")
    if block is None or state.examples == 1:
        return
    bottom = places.top(block, False) + block.visible_rows * places.line
    canvas.line((block.x, bottom + 4), (block.right, bottom + 4), ec=MUTED)
    pieces = [Piece("L = Σ ", MUTED), Piece(sum_of_losses(state), bold=True)]
    right = block.right - (PAD if block.form == "numbers" else -BRACKET)
    canvas.text(right, bottom + 17, pieces, size=NUMBER, ha="right")


def write_legend(canvas: Canvas, places: Layout) -> None:
    """Say what stands where and what the edges mean, under X, which has no gradient."""
    if not has_legend(places):
        return
    top = places.backward_top
    for down, line in zip((10, 23), PLACE_OF_GRADIENTS, strict=True):
        canvas.text(2, top + down, line, MUTED, 10, "left")
    canvas.line((2, top + 36), (26, top + 36), ec=LIGHT["positive"], lw=3)
    canvas.text(32, top + 40, POSITIVE, MUTED, 10, "left")
    canvas.line(
        (78, top + 36), (102, top + 36), ec=LIGHT["negative"], lw=3, dashes=DASHES["negative"]
    )
    canvas.text(108, top + 40, NEGATIVE, MUTED, 10, "left")
    if explains_width(places):
        canvas.text(2, top + 56, WIDTH_OF_EDGES, MUTED, 10, "left")
