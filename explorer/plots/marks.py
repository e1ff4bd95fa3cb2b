"""The parts of a plot, as data: its axes, its fixed curves, and its moving marks.

A mark is a function from the state to the vertices of one shape, in the plot's own data
coordinates. `explorer.drawing.artists` turns marks into matplotlib artists, and
`explorer.drawing.svg` into paths for the page; neither knows the derivation. Lengths that should
look the same everywhere (a tangent, an arrowhead) are in pixels, and the plot's `Scale` converts
them to data units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from explorer.plots.layout import MARGINS, Margins

Points: TypeAlias = Sequence[tuple[float, float]]
Follows: TypeAlias = Literal["xyW", "xy", "y"]

TANGENT: Final = 46.0  # half a tangent's length, px
LABEL: Final = (14.0, 9.0)  # half a short label's width and height, px


class Scale(NamedTuple):
    """Pixels per data unit, along x and along y."""

    x: float
    y: float


def within(number: float, ends: tuple[float, float]) -> float:
    """Clip a number to an interval."""
    return min(max(number, ends[0]), ends[1])


class Window(NamedTuple):
    """The axis limits of a plot."""

    x: tuple[float, float]
    y: tuple[float, float]

    def tangent(self, x: float, y: float, slope: float, scale: Scale) -> Points:
        """Return the ends of a tangent at (x, y): equally long on screen at any slope.

        At the plot's edge the line itself ends, with its round cap, instead of being clipped.
        """
        reach = TANGENT / math.hypot(scale.x, slope * scale.y)
        return [self._end(x, y, slope, -reach), self._end(x, y, slope, reach)]

    def _end(self, x: float, y: float, slope: float, dx: float) -> tuple[float, float]:
        share = self.share(x, y, dx, slope * dx)
        return x + share * dx, y + share * slope * dx

    def share(self, x: float, y: float, dx: float, dy: float) -> float:
        """Return the share of the way from (x, y) to (x + dx, y + dy) that is inside, at most 1."""
        share = 1.0
        for start, distance, ends in ((x, dx, self.x), (y, dy, self.y)):
            if distance != 0:
                edge = ends[1] if distance > 0 else ends[0]
                share = min(share, max(0.0, (edge - start) / distance))
        return share

    def wider(self, dx: float, dy: float) -> Window:
        """Return the window extended on each side, by dx along x and by dy along y."""
        return Window((self.x[0] - dx, self.x[1] + dx), (self.y[0] - dy, self.y[1] + dy))

    def inside(self, x: float, y: float, scale: Scale) -> tuple[float, float]:
        """Return the position nearest to (x, y) where a short label fits."""
        dx, dy = LABEL[0] / scale.x, LABEL[1] / scale.y
        return (
            within(x, (self.x[0] + dx, self.x[1] - dx)),
            within(y, (self.y[0] + dy, self.y[1] - dy)),
        )

    def guide(self, x: float, y: float) -> Points:
        """Return the line from the x axis up to the point, and over to the y axis."""
        return [(x, self.y[0]), (x, y), (self.x[0], y)]


def margin_for_tick_labels(ends: tuple[float, float]) -> float:
    """Return the width of the margin for the tick labels of a y axis with these limits, px."""
    apart = (ends[1] - ends[0]) / 7  # or a little more: there are up to seven ticks
    decimals = max(0, -math.floor(math.log10(apart) + 0.1))
    characters = max([len(f"{end:.{decimals}f}") for end in ends])
    return MARGINS.left + 7 * max(0, characters - 3)


@dataclass(frozen=True)
class Mark:
    """A shape of a plot that follows the state.

    Attributes
    ----------
    role
        Its part in the plot: ``"point"``, ``"tangent"``, ``"curve"`` …; with the plot's name it
        makes the id of the mark.
    quantity
        The quantity that it shows (a name from `explorer.derivation.quantities.QUANTITIES`, or
        ``"gradient"`` for the vector of two).
    shape
        ``"line"``: an open path; ``"lines"``: several; ``"area"``: a filled path; ``"dots"``: a
        dot at each vertex; ``"point"``: a marker at one point; ``"text"``: a label at one point.
    place
        ``place(state, scale)`` returns the vertices in data coordinates, of ``"lines"`` a list for
        each line; without any, the mark is hidden. The state is a `explorer.model.state.State`, or
        for a plot of any net `explorer.plots.net.curves.NetCurves`.
    follows
        The inputs that it depends on: it is computed and sent only when one of them changes.
    text
        The content of a ``"text"``.
    says
        ``says(state)`` returns the content at a state, if that changes.
    """

    role: str
    quantity: str
    shape: Literal["line", "lines", "area", "dots", "point", "text"]
    place: Callable[[Any, Scale], Any]
    follows: Follows = "xyW"
    text: str = ""
    says: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Plot:
    """One plot: its axes and its marks, in the order they are painted.

    Attributes
    ----------
    name
        ``"z"``, ``"sigma"``, ``"loss"``, ``"descent"``, ``"surface"`` …
    title
        The plot's subject in words, for a screen reader and for a heading.
    size
        Width and height of the whole picture with its labels, px.
    xlabel, ylabel
        The symbols at the axes.
    window
        The axis limits.
    marks
        The moving shapes.
    heading
        The step of the derivation whose equation is the heading; if empty, the title is.
    surface
        If the background is a loss surface, the axis beside W: ``"x"``, ``"y"``, or in a net
        ``"twin"``, another weight.
    in_3d
        Whether the marks lie on a surface in three dimensions, which is drawn separately; the
        window is then the picture in pixels, and has no axes.
    margins
        Room around the axes.
    xticks, yticks
        The ticks; without any, matplotlib chooses them.
    """

    name: str
    title: str
    size: tuple[float, float]
    xlabel: str
    ylabel: str
    window: Window
    marks: tuple[Mark, ...]
    heading: str = ""
    surface: Literal["", "x", "y", "twin"] = ""
    in_3d: bool = False
    margins: Margins = MARGINS
    xticks: Sequence[float] = ()
    yticks: Sequence[float] = ()

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left and upper edge, width and height of the axes in the picture, px."""
        room = self.margins
        width = self.size[0] - room.left - room.right
        return room.left, room.top, width, self.size[1] - room.bottom - room.top

    @property
    def scale(self) -> Scale:
        """Pixels per data unit."""
        _, _, width, height = self.box
        (x0, x1), (y0, y1) = self.window.x, self.window.y
        return Scale(width / (x1 - x0), height / (y1 - y0))


def arrow(tail: tuple[float, float], tip: tuple[float, float], scale: Scale) -> Points:
    """Return the outline of an arrow, or nothing if the arrow would be shorter than 2 px."""
    across, up = (tip[0] - tail[0]) * scale.x, (tip[1] - tail[1]) * scale.y
    length = math.hypot(across, up)
    if length < 2:
        return []
    along, aside = (across / length, up / length), (-up / length, across / length)
    head = min(9.0, length)
    outline = [
        (0.0, 1.3), (length - head, 1.3), (length - head, 4.5), (length, 0.0),
        (length - head, -4.5), (length - head, -1.3), (0.0, -1.3), (0.0, 1.3),
    ]  # fmt: skip
    return [
        (
            tail[0] + (s * along[0] + t * aside[0]) / scale.x,
            tail[1] + (s * along[1] + t * aside[1]) / scale.y,
        )
        for s, t in outline
    ]
