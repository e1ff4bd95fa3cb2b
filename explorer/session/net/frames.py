"""Frames around an entry, a row or a column of a net's matrices."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.net.names import MatrixName
from explorer.derivation.net.values import shape_of
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


def entry_frame(name: MatrixName, row: int, column: int, slot: str) -> Frame:
    """Return the frame around an entry, which is a factor."""
    return Frame(name.quantity, row, column, 1, 1, slot, False)


def row_frame(state: NetState, name: MatrixName, row: int, slot: str, dashed: bool) -> Frame:
    """Return the frame around a row."""
    return Frame(name.quantity, row, 0, 1, shape_of(state, name)[1], slot, dashed)


def column_frame(
    state: NetState, name: MatrixName, column: int, slot: str, dashed: bool = True
) -> Frame:
    """Return the frame around a column."""
    return Frame(name.quantity, 0, column, shape_of(state, name)[0], 1, slot, dashed)
