"""The base of both explorers' models: a state, and its history for Undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.model.history import History
from explorer.model.ranges import Ranges


class BaseModel:
    """The values that an explorer shows, with their history, and the one place where they change.

    It does not depend on widgets or pages; the page has one, and so has Python. A subclass says
    which state is made from a snapshot of the values.

    Parameters
    ----------
    ranges
        The intervals of the inputs and the weights.
    start
        The snapshot that Reset leads back to.
    now
        The current snapshot.
    past
        The snapshots that Undo leads back to, the oldest first.

    Attributes
    ----------
    ranges, start, now
        As given.
    state
        The state made from `now`.
    printed
        Whether the gradient as the blog post prints it is shown, too. This is a display setting;
        Undo does not change it.
    """

    #: Return the state made from a snapshot.
    _state_of: Callable[[Any], Any]

    def __init__(self, ranges: Ranges, start: Any, now: Any, past: list[Any]) -> None:
        self.ranges = ranges
        self.start = start
        self.printed = False
        self.now = now
        self.state: Any = None
        self.restore(now, past)

    def restore(self, now: Any, past: list[Any], gesture: str = "") -> None:
        """Take over a snapshot with its history, from Python or from a page.

        Later changes of the same gesture are undone together with this one.
        """
        self.state = self._state_of(now)
        self.now = now
        self._history = History(now, past, gesture)

    def _record(self, wanted: Any, gesture: str) -> bool:
        """Make a snapshot the current one, if it differs; tell whether it does."""
        if wanted == self.now:
            return False
        self.state = self._state_of(wanted)
        self.now = wanted
        self._history.record(wanted, gesture)
        return True

    @property
    def past(self) -> list[Any]:
        """The snapshots that Undo leads back to, the oldest first."""
        return self._history.past

    def undo(self) -> Any:
        """Return the snapshot before the last gesture, for `update`.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        return self._history.undo()
