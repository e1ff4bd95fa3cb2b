"""What a page may ask of the explorer, and how each request is carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import ipywidgets as widgets

from explorer.core.arguments import shortened
from explorer.derivation.numbers import parse
from explorer.derivation.quantities import QUANTITIES
from explorer.model.model import Model
from explorer.model.ranges import Ranges
from explorer.widget.messages import mapping, number, one_of
from explorer.widget.tools.erratum import Erratum
from explorer.widget.tools.tool import Tool
from explorer.widget.view import LiveView


class Answers(Model):
    """A model that listens: to its sliders, and to the messages of the pages that show it.

    What makes no sense is refused where the person who asked looks, and the state stays as it was.
    Who derives from it makes the sliders, the view and the tools, and shows the state.

    Parameters
    ----------
    ranges
        How far x, y and W go.
    **start
        The first value of each input and of the learning rate.
    """

    _sliders: dict[str, widgets.FloatSlider]
    _live: LiveView
    _tools: list[Tool]

    def __init__(self, ranges: Ranges, **start: float) -> None:
        super().__init__(ranges, **start)
        self._dragged: dict[str, str | None] = {}  # the last gesture that moved each
        self._answering = False  # a message of the page
        self._open: set[str] = set()  # the names of the tools whose panels are
        self._handlers: dict[str, Callable[[Any], None]] = {
            "move": self._on_move,
            "type": self._on_typed,
            "open": self._on_open,
            "look": self._on_look,
            "turn": self._on_turn,
            "undo": lambda _: self.undo(),
            "all": lambda _: self._live.show_all(),
        }

    def _show(self) -> None:
        """Show the present state, and what the open panels have to say of it."""

    def _unwatched(self) -> None:
        """Learn that no page shows it any more."""

    def _on_slider(self, change: Any) -> None:
        name, value = change["owner"].description, change["new"]
        if self._answering:  # a message, and whoever carries it out shows its errors
            setattr(self, name, value)
        else:
            # It ends a drag whose last moves may still be on their way: it is of the same gesture.
            self._gesture = self._dragged.get(name)
            with self._shown_errors():
                setattr(self, name, value)
            self._gesture = None
            if value != value:  # no number: a slider lets it pass, and would stay at it
                change["owner"].value = getattr(self, name)

    def _on_page(self, message: dict[str, Any]) -> None:
        """Carry out a message of the page, and acknowledge it together with the frame it causes.

        Its ``gesture`` names the drag or the run that it is part of; every other key is what to
        do, with what it takes.
        """
        with self._lock, self._live.hold_sync():
            self._live.note = ""
            try:
                with self._shown_errors():
                    self._answering = True
                    message = mapping("a message", message)
                    gesture = message.get("gesture")
                    self._gesture = gesture if isinstance(gesture, str) else None
                    # first, so that what cannot be carried out is acknowledged, too
                    self._live.ack = mapping("ack", message.get("ack", {}))
                    for key, value in message.items():
                        if key in self._handlers:
                            self._handlers[key](value)
            finally:  # when the kernel is interrupted, too
                self._answering, self._gesture = False, None

    def _on_move(self, values: dict[str, float]) -> None:
        values = mapping("move", values)
        checked = {name: self._checked(name, value) for name, value in values.items()}
        self._dragged |= dict.fromkeys(checked, self._gesture)
        with self._one_frame():
            for name, value in checked.items():
                if name in self._sliders:
                    # The page shows its own move already: the slider learns of it as if it had
                    # sent it (set_state), so that it is not sent back and nothing jumps under
                    # the hand.
                    self._sliders[name].set_state({"value": value})
                else:
                    setattr(self, name, value)

    def _on_typed(self, texts: dict[str, str]) -> None:
        self._move({name: parse(text) for name, text in mapping("type", texts).items()})

    def _on_open(self, names: list[str]) -> None:
        """Remember which tools are open on some page; only what these show is worked out."""
        if not isinstance(names, list):
            raise TypeError(f"open must be a list of names; got {shortened(names)}")
        self._open = {tool.name for tool in self._tools if tool.name in names}
        self._printed = Erratum.name in self._open
        self._show()

    def _on_look(self, looks: dict[str, str | None]) -> None:
        if self._live.look(mapping("look", looks)):
            self._show()
        if not self._live.watched:
            self._unwatched()

    def _on_turn(self, angles: dict[str, float]) -> None:
        angles = mapping("turn", angles)
        names = [one_of("turn", name, ("azim", "elev")) for name in angles]
        self._live.turn(**{name: number(name, angles[name]) for name in names})
        self._show()

    @contextmanager
    def _shown_errors(self) -> Iterator[None]:
        """Put an error where the person who caused it looks; the state stays as it was."""
        try:
            yield
        except Exception as error:
            text = f"{error}" or type(error).__name__
            text = text.replace("learning_rate", QUANTITIES["learning_rate"].text)  # as on the page
            self._live.error = text.encode("utf-8", "replace").decode()  # or it would not be sent
        else:
            self._live.error = ""
