"""Dragging a mark of a plot, or moving it with keys: the x, y and W that lead there."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.quantities import QUANTITIES
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.holds import Hold, logit


class Aim(NamedTuple):
    """The result of a drag.

    Attributes
    ----------
    inputs
        The new value of each input that moves; empty if none can.
    note
        Why the mark did not go all the way, or did not move; else empty.
    """

    inputs: dict[str, float]
    note: str


def aimed(ranges: Ranges, state: State, hold: Hold, across: float, up: float) -> Aim:
    """Return the values that bring a mark as near as possible to a position in its plot.

    Parameters
    ----------
    ranges
        The intervals of x, y and W.
    state
        The current state.
    hold
        The mark.
    across, up
        The position, in the plot's data coordinates.
    """
    wanted = {quantity: across if quantity == hold.across else up for quantity in hold.moves}
    return _reached(ranges, state, wanted)


def nudged(ranges: Ranges, state: State, hold: Hold, counts: list[int]) -> Aim:
    """Return the values after a move by increments of the sliders, as arrow keys ask for.

    Parameters
    ----------
    ranges, state, hold
        As for `aimed`.
    counts
        The number of increments along each quantity that the mark moves.
    """
    wanted = {}
    for quantity, count in zip(hold.moves, counts, strict=False):
        if count == 0:
            continue
        name, steps = quantity, count
        if quantity == "z" or quantity == "y_hat":
            if state.t.x == 0:
                return Aim({}, _stuck(quantity))
            # both rise with W where x is positive, and fall where it is negative
            name, steps = "W", count if state.t.x > 0 else -count
        wanted[name] = getattr(state.t, name) + steps * ranges.increment(name)
    return _reached(ranges, state, wanted)


def _reached(ranges: Ranges, state: State, wanted: dict[str, float]) -> Aim:
    """Turn wanted quantities into the nearest values that the sliders allow."""
    x = state.t.x
    values = {}
    note = ""
    for quantity, value in wanted.items():
        name, nearest = quantity, value
        if quantity == "z" or quantity == "y_hat":
            if x == 0:
                return Aim({}, _stuck(quantity))
            name, nearest = "W", (value if quantity == "z" else logit(value)) / x
            if ranges.refusal("W", nearest) != "":
                text = QUANTITIES[quantity].text
                note = f"W is at its limit: at this x, {text} goes no further."
        values[name] = ranges.nearest(name, nearest)
    return Aim(values, note)


def _stuck(quantity: str) -> str:
    return f"x is 0, so W does not move {QUANTITIES[quantity].text}. Move x first."


def ends(ranges: Ranges, hold: Hold) -> tuple[float, float]:
    """Return the ends of the quantity that a mark moves first."""
    name = hold.moves[0]
    if name == "y_hat":
        return 0.0, 1.0
    return ranges.z if name == "z" else ranges.ends(name)
