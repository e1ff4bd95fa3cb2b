"""The marks that a person can drag: points, and the lines of the target."""

from __future__ import annotations

import math
from typing import Final, NamedTuple


class Hold(NamedTuple):
    """A mark that can be grabbed.

    Attributes
    ----------
    across, up
        The quantities that are its coordinates; an empty one is a line's whole length.
    moves
        The quantities that follow the hand; the left and right keys move the first.
    label
        Its accessible name.
    """

    across: str
    up: str
    moves: tuple[str, ...]
    label: str


_BOTH: Final = "W and {0}, on the loss surface: left and right move W, up and down {0}"

#: By the mark's id.
HOLDS: Final = {
    "z.point": Hold("W", "z", ("W",), "W, on the line of z"),
    "sigma.target": Hold("", "y", ("y",), "the target y, on the plot of σ"),
    "sigma.point": Hold("z", "y_hat", ("z",), "z, on the curve of σ; moves W"),
    "loss.target": Hold("y", "", ("y",), "the target y, on the plot of the loss"),
    "loss.point": Hold("y_hat", "loss", ("y_hat",), "the guess, on the curve of the loss; moves W"),
    "descent.point": Hold("W", "loss", ("W",), "W, on the loss along W"),
    "surface.point": Hold("W", "x", ("W", "x"), _BOTH.format("x")),
    "surface-y.point": Hold("W", "y", ("W", "y"), _BOTH.format("y")),
}


def logit(y_hat: float) -> float:
    """Return the z whose σ(z) is ŷ; infinite where no z reaches so far."""
    if y_hat <= 0:
        return -math.inf
    return math.inf if y_hat >= 1 else math.log(y_hat) - math.log1p(-y_hat)
