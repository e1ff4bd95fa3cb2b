"""The plot of the loss along w: its slope is the gradient, and descent goes against it."""

from __future__ import annotations

from typing import Final

from explorer.model.ranges import Ranges
from explorer.plots.descent import step_marks
from explorer.plots.marks import Mark, Plot, Points, Scale, Window, within
from explorer.plots.net.chain import LETTER, TICKS_OF_LOSS
from explorer.plots.net.curves import NetCurves
from explorer.plots.net.layout import NET_MARGINS, NET_SIZES, Form, axes_width, picture_name
from explorer.plots.net.windows import Axes
from explorer.plots.windows import ticks_along

#: A label at the end of a curve needs so much room beside the point, px.
NEAR_END: Final = 110.0


def net_along_plot(ranges: Ranges, axes: Axes, form: Form) -> Plot:
    """Return the plot of the loss along w, of all examples and of each.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    axes
        The axes that change with the state.
    form
        The picture's form.
    """
    window = Window(ranges.padded("W"), axes.total.ends)
    name = picture_name("net-along", form)

    def point(c: NetCurves) -> tuple[float, float]:
        return c.state.w, c.state.t.loss

    def examples(c: NetCurves, px: Scale) -> list[Points]:
        n = c.state.now.example
        return [points if i != n else [] for i, points in enumerate(c.along_w)]

    def example(c: NetCurves, px: Scale) -> Points:
        return c.along_w[c.state.now.example] if c.state.examples > 1 else []

    def example_text(c: NetCurves) -> str:
        return f"example {c.state.now.example + 1}"

    def example_label(c: NetCurves, px: Scale) -> Points:
        # at the other end than the label of all, unless the point is there
        right = c.state.w >= 0
        end = window.x[1] if right else window.x[0]
        is_free = abs(end - c.state.w) * px.x > NEAR_END
        return above(example(c, px), example_text(c), right if is_free else not right, px)

    def all_text(c: NetCurves) -> str:
        count = c.state.examples
        words = ["", "", "two", "three", "four"]
        return f"all {words[count] if count <= 4 else count}"

    def all_label(c: NetCurves, px: Scale) -> Points:
        return above(c.total if c.state.examples > 1 else [], all_text(c), c.state.w < 0, px)

    def above(curve: Points, text: str, at_right: bool, px: Scale) -> Points:
        """Return the place of a curve's label: at one end, above it or, without room, below."""
        room = (LETTER * len(text) / 2 + 4) / px.x
        middle = window.x[1] - room if at_right else window.x[0] + room
        heights = [y for x, y in curve if abs(x - middle) <= room]
        if len(heights) == 0:
            return []
        up = max(heights) + 10 / px.y
        if up > window.y[1] - 6 / px.y:
            up = min(heights) - 10 / px.y
        return [(middle, within(up, (window.y[0] + 6 / px.y, window.y[1] - 6 / px.y)))]

    return Plot(
        name=name,
        title="the loss along w",
        size=NET_SIZES[name],
        xlabel="w",
        ylabel="L",
        window=window,
        margins=NET_MARGINS,
        xticks=ticks_along(ranges.W, axes_width(name)),
        yticks=axes.total.ticks(TICKS_OF_LOSS),
        marks=(
            Mark("examples", "loss", "lines", examples),
            Mark("example", "loss", "line", example),
            Mark("guide", "loss", "line", lambda c, px: window.guide(*point(c))),
            Mark("curve", "loss", "line", lambda c, px: c.total),
            Mark("example-label", "loss", "text", example_label, text="example", says=example_text),
            Mark("all-label", "loss", "text", all_label, text="all", says=all_text),
            Mark("tangent", "dL_dW", "line",
                 lambda c, px: window.tangent(*point(c), c.state.dL_dW, px)),
            *step_marks(
                window,
                lambda c: (c.state.w, c.state.W_next, c.state.t.loss),
                "step −η ∂L/∂w",
            ),
            Mark("point", "loss", "point", lambda c, px: [point(c)]),
        ),
    )  # fmt: skip
