"""The plots as matplotlib artists: fixed parts are drawn once, and marks are moved."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation

from explorer.derivation.colors import LIGHT, ON_SURFACE
from explorer.drawing.style import COLORMAP, CONTOURS, LINES, color_of, style
from explorer.model.state import State
from explorer.plots.geometry import BASELINE
from explorer.plots.marks import Mark, Plot, Points
from explorer.plots.surface import LEVELS, Surface

#: From the lower axis down to its label, px.
XLABEL: Final = 20.0
#: The width of a character in a tick label, and the gap between two tick labels, px.
LETTER, GAP = 7.0, 14.0
_NOWHERE: Final = Path([(0.0, 0.0)])


class PlotArtists:
    """One plot on matplotlib axes.

    Parameters
    ----------
    plot
        The plot to draw.
    axes
        Empty axes, as large as the plot's box.
    surface
        The loss over the plot's axes, for a plot that paints it.
    paint
        Whether to paint the surface's image here. The page paints its own.
    """

    def __init__(self, plot: Plot, axes: Axes, surface: Surface, paint: bool = True) -> None:
        self.plot = plot
        self.axes = axes
        self.surface = surface
        axes.set(xlim=plot.window.x, ylim=plot.window.y)
        axes.set_xlabel(plot.xlabel, style="italic")
        axes.set_ylabel(plot.ylabel, style="italic", rotation=0, ha="right", va="center")
        _, _, width, height = plot.box
        axes.locator_params(nbins=7)
        # matplotlib assumes that every tick label has three characters
        longest = max(
            map(len, axes.xaxis.get_major_formatter().format_ticks(list(axes.get_xticks())))
        )
        room = width / (longest * LETTER + GAP)
        axes.locator_params(axis="x", nbins=max(2, min(7, int(room))))
        # the same in every plot; placing it below the tick labels takes matplotlib longer
        axes.xaxis.set_label_coords(0.5, -XLABEL / height)
        for low, high in plot.shaded:
            axes.axvspan(low, high, color=LIGHT["shade"], lw=0, zorder=0)
            axes.annotate(
                plot.shaded_name, ((low + high) / 2, 0), (0, 14), ha="center", va="bottom",
                xycoords=("data", "axes fraction"), textcoords="offset points",
                fontsize=10, color=LIGHT["muted"],
            )  # fmt: skip
        for curve in plot.curves:
            axes.plot(
                *zip(*curve, strict=True),
                color=LIGHT["curve"],
                lw=1.6,
                solid_capstyle="round",
                zorder=1,
            )
        self.image: AxesImage | None = None
        self.contours: dict[str, PathPatch] = {}
        if plot.in_3d:
            axes.set_axis_off()
        elif plot.surface:
            self._add_colorbar()
            if paint:
                self.image = axes.imshow(
                    surface.losses(0.0), extent=(*plot.window.x, *plot.window.y), origin="lower",
                    aspect="auto", cmap=COLORMAP, vmin=0, vmax=surface.highest, zorder=0,
                )  # fmt: skip
                axes.set(xlim=plot.window.x, ylim=plot.window.y)
            for name, color in CONTOURS.items():
                lines = PathPatch(_NOWHERE, fill=False, ec=color, lw=0.7, alpha=0.6, zorder=1)
                lines.set_gid(f"{plot.name}.{name}")
                axes.add_patch(lines)
                self.contours[name] = lines
        self.artists = {
            mark.role: self._make(mark, z, paint) for z, mark in enumerate(plot.marks, 2)
        }

    def show(self, state: State) -> None:
        """Move every mark to this state."""
        for mark in self.plot.marks:
            put(self.artists[mark.role], mark.place(state, self.plot.scale))
        if self.contours:
            values = self.surface.losses(state.value(self.surface.follows))
            if self.image is not None:
                self.image.set_data(values)
            for name, lines in self.surface.contours(values).items():
                self.contours[name].set_path(contour_path(lines))

    def show_anywhere(self) -> None:
        """Show every mark in a corner, even those that a state would hide."""
        corner = [(self.plot.window.x[0], self.plot.window.y[0])]
        for artist in (*self.artists.values(), *self.contours.values()):
            put(artist, corner)

    def _add_colorbar(self) -> None:
        """Draw the colour bar in the margin beside the surface."""
        bar = self.axes.inset_axes((1.025, 0.0, 0.022, 1.0))
        bar.set_gid("colorbar")
        ramp = np.linspace(0, 1, 64)[:, None]
        bar.imshow(
            ramp, origin="lower", aspect="auto", cmap=COLORMAP,
            extent=(0, 1, 0, self.surface.highest),
        )  # fmt: skip
        bar.yaxis.tick_right()
        bar.set(xticks=[], ylim=(0, self.surface.highest))
        bar.spines[["top", "right", "left", "bottom"]].set_visible(False)
        for name, shares in LEVELS.items():
            levels = [share * self.surface.highest for share in shares]
            bar.hlines(levels, 0, 1, color=CONTOURS[name], lw=0.7, alpha=0.6)
        bar.set_xlabel("L", fontsize=12, style="italic", labelpad=18)
        bar.locator_params(axis="y", nbins=6)

    def _make(self, mark: Mark, zorder: int, paint: bool) -> Artist:
        on_surface = bool(self.plot.surface)
        color = color_of(mark, on_surface)
        if mark.shape == "text":
            # Placed by its baseline, as text in an SVG is, so that the page can move it.
            figure: Any = self.axes.figure
            down = ScaledTranslation(0, -BASELINE / 72, figure.dpi_scale_trans)
            artist: Artist = self.axes.text(
                0, 0, mark.text, color=color, ha="center", va="baseline", fontsize=12,
                transform=self.axes.transData + down, zorder=zorder,
            )  # fmt: skip
            if on_surface and paint:
                artist.set_path_effects([withStroke(linewidth=2.5, foreground=ON_SURFACE["dark"])])
        elif mark.shape == "area":
            hollow = mark.role == "downhill"
            artist = self.axes.add_patch(
                PathPatch(
                    _NOWHERE, fc="none" if hollow else color,
                    ec=ON_SURFACE["dark"] if on_surface and not hollow else color,
                    lw=1.2 if hollow else 0.7, zorder=zorder, clip_on=False,
                )
            )  # fmt: skip
        elif mark.shape == "dots":
            artist = self.axes.add_patch(
                PathPatch(_NOWHERE, fill=False, ec=color, lw=5, capstyle="round", zorder=zorder)
            )
        elif mark.shape == "point":
            (artist,) = self.axes.plot(
                [0],
                [0],
                "o",
                ms=9,
                mfc=LIGHT["paper"],
                mec=LIGHT["ink"],
                mew=2.4,
                zorder=zorder,
                clip_on=False,
            )
        else:
            width, dashes = LINES.get(mark.role, (1.6, "-"))
            (artist,) = self.axes.plot(
                [], [], lw=width, ls=dashes, color=color, zorder=zorder,
                clip_on=mark.role != "tangent",  # it ends inside; its round cap may extend beyond
                solid_capstyle="butt" if mark.role == "error" else "round",
            )  # fmt: skip
        artist.set_gid(f"{self.plot.name}.{mark.role}")
        return artist


def put(artist: Artist, points: Points) -> None:
    """Put one artist at the vertices of its mark, or hide it if there are none."""
    artist.set_visible(bool(points))
    if not points:
        return
    if isinstance(artist, Text):
        artist.set_position(points[0])
    elif isinstance(artist, Line2D):
        artist.set_data(*zip(*points, strict=True))
    elif isinstance(artist, PathPatch):
        artist.set_path(Path(points) if artist.get_fill() else dots(points))


def dots(points: Points) -> Path:
    """Return a path that shows a dot at each point when drawn with round caps."""
    twice = [point for point in points for _ in range(2)]
    return Path(twice, [Path.MOVETO, Path.LINETO] * len(points))


def contour_path(lines: list[list[tuple[float, float]]]) -> Path:
    """Join contour lines into one path."""
    return Path.make_compound_path(*(Path(line) for line in lines)) if lines else _NOWHERE


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
