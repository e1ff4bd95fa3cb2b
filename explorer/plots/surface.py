"""The loss over (W, x) for one target, or over (W, y) for one input: values and contour lines."""

from __future__ import annotations

from typing import Any, Final, Literal

import numpy as np
from contourpy import contour_generator

from explorer.model.ranges import Ranges
from explorer.plots.curves import loss, sigmoid, squared_error

#: Contours as shares of the highest loss: the lower ones are close together, because the surface
#: looks flat there but is not. The two groups lie on dark and on light colours.
LEVELS: Final = {
    "contours-low": (0.01, 0.05, 0.15, 0.3),
    "contours-high": (0.5, 0.7, 0.9),
}


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
    """

    def __init__(
        self,
        ranges: Ranges,
        points: tuple[int, int] = (120, 80),
        over: Literal["x", "y"] = "x",
        padded: bool = True,
    ) -> None:

        def ends(name: str) -> tuple[float, float]:
            return ranges.padded(name) if padded else getattr(ranges, name)

        self.follows: Literal["x", "y"] = "y" if over == "x" else "x"
        self.W = np.linspace(*ends("W"), points[0])
        self.other = np.linspace(*ends(over), points[1])
        self.highest = ranges.loss[1]
        # the guess does not depend on the target
        self._y_hat = sigmoid(self.other[:, None] * self.W) if over == "x" else None

    def values(self, at: float) -> np.ndarray:
        """Return the losses for this value of the input that they follow.

        Their shape is (points along the other axis, points along W).
        """
        if self._y_hat is not None:
            return squared_error(at, self._y_hat)
        return loss(at, self.other[:, None], self.W)

    def contours(self, at: float, values: np.ndarray | None = None) -> dict[str, list[np.ndarray]]:
        """Return each group of contour lines in data coordinates: arrays of shape (n, 2)."""
        z = self.values(at) if values is None else values
        generator: Any = contour_generator(self.W, self.other, z)
        return {
            name: [line for share in shares for line in generator.lines(share * self.highest)]
            for name, shares in LEVELS.items()
        }
