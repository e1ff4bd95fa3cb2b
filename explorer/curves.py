"""The net's two functions on arrays, as plots draw them: to a pixel, and fast.

Numbers that are read come from `explorer.gradients`, which holds them to their last digit.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray


def sigmoid(z: ArrayLike) -> NDArray[np.float64]:
    """Return σ(z), equation (0), without overflow.

    Parameters
    ----------
    z
        Any shape.
    """
    return np.asarray(np.exp(-np.logaddexp(0.0, -np.asarray(z, np.float64))))


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
