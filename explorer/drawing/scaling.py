"""Scale a whole figure: its size in inches, and with it every text, line and distance in points.

matplotlib has no such operation: the parts of a figure that are measured in points keep their size
when the figure becomes smaller.
"""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, Patch
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation, Text
from matplotlib.transforms import ScaledTranslation, Transform

from explorer.plots.geometry import BASELINE


class Halo(withStroke):
    """A line around a text, in the colour of the paper.

    Parameters
    ----------
    width
        Its width, points; the text covers half of it.
    color
        Its colour.
    """

    def __init__(self, width: float, color: str) -> None:
        super().__init__(linewidth=width, foreground=color)
        self.width, self.color = width, color


def on_baseline(axes: Axes, scale: float = 1.0) -> Transform:
    """Return the transform of a mark's text, whose baseline is below its point in the data."""
    figure: Any = axes.figure
    down = ScaledTranslation(0, -scale * BASELINE / 72, figure.dpi_scale_trans)
    return axes.transData + down


def scale_figure(figure: Figure, scale: float) -> None:
    """Scale a figure, with everything in it."""
    width, height = figure.get_size_inches()
    figure.set_size_inches(width * scale, height * scale)
    scale_artists(figure, scale)


def scale_artists(parent: Artist, scale: float) -> None:
    """Scale what is measured in points in an artist and in all that it contains.

    It must have been drawn in the style of `explorer.drawing.style.style`, which is still set.
    """
    found = parent.findobj()
    for artist in found:
        if isinstance(artist, Text):
            _scale_text(artist, scale)
        elif isinstance(artist, Line2D):
            artist.set_linewidth(artist.get_linewidth() * scale)
            artist.set_markersize(artist.get_markersize() * scale)
            artist.set_markeredgewidth(artist.get_markeredgewidth() * scale)
        elif isinstance(artist, Patch):
            artist.set_linewidth(artist.get_linewidth() * scale)
            if isinstance(artist, FancyArrowPatch):
                artist.set_mutation_scale(artist.get_mutation_scale() * scale)
        elif isinstance(artist, Collection):
            artist.set_linewidth(list(np.multiply(artist.get_linewidth(), scale)))
    for artist in found:
        if isinstance(artist, Axes):
            _scale_axes(artist, scale)


def _scale_text(text: Any, scale: float) -> None:
    text.set_fontsize(text.get_fontsize() * scale)
    if isinstance(text, Annotation) and text.anncoords == "offset points":
        across, up = text.xyann
        text.xyann = (across * scale, up * scale)
    effects = text.get_path_effects()
    if effects:
        halos = [Halo(halo.width * scale, halo.color) for halo in effects]
        text.set_path_effects(halos)


def _scale_axes(axes: Axes, scale: float) -> None:
    ticks: Any = mpl.rcParams
    for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        axis.labelpad *= scale
        # new ticks are made like these
        axis.set_tick_params(
            labelsize=ticks[f"{name}tick.labelsize"] * scale,
            length=ticks[f"{name}tick.major.size"] * scale,
            width=ticks[f"{name}tick.major.width"] * scale,
            pad=ticks[f"{name}tick.major.pad"] * scale,
        )
    for text in axes.texts:
        if text.get_gid():  # a mark of a plot
            text.set_transform(on_baseline(axes, scale))
