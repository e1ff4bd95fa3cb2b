"""The shaded parts of an activation's plot, where its curve is flat."""

from __future__ import annotations

from typing import Final

from explorer.plots.marks import Points, Scale, Window

LABEL: Final = 22.0  # px from the foot of the plot up to the label
ROOM: Final = 40.0  # px: a narrower part has no label


def shade(window: Window, edges: tuple[float, float], side: int) -> Points:
    """Return the corners of a shaded part.

    Parameters
    ----------
    window
        The plot's limits, along the argument of the activation and along its output.
    edges
        Where the part on the left ends, and where the one on the right begins.
    side
        −1 for the part on the left, 1 for the one on the right.
    """
    (left, right), (low, high) = window.x, window.y
    start, end = left, min(edges[0], right)
    if side > 0:
        start, end = max(edges[1], left), right
    if start >= end:
        return []
    return [(start, low), (end, low), (end, high), (start, high)]


def shade_label(window: Window, edges: tuple[float, float], side: int, px: Scale) -> Points:
    """Return the place of a shaded part's label, if it has room; see `shade`."""
    corners = shade(window, edges, side)
    if len(corners) == 0 or (corners[1][0] - corners[0][0]) * px.x < ROOM:
        return []
    return [((corners[0][0] + corners[1][0]) / 2, window.y[0] + LABEL / px.y)]
