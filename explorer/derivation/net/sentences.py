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
        return "Zero: in this example w has no effect."
    return f"{'Positive' if slope > 0 else 'Negative'}: raising w {moves(slope)} z."


def about_dl_dz(state: NetState) -> str:
    """Say how steep the activation is."""
    slope, kind = state.dl_dz, state.kind
    texts = ACTIVATION_TEXTS[kind]
    if kind == "relu":
        return "One: the unit is on, z passes." if slope > 0 else "Zero: the unit is off."
    if kind == "identity":
        return "One: all of z’s change passes."
    if slope < texts.almost_zero:
        return f"Almost 0: {texts.symbol} is saturated."
    if slope > texts.steep:
        return f"Almost as steep as {texts.symbol} gets."
    return f"In between: part of z’s change reaches {'ŷ' if state.last else 'l'}."


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


def blamed(state: NetState) -> str:
    """Return the card of the slope that `about_gradient` blames, or an empty text.

    Parameters
    ----------
    state
        The state to show.

    Returns
    -------
    str
        ``"dz_dW"``, ``"dyhat_dz"`` or ``"dL_dyhat"``, the place of the slope in the chain.
    """
    if state.examples > 1 and (state.dL_dW != 0 or any(state.shares())):
        return ""
    return _killing(state)


def _killing(state: NetState) -> str:
    """Return the slope of the selected example that makes the gradient small."""
    if abs(state.dL_dW) >= ALMOST_ZERO or state.t.loss < WORTH_LOWERING:
        return ""
    if abs(state.dz_dW) < SMALL_INPUT:
        return "dz_dW"
    if state.dl_dz < ACTIVATION_TEXTS[state.kind].almost_zero:
        return "dyhat_dz"
    return "dL_dyhat" if abs(state.dL_dl) < ALMOST_ZERO else ""


def _killer(state: NetState) -> str:
    """Name the slope of the selected example that makes the gradient small, and why."""
    slope = _killing(state)
    if slope == "":
        return ""
    output = "ŷ" if state.last else "l"
    if slope == "dz_dW":
        return "∂z/∂w killed it, (almost) nothing comes in"
    if slope == "dyhat_dz":
        return f"∂{output}/∂z killed it, {ACTIVATION_TEXTS[state.kind].flat}"
    return f"∂L/∂{output} killed it, the upstream gradient is (almost) 0"
