"""Where the explorer has been, for Undo: one entry a gesture, however many moves it made."""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

DEPTH: Final = 100


class Snapshot(NamedTuple):
    """All that Undo brings back."""

    x: float
    y: float
    W: float
    learning_rate: float
    path: tuple[float, ...]


class History:
    """The snapshots before the present one, the latest last; the oldest are forgotten.

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
        """Make a snapshot the present one.

        Parameters
        ----------
        snapshot
            What is shown from now on.
        gesture
            The drag, the run of steps … that it is part of: consecutive snapshots of one gesture
            are undone together, and one that ends where it began is none. None is a gesture of
            its own.
        """
        if snapshot == self.now:
            return
        if gesture is None or gesture != self._gesture:
            self._past.append(self.now)
        elif snapshot == self._past[-1]:  # there and back: nothing to undo
            self._past.pop()
            gesture = None
        self._gesture = gesture
        self.now = snapshot

    def undo(self) -> Snapshot:
        """Go back before the last gesture, and return what was shown then.

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
