"""The axes of a box in three dimensions, as lines and labels in the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from explorer.plots.marks import Points
from explorer.plots.projection import Point3D, View3D
from explorer.plots.ticks import tick_labels, ticks

MOST: Final = (5, 3, 3)  # ticks along W, along the other axis and along L
MARGIN: Final = 0.03  # share of an axis at each end without a tick, since another axis is there
SHORTEST: Final = 24.0  # px: the length of an axis that has labels
INMOST: Final = 20.0  # px: its distance from the silhouette of the box
TICK: Final = 4.0  # px
GAP: Final = 3.0  # px between a tick and its label, and between the labels and the axis's name
CHARACTER: Final = 6.5  # px: the width of a label's character
LINE: Final = 12.0  # px: the height of a label


class Label(NamedTuple):
    """A text in the picture, and the position of its middle."""

    text: str
    x: float
    y: float


class Axes3D(NamedTuple):
    """The axes of a box; all positions are px from the picture's lower left corner.

    Attributes
    ----------
    panes
        The outlines of the three sides of the box that are behind its contents.
    grid
        A line across two of these sides for each tick.
    lines
        The axes and their ticks.
    numbers
        The labels of the ticks.
    names
        The names of the axes.
    """

    panes: list[Points]
    grid: list[Points]
    lines: list[Points]
    numbers: list[Label]
    names: list[Label]


def axes_3d(view: View3D, names: Sequence[str]) -> Axes3D:
    """Return the axes of a box, with their labels outside of it.

    W and the other axis lie along the lower edges nearest to the viewer, as in mplot3d, and L at
    the far end of the one that is longer in the picture.

    Parameters
    ----------
    view
        The box and its viewer.
    names
        The names of the three axes.
    """
    axes = Axes3D([], [], [], [], [])
    towards = list(zip(view.ends, view.toward, strict=True))
    near = _point([ends[1] if toward >= 0 else ends[0] for ends, toward in towards])
    far = _point([ends[0] if toward >= 0 else ends[1] for ends, toward in towards])
    lower = _moved(far, 2, view.ends[2][0])
    edges = [_moved(lower, 1, near[1]), _moved(lower, 0, near[0])]
    edges.append(edges[0 if _length(view, edges[0], 0) > _length(view, edges[1], 1) else 1])
    for k in range(3):
        # the far corner's neighbours along the other two axes
        i, j = (k + 1) % 3, (k + 2) % 3
        one, other = _moved(far, i, near[i]), _moved(far, j, near[j])
        axes.panes.append(view.project([far, one, _moved(one, j, near[j]), other, far]))
        for value in _draw_axis(axes, view, edges[k], k, names[k]):
            ends = [_moved(corner, k, value) for corner in (one, far, other)]
            axes.grid.append(view.project(ends))
    return axes


def _draw_axis(axes: Axes3D, view: View3D, edge: Point3D, k: int, name: str) -> list[float]:
    """Add axis k along an edge, and return its ticks.

    An axis that points at the viewer, so that it is short or before the surface, has no labels.
    """
    low, high = view.ends[k]
    start, end = view.project([_moved(edge, k, low), _moved(edge, k, high)])
    axes.lines.append([start, end])
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < SHORTEST:
        return []

    # All labels lie beyond the whole box, in the direction across the axis that leads out of it.
    corners = view.project(view.corners)
    across, up = -dy / length, dx / length
    distances = [across * (x - start[0]) + up * (y - start[1]) for x, y in corners]
    if max(distances) > -min(distances):
        across, up = -across, -up
        distances = [-distance for distance in distances]
    if max(distances) > INMOST:
        return []
    beyond = max(distances) + TICK + GAP

    values = _ticks(low, high, MOST[k], abs(dx), abs(dy))
    places = view.project([_moved(edge, k, value) for value in values])
    deepest = 0.0
    for text, (x, y) in zip(tick_labels(values), places, strict=True):
        axes.lines.append([(x, y), (x + TICK * across, y + TICK * up)])
        reach = _reach(text, across, up)
        axes.numbers.append(Label(text, x + (beyond + reach) * across, y + (beyond + reach) * up))
        deepest = max(deepest, 2 * reach)
    reach = beyond + deepest + GAP + _reach(name, across, up)
    middle = (start[0] + dx / 2, start[1] + dy / 2)
    axes.names.append(Label(name, middle[0] + reach * across, middle[1] + reach * up))
    return values


def _ticks(low: float, high: float, most: int, across: float, up: float) -> list[float]:
    """Return as many ticks as have labels that do not overlap, up to a number.

    Parameters
    ----------
    low, high
        The ends of the axis.
    most
        The number.
    across, up
        The width and the height of the axis in the picture, px.
    """
    margin = MARGIN * (high - low)
    count = most
    while True:
        values = ticks(low + margin, high - margin, count)
        if len(values) < 2:
            return values
        share = (values[1] - values[0]) / (high - low)
        width = CHARACTER * max([len(text) for text in tick_labels(values)])
        if share * across > width + GAP or share * up > LINE + GAP:
            return values
        count = len(values) - 1


def _reach(text: str, across: float, up: float) -> float:
    """Return the distance from the middle of a label to its edge in a direction."""
    return (abs(across) * CHARACTER * len(text) + abs(up) * LINE) / 2


def _length(view: View3D, edge: Point3D, k: int) -> float:
    """Return the length in the picture of the edge along axis k through a point."""
    start, end = view.project([_moved(edge, k, value) for value in view.ends[k]])
    return math.hypot(end[0] - start[0], end[1] - start[1])


def _moved(point: Point3D, k: int, value: float) -> Point3D:
    """Return a point with another coordinate along axis k."""
    return _point([value if i == k else coordinate for i, coordinate in enumerate(point)])


def _point(coordinates: Sequence[float]) -> Point3D:
    return coordinates[0], coordinates[1], coordinates[2]
