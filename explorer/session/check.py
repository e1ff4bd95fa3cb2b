"""The panel of the gradient check: both ways to the gradient, and how h matters."""

from __future__ import annotations

import math
from typing import Any, Final

from explorer.core.central_difference import GradientCheck, compare, default_step, least_step
from explorer.derivation.erratum import PRINTED
from explorer.derivation.numbers import readable
from explorer.derivation.steps import step
from explorer.derivation.verdict import precise, short, verdict, verdict_on_printed
from explorer.model.state import State
from explorer.plots.check_chart import STEPS, across, curve, up
from explorer.plots.curves import linspace

_POINTS: Final = 73
_LN_10: Final = math.log(10.0)


def check_panel(state: State, power: float | None) -> dict[str, Any]:
    """Return both values of the gradient and their distance, in words.

    Parameters
    ----------
    state
        The current state.
    power
        The h of the difference as a power of ten, or None for the best h.
    """
    t = state.t
    h = default_step(t.x, t.W)
    if power is not None:
        h = max(power_of_ten(min(max(power, STEPS[0]), STEPS[1])), least_step(t.W))
    check = compare(t.x, t.y, t.W, h, t.dL_dW)
    return {
        "analytic": precise(check.analytic),
        "numeric": precise(check.numeric),
        "verdict": verdict(check),
        "ok": check.ok,
        "step": short(h),
        "power": round(math.log10(h), 2),
        "here": (across(h), up(check.absolute_error)),
    }


def check_chart(state: State) -> dict[str, str]:
    """Return the lines of the chart: the distance and the tolerance at each h."""
    lowest = math.log10(max(power_of_ten(STEPS[0]), least_step(state.t.W)))
    steps = [power_of_ten(power) for power in linspace(lowest, STEPS[1], _POINTS)]
    checks = [_check(state, h) for h in steps]
    return {
        "distance": curve(steps, [check.absolute_error for check in checks]),
        "allowed": curve(steps, [check.tolerance for check in checks]),
    }


def erratum_panel(state: State) -> dict[str, Any]:
    """Return the value of each printed formula, and the check's verdict on the gradient."""
    t = state.t
    check = compare(t.x, t.y, t.W, default_step(t.x, t.W), -t.dL_dW)
    return {
        # each has the opposite sign of the true one
        "values": {name: readable(-state.value(step(name).quantity)) for name in PRINTED.keys()},
        "verdict": verdict_on_printed(check),
        "ok": check.ok,
    }


def _check(state: State, h: float) -> GradientCheck:
    t = state.t
    return compare(t.x, t.y, t.W, h, t.dL_dW)


def power_of_ten(power: float) -> float:
    """Return a power of ten: for whole powers exactly."""
    return float(f"{math.exp(power * _LN_10):.12e}")
