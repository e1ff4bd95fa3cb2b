"""The state of a net's explorer and its history, and the one place where they change."""

from __future__ import annotations

from typing import Any, Final

from explorer.core.net.formulas import net_trace
from explorer.core.net.formulas import stepped as after_step
from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace
from explorer.model.history import LONGEST, History
from explorer.model.net.snapshot import NetSnapshot, size_of
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges

#: The size of a net times the snapshots in its history, which Python and the page send each other.
ROOM: Final = 150_000


def trace_of(now: NetSnapshot) -> NetTrace:
    """Return every quantity of a snapshot's net."""
    return net_trace(now.X, now.y, now.weights, now.activation, now.loss)


def stepped(now: NetSnapshot, gradients: list[Matrix], rate: float) -> list[Matrix]:
    """Return the weights after a step of gradient descent: W − η ∂L/∂W, or of w alone."""
    return after_step(now.weights, gradients, rate, now.weight if now.only else None)


class NetModel:
    """The net, its batch, the selection and the path of the descent, with their history.

    It does not depend on widgets or pages; the page has one, and so has Python.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
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
        Whether the slips of the blog post are shown, too; Undo does not change it.
    """

    def __init__(
        self, ranges: Ranges, start: NetSnapshot, now: NetSnapshot, past: list[NetSnapshot]
    ) -> None:
        self.ranges = ranges
        self.start = start
        self.printed = False
        self._history: Any = History(now, past)  # type: ignore[arg-type]
        self.now = now
        self.state = self._state_of(now, _trail(now))

    def update(self, wanted: NetSnapshot, gesture: str = "") -> bool:
        """Set the state to these values, and record it.

        Parameters
        ----------
        wanted
            Valid values. If the net or the batch changes and the path of the descent does not, the
            path is dropped: it belongs to another loss, or ends at other weights.
        gesture
            The gesture that the change belongs to; see `explorer.model.history.History.record`.

        Returns
        -------
        bool
            Whether the state changed.
        """
        now = self.now
        same_path = wanted.rates == now.rates and wanted.origin == now.origin
        if same_path and not _same_net(wanted, now):
            wanted = wanted._replace(origin=[], rates=[])
        if wanted == now:
            return False
        self.state = self._state_of(wanted, self._longer_trail(wanted))
        self.now = wanted
        self._history.record(wanted, gesture)
        deepest = max(1, ROOM // size_of(wanted))
        if len(self.past) > deepest:
            self._history.past = self.past[-deepest:]
        return True

    def look(self, wanted: NetSnapshot) -> bool:
        """Select something else, which Undo does not undo; tell whether the state changed."""
        if wanted == self.now:
            return False
        trail = self.state.trail if len(wanted.rates) > 0 else []
        self.state = self.state._replace(now=wanted, trail=trail)
        self.now = wanted
        self._history.now = wanted
        return True

    def restore(self, now: NetSnapshot, past: list[NetSnapshot], gesture: str = "") -> None:
        """Take over a state with its history, from Python or from a page.

        Later changes of the same gesture are undone together with this one.
        """
        self.state = self._state_of(now, self._longer_trail(now))
        self.now = now
        self._history = History(now, past, gesture)  # type: ignore[arg-type]

    def show_printed(self, wanted: bool) -> None:
        """Show the slips of the blog post, too, or no longer."""
        self.printed = wanted
        self.state = self.state._replace(printed=wanted)

    def _state_of(self, now: NetSnapshot, trail: list[list[Matrix]]) -> NetState:
        return NetState(now, trace_of(now), trail, self.printed)

    def _longer_trail(self, wanted: NetSnapshot) -> list[list[Matrix]]:
        """Return the path of the descent: as it is, or longer by a step, or computed again."""
        trail, rates = self.state.trail, self.now.rates
        if len(trail) > 0 and wanted.origin == trail[0]:
            if wanted.rates == rates and _same_net(wanted, self.now):
                return trail
            if len(wanted.rates) == len(trail) and wanted.rates[:-1] == rates:
                return [*trail, wanted.weights]
        return _trail(wanted)

    # The changes that are not plain values -------------------------------------------------------

    def descended(self) -> NetSnapshot:
        """Return the values after a step of gradient descent."""
        now = self.now
        weights = stepped(now, self.state.t.gradients, now.learning_rate)
        if len(now.rates) == 0 or len(now.rates) == LONGEST:
            origin = now.weights  # a path that is full begins again
            return now._replace(weights=weights, origin=origin, rates=[now.learning_rate])
        return now._replace(weights=weights, rates=[*now.rates, now.learning_rate])

    def restarted(self) -> NetSnapshot:
        """Return the start of the descent or, before its first step, the first state."""
        if len(self.now.rates) > 0:
            return self.now._replace(weights=self.now.origin, origin=[], rates=[])
        return self.start

    @property
    def past(self) -> list[NetSnapshot]:
        """The snapshots that Undo leads back to, the oldest first."""
        return self._history.past  # type: ignore[no-any-return]

    def undo(self) -> NetSnapshot:
        """Return the values before the last gesture, for `update`.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        return self._history.undo()  # type: ignore[no-any-return]


def _same_net(one: NetSnapshot, other: NetSnapshot) -> bool:
    return (
        one.X == other.X
        and one.y == other.y
        and one.weights == other.weights
        and one.activation == other.activation
        and one.loss == other.loss
    )


def _trail(now: NetSnapshot) -> list[list[Matrix]]:
    """Compute the path of the descent again, from its origin."""
    if len(now.rates) == 0:
        return []
    found = [now.origin]
    for rate in now.rates:
        at = now._replace(weights=found[-1])
        found.append(stepped(at, trace_of(at).gradients, rate))
    return found
