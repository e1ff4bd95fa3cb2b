"""The five plots: three along the chain W → z → ŷ → L, the loss along W, and the loss surface."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from explorer.derivation.sentences import ALMOST_ZERO
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import places, sigmoid, squared_error
from explorer.plots.gradient_vector import surface_plot
from explorer.plots.marks import (
    Mark,
    Plot,
    Points,
    Scale,
    Window,
    arrow,
    room_for_numbers,
    within,
)

CURVE_POINTS: Final = 81
#: The next step's arrow runs along the foot of its plot, unless the point is as low as this, px.
LIFTED: Final = 44.0


def plots(ranges: Ranges) -> tuple[Plot, ...]:
    """Return the five plots for these slider ranges, in the order of the chain."""
    return (
        _z_plot(ranges),
        _sigma_plot(ranges),
        _loss_plot(ranges),
        _descent_plot(ranges),
        surface_plot(ranges),
    )


def _z_plot(ranges: Ranges) -> Plot:
    window = Window(ranges.padded("W"), ranges.padded("z"))
    return Plot(
        name="z",
        title="z along W",
        size=(318, 172),
        xlabel="W",
        ylabel="z",
        window=window,
        margins=(room_for_numbers(window.y), 10, 36, 8),
        marks=(
            Mark("guide", "z", "line", lambda s, px: window.guide(s.t.W, s.t.z)),
            Mark("curve", "z", "line", lambda s, px: [(w, w * s.t.x) for w in window.x]),
            Mark(
                "tangent",
                "dz_dW",
                "line",
                lambda s, px: window.tangent(s.t.W, s.t.z, s.t.dz_dW, px),
            ),
            Mark("point", "z", "point", lambda s, px: [(s.t.W, s.t.z)]),
        ),
    )


def _sigma_plot(ranges: Ranges) -> Plot:
    window = Window(ranges.padded("z"), ranges.padded("y_hat"))
    # σ'(z) = ALMOST_ZERO where σ(z) = (1 + √(1 − 4·ALMOST_ZERO))/2
    flat = 0.5 + math.sqrt(0.25 - ALMOST_ZERO)
    edge_of_slope = math.log(flat / (1 - flat))
    z = places(window.x, 1.0, 401)

    def target(s: State, px: Scale) -> Points:
        return [(z, s.t.y) for z in window.x]

    def target_label(s: State, px: Scale) -> Points:
        side = -1 if 2 * s.t.y > sum(window.y) else 1  # where there is more room
        return [window.inside(window.x[1], s.t.y + side * 10 / px.y, px)]

    def error_label(s: State, px: Scale) -> Points:
        if abs(s.t.dL_dyhat) * px.y < 26:  # shorter than its label is high
            return []
        # on the side where the curve and its tangent are not, unless that leaves the plot
        side = -1 if s.t.y > s.t.y_hat else 1
        edge = window.x[0] if side < 0 else window.x[1]
        if abs(edge - s.t.z) * px.x < 64:
            side = -side
        height = (s.t.y + s.t.y_hat) / 2
        if abs(s.t.z) > edge_of_slope:  # and not over the word there
            height = max(height, window.y[0] + 38 / px.y)
            if abs(height - s.t.y) * px.y < 12:  # nor over the line
                height = s.t.y + 12 / px.y
        return [(s.t.z + side * 24 / px.x, height)]

    return Plot(
        name="sigma",
        title="the guess along z",
        size=(390, 172),
        xlabel="z",
        ylabel="ŷ",
        window=window,
        curves=(np.column_stack((z, sigmoid(z))),),
        shaded=tuple(
            (start, end)
            for start, end in ((window.x[0], -edge_of_slope), (edge_of_slope, window.x[1]))
            if start < end
        ),
        shaded_name="saturated",
        marks=(
            Mark("guide", "y_hat", "line", lambda s, px: window.guide(s.t.z, s.t.y_hat)),
            Mark("target", "y", "line", target, follows="y"),
            Mark("target-label", "y", "text", target_label, follows="y", text="y"),
            Mark("error", "dL_dyhat", "line", lambda s, px: [(s.t.z, s.t.y_hat), (s.t.z, s.t.y)]),
            Mark("error-label", "dL_dyhat", "text", error_label, text="y − ŷ"),
            Mark("tangent", "dyhat_dz", "line",
                 lambda s, px: window.tangent(s.t.z, s.t.y_hat, s.t.dyhat_dz, px)),
            Mark("point", "y_hat", "point", lambda s, px: [(s.t.z, s.t.y_hat)]),
        ),
    )  # fmt: skip


def _loss_plot(ranges: Ranges) -> Plot:
    window = Window(ranges.padded("y_hat"), ranges.padded("loss"))
    guesses = np.linspace(*window.x, 81)

    def target(s: State, px: Scale) -> Points:
        return [(s.t.y, v) for v in window.y]

    def target_label(s: State, px: Scale) -> Points:
        side = -1 if (s.t.y - window.x[0]) * px.x > 24 else 1
        return [window.inside(s.t.y + side * 10 / px.x, window.y[1], px)]

    def curve(s: State, px: Scale) -> Points:
        return list(zip(guesses.tolist(), squared_error(s.t.y, guesses).tolist(), strict=True))

    return Plot(
        name="loss",
        title="the loss along the guess",
        size=(364, 172),
        xlabel="ŷ",
        ylabel="L",
        window=window,
        marks=(
            Mark("target", "y", "line", target, follows="y"),
            Mark("target-label", "y", "text", target_label, follows="y", text="y"),
            Mark("guide", "loss", "line", lambda s, px: window.guide(s.t.y_hat, s.t.loss)),
            Mark("curve", "loss", "line", curve, follows="y"),
            Mark("tangent", "dL_dyhat", "line",
                 lambda s, px: window.tangent(s.t.y_hat, s.t.loss, s.t.dL_dyhat, px)),
            Mark("point", "loss", "point", lambda s, px: [(s.t.y_hat, s.t.loss)]),
        ),
    )  # fmt: skip


def _descent_plot(ranges: Ranges) -> Plot:
    window = Window(ranges.padded("W"), ranges.padded("loss"))
    floor = window.y[0]

    def curve(s: State, px: Scale) -> Points:
        weights = places(window.x, s.t.x, CURVE_POINTS)
        losses = squared_error(s.t.y, sigmoid(weights * s.t.x))
        return list(zip(weights.tolist(), losses.tolist(), strict=True))

    def lifted(s: State, px: Scale) -> bool:
        return bool((s.t.loss - floor) * px.y < LIFTED)

    def level(s: State, px: Scale) -> float:
        return s.t.loss + 24 / px.y if lifted(s, px) else floor + 9 / px.y

    def step(s: State, px: Scale) -> Points:
        height = level(s, px)
        return arrow((s.t.W, height), (within(s.W_next, window.x), height), px)

    def step_label(s: State, px: Scale) -> Points:
        tail, tip = s.t.W, within(s.W_next, window.x)
        if abs(tip - tail) * px.x < 4:
            return []
        room = 36 / px.x  # half the label, and some air
        ahead = math.copysign(room, tip - tail)
        # on the side of the arrow where the curve and its tangent are not, unless that is too short
        places = [tail - ahead, tip + ahead]
        if lifted(s, px):
            places.reverse()
        ends = window.x[0] + room, window.x[1] - room
        free = [place for place in places if within(place, ends) == place]
        return [((free or [within(places[0], ends)])[0], level(s, px))]

    def printed(s: State, px: Scale) -> Points:
        # the slope as the blog post prints it, where one can tell it from the true one
        line = window.tangent(s.t.W, s.t.loss, -s.t.dL_dW, px)
        apart = 2 * abs(line[1][1] - line[0][1]) * px.y
        return line if s.printed and apart >= 6 else []

    def printed_label(s: State, px: Scale) -> Points:
        line = printed(s, px)
        if not line:
            return []
        side = 1 if s.t.dL_dW < 0 else -1  # of its upper end: the curve is not there
        end = max(line, key=lambda place: place[1])
        room = 36 / px.x  # half the label, and some air
        ends = window.x[0] + room, window.x[1] - room
        return [(within(end[0] + side * room, ends), window.inside(*end, px)[1])]

    def path(s: State, px: Scale) -> Points:
        if not s.path:
            return []
        losses = squared_error(s.t.y, sigmoid(np.array(s.path) * s.t.x)).tolist()
        return list(zip(s.path, losses, strict=True))

    return Plot(
        name="descent",
        title="the loss along W",
        size=(548, 196),
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
            Mark("printed-label", "dL_dW", "text", printed_label, text="as printed"),
            Mark("path", "W", "dots", path),
            Mark("step", "W_next", "area", step),
            Mark("step-label", "W_next", "text", step_label, text="−η ∂L/∂W"),
            Mark("point", "loss", "point", lambda s, px: [(s.t.W, s.t.loss)]),
        ),
    )
