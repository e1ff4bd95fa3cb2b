"""The matrices of a net, as `explorer.plots.net.columns` and `.connectors` place them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.names import subscript
from explorer.drawing.net.canvas import DASHES, INK, MUTED, Canvas, Piece
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import ELLIPSIS, Block
from explorer.plots.net.columns import Layout
from explorer.plots.net.connectors import connectors
from explorer.session.net.grids import Grid, entries, grids, stub_bar, sum_of_losses, written
from explorer.session.net.light import Frame, at_rest

#: The sizes of numbers, and of those of the lens, px.
_NUMBER, _LENS_NUMBER = 10.5, 9.5
#: From the edge of a column to its number, px.
_PAD: Final = 4.0
#: A bracket's distance from its matrix, and the length of its ends, px.
_BRACKET: Final = 4.0
#: The strength of a tint of 0, and what the largest entry adds.
_TINT: Final = (0.08, 0.8)
#: The legend is at the left of the first gradient, where it has this much room, px.
_LEGEND_ROOM: Final = 215.0
#: The height of its first lines, px; the last one is shown only where there is more room.
_LEGEND: Final = 48.0


def grids_height(places: Layout) -> float:
    """Return the height of the matrices, or of the legend beside them if that is higher, px."""
    return max(places.height, places.backward_top + _LEGEND)


def draw_grids(canvas: Canvas, state: NetState, places: Layout) -> None:
    """Draw the two rows of matrices with the frames of the selection, and all between them."""
    frames = at_rest(state).frames
    first_row = _first_row(state, places)
    for grid in grids(state, places):
        own = [frame for frame in frames if frame.quantity == grid.name.quantity]
        _Matrix(canvas, state, places, grid, first_row if grid.block.batch else 0).draw(own)
    for block in places.blocks:
        if block.form == "stub":
            _draw_stub(canvas, state, places, block)
    for sign in connectors(state, places):
        color = LIGHT[sign.slot] if sign.slot else MUTED
        if sign.start == sign.end:
            canvas.text(sign.x, sign.y + 5, sign.text, color, 15)
        else:
            canvas.arrow(sign.start, sign.end, sign.y, ec=color)
            canvas.text(sign.x, sign.y - 6, sign.text, color, 10.5)
    _write_rows(canvas, state, places, first_row)
    _write_sum(canvas, state, places)
    _write_legend(canvas, places)


def _first_row(state: NetState, places: Layout) -> int:
    """Return the first example that is shown: of a large batch only some are, with the selected."""
    return max(0, state.now.example - places.blocks[0].visible_rows + 1)


class _Matrix:
    """One matrix.

    Parameters
    ----------
    canvas, state, places
        Where and what to draw.
    grid
        The matrix and its place.
    first_row
        The first row that is shown.
    """

    def __init__(
        self, canvas: Canvas, state: NetState, places: Layout, grid: Grid, first_row: int
    ) -> None:
        self._canvas, self._state, self._grid, self._line = canvas, state, grid, places.line
        self._block = grid.block
        self._rows = range(first_row, first_row + grid.block.visible_rows)
        self._top = places.top(grid.block, grid.backward)
        self._row_top = self._top - places.offset(grid.block)
        self._size = _LENS_NUMBER if places.lens else _NUMBER

    def draw(self, frames: list[Frame]) -> None:
        """Draw the matrix: title, brackets, entries, and the frames around lit ones."""
        block, n = self._block, self._state.now.example
        if block.batch and block.rows > 1:
            self._canvas.box(block.x - 3, self._y(n), block.width + 6, self._line, fc=LIGHT["band"])
        if block.form == "tints":
            self._draw_tints()
        for frame in frames:
            self._draw_frame(frame)
        if block.form == "numbers":
            self._write_numbers(frames)
        self._draw_brackets()
        self._write_title()

    def _y(self, row: int) -> float:
        """Return the upper edge of a row."""
        return self._top + (row - self._rows.start) * self._line

    def _x(self, column: int) -> float:
        """Return the left edge of a column."""
        block = self._block
        start = block.x + (ELLIPSIS if block.first > 0 else 0.0)
        return start + (column - block.first) * block.cell

    def _shown(self) -> Iterator[tuple[int, int, float]]:
        """Yield the row, the column and the value of each entry that is shown."""
        values = entries(self._state, self._grid)
        for row in self._rows:
            for column in range(self._block.first, self._block.last + 1):
                yield row, column, values[row][column]

    def _draw_tints(self) -> None:
        values = entries(self._state, self._grid)
        largest = max(abs(value) for row in values for value in row) or 1.0
        side = self._block.cell - 2
        for row, column, value in self._shown():
            color = LIGHT["negative" if value < 0 else "positive"]
            at = self._x(column) + 1, self._y(row) + (self._line - side) / 2
            strength = _TINT[0] + _TINT[1] * min(1.0, abs(value) / largest)
            self._canvas.box(*at, side, side, fc=color, alpha=strength)
            if value < 0:
                self._canvas.box(*at, side, side, ec=color, lw=0.8)

    def _draw_frame(self, frame: Frame) -> None:
        left = max(frame.column, self._block.first)
        right = min(frame.column + frame.columns - 1, self._block.last)
        top = max(frame.row, self._rows.start)
        bottom = min(frame.row + frame.rows, self._rows.stop)
        if left > right or top >= bottom:
            return
        color = LIGHT[frame.slot]
        at = (
            self._x(left) + 0.5, self._y(top) + 0.5,
            (right - left + 1) * self._block.cell - 1, (bottom - top) * self._line - 1,
        )  # fmt: skip
        if frame.slot != "ink":
            self._canvas.box(*at, radius=2, fc=color, alpha=0.07 if frame.dashed else 0.22)
        wide = 1.0 if frame.dashed else 2.0
        dashes = tuple(length / wide for length in DASHES["frame"])
        style = (0, dashes) if frame.dashed else "-"
        self._canvas.box(*at, radius=2, ec=color, lw=wide, ls=style)

    def _write_numbers(self, frames: list[Frame]) -> None:
        lit = {
            (frame.row, frame.column): LIGHT[frame.slot]
            for frame in frames
            if not frame.dashed and frame.rows == frame.columns == 1
        }
        grid, block = self._grid, self._block
        down = (self._line + 0.73 * self._size) / 2  # a digit is 0.73 of the font's size high
        for row, column, value in self._shown():
            self._canvas.text(
                self._x(column + 1) - _PAD, self._y(row) + down,
                written(value, grid.decimals, grid.digits), lit.get((row, column), INK),
                self._size, "right", bold=(row, column) in lit,
                room=block.cell - 2 * _PAD if (row, column) in lit else math.inf,
            )  # fmt: skip
        for cut, x in (
            (block.first > 0, block.x + ELLIPSIS / 2),
            (block.last < block.columns - 1, block.right - ELLIPSIS / 2),
        ):
            for row in self._rows if cut else ():
                self._canvas.text(x, self._y(row) + down, "…", MUTED, self._size)

    def _draw_brackets(self) -> None:
        block = self._block
        top, bottom = self._top - 1, self._top + block.visible_rows * self._line + 1
        for edge, end in ((block.x - _BRACKET, _BRACKET), (block.right + _BRACKET, -_BRACKET)):
            corners = (edge + end, top), (edge, top), (edge, bottom), (edge + end, bottom)
            self._canvas.line(*corners, ec=MUTED)

    def _write_title(self) -> None:
        grid, tints = self._grid, self._block.form == "tints"
        if grid.backward:
            text = f"{grid.symbol} = {grid.equals}" if grid.equals else grid.symbol
            pieces, size = [Piece(text)], 9.0 if tints else 10.5
        else:
            shape = Piece(f" {grid.shape}", MUTED, size=9.5)
            pieces, size = [Piece(grid.symbol, symbol=True), shape], 13.0 if tints else 15.0
        down = self._row_top - (7 if grid.backward else 6)
        self._canvas.text(self._block.center, down, pieces, size=size)


def _draw_stub(canvas: Canvas, state: NetState, places: Layout, block: Block) -> None:
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


def _write_rows(canvas: Canvas, state: NetState, places: Layout, first_row: int) -> None:
    """Write the names of both rows of matrices, and of the examples."""
    canvas.text(2, places.forward_top - 6, "forward →", MUTED, 11, "left")
    canvas.text(2, places.backward_top - 6, "← backward", MUTED, 11, "left")
    if state.examples == 1:
        return
    inputs = places.blocks[0]
    top = places.top(inputs, False)
    for row in range(inputs.visible_rows):
        n = first_row + row
        here = n == state.now.example
        canvas.text(
            inputs.x - 12, top + (row + 0.5) * places.line + 4,
            f"example {n + 1}" if here else f"{n + 1}", INK if here else MUTED, _NUMBER, "right",
            bold=here,
        )  # fmt: skip


def _write_sum(canvas: Canvas, state: NetState, places: Layout) -> None:
    """Write the sum of the losses under them."""
    block = places.find("loss")
    if block is None or state.examples == 1:
        return
    bottom = places.top(block, False) + block.visible_rows * places.line
    canvas.line((block.x, bottom + 4), (block.right, bottom + 4), ec=MUTED)
    pieces = [Piece("L = Σ ", MUTED), Piece(sum_of_losses(state), bold=True)]
    right = block.right - (_PAD if block.form == "numbers" else -_BRACKET)
    canvas.text(right, bottom + 17, pieces, size=_NUMBER, ha="right")


def _write_legend(canvas: Canvas, places: Layout) -> None:
    """Say what stands where and what the edges mean, under X, which has no gradient."""
    first = [block.x for block in places.blocks if block.band == 0 and block.backward is not None]
    if min(first) < _LEGEND_ROOM:
        return
    top = places.backward_top
    canvas.text(2, top + 10, "A gradient stands under what it is", MUTED, 10, "left")
    canvas.text(2, top + 23, "the gradient of, in the same shape.", MUTED, 10, "left")
    canvas.line((2, top + 36), (26, top + 36), ec=LIGHT["positive"], lw=3)
    canvas.text(32, top + 40, "w > 0", MUTED, 10, "left")
    canvas.line(
        (78, top + 36), (102, top + 36), ec=LIGHT["negative"], lw=3, dashes=DASHES["negative"]
    )
    canvas.text(108, top + 40, "w < 0", MUTED, 10, "left")
    if places.rows > 3:
        canvas.text(2, top + 56, "thicker: larger |w|", MUTED, 10, "left")
