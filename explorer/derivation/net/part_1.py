"""The net of one weight and one example, as part 1's modules take it."""

from __future__ import annotations

from explorer.core.trace import trace
from explorer.model.net.state import NetState
from explorer.model.state import State


def part_1_state(state: NetState) -> State:
    """Return the state of part 1's explorer with the same x, y, W and learning rate."""
    now = state.now
    t = trace(now.X[0][0], now.y[0][0], now.weights[0][0][0])
    return State(t, now.learning_rate)
