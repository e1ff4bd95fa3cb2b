"""The axis of z, which changes with the state in steps, and ticks of axes that never change.

σ bends within a few units of z = 0, but W·x goes far beyond. So the axis is short as long as z is
near 0, and longer where it must be. matplotlib draws each picture once. When the axis becomes
longer, its ticks stay where they are, and only the numbers at them change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from explorer.model.ranges import PADDING, Ranges
from explorer.plots.curves import linspace
from explorer.plots.ticks import tick_labels, ticks

#: The highest number at the ticks of the shortest axis of z.
USUAL: Final = 10.0
#: The steps in which the axis of z becomes longer, times powers of ten.
DIGITS: Final = (1.0, 3.0)
#: No axis is longer than this times its first length.
LARGEST: Final = 1e15
#: The ticks of an axis that changes.
COUNT: Final = 5
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


def z_axis(factor: float) -> Axis:
    """Return the axis of z: from −10 to 10 times a factor."""
    return Axis(-USUAL * factor, USUAL * factor, 0.05)


def factor(least: float, digits: Sequence[float] = DIGITS) -> float:
    """Return the smallest of 1, 3, 10, 30 … that is no less than a number.

    Parameters
    ----------
    least
        The number.
    digits
        Other first digits than 1 and 3.
    """
    power = 1.0
    while power < LARGEST:
        for digit in digits:
            if digit * power >= least:
                return digit * power
        power *= 10.0
    return power


def held(before: Axis, wanted: Axis, values: list[float]) -> Axis:
    """Return the axis during a drag: the one before, as long as these values lie on it."""
    return before if before.contains(values) else wanted


def changes(ranges: Ranges) -> bool:
    """Whether the axis of z changes: z can be 0, and can be far from it."""
    low, high = ranges.z
    return low <= 0 <= high and max(-low, high) > USUAL


def z_axis_at(ranges: Ranges, z: float) -> Axis:
    """Return the axis on which a z lies; if it never changes, the axis of every z."""
    low, high = ranges.z
    return z_axis(factor(abs(z) / USUAL)) if changes(ranges) else Axis(low, high, PADDING)


def next_z_axis(ranges: Ranges, before: Axis, z: float, moving: bool) -> Axis:
    """Return the axis of the next state: in a drag it becomes longer, but not shorter.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    before
        The axis that is shown.
    z
        z of the next state.
    moving
        Whether a hand is moving something.
    """
    wanted = z_axis_at(ranges, z)
    return held(before, wanted, [z]) if moving else wanted


def widest_z_tick(ranges: Ranges) -> int:
    """Return the characters of the longest number at a tick of any axis of z that changes."""
    most = 0
    low, high = ranges.z
    last = factor(max(-low, high) / USUAL)
    step = 1.0
    while step <= last:
        most = max([most, *[len(text) for text in tick_labels(z_axis(step).ticks(COUNT))]])
        step = factor(step * 1.001)
    return most


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
