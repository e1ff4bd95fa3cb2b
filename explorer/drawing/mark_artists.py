"""The marks as matplotlib artists, which are made once and moved to each state."""

from __future__ import annotations

from typing import Any, Final

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from explorer.derivation.colors import LIGHT
from explorer.drawing.scaling import Halo, on_baseline
from explorer.drawing.style import DOTS, LINES, NOTES, color_of, halo_of
from explorer.plots.marks import Mark, Plot, Points

#: The opacity of thin lines.
FAINT: Final = 0.55
#: The length of a line that is a dot, in data units.
NO_LENGTH: Final = 1e-9
#: The path of a patch that is not yet placed.
NOWHERE: Final = Path([(0.0, 0.0)])


def mark_artist(mark: Mark, plot: Plot, axes: Axes, zorder: int, paint: bool) -> Artist:
    """Return a new artist on a plot's axes for a mark; `put` places it.

    Parameters
    ----------
    mark, plot, axes
        The mark, its plot, and the axes that show the plot.
    zorder
        Its place in the order of drawing.
    paint
        Whether the surface's image is painted here, too: only then a text needs a halo.
    """
    color = color_of(mark)
    if mark.shape == "text":
        artist: Artist = _text(mark, axes, color, halo_of(mark, plot) if paint else "")
    elif mark.shape == "area":
        artist = axes.add_patch(_area(mark, color, LIGHT["paper"] if plot.surface else color))
    elif mark.shape == "dots":
        width = DOTS.get(mark.role, 5.0)
        artist = axes.add_patch(
            PathPatch(NOWHERE, fill=False, ec=color, lw=width, capstyle="round", snap=False)
        )
    elif mark.shape == "lines":
        width = LINES[mark.role][0]
        artist = axes.add_patch(
            PathPatch(NOWHERE, fill=False, ec=color, lw=width, alpha=FAINT, capstyle="round",
                      joinstyle="round")
        )  # fmt: skip
    elif mark.shape == "point":
        (artist,) = axes.plot(
            [0], [0], "o", ms=9, mfc=LIGHT["paper"], mec=LIGHT["ink"], mew=2.4, clip_on=False,
        )  # fmt: skip
    else:
        artist = _line(mark, axes, color)
    artist.set(zorder=zorder, gid=f"{plot.name}.{mark.role}")
    return artist


def _text(mark: Mark, axes: Axes, color: str, halo: str) -> Text:
    """Return a text placed by its baseline, as in an SVG, so that the page can move it."""
    text = axes.text(
        0, 0, mark.text, color=color, ha="center", va="baseline", fontsize=NOTES.get(mark.role, 12),
        transform=on_baseline(axes),
    )  # fmt: skip
    if halo:
        text.set_path_effects([Halo(3, halo)])
    return text


def _area(mark: Mark, color: str, edge: str) -> PathPatch:
    if mark.role == "downhill":
        return PathPatch(NOWHERE, fc="none", ec=color, lw=1.2, clip_on=False)
    width = 0 if mark.role.startswith("shade") else 0.7
    return PathPatch(NOWHERE, fc=color, ec=edge, lw=width, clip_on=False)


def _line(mark: Mark, axes: Axes, color: str) -> Line2D:
    width, dashes = LINES.get(mark.role, (1.6, "-"))
    (line,) = axes.plot(
        [], [], lw=width, ls=dashes, color=color,
        # a tangent ends inside, but for its round cap; a ring may be at the edge
        clip_on=mark.role not in ("tangent", "zero", "faint"),
        solid_capstyle="butt" if mark.role == "error" else "round",
    )  # fmt: skip
    return line


def put(artist: Artist, points: Any) -> None:
    """Put one artist at the vertices of its mark, or hide it if there are none."""
    artist.set_visible(bool(points))
    if not points:
        return
    if isinstance(artist, Text):
        artist.set_position(points[0])
    elif isinstance(artist, Line2D):
        artist.set_data(*zip(*points, strict=True))
    elif isinstance(artist, PathPatch):
        if artist.get_fill():
            artist.set_path(Path(points))
        else:
            is_lines = not isinstance(points[0], tuple)
            artist.set_path(contour_path(points) if is_lines else dots(points))


def dots(points: Points) -> Path:
    """Return a path that shows a dot at each point when drawn with round caps."""
    # a line of no length at all is not drawn in a PNG
    ends = [end for x, y in points for end in ((x, y), (x + NO_LENGTH, y))]
    return Path(ends, [Path.MOVETO, Path.LINETO] * len(points))


def contour_path(lines: list[list[tuple[float, float]]]) -> Path:
    """Join contours or other lines into one path."""
    drawn = [Path(line) for line in lines if line]
    return Path.make_compound_path(*drawn) if drawn else NOWHERE
