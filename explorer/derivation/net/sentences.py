"""Sentences about the selected weight: one for each of its slopes, and one for their product."""

from __future__ import annotations

from typing import Final

from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.derivation.net.names import activations_name
from explorer.derivation.numbers import readable
from explorer.derivation.sentences import ALMOST_ZERO, SMALL_INPUT, WORTH_LOWERING, moves
from explorer.model.net.state import NetState

#: The most examples that a sentence lists.
_LISTED: Final = 3


def about_dz_dw(state: NetState) -> str:
    """Say what w does to z."""
    slope = state.dz_dW
    if slope == 0:
        return "Zero: in this example the weight has no say."
    return f"{'Positive' if slope > 0 else 'Negative'}: raising w {moves(slope)} z."


def about_dl_dz(state: NetState) -> str:
    """Say how steep the activation is."""
    slope, kind = state.dl_dz, state.kind
    texts = ACTIVATION_TEXTS[kind]
    if kind == "relu":
        return "One: the unit is on, z passes." if slope > 0 else "Zero: the unit is off."
    if kind == "identity":
        return "One: z passes as it is."
    if slope < texts.almost_zero:
        return f"Almost 0: {texts.symbol} is saturated."
    if slope > texts.steep:
        return f"Almost as steep as {texts.symbol} gets."
    return "In between: z moves it moderately."


def about_dL_dl(state: NetState) -> str:
    """Say what a larger output of the unit would do to the loss."""
    slope = state.dL_dl
    if state.last:
        if slope == 0:
            return "Zero: the guess is right, nothing to correct."
        if abs(slope) < ALMOST_ZERO:
            return "Almost 0: the guess is right, little to correct."
        return (
            "Negative: the guess is too low." if slope < 0 else "Positive: the guess is too high."
        )
    name = activations_name(state.now.weight.layer + 1, state.layers).text
    if slope == 0:
        return f"Zero: a larger {name} would not move the loss."
    sign = "Negative" if slope < 0 else "Positive"
    return f"{sign}: a larger {name} would {'lower' if slope < 0 else 'raise'} the loss."


def about_gradient(state: NetState) -> str:
    """Say what raising w does to the loss, and which examples pull the other way."""
    total = state.dL_dW
    shares = state.shares()
    if total == 0:
        if any(shares):
            return "Zero: the shares of the examples cancel."
        return f"Zero: {_killer(state) or 'w cannot lower the loss from here'}."
    guilty = _killer(state)
    if guilty != "" and state.examples == 1:
        return f"Almost 0, though the loss is {readable(state.t.loss)}: {guilty}."
    says = f"Raising w {moves(total)} the loss"
    others = [f"{n + 1}" for n, share in enumerate(shares) if share * total < 0]
    if len(others) == 0:
        return f"{says}."
    way = "lower" if total < 0 else "raise"  # a step goes against the sign of the gradient
    if len(others) > _LISTED:
        return f"{says}; {len(others)} examples alone would {way} w."
    which = f"example {others[0]}" if len(others) == 1 else f"examples {_listed(others)}"
    return f"{says}; {which} alone would {way} w."


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _killer(state: NetState) -> str:
    """Name the slope of the selected example that makes the gradient small, and why."""
    if abs(state.dL_dW) >= ALMOST_ZERO or state.t.loss < WORTH_LOWERING:
        return ""
    if abs(state.dz_dW) < SMALL_INPUT:
        return "∂z/∂w killed it, (almost) nothing comes in"
    output = "ŷ" if state.last else "l"
    texts = ACTIVATION_TEXTS[state.kind]
    if state.dl_dz < texts.almost_zero:
        return f"∂{output}/∂z killed it, {texts.flat}"
    if abs(state.dL_dl) < ALMOST_ZERO:
        return f"∂L/∂{output} killed it, (almost) nothing comes from above"
    return ""
