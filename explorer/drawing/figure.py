"""The explorer's state as one plain matplotlib figure, for paper and for slides."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from explorer.derivation.colors import LIGHT
from explorer.derivation.equations import as_tex, equation, with_numbers
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import FACTORS, Step, step
from explorer.drawing.arrangement import Part, arranged, columns_in, lower_edge, plot_height
from explorer.drawing.artists import PlotArtists, add_axes
from explorer.drawing.notebook_figure import NotebookFigure
from explorer.drawing.scaling import scale_figure
from explorer.drawing.sizes import USUAL, Size
from explorer.drawing.style import style
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.layout import MARGINS, ROWS, SIZES
from explorer.plots.marks import Plot
from explorer.plots.surface import Surface
from explorer.plots.windows import z_axis_at

#: The heights of a plot's heading, of the factor under it, and of the last line, px.
_HEADING, _CARD, _FOOT = 36, 42, 40
#: The sizes of the product, of a factor, of a heading and of a sentence, and the heights of a line
#: of the product and of a sentence, px.
_PRODUCT, _FACTOR, _TITLE, _TEXT = 16.0, 12.5, 13.0, 12.0
_PRODUCT_LINE, _LINE = 34, 19
#: The quantity that each plot of the chain begins with.
_FROM: Final = {"z": "W", "y_hat": "z", "loss": "y_hat"}


def draw_figure(state: State, ranges: Ranges, hint: str = "", size: Size = USUAL) -> Figure:
    """Draw the five plots and the chain rule between them.

    Parameters
    ----------
    state
        The state to show.
    ranges
        The sliders' ranges.
    hint
        A line of text in the lower right corner.
    size
        Its width. The plots stand in one, two or three columns, as many as have room.

    Returns
    -------
    matplotlib.figure.Figure
        It can be saved at any resolution.
    """
    with style():
        sheet = _Sheet(state, size.width)
        surface = Surface(ranges)
        for plot in plots(ranges, z_axis_at(ranges, state.t.z)):
            sheet.draw_plot(plot, surface)
        for name in FACTORS:
            sheet.write_factor(step(name))
        sheet.write_product()
        sheet.write_foot(hint)
        scale_figure(sheet.figure, size.scale)
        return sheet.figure


class _Sheet:
    """A figure, with the places of its parts in px from the upper left corner.

    Parameters
    ----------
    state
        The state to show.
    width
        The width, px.
    """

    def __init__(self, state: State, width: float) -> None:
        self._state, self._width = state, width
        self._product = step("dL_dW")
        chain, below = ([self._part(name) for name in row] for row in ROWS)
        rows = (chain, [Part("product", 1.0, self._height_of_product)], below)
        self._places = arranged(rows, width)
        self._height = lower_edge(self._places) + _FOOT
        self.figure = NotebookFigure(width, self._height)
        self._before: Text | None = None  # the heading of the plot before

    # The plots -----------------------------------------------------------------------------------

    def _part(self, name: str) -> Part:
        wide, _ = SIZES[name]
        height = _HEADING + self._plot_height(name) + (_CARD if name in ROWS[0] else 0)
        return Part(name, wide, lambda _: height)

    def _plot_height(self, name: str) -> float:
        return plot_height(SIZES[name][1], self._width)

    def draw_plot(self, plot: Plot, surface: Surface) -> None:
        """Draw a plot under its heading."""
        place = self._places[plot.name]
        plot = replace(plot, size=(place.width, self._plot_height(plot.name)))
        axes = add_axes(self.figure, plot, (place.x, place.y + _HEADING))
        PlotArtists(plot, axes, surface).show(self._state)
        x, y = place.x + plot.margins.left, place.y + _HEADING - 10
        if plot.heading == "":
            self._write(x, y, plot.title, size=_TITLE)
            return
        before = self._before
        if before is None or place.x == 0:  # there is no heading on its left
            before = self._write(place.x + 8, y, f"${self._from(plot)}$", size=_TITLE)
        title = _equation(step(plot.heading), self._state, numbers=False)
        heading = self._before = self._write(x, y, title, size=_TITLE)
        self._draw_arrow(before, heading, y - 5)

    def _from(self, plot: Plot) -> str:
        return QUANTITIES[_FROM[plot.heading]].symbol

    def _draw_arrow(self, before: Text, after: Text, y: float) -> None:
        """Draw an arrow from one heading to the next."""
        start, end = before.get_window_extent().x1 + 8, after.get_window_extent().x0 - 8
        ends = [(x / self._width, 1 - y / self._height) for x in (start, end)]
        arrow = FancyArrowPatch(
            *ends, arrowstyle="-|>,head_width=3,head_length=6", mutation_scale=1, shrinkA=0,
            shrinkB=0, linewidth=1, color=LIGHT["muted"], transform=self.figure.transFigure,
        )  # fmt: skip
        self.figure.add_artist(arrow)

    # The texts -----------------------------------------------------------------------------------

    def write_factor(self, factor: Step) -> None:
        """Write the equation of a factor under its plot."""
        place = self._places[factor.plot]
        x, y = place.x + MARGINS.left, place.y + _HEADING + self._plot_height(factor.plot) + 26
        room = place.width - MARGINS.left - MARGINS.right
        self._write(x, y, _equation(factor, self._state), factor.color, _FACTOR, room)
        if columns_in(self._width) == 3 and place.x > 0:
            self._write(place.x + 12, y, r"$\times$", size=15)

    def write_product(self) -> None:
        """Write the product of the factors, in as many lines as it needs, and its sentence."""
        place = self._places["product"]
        room = place.width - MARGINS.left - MARGINS.right
        lines, sentence = self._product_lines(room), self._sentence_lines(room)
        used = _PRODUCT_LINE * len(lines) + _LINE * len(sentence)
        x, y = place.x + MARGINS.left, place.y + (place.height - used) / 2
        for line in lines:
            y += _PRODUCT_LINE
            self._write(x, y - 8, line, self._product.color, _PRODUCT, room)
        for line in sentence:
            y += _LINE
            self._write(x, y - 2, line)

    def _height_of_product(self, width: float) -> float:
        room = width - MARGINS.left - MARGINS.right
        lines, sentence = self._product_lines(room), self._sentence_lines(room)
        return _PRODUCT_LINE * len(lines) + _LINE * len(sentence) + 8

    def _product_lines(self, room: float) -> list[str]:
        """Return the equation of the product in the fewest lines that have room."""
        written = equation(self._product)
        sides = [with_numbers(side, self._state) for side in written.sides]
        first = f"{written.symbol} = {sides[0]}"
        lines: list[str] = []
        for rest in ([], [" = ".join(sides[1:])], sides[1:]):
            whole = first if rest else " = ".join([first, *sides[1:]])
            lines = [f"${line}$" for line in (whole, *(rf"\quad = {side}" for side in rest))]
            if max(_width(line, _PRODUCT) for line in lines) <= room:
                break
        return lines

    def _sentence_lines(self, room: float) -> list[str]:
        """Return the sentence about the product in lines that have room."""
        lines: list[str] = []
        for word in self._product.sentence(self._state).split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and _width(longer, _TEXT) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def write_foot(self, hint: str) -> None:
        """Write the inputs and the learning rate, and a hint."""
        t, y = self._state.t, self._height - 17
        inputs = f"x = {t.x:g}    y = {t.y:g}    W = {t.W:g}    η = {self._state.learning_rate:g}"
        room = self._width - MARGINS.left
        self._write(MARGINS.left, y, inputs.replace("-", "−"), room=room)
        self._write(self._width / 2, y, hint, LIGHT["muted"])

    def _write(
        self, x: float, y: float, text: str, color: str = LIGHT["ink"], size: float = _TEXT,
        room: float = math.inf,
    ) -> Text:  # fmt: skip
        """Write a text whose baseline begins at (x, y), smaller if it has too little room."""
        if room < math.inf:
            size *= min(1.0, room / _width(text, size))
        return self.figure.text(
            x / self._width, 1 - y / self._height, text, color=color, fontsize=size, va="baseline"
        )


def _width(text: str, size: float) -> float:
    """Return the width of a text, px."""
    font = FontProperties(size=size)
    return float(text_to_path.get_text_width_height_descent(text, font, "$" in text)[0])


def _equation(shown: Step, state: State, numbers: bool = True) -> str:
    tex = as_tex(equation(shown, numbers=numbers), state)
    return f"${tex}$".replace(r"\tfrac", r"\frac")
