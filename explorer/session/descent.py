"""The panel of gradient descent: the steps so far, their losses, and the learning rate's slider."""

from __future__ import annotations

import math
from typing import Any, Final

from explorer.derivation.numbers import readable
from explorer.derivation.stopping import MOST_STEPS, why_stop
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.curves import loss

#: The small plot of the losses: its size, and the left, top, right and bottom of its axes, px.
SIZE: Final = (200, 48)
BOX: Final = (14, 2, 198, 38)
#: The learning rate's slider is logarithmic: powers of ten at its ends.
POWERS: Final = (-2, 2)
_LN_10: Final = math.log(10.0)


def descent_panel(state: State, ranges: Ranges) -> dict[str, Any]:
    """Return the losses so far as a path, and the number of steps or the reason to stop."""
    path = state.path if len(state.path) > 0 else (state.t.W,)
    losses = [loss(state.t.x, state.t.y, w) for w in path]
    steps = len(path) - 1
    stop = why_stop(state, ranges.W)
    return {
        "line": losses_line(losses, ranges.loss[1]),
        "stop": stop,
        "begun": len(state.path) > 0,
        "text": stop if stop != "" else f"{steps} step" + ("" if steps == 1 else "s"),
    }


def reset_text(state: State) -> str:
    """Say that the descent was taken back."""
    where = f"W is back at {readable(state.t.W)}, where the descent began."
    return f"{where} Undo brings the steps back."


def losses_line(losses: list[float], highest: float) -> str:
    """Return losses against steps as the ``d`` of a path in the small plot."""
    left, top, right, bottom = BOX
    places = []
    for i, height in enumerate(losses):
        x = left + (right - left) * i / MOST_STEPS
        y = bottom - (bottom - top) * min(height / highest, 1.0)
        places.append(f"{x:.1f} {y:.1f}")
    return f"M{'L'.join(places)}h0"  # "h0" makes a single loss visible as a dot


def rate_at(power: float) -> float:
    """Return the learning rate at a position of its slider, to two digits."""
    return float(f"{math.exp(power * _LN_10):.1e}")


def position_of(rate: float) -> float:
    """Return the position of a learning rate on its slider."""
    return math.log10(rate)
