"""The history for Undo: one entry per gesture, however many moves the gesture makes."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

DEPTH: Final = 100
#: Weights in the path of a descent. Pages stop earlier; Python may go on.
LONGEST: Final = 200


class Snapshot(NamedTuple):
    """The values that Undo restores."""

    x: float
    y: float
    W: float
    learning_rate: float
    path: tuple[float, ...] = ()


class History:
    """The current snapshot, and up to `DEPTH` earlier ones; the oldest are dropped.

    Parameters
    ----------
    now
        The current snapshot.
    past
        The earlier ones, the oldest first.
    gesture
        The gesture that led to `now`; see `record`.

    Attributes
    ----------
    now, past
        As above.
    """

    def __init__(self, now: Any, past: list[Any], gesture: str = "") -> None:
        self.now = now
        self.past = past
        self._gesture = gesture

    def record(self, snapshot: Any, gesture: str = "") -> None:
        """Make a snapshot the current one.

        Parameters
        ----------
        snapshot
            The new state.
        gesture
            The gesture it belongs to, such as a drag or a run of steps. Consecutive snapshots of
            one gesture are undone together; a gesture that ends where it began is not recorded.
            If empty, the snapshot is a gesture by itself.
        """
        if snapshot == self.now:
            return
        if gesture == "" or gesture != self._gesture:
            self.past = [*self.past[-(DEPTH - 1) :], self.now]
        elif len(self.past) > 0 and snapshot == self.past[-1]:  # back at the start: nothing to undo
            self.past = self.past[:-1]
            gesture = ""
        self._gesture = gesture
        self.now = snapshot

    def undo(self) -> Any:
        """Return to the snapshot before the last gesture.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        if len(self.past) == 0:
            raise IndexError("there is nothing to undo")
        self.now = self.past[-1]
        self.past = self.past[:-1]
        self._gesture = ""
        return self.now
