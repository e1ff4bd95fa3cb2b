"""The plot of the loss along W: its slope is the gradient, and descent goes against it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import loss, samples
from explorer.plots.layout import SIZES
from explorer.plots.marks import Mark, Plot, Points, Scale, Window, arrow, within

CURVE_POINTS: Final = 81
#: The arrow of the next step is at the foot of the plot, or above the point if it is this low, px.
LIFTED: Final = 44.0


def descent_plot(ranges: Ranges) -> Plot:
    """Return the plot of the loss along W, with its slope and a step of gradient descent."""
    window = Window(ranges.padded("W"), ranges.padded("loss"))

    def curve(s: State, px: Scale) -> Points:
        return [(w, loss(s.t.x, s.t.y, w)) for w in samples(window.x, s.t.x, CURVE_POINTS)]

    def printed(s: State, px: Scale) -> Points:
        # the slope as the blog post prints it, where it can be told from the true one
        line = window.tangent(s.t.W, s.t.loss, -s.t.dL_dW, px)
        apart = 2 * abs(line[1][1] - line[0][1]) * px.y
        return line if s.printed and apart >= 6 else []

    def printed_label(s: State, px: Scale) -> Points:
        line = printed(s, px)
        if len(line) == 0:
            return []
        side = 1 if s.t.dL_dW < 0 else -1  # of the line's upper end, away from the curve
        end = max(line, key=lambda vertex: vertex[1])
        room = 36 / px.x  # half the label's width, and some space
        ends = window.x[0] + room, window.x[1] - room
        return [(within(end[0] + side * room, ends), window.inside(*end, px)[1])]

    def path(s: State, px: Scale) -> Points:
        return [(w, loss(s.t.x, s.t.y, w)) for w in s.path]

    return Plot(
        name="descent",
        title="the loss along W",
        size=SIZES["descent"],
        xlabel="W",
        ylabel="L",
        window=window,
        marks=(
            Mark("guide", "loss", "line", lambda s, px: window.guide(s.t.W, s.t.loss)),
            Mark("curve", "loss", "line", curve, follows="xy"),
            Mark(
                "tangent",
                "dL_dW",
                "line",
                lambda s, px: window.tangent(s.t.W, s.t.loss, s.t.dL_dW, px),
            ),
            Mark("printed", "dL_dW", "line", printed),
            Mark("printed-label", "dL_dW", "text", printed_label, text="in the blog post"),
            Mark("path", "W", "dots", path),
            *step_marks(window, lambda s: (s.t.W, s.W_next, s.t.loss), "step −η ∂L/∂W"),
            Mark("point", "loss", "point", lambda s, px: [(s.t.W, s.t.loss)]),
        ),
    )


def step_marks(
    window: Window, at: Callable[[Any], tuple[float, float, float]], text: str
) -> tuple[Mark, Mark]:
    """Return the arrow of the next step of gradient descent, and its label.

    Parameters
    ----------
    window
        The plot's limits: the weight along x, its loss along y.
    at
        ``at(state)`` returns the weight, the next weight and the loss.
    text
        The label.
    """
    floor = window.y[0]

    def lifted(loss: float, px: Scale) -> bool:
        return (loss - floor) * px.y < LIFTED

    def level(loss: float, px: Scale) -> float:
        return loss + 24 / px.y if lifted(loss, px) else floor + 9 / px.y

    def step(s: Any, px: Scale) -> Points:
        tail, tip, loss = at(s)
        height = level(loss, px)
        return arrow((tail, height), (within(tip, window.x), height), px)

    def step_label(s: Any, px: Scale) -> Points:
        tail, following, loss = at(s)
        tip = within(following, window.x)
        if abs(tip - tail) * px.x < 4:
            return []
        room = 50 / px.x  # half the label's width, and some space
        ahead = math.copysign(room, tip - tail)
        # on the side of the arrow away from the curve and its tangent, if there is room
        positions = [tail - ahead, tip + ahead]
        if lifted(loss, px):
            positions = [positions[1], positions[0]]
        ends = window.x[0] + room, window.x[1] - room
        free = [position for position in positions if within(position, ends) == position]
        return [((free or [within(positions[0], ends)])[0], level(loss, px))]

    return (
        Mark("step", "W_next", "area", step),
        Mark("step-label", "W_next", "text", step_label, text=text),
    )
