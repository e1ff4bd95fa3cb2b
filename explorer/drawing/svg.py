"""The plots as SVG for the page: each picture once, then only the geometry of its marks.

The page shows matplotlib's own SVG. Each moving part has an id, and a state is sent as the new
geometry of each id in the SVG's coordinates. It is computed with the same transform that
matplotlib draws with, so a new path is exactly the path of a fresh drawing.
"""

from __future__ import annotations

import io
import re
from dataclasses import fields
from typing import Any, Final

import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from explorer.derivation.colors import COLORS, ON_SURFACE
from explorer.drawing.artists import BASELINE, contour_path, picture
from explorer.drawing.cache import cached
from explorer.drawing.style import colormap, style
from explorer.model.state import State
from explorer.plots.marks import Follows, Mark, Plot
from explorer.plots.surface import Surface

Geometry = str | list[float]  # a path's "d", or the position of a point or text; "" hides

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
        # The axes are linear, so matplotlib's transform is two factors and two offsets. SVG counts
        # y from the top.
        (left, top, _, height), scale = plot.box, plot.scale
        self._x = scale.x, left - scale.x * plot.window.x[0]
        self._y = -scale.y, top + height + scale.y * plot.window.y[0]

    @property
    def blank(self) -> str:
        """The picture with all its marks hidden: an ``<svg>`` element for the page."""
        return cached(f"picture {_fixed_parts(self.plot, self.surface)}", self._draw)

    def _draw(self) -> str:
        with style():
            drawn = picture(self.plot, self.surface)
            drawn.show_anywhere()
            text = svg(drawn.axes.figure)
        for mark in self.plot.marks:
            gid = self._id(mark)
            about = f'data-mark="{mark.quantity}" data-role="{mark.role}" {_HIDDEN}'
            if mark.shape == "text" and self.plot.surface:  # legible on light and on dark
                about += f' paint-order="stroke" stroke="{ON_SURFACE["dark"]}" stroke-width="2.5"'
            text = text.replace(f'<g id="{gid}">', f'<g id="{gid}" {about}>')
        return text

    def markup(self, state: State) -> str:
        """Return the whole picture at this state, as an ``<svg>`` element."""
        text = self.blank
        for mark in self.plot.marks:
            if geometry := self._geometry(mark, state):
                text = _placed(text, self._id(mark), geometry)
        if self.plot.surface and not self.plot.in_3d:
            at = state.value(self.surface.follows)
            for name, lines in self.surface.contours(at).items():
                text = _placed(text, f"{self.plot.name}.{name}", self.contours(lines))
        return text

    def _id(self, mark: Mark) -> str:
        return f"{self.plot.name}.{mark.role}"

    def geometry(self, state: State, follows: Follows) -> dict[str, Geometry]:
        """Return the geometry of the marks that follow exactly these inputs."""
        return {
            self._id(mark): self._geometry(mark, state)
            for mark in self.plot.marks
            if mark.follows == follows
        }

    def described(self) -> dict[str, Any]:
        """Return everything the page needs to show the picture and to move its marks."""
        return {
            "title": self.plot.title,
            "heading": self.plot.heading,
            "svg": self.blank,
            **self.mapping(),
        }

    def mapping(self) -> dict[str, Any]:
        """Return the mapping from data to the picture: ``px = offset + factor * data``."""
        return {
            "size": list(self.plot.size),
            "box": list(self.plot.box),
            "x": list(self._x),
            "y": list(self._y),
        }

    def _geometry(self, mark: Mark, state: State) -> Geometry:
        points = mark.place(state, self.plot.scale)
        if not points:
            return ""
        (ax, bx), (ay, by) = self._x, self._y
        placed = [number for x, y in points for number in (ax * x + bx, ay * y + by)]
        if mark.shape == "text":
            placed[1] += BASELINE
        if mark.shape in ("point", "text"):
            return [round(number, 2) for number in placed]
        return _dots(placed) if mark.shape == "dots" else _path(placed)

    def contours(self, lines: list[np.ndarray]) -> str:
        """Return contour lines as one path, without vertices that make no visible difference."""
        (ax, bx), (ay, by) = self._x, self._y
        path = contour_path(lines).transformed(Affine2D.from_values(ax, 0, 0, ay, bx, by))
        path.should_simplify, path.simplify_threshold = True, 0.2
        path = path.cleaned(simplify=True)
        vertices = np.asarray(path.vertices, float)
        return "".join(
            f"{'M' if code == Path.MOVETO else 'L'}{x:.1f} {y:.1f}"
            for (x, y), code in zip(vertices.tolist(), np.asarray(path.codes), strict=True)
            if code in (Path.MOVETO, Path.LINETO)
        )


def _path(numbers: list[float]) -> str:
    """Write x y x y … as the ``d`` of a path; one long format is the fastest way.

    A tenth of a pixel is enough for a curve; a tangent's slope needs more, as it is the difference
    of its two ends.
    """
    first, others = (
        ("M%.1f %.1f", "L%.1f %.1f") if len(numbers) > 8 else ("M%.2f %.2f", "L%.2f %.2f")
    )
    return (first + others * (len(numbers) // 2 - 1)) % tuple(numbers)


def _dots(numbers: list[float]) -> str:
    return ("M%.1f %.1fh0" * (len(numbers) // 2)) % tuple(numbers)


def _placed(text: str, gid: str, geometry: Geometry) -> str:
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


def _fixed_parts(plot: Plot, surface: Surface) -> str:
    """Return a text of all that a blank picture depends on, without the positions of its marks."""
    parts = {part.name: getattr(plot, part.name) for part in fields(plot)}
    parts["marks"] = [(mark.role, mark.quantity, mark.shape, mark.text) for mark in plot.marks]
    parts["curves"] = [curve.tolist() for curve in plot.curves]
    return f"{parts} {surface.highest}"


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
    """Return the 256 colours that the bytes of `pixels` stand for, as r, g, b, r, g, b, …."""
    return (colormap()(np.arange(256), bytes=True)[:, :3]).ravel().tolist()


def pixels(values: np.ndarray, highest: float) -> bytes:
    """Return a surface as one byte per sample, its index in the palette; rows run from the top."""
    shares = np.clip(values[::-1] * (255.999 / highest), 0, 255)
    return shares.astype(np.uint8).tobytes()
