"""The gradient vector, and the plots of the loss surface that it is drawn on."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

from explorer.core.trace import Trace
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import linspace
from explorer.plots.layout import MARGINS, SIZES
from explorer.plots.marks import Mark, Plot, Points, Scale, Window, arrow, margin_for_tick_labels

#: The gradient vector is drawn on a logarithmic scale, or it would be invisible at nearly every
#: state: full length from |∇L| = 1 on, an eighth less for each power of ten below, and never
#: shorter than the stub that still shows its direction.
VECTOR: Final = 72.0  # px
VECTOR_DECADES: Final = 8
VECTOR_STUB: Final = 28.0  # px
NOTE: Final = (
    "Arrow: full at |∇L| = 1, ⅛ shorter per ÷10, cut at the edge. Hollow: downhill. Ring: 0."
)
OUTSIDE: Final = 12.0  # px by which an arrow may extend beyond its plot


def vector_length(norm: float) -> float:
    """Return the length in px at which a gradient of this norm is drawn: 0 for exactly 0."""
    if norm == 0:
        return 0.0
    share = 1 + math.log10(norm) / VECTOR_DECADES
    return max(VECTOR_STUB, VECTOR * min(1.0, share))


def gradient(t: Trace, over: str) -> tuple[float, float]:
    """Return ∇L over W and x, or over W and y."""
    return t.dL_dW, t.dL_dx if over == "x" else t.dL_dy


def gradient_as_drawn(t: Trace, over: str, scales: Sequence[float]) -> tuple[float, float]:
    """Return ∇L scaled to its drawn length, in the axes' units.

    Parameters
    ----------
    t
        The trace.
    over
        The other axis, ``"x"`` or ``"y"``.
    scales
        Pixels per unit along W, along the other axis and, in three dimensions, along L.
    """
    found = gradient(t, over)
    return scaled(found, vector_length(math.hypot(*found)), scales)


def scaled(
    found: tuple[float, float], length: float, scales: Sequence[float]
) -> tuple[float, float]:
    """Return a gradient scaled to a length in px, in the axes' units; 0 stays 0.

    Parameters
    ----------
    found
        The gradient.
    length
        The length.
    scales
        As for `gradient_as_drawn`.
    """
    norm = math.hypot(*found)
    if norm == 0:
        return 0.0, 0.0
    # divided before they are scaled, so that a subnormal ∇L still has a direction
    unit = found[0] / norm, found[1] / norm, norm  # the last is the rise of the tangent plane
    reach = length / math.hypot(*[s * scale for s, scale in zip(unit, scales, strict=False)])
    return reach * unit[0], reach * unit[1]


def gradient_marks(
    window: Window,
    along: Callable[[Any, Scale, float, float], tuple[float, float]],
    is_hidden: Callable[[Any], bool],
) -> tuple[Mark, ...]:
    """Return the marks of the gradient vector, its component along W, and the point they start at.

    Parameters
    ----------
    window
        The plot's limits.
    along
        ``along(state, scale, a, b)`` returns the position reached from the point by a times the
        vector's component along W and b times its other component.
    is_hidden
        ``is_hidden(state)`` tells whether there is no vector to draw; then there is a ring.
    """

    def to(a: float, b: float) -> Callable[[Any, Scale], Points]:
        return lambda s, px: arrow(along(s, px, 0, 0), along(s, px, a, b), px)

    def zero(s: Any, px: Scale) -> Points:
        if not is_hidden(s):
            return []
        x, y = along(s, px, 0, 0)
        around = linspace(0.0, 2 * math.pi, 33)
        return [(x + 11 / px.x * math.cos(a), y + 11 / px.y * math.sin(a)) for a in around]

    def label(s: Any, px: Scale) -> Points:
        (x, y), tip = along(s, px, 0, 0), along(s, px, 1, 1)
        dx, dy = tip[0] - x, tip[1] - y
        length = math.hypot(dx * px.x, dy * px.y)
        if length == 0:
            return [window.inside(x + 26 / px.x, y + 12 / px.y, px)]
        across, up = dx * px.x / length, dy * px.y / length

        def at(ahead: float, aside: float) -> tuple[float, float]:
            return (
                x + (ahead * across - aside * up) / px.x,
                y + (ahead * up + aside * across) / px.y,
            )

        # beyond the tip; beside it, where the plot ends; or behind the point, if there is no room
        beside = [at(length - 6, 20), at(length - 6, -20)] if length > 40 else []
        positions = [at(length + 14, 0), *beside, at(-34, 0)]
        free = [position for position in positions if window.inside(*position, px) == position]
        return [(free or [window.inside(*positions[-1], px)])[0]]

    return (
        Mark("downhill", "dL_dW", "area", to(-1, 0)),
        Mark("vector", "gradient", "area", to(1, 1)),
        Mark("component", "dL_dW", "area", to(1, 0)),
        Mark("zero", "gradient", "line", zero),
        Mark("vector-label", "gradient", "text", label, text="∇L"),
        Mark("point", "W", "point", lambda s, px: [along(s, px, 0, 0)]),
    )


def surface_plot(ranges: Ranges, over: Literal["x", "y"] = "x") -> Plot:
    """Return the plot of the loss over W and x, or over W and y."""
    window = Window(ranges.padded("W"), ranges.padded(over))
    margins = MARGINS._replace(right=62)  # for the colour bar
    if over == "x":
        margins = margins._replace(left=margin_for_tick_labels(window.y))

    def along(s: State, px: Scale, a: float, b: float) -> tuple[float, float]:
        v = getattr(s.t, over)
        dW, dv = gradient_as_drawn(s.t, over, (px.x, px.y))
        # an arrow that leaves the plot ends just outside, so that its direction is still seen
        share = window.wider(OUTSIDE / px.x, OUTSIDE / px.y).share(s.t.W, v, dW, dv)
        return s.t.W + a * share * dW, v + b * share * dv

    return Plot(
        name="surface" if over == "x" else "surface-y",
        title=f"the loss over W and {over}",
        size=SIZES["surface"],
        xlabel="W",
        ylabel=over,
        window=window,
        margins=margins,
        surface=over,
        marks=(
            Mark("slice", over, "line", lambda s, px: [(w, getattr(s.t, over)) for w in window.x]),
            Mark("path", "W", "dots", lambda s, px: [(w, getattr(s.t, over)) for w in s.path]),
            *gradient_marks(window, along, lambda s: not any(gradient(s.t, over))),
        ),
    )
