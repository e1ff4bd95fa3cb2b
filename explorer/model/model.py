"""The explorer's state and how it changes, without anything that shows it."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from numbers import Real
from typing import Any, Final

import traitlets

from explorer.core.arguments import shortened
from explorer.core.backprop import Trace, backprop
from explorer.model.history import History, Snapshot
from explorer.model.ranges import Ranges
from explorer.model.state import State

INPUTS: Final = ("x", "y", "W")
SETTABLE: Final = (*INPUTS, "learning_rate")


class Number(traitlets.Any):
    """A trait whose every value the explorer checks, as `checked` does."""

    allow_none = False  # which Any's own argument cannot say: its None would pass unchecked


def checked(name: str, value: Any, ranges: Ranges) -> float:
    """Return a value as the float that the state may hold.

    Parameters
    ----------
    name
        One of `SETTABLE`.
    value
        Anything.
    ranges
        How far x, y and W go; the learning rate is positive and finite.

    Raises
    ------
    TypeError
        If there is no such name.
    traitlets.TraitError
        If it is not a real number, or out of its range.
    """
    if name not in SETTABLE:
        raise TypeError(f"move() takes x, y, W and learning_rate; got {shortened(name)}")
    if name == "learning_rate":
        low, high, allowed = 0.0, math.inf, "a positive finite number"
    else:
        low, high = getattr(ranges, name)
        allowed = f"a number from {low:g} to {high:g}"
    try:
        number = float(value) if isinstance(value, Real) else math.nan
    except Exception:  # a whole number beyond the doubles, or whatever a foreign number does
        number = math.nan
    inside = low <= number <= high if name in INPUTS else low < number < high
    if not inside:
        raise traitlets.TraitError(f"{name} must be {allowed}; got {shortened(value)}")
    return number


class Model(traitlets.HasTraits):
    """The example, the weight and the learning rate; their trace; where they have been.

    Every change, be it of a trait or of several at once, goes through `_refresh`: the trace is
    worked out, the history written, and `_changed` called, which is for those who show it.

    Parameters
    ----------
    ranges
        How far x, y and W go.
    **start
        The first value of each of `SETTABLE`.

    Raises
    ------
    traitlets.TraitError
        If a value is not a real number within its range; nothing has been made by then.
    """

    x = Number(1.5, help="the input")
    y = Number(1.0, help="the target")
    W = Number(-0.8, help="the weight")
    learning_rate = Number(2.0, help="η of the descent step")
    trace = traitlets.Instance(Trace, read_only=True)

    def __init__(self, ranges: Ranges, **start: float) -> None:
        self._ranges = ranges
        # A page may ask while a cell runs: kernels with subshells answer it in another thread.
        self._lock = threading.RLock()
        values = {name: self._checked(name, value) for name, value in start.items()}
        super().__init__()
        self._history = History(Snapshot(**values, path=()))
        self._start = self._history.now
        self._path: tuple[float, ...] = ()
        self._printed = False
        self._gesture: str | None = None  # what a change is part of, while it is carried out
        self._holding = False
        for name, value in values.items():
            self.set_trait(name, value)
        self.set_trait("trace", backprop(self.x, self.y, self.W))
        self.observe(self._on_state, SETTABLE)

    def move(self, **values: float) -> None:
        """Set several of x, y, W and the learning rate at once: one change, one frame.

        Parameters
        ----------
        **values
            Any of ``x``, ``y``, ``W``, ``learning_rate``.

        Raises
        ------
        TypeError
            If a name is not one of these.
        traitlets.TraitError
            If a value is not a real number within its range; nothing is changed then.
        """
        self._move(values)

    def _move(self, values: dict[str, float], path: tuple[float, ...] | None = None) -> None:
        checked = {name: self._checked(name, value) for name, value in values.items()}
        same = all(getattr(self, name) == value for name, value in checked.items())
        if same and path in (None, self._path):
            return
        with self._one_frame():
            for name, value in checked.items():
                setattr(self, name, value)
            if path is not None:
                self._path = path

    @traitlets.validate("x", "y", "W", "learning_rate")
    def _validate(self, proposal: Any) -> float:
        return self._checked(proposal["trait"].name, proposal["value"])

    def _checked(self, name: str, value: Any) -> float:
        return checked(name, value, self._ranges)

    def allows(self, **values: float) -> bool:
        """Tell whether the state may have these values.

        Parameters
        ----------
        **values
            As for `move`.

        Returns
        -------
        bool

        Raises
        ------
        TypeError
            If a name is none of those that `move` takes.
        """
        try:
            for name, value in values.items():
                self._checked(name, value)
        except traitlets.TraitError:
            return False
        return True

    @property
    def ranges(self) -> Ranges:
        """How far x, y and W go, and in which steps."""
        return self._ranges

    @property
    def state(self) -> State:
        """The trace on show, the learning rate, and the path of the descent so far."""
        return State(self.trace, self.learning_rate, self._path, self._printed)

    def descend_to(self, W: float) -> None:
        """Set W as a step of gradient descent, which the path on the plots remembers.

        Parameters
        ----------
        W
            The new weight.

        Raises
        ------
        traitlets.TraitError
            If it is not a real number within its range; nothing is changed then.
        """
        self._move({"W": W}, path=(*(self._path or (self.W,)), W))

    def restart(self) -> None:
        """Go back to where the descent began, or, if there was none, to the first state of all."""
        if self._path:
            self._move({"W": self._path[0]}, ())
        else:
            start = self._start
            self.move(x=start.x, y=start.y, W=start.W, learning_rate=start.learning_rate)

    def undo(self) -> None:
        """Take back the last drag, typed value, preset, run of steps or assignment.

        Does nothing where there is nothing to take back.
        """
        if len(self._history):
            values = self._history.undo()._asdict()
            path = values.pop("path")
            self._move(values, path)

    @contextmanager
    def _one_frame(self) -> Iterator[None]:
        with self._lock:
            self._holding = True
            try:
                yield
            finally:
                self._holding = False
                self._refresh()

    def _on_state(self, change: Any) -> None:
        if change["name"] != "learning_rate":
            self._path = ()  # the path was another curve's, or led elsewhere
        if not self._holding:
            self._refresh()

    def _refresh(self) -> None:
        """Work out the state and have everything show it; whoever changed it."""
        with self._lock:
            self.set_trait("trace", backprop(self.x, self.y, self.W))
            now = Snapshot(self.x, self.y, self.W, self.learning_rate, self._path)
            self._history.record(now, self._gesture)
            self._changed()

    def _changed(self) -> None:
        """Show the new state."""
