"""The plots as SVG for the page: matplotlib draws each picture once, with all its marks hidden.

The page shows matplotlib's own SVG, in which each moving part has an id. `explorer.plots.geometry`
gives each id its geometry at a state.
"""

from __future__ import annotations

import io
import re
from dataclasses import fields
from typing import Any, Final

import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG

from explorer.derivation.colors import COLORS
from explorer.drawing.artists import PlotArtists, picture
from explorer.drawing.cache import cached
from explorer.drawing.style import colormap, halo_of, style
from explorer.model.state import State
from explorer.plots.geometry import contour_path, geometry
from explorer.plots.marks import Plot
from explorer.plots.surface import Surface

# If two names share a colour, the first is used: the next W has the colour of ∂L/∂W.
_VARIABLES: Final = {
    color.light: f"var(--ge-{name}, {color.light})" for name, color in reversed(COLORS.items())
}
_HIDDEN: Final = 'visibility="hidden"'
_HEX: Final = re.compile("|".join(_VARIABLES), re.IGNORECASE)


class SvgPlot:
    """One plot for the page.

    Parameters
    ----------
    plot
        The plot to draw.
    surface
        The loss over the plot's axes, for a plot that paints it.
    """

    def __init__(self, plot: Plot, surface: Surface) -> None:
        self.plot = plot
        self.surface = surface

    @property
    def blank(self) -> str:
        """The picture with all its marks hidden: an ``<svg>`` element for the page."""
        about = f"{fixed_parts(self.plot)} {self.surface.highest}"
        return cached(f"picture {about}", self._draw)

    def _draw(self) -> str:
        return blank(picture(self.plot, self.surface))

    def markup(self, state: State) -> str:
        """Return the whole picture at this state, as an ``<svg>`` element."""
        text = self.blank
        for mark in self.plot.marks:
            if placed := geometry(self.plot, mark, state):
                text = _placed(text, f"{self.plot.name}.{mark.role}", placed)
        if self.plot.surface:
            values = self.surface.losses(state.value(self.surface.follows))
            lines = contour_path(self.plot, self.surface.contours(values))
            text = _placed(text, f"{self.plot.name}.contours", lines)
        return text


def blank(drawn: PlotArtists) -> str:
    """Return a picture with all its marks hidden, as an ``<svg>`` element for the page."""
    plot = drawn.plot
    with style():
        drawn.show_anywhere()
        text = svg(drawn.axes.figure)
    for mark in plot.marks:
        gid = f"{plot.name}.{mark.role}"
        about = f'data-mark="{mark.quantity}" data-role="{mark.role}" {_HIDDEN}'
        halo = halo_of(mark, plot) if mark.shape == "text" else ""
        if halo:
            about += f' paint-order="stroke" stroke="{_VARIABLES[halo]}" stroke-width="3"'
        text = text.replace(f'<g id="{gid}">', f'<g id="{gid}" {about}>')
    return text


def _placed(text: str, gid: str, geometry: str | list[float]) -> str:
    """Give one mark of a picture its geometry, as the page does."""
    before, group, after = re.split(rf'(<g id="{re.escape(gid)}"[^>]*>)', text, maxsplit=1)
    group = group.replace(f" {_HIDDEN}", "")
    if isinstance(geometry, str):
        after = re.sub(r'(<path d=)"[^"]*"', rf'\1"{geometry}"', after, count=1)
        return before + group + after
    head, shape, after = re.split(r"(<(?:use|text) [^>]*>)", after, maxsplit=1)
    shape = re.sub(r' transform="[^"]*"', "", shape)
    for name, number in zip("xy", geometry, strict=True):
        shape = re.sub(rf'( {name}=)"[^"]*"', rf'\1"{number}"', shape)
    return before + group + head + shape + after


def fixed_parts(plot: Plot) -> str:
    """Return a text of all that a blank picture depends on, without the positions of its marks."""
    parts = {part.name: getattr(plot, part.name) for part in fields(plot)}
    parts["marks"] = [(mark.role, mark.quantity, mark.shape, mark.text) for mark in plot.marks]
    return str(parts)


def svg(figure: Any) -> str:
    """Return a figure as an ``<svg>`` element whose colours a style sheet can replace."""
    out = io.StringIO()
    with style():
        canvas: Any = FigureCanvasSVG
        canvas(figure).print_svg(
            out, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    text = out.getvalue()
    # one matplotlib point is one pixel here
    text = re.sub(r'="([\d.]+)pt"', r'="\1"', text[text.index("<svg") :])
    return _HEX.sub(lambda match: _VARIABLES[match[0].lower()], text)


def palette() -> list[int]:
    """Return the 256 colours that `Surface.pixels` refers to, as r, g, b, a, r, g, b, a, …."""
    return colormap()(np.arange(256), bytes=True).ravel().tolist()
