"""The size of a figure: its width in inches, and the size of its texts in points."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from explorer.core.arguments import as_number
from explorer.plots.layout import WIDTH

#: The size of labels and sentences in the layout, px; numbers at ticks are a little smaller.
TEXT: Final = 12.0
#: The size of texts in a figure whose width is given, points.
FONT_SIZE: Final = 8.0
#: The bounds of the width, inches, and of the size of texts, points.
WIDTHS: Final = (3.0, 40.0)
FONT_SIZES: Final = (4.0, 60.0)
#: The least width in which the texts of `TEXT` px have room, px.
LEAST: Final = 320.0


class Size(NamedTuple):
    """How a figure is drawn: a layout with texts of `TEXT` px, which is then scaled.

    Attributes
    ----------
    width
        The width of the layout, px.
    scale
        The length of a px, points.
    """

    width: float
    scale: float


#: As large as in the page.
USUAL: Final = Size(WIDTH, 1.0)


def size_of(width: Any = None, font_size: Any = None) -> Size:
    """Return the size of a figure.

    Parameters
    ----------
    width
        Its width in inches, from 3 to 40; by default about 15.6, at which a point is a px of the
        page.
    font_size
        The size of labels and sentences in points, from 4 to 60; by default 8 for a given width,
        else 12. Below 3 inches for 8 points they have no room.

    Raises
    ------
    TypeError
        If one is not a real number.
    ValueError
        If one is out of bounds, or the texts are too large for the width.
    """
    usual = FONT_SIZE if width is not None else TEXT
    inches = WIDTH / 72 if width is None else _within("width", width, WIDTHS, "inches")
    points = usual if font_size is None else _within("font_size", font_size, FONT_SIZES, "points")
    scale = points / TEXT
    if 72 * inches / scale < LEAST:
        most = 72 * inches / LEAST * TEXT
        raise ValueError(
            f"font_size must be at most {int(10 * most) / 10:g} points for a figure {inches:g} "
            f"inches wide; got {points:g}"
        )
    return Size(72 * inches / scale, scale)


def _within(name: str, value: Any, bounds: tuple[float, float], unit: str) -> float:
    number, (low, high) = as_number(name, value), bounds
    if not low <= number <= high:
        raise ValueError(f"{name} must be from {low:g} to {high:g} {unit}; got {number:g}")
    return number
