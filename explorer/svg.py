"""From plots to what the page needs: each picture once, then only where its marks are.

The page shows matplotlib's own SVG. What moves carries an id, and a state is sent as the new
geometry of each id in the SVG's coordinates, found with the transform that matplotlib itself
draws with: a new path is exactly what a fresh drawing would hold.
"""

from __future__ import annotations

import io
import re
from typing import Any, Final

import numpy as np
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from explorer.marks import Follows, Mark, Plot
from explorer.quantities import QUANTITIES
from explorer.scene import BASELINE, PlotArtists, contour_path, picture
from explorer.state import State
from explorer.style import EDGE, NEUTRALS, colormap, style
from explorer.surface import Surface

Geometry = str | list[float]  # a path's "d", or the place of a point or text; "" hides

# Of two quantities with one colour the first names it, as W_next has that of ∂L/∂W.
_VARIABLES: Final = {
    color.lower(): f"var(--ge-{name}, {color.lower()})"
    for name, color in (
        *((q.name, q.color) for q in reversed(QUANTITIES.values())),
        *NEUTRALS.items(),
    )
}
_CONTOURS: Final = re.compile(r'(<g id="[\w-]+\.contours-\w+">\s*<path d=)"[^"]*"')
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
        drawn = picture(plot, surface)
        self._scale = drawn.scale
        # The axes are linear, so their whole transform is two factors and two offsets. SVG counts
        # y from the top.
        matrix = drawn.axes.transData.get_matrix()
        self._x = float(matrix[0, 0]), float(matrix[0, 2])
        self._y = float(-matrix[1, 1]), float(plot.size[1] - matrix[1, 2])
        box = drawn.axes.bbox
        self._box = [
            float(box.x0),
            float(plot.size[1] - box.y1),
            float(box.width),
            float(box.height),
        ]
        # Only until it is on paper: these numbers place all marks, and a figure is a megabyte.
        self._drawn: PlotArtists | None = drawn
        self._marked: tuple[State, str] | None = None

    def markup(self, state: State) -> str:
        """Return the whole picture at this state, as an ``<svg>`` element for the page.

        Every mark is in it, if only hidden, for the page to move.
        """
        if self._marked and self._marked[0] == state:
            return self._marked[1]
        drawn = self._drawn or picture(self.plot, self._surface)
        self._drawn = None
        drawn.show(state)
        hidden = drawn.show_hidden()
        text = svg(drawn.axes.figure)
        for mark in self.plot.marks:
            gid = f"{self.plot.name}.{mark.role}"
            about = f'data-mark="{mark.quantity}" data-role="{mark.role}"'
            if mark.shape == "text" and self.plot.surface:  # legible on light and on dark
                about += f' paint-order="stroke" stroke="{EDGE}" stroke-width="2.5"'
            if mark.role in hidden:
                about += ' visibility="hidden"'
            text = text.replace(f'<g id="{gid}">', f'<g id="{gid}" {about}>')
        self._marked = state, text
        return text

    def geometry(self, state: State, follows: Follows) -> dict[str, Geometry]:
        """Return where the marks are that follow just these inputs."""
        return {
            f"{self.plot.name}.{mark.role}": self._geometry(mark, state)
            for mark in self.plot.marks
            if mark.follows == follows
        }

    def described(self, state: State) -> dict[str, Any]:
        """Return all that the page needs to put the picture up and to move its marks.

        Contours are not in it: they come with the surface.
        """
        return {"title": self.plot.title, "svg": _CONTOURS.sub(r'\1""', self.markup(state)),
                **self.frame()}  # fmt: skip

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
