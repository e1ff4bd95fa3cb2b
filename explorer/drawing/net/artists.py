"""The plots of a net as matplotlib artists."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explorer.drawing.artists import PlotArtists, add_axes
from explorer.drawing.style import style
from explorer.model.ranges import Ranges
from explorer.plots.marks import Plot
from explorer.plots.net.surface import FINE, PARTS, NetSurface
from explorer.plots.ticks import tick_labels


class NetPlotArtists(PlotArtists):
    """One plot of a net on matplotlib axes; a state is a `explorer.plots.net.curves.NetCurves`.

    Parameters
    ----------
    plot
        The plot to draw.
    axes
        Empty axes, as large as the plot's box.
    ranges
        The intervals of the entries of X and y, and of the weights.
    paint
        Whether to paint the surface's image here. The page paints its own.
    """

    def __init__(self, plot: Plot, axes: Axes, ranges: Ranges, paint: bool = True) -> None:
        self._ranges = ranges
        super().__init__(plot, axes, None, paint)

    def _add_colorbar(self) -> None:
        """Draw the colour bar; `show` writes the losses at its ticks."""
        self._bar = self._add_bar(1.0)
        ticks = np.linspace(0.0, 1.0, PARTS + 1)
        self._bar.set_yticks(ticks, tick_labels(ticks.tolist()))
        for i, label in enumerate(self._bar.get_yticklabels()):
            label.set_gid(f"{self.plot.name}.bar-{i}")

    def _show_surface(self, state: Any) -> None:
        over: Any = self.plot.surface  # not empty here
        surface = NetSurface(state.state, self._ranges, over, FINE)
        self._paint(surface.losses, *surface.bar, surface.contours())
        self._bar.set_yticklabels(tick_labels(surface.bar_ticks()))


def net_picture(plot: Plot, ranges: Ranges) -> PlotArtists:
    """Draw one plot on a new figure of the plot's size, without its surface's image."""
    with style():
        figure = Figure(figsize=(plot.size[0] / 72, plot.size[1] / 72), dpi=72)
        return NetPlotArtists(plot, add_axes(figure, plot), ranges, paint=False)
