"""Gradient descent, a step at a time.

The page paces Play: it asks for each step when it has shown the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from explorer.gradients import backprop
from explorer.numbers import readable
from explorer.state import State
from explorer.tools.tool import Tool

NEGLIGIBLE_GRADIENT: Final = 1e-6
NEGLIGIBLE_STEP: Final = 1e-4  # of W: a hundredth of what a slider moves it at a time
MOST_STEPS: Final = 100


def why_stop(state: State, W_range: tuple[float, float]) -> str:
    """Say why gradient descent has no step to take here.

    Parameters
    ----------
    state
        Where it stands.
    W_range
        Where W may go.

    Returns
    -------
    str
        A sentence; empty where there is a step to take.
    """
    gradient, step = state.t.dL_dW, state.W_next - state.t.W
    if abs(gradient) < NEGLIGIBLE_GRADIENT:
        return f"The gradient is {readable(gradient)}: nothing moves W any more."
    if abs(step) < NEGLIGIBLE_STEP:
        return f"A step would move W by only {readable(step)}. A larger η steps further."
    if not W_range[0] <= state.W_next <= W_range[1]:
        return (
            f"A step overshoots to W = {readable(state.W_next)}, beyond the slider. "
            "A smaller η takes shorter steps."
        )
    if len(state.path) > MOST_STEPS:
        return f"That was {MOST_STEPS} steps. Reset, or move W, and descend again."
    return ""


class Descent(Tool):
    """Step, Play and Reset."""

    name = "descent"

    def scene(self) -> dict[str, Any]:
        """Return the ends of the axes of losses against steps."""
        return {"highest": self.explorer.ranges.loss[1], "most": MOST_STEPS}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Take ``step`` and ``reset``; their values say nothing."""
        return {"step": lambda _: self._step(), "reset": lambda _: self._reset()}

    def panel(self, state: State) -> dict[str, Any]:
        """Return the steps taken, the loss at each, and why there is no next one."""
        losses = [backprop(state.t.x, state.t.y, w).loss for w in state.path] or [state.t.loss]
        return {
            "steps": max(0, len(state.path) - 1),
            "losses": [round(loss, 6) for loss in losses],
            "stop": why_stop(state, self.explorer.ranges.W),
        }

    def _step(self) -> None:
        state = self.explorer.state
        if not why_stop(state, self.explorer.ranges.W):
            self.explorer.descend_to(state.W_next)

    def _reset(self) -> None:
        self.explorer.restart()
