"""The chart of the gradient check: distance against step, both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

#: Powers of ten at the ends of the chart's axes: steps h, and distances.
STEPS: Final = (-12, 0)
DISTANCES: Final = (-24, 0)

_SIZE: Final = (340, 176)
_BOX: Final = (46, 8, 330, 140)  # of the axes: left, top, right, bottom
_SUPERSCRIPT: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def across(step: float) -> float:
    """Return the position of a step on the chart, px from the left."""
    return _along(step, STEPS, _BOX[0], _BOX[2])


def up(distance: float) -> float:
    """Return the position of a distance on the chart, px from the top; 0 is on the lower axis."""
    return _along(distance, DISTANCES, _BOX[3], _BOX[1])


def _along(value: float, powers: tuple[int, int], start: float, end: float) -> float:
    power = math.log10(value) if value > 0 else -math.inf
    power = min(max(power, powers[0]), powers[1])
    return round(start + (end - start) * (power - powers[0]) / (powers[1] - powers[0]), 1)


def curve(steps: Iterable[float], distances: Iterable[float]) -> str:
    """Return a line on the chart as the ``d`` of a path."""
    vertices = (f"{across(h)} {up(d)}" for h, d in zip(steps, distances, strict=True))
    return "M" + "L".join(vertices)


def chart() -> str:
    """Return the empty chart as SVG: its axes, its labels and its lines without data."""
    left, top, right, bottom = _BOX
    middle = (left + right) / 2
    parts = [f'<path class="ge-axes" d="M{left} {top}V{bottom}H{right}"/>']
    for power in range(STEPS[0], STEPS[1] + 1, 3):
        x = across(10.0**power)
        parts.append(f'<path class="ge-axes" d="M{x} {bottom}v4"/>')
        parts.append(f'<text x="{x}" y="{bottom + 15}" text-anchor="middle">{_power(power)}</text>')
    for power in range(DISTANCES[0], DISTANCES[1] + 1, 6):
        y = up(10.0**power)
        parts.append(f'<path class="ge-axes" d="M{left} {y}h-4"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{_power(power)}</text>')
    for words, x, y, anchor in (
        ("step h", middle, _SIZE[1] - 4, "middle"),
        ("distance", left + 6, top + 8, "start"),
        ("← rounding", left + 8, bottom - 8, "start"),
        ("truncation →", right - 4, bottom - 8, "end"),
    ):
        parts.append(f'<text class="ge-word" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>')
    return (
        f'<svg viewBox="0 0 {_SIZE[0]} {_SIZE[1]}" style="max-width: {_SIZE[0]}px" role="img" '
        'aria-label="the distance at each '
        'step h: rounding makes it grow to the left, truncation to the right">'
        f'{"".join(parts)}<path class="ge-allowed"/><path class="ge-distance"/>'
        '<circle class="ge-here" r="4.5"/></svg>'
    )


def _power(power: int) -> str:
    return "1" if power == 0 else f"10{str(power).translate(_SUPERSCRIPT)}"
