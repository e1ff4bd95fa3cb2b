"""The three plots along the chain w → z → l → L. The slope in each is a factor of the share."""

from __future__ import annotations

import math
from typing import Final

from explorer.core.net.formulas import activated
from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.model.ranges import Ranges
from explorer.plots.curves import samples
from explorer.plots.marks import Mark, Plot, Points, Scale, Window
from explorer.plots.net.curves import NetCurves, z_without, z_without_text
from explorer.plots.net.layout import NET_MARGINS, NET_SIZES, Form, axes_width, picture_name
from explorer.plots.net.windows import Axes, shown_outputs
from explorer.plots.shading import shade, shade_label
from explorer.plots.windows import COUNT, ticks_along

#: The width of a character of a note, px.
LETTER: Final = 5.6
#: The number of ticks of the axes that change with the state: of z, of l along and up, of a loss.
TICKS_OF_Z, TICKS_ALONG_L, TICKS_UP_L, TICKS_OF_LOSS = COUNT, 5, 3, 6


def net_z_plot(ranges: Ranges, axes: Axes, form: Form) -> Plot:
    """Return the plot of z along w: a line whose slope is what comes in."""
    window = Window(ranges.padded("W"), axes.z.ends)
    name = picture_name("net-z", form)

    def line(c: NetCurves, n: int) -> Points:
        rest, comes_in = z_without(c.state, n), c.state.inputs()[n]
        return [(w, rest + comes_in * w) for w in window.x]

    def others(c: NetCurves, px: Scale) -> list[Points]:
        return [line(c, n) if n != c.state.now.example else [] for n in range(c.state.examples)]

    def rest(c: NetCurves, px: Scale) -> Points:
        z = z_without(c.state, c.state.now.example)
        has_others = c.state.shape[0] > 1 and window.y[0] <= z <= window.y[1]
        return [(0.0, z)] if has_others else []

    def rest_text(c: NetCurves) -> str:
        what = "inputs" if c.state.now.weight.layer == 0 else "units"
        return f"the other {what} alone: {z_without_text(c.state)}"

    def rest_label(c: NetCurves, px: Scale) -> Points:
        if c.state.shape[0] == 1:
            return []
        # in the corner that the line does not come near, away from the point
        dx, dy = (LETTER * len(rest_text(c)) / 2 + 4) / px.x, 11 / px.y
        rises = c.state.dz_dW >= 0
        right = (window.x[1] - dx, window.y[0] + dy if rises else window.y[1] - dy)
        left = (window.x[0] + dx, window.y[1] - dy if rises else window.y[0] + dy)
        w, z = c.state.w, c.state.z
        is_free = abs(w - right[0]) > dx + 10 / px.x or abs(z - right[1]) > 20 / px.y
        return [right if is_free else left]

    return Plot(
        name=name,
        title="z along w",
        size=NET_SIZES[name],
        xlabel="w",
        ylabel="z",
        window=window,
        margins=NET_MARGINS,
        xticks=ticks_along(ranges.W, axes_width(name)),
        yticks=axes.z.ticks(TICKS_OF_Z),
        marks=(
            Mark("examples", "z", "lines", others),
            Mark("guide", "z", "line", lambda c, px: window.guide(c.state.w, c.state.z)),
            Mark("curve", "z", "line", lambda c, px: line(c, c.state.now.example)),
            Mark("rest", "z", "dots", rest),
            Mark("rest-label", "z", "text", rest_label, text="alone", says=rest_text),
            Mark("tangent", "dz_dW", "line",
                 lambda c, px: window.tangent(c.state.w, c.state.z, c.state.dz_dW, px)),
            Mark("point", "z", "point", lambda c, px: [(c.state.w, c.state.z)]),
        ),
    )  # fmt: skip


def flat_from(activation: str) -> float:
    """Return the z from which on an activation is saturated, on both sides; else infinity."""
    most = {"sigmoid": 0.25, "tanh": 1.0}.get(activation, 0.0)  # its slope at 0
    if most == 0.0:
        return math.inf
    # σ′(z) = a where σ(z) = (1 + √(1 − 4a))/2; tanh(z) = 2σ(2z) − 1, so its slope is 4σ′(2z)
    flat = 0.5 + math.sqrt(0.25 - 0.25 * ACTIVATION_TEXTS[activation].almost_zero / most)
    z = math.log(flat / (1.0 - flat))
    return z if activation == "sigmoid" else z / 2.0


def activation_samples(activation: str, ends: tuple[float, float]) -> list[float]:
    """Return the z at which an activation's curve is sampled."""
    if activation == "identity":
        return [*ends]
    if activation == "relu":
        return [ends[0], 0.0, ends[1]]
    return samples(ends, 1.0 if activation == "sigmoid" else 2.0, 161)


