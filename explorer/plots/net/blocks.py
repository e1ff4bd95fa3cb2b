"""The blocks that a net's matrices take up: their widths, and which of them show numbers.

All matrices show their numbers while there is room for them. Where there is not, a lens shows the
numbers of the selected weight's layer, l_{k−1}, W_k, z_k and l_k; the entries of the others are
small tinted squares, and layers far from the lens a single stub each. Distances are px.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.names import (
    MatrixName,
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
    z_name,
)
from explorer.model.net.state import NetState

#: The width in which the matrices are laid out where the page has room for it.
WIDTH: Final = 1112.0
#: A batch shows this many rows, and scrolls.
MOST_ROWS: Final = 8

#: Room for the names of the rows, and for the last bracket.
LEFT: Final = 80.0
RIGHT: Final = 14.0
#: The least gap between matrices of numbers, and between those of the lens.
GAP: Final = 26.0
LENS_GAP: Final = 13.0
#: The widths of a number, of one in the lens, of a tint with its gap, of one where there is less
#: room, of "…", and of a stub.
_NUMBER: Final = 46.0
_LENS_NUMBER: Final = 35.0
_TINT: Final = 11.0
_SMALL_TINT: Final = 9.0
ELLIPSIS: Final = 12.0
_STUB: Final = 40.0
#: The most columns of numbers that the lens shows at once; beyond, each matrix shows three.
_MOST_IN_LENS: Final = 16
_WINDOW: Final = 3


class Block(NamedTuple):
    """A column of the picture: a forward matrix, and under it its gradient.

    Attributes
    ----------
    forward
        The forward matrix; for a stub its layer's weights.
    backward
        The matrix under it, or None.
    form
        ``"numbers"``, ``"tints"`` or ``"stub"``.
    rows, columns
        The shape of both matrices.
    first, last
        The columns that are shown, counted from 0; the others are "…".
    x, width, cell
        Its left edge, its width, and that of a column.
    long
        Whether there is room to write in the title what the gradient equals.
    band
        Its band, counted from 0 and from the top: on a narrow page the layers stand one below
        the other.
    """

    forward: MatrixName
    backward: MatrixName | None
    form: str
    rows: int
    columns: int
    first: int
    last: int
    x: float
    width: float
    cell: float
    long: bool
    band: int = 0

    @property
    def batch(self) -> bool:
        """Whether its rows are the examples."""
        return self.forward.kind != "W"

    @property
    def center(self) -> float:
        """The middle, px from the left."""
        return self.x + self.width / 2.0

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def visible_rows(self) -> int:
        """The number of rows that are shown at once."""
        return min(self.rows, MOST_ROWS)


def of_numbers(state: NetState) -> list[Block]:
    """Return the blocks where all matrices show their numbers."""
    return _blocks(state, 0.0, [])


def through_lens(state: NetState) -> list[Block]:
    """Return the blocks of the lens, with smaller tints and stubs only where they are needed."""
    blocks = _blocks(state, _TINT, [])
    if gap_within(blocks, WIDTH) >= LENS_GAP:
        return blocks
    stubs: list[int] = []
    blocks = _blocks(state, _SMALL_TINT, stubs)
    for layer in _farthest_first(state):
        if gap_within(blocks, WIDTH) >= LENS_GAP:
            break
        stubs.append(layer)
        blocks = _blocks(state, _SMALL_TINT, stubs)
    return blocks


def in_bands(state: NetState, lens: bool) -> list[Block]:
    """Return the blocks for a narrow page: each layer in a band, the inputs in the first one."""
    band = 0
    found = []
    for block in _blocks(state, _TINT if lens else 0.0, []):
        if block.forward.kind == "W":
            band = block.forward.layer - 1
        found.append(block._replace(band=band))
    return found


def _blocks(state: NetState, tint: float, stubs: list[int]) -> list[Block]:
    """Return the blocks, not yet in their places.

    Parameters
    ----------
    state
        The net and the selection.
    tint
        The width of a tint; 0 where all entries are numbers.
    stubs
        The layers that are stubs, counted from 0.
    """
    now, layers, lens = state.now, state.layers, tint > 0.0
    examples = state.examples
    selected, row, column = now.weight
    wide = lens and len(now.weights[selected]) + 3 * state.shape[1] > _MOST_IN_LENS

    def block(
        forward: MatrixName,
        backward: MatrixName | None,
        shape: tuple[int, int],
        in_lens: bool,
        at: int,
    ) -> Block:
        first, last = 0, shape[1] - 1
        if in_lens and wide and shape[1] > _WINDOW:
            first = min(max(at - 1, 0), shape[1] - _WINDOW)
            last = first + _WINDOW - 1
        cell = _NUMBER if not lens else _LENS_NUMBER if in_lens else tint
        cut = (1 if first > 0 else 0) + (1 if last < shape[1] - 1 else 0)
        width = (last - first + 1) * cell + cut * ELLIPSIS
        form = "tints" if lens and not in_lens else "numbers"
        return Block(
            forward, backward, form, shape[0], shape[1], first, last, 0.0, width, cell, False
        )

    inputs = (examples, len(now.X[0]))
    found = [block(activations_name(0, layers), slope_name(0, layers), inputs, selected == 0, row)]
    for k, matrix in enumerate(now.weights):
        shape = (len(matrix), len(matrix[0]))
        units = (examples, shape[1])
        here = k == selected
        weights = weights_name(k, layers)
        output, slope = activations_name(k + 1, layers), slope_name(k + 1, layers)
        if k in stubs:
            found.append(Block(weights, None, "stub", 1, 0, 0, -1, 0.0, _STUB, 0.0, False))
            if k == selected - 1:
                found.append(block(output, slope, units, True, row))
            continue
        found.append(block(weights, gradient_name(k, layers), shape, here, column))
        found.append(block(z_name(k, layers), delta_name(k, layers), units, here, column))
        is_input = k == selected - 1
        found.append(block(output, slope, units, here or is_input, row if is_input else column))
    targets = (examples, len(now.y[0]))
    found.append(block(MatrixName("y", 0, layers), None, targets, False, 0))
    found.append(block(MatrixName("loss", 0, layers), None, (examples, 1), False, 0))
    return found


def _farthest_first(state: NetState) -> list[int]:
    """Return the layers that may become stubs, counted from 0, the farthest from the lens first."""
    selected = state.now.weight.layer
    found = []
    for distance in reversed(range(1, state.layers)):
        for layer in (selected - distance, selected + distance):
            if 0 <= layer < state.layers:
                found.append(layer)
    return found


def total_width(blocks: list[Block]) -> float:
    """Return the width of the blocks without the gaps between them."""
    total = 0.0
    for block in blocks:
        total += block.width
    return total


def gap_within(blocks: list[Block], width: float) -> float:
    """Return the gap between the blocks that fills a width."""
    return (width - LEFT - RIGHT - total_width(blocks)) / (len(blocks) - 1)
