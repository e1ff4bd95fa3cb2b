"""The axes of a net's plots, which change with the state by round factors.

matplotlib draws each picture once. When an axis becomes longer, its ticks stay where they are, and
only the numbers at them change.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from explorer.model.net.state import NetState
from explorer.plots.curves import linspace
from explorer.plots.ticks import tick_labels, ticks

DIGITS: Final = (1.0, 2.0, 5.0)
#: No axis is longer than this times its first length.
LARGEST: Final = 1e15
#: The width of a character in a tick label, and the gap between two tick labels, px.
LETTER, GAP = 7.0, 14.0


class Axis(NamedTuple):
    """An axis: the numbers at its first and last tick, and the room beyond them.

    Attributes
    ----------
    low, high
        The numbers.
    padding
        The room at each end for points and arrows, as a share of the distance between the ticks.
    """

    low: float
    high: float
    padding: float

    @property
    def ends(self) -> tuple[float, float]:
        """The limits of the axis."""
        room = self.padding * (self.high - self.low)
        return self.low - room, self.high + room

    def ticks(self, count: int) -> list[float]:
        """Return so many numbers at equal distances, from the first tick to the last."""
        return linspace(self.low, self.high, count)

    def contains(self, values: list[float]) -> bool:
        """Whether points with these coordinates lie between the first tick and the last."""
        return all([self.low <= value <= self.high for value in values])


class Axes(NamedTuple):
    """The axes that change with the state.

    Attributes
    ----------
    z
        Of the argument of the unit's activation.
    l
        Of the unit's output.
    loss
        Of the loss of the selected example.
    total
        Of the loss of all examples.
    """

    z: Axis
    l: Axis  # noqa: E741  the derivation's name
    loss: Axis
    total: Axis


def z_axis(factor: float) -> Axis:
    """Return the axis of z: from −10 to 10 times a factor."""
    return Axis(-10.0 * factor, 10.0 * factor, 0.05)


def l_axis(factor: float, signed: bool) -> Axis:
    """Return the axis of l: from 0 to a factor or, for both signs, from minus the factor."""
    return Axis(-factor if signed else 0.0, factor, 0.08)


def loss_axis(factor: float) -> Axis:
    """Return the axis of a loss: from 0 to ½, the highest loss of one guess, times a factor."""
    return Axis(0.0, 0.5 * factor, 0.07)


#: In these the pictures are drawn.
FIRST: Final = Axes(z_axis(1.0), l_axis(1.0, False), loss_axis(1.0), loss_axis(1.0))


def factor(least: float) -> float:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … that is no less than a number."""
    power = 1.0
    while power < LARGEST:
        for digit in DIGITS:
            if digit * power >= least:
                return digit * power
        power *= 10.0
    return power


def z_axis_of(state: NetState) -> Axis:
    """Return the axis of z on which the selected example lies."""
    return z_axis(factor(abs(state.z) / 10.0))


def l_axis_of(state: NetState) -> Axis:
    """Return the axis of l on which the selected example lies and, at the output, its target."""
    values = shown_outputs(state)
    signed = state.kind in ("tanh", "identity") or any([value < 0.0 for value in values])
    return l_axis(factor(max([abs(value) for value in values])), signed)


def shown_outputs(state: NetState) -> list[float]:
    """Return l of the selected example and, at the output, its target."""
    if not state.last:
        return [state.l]
    return [state.l, state.now.y[state.now.example][state.now.weight.column]]


def loss_axis_of(point: float, curve: list[float], usual: float) -> Axis:
    """Return the axis of a loss on which the point lies.

    The curve may rise so high elsewhere that nothing would be seen of it near the point. So it is
    shown only up to the usual loss or, where the point's is higher, up to twice that.

    Parameters
    ----------
    point
        The loss at the state.
    curve
        The loss along the curve.
    usual
        The highest loss of guesses from 0 to 1 for targets of 0 and 1.
    """
    most = usual if point <= usual else 2.0 * point
    highest = max([0.0, *[value for value in curve if not math.isnan(value)]])
    return loss_axis(factor(max(point, min(highest, most)) / 0.5))


def held(before: Axis, wanted: Axis, values: list[float]) -> Axis:
    """Return the axis during a drag: the one before, as long as these values lie on it."""
    return before if before.contains(values) else wanted


def ticks_along(ends: tuple[float, float], width: float) -> list[float]:
    """Return up to seven ticks of an axis that never changes, as many as have room for a label.

    Parameters
    ----------
    ends
        The interval that the ticks are in.
    width
        The length of the axis, px.
    """
    most = 7
    while True:
        values = ticks(*ends, most)
        longest = max([len(text) for text in tick_labels(values)])
        if most == 2 or len(values) * (longest * LETTER + GAP) <= width:
            return values
        most -= 1
