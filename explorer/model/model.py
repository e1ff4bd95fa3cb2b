"""The state of the explorer of one weight, and its history."""

from __future__ import annotations

from typing import Final

from explorer.core.trace import trace
from explorer.model.base_model import BaseModel
from explorer.model.history import LONGEST, Snapshot
from explorer.model.state import State

INPUTS: Final = ("x", "y", "W")
SETTABLE: Final = ("x", "y", "W", "learning_rate")


class Model(BaseModel):
    """The example, the weight, the learning rate and the descent's path, with their history."""

    start: Snapshot
    now: Snapshot
    state: State

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
        return self._record(wanted, gesture)

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
