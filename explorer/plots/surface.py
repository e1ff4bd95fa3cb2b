"""The loss over (W, x) for one target, or over (W, y) for one input: values and contour lines."""

from __future__ import annotations

from typing import Final, Literal

from explorer.core.formulas import sigmoid
from explorer.model.ranges import Ranges
from explorer.plots.contours import contour_lines
from explorer.plots.curves import linspace, squared_error

#: Contours as shares of the highest loss: the lower ones are close together, because the surface
#: looks flat there but is not.
LEVELS: Final = (0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
#: Samples along W and along the other axis that show every contour without corners.
COARSE: Final = (120, 80)


class Surface:
    """The loss on the whole of a surface plot's axes.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    points
        Samples along W and along the other axis.
    over
        The axis beside W.
    padded
        Whether the axes have the plots' padding at their ends.

    Attributes
    ----------
    follows
        The input that is not an axis, x or y: the surface depends on its value.
    W, other
        The samples along the axes.
    highest
        The highest loss.
    """

    def __init__(
        self,
        ranges: Ranges,
        points: tuple[int, int] = COARSE,
        over: Literal["x", "y"] = "x",
        padded: bool = True,
    ) -> None:
        self.follows: Literal["x", "y"] = "y" if over == "x" else "x"
        ends = [ranges.padded(name) if padded else ranges.ends(name) for name in ("W", over)]
        self.W = linspace(*ends[0], points[0])
        self.other = linspace(*ends[1], points[1])
        self.highest = ranges.loss[1]
        self._y_hats: list[list[float]] = []
        if over == "x":  # the guesses do not depend on the target
            self._y_hats = [[sigmoid(w * x)[0] for w in self.W] for x in self.other]

    def losses(self, at: float) -> list[list[float]]:
        """Return the losses for this value of the input that they follow.

        There is a row for each sample of the other axis, with a loss for each sample of W.
        """
        if self.follows == "y":
            return [[squared_error(at, guess) for guess in row] for row in self._y_hats]
        guesses = [sigmoid(w * at)[0] for w in self.W]
        return [[squared_error(y, guess) for guess in guesses] for y in self.other]

    def contours(self, values: list[list[float]]) -> list[list[tuple[float, float]]]:
        """Return the contour lines of these losses, in data coordinates."""
        return [
            line
            for share in LEVELS
            for line in contour_lines(self.W, self.other, values, share * self.highest)
        ]

    def pixels(self, values: list[list[float]]) -> list[int]:
        """Return the index of each sample's colour among 256, row by row from the top."""
        scale = 255.999 / self.highest
        return [int(min(value * scale, 255.0)) for row in reversed(values) for value in row]
