"""The history for Undo: one entry per gesture, however many moves the gesture makes."""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

DEPTH: Final = 100


class Snapshot(NamedTuple):
    """The values that Undo restores."""

    x: float
    y: float
    W: float
    learning_rate: float
    path: tuple[float, ...]


class History:
    """The current snapshot, and up to `DEPTH` earlier ones; the oldest are dropped.

    Parameters
    ----------
    start
        The first snapshot.
    """

    def __init__(self, start: Snapshot) -> None:
        self.now = start
        self._past: deque[Snapshot] = deque(maxlen=DEPTH)
        self._gesture: str | None = None

    def __len__(self) -> int:
        return len(self._past)

    def record(self, snapshot: Snapshot, gesture: str | None = None) -> None:
        """Make a snapshot the current one.

        Parameters
        ----------
        snapshot
            The new state.
        gesture
            The gesture it belongs to, such as a drag or a run of steps. Consecutive snapshots of
            one gesture are undone together; a gesture that ends where it began is not recorded.
            With None, the snapshot is a gesture by itself.
        """
        if snapshot == self.now:
            return
        if gesture is None or gesture != self._gesture:
            self._past.append(self.now)
        elif snapshot == self._past[-1]:  # back where it began: nothing to undo
            self._past.pop()
            gesture = None
        self._gesture = gesture
        self.now = snapshot

    def undo(self) -> Snapshot:
        """Return to the snapshot before the last gesture.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        if not self._past:
            raise IndexError("there is nothing to undo")
        self.now = self._past.pop()
        self._gesture = None
        return self.now
