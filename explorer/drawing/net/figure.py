"""The explorer of a net as one plain matplotlib figure, for paper and for slides."""

from __future__ import annotations

import textwrap
from typing import Final

from matplotlib.figure import Figure

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.cards import cards, headings, product
from explorer.derivation.net.reader import selected_line
from explorer.drawing.artists import add_axes
from explorer.drawing.net import pieces
from explorer.drawing.net.artists import NetPlotArtists
from explorer.drawing.net.canvas import MUTED, Canvas, Piece
from explorer.drawing.net.diagram import draw_diagram
from explorer.drawing.net.grids import draw_grids, grids_height
from explorer.drawing.net.shares import draw_shares
from explorer.drawing.style import style
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.layout import GAP, WIDTH
from explorer.plots.marks import Plot
from explorer.plots.net.blocks import WIDTH as NET_WIDTH
from explorer.plots.net.columns import layout, too_large
from explorer.plots.net.curves import net_curves
from explorer.plots.net.diagram import picture
from explorer.plots.net.gradient_vector import overs
from explorer.plots.net.layout import NET_SIZES, form_of
from explorer.plots.net.net_plots import net_plots

#: The heights of a note's line, of the reader line, of headings, of the three slopes, of their
#: product with its sentence, and of the last line, px.
_NOTE, _READER, _HEADING, _SLOPES, _PRODUCT, _FOOT = 18.0, 28.0, 30.0, 32.0, 62.0, 42.0
#: The characters in a line of a note.
_CHARACTERS: Final = 140
#: The left edge of the net and of texts, and the baseline of a heading, px.
_LEFT: Final = (WIDTH - NET_WIDTH) / 2
_TEXT, _BASE = 8.0, 17.0


def draw_net_figure(state: NetState, ranges: Ranges, hint: str = "") -> Figure:
    """Draw the net over its matrices, and the plots, slopes and product of the selected weight.

    Of part 1's net, one weight and one example, only the latter are drawn; of a net too large to
    be drawn, too, with a note that says so.

    Parameters
    ----------
    state
        The state to show.
    ranges
        The intervals of the entries of X and y, and of the weights.
    hint
        A line of text in the lower right corner.

    Returns
    -------
    matplotlib.figure.Figure
        1120 px wide at 72 dots an inch; it can be saved at any other resolution.
    """
    with style():
        net, selection = _Net(state), _Selection(state, ranges)
        height = net.height + selection.height + _FOOT
        canvas = Canvas(WIDTH, height)
        net.draw(canvas)
        selection.draw(canvas.moved(0, net.height))
        line = height - 14
        canvas.text(_TEXT, line, pieces.of_inputs(state), size=12, ha="left", room=0.5 * WIDTH)
        canvas.text(WIDTH - 10, line, hint, MUTED, 12, "right", room=0.45 * WIDTH)
        return canvas.figure


class _Net:
    """The net, its matrices and the reader line; of a net that is not drawn, a note.

    Parameters
    ----------
    state
        The state to show.

    Attributes
    ----------
    height
        The height of all that, px.
    """

    def __init__(self, state: NetState) -> None:
        self._state = state
        self._note = textwrap.wrap(too_large(state), _CHARACTERS)
        self._places = None if state.single or self._note else layout(state)
        self._reader = 0.0  # the upper edge of the reader line
        if self._places is not None:
            self._picture = picture(state, self._places)
            self._reader = self._picture.height + grids_height(self._places)
        elif self._note:
            self._reader = (len(self._note) + 1) * _NOTE
        self.height = self._reader + _READER + 8 if self._reader > 0 else 0.0

    def draw(self, canvas: Canvas) -> None:
        """Draw it from the upper edge of the canvas on."""
        if self._reader == 0:
            return
        canvas = canvas.moved(_LEFT, 0)
        if self._places is not None:
            draw_diagram(canvas, self._state, self._places, self._picture)
            draw_grids(canvas.moved(0, self._picture.height), self._state, self._places)
        for number, line in enumerate(self._note, 1):
            canvas.text(0, number * _NOTE, line, size=12, ha="left")
        reader = selected_line(self._state)
        pink, baseline = LIGHT["dL_dW"], self._reader + 18
        canvas.box(0, self._reader, NET_WIDTH, _READER, ec=LIGHT["line"])
        canvas.box(0, self._reader, 3, _READER, fc=pink)
        canvas.text(NET_WIDTH - 8, baseline, reader.right, MUTED, 11, "right")
        room = NET_WIDTH - 30 - Piece(reader.right).width(11)
        canvas.text(10, baseline, pieces.of_line(reader), size=12, ha="left", room=room)


