"""The gradient vector as an arrow on a plot of the loss surface.

The arrow is a round number times ∇L, the same at every state. On a flat surface it is that in the
units of both axes. On a surface in space it lies on the tangent plane, and has that length in the
units of W. Where it is too short to be seen, there is a ring, with a faint line in its direction.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from explorer.core.trace import Trace
from explorer.derivation.numbers import with_power
from explorer.model.ranges import Ranges
from explorer.plots.curves import linspace
from explorer.plots.marks import Mark, Points, Scale, Window, arrow, within

SHORTEST: Final = 12.0  # px: a shorter arrow would be hidden by the point at its tail
RING: Final = 11.0  # px: the radius of the ring
DIRECTION: Final = 22.0  # px: the length of the faint line
OUTSIDE: Final = 12.0  # px by which an arrow may extend beyond its plot
#: px: an arrow in space that is longer would leave the picture anyway, or end behind the viewer.
FARTHEST: Final = 900.0
LABEL: Final = (22.0, 9.0)  # half the label's width and height, px

#: A displacement along W and along the other axis.
Vector = tuple[float, float]


def magnification(ranges: Ranges) -> float:
    """Return the number of times that the arrow is longer than ∇L.

    It is the largest of …, 1, 2, 5, 10, … for which no arrow along W is longer than the range of W:
    of one weight |∂L/∂W| = |y − ŷ| σ′ |x|, and σ′ is at most ¼.
    """
    error = math.sqrt(2 * ranges.loss[1])
    steepest = error * max(abs(ranges.x[0]), abs(ranges.x[1])) / 4
    most = (ranges.W[1] - ranges.W[0]) / steepest
    power = float(f"1e{math.floor(math.log10(most))}")
    return max(
        [digit * power for digit in (1.0, 2.0, 5.0) if digit == 1.0 or digit * power <= most]
    )


def gradient(t: Trace, over: str) -> Vector:
    """Return ∇L over W and x, or over W and y."""
    return t.dL_dW, t.dL_dx if over == "x" else t.dL_dy


def scaled(found: Vector, length: float, scales: Sequence[float]) -> Vector:
    """Return a gradient scaled to a length in px, in the axes' units; 0 stays 0.

    Parameters
    ----------
    found
        The gradient.
    length
        The length.
    scales
        Pixels per unit along W, along the other axis and, in three dimensions, along L.
    """
    norm = math.hypot(*found)
    if norm == 0:
        return 0.0, 0.0
    # divided before they are scaled, so that a subnormal ∇L still has a direction
    unit = found[0] / norm, found[1] / norm, norm  # the last is the rise of the tangent plane
    reach = length / math.hypot(*[s * scale for s, scale in zip(unit, scales, strict=False)])
    return reach * unit[0], reach * unit[1]


class GradientArrow:
    """The arrow of the gradient, and what goes with it, on one plot.

    Parameters
    ----------
    window
        The plot's limits.
    room
        How far an arrow may extend beyond them, px; if negative, how far from them it ends.
    times
        The number of times that the arrow is longer than ∇L.
    gradient
        ``gradient(state)`` returns ∇L.
    to
        ``to(state, dW, dv)`` returns the position reached from the point by a displacement.
    scales
        ``scales()`` returns, in three dimensions, the px per unit along W, along the other axis
        and along L; on a flat surface nothing.
    """

    def __init__(
        self,
        window: Window,
        room: float,
        times: float,
        gradient: Callable[[Any], Vector],
        to: Callable[[Any, float, float], tuple[float, float]],
        scales: Callable[[], Sequence[float]] = lambda: (),
    ) -> None:
        self.window = window
        self.room = room
        self.times = times
        self.gradient = gradient
        self.to = to
        self.scales = scales

    def vector(self, s: Any) -> Vector:
        """Return the arrow's displacement from the point to its tip."""
        found = self.gradient(s)
        scales = self.scales()
        if len(scales) == 0:
            return self.times * found[0], self.times * found[1]
        length = self.times * math.hypot(*found) * scales[0]
        return scaled(found, min(length, FARTHEST), scales)

    def way(self, s: Any, px: Scale, by: Vector) -> tuple[float, float]:
        """Return the way on the screen, px, of a displacement from the point."""
        here, there = self.to(s, 0.0, 0.0), self.to(s, by[0], by[1])
        return (there[0] - here[0]) * px.x, (there[1] - here[1]) * px.y

    def is_short(self, s: Any, px: Scale) -> bool:
        """Whether the arrow is too short to be seen."""
        return math.hypot(*self.way(s, px, self.vector(s))) < SHORTEST

    def share(self, s: Any, px: Scale, by: Vector) -> float:
        """Return the share of a displacement that is drawn: an arrow ends at the plot's edge."""
        (x, y), (across, up) = self.to(s, 0.0, 0.0), self.way(s, px, by)
        window = self.window.wider(self.room / px.x, self.room / px.y)
        return window.share(x, y, across / px.x, up / px.y)

    def outline(self, s: Any, px: Scale, by: Vector) -> Points:
        """Return the outline of an arrow along a displacement, or nothing if it is short."""
        (x, y), (across, up) = self.to(s, 0.0, 0.0), self.way(s, px, by)
        share = self.share(s, px, by)
        return arrow((x, y), (x + share * across / px.x, y + share * up / px.y), px)

    def unit(self, s: Any, px: Scale) -> tuple[float, float]:
        """Return the direction of ∇L on the screen, of length 1; or (0, 0)."""
        scales = self.scales()
        if len(scales) == 0:
            scales = [px.x, px.y]
        across, up = self.way(s, px, scaled(self.gradient(s), 1.0, scales))
        length = math.hypot(across, up)
        return (across / length, up / length) if length > 0 else (0.0, 0.0)

    def ring(self, s: Any, px: Scale) -> Points:
        """Return the ring in place of an arrow that is too short."""
        if not self.is_short(s, px):
            return []
        x, y = self.to(s, 0.0, 0.0)
        around = linspace(0.0, 2 * math.pi, 33)
        return [(x + RING / px.x * math.cos(a), y + RING / px.y * math.sin(a)) for a in around]

    def faint(self, s: Any, px: Scale) -> Points:
        """Return the faint line from the ring in the direction of ∇L, if it has one."""
        across, up = self.unit(s, px)
        if (across == 0 and up == 0) or not self.is_short(s, px):
            return []
        x, y = self.to(s, 0.0, 0.0)
        whole = RING + DIRECTION
        room = self.window.wider(self.room / px.x, self.room / px.y)
        end = whole * room.share(x, y, whole * across / px.x, whole * up / px.y)
        ends = (RING, end) if end > RING else ()
        return [(x + far * across / px.x, y + far * up / px.y) for far in ends]

    def label(self, s: Any, px: Scale) -> Points:
        """Return the place of the label: near the arrow's tip, or behind the point."""
        x, y = self.to(s, 0.0, 0.0)
        across, up = self.unit(s, px)
        length = RING + DIRECTION
        if not self.is_short(s, px):
            vector = self.vector(s)
            length = self.share(s, px, vector) * math.hypot(*self.way(s, px, vector))
        elif across == 0 and up == 0:
            across, length = 1.0, RING

        def at(ahead: float, aside: float) -> tuple[float, float]:
            return (
                x + (ahead * across - aside * up) / px.x,
                y + (ahead * up + aside * across) / px.y,
            )

        dx, dy = LABEL
        room = self.window.wider(-dx / px.x, -dy / px.y)

        def inside(x: float, y: float) -> tuple[float, float]:
            return within(x, room.x), within(y, room.y)

        # beyond the tip; beside it, where the plot ends; or behind the point, if there is no room
        beside = dy + 8 + abs(up) * (dx - dy)
        ahead = 5 + dy + abs(across) * (dx - dy)
        sides = [at(length - 6, beside), at(length - 6, -beside)] if length > 40 else []
        positions = [at(length + ahead, 0), *sides, at(-14 - ahead, 0)]
        free = [position for position in positions if inside(*position) == position]
        return [(free or [inside(*positions[-1])])[0]]

    def marks(self) -> tuple[Mark, ...]:
        """Return the marks: the arrow, its part along W, and the point they start at."""

        def along_W(s: Any, px: Scale, sign: float) -> Points:
            if self.is_short(s, px):
                return []
            return self.outline(s, px, (sign * self.vector(s)[0], 0.0))

        def vector(s: Any, px: Scale) -> Points:
            return [] if self.is_short(s, px) else self.outline(s, px, self.vector(s))

        def label(s: Any, px: Scale, short: bool) -> Points:
            return self.label(s, px) if self.is_short(s, px) == short else []

        return (
            Mark("downhill", "dL_dW", "area", lambda s, px: along_W(s, px, -1.0)),
            Mark("vector", "gradient", "area", vector),
            Mark("component", "dL_dW", "area", lambda s, px: along_W(s, px, 1.0)),
            Mark("zero", "gradient", "line", lambda s, px: self.ring(s, px)),
            Mark("faint", "gradient", "line", lambda s, px: self.faint(s, px)),
            Mark("vector-label", "gradient", "text", lambda s, px: label(s, px, False),
                 text=f"{times_text(self.times)}∇L"),
            Mark("zero-label", "gradient", "text", lambda s, px: label(s, px, True), text="∇L"),
            Mark("point", "W", "point", lambda s, px: [self.to(s, 0.0, 0.0)]),
        )  # fmt: skip


def times_text(times: float) -> str:
    """Write the number before ∇L at the arrow, with a space: ``"10 "``; nothing if it is 1."""
    if times == 1:
        return ""
    return f"{times:g} " if 1e-4 <= times < 1e6 else f"{with_power(times, 0)} "
