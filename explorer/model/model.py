"""The explorer's state and its history, and the one place where they change."""

from __future__ import annotations

from typing import Final

from explorer.core.trace import trace
from explorer.model.history import LONGEST, History, Snapshot
from explorer.model.ranges import Ranges
from explorer.model.state import State

INPUTS: Final = ("x", "y", "W")
SETTABLE: Final = ("x", "y", "W", "learning_rate")


class Model:
    """The example, the weight, the learning rate and the path of the descent, with their history.

    It does not depend on widgets or pages; the page has one, and so has Python.

    Parameters
    ----------
    ranges
        The intervals of x, y and W.
    start
        The state that Reset leads back to.
    now
        The current values.
    past
        The snapshots that Undo leads back to, the oldest first.

    Attributes
    ----------
    ranges, start, now
        As given.
    state
        The state made from `now`.
    printed
        Whether the plots also show the gradient as the blog post prints it. This is a display
        setting; Undo does not change it.
    """

    def __init__(
        self, ranges: Ranges, start: Snapshot, now: Snapshot, past: list[Snapshot]
    ) -> None:
        self.ranges = ranges
        self.start = start
        self.printed = False
        self._history = History(now, past)
        self.now = now
        self.state = self._state_of(now)

    def update(self, wanted: Snapshot, gesture: str = "") -> bool:
        """Set the state to these values, and record it.

        Parameters
        ----------
        wanted
            Valid values. If x, y or W changes and the path does not, the path is dropped: it
            belongs to another curve, or ends at another weight.
        gesture
            The gesture that the change belongs to; see `History.record`.

        Returns
        -------
        bool
            Whether the state changed.
        """
        now = self.now
        moved = wanted.x != now.x or wanted.y != now.y or wanted.W != now.W
        if moved and wanted.path == now.path:
            wanted = wanted._replace(path=())
        if wanted == now:
            return False
        self.state = self._state_of(wanted)
        self.now = wanted
        self._history.record(wanted, gesture)
        return True

    def restore(self, now: Snapshot, past: list[Snapshot], gesture: str = "") -> None:
        """Take over a state with its history, from Python or from a page.

        Later changes of the same gesture are undone together with this one.
        """
        self.state = self._state_of(now)
        self.now = now
        self._history = History(now, past, gesture)

    def show_printed(self, wanted: bool) -> None:
        """Show the gradient as the blog post prints it, too, or no longer."""
        self.printed = wanted
        self.state = self._state_of(self.now)

    def _state_of(self, values: Snapshot) -> State:
        t = trace(values.x, values.y, values.W)
        return State(t, values.learning_rate, values.path, self.printed)

    # The changes that are not plain values -------------------------------------------------------

    def descended(self, W: float) -> Snapshot:
        """Return the values after a step of gradient descent that leads to W."""
        path = self.now.path if len(self.now.path) > 0 else (self.now.W,)
        if len(path) == LONGEST:
            path = (path[0], *path[2:])  # `restarted` needs the first one
        return self.now._replace(W=W, path=(*path, W))

    def restarted(self) -> Snapshot:
        """Return the start of the descent or, before its first step, the first state."""
        if len(self.now.path) > 0:
            return self.now._replace(W=self.now.path[0], path=())
        return self.start

    @property
    def past(self) -> list[Snapshot]:
        """The snapshots that Undo leads back to, the oldest first."""
        return self._history.past

    def undo(self) -> Snapshot:
        """Return the values before the last gesture, for `update`.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        return self._history.undo()
