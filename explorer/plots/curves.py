"""σ and the loss along the curves that the plots draw."""

from __future__ import annotations

from typing import Final

from explorer.core.formulas import sigmoid

#: Beyond this z, on either side, σ is flat to less than a pixel.
BEND: Final = 8.0


def linspace(start: float, end: float, count: int) -> list[float]:
    """Return evenly spaced numbers, the ends among them.

    Parameters
    ----------
    start, end
        The first number and the last.
    count
        How many, at least 2.
    """
    step = (end - start) / (count - 1)
    return [*[start + i * step for i in range(count - 1)], end]


def samples(ends: tuple[float, float], slope: float, count: int) -> list[float]:
    """Return the points v at which to sample a curve that follows σ(slope · v).

    Over a wide range σ rises abruptly, and evenly spaced samples would cut its corners. So more
    than half of the samples lie where σ bends, if it bends between the ends.

    Parameters
    ----------
    ends
        The first point and the last.
    slope
        The change of z per unit of v.
    count
        The number of points.
    """
    low, high = ends
    first, last = low, high
    if slope != 0:
        first, last = max(low, -BEND / abs(slope)), min(high, BEND / abs(slope))
    if first >= last:  # the bend is outside the ends
        first, last = low, high
    few = 2 * count // 5
    return sorted([*linspace(low, high, few), *linspace(first, last, count - few)])


def loss(x: float, y: float, W: float) -> float:
    """Return the loss L of an input, a target and a weight."""
    return squared_error(y, sigmoid(W * x)[0])


def squared_error(y: float, y_hat: float) -> float:
    """Return L = ½(y − ŷ)² for a target and a guess, which need not lie between 0 and 1."""
    distance = y - y_hat
    return 0.5 * distance * distance
