"""The explorer as a person uses it: each move of a hand, and each choice of a tool."""

from __future__ import annotations

from explorer.derivation.cases import CASES, Case
from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.stopping import why_stop
from explorer.model.history import Snapshot
from explorer.model.model import SETTABLE, Model
from explorer.model.ranges import Ranges
from explorer.plots.holds import HOLDS
from explorer.session.drag import Aim, aimed, nudged


class Session:
    """The state, and the moves that change it.

    Each move may name the gesture that it belongs to; see `explorer.model.history.History`. An
    invalid move raises ValueError with a sentence to show, and changes nothing.

    Parameters
    ----------
    ranges
        The intervals of x, y and W.
    start
        The state that Reset leads back to.
    now, past
        The current values, and the snapshots that Undo leads back to.

    Attributes
    ----------
    model
        The state and its history.
    note
        Why the last drag did not go all the way; else empty.
    """

    def __init__(
        self, ranges: Ranges, start: Snapshot, now: Snapshot, past: list[Snapshot]
    ) -> None:
        self.model = Model(ranges, start, now, past)
        self.note = ""
        self._next_case = 0

    def move(self, values: dict[str, float], gesture: str = "") -> bool:
        """Set any of x, y, W and the learning rate; tell whether the state changed.

        Raises
        ------
        ValueError
            If a value is out of range.
        """
        for name, value in values.items():
            refusal = self.model.ranges.refusal(name, value)
            if refusal != "":
                raise ValueError(f"{QUANTITIES[name].text} must be {refusal}; got {value!r}")
        now = self.model.now
        wanted = Snapshot(
            values.get("x", now.x),
            values.get("y", now.y),
            values.get("W", now.W),
            values.get("learning_rate", now.learning_rate),
            now.path,
        )
        return self.model.update(wanted, gesture)

    def type_in(self, name: str, text: str, gesture: str = "") -> bool:
        """Set a quantity to a typed number."""
        return self.move({name: parse(text)}, gesture)

    def aim(self, mark: str, across: float, up: float, gesture: str = "") -> bool:
        """Drag a mark to a position in its plot."""
        state = self.model.state
        return self._follow(aimed(self.model.ranges, state, HOLDS[mark], across, up), gesture)

    def nudge(self, mark: str, counts: list[int], gesture: str = "") -> bool:
        """Move a mark by increments of the sliders."""
        state = self.model.state
        return self._follow(nudged(self.model.ranges, state, HOLDS[mark], counts), gesture)

    def _follow(self, aim: Aim, gesture: str) -> bool:
        self.note = aim.note
        return self.move(aim.inputs, gesture)

    # Cases ---------------------------------------------------------------------------------------

    def cases(self) -> list[Case]:
        """Return the cases within the sliders' ranges."""
        ranges = self.model.ranges
        return [
            one
            for one in CASES
            if not any([ranges.refusal(name, getattr(one, name)) for name in ("x", "y", "W")])
        ]

    def choose(self, chosen: Case, gesture: str = "") -> bool:
        """Move to a case."""
        values = {name: getattr(chosen, name) for name in SETTABLE}
        return self.move(values, gesture)

    def another_case(self, gesture: str = "") -> bool:
        """Move to the next case whose x, y or W differ from the current ones."""
        now, cases = self.model.now, self.cases()
        for i in range(len(cases)):
            index = (self._next_case + i) % len(cases)
            another = cases[index]
            if another.x != now.x or another.y != now.y or another.W != now.W:
                self._next_case = index + 1
                return self.choose(another, gesture)
        return False

    # Descent and Undo ----------------------------------------------------------------------------

    def stop(self) -> str:
        """Say why gradient descent has no step to take; empty where it has one."""
        return why_stop(self.model.state, self.model.ranges.W)

    def step(self, gesture: str = "") -> bool:
        """Take a step of gradient descent, if there is one to take."""
        if self.stop() != "":
            return False
        return self.model.update(self.model.descended(self.model.state.W_next), gesture)

    def reset(self, gesture: str = "") -> bool:
        """Go back to the start of the descent or, before its first step, to the first state."""
        return self.model.update(self.model.restarted(), gesture)

    def undo(self) -> bool:
        """Undo the last gesture, if any."""
        if len(self.model.past) == 0:
            return False
        return self.model.update(self.model.undo())
