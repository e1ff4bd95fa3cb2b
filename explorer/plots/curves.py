"""σ and the loss along the curves that the plots draw."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core import formulas

#: Beyond this z, on either side, σ is flat to less than a pixel.
BEND: Final = 8.0


def samples(ends: tuple[float, float], slope: float, count: int) -> NDArray[np.float64]:
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
    reach = BEND / abs(slope) if slope else np.inf
    first, last = max(low, -reach), min(high, reach)
    if not first < last:  # the bend is outside the ends
        first, last = low, high
    few = 2 * count // 5
    return np.sort(np.concatenate((np.linspace(*ends, few), np.linspace(first, last, count - few))))


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return σ(z), equation (0), for an array.

    Parameters
    ----------
    z
        Any shape.
    """
    with np.errstate(under="ignore"):  # far out, σ is 0
        y_hat, _ = formulas.sigmoid(np.asarray(z, np.float64), np.exp, np.where)
    return np.asarray(y_hat)


def loss(x: ArrayLike, y: ArrayLike, W: ArrayLike) -> NDArray[np.float64]:
    """Return the loss L of inputs, targets and weights that broadcast."""
    return squared_error(y, sigmoid(np.asarray(W, np.float64) * np.asarray(x, np.float64)))


def squared_error(y: ArrayLike, y_hat: ArrayLike) -> NDArray[np.float64]:
    """Return L = ½(y − ŷ)² for targets and guesses that broadcast.

    Parameters
    ----------
    y
        The target, or targets.
    y_hat
        The guesses; they need not lie between 0 and 1.
    """
    distance = np.asarray(y, np.float64) - np.asarray(y_hat, np.float64)
    return np.asarray(0.5 * distance * distance)
