"""The loss over the selected weight and another entry of the net: values, colours and contours.

The surface depends on every other entry, so it is computed again at nearly every state.
"""

from __future__ import annotations

import math
from typing import Final

from explorer.core.net.matrices import Matrix
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.contours import contour_lines
from explorer.plots.curves import linspace
from explorer.plots.net.surface_losses import Over, surface_losses

#: Contours as shares of the way from the lowest loss to the highest: the lower ones are close
#: together, because the surface looks flat there but is not.
NET_LEVELS: Final = (0.03, 0.1, 0.22, 0.36, 0.52, 0.68, 0.85)
#: Samples along w and along the other axis: at rest, and while the net changes.
FINE: Final = (120, 80)
QUICK: Final = (60, 40)
#: The products and activations of a sample up to which a surface has all of its samples, and the
#: fewest samples; an activation takes as long as so many products.
MOST: Final = 800.0
FEWEST: Final = (24, 16)
ACTIVATION: Final = 10.0
#: The parts of the colour bar between its ticks, and the first digits of their length.
PARTS: Final = 4
BAR_DIGITS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
#: The least length of a part, as a share of the highest loss, and at all.
FLATTEST: Final = 0.05
SHORTEST: Final = 0.01


class NetSurface:
    """The loss on the whole of a surface plot's axes, at one state.

    Parameters
    ----------
    state
        The state.
    ranges
        The intervals of the entries of X and y, and of the weights.
    over
        The entry along the other axis.
    points
        Samples along w and along the other axis.
    padded
        Whether the axes have the plots' padding at their ends.

    Attributes
    ----------
    W, other
        The samples along the axes.
    losses
        A row for each sample of the other axis, with a loss for each of w.
    lowest, highest
        The lowest and the highest of them.
    bar
        The ends of the colours: round numbers around the lowest and the highest loss.
    """

    def __init__(
        self,
        state: NetState,
        ranges: Ranges,
        over: Over,
        points: tuple[int, int],
        padded: bool = True,
    ) -> None:
        names = ("W", "W" if over == "twin" else over)
        ends = [ranges.padded(name) if padded else ranges.ends(name) for name in names]
        self.W = linspace(*ends[0], points[0])
        self.other = linspace(*ends[1], points[1])
        self.losses = surface_losses(state, over, self.W, self.other)
        self.lowest, self.highest = extremes(self.losses)
        self.bar = bar_ends(self.lowest, self.highest)

    def bar_ticks(self) -> list[float]:
        """Return the numbers at the colour bar's ticks."""
        return linspace(*self.bar, PARTS + 1)

    def contours(self) -> list[list[tuple[float, float]]]:
        """Return the contour lines, in data coordinates."""
        height = self.highest - self.lowest
        if height <= 1e-9 * abs(self.highest):  # a flat surface has none but rounding errors
            return []
        return [
            line
            for share in NET_LEVELS
            for line in contour_lines(self.W, self.other, self.losses, self.lowest + share * height)
        ]

    def pixels(self) -> list[int]:
        """Return the index of each sample's colour among 256, row by row from the top."""
        low, high = self.bar
        scale = 255.999 / (high - low)
        return [
            int(min((value - low) * scale, 255.0)) for row in reversed(self.losses) for value in row
        ]


def affordable(state: NetState, over: Over, points: tuple[int, int]) -> tuple[int, int]:
    """Return how many samples a surface has: fewer than wanted if each one takes long.

    Parameters
    ----------
    state, over
        As for `NetSurface`.
    points
        The samples wanted along w and along the other axis.
    """
    now = state.now
    first = now.weight.layer
    if over == "twin":
        first = max(first, now.twin.layer)
    work = 0.0
    for matrix in now.weights[first + 1 :]:
        work += len(matrix[0]) * (len(matrix) + ACTIVATION)
    if over == "twin":
        work *= state.examples
    share = math.sqrt(min(1.0, MOST / max(work, 1.0)))
    across, up = points
    return max(FEWEST[0], round(share * across)), max(FEWEST[1], round(share * up))


def same_surface(one: NetState, other: NetState, over: Over) -> bool:
    """Whether two states have the same surface: they may differ in the two entries it is over."""
    a, b = one.now, other.now
    if a.weight != b.weight or a.activation != b.activation or a.loss != b.loss:
        return False
    if over == "twin" and a.twin != b.twin:
        return False
    n = -1
    if over != "twin":
        n = a.example
        if n != b.example or a.source != b.source or a.target != b.target:
            return False
    return (
        _same(a.X, b.X, n if over == "x" else -1, a.source)
        and _same(a.y, b.y, n if over == "y" else -1, a.target)
        and len(a.weights) == len(b.weights)
        and all(
            [
                _same(
                    matrix,
                    b.weights[k],
                    a.weight.row if a.weight.layer == k else -1,
                    a.weight.column,
                    a.twin.row if over == "twin" and a.twin.layer == k else -1,
                    a.twin.column,
                )
                for k, matrix in enumerate(a.weights)
            ]
        )
    )


def _same(
    one: Matrix, other: Matrix, row: int, column: int, row_2: int = -1, column_2: int = -1
) -> bool:
    """Whether two matrices are equal but for one or two entries."""
    if len(one) != len(other) or len(one[0]) != len(other[0]):
        return False
    for i, entries in enumerate(one):
        for j, entry in enumerate(entries):
            excepted = (i == row and j == column) or (i == row_2 and j == column_2)
            if entry != other[i][j] and not excepted:
                return False
    return True


def extremes(values: list[list[float]]) -> tuple[float, float]:
    """Return the lowest and the highest of the values."""
    lowest, highest = math.inf, -math.inf
    for row in values:
        for value in row:
            lowest = min(lowest, value)
            highest = max(highest, value)
    return lowest, highest


def bar_ends(low: float, high: float) -> tuple[float, float]:
    """Return round numbers below and above an interval, with round numbers at the ticks between.

    The first has no more digits than the distance of the ticks, or one more. Around a short
    interval they are farther apart than it needs, so that the ticks of a flat surface have few
    digits.
    """
    least = max((high - low) / PARTS, FLATTEST * abs(high), SHORTEST)
    exponent = math.floor(math.log10(least))
    while True:
        unit = float(f"1e{exponent}")
        first = math.floor(low / unit + 1e-9) * unit
        for digit in BAR_DIGITS:
            if first + PARTS * digit * unit >= high - 1e-9 * unit:
                return first, first + PARTS * digit * unit
        exponent += 1
