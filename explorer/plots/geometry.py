"""The geometry of marks in a picture, in the SVG's own coordinates.

The axes are linear, so matplotlib's transform is a factor and an offset along each axis. SVG counts
y from the top.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from explorer.plots.marks import Mark, Plot, Points

#: From the middle of a label down to its baseline, px.
BASELINE: Final = 4.0


class Mapping(NamedTuple):
    """The mapping from data to a picture: ``px = offset + factor * data``.

    Attributes
    ----------
    x, y
        Factor and offset along each axis.
    """

    x: tuple[float, float]
    y: tuple[float, float]

    def to_px(self, x: float, y: float) -> tuple[float, float]:
        """Return the position in the picture, px from its upper left corner."""
        return self.x[0] * x + self.x[1], self.y[0] * y + self.y[1]

    def to_data(self, across: float, down: float) -> tuple[float, float]:
        """Return the point in data coordinates at a position in the picture."""
        return (across - self.x[1]) / self.x[0], (down - self.y[1]) / self.y[0]


def mapping(plot: Plot) -> Mapping:
    """Return the mapping from a plot's data to its picture."""
    left, top, _, height = plot.box
    scale = plot.scale
    return Mapping(
        (scale.x, left - scale.x * plot.window.x[0]),
        (-scale.y, top + height + scale.y * plot.window.y[0]),
    )


def geometry(plot: Plot, mark: Mark, state: Any) -> str | list[float]:
    """Return a mark's geometry at a state.

    Returns
    -------
    str or list of float
        The ``d`` of a path; for a point or a text its position; empty where the mark is hidden.
    """
    to = mapping(plot)
    points = mark.place(state, plot.scale)
    if mark.shape == "lines":
        return contour_path(plot, points)
    placed = [to.to_px(x, y) for x, y in points]
    if len(placed) == 0:
        return ""
    if mark.shape == "point" or mark.shape == "text":
        across, down = placed[0]
        return [round(across, 2), round(down + (BASELINE if mark.shape == "text" else 0.0), 2)]
    if mark.shape == "dots":
        return "".join([f"M{across:.1f} {down:.1f}h0" for across, down in placed])
    return line(placed, 1 if len(placed) > 4 else 2)


def line(placed: Points, decimals: int) -> str:
    """Return the ``d`` of a path through these positions.

    A tenth of a pixel is enough for a curve; a tangent's slope needs more, as it is the difference
    of its two ends.
    """
    return "M" + "L".join([f"{x:.{decimals}f} {y:.{decimals}f}" for x, y in placed])


def contour_path(plot: Plot, lines: list[list[tuple[float, float]]]) -> str:
    """Return contours or other lines, in data coordinates, as the ``d`` of one path."""
    to = mapping(plot)
    return "".join(
        [line([to.to_px(x, y) for x, y in vertices], 1) for vertices in lines if len(vertices) > 0]
    )
