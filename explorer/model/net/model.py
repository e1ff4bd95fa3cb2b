"""The state of a net's explorer, and its history."""

from __future__ import annotations

from typing import Final

from explorer.core.net.formulas import net_trace
from explorer.core.net.formulas import stepped as after_step
from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace
from explorer.model.base_model import BaseModel
from explorer.model.history import LONGEST
from explorer.model.net.snapshot import NetSnapshot, size_of
from explorer.model.net.state import NetState

#: The size of a net times the snapshots in its history, which Python and the page send each other.
ROOM: Final = 150_000


def trace_of(now: NetSnapshot) -> NetTrace:
    """Return every quantity of a snapshot's net."""
    return net_trace(now.X, now.y, now.weights, now.activation, now.loss)


def stepped(now: NetSnapshot, gradients: list[Matrix], rate: float) -> list[Matrix]:
    """Return the weights after a step of gradient descent: W − η ∂L/∂W, or of w alone."""
    return after_step(now.weights, gradients, rate, now.weight if now.only else None)


class NetModel(BaseModel):
    """The net, its batch, the selection and the path of the descent, with their history."""

    start: NetSnapshot
    now: NetSnapshot
    state: NetState

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
        if not self._record(wanted, gesture):
            return False
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

    def show_printed(self, wanted: bool) -> None:
        """Show the slips of the blog post, too, or no longer."""
        self.printed = wanted
        self.state = self.state._replace(printed=wanted)

    def _state_of(self, now: NetSnapshot) -> NetState:
        return NetState(now, trace_of(now), self._trail_to(now), self.printed)

    def _trail_to(self, wanted: NetSnapshot) -> list[list[Matrix]]:
        """Return the path of the descent: as it is, or longer by a step, or computed again."""
        if self.state is None:
            return _trail(wanted)
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
