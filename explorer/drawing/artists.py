"""The plots as matplotlib artists: fixed parts are drawn once, and marks are moved."""

from __future__ import annotations

from typing import Any, Final, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.patches import PathPatch
from matplotlib.text import Text

from explorer.derivation.colors import LIGHT
from explorer.drawing.mark_artists import NOWHERE, contour_path, mark_artist, put
from explorer.drawing.style import colormap, style
from explorer.plots.marks import Plot
from explorer.plots.surface import LEVELS, Surface
from explorer.plots.ticks import tick_labels

#: From the lower axis down to its label, px.
XLABEL: Final = 20.0
#: From the picture's edge to the end of the upright axis's label, if tick labels may change, px.
YLABEL: Final = 18.0
#: The width of a character in a tick label, and the gap between two tick labels, px.
LETTER, GAP = 7.0, 14.0
#: The contours of a surface.
CONTOUR: Final[Any] = {"ec": LIGHT["muted"], "lw": 0.7, "alpha": 0.6}


class PlotArtists:
    """One plot on matplotlib axes.

    Parameters
    ----------
    plot
        The plot to draw.
    axes
        Empty axes, as large as the plot's box.
    surface
        The loss over the axes, a `explorer.plots.surface.Surface`, for a plot that paints it.
    paint
        Whether to paint the surface's image here. The page paints its own.
    """

    def __init__(self, plot: Plot, axes: Axes, surface: Any, paint: bool = True) -> None:
        self.plot = plot
        self.axes = axes
        self.surface = surface
        axes.set(xlim=plot.window.x, ylim=plot.window.y)
        axes.set_xlabel(plot.xlabel, style="italic")
        axes.set_ylabel(plot.ylabel, style="italic", rotation=0, ha="right", va="center")
        if plot.xticks:
            self._set_ticks()
        else:
            self._choose_ticks()
        # the same in every plot; placing it below the tick labels takes matplotlib longer
        axes.xaxis.set_label_coords(0.5, -XLABEL / plot.box[3])
        self.image: AxesImage | None = None
        self.contours: PathPatch | None = None
        if plot.in_3d:
            axes.set_axis_off()
        elif plot.surface:
            self._add_colorbar()
            if paint:
                self.image = axes.imshow(
                    np.zeros((1, 1)), extent=(*plot.window.x, *plot.window.y), origin="lower",
                    aspect="auto", cmap=colormap(), zorder=0,
                )  # fmt: skip
                axes.set(xlim=plot.window.x, ylim=plot.window.y)
            self.contours = PathPatch(NOWHERE, fill=False, zorder=1, **CONTOUR)
            self.contours.set_gid(f"{plot.name}.contours")
            axes.add_patch(self.contours)
        self.artists = {
            mark.role: mark_artist(mark, plot, axes, z, paint)
            for z, mark in enumerate(plot.marks, 2)
        }

    def show(self, state: Any) -> None:
        """Move every mark to this state."""
        for mark in self.plot.marks:
            artist = self.artists[mark.role]
            if mark.says is not None:
                cast(Text, artist).set_text(mark.says(state))
            put(artist, mark.place(state, self.plot.scale))
        if self.contours is not None:
            self._show_surface(state)

    def _show_surface(self, state: Any) -> None:
        values = self.surface.losses(state.value(self.surface.follows))
        self._paint(values, 0, self.surface.highest, self.surface.contours(values))

    def _paint(self, values: Any, low: float, high: float, contours: Any) -> None:
        """Paint losses with their contours; the colours go from the low one to the high one."""
        if self.image is not None:
            self.image.set_data(values)
            self.image.set_clim(low, high)
        if self.contours is not None:
            self.contours.set_path(contour_path(contours))

    def _choose_ticks(self) -> None:
        """Let matplotlib choose the ticks."""
        axes, width = self.axes, self.plot.box[2]
        axes.locator_params(nbins=7)
        # matplotlib assumes that every tick label has three characters
        longest = max(
            map(len, axes.xaxis.get_major_formatter().format_ticks(list(axes.get_xticks())))
        )
        room = width / (longest * LETTER + GAP)
        axes.locator_params(axis="x", nbins=max(2, min(7, int(room))))

    def _set_ticks(self) -> None:
        """Set the plot's own ticks. The page may change their texts, so each has an id."""
        axes, plot = self.axes, self.plot
        axes.set_xticks(plot.xticks, tick_labels(plot.xticks))
        axes.set_yticks(plot.yticks, tick_labels(plot.yticks))
        for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
            axis.label.set_gid(f"{plot.name}.{name}label")
            for i, label in enumerate(axis.get_ticklabels()):
                label.set_gid(f"{plot.name}.{name}tick-{i}")
        # beside the numbers, which may become longer
        axes.yaxis.set_label_coords((YLABEL - plot.margins.left) / plot.box[2], 0.5)

    def show_anywhere(self) -> None:
        """Show every mark in a corner, even those that a state would hide."""
        corner = [(self.plot.window.x[0], self.plot.window.y[0])]
        for mark in self.plot.marks:
            put(self.artists[mark.role], [corner] if mark.shape == "lines" else corner)
        if self.contours is not None:
            put(self.contours, corner)

    def _add_colorbar(self) -> None:
        """Draw the colour bar in the margin beside the surface."""
        bar = self._add_bar(self.surface.highest)
        levels = [share * self.surface.highest for share in LEVELS]
        bar.hlines(levels, 0, 1, color=CONTOUR["ec"], lw=CONTOUR["lw"], alpha=CONTOUR["alpha"])
        bar.locator_params(axis="y", nbins=6)

    def _add_bar(self, highest: float) -> Axes:
        """Draw a ramp of the colours, from 0 up to a number."""
        bar = self.axes.inset_axes((1.025, 0.0, 0.022, 1.0))
        bar.set_gid("colorbar")
        ramp = np.linspace(0, 1, 64)[:, None]
        bar.imshow(
            ramp, origin="lower", aspect="auto", cmap=colormap(), extent=(0, 1, 0, highest),
        )  # fmt: skip
        bar.yaxis.tick_right()
        bar.set(xticks=[], ylim=(0, highest))
        bar.spines[["top", "right", "left", "bottom"]].set_visible(False)
        bar.set_xlabel("L", fontsize=12, style="italic", labelpad=18)
        return bar


def picture(plot: Plot, surface: Surface) -> PlotArtists:
    """Draw one plot on a new figure of the plot's size, which pyplot does not know."""
    with style():
        figure = Figure(figsize=(plot.size[0] / 72, plot.size[1] / 72), dpi=72)
        return PlotArtists(plot, add_axes(figure, plot), surface, paint=False)


def add_axes(figure: Figure, plot: Plot, corner: tuple[float, float] = (0, 0)) -> Axes:
    """Add a plot's axes to a figure of 72 dots an inch.

    Parameters
    ----------
    figure, plot
        The figure, and the plot that will be drawn on the axes.
    corner
        Left and upper edge of the plot's picture, px from the figure's upper left corner.
    """
    (wide, high), (left, top, width, height) = figure.get_size_inches() * 72, plot.box
    x, y = corner[0] + left, high - corner[1] - top - height
    return figure.add_axes((x / wide, y / high, width / wide, height / high))
