"""The empty chart of the gradient check as SVG: its axes, its labels and its lines without data."""

from __future__ import annotations

from typing import Final

from explorer.plots.check_chart import BOX, DISTANCES, SIZE, STEPS, across, up

_SUPERSCRIPT: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def chart() -> str:
    """Return the chart."""
    left, top, right, bottom = BOX
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
        ("step h", middle, SIZE[1] - 4, "middle"),
        ("distance", left + 6, top + 8, "start"),
        ("← rounding", left + 8, bottom - 8, "start"),
        ("truncation →", right - 4, bottom - 8, "end"),
    ):
        parts.append(f'<text class="ge-word" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>')
    return (
        f'<svg viewBox="0 0 {SIZE[0]} {SIZE[1]}" style="max-width: {SIZE[0]}px" role="img" '
        'aria-label="the distance at each '
        'step h: rounding makes it grow to the left, truncation to the right">'
        f'{"".join(parts)}<path class="ge-allowed"/><path class="ge-distance"/>'
        '<circle class="ge-here" r="4.5"/></svg>'
    )


def _power(power: int) -> str:
    return "1" if power == 0 else f"10{str(power).translate(_SUPERSCRIPT)}"
