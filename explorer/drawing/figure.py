"""The explorer's state as one plain matplotlib figure, for paper and for slides."""

from __future__ import annotations

import io
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from explorer.derivation.colors import LIGHT
from explorer.derivation.equations import as_tex, equation
from explorer.derivation.steps import FACTORS, Step, step
from explorer.drawing.artists import PlotArtists, add_axes
from explorer.drawing.style import style
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.layout import MARGINS, SIZES, WIDTH, height, positions
from explorer.plots.surface import Surface

_POSITIONS: Final = positions(top=0, heading=36, between=112)
HEIGHT: Final = height(_POSITIONS) + 40  # px, at 72 to the inch


def draw_figure(state: State, ranges: Ranges, hint: str = "") -> Figure:
    """Draw the five plots and the chain rule between them.

    Parameters
    ----------
    state
        The state to show.
    ranges
        The sliders' ranges.
    hint
        A line of text in the lower right corner.

    Returns
    -------
    matplotlib.figure.Figure
        1120 × 592 px at 72 dots an inch; it can be saved at any other resolution.
    """
    with style():
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=LIGHT["paper"])
        FigureCanvasAgg(figure)
        surface = Surface(ranges)
        for plot in plots(ranges):
            left, top = _POSITIONS[plot.name]
            axes = add_axes(figure, plot, (left, top))
            PlotArtists(plot, axes, surface).show(state)
            title = plot.title
            if plot.heading:
                title = _equation(step(plot.heading), state, numbers=False)
            _write(figure, left + plot.margins.left, top - 4, title, size=13)
        for name in FACTORS:
            factor = step(name)
            left, top = _POSITIONS[factor.plot]
            below = top + SIZES[factor.plot][1] + 40
            _write(figure, left + MARGINS.left, below, _equation(factor, state), factor.color, 12.5)
            if left > 0:
                _write(figure, left + 12, below, r"$\times$", size=15)
        product = step("dL_dW")
        _write(figure, MARGINS.left, below + 54, _equation(product, state), product.color, size=16)
        _write(figure, MARGINS.left, below + 77, product.sentence(state.t), size=12)
        _write(
            figure, MARGINS.left, HEIGHT - 14,
            f"x = {state.t.x:g}    y = {state.t.y:g}    W = {state.t.W:g}    "
            f"η = {state.learning_rate:g}".replace("-", "−"),
            size=12,
        )  # fmt: skip
        _write(figure, WIDTH / 2, HEIGHT - 14, hint, LIGHT["muted"], size=12)
    return figure


def as_file(
    figure: Figure, kind: str, dpi: int = 144, metadata: dict[str, str] | None = None
) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure
        The figure.
    kind
        ``"svg"``, ``"png"`` or ``"pdf"``.
    dpi
        Dots per inch of a PNG; a pixel of the page is 1/72 inch.
    metadata
        Texts about the file to write into it.
    """
    out = io.BytesIO()
    with style():
        figure.savefig(out, format=kind, dpi=dpi, metadata=metadata)
    return out.getvalue()


def _write(
    figure: Figure, x: float, y: float, text: str, color: str = LIGHT["ink"], size: float = 12
) -> None:
    """Write a text whose lower left corner is at (x, y), px from the figure's upper left corner."""
    figure.text(x / WIDTH, 1 - y / HEIGHT, text, color=color, fontsize=size, va="bottom")


def _equation(shown: Step, state: State, numbers: bool = True) -> str:
    tex = as_tex(equation(shown, numbers=numbers), state)
    return f"${tex}$".replace(r"\tfrac", r"\frac")
