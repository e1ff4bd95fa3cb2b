"""How far the sliders go, and how far everything else goes because of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Real
from typing import Final

from explorer.core.arguments import shortened

PADDING: Final = 0.07  # of an axis, kept free at each end for tangents and arrows
#: y is at an end of its axis more often than not, and there the gradient points out of it.
PADDING_OF_Y: Final = 0.3
WIDEST: Final = 1e6  # beyond these two a plot's labels and pixels stop meaning anything
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
        """How far z = W·x can go."""
        corners = [w * x for w in self.W for x in self.x]
        return min(corners), max(corners)

    @property
    def y_hat(self) -> tuple[float, float]:
        """From 0 to 1, and as far as the targets go beyond that."""
        return min(0.0, self.y[0]), max(1.0, self.y[1])

    @property
    def loss(self) -> tuple[float, float]:
        """From 0 to the loss of the worst guess for the worst target."""
        return 0.0, 0.5 * max(self.y[1], 1.0 - self.y[0]) ** 2

    def increment(self, name: str) -> float:
        """Return how far one press of an arrow key moves the slider of ``name``."""
        low, high = getattr(self, name)
        return float(10.0 ** math.floor(math.log10((high - low) / 300)))

    def nearest(self, name: str, value: float) -> float:
        """Return the number that the slider of ``name`` can stand at and that is nearest."""
        low, high = getattr(self, name)
        step = self.increment(name)
        count = round((min(max(value, low), high) - low) / step)
        # the decimals beyond those of any step are the binary fraction's, not the person's
        return float(min(max(round(low + count * step, 12), low), high))

    def padded(self, name: str) -> tuple[float, float]:
        """Return the interval of ``name`` with some room at both ends, for an axis."""
        low, high = getattr(self, name)
        room = (PADDING_OF_Y if name == "y" else PADDING) * (high - low)
        return low - room, high + room


def _interval(name: str, given: object) -> tuple[float, float]:
    wanted = f"{name} must be a pair (lowest, highest) of real numbers"
    if not isinstance(given, tuple | list) or len(given) != 2:
        raise TypeError(f"{wanted}; got {shortened(given, 60)}")
    if any(isinstance(end, bool) or not isinstance(end, Real) for end in given):
        raise TypeError(f"{wanted}; got {shortened(given, 60)}")
    try:
        low, high = (float(end) for end in given)
    except Exception:  # a whole number beyond the doubles, or whatever a foreign number does
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
