"""Dragging a mark of a plot: a point, or the line of the target.

The page sends the place in the plot; this module computes the x, y and W that lead there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from explorer.derivation.quantities import QUANTITIES
from explorer.plots.holds import HOLDS, logit
from explorer.widget.messages import mapping, numbers, one_of
from explorer.widget.tools.tool import Tool


class Drag(Tool):
    """The marks that can be dragged. They need no button."""

    name = "drag"

    def scene(self) -> dict[str, Any]:
        """Return each mark that can be dragged, with the range of the quantity that it moves."""
        ranges = self.host.model.ranges
        return {
            name: {
                **hold._asdict(),
                "ends": (0.0, 1.0) if hold.moves[0] == "y_hat" else getattr(ranges, hold.moves[0]),
            }
            for name, hold in HOLDS.items()
        }

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``aim``, a mark's new place in its plot, and ``nudge``, a move by increments."""
        return {"aim": self._aim, "nudge": self._nudge}

    def _aim(self, aims: Any) -> None:
        for name, at in _of_holds("aim", aims).items():
            hold = HOLDS[name]
            places = dict(zip((hold.across, hold.up), at, strict=True))
            self._set({quantity: places[quantity] for quantity in hold.moves})

    def _nudge(self, nudges: Any) -> None:
        ranges, t = self.host.model.ranges, self.host.model.state.t
        for name, counts in _of_holds("nudge", nudges).items():
            wanted = {}
            for quantity, count in zip(HOLDS[name].moves, counts, strict=False):
                if count == 0:
                    continue
                if quantity in ("z", "y_hat"):
                    if t.x == 0:
                        self.host.view.note = _stuck(quantity)
                        return
                    # both rise with W where x is positive, and fall where it is negative
                    quantity, count = "W", count * int(math.copysign(1, t.x))
                wanted[quantity] = getattr(t, quantity) + count * ranges.increment(quantity)
            self._set(wanted)

    def _set(self, wanted: dict[str, float]) -> None:
        """Set these quantities, or the nearest values that the sliders allow."""
        ranges, x = self.host.model.ranges, self.host.model.state.t.x
        values = {}
        for quantity, value in wanted.items():
            if quantity in ("z", "y_hat"):
                if x == 0:
                    self.host.view.note = _stuck(quantity)
                    return
                W = (value if quantity == "z" else logit(value)) / x
                if not ranges.W[0] <= W <= ranges.W[1]:
                    text = QUANTITIES[quantity].text
                    self.host.view.note = f"W is at its limit: at this x, {text} goes no further."
                quantity, value = "W", W
            values[quantity] = ranges.nearest(quantity, value)
        self.host.move(**values)


def _of_holds(kind: str, given: Any) -> dict[str, list[float]]:
    """Return the numbers that a message gives for each mark, if all are valid."""
    return {
        one_of(kind, name, HOLDS): numbers(f"{kind} {name}", at, 2)
        for name, at in mapping(kind, given).items()
    }


def _stuck(quantity: str) -> str:
    half = "" if quantity == "z" else " and ŷ stays ½"
    return f"x is 0, so z stays 0{half} at any W. Move x first."
