"""The pictures of the surface: those that pages show, and the data that they need.

There is one over (W, x) and one over (W, y), each flat and in three dimensions. The first is drawn
at the start, any other when a page first requests it. Data are computed and sent only for the
pictures that some page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from explorer.core.arguments import shortened
from explorer.drawing.cache import save
from explorer.drawing.svg import SvgPlot, pixels
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.gradient_vector import surface_plot
from explorer.plots.surface import Surface
from explorer.widget.messages import one_of

if TYPE_CHECKING:
    from explorer.drawing.surface_3d import Surface3D

#: The other axis of each picture, besides W.
OVER: Final[dict[str, Literal["x", "y"]]] = {
    "surface": "x", "surface-y": "y", "surface-3d": "x", "surface-y-3d": "y",
}  # fmt: skip
FIRST: Final = "surface"
#: The first angle of the surface in three dimensions: azimuth and elevation, degrees.
HOME: Final = (-60.0, 30.0)


class Flat:
    """The loss as colours and contour lines, seen from above.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    points
        Samples along W and along the other axis.
    over
        The other axis.
    """

    def __init__(self, ranges: Ranges, points: tuple[int, int], over: Literal["x", "y"]) -> None:
        self.surface = Surface(ranges, points, over)
        self.svg = SvgPlot(surface_plot(ranges, over), self.surface)

    def follows(self, state: State) -> Any:
        """Return the value that the backdrop depends on."""
        return state.value(self.surface.follows)

    def backdrop(self, state: State) -> dict[str, Any]:
        """Return the colours and the contour lines."""
        at = self.follows(state)
        values = self.surface.values(at)
        name = self.svg.plot.name
        return {
            "marks": {
                f"{name}.{group}": self.svg.contours(lines)
                for group, lines in self.surface.contours(at, values).items()
            },
            "pixels": pixels(values, self.surface.highest),
        }


class SurfacePictures:
    """The pictures of the surface, each drawn when a page first shows it.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    points
        Samples along W and along the other axis.
    """

    def __init__(self, ranges: Ranges, points: tuple[int, int]) -> None:
        self._ranges, self._points = ranges, points
        self._drawings: dict[str, Flat | Surface3D] = {}
        self._angle = HOME
        self._looks: dict[str, str] = {}
        self._pictures: dict[str, Any] = {}
        self._backdrops: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._drawings[FIRST] = self.first = Flat(ranges, points, OVER[FIRST])

    def look(self, looks: Mapping[str, str | None]) -> bool:
        """Record the picture that each page shows, or None for a page that is gone.

        Returns
        -------
        bool
            Whether other pictures are shown now than before.
        """
        before = self.shown
        for name in looks.values():
            if name is not None:
                one_of("the surface's picture", name, OVER)
        self._looks = {page: name for page, name in {**self._looks, **looks}.items() if name}
        return self.shown != before

    @property
    def watched(self) -> bool:
        """Whether any page shows a picture."""
        return bool(self._looks)

    def turn(self, azim: float, elev: float) -> None:
        """Turn the pictures in three dimensions; angles in degrees."""
        self._angle = azim, elev
        for drawing in self._drawings.values():
            if not isinstance(drawing, Flat):
                drawing.turn(azim, elev)

    @property
    def shown(self) -> list[str]:
        """The names of the pictures that pages show."""
        return sorted(set(self._looks.values())) or [FIRST]

    @property
    def plots(self) -> list[SvgPlot]:
        """The pictures that pages show."""
        return [self._drawing(name).svg for name in self.shown]

    def pictures(self) -> dict[str, Any]:
        """Return all pictures that pages have requested, except the first."""
        for name in self.shown:
            if name != FIRST and name not in self._pictures:
                self._pictures[name] = self._drawing(name).svg.described()
                save()
        return dict(self._pictures)

    def backdrops(self, state: State) -> dict[str, Any]:
        """Return the background of each picture that a page shows.

        An entry stays the same object until a value that it depends on changes.
        """
        for name in self.shown:
            drawing, (before, _) = self._drawing(name), self._backdrops.get(name, (None, None))
            now = drawing.follows(state)
            if now != before:
                self._backdrops[name] = now, drawing.backdrop(state)
        return {name: self._backdrops[name][1] for name in self.shown}

    def _drawing(self, name: str) -> Flat | Surface3D:
        if name not in self._drawings:
            self._drawings[name] = self._draw(name)
        return self._drawings[name]

    def _draw(self, name: str) -> Flat | Surface3D:
        if not name.endswith("-3d"):
            return Flat(self._ranges, self._points, OVER[name])
        # not at the top: it loads mplot3d, which few people need
        from explorer.drawing.surface_3d import Surface3D

        return Surface3D(self._ranges, OVER[name], self._angle)


def grid(points: Any) -> tuple[int, int]:
    """Validate and return the surface's samples along W and along x.

    Raises
    ------
    TypeError
        If `points` is not a pair of whole numbers.
    ValueError
        If a number is not from 2 to 2000.
    """
    wanted = "surface_points must be two whole numbers from 2 to 2000"
    if not isinstance(points, tuple | list) or len(points) != 2:
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if any(isinstance(n, bool) or not isinstance(n, int) for n in points):
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if not all(2 <= n <= 2000 for n in points):
        raise ValueError(f"{wanted}; got {shortened(points)}")
    return points[0], points[1]
