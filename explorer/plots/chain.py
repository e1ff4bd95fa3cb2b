"""The three plots along the chain W → z → ŷ → L. The slope in each is a factor of the gradient."""

from __future__ import annotations

import math
from typing import Final

from explorer.core.formulas import sigmoid
from explorer.derivation.sentences import ALMOST_ZERO
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import linspace, samples, squared_error
from explorer.plots.layout import MARGINS, SIZES
from explorer.plots.marks import Mark, Plot, Points, Scale, Window
from explorer.plots.shading import shade, shade_label
from explorer.plots.ticks import tick_labels, ticks
from explorer.plots.windows import COUNT, LETTER, Axis, changes, ticks_along, widest_z_tick

CURVE_POINTS: Final = 161


def z_plot(ranges: Ranges, axis: Axis) -> Plot:
    """Return the plot of z along W, a line of slope x, on an axis of z."""
    window = Window(ranges.padded("W"), axis.ends)
    if changes(ranges):  # the number at the middle tick is 0, so the axis's name has room beside it
        yticks = axis.ticks(COUNT)
        left = max(MARGINS.left, 10 + LETTER * widest_z_tick(ranges))
    else:
        yticks = ticks(axis.low, axis.high, COUNT)
        longest = max([len(text) for text in tick_labels(yticks)])
        left = MARGINS.left + LETTER * max(0, longest - 3)
    margins = MARGINS._replace(left=left)
    width = SIZES["z"][0] - margins.left - margins.right

    def line(s: State, px: Scale) -> Points:
        (left, right), (low, high) = window.x, window.y
        if s.t.x != 0:  # it ends at the edge
            foot, top = low / s.t.x, high / s.t.x
            left, right = max(left, min(foot, top)), min(right, max(foot, top))
        return [(left, left * s.t.x), (right, right * s.t.x)] if left < right else []

    return Plot(
        name="z",
        title="z along W",
        heading="z",
        size=SIZES["z"],
        xlabel="W",
        ylabel="z",
        window=window,
        margins=margins,
        xticks=ticks_along(ranges.W, width),
        yticks=yticks,
        marks=(
            Mark("guide", "z", "line", lambda s, px: window.guide(s.t.W, s.t.z)),
            Mark("curve", "z", "line", line),
            Mark(
                "tangent",
                "dz_dW",
                "line",
                lambda s, px: window.tangent(s.t.W, s.t.z, s.t.dz_dW, px),
            ),
            Mark("point", "z", "point", lambda s, px: [(s.t.W, s.t.z)]),
        ),
    )


def sigma_plot(ranges: Ranges, axis: Axis) -> Plot:
    """Return the plot of the guess along z, the curve of σ, on an axis of z."""
    window = Window(axis.ends, ranges.padded("y_hat"))
    width = SIZES["sigma"][0] - MARGINS.left - MARGINS.right
    # σ'(z) = ALMOST_ZERO where σ(z) = (1 + √(1 − 4·ALMOST_ZERO))/2
    flat = 0.5 + math.sqrt(0.25 - ALMOST_ZERO)
    edge_of_slope = math.log(flat / (1 - flat))
    edges = -edge_of_slope, edge_of_slope

    def curve(s: State, px: Scale) -> Points:
        return [(z, sigmoid(z)[0]) for z in samples(window.x, 1.0, CURVE_POINTS)]

    def target(s: State, px: Scale) -> Points:
        return [(z, s.t.y) for z in window.x]

    def target_label(s: State, px: Scale) -> Points:
        side = -1 if 2 * s.t.y > window.y[0] + window.y[1] else 1  # where there is more room
        return [window.inside(window.x[1], s.t.y + side * 10 / px.y, px)]

    def error_label(s: State, px: Scale) -> Points:
        if abs(s.t.dL_dyhat) * px.y < 26:  # shorter than the height of its label
            return []
        # on the side away from the curve and its tangent, unless the label would leave the plot
        side = -1 if s.t.y > s.t.y_hat else 1
        edge = window.x[0] if side < 0 else window.x[1]
        if abs(edge - s.t.z) * px.x < 64:
            side = -side
        height = (s.t.y + s.t.y_hat) / 2
        if abs(s.t.z) > edge_of_slope:  # keep clear of the word there
            height = max(height, window.y[0] + 38 / px.y)
            if abs(height - s.t.y) * px.y < 12:  # and of the target's line
                height = s.t.y + 12 / px.y
        return [(s.t.z + side * 24 / px.x, height)]

    return Plot(
        name="sigma",
        title="the guess along z",
        heading="y_hat",
        size=SIZES["sigma"],
        xlabel="z",
        ylabel="ŷ",
        window=window,
        xticks=axis.ticks(COUNT) if changes(ranges) else ticks_along((axis.low, axis.high), width),
        yticks=ticks(*ranges.y_hat, 6),
        marks=(
            Mark("shade-left", "z", "area", lambda s, px: shade(window, edges, -1), follows="y"),
            Mark("shade-right", "z", "area", lambda s, px: shade(window, edges, 1), follows="y"),
            Mark("curve", "y_hat", "line", curve, follows="y"),
            Mark("guide", "y_hat", "line", lambda s, px: window.guide(s.t.z, s.t.y_hat)),
            Mark("target", "y", "line", target, follows="y"),
            Mark("target-label", "y", "text", target_label, follows="y", text="y"),
            Mark("error", "dL_dyhat", "line", lambda s, px: [(s.t.z, s.t.y_hat), (s.t.z, s.t.y)]),
            Mark("shade-left-label", "z", "text",
                 lambda s, px: shade_label(window, edges, -1, px), follows="y", text="saturated"),
            Mark("shade-right-label", "z", "text",
                 lambda s, px: shade_label(window, edges, 1, px), follows="y", text="saturated"),
            Mark("error-label", "dL_dyhat", "text", error_label, text="y − ŷ"),
            Mark("tangent", "dyhat_dz", "line",
                 lambda s, px: window.tangent(s.t.z, s.t.y_hat, s.t.dyhat_dz, px)),
            Mark("point", "y_hat", "point", lambda s, px: [(s.t.z, s.t.y_hat)]),
        ),
    )  # fmt: skip


def loss_plot(ranges: Ranges) -> Plot:
    """Return the plot of the loss along the guess: a parabola with its foot at the target."""
    window = Window(ranges.padded("y_hat"), ranges.padded("loss"))
    guesses = linspace(*window.x, 81)

    def target(s: State, px: Scale) -> Points:
        return [(s.t.y, v) for v in window.y]

    def target_label(s: State, px: Scale) -> Points:
        side = -1 if (s.t.y - window.x[0]) * px.x > 24 else 1
        return [window.inside(s.t.y + side * 10 / px.x, window.y[1], px)]

    def curve(s: State, px: Scale) -> Points:
        return [(guess, squared_error(s.t.y, guess)) for guess in guesses]

    return Plot(
        name="loss",
        title="the loss along the guess",
        heading="loss",
        size=SIZES["loss"],
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
