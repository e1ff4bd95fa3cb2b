"""The marks that can be dragged: points, and the lines of the target."""

from __future__ import annotations

import math
from typing import Final, NamedTuple


class Hold(NamedTuple):
    """A mark that can be grabbed.

    Attributes
    ----------
    across, up
        The quantities that are its coordinates; empty along a line that spans the plot.
    moves
        The quantities that a drag changes; the left and right keys change the first.
    label
        Its accessible name.
    """

    across: str
    up: str
    moves: tuple[str, ...]
    label: str


def _both(name: str) -> str:
    return f"W and {name}, on the loss surface: left and right move W, up and down {name}"


#: By the mark's id.
HOLDS: Final[dict[str, Hold]] = {
    "z.point": Hold("W", "z", ("W",), "W, on the line of z"),
    "sigma.target": Hold("", "y", ("y",), "the target y, on the plot of σ"),
    "sigma.point": Hold("z", "y_hat", ("z",), "z, on the curve of σ; moves W"),
    "loss.target": Hold("y", "", ("y",), "the target y, on the plot of the loss"),
    "loss.point": Hold("y_hat", "loss", ("y_hat",), "the guess, on the curve of the loss; moves W"),
    "descent.point": Hold("W", "loss", ("W",), "W, on the loss along W"),
    "surface.point": Hold("W", "x", ("W", "x"), _both("x")),
    "surface-y.point": Hold("W", "y", ("W", "y"), _both("y")),
}

#: The coordinates that are computed; the others are set by hand.
COMPUTED: Final = ("z", "y_hat", "loss", "loss_n")


def logit(y_hat: float) -> float:
    """Return the z with σ(z) = ŷ; infinite if ŷ is not between 0 and 1."""
    if y_hat <= 0:
        return -math.inf
    return math.inf if y_hat >= 1 else math.log(y_hat) - math.log1p(-y_hat)
