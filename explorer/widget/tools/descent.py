"""Gradient descent, a step at a time.

The page sets the pace of Play: it requests a step after it has shown the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.core.backprop import backprop
from explorer.derivation.stopping import MOST_STEPS, why_stop
from explorer.model.state import State
from explorer.widget.tools.tool import Tool


class Descent(Tool):
    """Step, Play and Reset."""

    name = "descent"

    def scene(self) -> dict[str, Any]:
        """Return the ends of the axes on which losses are plotted against steps."""
        return {"highest": self.host.model.ranges.loss[1], "most": MOST_STEPS}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``step`` and ``reset``; their values are ignored."""
        return {"step": lambda _: self._step(), "reset": lambda _: self._reset()}

    def panel(self, state: State) -> dict[str, Any]:
        """Return the number of steps, the loss at each, and the reason if there is no next step."""
        losses = [backprop(state.t.x, state.t.y, w).loss for w in state.path] or [state.t.loss]
        return {
            "steps": max(0, len(state.path) - 1),
            "losses": [round(loss, 6) for loss in losses],
            "stop": why_stop(state, self.host.model.ranges.W),
        }

    def _step(self) -> None:
        state = self.host.model.state
        if not why_stop(state, self.host.model.ranges.W):
            self.host.descend_to(state.W_next)

    def _reset(self) -> None:
        self.host.restart()
