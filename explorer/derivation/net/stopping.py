"""When gradient descent has no step to take in a net, and why."""

from __future__ import annotations

import math

from explorer.derivation.net.names import weights_name
from explorer.derivation.numbers import readable
from explorer.derivation.stopping import NEGLIGIBLE_GRADIENT
from explorer.model.net.model import stepped
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges


def why_stop(state: NetState, ranges: Ranges) -> str:
    """Say why gradient descent has no step to take here; empty where it has one."""
    now, gradients = state.now, state.t.gradients
    sizes = [abs(g) for matrix in gradients for row in matrix for g in row]
    largest = abs(state.dL_dW) if now.only else max(sizes)
    if largest < NEGLIGIBLE_GRADIENT:
        if now.only:
            return f"∂L/∂w is {readable(state.dL_dW)}: the step is too small to move w."
        which = "0" if largest == 0 else f"at most {readable(largest)}"
        moved = "the step is too small to move the weights"
        return f"Every entry of the gradient is {which}: {moved}."
    following = stepped(now, gradients, now.learning_rate)
    if not all([math.isfinite(w) for matrix in following for row in matrix for w in row]):
        return "A step goes beyond all numbers. Try a smaller η."
    if following == now.weights:
        return "A step is too short to move any weight. Try a larger η."
    low, high = ranges.ends("W")
    for k, matrix in enumerate(following):
        for i, row in enumerate(matrix):
            for j, w in enumerate(row):
                if not low <= w <= high:
                    name = weights_name(k, state.layers).entry(i, j, (len(matrix), len(row)))
                    where = f"to {name} = {readable(w)}, beyond the slider"
                    return f"A step overshoots {where}. Try a smaller η."
    return ""
