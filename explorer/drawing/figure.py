"""The explorer's state as one plain matplotlib figure, for paper, slides and dead notebooks."""

from __future__ import annotations

import io
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from explorer.derivation.colors import LIGHT
from explorer.derivation.steps import FACTORS, Step, step
from explorer.derivation.texts import with_numbers
from explorer.drawing.artists import PlotArtists
from explorer.drawing.style import style
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.surface import Surface

WIDTH, HEIGHT = 1120, 592  # px, at 72 to the inch
#: Where each plot's picture stands: left and bottom edge, px.
_PLACES: Final = {
    "z": (0, 384), "sigma": (340, 384), "loss": (752, 384),
    "descent": (0, 40), "surface": (572, 40),
}  # fmt: skip
_TITLED: Final = {"z": "z", "sigma": "y_hat", "loss": "loss"}


def draw_figure(state: State, ranges: Ranges) -> Figure:
    """Draw the five plots and the chain rule between them.

    Parameters
    ----------
    state
        What to show.
    ranges
        How far the axes go.

    Returns
    -------
    matplotlib.figure.Figure
        1120 × 592 at 72 dots an inch; save it at any other.
    """
    with style():
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=LIGHT["paper"])
        FigureCanvasAgg(figure)
        surface = Surface(ranges)
        for plot in plots(ranges):
            left, bottom = _PLACES[plot.name]
            width, height = plot.size
            l, r, b, t = plot.margins  # noqa: E741
            axes = figure.add_axes(
                ((left + l) / WIDTH, (bottom + b) / HEIGHT,
                 (width - l - r) / WIDTH, (height - b - t) / HEIGHT)
            )  # fmt: skip
            PlotArtists(plot, axes, surface).show(state)
            title = plot.title
            if plot.name in _TITLED:
                title = _equation(step(_TITLED[plot.name]), state, numbers=False)
            _write(figure, left + l, bottom + height + 4, title, LIGHT["ink"], size=13)
        for name in FACTORS:
            made = step(name)
            left, bottom = _PLACES[made.plot]
            _write(figure, left + 46, 344, _equation(made, state), made.color, size=12.5)
        for left, formula in ((352, r"$\times$"), (764, r"$\times$")):
            _write(figure, left, 344, formula, LIGHT["ink"], size=15)
        made = step("dL_dW")
        _write(figure, 46, 290, _equation(made, state), made.color, size=16)
        _write(figure, 46, 267, made.reading(state.t), LIGHT["ink"], size=12)
        _write(
            figure, 46, 14,
            f"x = {state.t.x:g}    y = {state.t.y:g}    W = {state.t.W:g}    "
            f"η = {state.learning_rate:g}".replace("-", "−"),
            LIGHT["ink"], size=12,
        )  # fmt: skip
    return figure


def saved(state: State, ranges: Ranges, kind: str) -> bytes:
    """Return the figure as a file.

    Parameters
    ----------
    state, ranges
        As for `draw_figure`.
    kind
        ``"svg"``, ``"png"`` or ``"pdf"``.
    """
    out = io.BytesIO()
    with style():
        draw_figure(state, ranges).savefig(out, format=kind, dpi=144)
    return out.getvalue()


def _write(figure: Figure, x: float, y: float, text: str, color: str, size: float) -> None:
    figure.text(x / WIDTH, y / HEIGHT, text, color=color, fontsize=size, va="bottom")


def _equation(made: Step, state: State, numbers: bool = True) -> str:
    parts = [made.symbol, made.formula]
    if numbers and made.substitutes:
        parts.append(with_numbers(made.numbers, state))
    parts.append(with_numbers(rf"\text{{{made.quantity}}}", state))
    return f"${' = '.join(parts)}$".replace(r"\tfrac", r"\frac")
