"""When gradient descent has no step to take, and why."""

from __future__ import annotations

from typing import Final

from explorer.derivation.numbers import readable
from explorer.model.state import State

NEGLIGIBLE_GRADIENT: Final = 1e-6
NEGLIGIBLE_STEP: Final = 1e-4  # of W: a hundredth of a slider's step
MOST_STEPS: Final = 100


def why_stop(state: State, W_range: tuple[float, float]) -> str:
    """Say why gradient descent has no step to take here.

    Parameters
    ----------
    state
        The current state.
    W_range
        The ends of W's slider.

    Returns
    -------
    str
        A sentence; empty where there is a step to take.
    """
    gradient, step = state.t.dL_dW, state.W_next - state.t.W
    if abs(gradient) < NEGLIGIBLE_GRADIENT:
        return f"The gradient is {readable(gradient)}: the step is too small to move W."
    if abs(step) < NEGLIGIBLE_STEP:
        return f"A step would move W by only {readable(step)}. Try a larger η."
    if state.W_next < W_range[0] or state.W_next > W_range[1]:
        return (
            f"A step overshoots to W = {readable(state.W_next)}, beyond the slider. "
            "Try a smaller η."
        )
    if len(state.path) > MOST_STEPS:
        return f"That was {MOST_STEPS} steps. Reset, or move W, and descend again."
    return ""
