"""The requests of a page: each is validated and carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from explorer.core.arguments import shortened
from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.widget.messages import mapping, number, one_of
from explorer.widget.sliders import Sliders
from explorer.widget.throttle import Throttle
from explorer.widget.toolbar import Toolbar
from explorer.widget.tools.tool import Host


class Requests:
    """Carries out the requests of the pages that show an explorer.

    Invalid input is reported in the page; the state does not change.

    Parameters
    ----------
    host
        The explorer.
    sliders, toolbar
        Its parts, besides its view, that the page shows.
    throttle
        Shows the state, once for each request.
    lock
        Held while a request is carried out: kernels with subshells deliver requests in a thread of
        their own while a cell runs.
    unwatched
        Called when the last page stops showing the explorer.
    """

    def __init__(
        self,
        host: Host,
        sliders: Sliders,
        toolbar: Toolbar,
        throttle: Throttle,
        lock: RLock,
        unwatched: Callable[[], None],
    ) -> None:
        self._host, self._view, self._sliders, self._toolbar = host, host.view, sliders, toolbar
        self._throttle, self._lock, self._unwatched = throttle, lock, unwatched
        self._gesture: str | None = None
        self._dragged: dict[str, str | None] = {}  # the last gesture that moved each input
        self._handlers: dict[str, Callable[[Any], None]] = {
            "move": self._move,
            "type": self._type,
            "open": self._open,
            "look": self._look,
            "turn": self._turn,
            "undo": lambda _: host.undo(),
            "all": lambda _: host.view.show_all(),
            **toolbar.handlers(),
        }

    def carry_out(self, message: dict[str, Any]) -> None:
        """Carry out a message, and acknowledge it together with the resulting state.

        Parameters
        ----------
        message
            ``gesture`` names the drag or the run of steps that the message belongs to; ``ack`` is
            returned to the page; every other key is a kind of request, with its value.
        """
        with self._lock, self._view.hold_sync():
            self._view.note = ""
            with self._errors_shown(), self._throttle.held():
                message = mapping("a message", message)
                # first, so that a request that fails is acknowledged, too
                self._view.ack = mapping("ack", message.get("ack", {}))
                gesture = message.get("gesture")
                self._gesture = gesture if isinstance(gesture, str) else None
                with self._host.model.gesture(self._gesture):
                    for kind, value in message.items():
                        if kind in self._handlers:
                            self._handlers[kind](value)

    def slider_moved(self, name: str, value: float) -> None:
        """Carry out the move that a slider's own message reports at the end of a drag.

        Parameters
        ----------
        name
            The slider's input.
        value
            Its new value.
        """
        # The drag's last moves may still be under way; this one is part of the same gesture.
        with self._errors_shown(), self._host.model.gesture(self._dragged.get(name)):
            self._host.move(**{name: value})
        self._sliders.show(self._host.model.now._asdict())  # an invalid move is undone

    def _move(self, values: Any) -> None:
        values = mapping("move", values)
        self._host.move(**values)
        self._sliders.adopt(values)
        self._dragged |= dict.fromkeys(values, self._gesture)

    def _type(self, texts: Any) -> None:
        self._host.move(**{name: parse(text) for name, text in mapping("type", texts).items()})

    def _open(self, names: Any) -> None:
        if not isinstance(names, list):
            raise TypeError(f"open must be a list of names; got {shortened(names)}")
        self._toolbar.open(names)
        self._throttle.request()

    def _look(self, looks: Any) -> None:
        if self._view.look(mapping("look", looks)):
            self._throttle.request()
        if not self._view.watched:
            self._unwatched()

    def _turn(self, angles: Any) -> None:
        angles = mapping("turn", angles)
        names = [one_of("turn", name, ("azim", "elev")) for name in angles]
        self._view.turn(**{name: number(name, angles[name]) for name in names})
        self._throttle.request()

    @contextmanager
    def _errors_shown(self) -> Iterator[None]:
        """Show an error in the page; the next success removes it."""
        try:
            yield
        except Exception as error:
            text = f"{error}" or type(error).__name__
            text = text.replace("learning_rate", QUANTITIES["learning_rate"].text)  # as on the page
            self._view.error = text.encode("utf-8", "replace").decode()  # surrogates cannot be sent
        else:
            self._view.error = ""
