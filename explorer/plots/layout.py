"""The sizes and positions of the pictures, for the figure, the still picture and the page."""

from __future__ import annotations

from typing import Final, NamedTuple


class Margins(NamedTuple):
    """Room around a plot's axes, px."""

    left: float
    right: float
    bottom: float
    top: float


#: Room for the tick labels and the axis labels.
MARGINS: Final = Margins(left=46, right=10, bottom=36, top=8)

#: The width and height of each picture, including its labels, px. In the first row, each width
#: has room for the longest formula of the card below the plot.
SIZES: Final[dict[str, tuple[float, float]]] = {
    "z": (308, 172),
    "sigma": (382, 172),
    "loss": (382, 172),
    "descent": (548, 196),
    "surface": (548, 196),
    "surface-y": (548, 196),
    "surface-3d": (548, 270),
    "surface-y-3d": (548, 270),
}
#: The pictures in each row, and the gap between them, px.
ROWS: Final = (("z", "sigma", "loss"), ("descent", "surface"))
GAP: Final = 24
#: The width of a row with its gaps, px; both rows are equally wide.
WIDTH: Final = sum(SIZES[name][0] for name in ROWS[0]) + GAP * (len(ROWS[0]) - 1)


def positions(top: float, heading: float, between: float) -> dict[str, tuple[float, float]]:
    """Return the left and upper edge of each picture, px from the upper left corner of the whole.

    Parameters
    ----------
    top
        Room above everything.
    heading
        Room above each row, for headings.
    between
        Room between the first row and the second row's headings.
    """
    found = {}
    y = top
    for row in ROWS:
        x = 0.0
        for name in row:
            found[name] = x, y + heading
            x += SIZES[name][0] + GAP
        y += heading + SIZES[row[0]][1] + between
    return found


def height(positions: dict[str, tuple[float, float]]) -> float:
    """Return the lower edge of the pictures at these positions, px."""
    return max(y + SIZES[name][1] for name, (_, y) in positions.items())
