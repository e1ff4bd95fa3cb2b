"""The loss surface in three dimensions: its faces, and the marks on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple

from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import linspace, loss
from explorer.plots.gradient_vector import GradientArrow, gradient, magnification
from explorer.plots.layout import Margins
from explorer.plots.marks import Mark, Plot, Points, Window
from explorer.plots.projection import ASPECT, SIZE, Ends3D, Point3D, Points3D, View3D
from explorer.plots.surface import Surface

EDGE: Final = 3  # px between an arrow's tip and the picture's edge
ACROSS: Final = 300.0  # px: the width of the W axis for which the vector's length is chosen
SAMPLES: Final = 41  # along each axis
#: The direction from which light comes, a unit vector, and the brightness of a face without it.
LIGHT: Final = (-0.48, -0.6, 0.64)
DARK: Final = 0.7


class Face(NamedTuple):
    """A quadrilateral of the surface as it is seen.

    Attributes
    ----------
    corners
        Its four corners, px from the picture's lower left corner.
    color
        The index of its colour among 256, from loss 0 to the highest.
    brightness
        The factor of its colour, from 0.7 to 1: it makes the relief visible.
    """

    corners: Points
    color: int
    brightness: float


class Relief:
    """The loss surface in space; turning it changes only the result of `faces`.

    Parameters
    ----------
    surface
        The loss on the box's two lower axes; of a net a `explorer.plots.net.surface.NetSurface`.
    values
        Its losses: a row for each sample of the other axis, with a loss for each of W.
    lowest, highest
        The ends of the box along L, from the darkest colour to the lightest; by default 0 and
        the surface's highest loss.
    """

    def __init__(
        self,
        surface: Surface,
        values: list[list[float]],
        lowest: float = 0.0,
        highest: float | None = None,
    ) -> None:
        top: float = surface.highest if highest is None else highest
        self.points = [
            (W, v, value)
            for v, row in zip(surface.other, values, strict=True)
            for W, value in zip(surface.W, row, strict=True)
        ]
        self.columns = len(surface.W) - 1
        self.rows = len(surface.other) - 1
        self.colors: list[int] = []
        self.brightness: list[float] = []
        height = ASPECT[2] / (top - lowest)
        for j in range(self.rows):
            low, high = values[j], values[j + 1]
            for i in range(self.columns):
                a, b, c, d = low[i], low[i + 1], high[i + 1], high[i]
                share = (a + b + c + d - 4 * lowest) / (4 * (top - lowest))
                self.colors.append(int(min(255.999 * share, 255.0)))
                along_W = height * (b + c - a - d) / 2 * self.columns / ASPECT[0]
                along_v = height * (c + d - a - b) / 2 * self.rows / ASPECT[1]
                facing = LIGHT[2] - along_W * LIGHT[0] - along_v * LIGHT[1]
                light = facing / math.hypot(along_W, along_v, 1.0)
                self.brightness.append(DARK + (1 - DARK) * max(0.0, light))

    def faces(self, view: View3D) -> list[Face]:
        """Return the faces, each after those that it may hide."""
        pixels = view.project(self.points)
        width = self.columns + 1
        faces = []
        for j in _toward(view.eye[1], self.rows):
            for i in _toward(view.eye[0], self.columns):
                k = j * width + i
                corners = [pixels[k], pixels[k + 1], pixels[k + width + 1], pixels[k + width]]
                face = j * self.columns + i
                faces.append(Face(corners, self.colors[face], self.brightness[face]))
        return faces


def _toward(eye: float, count: int) -> list[int]:
    """Return the indices of intervals that divide an axis, from the farthest to the nearest.

    Parameters
    ----------
    eye
        The viewer's position as a share of the axis.
    count
        The number of intervals.
    """
    return sorted(range(count), key=lambda i: abs(i + 0.5 - eye * count), reverse=True)


def ends_3d(ranges: Ranges, over: Literal["x", "y"]) -> Ends3D:
    """Return the ends of the box around the surface, along W, the other axis and L."""
    return [ranges.W, ranges.ends(over), ranges.loss]


def on_tangent_plane(
    project: Callable[[Points3D], Points],
    point: Point3D,
    slopes: tuple[float, float],
    dW: float,
    dv: float,
) -> tuple[float, float]:
    """Return the pixel reached from a point by a displacement on its tangent plane.

    Parameters
    ----------
    project
        As for `surface_3d_plot`.
    point
        The point on the surface.
    slopes
        ∇L there.
    dW, dv
        The displacement along W and along the other axis.
    """
    W, v, L = point
    return project([(W + dW, v + dv, L + slopes[0] * dW + slopes[1] * dv)])[0]


def scales_3d(ends: Ends3D) -> list[float]:
    """Return the pixels per unit along each axis of a box, in which arrows are measured."""
    return [
        ACROSS * side / ASPECT[0] / (high - low)
        for side, (low, high) in zip(ASPECT, ends, strict=True)
    ]


def surface_3d_plot(
    ranges: Ranges, over: Literal["x", "y"], project: Callable[[Points3D], Points]
) -> Plot:
    """Return the marks on the surface.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    over
        The axis beside W.
    project
        ``project(points)`` returns each point's pixel, from the picture's lower left corner.
    """
    width, height = SIZE
    window = Window((0, width), (0, height))
    weights = linspace(ranges.W[0], ranges.W[1], SAMPLES)

    def on_surface(s: State, weights: Sequence[float]) -> Points:
        v = s.value(over)
        return project([(W, v, loss(s.t.x, s.t.y, W)) for W in weights])

    def to(s: State, dW: float, dv: float) -> tuple[float, float]:
        point = (s.t.W, s.value(over), s.t.loss)
        return on_tangent_plane(project, point, gradient(s.t, over), dW, dv)

    drawn = GradientArrow(
        window,
        -EDGE,
        magnification(ranges),
        lambda s: gradient(s.t, over),
        to,
        lambda: scales_3d(ends_3d(ranges, over)),
    )
    return Plot(
        name="surface-3d" if over == "x" else "surface-y-3d",
        title=f"the loss over W and {over}",
        size=SIZE,
        xlabel="",
        ylabel="",
        window=window,
        margins=Margins(0, 0, 0, 0),
        surface=over,
        in_3d=True,
        marks=(
            Mark("slice", over, "line", lambda s, px: on_surface(s, weights)),
            Mark("path", "W", "dots", lambda s, px: on_surface(s, s.path)),
            *drawn.marks(),
        ),
    )