def net_l_plot(axes: Axes, last: bool, form: Form) -> Plot:
    """Return the plot of the unit's output along z: the curve of its activation."""
    window = Window(axes.z.ends, axes.l.ends)
    name = picture_name("net-l", form)

    def curve(c: NetCurves, px: Scale) -> Points:
        kind = c.state.kind
        return [(z, activated(kind, z)) for z in activation_samples(kind, window.x)]

    def edges(c: NetCurves) -> tuple[float, float]:
        """Return where the shaded parts end, on the left and on the right."""
        if c.state.kind == "relu":
            return 0.0, math.inf
        flat = flat_from(c.state.kind)
        return -flat, flat

    def label(c: NetCurves, side: int, px: Scale) -> Points:
        return shade_label(window, edges(c), side, px)

    def word(c: NetCurves) -> str:
        return "off" if c.state.kind == "relu" else "saturated"

    def target(c: NetCurves) -> float:
        return shown_outputs(c.state)[-1]

    def target_line(c: NetCurves, px: Scale) -> Points:
        return [(z, target(c)) for z in window.x] if c.state.last else []

    def target_label(c: NetCurves, px: Scale) -> Points:
        if not c.state.last:
            return []
        side = -1 if 2 * target(c) > window.y[0] + window.y[1] else 1  # where there is more room
        return [window.inside(window.x[1], target(c) + side * 10 / px.y, px)]

    def error(c: NetCurves, px: Scale) -> Points:
        return [(c.state.z, c.state.l), (c.state.z, target(c))] if c.state.last else []

    def error_label(c: NetCurves, px: Scale) -> Points:
        z, l, y = c.state.z, c.state.l, target(c)  # noqa: E741  the derivation's names
        if not c.state.last or abs(y - l) * px.y < 22:  # shorter than the height of its label
            return []
        # on the side away from the curve and its tangent, unless the label would leave the plot
        side = -1 if y > l else 1
        edge = window.x[0] if side < 0 else window.x[1]
        if abs(edge - z) * px.x < 64:
            side = -side
        height = (y + l) / 2
        if abs(z) > flat_from(c.state.kind):  # keep clear of the word there
            height = max(height, window.y[0] + 38 / px.y)
        return [(z + side * 24 / px.x, height)]

    def rings(c: NetCurves, px: Scale) -> Points:
        return [
            spot
            for n, spot in enumerate(spots(c))
            if n != c.state.now.example and contains(window, spot)
        ]

    return Plot(
        name=name,
        title="the unit’s output along z",
        size=NET_SIZES[name],
        xlabel="z",
        ylabel="ŷ" if last else "l",
        window=window,
        margins=NET_MARGINS,
        xticks=axes.z.ticks(TICKS_OF_Z),
        yticks=axes.l.ticks(TICKS_UP_L),
        marks=(
            Mark("shade-left", "z", "area", lambda c, px: shade(window, edges(c), -1)),
            Mark("shade-right", "z", "area", lambda c, px: shade(window, edges(c), 1)),
            Mark("guide", "y_hat", "line", lambda c, px: window.guide(c.state.z, c.state.l)),
            Mark("curve", "y_hat", "line", curve),
            Mark("target", "y", "line", target_line),
            Mark("target-label", "y", "text", target_label, text="y"),
            Mark("error", "dL_dyhat", "line", error),
            Mark("shade-left-label", "z", "text", lambda c, px: label(c, -1, px),
                 text="saturated", says=word),
            Mark("shade-right-label", "z", "text", lambda c, px: label(c, 1, px),
                 text="saturated", says=word),
            Mark("error-label", "dL_dyhat", "text", error_label, text="y − ŷ"),
            Mark("rings", "y_hat", "dots", rings),
            Mark("holes", "y_hat", "dots", rings),
            Mark("tangent", "dyhat_dz", "line",
                 lambda c, px: window.tangent(c.state.z, c.state.l, c.state.dl_dz, px)),
            Mark("point", "y_hat", "point", lambda c, px: [(c.state.z, c.state.l)]),
        ),
    )  # fmt: skip


def spots(c: NetCurves) -> Points:
    """Return z and l of the selected unit for each example."""
    layer, _, unit = c.state.now.weight
    outputs = [row[unit] for row in c.state.t.activations[layer + 1]]
    return [(z, l) for z, l in zip(c.state.unit(c.state.t.z), outputs, strict=True)]  # noqa: E741


def contains(window: Window, spot: tuple[float, float]) -> bool:
    """Whether a point lies on a plot's axes."""
    (x, y), (left, right), (low, high) = spot, window.x, window.y
    return left <= x <= right and low <= y <= high


def net_loss_plot(axes: Axes, last: bool, form: Form) -> Plot:
    """Return the plot of the selected example's loss along the unit's output."""
    window = Window(axes.l.ends, axes.loss.ends)
    name = picture_name("net-loss", form)

    def point(c: NetCurves) -> tuple[float, float]:
        return c.state.l, c.state.t.losses[c.state.now.example]

    def target(c: NetCurves, px: Scale) -> Points:
        return [(shown_outputs(c.state)[-1], v) for v in window.y] if c.state.last else []

    def target_label(c: NetCurves, px: Scale) -> Points:
        if not c.state.last:
            return []
        y = shown_outputs(c.state)[-1]
        side = -1 if (y - window.x[0]) * px.x > 24 else 1
        return [window.inside(y + side * 10 / px.x, window.y[1], px)]

    return Plot(
        name=name,
        title="the loss along the unit’s output",
        size=NET_SIZES[name],
        xlabel="ŷ" if last else "l",
        ylabel="L",
        window=window,
        margins=NET_MARGINS,
        xticks=axes.l.ticks(TICKS_ALONG_L),
        yticks=axes.loss.ticks(TICKS_OF_LOSS),
        marks=(
            Mark("target", "y", "line", target),
            Mark("target-label", "y", "text", target_label, text="y"),
            Mark("guide", "loss", "line", lambda c, px: window.guide(*point(c))),
            Mark("curve", "loss", "line", lambda c, px: c.along_l),
            Mark("tangent", "dL_dyhat", "line",
                 lambda c, px: window.tangent(*point(c), c.state.dL_dl, px)),
            Mark("point", "loss", "point", lambda c, px: [point(c)]),
        ),
    )  # fmt: skip
