"""The matrices of a net, as `explorer.plots.net.columns` and `.connectors` place them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from explorer.derivation.colors import LIGHT
from explorer.drawing.net.around_grids import (
    BRACKET,
    LEGEND,
    NUMBER,
    PAD,
    draw_stub,
    write_legend,
    write_rows,
    write_sum,
)
from explorer.drawing.net.canvas import DASHES, INK, MUTED, Canvas
from explorer.drawing.net.rich_text import Piece
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import ELLIPSIS
from explorer.plots.net.columns import Layout
from explorer.plots.net.connectors import connectors
from explorer.plots.net.tints import tint_strengths
from explorer.session.net.frames import Frame
from explorer.session.net.grids import Grid, entries, grids, written
from explorer.session.net.light import at_rest

#: The size of the numbers in the lens, px.
_LENS_NUMBER: Final = 9.5


def grids_height(places: Layout) -> float:
    """Return the height of the matrices, or of the legend beside them if that is higher, px."""
    return max(places.height, places.backward_top + LEGEND)


def draw_grids(canvas: Canvas, state: NetState, places: Layout) -> None:
    """Draw the two rows of matrices with the frames of the selection, and all between them."""
    frames = at_rest(state).frames
    first_row = _first_row(state, places)
    for grid in grids(state, places):
        own = [frame for frame in frames if frame.quantity == grid.name.quantity]
        _Matrix(canvas, state, places, grid, first_row if grid.block.batch else 0).draw(own)
    for block in places.blocks:
        if block.form == "stub":
            draw_stub(canvas, state, places, block)
    for sign in connectors(state, places):
        color = LIGHT[sign.slot] if sign.slot else MUTED
        if sign.start == sign.end:
            canvas.text(sign.x, sign.y + 5, sign.text, color, 15)
        else:
            canvas.arrow(sign.start, sign.end, sign.y, ec=color)
            canvas.text(sign.x, sign.y - 6, sign.text, color, 10.5)
    write_rows(canvas, state, places, first_row)
    write_sum(canvas, state, places)
    write_legend(canvas, places)


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
        self._size = _LENS_NUMBER if places.lens else NUMBER

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
        strengths = tint_strengths(entries(self._state, self._grid))
        side = self._block.cell - 2
        for row, column, value in self._shown():
            color = LIGHT["negative" if value < 0 else "positive"]
            at = self._x(column) + 1, self._y(row) + (self._line - side) / 2
            self._canvas.box(*at, side, side, fc=color, alpha=strengths[row][column])
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
                self._x(column + 1) - PAD, self._y(row) + down,
                written(value, grid.decimals, grid.digits), lit.get((row, column), INK),
                self._size, "right", bold=(row, column) in lit,
                room=block.cell - 2 * PAD if (row, column) in lit else math.inf,
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
        for edge, end in ((block.x - BRACKET, BRACKET), (block.right + BRACKET, -BRACKET)):
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
