"""The plot of the loss over W and x, or over W and y, and the gradient on it."""

from __future__ import annotations

from typing import Literal

from explorer.model.ranges import Ranges
from explorer.plots.gradient_vector import OUTSIDE, GradientArrow, gradient, magnification
from explorer.plots.layout import MARGINS, SIZES
from explorer.plots.marks import Mark, Plot, Window, margin_for_tick_labels


def flat_arrow(ranges: Ranges, over: Literal["x", "y"]) -> GradientArrow:
    """Return the arrow on the surface over W and x, or over W and y."""
    return GradientArrow(
        Window(ranges.padded("W"), ranges.padded(over)),
        OUTSIDE,
        magnification(ranges),
        lambda s: gradient(s.t, over),
        lambda s, dW, dv: (s.t.W + dW, getattr(s.t, over) + dv),
    )


def surface_plot(ranges: Ranges, over: Literal["x", "y"] = "x") -> Plot:
    """Return the plot of the loss over W and x, or over W and y."""
    drawn = flat_arrow(ranges, over)
    window = drawn.window
    margins = MARGINS._replace(right=62)  # for the colour bar
    if over == "x":
        margins = margins._replace(left=margin_for_tick_labels(window.y))

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
            *drawn.marks(),
        ),
    )
