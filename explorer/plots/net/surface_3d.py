"""The marks on the loss surface of a net in three dimensions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.curves import linspace
from explorer.plots.gradient_vector import GradientArrow, magnification
from explorer.plots.layout import Margins
from explorer.plots.marks import Mark, Plot, Points, Window
from explorer.plots.net.curves import NetCurves
from explorer.plots.net.surface import NetSurface, affordable
from explorer.plots.net.surface_losses import Over, surface_losses
from explorer.plots.net.surface_plot import SYMBOLS, net_gradient, other_value, trail
from explorer.plots.projection import SIZE, Ends3D, View3D
from explorer.plots.surface_3d import EDGE, SAMPLES, on_tangent_plane, scales_3d


def net_surface_in_space(state: NetState, ranges: Ranges, over: Over) -> NetSurface:
    """Return the loss on the two lower axes of the box."""
    points = affordable(state, over, (SAMPLES, SAMPLES))
    return NetSurface(state, ranges, over, points, False)


def net_ends_3d(ranges: Ranges, over: Over, bar: tuple[float, float]) -> Ends3D:
    """Return the ends of the box around the surface, along w, the other axis and L."""
    return [ranges.W, ranges.ends("W" if over == "twin" else over), bar]


def net_surface_3d_plot(ranges: Ranges, over: Over, view: Callable[[], View3D]) -> Plot:
    """Return the marks on the surface.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    over
        The axis beside w.
    view
        ``view()`` returns the box as it is seen now.
    """
    width, height = SIZE
    window = Window((0, width), (0, height))
    suffix = "" if over == "twin" else f"-{over}"

    def on_surface(s: NetState, points: Sequence[tuple[float, float]]) -> Points:
        return view().project([(w, v, surface_losses(s, over, [w], [v])[0][0]) for w, v in points])

    def cut(s: NetState) -> Points:
        weights, v = linspace(ranges.W[0], ranges.W[1], SAMPLES), other_value(s, over)
        heights = surface_losses(s, over, weights, [v])[0]
        return view().project([(w, v, L) for w, L in zip(weights, heights, strict=True)])

    def to(c: NetCurves, dw: float, dv: float) -> tuple[float, float]:
        s, seen = c.state, view()
        point = (s.w, other_value(s, over), s.t.loss)
        return on_tangent_plane(
            lambda points: seen.project(points), point, net_gradient(s, over), dw, dv
        )

    drawn = GradientArrow(
        window,
        -EDGE,
        magnification(ranges),
        lambda c: net_gradient(c.state, over),
        to,
        lambda: scales_3d(view().ends),
    )
    return Plot(
        name=f"net-surface{suffix}-3d",
        title=f"the loss over w and {SYMBOLS[over]}",
        size=SIZE,
        xlabel="",
        ylabel="",
        window=window,
        margins=Margins(0, 0, 0, 0),
        surface=over,
        in_3d=True,
        marks=(
            Mark("slice", "W", "line", lambda c, px: cut(c.state)),
            Mark("trail", "W", "dots", lambda c, px: on_surface(c.state, trail(c.state, over))),
            Mark("trail-holes", "W", "dots",
                 lambda c, px: on_surface(c.state, trail(c.state, over))),
            *drawn.marks(),
        ),
    )  # fmt: skip
