"""The texts of the selected weight as pieces with colours, from the derivation's own texts."""

from __future__ import annotations

from typing import Final

from explorer.derivation.colors import LIGHT
from explorer.derivation.net.cards import Card, Heading, Product
from explorer.derivation.net.reader import Line
from explorer.derivation.numbers import as_given, readable
from explorer.drawing.net.canvas import INK, MUTED
from explorer.drawing.net.rich_text import Piece
from explorer.model.net.state import NetState
from explorer.plots.net.surface_losses import Over
from explorer.plots.net.surface_plot import heading, net_gradient
from explorer.session.net.display import slider_names

_TEX: Final = {"ŷ": r"\hat{y}"}


def fraction(above: str, below: str, color: str = INK) -> Piece:
    """Return a partial derivative as a fraction."""
    over, under = (_TEX.get(symbol, symbol) for symbol in (above, below))
    return Piece(rf"$\frac{{\partial {over}}}{{\partial {under}}}$", color, size=15)


def of_heading(shown: Heading) -> list[Piece]:
    """Return the heading of a plot: what is up its axis, its value, and where it comes from."""
    return [
        Piece(shown.symbol, symbol=True, size=14), Piece(f"{shown.place} = "),
        Piece(readable(shown.value), bold=True), Piece(f"    {shown.about}", MUTED),
    ]  # fmt: skip


def of_card(card: Card) -> list[Piece]:
    """Return the equation of a slope."""
    equals = f" = {card.formula} = " if card.formula else " = "
    color = LIGHT[card.slot]
    return [
        fraction(card.above, card.below, color), Piece(equals),
        Piece(readable(card.value), color, True),
    ]  # fmt: skip


def of_product(state: NetState, shown: Product) -> list[Piece]:
    """Return the product of the three slopes and, of several examples, the sum of the shares."""
    pink = LIGHT["dL_dW"]
    gradient = fraction("L", "w", pink)
    first = Piece(f"{shown.example}:  ", MUTED) if shown.example else gradient
    pieces = [first] if shown.example else [first, Piece(" = ")]
    for sign, slot in (("", "dL_dyhat"), (" × ", "dyhat_dz"), (" × ", "dz_dW")):
        pieces += [Piece(sign), Piece(readable(state.value(slot)), LIGHT[slot])]
    pieces += [Piece(" = "), Piece(readable(shown.share), pink, True)]
    if shown.summed:
        pieces += [
            Piece(f"        {shown.summed}:  ", MUTED), gradient, Piece(" = "),
            Piece(readable(shown.total), pink, True),
        ]  # fmt: skip
    return pieces


def of_line(line: Line) -> list[Piece]:
    """Return the reader line."""
    colors = {"": INK, "aside": MUTED}
    return [
        Piece(text, colors[slot] if slot in colors else LIGHT[slot], strong)
        for text, slot, strong in line.segments
    ]


def of_surface(state: NetState, over: Over) -> list[Piece]:
    """Return the heading of the surface, with the gradient on it."""
    along, up = net_gradient(state, over)
    return [
        Piece(heading(state, over), bold=True), Piece("      ∇L = ("),
        Piece(readable(along), LIGHT["dL_dW"]), Piece(f", {readable(up)})"),
    ]  # fmt: skip


def of_inputs(state: NetState) -> list[Piece]:
    """Return the entries that the sliders move, and η."""
    names = slider_names(state)
    texts = [f"{names[slot]} = {as_given(state.value(slot))}" for slot in names]
    return [Piece("    ".join([*texts, f"η = {as_given(state.now.learning_rate)}"]))]
