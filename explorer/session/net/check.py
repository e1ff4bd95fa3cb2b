"""The panel of a net's gradient check: all entries at once, and w with a chosen step h."""

from __future__ import annotations

import math
from typing import Any, Final

from explorer.core.central_difference import GradientCheck, least_step
from explorer.core.net.central_difference import (
    compare,
    compare_entry,
    default_step_of,
    default_steps,
)
from explorer.derivation.net.erratum import slips, story
from explorer.derivation.net.names import gradient_name
from explorer.derivation.verdict import precise, short, verdict, verdict_on_printed
from explorer.model.net.state import NetState
from explorer.plots.check_chart import STEPS, across, curve, up
from explorer.plots.curves import linspace
from explorer.session.check import power_of_ten

_POINTS: Final = 49


def net_check_panel(state: NetState, power: float | None) -> dict[str, Any]:
    """Return both values of ∂L/∂w and their distance, in words.

    Parameters
    ----------
    state
        The current state.
    power
        The h of the difference as a power of ten, or None for the best h.
    """
    layer, row, column = state.now.weight
    h = default_step_of(state.t, layer, row, column)
    if power is not None:
        h = max(power_of_ten(min(max(power, STEPS[0]), STEPS[1])), least_step(state.w))
    check = _check(state, h)
    return {
        "analytic": precise(check.analytic),
        "numeric": precise(check.numeric),
        "verdict": verdict(check),
        "ok": check.ok,
        "step": short(h),
        "power": round(math.log10(h), 2),
        "here": (across(h), up(check.absolute_error)),
    }


def all_checked(state: NetState) -> dict[str, Any]:
    """Return how many entries of the gradient agree with their differences, and the worst.

    Each weight has its own best h.
    """
    check = compare(state.t, default_steps(state.t), state.t.gradients)
    verdicts = [ok for matrix in check.agrees for entries in matrix for ok in entries]
    agree = len([ok for ok in verdicts if ok])
    layer, row, column = check.worst
    name = gradient_name(layer, state.layers)
    matrix = state.now.weights[layer]
    entry = name.entry(row, column, (len(matrix), len(matrix[0])))
    apart = short(check.absolute_error[layer][row][column])
    sign = "✓" if check.ok else "✗"
    return {
        "verdict": f"{sign} {agree} of {len(verdicts)} agree, furthest {apart} ({entry}).",
        "ok": check.ok,
        "quantity": name.quantity,
        "index": f"{row + 1},{column + 1}",
    }


def net_check_chart(state: NetState) -> dict[str, str]:
    """Return the lines of the chart for w: the distance and the tolerance at each h."""
    lowest = math.log10(max(power_of_ten(STEPS[0]), least_step(state.w)))
    steps = [power_of_ten(power) for power in linspace(lowest, STEPS[1], _POINTS)]
    checks = [_check(state, h) for h in steps]
    return {
        "distance": curve(steps, [check.absolute_error for check in checks]),
        "allowed": curve(steps, [check.tolerance for check in checks]),
    }


def net_erratum_panel(state: NetState) -> dict[str, Any]:
    """Return the slips of the series for this net, and the check's verdict on the wrong sign."""
    layer, row, column = state.now.weight
    found = slips(state)
    h = default_step_of(state.t, layer, row, column)
    check = compare_entry(state.t, layer, row, column, h, -state.dL_dW)
    flips = any([slip.flips for slip in found])
    return {
        "slips": found,
        "story": story(state),
        "verdict": verdict_on_printed(check) if flips else "",
        "ok": check.ok or not flips,
    }


def _check(state: NetState, h: float) -> GradientCheck:
    layer, row, column = state.now.weight
    return compare_entry(state.t, layer, row, column, h, state.dL_dW)
