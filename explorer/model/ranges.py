"""The ranges of the sliders, and the ranges of other quantities that follow from them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

PADDING: Final = 0.07  # share of an axis kept free at each end for tangents and arrows
#: y is usually at an end of its range, where the gradient points out of the axis.
PADDING_OF_Y: Final = 0.3


@dataclass(frozen=True)
class Ranges:
    """The intervals of the sliders, which `explorer.model.arguments.as_ranges` validates.

    Attributes
    ----------
    x, y, W
        ``(lowest, highest)``.
    """

    x: tuple[float, float] = (-4.0, 4.0)
    y: tuple[float, float] = (0.0, 1.0)
    W: tuple[float, float] = (-6.0, 6.0)

    def ends(self, name: str) -> tuple[float, float]:
        """Return the interval of ``"x"``, ``"y"`` or ``"W"``."""
        return getattr(self, name)  # type: ignore[no-any-return]

    @property
    def z(self) -> tuple[float, float]:
        """The range of z = W·x."""
        corners = [w * x for w in self.W for x in self.x]
        return min(corners), max(corners)

    @property
    def y_hat(self) -> tuple[float, float]:
        """From 0 to 1, extended to include every target."""
        return min(0.0, self.y[0]), max(1.0, self.y[1])

    @property
    def loss(self) -> tuple[float, float]:
        """From 0 to the highest loss of any guess from 0 to 1 for any target."""
        furthest = max(self.y[1], 1.0 - self.y[0])
        return 0.0, 0.5 * furthest * furthest

    def increment(self, name: str) -> float:
        """Return the change that one press of an arrow key makes to the slider of ``name``."""
        low, high = self.ends(name)
        return float(f"1e{math.floor(math.log10((high - low) / 300))}")

    def nearest(self, name: str, value: float) -> float:
        """Return the decimal nearest to ``value`` that the slider of ``name`` can take."""
        low, high = self.ends(name)
        increment = self.increment(name)
        count = round((min(max(value, low), high) - low) / increment)
        # decimals beyond those of any increment come from binary rounding, not from the user
        return min(max(round(low + count * increment, 12), low), high) + 0.0  # no −0.0

    def padded(self, name: str) -> tuple[float, float]:
        """Return the limits of an axis of ``name``: its interval with padding at both ends."""
        low, high = self.ends(name)
        padding = (PADDING_OF_Y if name == "y" else PADDING) * (high - low)
        return low - padding, high + padding

    def refusal(self, name: str, number: float) -> str:
        """Say which values are allowed for x, y, W or the learning rate, if this one is not."""
        if name == "learning_rate":
            return "" if 0.0 < number < math.inf else "a positive finite number"
        low, high = self.ends(name)
        return "" if low <= number <= high else f"a number from {low:g} to {high:g}"
