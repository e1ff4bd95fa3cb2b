"""The quantities of the derivation: the symbol, spoken name and colour of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from explorer.derivation.colors import LIGHT


@dataclass(frozen=True)
class Quantity:
    """A quantity of the derivation: its symbol, its spoken name and its colour.

    Attributes
    ----------
    name
        The attribute of `explorer.core.trace.Trace` that holds its value.
    symbol
        TeX.
    text
        The symbol in plain text.
    spoken
        The symbol as it is read aloud.
    """

    name: str
    symbol: str
    text: str
    spoken: str

    @property
    def color(self) -> str:
        """``#rrggbb`` on light paper: the same on cards, formulas, tangents and arrows."""
        return LIGHT.get(self.name, LIGHT["ink"])


def _partial(upper: str, lower: str) -> str:
    return rf"\frac{{\partial {upper}}}{{\partial {lower}}}"


#: The three sliders in their order, which is that of the plots below them, with a word for each.
SLIDERS: Final = {"W": "weight", "x": "input", "y": "target"}

QUANTITIES: Final[dict[str, Quantity]] = {
    quantity.name: quantity
    for quantity in (
        Quantity("x", "x", "x", "x"),
        Quantity("y", "y", "y", "y"),
        Quantity("W", "W", "W", "W"),
        Quantity("z", "z", "z", "z"),
        Quantity("y_hat", r"\hat{y}", "ŷ", "y hat"),
        Quantity("one_minus_y_hat", r"1-\hat{y}", "1 − ŷ", "1 minus y hat"),
        Quantity("loss", "L", "L", "the loss L"),
        Quantity("dL_dyhat", _partial("L", r"\hat{y}"), "∂L/∂ŷ", "d L by d y hat"),
        Quantity("dyhat_dz", _partial(r"\hat{y}", "z"), "∂ŷ/∂z", "d y hat by d z"),
        Quantity("dz_dW", _partial("z", "W"), "∂z/∂W", "d z by d W"),
        Quantity("dyhat_dW", _partial(r"\hat{y}", "W"), "∂ŷ/∂W", "d y hat by d W"),
        Quantity("delta_l1", r"\Delta l_1", "Δl₁", "delta l 1"),
        Quantity("dL_dW", _partial("L", "W"), "∂L/∂W", "d L by d W"),
        Quantity("learning_rate", r"\eta", "η", "eta, the learning rate"),
        Quantity("W_next", "W", "next W", "the next W"),
        Quantity("dL_dx", _partial("L", "x"), "∂L/∂x", "d L by d x"),
        Quantity("dL_dy", _partial("L", "y"), "∂L/∂y", "d L by d y"),
    )
}
