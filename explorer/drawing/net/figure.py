"""The explorer of a net as one plain matplotlib figure, for paper and for slides."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from matplotlib.figure import Figure

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.cards import cards, headings, product
from explorer.derivation.net.reader import selected_line
from explorer.drawing.arrangement import Part, Place, arranged, columns_in, lower_edge, plot_height
from explorer.drawing.artists import add_axes
from explorer.drawing.net import pieces
from explorer.drawing.net.artists import NetPlotArtists
from explorer.drawing.net.canvas import MUTED, Canvas
from explorer.drawing.net.diagram import draw_diagram
from explorer.drawing.net.grids import draw_grids, grids_height
from explorer.drawing.net.rich_text import Piece, wrapped
from explorer.drawing.net.shares import draw_shares
from explorer.drawing.scaling import scale_figure
from explorer.drawing.sizes import USUAL, Size
from explorer.drawing.style import style
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.layout import GAP, WIDTH
from explorer.plots.net.blocks import WIDTH as NET_WIDTH
from explorer.plots.net.columns import layout, too_large
from explorer.plots.net.curves import net_curves
from explorer.plots.net.diagram import picture
from explorer.plots.net.layout import NET_SIZES, form_of
from explorer.plots.net.net_plots import net_plots
from explorer.plots.net.surface_plot import overs

#: The heights of a line of text, of headings, of the three slopes, of a line of their product, and
#: of the last line, px.
_LINE, _HEADING, _SLOPES, _PRODUCT, _FOOT = 18.0, 30.0, 32.0, 26.0, 42.0
#: The left edge of the net and of texts, and the baseline of a heading, px.
_LEFT: Final = (WIDTH - NET_WIDTH) / 2
_TEXT, _BASE = 8.0, 17.0
#: The plots: of the chain, and those below.
_PLOTS: Final = ("z", "l", "loss", "along", "surface")


def draw_net_figure(state: NetState, ranges: Ranges, hint: str = "", size: Size = USUAL) -> Figure:
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
    size
        Its width. The plots stand in one, two or three columns, as many as have room; a net whose
        matrices are wider is drawn smaller.

    Returns
    -------
    matplotlib.figure.Figure
        It can be saved at any resolution.
    """
    with style():
        width = size.width
        net, selection = _Net(state, width), _Selection(state, ranges, width)
        height = net.height + selection.height + _FOOT
        canvas = Canvas(width, height)
        net.draw(canvas)
        selection.draw(canvas.moved(0, net.height))
        line = height - 14
        room = (0.5 if hint else 0.9) * width - _TEXT  # drawn on a coarse grid it may be wider
        canvas.text(_TEXT, line, pieces.of_inputs(state), size=12, ha="left", room=room)
        canvas.text(width - 10, line, hint, MUTED, 12, "right", room=0.45 * width)
        scale_figure(canvas.figure, size.scale)
        return canvas.figure


class _Net:
    """The net, its matrices and the reader line; of a net that is not drawn, a note.

    Parameters
    ----------
    state
        The state to show.
    width
        The width of the figure, px.

    Attributes
    ----------
    height
        The height of all that, px.
    """

    def __init__(self, state: NetState, width: float) -> None:
        self._state, self._room = state, width - 2 * _LEFT
        note = too_large(state)
        self._note = wrapped([Piece(note)], 12, self._room) if note else []
        self._places = None if state.single or note else layout(state, self._room)
        self._scale = 1.0
        self._reader = 0.0  # the upper edge of the reader line
        if self._places is not None:
            self._picture = picture(state, self._places)
            self._scale = min(1.0, self._room / self._places.width)
            self._whole = self._picture.height + grids_height(self._places)
            self._reader = self._scale * self._whole
        elif note:
            self._reader = (len(self._note) + 1) * _LINE
        self.height = 0.0
        if self._reader > 0:
            line = selected_line(state)
            self._right = Piece(line.right, MUTED)
            room = self._room - 30 - self._right.width(11)
            self._lines = wrapped(pieces.of_line(line), 12, room)
            self.height = self._reader + self._height_of_reader + 8

    @property
    def _height_of_reader(self) -> float:
        return _LINE * len(self._lines) + 10

    def draw(self, canvas: Canvas) -> None:
        """Draw it from the upper edge of the canvas on."""
        if self._reader == 0:
            return
        canvas = canvas.moved(_LEFT, 0)
        places = self._places
        if places is not None:
            part = canvas.smaller(places.width, self._whole, self._scale)
            draw_diagram(part, self._state, places, self._picture)
            draw_grids(part.moved(0, self._picture.height), self._state, places)
            part.finish()
        for number, line in enumerate(self._note, 1):
            canvas.text(0, number * _LINE, line, size=12, ha="left")
        pink, high = LIGHT["dL_dW"], self._height_of_reader
        canvas.box(0, self._reader, self._room, high, ec=LIGHT["line"])
        canvas.box(0, self._reader, 3, high, fc=pink)
        canvas.text(self._room - 8, self._reader + _LINE, [self._right], size=11, ha="right")
        for number, line in enumerate(self._lines, 1):
            canvas.text(10, self._reader + number * _LINE, line, size=12, ha="left")


