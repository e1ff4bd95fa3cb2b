"""Shapes and texts on a matplotlib figure, placed in px from the upper left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, Final

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Annotation

from explorer.derivation.colors import LIGHT
from explorer.drawing.net.rich_text import Piece
from explorer.drawing.notebook_figure import NotebookFigure
from explorer.drawing.scaling import Halo, scale_artists

INK: Final = LIGHT["ink"]
MUTED: Final = LIGHT["muted"]
PAPER: Final = LIGHT["paper"]
#: The dashes and gaps of a weight below 0, of a light frame and of a link, px.
DASHES: Final = {"negative": (7.0, 4.0), "frame": (3.0, 2.0), "link": (2.0, 2.0)}
#: The head of an open arrow, px.
_HEAD: Final = (5.0, 4.0)

_COMMAND: Final = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_CODES: Final = {
    "M": Path.MOVETO, "L": Path.LINETO, "H": Path.LINETO, "V": Path.LINETO, "C": Path.CURVE4,
}  # fmt: skip


class Canvas:
    """A figure of 72 dots an inch, so that a px is a point. pyplot does not know it.

    Parameters
    ----------
    width, height
        Its size, px.
    """

    def __init__(self, width: float, height: float) -> None:
        self.figure: Figure = NotebookFigure(width, height)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, width), ylim=(height, 0))
        self._axes.set_axis_off()
        self._origin = (0.0, 0.0)
        self._scale = 1.0

    def moved(self, x: float, y: float) -> Canvas:
        """Return the same canvas with its origin at (x, y)."""
        other = object.__new__(Canvas)
        other.figure, other._axes, other._scale = self.figure, self._axes, self._scale
        other._origin = self.position(x, y)
        return other

    def smaller(self, width: float, height: float, scale: float) -> Canvas:
        """Return a canvas for a part of this size, in which a px is shorter by a factor up to 1.

        Call `finish` when the part has been drawn.
        """
        if scale == 1.0:
            return self
        other = object.__new__(Canvas)
        other.figure, other._origin, other._scale = self.figure, (0.0, 0.0), scale
        (wide, high), (x, y) = self.figure.get_size_inches() * 72, self._origin
        box = (x / wide, 1 - (y + scale * height) / high, scale * width / wide)
        other._axes = self.figure.add_axes((*box, scale * height / high))
        other._axes.set(xlim=(0, width), ylim=(height, 0))
        other._axes.set_axis_off()
        return other

    def finish(self) -> None:
        """Scale texts and lines as the canvas is, too."""
        if self._scale != 1.0:
            scale_artists(self._axes, self._scale)

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Return the place of a point, px from the upper left corner of the figure."""
        return self._origin[0] + x, self._origin[1] + y

    def text(
        self, x: float, y: float, text: str | Sequence[Piece], color: str = INK, size: float = 11,
        ha: str = "center", bold: bool = False, halo: bool = False, room: float = math.inf,
    ) -> None:  # fmt: skip
        """Write a line of text, smaller if it has too little room.

        Parameters
        ----------
        x, y
            The place of its baseline.
        text
            The text or its pieces.
        color, bold
            How a text is written that is not in pieces.
        size
            The size of its font, px.
        ha
            Whether it begins at x (``"left"``), ends there, or has its middle there.
        halo
            Whether it covers what is around it.
        room
            The width that there is, px.
        """
        pieces = [Piece(text, color, bold)] if isinstance(text, str) else text
        parts = [part for piece in pieces for part in piece.parts()]
        if len(parts) > 1 or room < math.inf:
            total = sum(part.width(size) for part in parts)
            shrunk = min(1.0, room / max(total, 1e-9))
            size *= shrunk
            parts = [part._replace(size=part.size * shrunk) for part in parts]
            x -= {"left": 0.0, "center": 0.5, "right": 1.0}[ha] * total * shrunk
            ha = "left"
        x, y = self.position(x, y)
        last: Artist | None = None
        gap = 0.0
        for part in parts:
            content = part.text.strip()
            if content == "":
                gap += part.width(size)
                continue
            space = part._replace(text=" ").width(size)
            gap += space * (len(part.text) - len(part.text.lstrip()))
            # each begins where the one before ends, whatever the resolution
            start: Any = ((x, y), "data") if last is None else ((1, y), (last, "data"))
            last = Annotation(
                content, start[0], (gap, 0), xycoords=start[1], textcoords="offset points",
                color=part.color, fontproperties=part.font(size), ha=ha, va="baseline",
                annotation_clip=False, zorder=1,
            )  # fmt: skip
            if halo:
                last.set_path_effects([Halo(3, PAPER)])
            self._axes.add_artist(last)
            gap = space * (len(part.text) - len(part.text.rstrip()))

    def box(
        self, x: float, y: float, width: float, height: float, radius: float = 0, **how: Any
    ) -> None:
        """Draw a rectangle from its upper left corner."""
        how = {"fc": "none", "ec": "none", "clip_on": False, "zorder": 1, **how}
        corner = self.position(x, y)
        if radius > 0:
            style = f"round,pad=0,rounding_size={radius}"
            self._axes.add_artist(FancyBboxPatch(corner, width, height, boxstyle=style, **how))
        else:
            self._axes.add_artist(Rectangle(corner, width, height, **how))

    def line(self, *points: tuple[float, float], **how: Any) -> None:
        """Draw a line through points."""
        self._path(list(points), [Path.MOVETO] + [Path.LINETO] * (len(points) - 1), **how)

    def arrow(self, start: float, end: float, y: float, **how: Any) -> None:
        """Draw a level arrow with an open head."""
        back = end + (_HEAD[0] if end < start else -_HEAD[0])
        self.line((start, y), (end, y), **how)
        self.line((back, y - _HEAD[1]), (end, y), (back, y + _HEAD[1]), **how)

    def svg_path(self, d: str, x: float = 0, y: float = 0, scale: float = 1, **how: Any) -> None:
        """Draw the path of an SVG, moved to (x, y): of M, L, H, V, C, their small forms, and Z."""
        at: list[tuple[float, float]] = []
        codes: list[Any] = []
        for command, text in _COMMAND.findall(d):
            if command == "Z":
                at.append(at[0])
                codes.append(Path.CLOSEPOLY)
                continue
            numbers = [float(number) for number in text.split()]
            from_x, from_y = at[-1] if command.islower() else (0.0, 0.0)
            if command in "Hh":
                places = [(from_x + numbers[0], at[-1][1])]
            elif command in "Vv":
                places = [(at[-1][0], from_y + numbers[0])]
            else:
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                places = [(from_x + across, from_y + down) for across, down in pairs]
            at += places
            codes += [_CODES[command.upper()]] * len(places)
        placed = [(x + scale * across, y + scale * down) for across, down in at]
        self._path(placed, codes, **how)

    def _path(self, at: list[tuple[float, float]], codes: list[Any], **how: Any) -> None:
        how = {"fc": "none", "ec": INK, "lw": 1.0, "capstyle": "butt", **how}
        if "dashes" in how:  # in px, but matplotlib multiplies them by the width
            how["ls"] = (0, tuple(length / how["lw"] for length in how.pop("dashes")))
        placed = [self.position(x, y) for x, y in at]
        self._axes.add_artist(PathPatch(Path(placed, codes), clip_on=False, zorder=1, **how))
