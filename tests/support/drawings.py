"""Draw plots from scratch with matplotlib, read back the SVG, and compare curves."""

from __future__ import annotations

import io
import itertools
import re
from xml.etree import ElementTree

import numpy as np

from explorer.drawing.artists import picture
from explorer.drawing.style import style
from explorer.drawing.svg import SvgPlot
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.marks import Plot
from explorer.plots.surface import Surface
from explorer.plots.surface_plot import surface_plot
from explorer.plots.windows import z_axis_at

SVG = "{http://www.w3.org/2000/svg}"


def all_plots(ranges: Ranges, s: State | None = None) -> tuple[Plot, ...]:
    """Return every plot, including those drawn only on request, on the axes of a state."""
    axis = z_axis_at(ranges, 0.0 if s is None else s.t.z)
    return (*plots(ranges, axis), surface_plot(ranges, "y"))


def svg_plots(
    ranges: Ranges, points: tuple[int, int] = (120, 80), s: State | None = None
) -> list[SvgPlot]:
    """Return every plot in the SVG form sent to the page, on the axes of a state."""
    return [
        SvgPlot(plot, Surface(ranges, points, plot.surface or "x")) for plot in all_plots(ranges, s)
    ]


def fresh(plot: Plot, surface: Surface, state: State) -> ElementTree.Element:
    """Return matplotlib's SVG of a state, drawn from scratch."""
    drawn, out = picture(plot, surface), io.StringIO()
    with style():
        drawn.show(state)
        drawn.axes.figure.savefig(out, format="svg")
    return ElementTree.fromstring(out.getvalue())


def group(root: ElementTree.Element, gid: str) -> ElementTree.Element | None:
    """Return the group with this id, or None if matplotlib drew nothing for it."""
    found = [node for node in root.iter(f"{SVG}g") if node.get("id") == gid]
    assert len(found) <= 1, gid
    return found[0] if found else None


def place(node: ElementTree.Element) -> np.ndarray | list[np.ndarray]:
    """Return the place of a mark: a pair for a point or a text, polylines for a path."""
    for tag in ("use", "text"):
        for shape in node.iter(SVG + tag):
            return np.array([float(shape.get("x")), float(shape.get("y"))])
    (path,) = node.iter(f"{SVG}path")
    return polylines(path.get("d", ""))  # empty if all of the path is outside the picture


def polylines(d: str) -> list[np.ndarray]:
    """Return the vertices of a path of straight lines, an array (n, 2) for each subpath."""
    parts: list[list[tuple[float, float]]] = []
    for command, numbers in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", d):
        values = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
        if command == "M":
            parts.append([])
        if command in "ML":
            parts[-1].append((values[0], values[1]))
        elif command == "h":
            x, y = parts[-1][-1]
            parts[-1].append((x + values[0], y))
        elif command in "zZ":
            if parts[-1][0] != parts[-1][-1]:
                parts[-1].append(parts[-1][0])
        else:
            raise ValueError(f"{command} in {d[:60]}")
    return [np.array(part) for part in parts]


def farthest(lines: list[np.ndarray], others: list[np.ndarray], size: tuple[float, float]) -> float:
    """Return the greatest distance from `lines`, within the canvas, to the nearest of `others`."""
    points = np.concatenate([_dense(line) for line in lines]) if lines else np.empty((0, 2))
    points = points[((points >= 0) & (points <= size)).all(axis=1)]
    if not len(points):
        return 0.0
    starts = np.concatenate([line[:-1] if len(line) > 1 else line for line in others])
    ways = np.concatenate([np.diff(line, axis=0) if len(line) > 1 else 0 * line for line in others])
    squares = (ways**2).sum(axis=1)
    worst = 0.0
    for some in np.array_split(points, len(points) // 500 + 1):
        offset = some[:, None] - starts
        share = (offset * ways).sum(axis=2) / np.where(squares > 0, squares, 1.0)
        nearest = offset - np.clip(share, 0, 1)[..., None] * ways
        worst = max(worst, np.hypot(*np.moveaxis(nearest, 2, 0)).min(axis=1).max())
    return float(worst)


def _dense(line: np.ndarray) -> np.ndarray:
    """Return a polyline with extra vertices, one every few pixels."""
    if len(line) < 2:
        return line
    pieces = [
        np.linspace(a, b, max(2, min(200, int(np.hypot(*(b - a)) / 4))))
        for a, b in itertools.pairwise(line)
    ]
    return np.concatenate(pieces)
