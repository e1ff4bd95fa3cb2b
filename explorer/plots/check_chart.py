"""The chart of the gradient check: distance against step, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from explorer.plots.geometry import line

#: Powers of ten at the ends of the chart's axes: steps h, and distances.
STEPS: Final = (-12, 0)
DISTANCES: Final = (-24, 0)

SIZE: Final = (340, 176)
BOX: Final = (46, 8, 330, 140)  # of the axes: left, top, right, bottom


def across(step: float) -> float:
    """Return the position of a step on the chart, px from the left."""
    return _along(step, STEPS, BOX[0], BOX[2])


def up(distance: float) -> float:
    """Return the position of a distance on the chart, px from the top; 0 is on the lower axis."""
    return _along(distance, DISTANCES, BOX[3], BOX[1])


def _along(value: float, powers: tuple[int, int], start: float, end: float) -> float:
    power = min(max(math.log10(value), powers[0]), powers[1]) if value > 0 else powers[0]
    return round(start + (end - start) * (power - powers[0]) / (powers[1] - powers[0]), 1)


def curve(steps: Sequence[float], distances: Sequence[float]) -> str:
    """Return a line on the chart as the ``d`` of a path."""
    return line([(across(h), up(d)) for h, d in zip(steps, distances, strict=True)], 1)
