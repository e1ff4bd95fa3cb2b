"""Where a net's matrices stand: a column for each forward matrix, with its gradient under it.

Distances are px.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.names import equal_to
from explorer.model.net.state import NetState
from explorer.plots.net.blocks import (
    GAP,
    LEFT,
    LENS_GAP,
    RIGHT,
    WIDTH,
    Block,
    gap_within,
    in_bands,
    of_numbers,
    through_lens,
    total_width,
)

#: The largest nets that are drawn.
MOST_LAYERS: Final = 6
MOST_UNITS: Final = 8
MOST_EXAMPLES: Final = 16
#: On pages of at most this width, layers that do not fit beside each other are in bands.
NARROW: Final = 720.0
#: The widest gap between matrices.
_WIDEST_GAP: Final = 60.0
#: The height of a title, of the room between the two rows of matrices, and below them.
_TITLE: Final = 20.0
_BETWEEN: Final = 30.0
_BELOW: Final = 12.0
#: The width of a character of a title, about, and the least distance between two titles.
_CHARACTER: Final = 5.9
_APART: Final = 4.0


class Layout(NamedTuple):
    """The place of every matrix.

    Attributes
    ----------
    blocks
        X, then W, z and l of each layer, then y and L: from the left to the right, in one band or,
        on a narrow page, in a band for each layer.
    width, gap
        The whole width, and the gap between two matrices.
    lens
        Whether only the selected layer shows its numbers.
    line
        The height of a row.
    rows
        The most rows that a matrix shows.
    forward_top, backward_top
        The upper edges of the highest matrices of both rows, in the first band.
    bands, pitch
        The number of bands, and the height of each.
    height
        The whole height.
    """

    blocks: list[Block]
    width: float
    gap: float
    lens: bool
    line: float
    rows: int
    forward_top: float
    backward_top: float
    bands: int
    pitch: float
    height: float

    def find(self, kind: str, layer: int = 0) -> Block | None:
        """Return the block of a forward matrix, or None; layers are counted from 1."""
        for block in self.blocks:
            same = block.forward.kind == kind and block.forward.layer == layer
            if same and block.form != "stub":
                return block
        return None

    def stub(self, layer: int) -> Block | None:
        """Return the stub of a layer, counted from 1, or None."""
        for block in self.blocks:
            if block.form == "stub" and block.forward.layer == layer:
                return block
        return None

    def offset(self, block: Block) -> float:
        """Return how far a matrix is below the highest one of its row: all are centred."""
        return (self.rows - block.visible_rows) * self.line / 2.0

    def top(self, block: Block, backward: bool) -> float:
        """Return the upper edge of a block's forward matrix, or of the one under it."""
        row = self.backward_top if backward else self.forward_top
        return row + block.band * self.pitch + self.offset(block)


def too_large(state: NetState) -> str:
    """Say what is not drawn of a net that is too large; empty if it is drawn."""
    now = state.now
    units = max([len(now.X[0]), *[len(matrix[0]) for matrix in now.weights]])
    has = ""
    if state.layers > MOST_LAYERS:
        has = f"{state.layers} layers"
    elif units > MOST_UNITS:
        has = f"a layer of {units}"
    elif state.examples > MOST_EXAMPLES:
        has = f"{state.examples} examples"
    if has == "":
        return ""
    return (
        f"The net and its matrices are not drawn: at most {MOST_LAYERS} layers of {MOST_UNITS} "
        f"units and {MOST_EXAMPLES} examples are, and this net has {has}. All is computed, and "
        "the plots below show it."
    )


def layout(state: NetState, width: float = WIDTH, dL_dX: bool = False) -> Layout:
    """Return the place of every matrix of a net that is not too large.

    Parameters
    ----------
    state
        The net and the selection, which the lens follows.
    width
        The width of the page's column. Where it is smaller than the matrices can be, the picture
        is wider; it never changes what has numbers.
    dL_dX
        Whether ∂L/∂X is shown.
    """
    blocks = of_numbers(state)
    lens = gap_within(blocks, WIDTH) < GAP
    least = GAP
    if lens:
        blocks = through_lens(state)
        least = min(LENS_GAP, gap_within(blocks, WIDTH))
    width = min(width, WIDTH)
    bands = 1
    if width <= NARROW and gap_within(blocks, width) < least:
        blocks = in_bands(state, lens)
        bands = state.layers
    rooms = [gap_within(_of_band(blocks, band), width) for band in range(bands)]
    gap = min(max(min(rooms), least), _WIDEST_GAP)
    used = max([_used(_of_band(blocks, band), gap) for band in range(bands)])
    width = max(width, used)
    placed = []
    for band in range(bands):
        x = LEFT + (width - used) / 4.0
        for block in _of_band(blocks, band):
            first = block.forward.kind == "X" and not dL_dX
            placed.append(block._replace(x=x, backward=None if first else block.backward))
            x += block.width + gap
    line = 14.0 if lens else 16.0
    # at least two, or the titles of the backward row would touch the connectors
    rows = max([2, *[block.visible_rows for block in placed]])
    backward_top = _TITLE + rows * line + _BETWEEN
    pitch = backward_top + rows * line + _BELOW
    blocks = []
    for band in range(bands):
        blocks.extend(_with_titles(_of_band(placed, band), state.t.kind))
    height = bands * pitch
    return Layout(blocks, width, gap, lens, line, rows, _TITLE, backward_top, bands, pitch, height)


def beside_each_other(state: NetState, places: Layout) -> Layout:
    """Return the layout whose columns the net's picture stands over.

    Where the matrices are in bands, these are the columns that they would have side by side,
    nearer together.
    """
    if places.bands == 1:
        return places
    wide = layout(state)
    share = places.width / wide.width
    blocks = [block._replace(x=block.center * share - block.width / 2.0) for block in wide.blocks]
    return places._replace(blocks=blocks)


def _of_band(blocks: list[Block], band: int) -> list[Block]:
    return [block for block in blocks if block.band == band]


def _used(blocks: list[Block], gap: float) -> float:
    """Return the width of a band."""
    return LEFT + RIGHT + total_width(blocks) + gap * (len(blocks) - 1)


def _with_titles(blocks: list[Block], loss: str) -> list[Block]:
    """Return the blocks with as many long titles as fit beside each other."""
    long = [block.backward is not None and block.form == "numbers" for block in blocks]
    under = [i for i, block in enumerate(blocks) if block.backward is not None]
    fits = False
    while not fits:
        fits = True
        for at in range(1, len(under)):
            i, j = under[at - 1], under[at]
            one = _title_width(blocks[i], long[i], loss)
            other = _title_width(blocks[j], long[j], loss)
            room = blocks[j].center - blocks[i].center - _APART
            if (one + other) / 2.0 > room and (long[i] or long[j]):
                long[i if long[i] and (one >= other or not long[j]) else j] = False
                fits = False
    return [block._replace(long=long[i]) for i, block in enumerate(blocks)]


def _title_width(block: Block, long: bool, loss: str) -> float:
    if block.backward is None:
        return 0.0
    right = equal_to(block.backward, loss)
    text = f"{block.backward.text} = {right}" if long and right != "" else block.backward.text
    return _CHARACTER * len(text)
