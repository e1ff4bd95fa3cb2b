"""The activations in symbols and words."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.sentences import ALMOST_ZERO, STEEP


class ActivationText(NamedTuple):
    """An activation in symbols and words.

    Attributes
    ----------
    symbol
        Its symbol.
    derivative
        Its slope as a formula of its output, of which {l} is the symbol; empty where the slope
        is a plain number.
    meaning
        What its slope says.
    steep
        Above this a slope is called steep.
    almost_zero
        Below this a slope is called almost 0.
    flat
        Why its slope is almost 0.
    """

    symbol: str
    derivative: str
    meaning: str
    steep: float
    almost_zero: float
    flat: str


ACTIVATION_TEXTS: Final[dict[str, ActivationText]] = {
    "sigmoid": ActivationText(
        "σ",
        "{l} (1 − {l})",
        "How steep σ is: ¼ at most, almost 0 if saturated.",
        STEEP,
        ALMOST_ZERO,
        "σ is saturated",
    ),
    "tanh": ActivationText(
        "tanh",
        "1 − {l}²",
        "How steep tanh is: 1 at most, almost 0 if saturated.",
        4.0 * STEEP,
        4.0 * ALMOST_ZERO,
        "tanh is saturated",
    ),
    "relu": ActivationText(
        "ReLU",
        "",
        "How steep ReLU is: 1 where z > 0, else 0.",
        0.5,
        0.5,
        "the unit is off",
    ),
    "identity": ActivationText("id", "", "A straight line: steep 1 everywhere.", 0.5, 0.5, ""),
}


def slope_text(activation: str, output: str, z: str) -> str:
    """Return " ∗ f′" with the slope of an activation as a formula; of the identity nothing.

    Parameters
    ----------
    activation
        Its name.
    output, z
        The symbols of its output and of its argument.
    """
    if activation == "sigmoid":
        return f" ∗ {output} ∗ (1 − {output})"
    if activation == "tanh":
        return f" ∗ (1 − {output} ∗ {output})"
    return f" ∗ ({z} > 0)" if activation == "relu" else ""
