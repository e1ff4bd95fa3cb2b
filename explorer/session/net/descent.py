"""The panel of gradient descent in a net: the steps so far, their losses, and the gradients."""

from __future__ import annotations

import math
from typing import Any, Final

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import gradient_name
from explorer.derivation.net.stopping import why_stop
from explorer.derivation.numbers import readable
from explorer.model.history import LONGEST
from explorer.model.net.model import stepped, trace_of
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.session.descent import BOX
from explorer.session.net.session import NetSession

#: The number of steps that are taken at once.
MANY: Final = 1000
#: The vertices of the line of so many steps.
_POINTS: Final = 100
#: The smallest size of a gradient that a bar shows.
_SMALLEST: Final = 1e-6


class Losses:
    """The loss at each step of a descent, of which only new ones are computed."""

    def __init__(self) -> None:
        self._trail: list[list[Matrix]] = []
        self._found: list[float] = []
        self._of: Any = None

    def along(self, state: NetState) -> list[float]:
        """Return the losses along the trail of a state; of an empty trail the present one."""
        now = state.now
        of = [now.X, now.y, now.activation, now.loss, now.origin]
        count = len(self._found)
        longer = len(state.trail) >= count and count > 0
        if not longer or of != self._of or state.trail[:count] != self._trail:
            self._found = []
        for weights in state.trail[len(self._found) :]:
            self._found.append(trace_of(now._replace(weights=weights)).loss)
        self._trail = state.trail
        self._of = of
        return self._found if len(self._found) > 0 else [state.t.loss]


class Bar:
    """The size of a layer's gradient."""

    def __init__(self, name: str, size: float) -> None:
        self.name = name
        self.text = readable(size)
        self.share = bar_share(size)


def bar_share(size: float) -> float:
    """Return the length of a bar, from 0 to 1, on a logarithmic scale from 1e−6 to 1."""
    if size <= _SMALLEST:
        return 0.0
    return min(1.0 - math.log10(size) / math.log10(_SMALLEST), 1.0)


def net_descent_panel(state: NetState, ranges: Ranges, losses: Losses) -> dict[str, Any]:
    """Return the losses so far as a path, and the number of steps or the reason to stop.

    Parameters
    ----------
    state
        The current state.
    ranges
        The ranges of the sliders.
    losses
        The losses of earlier states.
    """
    found = losses.along(state)
    steps = len(found) - 1
    stop = why_stop(state, ranges)
    counted = f"{steps} step" + ("" if steps == 1 else "s")
    text = f"{counted}, L = {readable(state.t.loss)}."
    if steps == LONGEST:
        text = f"{counted}, L = {readable(state.t.loss)}: the chart is full. Play begins another."
    return {
        "line": net_losses_line(found, LONGEST),
        "stop": stop,
        "begun": len(state.now.rates) > 0,
        "text": stop if stop != "" else text,
        "full": steps == LONGEST,
        "bars": layer_bars(state) if state.layers > 2 else [],
    }


def net_reset_text(state: NetState) -> str:
    """Say that the descent was taken back."""
    what = "w is" if state.now.only else "The weights are"
    return f"{what} back where the descent began. Undo brings the steps back."


def layer_bars(state: NetState) -> list[Bar]:
    """Return the mean size of the entries of each layer's gradient."""
    return [
        Bar(f"|{gradient_name(k, state.layers).text}|", mean_size(matrix))
        for k, matrix in enumerate(state.t.gradients)
    ]


def mean_size(matrix: Matrix) -> float:
    """Return the mean absolute value of a matrix's entries."""
    total = 0.0
    for row in matrix:
        for entry in row:
            total += abs(entry)
    return total / (len(matrix) * len(matrix[0]))


def net_losses_line(losses: list[float], steps: int) -> str:
    """Return losses against steps as the ``d`` of a path in the small plot.

    Its height is that of the largest loss.

    Parameters
    ----------
    losses
        The losses, evenly spaced.
    steps
        The number of spaces from the left end of the plot to the right.
    """
    left, top, right, bottom = BOX
    highest = max([*[one for one in losses if math.isfinite(one)], 1e-300])
    places = []
    for i, height in enumerate(losses):
        x = left + (right - left) * i / steps
        y = bottom - (bottom - top) * min(height / highest, 1.0)
        places.append(f"{x:.1f} {y:.1f}")
    return f"M{'L'.join(places)}h0"  # "h0" makes a single loss visible as a dot


def take_many(session: NetSession, gesture: str) -> dict[str, str]:
    """Take many steps of gradient descent at once, until one is refused; they leave no path.

    Returns
    -------
    dict of str
        The line of their losses, and what they led to.
    """
    model = session.model
    state = model.state
    at, t = model.now, state.t
    first = t.loss
    losses = [first]
    count = 0
    while count < MANY and why_stop(state._replace(now=at, t=t), model.ranges) == "":
        at = at._replace(weights=stepped(at, t.gradients, at.learning_rate))
        t = trace_of(at)
        count += 1
        if count % (MANY // _POINTS) == 0:
            losses.append(t.loss)
    if count > 0:
        session.choose(at._replace(origin=[], rates=[]), gesture)
    steps = f"{count} step" + ("" if count == 1 else "s")
    return {
        "line": net_losses_line(losses, _POINTS),
        "text": f"{steps} took L from {readable(first)} to {readable(t.loss)}.",
    }
