"""The explorer's state and its history, and the one place where they change."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Real
from typing import Any, Final

from explorer.core.arguments import shortened
from explorer.core.backprop import backprop
from explorer.model.history import History, Snapshot
from explorer.model.ranges import Ranges
from explorer.model.state import State

INPUTS: Final = ("x", "y", "W")
SETTABLE: Final = (*INPUTS, "learning_rate")


class Model:
    """The example, the weight, the learning rate and the path of the descent, with their history.

    It does not depend on widgets or pages. `validate` rejects a value that is not allowed; `update`
    sets the state to validated values, and records it in the history.

    Parameters
    ----------
    ranges
        The intervals of x, y and W.
    **start
        The initial value of each of `SETTABLE`.

    Attributes
    ----------
    ranges
        As given.
    start
        The initial values.
    now, state
        The current values, and the state made from them.

    Raises
    ------
    ValueError
        If an initial value is not a real number within its range.
    """

    def __init__(self, ranges: Ranges, **start: float) -> None:
        self.ranges = ranges
        self._as_printed = False
        first = {name: self.validate(name, start[name]) for name in SETTABLE}
        self.start: Final = Snapshot(**first, path=())
        self.state = self._state_of(self.start)
        self.now = self.start
        self._history = History(self.start)
        self._gesture: str | None = None

    def validate(self, name: str, value: Any) -> float:
        """Return a value as a float that the state may hold.

        Parameters
        ----------
        name
            One of `SETTABLE`.
        value
            Any object.

        Raises
        ------
        ValueError
            If it is not a real number, or is out of range.
        """
        if name in INPUTS:
            low, high = getattr(self.ranges, name)
            allowed = f"a number from {low:g} to {high:g}"
        else:
            low, high = math.ulp(0.0), math.nextafter(math.inf, 0.0)
            allowed = "a positive finite number"
        try:
            number = float(value) if isinstance(value, Real) else math.nan
        except Exception:  # raised by an integer too large for a double, or by a foreign number
            number = math.nan
        if not low <= number <= high:
            raise ValueError(f"{name} must be {allowed}; got {shortened(value)}")
        return number

    def allows(self, **values: float) -> bool:
        """Tell whether the state may have these values, given by name."""
        try:
            for name, value in values.items():
                self.validate(name, value)
        except ValueError:
            return False
        return True

    def update(self, wanted: Snapshot) -> bool:
        """Set the state to these values, and record it.

        Parameters
        ----------
        wanted
            Validated values. If x, y or W changes and the path does not, the path is dropped: it
            belongs to another curve, or ends at another weight.

        Returns
        -------
        bool
            Whether the state changed.
        """
        moved = wanted[:3] != self.now[:3]
        if moved and wanted.path == self.now.path:
            wanted = wanted._replace(path=())
        if wanted == self.now:
            return False
        self.state = self._state_of(wanted)
        self.now = wanted
        self._history.record(wanted, self._gesture)
        return True

    def _state_of(self, values: Snapshot) -> State:
        x, y, W, learning_rate, path = values
        return State(backprop(x, y, W), learning_rate, path, self._as_printed)

    @property
    def as_printed(self) -> bool:
        """Whether the plots also show the gradient as the blog post prints it.

        This is a display setting; Undo does not change it.
        """
        return self._as_printed

    @as_printed.setter
    def as_printed(self, wanted: bool) -> None:
        self._as_printed = wanted
        self.state = self.state._replace(printed=wanted)

    @contextmanager
    def gesture(self, name: str | None) -> Iterator[None]:
        """Make all changes in this context part of one gesture, which Undo reverts as a whole."""
        before, self._gesture = self._gesture, name
        try:
            yield
        finally:
            self._gesture = before

    @property
    def undoable(self) -> int:
        """The number of gestures that can be undone."""
        return len(self._history)

    def undo(self) -> Snapshot:
        """Return the values before the last gesture, for `update`.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        return self._history.undo()
