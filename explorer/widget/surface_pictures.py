"""The pictures of the surface: which of them somebody looks at, and what those need.

There is one over (W, x) and one over (W, y), and each of them in three dimensions. The first is
there from the start; any other is drawn when it is first asked for, and only those that are
looked at are worked out and sent.
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

#: What each picture has beside W on its axes.
OVER: Final[dict[str, Literal["x", "y"]]] = {
    "surface": "x", "surface-y": "y", "surface-3d": "x", "surface-y-3d": "y",
}  # fmt: skip
FIRST: Final = "surface"
#: From where the surface is seen in three dimensions at first: azimuth and elevation, degrees.
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
        """Return what the backdrop depends on."""
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
    """The pictures of the surface, each drawn when it is first looked at.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    points
        Samples along W and along the other axis.
    """

    def __init__(self, ranges: Ranges, points: tuple[int, int]) -> None:
        self._ranges, self._points = ranges, points
        self._views: dict[str, Flat | Surface3D] = {}
        self._angle = HOME
        self._looks: dict[str, str] = {}
        self._pictures: dict[str, Any] = {}
        self._backdrops: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._views[FIRST] = self.first = Flat(ranges, points, OVER[FIRST])

    def look(self, looks: Mapping[str, str | None]) -> bool:
        """Take note of which picture each page shows; None if the page is gone.

        Returns
        -------
        bool
            Whether the pictures that are looked at are others now.
        """
        before = self.looked
        for name in looks.values():
            if name is not None:
                one_of("the surface's picture", name, OVER)
        self._looks = {page: name for page, name in {**self._looks, **looks}.items() if name}
        return self.looked != before

    @property
    def watched(self) -> bool:
        """Whether a page shows any."""
        return bool(self._looks)

    def turn(self, azim: float, elev: float) -> None:
        """Look at the pictures in three dimensions from another side; angles in degrees."""
        self._angle = azim, elev
        for view in self._views.values():
            if not isinstance(view, Flat):
                view.turn(azim, elev)

    @property
    def looked(self) -> list[str]:
        """The names of the pictures that are looked at."""
        return sorted(set(self._looks.values())) or [FIRST]

    @property
    def plots(self) -> list[SvgPlot]:
        """The pictures that are looked at."""
        return [self._view(name).svg for name in self.looked]

    def pictures(self) -> dict[str, Any]:
        """Return all pictures that were asked for so far, but the first."""
        for name in self.looked:
            if name != FIRST and name not in self._pictures:
                self._pictures[name] = self._view(name).svg.described()
                save()
        return dict(self._pictures)

    def backdrops(self, state: State) -> dict[str, Any]:
        """Return what is behind the marks of each picture that is looked at.

        An entry is the same object as long as nothing changed that it depends on.
        """
        for name in self.looked:
            view, (before, _) = self._view(name), self._backdrops.get(name, (None, None))
            now = view.follows(state)
            if now != before:
                self._backdrops[name] = now, view.backdrop(state)
        return {name: self._backdrops[name][1] for name in self.looked}

    def _view(self, name: str) -> Flat | Surface3D:
        if name not in self._views:
            self._views[name] = self._made(name)
        return self._views[name]

    def _made(self, name: str) -> Flat | Surface3D:
        if not name.endswith("-3d"):
            return Flat(self._ranges, self._points, OVER[name])
        # here: it loads mplot3d, which few people need
        from explorer.drawing.surface_3d import Surface3D

        return Surface3D(self._ranges, OVER[name], self._angle)


def grid(points: Any) -> tuple[int, int]:
    """Return the surface's samples along W and along x, if that is what they are.

    Raises
    ------
    TypeError
        If they are not two whole numbers.
    ValueError
        If one is not from 2 to 2000.
    """
    wanted = "surface_points must be two whole numbers from 2 to 2000"
    if not isinstance(points, tuple | list) or len(points) != 2:
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if any(isinstance(n, bool) or not isinstance(n, int) for n in points):
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if not all(2 <= n <= 2000 for n in points):
        raise ValueError(f"{wanted}; got {shortened(points)}")
    return points[0], points[1]
