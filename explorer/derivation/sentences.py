"""Sentences about the current numbers: one for each quantity, and the factor to blame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from explorer.core.trace import Trace
from explorer.derivation.numbers import readable, spoken
from explorer.derivation.quantities import QUANTITIES
from explorer.model.state import State

#: Below this a factor, or a gradient, is called "almost 0" in words. The largest |∂L/∂W| that
#: the sliders reach is near 0.6, so this is less than a hundredth of it.
ALMOST_ZERO: Final = 0.005
#: Above this σ is called steep in words; its maximum is ¼.
STEEP: Final = 0.2


def _about_z(t: Trace) -> str:
    if t.z == 0:
        return "z is 0: the net has nothing to go on, so it will guess a half."
    return f"z is {'positive' if t.z > 0 else 'negative'}: the guess is {_side(t.z)} a half."


def _side(number: float) -> str:
    return "above" if number > 0 else "below"


def _about_y_hat(t: Trace) -> str:
    distance = abs(t.dL_dyhat)
    if distance < ALMOST_ZERO:
        return "The guess is right: it sits on the target."
    return f"The guess is {distance:.2f} {_side(t.dL_dyhat)} the target y."


def _about_loss(t: Trace) -> str:
    if abs(t.dL_dyhat) < ALMOST_ZERO:
        return "The loss is almost 0: the guess is right."
    return "Half the squared distance between guess and target."


def _about_dL_dyhat(t: Trace) -> str:
    if t.dL_dyhat == 0:
        return "Zero: the guess is right, nothing to correct."
    if abs(t.dL_dyhat) < ALMOST_ZERO:
        return "Almost 0: the guess is right, little to correct."
    if t.dL_dyhat < 0:
        return "Negative: the guess is too low."
    return "Positive: the guess is too high."


def _about_dyhat_dz(t: Trace) -> str:
    if t.dyhat_dz < ALMOST_ZERO:
        return "Almost 0: σ is saturated, z hardly moves ŷ."
    if t.dyhat_dz > STEEP:
        return "Near ¼, its maximum: here z moves ŷ the most."
    return "Between 0 and ¼: part of z’s change reaches ŷ."


def _about_dz_dW(t: Trace) -> str:
    if t.dz_dW == 0:
        return "Zero: with x = 0, W has no effect."
    return f"{'Positive' if t.dz_dW > 0 else 'Negative'}: raising W {moves(t.dz_dW)} z."


def moves(slope: float) -> str:
    """Say in one verb whether raising one quantity raises or lowers the other."""
    return "raises" if slope > 0 else "lowers"


def _about_dyhat_dW(t: Trace) -> str:
    if t.dyhat_dW == 0:
        return "Zero: W does not move the guess."
    return f"Raising W {moves(t.dyhat_dW)} the guess{_barely(t.dyhat_dW)}."


def _about_delta_l1(t: Trace) -> str:
    if t.delta_l1 == 0:
        return "Zero: z does not move the loss."
    return f"Raising z {moves(t.delta_l1)} the loss{_barely(t.delta_l1)}."


def _barely(slope: float) -> str:
    return ", but barely" if abs(slope) < ALMOST_ZERO else ""


#: Above this a loss is worth lowering.
WORTH_LOWERING: Final = 0.02
#: Below this an input is called "(almost) 0" in words.
SMALL_INPUT: Final = 0.1


def culprit(t: Trace) -> str:
    """Name the factor that makes the gradient small although the loss is not.

    Parameters
    ----------
    t
        The state, of scalars.

    Returns
    -------
    str
        ``"dyhat_dz"`` or ``"dz_dW"``: the one that is the smaller share of its usual size. Empty
        where the gradient is not small, where a small one is right, and where neither factor is
        small by itself.
    """
    if abs(t.dL_dW) >= ALMOST_ZERO or t.loss < WORTH_LOWERING:
        return ""
    guilty = smallest(t, "dyhat_dz", "dz_dW")
    small = {"dyhat_dz": t.dyhat_dz < ALMOST_ZERO, "dz_dW": abs(t.dz_dW) < SMALL_INPUT}
    return guilty if small[guilty] else ""


def smallest(t: Trace, *factors: str) -> str:
    """Name the factor that is the smallest share of its usual size: ¼ for ∂ŷ/∂z, else 1.

    Parameters
    ----------
    t
        The state, of scalars.
    *factors
        Names of slopes among `explorer.derivation.steps.FACTORS`.
    """

    def share(name: str) -> float:
        size: float = abs(getattr(t, name))
        return size / 0.25 if name == "dyhat_dz" else size

    return min(factors, key=share)


def _about_dL_dW(t: Trace) -> str:
    guilty = culprit(t)
    if guilty:
        why = "σ is saturated" if guilty == "dyhat_dz" else "the input x is (almost) 0"
        size = "Zero" if t.dL_dW == 0 else "Almost 0"
        symbol = QUANTITIES[guilty].text
        return f"{size}, though the loss is {readable(t.loss)}: {symbol} killed it, {why}."
    if t.dL_dW == 0:
        return "Zero: W cannot lower the loss from here."
    if t.dL_dW < 0:
        return f"Negative: raising W lowers the loss{_barely(t.dL_dW)}."
    return f"Positive: lowering W lowers the loss{_barely(t.dL_dW)}."


def about_update(state: State) -> str:
    """Say which way a step of gradient descent moves W, how far, and at which learning rate."""
    if state.t.dL_dW == 0:
        return "No slope, no step: W stays."
    change = -state.learning_rate * state.t.dL_dW
    goes, side = ("rises", "right") if change > 0 else ("falls", "left")
    by = readable(abs(change))
    return f"With η = {spoken(state.learning_rate)}, W {goes} by {by}: downhill is to the {side}."


#: The sentence about each quantity of a trace, by its name.
SENTENCES: Final[dict[str, Callable[[Trace], str]]] = {
    "z": _about_z,
    "y_hat": _about_y_hat,
    "loss": _about_loss,
    "dL_dyhat": _about_dL_dyhat,
    "dyhat_dz": _about_dyhat_dz,
    "dz_dW": _about_dz_dW,
    "dyhat_dW": _about_dyhat_dW,
    "delta_l1": _about_delta_l1,
    "dL_dW": _about_dL_dW,
}
