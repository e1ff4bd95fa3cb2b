"""The sentences about the arrow of the gradient: its scale, its ends, and its angle."""

from __future__ import annotations

import math
from typing import Any

from explorer.derivation.numbers import with_power
from explorer.plots.gradient_vector import GradientArrow, times_text
from explorer.plots.marks import Plot


def arrow_note(drawn: GradientArrow, plot: Plot, s: Any) -> str:
    """Say what the arrow on a flat surface shows at a state.

    Parameters
    ----------
    drawn, plot
        The arrow, and the plot that it is on.
    s
        The state, as the plot's marks take it.
    """
    if math.hypot(*drawn.gradient(s)) == 0:
        return "∇L is 0 here: it has no direction."
    if drawn.is_short(s, plot.scale):
        return "∇L is too small for an arrow at this scale. The faint line points along it."
    arrow = f"The arrow is {times_text(drawn.times)}∇L"
    if drawn.share(s, plot.scale, drawn.vector(s)) < 1:
        return f"{arrow}, which is longer than fits: it ends at the edge."
    return f"{arrow}, measured on the axes."


def arrow_hints(plot: Plot, times: float, weight: str) -> dict[str, str]:
    """Return the explanations of the arrow's marks, by their roles.

    Parameters
    ----------
    plot
        The plot.
    times
        The number of times that the arrow is longer than ∇L.
    weight
        The weight's symbol, W or w.
    """
    length = f"This is {times_text(times)}∇L, the direction in which the loss rises fastest."
    if plot.in_3d:
        length = (
            f"{length} Its length is measured along {weight}; seen at a slant, it looks shorter."
        )
    else:
        length = f"{length} {_angle(plot)}"
    return {
        "vector": length,
        "vector-label": length,
        "component": f"The part of ∇L along {weight}: ∂L/∂{weight}.",
        "downhill": f"Against ∂L/∂{weight}: this way gradient descent moves {weight}.",
        "zero": "∇L is too small for an arrow at this scale.",
        "faint": "The direction of ∇L, which is too small for an arrow at this scale.",
    }


def _angle(plot: Plot) -> str:
    """Say whether ∇L crosses the contours of a flat plot at right angles."""
    ratio = plot.scale.x / plot.scale.y
    long, short = plot.xlabel, plot.ylabel
    if ratio < 1:
        ratio, long, short = 1 / ratio, short, long
    text = f"{ratio:.1f}" if ratio < 100 else with_power(ratio, 0)
    if text == "1.0":
        return "Both axes have the same scale, so it crosses the contours at right angles."
    return (
        "It would cross the contours at right angles if both axes had the same scale; "
        f"here 1 along {long} is as long as {text} along {short}."
    )
