"""The surface in three dimensions, drawn by matplotlib at any angle.

Surface and axes are one picture, drawn afresh for each angle and each surface. The marks lie in
another over it: each is put where matplotlib's own projection has its place in space, so that a
new state moves them and draws nothing. They are seen through the surface where it is in front.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import numpy as np
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import proj3d

from explorer.derivation.colors import LIGHT
from explorer.drawing.style import COLORMAP, style
from explorer.drawing.svg import LivePlot, svg
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import sigmoid, squared_error
from explorer.plots.gradient_vector import gradient, gradient_marks, vector_length
from explorer.plots.marks import Mark, Plot, Points, Scale, Window
from explorer.plots.surface import Surface

Places = Sequence[tuple[float, float, float]]  # (W, x or y, L)

SIZE: Final = (548, 270)  # px
ROOM: Final = (50, 26)  # px kept free on each side for the axes' labels
EDGE: Final = 3  # px that an arrow's tip stays away from the picture's edge
ASPECT: Final = (2.6, 1.7, 0.8)  # of the box, along W, the other axis and L
ACROSS: Final = 300.0  # px along W for which the vector's length is meant
POINTS: Final = (41, 41)
SHARPNESS: Final = 110  # dots an inch of the surface's image, where a pixel is 1/72 inch


def solid_plot(
    ranges: Ranges, over: Literal["x", "y"], project: Callable[[Places], Points]
) -> Plot:
    """Return the marks on the surface.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    over
        What is beside W on the axes.
    project
        Gives the pixel of each place, from the picture's lower left corner.
    """
    width, height = SIZE
    spans = (*(high - low for low, high in (ranges.W, getattr(ranges, over))), ranges.loss[1])
    scales = [ACROSS * side / ASPECT[0] / span for side, span in zip(ASPECT, spans, strict=True)]
    weights = np.linspace(*ranges.W, POINTS[0])

    def on_surface(s: State, W: np.ndarray) -> Points:
        losses = squared_error(s.t.y, sigmoid(W * s.t.x))
        v = getattr(s.t, over)
        return project([(w, v, loss) for w, loss in zip(W.tolist(), losses.tolist(), strict=True)])

    def uphill(s: State) -> tuple[float, float]:
        dL_dW, dL_dv = gradient(s.t, over)
        norm = math.hypot(dL_dW, dL_dv)
        if norm == 0:
            return 0.0, 0.0
        unit = dL_dW / norm, dL_dv / norm, norm  # on the tangent plane
        steps = (part * scale for part, scale in zip(unit, scales, strict=True))
        reach = vector_length(norm) / math.hypot(*steps)
        return reach * unit[0], reach * unit[1]

    def on_tangent_plane(s: State, dW: float, dv: float) -> tuple[float, float]:
        dL_dW, dL_dv = gradient(s.t, over)
        place = s.t.W + dW, getattr(s.t, over) + dv, s.t.loss + dL_dW * dW + dL_dv * dv
        return project([place])[0]

    def along(s: State, px: Scale, a: float, b: float) -> tuple[float, float]:
        if not (a or b):
            return on_tangent_plane(s, 0, 0)
        dW, dv = uphill(s)
        share = _share_inside(on_tangent_plane(s, 0, 0), on_tangent_plane(s, dW, dv))
        return on_tangent_plane(s, a * share * dW, b * share * dv)

    window = Window((0, width), (0, height))
    return Plot(
        name="surface-3d" if over == "x" else "surface-y-3d",
        title=f"the loss over W and {over}, in three dimensions",
        size=SIZE,
        xlabel="",
        ylabel="",
        window=window,
        margins=(0, 0, 0, 0),
        surface=over,
        solid=True,
        marks=(
            Mark("slice", over, "line", lambda s, px: on_surface(s, weights)),
            Mark("path", "W", "dots", lambda s, px: on_surface(s, np.array(s.path))),
            *gradient_marks(window, over, along),
        ),
    )


def _share_inside(tail: tuple[float, float], tip: tuple[float, float]) -> float:
    """Return how much of an arrow is in the picture, where it ends if it would leave it."""
    share = 1.0
    for start, end, length in zip(tail, tip, SIZE, strict=True):
        edge = length - EDGE if end > start else EDGE
        if end != start:
            share = min(share, max(0.0, (edge - start) / (end - start)))
    return share


class Solid:
    """The loss as a surface in three dimensions, and the marks on it.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    over
        What is beside W on the axes.
    angle
        Azimuth and elevation from which it is seen, degrees.
    """

    def __init__(self, ranges: Ranges, over: Literal["x", "y"], angle: tuple[float, float]) -> None:
        self.surface = Surface(ranges, POINTS, over, padded=False)
        self._ends = ranges.W, getattr(ranges, over), (0.0, self.surface.highest)
        with style():
            self.figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72), dpi=72)
            self.axes: Any = self._make_axes(over)
        self._drawn: Any = None
        self._shown: Any = None
        self.turn(*angle)
        self.live = LivePlot(solid_plot(ranges, over, self.project), self.surface)

    def _make_axes(self, over: str) -> Any:
        # mplot3d takes a square, of which the picture is the middle
        side, height = SIZE
        axes: Any = self.figure.add_axes(
            (0, (height - side) / 2 / height, 1, side / height), projection="3d"
        )
        axes.set(**dict(zip(("xlim", "ylim", "zlim"), self._ends, strict=True)))
        for axis, name in zip((axes.xaxis, axes.yaxis, axes.zaxis), ("W", over, "L"), strict=True):
            axis.set_label_text(name, style="italic")
            axis.labelpad = 14
            axis.pane.set(fill=False, edgecolor=LIGHT["curve"], linewidth=0.5)
            axis.line.set(color=LIGHT["muted"])
            axis._axinfo["grid"].update(color=LIGHT["curve"], linewidth=0.3)
        axes.tick_params(pad=0)
        axes.tick_params(axis="z", pad=4)
        for name, most in (("x", 6), ("y", 4), ("z", 3)):  # pruned where two axes meet
            axes.locator_params(axis=name, nbins=most, prune="both")
        axes.apply_aspect()
        return axes

    def turn(self, azim: float, elev: float) -> None:
        """Look from another side: as near as the whole of the box is seen."""
        self.angle = azim, elev
        self.axes.view_init(elev, azim)
        self.axes.set_box_aspect(ASPECT)
        self._projection = self.axes.get_proj()
        corners = np.array(self.project([*itertools.product(*self._ends)]))
        middle = np.array(SIZE) / 2
        shares = (middle - ROOM) / abs(corners - middle).max(axis=0)
        self.axes.set_box_aspect(ASPECT, zoom=float(shares.min()))
        self._projection = self.axes.get_proj()

    def project(self, places: Places) -> Points:
        """Return the pixel of each place, from the picture's lower left corner."""
        if not places:
            return []
        x, y, _ = proj3d.proj_transform(*np.array(places).T, self._projection)
        pixels = self.axes.transData.transform(np.column_stack((x, y)))
        return [(a, b) for a, b in pixels.tolist()]

    def follows(self, state: State) -> Any:
        """Return what the picture of the surface depends on."""
        return state.value(self.surface.follows), self.angle

    def backdrop(self, state: State) -> dict[str, Any]:
        """Return the picture of the surface and of its axes, and from where it is seen."""
        at = state.value(self.surface.follows)
        if at != self._drawn:
            self._draw(at)
        azim, elev = self.angle
        return {"marks": {}, "svg": self._picture(), "azim": azim, "elev": elev}

    def _picture(self) -> str:
        self.figure.dpi = SHARPNESS  # of what is rasterized; all else is in points
        try:
            return svg(self.figure)
        finally:
            self.figure.dpi = 72

    def _draw(self, at: float) -> None:
        if self._shown is not None:
            self._shown.remove()
        W, other = np.meshgrid(self.surface.W, self.surface.other)
        with style():
            self._shown = self.axes.plot_surface(
                W, other, self.surface.values(at), rcount=POINTS[1], ccount=POINTS[0],
                cmap=COLORMAP, vmin=0, vmax=self.surface.highest,
                linewidth=0, antialiased=False, rasterized=True,
            )  # fmt: skip
        self._drawn = at
