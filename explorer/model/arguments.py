"""Validate the arguments and the values that Python code gives an explorer."""

from __future__ import annotations

import math
from numbers import Real
from typing import Any, Final

from explorer.core.arguments import as_number, listed, scalar, shortened, whole
from explorer.model.ranges import Ranges

WIDEST: Final = 1e6  # beyond these two limits tick labels and pixels lose their meaning
NARROWEST: Final = 1e-6


def as_ranges(x_range: Any, y_range: Any, W_range: Any) -> Ranges:
    """Return the intervals of the sliders.

    Parameters
    ----------
    x_range, y_range, W_range
        ``(lowest, highest)``, finite, within ±1,000,000 and at least 0.000001 apart.

    Raises
    ------
    TypeError
        If a range is not a pair of real numbers.
    ValueError
        If a range is empty, reversed, not finite, too wide or too narrow.
    """
    return Ranges(
        as_interval("x_range", x_range),
        as_interval("y_range", y_range),
        as_interval("W_range", W_range),
    )


def as_value(ranges: Ranges, name: str, value: Any) -> float:
    """Return x, y, W or the learning rate as a float that the state may hold.

    Raises
    ------
    ValueError
        If it is not a real number, or is out of range.
    """
    try:
        number = float(value) if isinstance(value, Real) else as_number(name, value)
    except Exception:  # raised by an integer too large for a double, or by a foreign number
        number = math.nan
    if refusal := ranges.refusal(name, number):
        raise ValueError(f"{name} must be {refusal}; got {shortened(value)}")
    return number


def as_grid(points: Any) -> tuple[int, int]:
    """Return the surface's samples along W and along x.

    Raises
    ------
    TypeError
        If `points` is not a pair of whole numbers.
    ValueError
        If a number is not from 2 to 2000.
    """
    wanted = "surface_points must be two whole numbers from 2 to 2000"
    counts = [whole(one) for one in listed(points) or ()]
    if len(counts) != 2 or counts[0] is None or counts[1] is None:
        raise TypeError(f"{wanted}; got {shortened(points)}")
    if not (2 <= counts[0] <= 2000 and 2 <= counts[1] <= 2000):
        raise ValueError(f"{wanted}; got {shortened(points)}")
    return counts[0], counts[1]


def as_interval(name: str, given: object) -> tuple[float, float]:
    """Return the interval of a slider; raise as `as_ranges` does, naming the argument."""
    wanted = f"{name} must be a pair (lowest, highest) of real numbers"
    ends = [scalar(end) for end in listed(given) or ()]
    if len(ends) != 2 or any(isinstance(end, bool) or not isinstance(end, Real) for end in ends):
        raise TypeError(f"{wanted}; got {shortened(given, 60)}")
    try:
        low, high = (float(end) for end in ends)
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
