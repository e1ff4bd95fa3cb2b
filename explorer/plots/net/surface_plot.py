"""The plot of the loss over the selected weight and another entry, and the gradient on it."""

from __future__ import annotations

from typing import Final

from explorer.derivation.net.names import MatrixName, weights_name
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.gradient_vector import OUTSIDE, GradientArrow, magnification
from explorer.plots.marks import Mark, Plot, Window
from explorer.plots.net.layout import (
    NET_SIZES,
    SURFACE_MARGINS,
    Form,
    axes_width,
    form_of,
    picture_name,
)
from explorer.plots.net.surface_losses import Over
from explorer.plots.ticks import ticks
from explorer.plots.windows import ticks_along

#: The symbols of the other axis.
SYMBOLS: Final[dict[str, str]] = {"twin": "w′", "x": "x", "y": "y"}

#: The entries that there may be a surface over, by the pictures' form.
SURFACES: Final[dict[Form, tuple[Over, ...]]] = {
    "": ("twin", "x"),
    "wide": ("twin", "x", "y"),
    "tall": ("x", "y"),
}


def overs(state: NetState) -> tuple[Over, ...]:
    """Return the entries that there may be a surface over: another weight only if there is one."""
    found = SURFACES[form_of(state)]
    return (
        found
        if state.now.twin != state.now.weight
        else tuple([one for one in found if one != "twin"])
    )


def other_value(state: NetState, over: Over) -> float:
    """Return the entry along the other axis."""
    if over == "twin":
        return state.w_twin
    return state.x if over == "x" else state.y


def heading(state: NetState, over: Over) -> str:
    """Return the heading of the surface: the entries that it is over."""
    now = state.now
    if over == "twin":
        layer, row, column = now.twin
        matrix = now.weights[layer]
        name = weights_name(layer, state.layers)
        entry = name.entry(row, column, (len(matrix), len(matrix[0])))
    else:
        symbol, column = ("X", now.source) if over == "x" else ("y", now.target)
        width = len(now.X[0]) if over == "x" else len(now.y[0])
        entry = MatrixName(symbol, 0, 1).entry(now.example, column, (state.examples, width))
    same = entry.lower() == SYMBOLS[over]
    return f"L over w, {SYMBOLS[over]}" if same else f"L over w, {entry}"


def net_gradient(state: NetState, over: Over) -> tuple[float, float]:
    """Return ∇L over the selected weight and the other entry."""
    if over == "twin":
        return state.dL_dW, state.dL_dtwin
    return state.dL_dW, state.dL_dx if over == "x" else state.dL_dy


def trail(state: NetState, over: Over) -> list[tuple[float, float]]:
    """Return the points that descent has visited, from the first to the current one."""
    (layer, row, column), (layer_2, row_2, column_2) = state.now.weight, state.now.twin
    return [
        (
            weights[layer][row][column],
            weights[layer_2][row_2][column_2] if over == "twin" else other_value(state, over),
        )
        for weights in state.trail
    ]


def net_flat_arrow(ranges: Ranges, over: Over) -> GradientArrow:
    """Return the arrow on the surface over the selected weight and another entry."""
    return GradientArrow(
        Window(ranges.padded("W"), ranges.padded("W" if over == "twin" else over)),
        OUTSIDE,
        magnification(ranges),
        lambda c: net_gradient(c.state, over),
        lambda c, dw, dv: (c.state.w + dw, other_value(c.state, over) + dv),
    )


def net_surface_plot(ranges: Ranges, over: Over, form: Form) -> Plot:
    """Return the plot of the loss over the selected weight and another entry.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    over
        The other entry.
    form
        The picture's form.
    """
    axis = "W" if over == "twin" else over
    drawn = net_flat_arrow(ranges, over)
    window = drawn.window
    size = picture_name("net-surface", form)
    suffix = "" if over == "twin" else f"-{over}"
    suffix = f"{suffix}-{form}" if form != "" else suffix
    return Plot(
        name=f"net-surface{suffix}",
        title=f"the loss over w and {SYMBOLS[over]}",
        size=NET_SIZES[size],
        xlabel="w",
        ylabel=SYMBOLS[over],
        window=window,
        margins=SURFACE_MARGINS,
        surface=over,
        xticks=ticks_along(ranges.W, axes_width(size, SURFACE_MARGINS)),
        yticks=ticks(*ranges.ends(axis), 4),
        marks=(
            Mark(
                "slice",
                "W",
                "line",
                lambda c, px: [(w, other_value(c.state, over)) for w in window.x],
            ),
            Mark("trail", "W", "dots", lambda c, px: trail(c.state, over)),
            Mark("trail-holes", "W", "dots", lambda c, px: trail(c.state, over)),
            *drawn.marks(),
        ),
    )
