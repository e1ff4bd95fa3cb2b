"""Round numbers along an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from explorer.derivation.numbers import with_power

DIGITS: Final = (1.0, 2.0, 2.5, 5.0)
#: Ticks smaller than the first or larger than the second are written with powers of ten.
SMALLEST: Final = 1e-4
LARGEST: Final = 1e6


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return the multiples of a round step that lie in an interval.

    Parameters
    ----------
    low, high
        The ends of the interval; they may be ticks.
    most
        The step is the smallest that gives no more ticks than this, at least 1. It is 1, 2, 2.5 or
        5 times a power of ten.
    """
    exponent = math.floor(math.log10((high - low) / most))
    while True:
        for digit in DIGITS:
            step = digit * float(f"1e{exponent}")
            first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
            if last - first < most:
                return [n * step for n in range(first, last + 1)]
        exponent += 1


def tick_labels(values: Sequence[float]) -> list[str]:
    """Write ticks with as few decimals as distinguish them, and with a true minus sign."""
    largest = max([0.0, *[abs(value) for value in values]])
    if largest > 0 and not SMALLEST <= largest < LARGEST:
        return ["0" if value == 0 else with_power(value, 1) for value in values]
    apart = values[1] - values[0] if len(values) > 1 else largest
    texts: list[str] = []
    for decimals in range(10):
        texts = [f"{abs(value):.{decimals}f}" for value in values]
        errors = [abs(float(t) - abs(v)) for t, v in zip(texts, values, strict=True)]
        if max([0.0, *errors]) <= 1e-6 * apart:
            break
    return [f"{'−' if v < 0 else ''}{t}" for t, v in zip(texts, values, strict=True)]
