"""The texts of the selected weight: headings of its plots, cards of its slopes, their product."""

from __future__ import annotations

from typing import NamedTuple

from explorer.core.formulas import sigmoid
from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.names import (
    activations_name,
    delta_name,
    index,
    subscript,
    weights_name,
    z_name,
)
from explorer.derivation.net.products import factor
from explorer.derivation.net.sentences import (
    about_dL_dl,
    about_dl_dz,
    about_dz_dw,
    about_gradient,
)
from explorer.derivation.numbers import as_given, readable
from explorer.model.net.state import NetState


class Card(NamedTuple):
    """The card of a slope.

    Attributes
    ----------
    slot
        Its place in the chain, which gives its colour: ``"dz_dW"``, ``"dyhat_dz"``,
        ``"dL_dyhat"``.
    quantity
        The slope: in a hidden layer ``"dl_dz"`` and ``"dL_dl"``.
    above, below
        The symbols of the fraction.
    formula
        What it equals, in symbols and numbers; empty if only its value.
    value
        The slope.
    meaning
        What it says at any state.
    sentence
        What it says now.
    """

    slot: str
    quantity: str
    above: str
    below: str
    formula: str
    value: float
    meaning: str
    sentence: str


class Heading(NamedTuple):
    """The heading of a plot: the quantity up its axis.

    Attributes
    ----------
    symbol, place
        The quantity and its index: "z₁" and "[3,1]".
    value
        Its value.
    about
        Where it comes from.
    """

    symbol: str
    place: str
    value: float
    about: str


class Product(NamedTuple):
    """The product of the three slopes.

    Attributes
    ----------
    example
        "Example 3", or empty if there is only one.
    summed
        "Σ over 4 examples", or empty if there is only one.
    share
        The product: the example's share.
    total
        The gradient, the sum of the shares.
    sentence
        What the gradient says.
    """

    example: str
    summed: str
    share: float
    total: float
    sentence: str


def headings(state: NetState) -> list[Heading]:
    """Return the headings of the three plots: z along w, l along z, L along l."""
    layer, _, column = state.now.weight
    n, examples, layers = state.now.example, state.examples, state.layers
    rows, columns = state.shape
    source, matrix = activations_name(layer, layers).text, weights_name(layer, layers).text
    place = index(n, column, (examples, columns))
    row_text = f"row {n + 1} of {source}" if examples > 1 else source
    column_text = f"column {column + 1} of {matrix}" if columns > 1 else matrix
    one = rows == 1 and columns == 1 and examples == 1
    output = output_symbol(state)
    rest = "" if state.last else ", all else fixed"
    return [
        Heading(
            z_name(layer, layers).text,
            place,
            state.z,
            f"w {source.lower()}" if one else f"{row_text} . {column_text}",
        ),
        Heading(
            activations_name(layer + 1, layers).text,
            place,
            state.l,
            f"{ACTIVATION_TEXTS[state.kind].symbol}(z)",
        ),
        Heading(
            "L" if examples == 1 else f"L{subscript(n + 1)}",
            "",
            state.t.losses[n],
            f"along {output}{rest}",
        ),
    ]


def output_symbol(state: NetState) -> str:
    """Return the short symbol of the unit's output."""
    return "ŷ" if state.last else "l"


def cards(state: NetState) -> list[Card]:
    """Return the cards of the three slopes, in the order of the chain."""
    layer, row, _ = state.now.weight
    output = output_symbol(state)
    source = activations_name(layer, state.layers)
    inputs = source.entry(state.now.example, row, (state.examples, state.shape[0]))
    if state.single:
        inputs = inputs.lower()  # part 1's x
    texts = ACTIVATION_TEXTS[state.kind]
    meaning = "How wrong the guess is, and on which side."
    if not state.last:
        meaning = "The upstream gradient, from the layer above."
    return [
        Card(
            "dz_dW",
            "dz_dW",
            "z",
            "w",
            inputs,
            state.dz_dW,
            "How far z moves with w: what comes in.",
            about_dz_dw(state),
        ),
        Card(
            "dyhat_dz",
            "dyhat_dz" if state.last else "dl_dz",
            output,
            "z",
            _slope_formula(state),
            state.dl_dz,
            texts.meaning,
            about_dl_dz(state),
        ),
        Card(
            "dL_dyhat",
            "dL_dyhat" if state.last else "dL_dl",
            "L",
            output,
            _loss_slope_formula(state),
            state.dL_dl,
            meaning,
            about_dL_dl(state),
        ),
    ]


def _slope_formula(state: NetState) -> str:
    texts, output = ACTIVATION_TEXTS[state.kind], output_symbol(state)
    symbols = texts.derivative.replace("{l}", output)
    if state.kind == "sigmoid":
        l, complement = sigmoid(state.z)  # noqa: E741  1 − l has no digits left where l is near 1
        return f"{symbols} = {readable(l)} × {readable(complement)}"
    if state.kind == "tanh":
        return f"{symbols} = 1 − ({readable(state.l)})²"
    return (
        "" if state.kind == "identity" else f"{'1' if state.z > 0 else '0'}, as z {_order(state)}"
    )


def _order(state: NetState) -> str:
    return "> 0" if state.z > 0 else "≤ 0"


def _loss_slope_formula(state: NetState) -> str:
    layer, _, column = state.now.weight
    n, layers = state.now.example, state.layers
    if state.last:
        y = as_given(state.now.y[n][column])
        if state.t.kind == "cross_entropy":
            return "(ŷ − y) / (ŷ (1 − ŷ))"
        return f"−(y − ŷ) = −({y} − {factor(readable(state.l))})"
    delta, weights = delta_name(layer + 1, layers).text, weights_name(layer + 1, layers).text
    place = index(n, column, (state.examples, state.shape[1]))
    symbols = f"({delta}.{weights}ᵀ){place}"
    out_of = state.now.weights[layer + 1][column]
    if len(out_of) > 1:
        return symbols  # the reader line has the sum
    above = state.t.deltas[layer + 1][n][0]
    return f"{symbols} = {readable(above)} × {factor(as_given(out_of[0]))}"


def product(state: NetState) -> Product:
    """Return the texts of the product, and the sum over the examples."""
    several = state.examples > 1
    return Product(
        f"Example {state.now.example + 1}" if several else "",
        f"Σ over {state.examples} examples" if several else "",
        state.share,
        state.dL_dW,
        about_gradient(state),
    )


class Pairing(NamedTuple):
    """Another way of pairing part 1's three factors: its equation, and its value."""

    number: str
    text: str
    value: float


def pairings(state: NetState) -> list[Pairing]:
    """Return part 1's equations (3), (5) and (6) for a net of one weight; else nothing."""
    if not state.single:
        return []
    return [
        Pairing("(3)", "∂ŷ/∂w = ∂ŷ/∂z × ∂z/∂w =", state.dl_dz * state.dz_dW),
        Pairing("(5)", "Δl₁ = ∂L/∂ŷ × ∂ŷ/∂z =", state.delta),
        Pairing("(6)", "∂L/∂w = Xᵀ.Δl₁ =", state.dL_dW),
    ]