class _Selection:
    """The plots of the selected weight, its three slopes and their product.

    Parameters
    ----------
    state, ranges
        The state to show, and the intervals of its entries.

    Attributes
    ----------
    height
        The height of all that, px.
    """

    def __init__(self, state: NetState, ranges: Ranges) -> None:
        self._state, self._ranges = state, ranges
        self._curves = net_curves(state, ranges)
        self._over = overs(state)[0]
        axes, form = self._curves.axes, form_of(state)
        self._plots = net_plots(ranges, axes, state.last, form, self._over)
        chain, below = self._plots[0].size[1], self._plots[-1].size[1]
        self._slopes = _HEADING + chain  # the upper edge of the slopes, and of the last row
        self._last_row = self._slopes + _SLOPES + _PRODUCT
        self.height = self._last_row + _HEADING + below

    def draw(self, canvas: Canvas) -> None:
        """Draw it from the upper edge of the canvas on."""
        state = self._state
        x = 0.0
        for plot, heading, card in zip(self._plots, headings(state), cards(state), strict=False):
            room = plot.size[0] - _TEXT
            self._draw_plot(canvas.moved(x, 0), plot, pieces.of_heading(heading))
            slope = canvas.moved(x + _TEXT, self._slopes + 20)
            if x > 0:
                slope.text(-GAP / 2 - _TEXT, 0, "×", MUTED, 16)
            slope.text(0, 0, pieces.of_card(card), size=12, ha="left", room=room)
            x += plot.size[0] + GAP
        texts = product(state)
        below = canvas.moved(_TEXT, self._slopes + _SLOPES)
        room = WIDTH - 2 * _TEXT
        below.text(0, 26, pieces.of_product(state, texts), size=15, ha="left", room=room)
        below.text(0, 50, texts.sentence, size=12, ha="left", room=room)
        self._draw_last_row(canvas.moved(0, self._last_row))

    def _draw_last_row(self, canvas: Canvas) -> None:
        """Draw the shares, the loss along w, and the surface."""
        x, gap = 0.0, float(GAP)
        if self._state.examples > 1:
            x = NET_SIZES["net-shares"][0]
            gap = (WIDTH - x - sum(plot.size[0] for plot in self._plots[3:])) / 2
            title = [Piece("Each example’s share of ∂L/∂w", bold=True)]
            canvas.text(_TEXT, _BASE, title, size=12, ha="left", room=x - _TEXT)
            draw_shares(canvas.moved(0, _HEADING), self._state)
            x += gap
        along = [Piece("The loss along w: its slope is ", bold=True), pieces.fraction("L", "w")]
        for plot, title in zip(
            self._plots[3:], (along, pieces.of_surface(self._state, self._over)), strict=True
        ):
            self._draw_plot(canvas.moved(x, 0), plot, title)
            x += plot.size[0] + gap

    def _draw_plot(self, canvas: Canvas, plot: Plot, heading: list[Piece]) -> None:
        """Draw a plot under its heading."""
        room = plot.size[0] - _TEXT
        canvas.text(_TEXT, _BASE, heading, size=12, ha="left", room=room)
        axes = add_axes(canvas.figure, plot, canvas.position(0, _HEADING))
        NetPlotArtists(plot, axes, self._ranges).show(self._curves)