class _Selection:
    """The plots of the selected weight, its three slopes and their product.

    Parameters
    ----------
    state, ranges
        The state to show, and the intervals of its entries.
    width
        The width of the figure, px.

    Attributes
    ----------
    height
        The height of all that, px.
    """

    def __init__(self, state: NetState, ranges: Ranges, width: float) -> None:
        self._state, self._ranges, self._width = state, ranges, width
        self._curves = net_curves(state, ranges)
        self._over = overs(state)[0]
        self._texts = product(state)
        axes, form = self._curves.axes, form_of(state)
        plots = net_plots(ranges, axes, state.last, form, self._over)
        self._plots = {name: plot for name, plot in zip(_PLOTS, plots, strict=True)}
        chain = [self._part(name) for name in _PLOTS[:3]]
        below = [self._part(name) for name in _PLOTS[3:]]
        if state.examples > 1:
            wide, high = NET_SIZES["net-shares"]
            below.insert(0, Part("shares", wide, lambda _: _HEADING + high))
        middle = [Part("product", 1.0, self._height_of_product)]
        self._places = arranged((chain, middle, below), width)
        self.height = lower_edge(self._places)

    def _part(self, name: str) -> Part:
        plot = self._plots[name]
        height = _HEADING + plot_height(plot.size[1], self._width)
        return Part(name, plot.size[0], lambda _: height + (_SLOPES if name in _PLOTS[:3] else 0))

    def _product_lines(self, width: float) -> tuple[list[list[Piece]], list[list[Piece]]]:
        room = width - 2 * _TEXT
        sides = pieces.of_product(self._state, self._texts)
        first = wrapped(sides, 15, room)
        if len(first) > 1 and self._texts.summed:  # the sum begins a line of its own
            at = next(i for i, piece in enumerate(sides) if self._texts.summed in piece.text)
            begin = sides[at]._replace(text=sides[at].text.lstrip())
            first = [
                *wrapped(sides[:at], 15, room), *wrapped([begin, *sides[at + 1 :]], 15, room)
            ]  # fmt: skip
        return first, wrapped([Piece(self._texts.sentence)], 12, room)

    def _height_of_product(self, width: float) -> float:
        first, sentence = self._product_lines(width)
        return _PRODUCT * len(first) + _LINE * len(sentence) + 18

    def draw(self, canvas: Canvas) -> None:
        """Draw it from the upper edge of the canvas on."""
        state = self._state
        names = _PLOTS[:3]
        for name, heading, card in zip(names, headings(state), cards(state), strict=True):
            place = self._places[name]
            self._draw_plot(canvas, name, pieces.of_heading(heading))
            down = _HEADING + plot_height(self._plots[name].size[1], self._width)
            slope = canvas.moved(place.x + _TEXT, place.y + down + 20)
            if place.x > 0 and columns_in(self._width) == 3:
                slope.text(-GAP / 2 - _TEXT, 0, "×", MUTED, 16)
            room = place.width - _TEXT
            slope.text(0, 0, pieces.of_card(card), size=12, ha="left", room=room)
        self._write_product(canvas, self._places["product"])
        if "shares" in self._places:
            place = self._places["shares"]
            part = canvas.moved(place.x, place.y)
            title = [Piece("Each example’s share of ∂L/∂w", bold=True)]
            part.text(_TEXT, _BASE, title, size=12, ha="left", room=place.width - _TEXT)
            wide, high = NET_SIZES["net-shares"]
            scale = min(1.0, (place.width + GAP / 2) / wide)  # it may take half of the gap
            chart = part.moved(0, _HEADING).smaller(wide, high, scale)
            draw_shares(chart, state)
            chart.finish()
        along = [Piece("The loss along w: its slope is ", bold=True), pieces.fraction("L", "w")]
        self._draw_plot(canvas, "along", along)
        self._draw_plot(canvas, "surface", pieces.of_surface(state, self._over))

    def _write_product(self, canvas: Canvas, place: Place) -> None:
        """Write the product and its sentence in the middle of their place."""
        first, sentence = self._product_lines(place.width)
        used = _PRODUCT * len(first) + _LINE * len(sentence)
        canvas = canvas.moved(place.x + _TEXT, place.y + (place.height - used) / 2)
        y, room = 0.0, place.width - 2 * _TEXT
        for line in first:
            y += _PRODUCT
            canvas.text(0, y - 6, line, size=15, ha="left", room=room)
        for line in sentence:
            y += _LINE
            canvas.text(0, y - 5, line, size=12, ha="left", room=room)

    def _draw_plot(self, canvas: Canvas, name: str, heading: list[Piece]) -> None:
        """Draw a plot under its heading."""
        place, plot = self._places[name], self._plots[name]
        plot = replace(plot, size=(place.width, plot_height(plot.size[1], self._width)))
        part, room = canvas.moved(place.x, place.y), place.width - _TEXT
        part.text(_TEXT, _BASE, heading, size=12, ha="left", room=room)
        axes = add_axes(canvas.figure, plot, part.position(0, _HEADING))
        NetPlotArtists(plot, axes, self._ranges).show(self._curves)
