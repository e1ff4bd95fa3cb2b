"""The numbers, the sentences and the geometry that the page shows at a state."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.numbers import readable, spoken
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.model.state import State
from explorer.plots.geometry import geometry
from explorer.plots.marks import Follows, Plot


class Shown(NamedTuple):
    """A number as the page shows it.

    Attributes
    ----------
    text
        To four decimals, or to three digits if it is small.
    exact
        All digits, as Python writes them.
    spoken
        Like `text`, without the zeros at its end, for screen readers.
    number
        The number itself.
    """

    text: str
    exact: str
    spoken: str
    number: float


def numbers(state: State) -> dict[str, Shown]:
    """Return every quantity as the page shows it, by name."""
    shown = {}
    for name in QUANTITIES.keys():
        number = state.value(name)
        shown[name] = Shown(readable(number), f"{number!r}", spoken(number), number)
    return shown


def sentences(state: State) -> dict[str, str]:
    """Return the sentence about each step's quantity, by the step's name."""
    return {step.name: step.sentence(state) for step in STEPS}


def marks(plot: Plot, state: State, follows: Follows) -> dict[str, str | list[float]]:
    """Return the geometry of a plot's marks that follow exactly these inputs, by the mark's id."""
    return {
        f"{plot.name}.{mark.role}": geometry(plot, mark, state)
        for mark in plot.marks
        if mark.follows == follows
    }


def announcement(before: State, now: State) -> list[tuple[str, str]]:
    """Return the news of a change for screen readers: the inputs that moved, and the effect.

    Each text comes with the quantity that it gives away, or with an empty name.
    """
    moved = [
        f"{QUANTITIES[name].spoken} is {spoken(now.value(name))}"
        for name in ("x", "y", "W", "learning_rate")
        if now.value(name) != before.value(name)
    ]
    if len(moved) == 0:
        return []
    says = sentences(now)
    gradient = f"{QUANTITIES['dL_dW'].spoken} is {readable(now.t.dL_dW)}. {says['dL_dW']}"
    return [(f"{', '.join(moved)}.", ""), (says["y_hat"], "dL_dyhat"), (gradient, "dL_dW")]
