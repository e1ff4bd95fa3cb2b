"""The ranges of the sliders, and the ranges of other quantities that follow from them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Final

from explorer.core.arguments import shortened

PADDING: Final = 0.07  # share of an axis kept free at each end for tangents and arrows
#: y is usually at an end of its range, where the gradient points out of the axis.
PADDING_OF_Y: Final = 0.3
WIDEST: Final = 1e6  # beyond these two limits tick labels and pixels lose their meaning
NARROWEST: Final = 1e-6


@dataclass(frozen=True)
class Ranges:
    """The intervals of the sliders.

    Parameters
    ----------
    x, y, W
        ``(lowest, highest)``, finite, within ±1,000,000 and at least 0.000001 apart.

    Raises
    ------
    TypeError
        If a range is not a pair of real numbers.
    ValueError
        If a range is empty, reversed, not finite, too wide or too narrow.
    """

    x: tuple[float, float] = (-4.0, 4.0)
    y: tuple[float, float] = (0.0, 1.0)
    W: tuple[float, float] = (-6.0, 6.0)

    def __post_init__(self) -> None:
        for name in ("x", "y", "W"):
            object.__setattr__(self, name, _interval(f"{name}_range", getattr(self, name)))

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
        return 0.0, 0.5 * max(self.y[1], 1.0 - self.y[0]) ** 2

    def increment(self, name: str) -> float:
        """Return the change that one press of an arrow key makes to the slider of ``name``."""
        low, high = getattr(self, name)
        return float(10.0 ** math.floor(math.log10((high - low) / 300)))

    def nearest(self, name: str, value: float) -> float:
        """Return the value nearest to ``value`` that the slider of ``name`` can take."""
        low, high = getattr(self, name)
        increment = self.increment(name)
        count = round((min(max(value, low), high) - low) / increment)
        # decimals beyond those of any increment come from binary rounding, not from the user
        return float(min(max(round(low + count * increment, 12), low), high))

    def padded(self, name: str) -> tuple[float, float]:
        """Return the limits of an axis of ``name``: its interval with padding at both ends."""
        low, high = getattr(self, name)
        padding = (PADDING_OF_Y if name == "y" else PADDING) * (high - low)
        return low - padding, high + padding


def _interval(name: str, given: object) -> tuple[float, float]:
    wanted = f"{name} must be a pair (lowest, highest) of real numbers"
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise TypeError(f"{wanted}; got {shortened(given, 60)}")
    if any(isinstance(end, bool) or not isinstance(end, Real) for end in given):
        raise TypeError(f"{wanted}; got {shortened(given, 60)}")
    try:
        low, high = (float(end) for end in given)
    except Exception:  # raised by an integer too large for a double, or by a foreign number
        low, high = -math.inf, math.inf
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(
            f"{name} must be finite, with lowest < highest; got {shortened(given, 60)}"
        )
    if max(-low, high) > WIDEST or high - low < NARROWEST:
        raise ValueError(
            f"{name} must lie within ±{WIDEST:,.0f} and be at least {NARROWEST} wide; "
            f"got {shortened(given, 60)}"
        )
    return low, high
