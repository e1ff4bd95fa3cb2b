"""The gradient check on screen: the chain rule's ∂L/∂W beside a plain try, and how far apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Final

import numpy as np

from explorer.check import GradientCheck, check_gradient
from explorer.mathml import mathml
from explorer.messages import mapping, number
from explorer.numbers import readable
from explorer.state import State
from explorer.tools.tool import Tool

DIFFERENCE: Final = r"\frac{L(W+h)-L(W-h)}{2h}"
#: Powers of ten at the ends of the chart's axes: steps h, and distances.
STEPS: Final = (-12, 0)
DISTANCES: Final = (-24, 0)
_POINTS: Final = 73
_EPS: Final = float(np.finfo(np.float64).eps)

_SIZE: Final = (340, 176)
_BOX: Final = (46, 8, 330, 140)  # of the axes: left, top, right, bottom
_SUPERSCRIPT: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def precise(value: float) -> str:
    """Write a number with ten digits after the point, or with as many and a power of ten."""
    value += 0.0  # the sign of a zero means nothing
    text = f"{value:.10f}" if value == 0 or abs(value) >= 1e-4 else f"{value:.6e}"
    mantissa, _, exponent = text.partition("e")
    return (mantissa + (f"e{int(exponent)}" if exponent else "")).replace("-", "−")


def verdict(check: GradientCheck) -> str:
    """Say whether a gradient passes the check, with a sign and in words."""
    apart, most = short(check.absolute_error), short(check.tolerance)
    if check.ok:
        return f"✓ They agree: {apart} apart, where rounding and truncation allow up to {most}."
    return f"✗ They do not agree: {apart} apart, where rounding and truncation allow only {most}."


def short(value: float) -> str:
    """Write a distance with two digits and, unless it is a large one, a power of ten."""
    if value == 0 or value >= 0.001:
        return "0" if value == 0 else readable(value)
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


# The chart: distance against step, both axes logarithmic ------------------------------------------


def across(step: float) -> float:
    """Return where a step is on the chart, in its pixels from the left."""
    return _along(step, STEPS, _BOX[0], _BOX[2])


def up(distance: float) -> float:
    """Return where a distance is on the chart, in its pixels from the top; the floor takes 0."""
    return _along(distance, DISTANCES, _BOX[3], _BOX[1])


def _along(value: float, powers: tuple[int, int], start: float, end: float) -> float:
    power = math.log10(value) if value > 0 else -math.inf
    power = min(max(power, powers[0]), powers[1])
    return round(start + (end - start) * (power - powers[0]) / (powers[1] - powers[0]), 1)


def curve(steps: Iterable[float], distances: Iterable[float]) -> str:
    """Return a line on the chart as the ``d`` of a path."""
    places = (f"{across(h)} {up(d)}" for h, d in zip(steps, distances, strict=True))
    return "M" + "L".join(places)


def chart() -> str:
    """Return the chart's frame: its axes and what is written on it."""
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
        f'<svg viewBox="0 0 {_SIZE[0]} {_SIZE[1]}" role="img" aria-label="the distance at each '
        'step h: rounding makes it grow to the left, truncation to the right">'
        f'{"".join(parts)}<path class="ge-allowed"/><path class="ge-distance"/>'
        '<circle class="ge-here" r="4.5"/></svg>'
    )


def _power(power: int) -> str:
    return "1" if power == 0 else f"10{str(power).translate(_SUPERSCRIPT)}"


class Check(Tool):
    """The check of the state on show, at a step that may be chosen."""

    name = "check"
    _step: float | None = None  # None: the step that suits the state
    _charted = False

    def scene(self) -> dict[str, Any]:
        """Return the difference's formula, the chart's frame, the ends of the step's slider."""
        return {"chart": chart(), "steps": list(STEPS), "difference": mathml(DIFFERENCE)}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Take ``check``: h as a power of ten, or None; and whether the chart is looked at."""
        return {"check": self._choose}

    def panel(self, state: State) -> dict[str, Any]:
        """Return both values, their distance in words, and the chart's lines if it is open."""
        t = state.t
        check = check_gradient(t.x, t.y, t.W, self._step and max(self._step, self._least(state)))
        shown = {
            "analytic": precise(check.analytic),
            "numeric": precise(check.numeric),
            "verdict": verdict(check),
            "ok": check.ok,
            "step": short(check.step),
            "power": round(math.log10(check.step), 2),
            "chosen": self._step is not None,
        }
        if self._charted:
            low = max(10.0 ** STEPS[0], self._least(state))
            steps = np.logspace(math.log10(low), STEPS[1], _POINTS)
            checks = check_gradient(t.x, t.y, t.W, steps)
            shown["chart"] = {
                "distance": curve(steps, checks.absolute_error),
                "allowed": curve(steps, checks.tolerance),
                "here": [across(check.step), up(check.absolute_error)],
            }
        return shown

    def _least(self, state: State) -> float:
        """Return a step that is sure to change W."""
        return float(2 * _EPS * abs(state.t.W))

    def _choose(self, wanted: Any) -> None:
        wanted = mapping("check", wanted)
        power = wanted.get("power")
        if power is not None:
            power = min(max(number("power", power), STEPS[0]), STEPS[1])
        self._step = None if power is None else 10.0**power
        self._charted = wanted.get("chart") is True
        self.explorer.refresh_panels()
