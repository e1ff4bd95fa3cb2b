"""The gradient check: ∂L/∂W by the chain rule and by a finite difference, and their distance."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from explorer.core.gradient_check import check_gradient
from explorer.derivation.verdict import precise, short, verdict
from explorer.drawing.mathml import mathml
from explorer.model.state import State
from explorer.plots.check_chart import STEPS, across, chart, curve, up
from explorer.widget.messages import mapping, number
from explorer.widget.tools.tool import Tool

DIFFERENCE: Final = r"\frac{L(W+h)-L(W-h)}{2h}"
_POINTS: Final = 73
_EPS: Final = float(np.finfo(np.float64).eps)


class Check(Tool):
    """The check of the current state, at a step h that a person may choose."""

    name = "check"
    _step: float | None = None  # None: the step that suits the state
    _charted = False

    def scene(self) -> dict[str, Any]:
        """Return the difference's formula, the chart's frame, and the range of h's slider."""
        return {"chart": chart(), "steps": list(STEPS), "difference": mathml(DIFFERENCE)}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``check``: h's power of ten, or None; and whether the chart is open."""
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
        """Return the least h that is sure to change W."""
        return float(2 * _EPS * abs(state.t.W))

    def _choose(self, wanted: Any) -> None:
        wanted = mapping("check", wanted)
        power = wanted.get("power")
        if power is not None:
            power = min(max(number("power", power), STEPS[0]), STEPS[1])
        self._step = None if power is None else 10.0**power
        self._charted = wanted.get("chart") is True
        self.host.refresh()
