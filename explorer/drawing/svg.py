"""From plots to what the page needs: each picture once, then only where its marks are.

The page shows matplotlib's own SVG. What moves carries an id, and a state is sent as the new
geometry of each id in the SVG's coordinates, found with the transform that matplotlib itself
draws with: a new path is exactly what a fresh drawing would hold.
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
from explorer.plots.marks import Follows, Mark, Plot, Scale
from explorer.plots.surface import Surface

Geometry = str | list[float]  # a path's "d", or the place of a point or text; "" hides

# Of two names of one colour the first is used: that of ∂L/∂W, which the next W has too.
_VARIABLES: Final = {
    color.light: f"var(--ge-{name}, {color.light})" for name, color in reversed(COLORS.items())
}
_HIDDEN: Final = 'visibility="hidden"'
_HEX: Final = re.compile("|".join(_VARIABLES), re.IGNORECASE)


class LivePlot:
    """One plot for the page.

    Parameters
    ----------
    plot
        What to draw.
    surface
        The loss over the plot's axes, if it paints that.
    """

    def __init__(self, plot: Plot, surface: Surface) -> None:
        self.plot = plot
        self._surface = surface
        # Axes are linear: two factors and two offsets are all of matplotlib's own transform. SVG
        # counts y from the top.
        width, height = plot.size
        left, right, bottom, top = plot.margins
        self._box = [left, top, width - left - right, height - bottom - top]
        (x0, x1), (y0, y1) = plot.window
        self._scale = Scale(self._box[2] / (x1 - x0), self._box[3] / (y1 - y0))
        self._x = self._scale.x, left - self._scale.x * x0
        self._y = -self._scale.y, height - bottom + self._scale.y * y0

    @property
    def blank(self) -> str:
        """The picture with all of its marks in it, hidden: an ``<svg>`` element for the page."""
        return cached(f"picture {_still_parts(self.plot, self._surface)}", self._draw)

    def _draw(self) -> str:
        with style():
            drawn = picture(self.plot, self._surface)
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
        if self.plot.surface and not self.plot.solid:
            at = state.value(self._surface.follows)
            for name, lines in self._surface.contours(at).items():
                text = _placed(text, f"{self.plot.name}.{name}", self.contours(lines))
        return text

    def _id(self, mark: Mark) -> str:
        return f"{self.plot.name}.{mark.role}"

    def geometry(self, state: State, follows: Follows) -> dict[str, Geometry]:
        """Return where the marks are that follow just these inputs."""
        return {
            self._id(mark): self._geometry(mark, state)
            for mark in self.plot.marks
            if mark.follows == follows
        }

    def described(self) -> dict[str, Any]:
        """Return all that the page needs to put the picture up and to move its marks."""
        return {"title": self.plot.title, "svg": self.blank, **self.frame()}

    def frame(self) -> dict[str, Any]:
        """Return how data map to the picture: ``px = offset + factor * data``."""
        return {
            "size": list(self.plot.size),
            "box": self._box,
            "x": list(self._x),
            "y": list(self._y),
        }

    def _geometry(self, mark: Mark, state: State) -> Geometry:
        points = mark.place(state, self._scale)
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
        """Return contour lines as one path, without the vertices that no eye would miss."""
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
    """Write x y x y … as the ``d`` of a path; one long format is the fastest way to.

    A tenth of a pixel is enough for a curve, whose vertices share an error; a tangent's slope is
    in the difference of two.
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


def _still_parts(plot: Plot, surface: Surface) -> str:
    """Write down all that a blank picture depends on: where its marks go is not in it."""
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
    # a point of matplotlib's is a pixel here
    text = re.sub(r'="([\d.]+)pt"', r'="\1"', text[text.index("<svg") :])
    return _HEX.sub(lambda match: _VARIABLES[match[0].lower()], text)


def palette() -> list[int]:
    """Return 256 colours as r, g, b, r, g, b, …: what the bytes of `pixels` stand for."""
    return (colormap()(np.arange(256), bytes=True)[:, :3]).ravel().tolist()


def pixels(values: np.ndarray, highest: float) -> bytes:
    """Return a surface as one byte a sample, rows from the top: where it is on the palette."""
    shares = np.clip(values[::-1] * (255.999 / highest), 0, 255)
    return shares.astype(np.uint8).tobytes()
