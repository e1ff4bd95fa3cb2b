"""Where the parts of a figure stand: the plots and their product, in as many columns as have room.

Distances are px.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from explorer.plots.layout import GAP, WIDTH

#: The least width of three columns, and of two.
THREE: Final = 900.0
TWO: Final = 560.0
#: The height of a plot in one column, as a share of its height in the page, and the least one.
_LOW, _LOWEST = 0.8, 128.0
#: The distance between rows that have no room to spare.
_BETWEEN: Final = 14.0


class Part(NamedTuple):
    """A part of a figure.

    Attributes
    ----------
    name
        Its name.
    share
        Its width in a row of three columns, relative to the other parts of the row.
    height
        ``height(width)`` returns the height that it needs in a width.
    """

    name: str
    share: float
    height: Callable[[float], float]


class Place(NamedTuple):
    """The place of a part: its upper left corner, its width and its height."""

    x: float
    y: float
    width: float
    height: float


def columns_in(width: float) -> int:
    """Return the number of columns that have room."""
    return 3 if width >= THREE else 2 if width >= TWO else 1


def plot_height(height: float, width: float) -> float:
    """Return the height of a plot in a figure of a width, from its height in the page."""
    if columns_in(width) == 1:
        return max(_LOW * height, _LOWEST)
    return height * max(1.0, width / WIDTH)


def arranged(rows: Sequence[Sequence[Part]], width: float) -> dict[str, Place]:
    """Return the place of each part.

    Parameters
    ----------
    rows
        The rows of three columns, of which the second has one part. Where there is less room, the
        parts stand in the same order in fewer columns.
    width
        The width of the whole.
    """
    columns = columns_in(width)
    if columns < 3:
        parts = [part._replace(share=1.0) for row in rows for part in row]
        rows = [parts[at : at + columns] for at in range(0, len(parts), columns)]
    found: dict[str, Place] = {}
    top = 0.0
    for row in rows:
        room = width - GAP * (len(row) - 1)
        whole = sum(part.share for part in row)
        widths = [room * part.share / whole for part in row]
        height = max(part.height(wide) for part, wide in zip(row, widths, strict=True))
        x = 0.0
        for part, wide in zip(row, widths, strict=True):
            found[part.name] = Place(x, top, wide, height)
            x += wide + GAP
        top += height + (_BETWEEN if columns < 3 else 0.0)
    return found


def lower_edge(places: dict[str, Place]) -> float:
    """Return the lower edge of all places."""
    return max(place.y + place.height for place in places.values())
