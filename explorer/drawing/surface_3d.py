"""The surface in three dimensions, drawn by matplotlib at any angle.

Surface and axes are one picture, drawn again for each angle and each surface. The marks are a
second picture above it. Each lies where matplotlib's own projection puts its point in space, so a
new state moves marks and draws nothing. Marks behind the surface show through it.
"""

from __future__ import annotations

import itertools
from typing import Any, Final, Literal

import numpy as np
from matplotlib.figure import Figure
from mpl_toolkits.mplot3d import proj3d

from explorer.derivation.colors import LIGHT
from explorer.drawing.style import COLORMAP, style
from explorer.drawing.svg import SvgPlot, svg
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.marks import Points
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import ASPECT, SAMPLES, SIZE, Points3D, surface_3d_plot

ROOM: Final = (50, 26)  # px on each side for the axes' labels
SHARPNESS: Final = 110  # dots per inch of the surface's image, where a pixel is 1/72 inch


class Surface3D:
    """The loss as a surface in three dimensions, and the marks on it.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    over
        The axis beside W.
    angle
        Azimuth and elevation of the viewer, degrees.
    """

    def __init__(self, ranges: Ranges, over: Literal["x", "y"], angle: tuple[float, float]) -> None:
        self.surface = Surface(ranges, (SAMPLES, SAMPLES), over, padded=False)
        self._ends = ranges.W, getattr(ranges, over), (0.0, self.surface.highest)
        with style():
            self.figure = Figure(figsize=(SIZE[0] / 72, SIZE[1] / 72), dpi=72)
            self.axes: Any = self._make_axes(over)
        self._drawn_value: Any = None
        self._artist: Any = None
        self.turn(*angle)
        self.svg = SvgPlot(surface_3d_plot(ranges, over, self.project), self.surface)

    def _make_axes(self, over: str) -> Any:
        # mplot3d draws in a square; the picture is its middle
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
        """Look from another angle, as close as the whole box allows."""
        self.angle = azim, elev
        self.axes.view_init(elev, azim)
        self.axes.set_box_aspect(ASPECT)
        self._projection = self.axes.get_proj()
        corners = np.array(self.project([*itertools.product(*self._ends)]))
        middle = np.array(SIZE) / 2
        shares = (middle - ROOM) / abs(corners - middle).max(axis=0)
        self.axes.set_box_aspect(ASPECT, zoom=float(shares.min()))
        self._projection = self.axes.get_proj()

    def project(self, points: Points3D) -> Points:
        """Return each point's pixel, from the picture's lower left corner."""
        if not points:
            return []
        x, y, _ = proj3d.proj_transform(*np.array(points).T, self._projection)
        pixels = self.axes.transData.transform(np.column_stack((x, y)))
        return [(a, b) for a, b in pixels.tolist()]

    def follows(self, state: State) -> Any:
        """Return the values that the picture of the surface depends on."""
        return state.value(self.surface.follows), self.angle

    def backdrop(self, state: State) -> dict[str, Any]:
        """Return the picture of the surface and of its axes, and the viewer's angle."""
        at = state.value(self.surface.follows)
        if at != self._drawn_value:
            self._draw(at)
        azim, elev = self.angle
        return {"marks": {}, "svg": self._picture(), "azim": azim, "elev": elev}

    def _picture(self) -> str:
        self.figure.dpi = SHARPNESS  # of the surface's image; all else is in points
        try:
            return svg(self.figure)
        finally:
            self.figure.dpi = 72

    def _draw(self, at: float) -> None:
        if self._artist is not None:
            self._artist.remove()
        W, other = np.meshgrid(self.surface.W, self.surface.other)
        with style():
            self._artist = self.axes.plot_surface(
                W, other, self.surface.values(at), rcount=SAMPLES, ccount=SAMPLES,
                cmap=COLORMAP, vmin=0, vmax=self.surface.highest,
                linewidth=0, antialiased=False, rasterized=True,
            )  # fmt: skip
        self._drawn_value = at
