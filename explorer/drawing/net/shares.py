"""Each example's share of ∂L/∂w, as `explorer.plots.net.shares` places them."""

from __future__ import annotations

from typing import Final

from explorer.derivation.colors import LIGHT
from explorer.drawing.net.canvas import DASHES, INK, MUTED, Canvas
from explorer.model.net.state import NetState
from explorer.plots.net.shares import FOOT, HEIGHT, LEFT, WIDTH, shares_chart

#: The opacity of an arrow: of another example, of the selected one, of the sum.
_OTHER, _SELECTED, _SUM = 0.28, 0.75, 1.0
#: From a row's middle down to the baseline of its texts, px.
_DOWN: Final = 4.0


def draw_shares(canvas: Canvas, state: NetState) -> None:
    """Draw the chart with its upper left corner at the origin."""
    chart = shares_chart(state)
    pink, total, foot = LIGHT["dL_dW"], chart.rows[-1], HEIGHT - FOOT
    for row in chart.rows:
        if row.example == state.now.example:
            top = row.middle - chart.height / 2
            canvas.box(0, top, WIDTH, chart.height, fc=LIGHT["band"])
    canvas.line((chart.zero, 0), (chart.zero, foot), ec=MUTED, lw=0.8)
    above = total.middle - chart.height / 2 - 1
    canvas.line((0, above), (WIDTH, above), ec=LIGHT["line"])
    for row in chart.rows:
        selected, is_sum = row.example == state.now.example, row is total
        alpha = _SUM if is_sum else _SELECTED if selected else _OTHER
        canvas.svg_path(row.arrow, fc=pink, ec="none", alpha=alpha)
        canvas.svg_path(row.arrow, ec=pink)
        if row.link:
            canvas.svg_path(row.link, ec=pink, lw=0.8, dashes=DASHES["link"])
        bold, y = selected or is_sum, row.middle + _DOWN
        canvas.text(6, y, row.label, INK if bold else MUTED, 11, "left", bold=bold, room=LEFT - 12)
        canvas.text(WIDTH - 2, y, row.text, pink if is_sum else INK, 11, "right", bold=bold)
    for x, text in chart.ticks:
        canvas.line((x, foot), (x, foot + 3.5), ec=MUTED, lw=0.8)
        canvas.text(x, foot + 15, text, MUTED, 10)
