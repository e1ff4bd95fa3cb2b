"""The example whose ring or thin curve is near a position in a plot."""

from __future__ import annotations

import math
from typing import Any, Final

from explorer.plots.geometry import line, mapping
from explorer.plots.marks import Plot, Points
from explorer.plots.net.chain import contains, spots
from explorer.plots.net.curves import NetCurves

#: A click selects an example if it is no farther from it than this, px.
NEAR: Final = 8.0


def picked_example(plot: Plot, c: NetCurves, across: float, down: float) -> int:
    """Return the index of the example nearest to a position, or −1 if no example is near.

    Parameters
    ----------
    plot
        One of the plots along the chain, or of the loss along w.
    c
        The state with its curves.
    across, down
        The position in the picture, px.
    """
    to = mapping(plot)
    best, nearest = -1, NEAR
    for n, points in enumerate(example_lines(plot, c)):
        distance = path_distance([to.to_px(x, y) for x, y in points], across, down)
        if distance <= nearest:
            best, nearest = n, distance
    return best


def example_lines(plot: Plot, c: NetCurves) -> list[Any]:
    """Return for each example the points of its line or ring; none for the selected one."""
    if plot.name.startswith("net-l") and not plot.name.startswith("net-loss"):
        n = c.state.now.example
        on_axes = [[spot] if contains(plot.window, spot) else [] for spot in spots(c)]
        return [points if i != n else [] for i, points in enumerate(on_axes)]
    found: list[Any] = []
    for mark in plot.marks:
        if mark.role == "examples":
            found = mark.place(c, plot.scale)
    return found


def path_distance(points: Points, x: float, y: float) -> float:
    """Return the distance of a position from a path, or from its only point."""
    nearest = math.inf
    for i in range(len(points)):
        (x0, y0), (x1, y1) = points[max(0, i - 1)], points[i]
        dx, dy = x1 - x0, y1 - y0
        square = dx * dx + dy * dy
        share = 0.0
        if square > 0:
            share = min(max(((x - x0) * dx + (y - y0) * dy) / square, 0.0), 1.0)
        nearest = min(nearest, math.hypot(x0 + share * dx - x, y0 + share * dy - y))
    return nearest


def example_path(plot: Plot, c: NetCurves, example: int) -> str:
    """Return the line or the ring of an example as the ``d`` of a path; empty without any."""
    lines = example_lines(plot, c)
    points = lines[example] if 0 <= example < len(lines) else []
    if len(points) == 0:
        return ""
    to = mapping(plot)
    placed = [to.to_px(x, y) for x, y in points]
    return f"{line(placed, 1)}h0" if len(placed) == 1 else line(placed, 1)
