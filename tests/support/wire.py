"""A wire to the page that records its messages, and the messages of a page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from explorer import GradientExplorer, backprop
from explorer.model.history import DEPTH
from explorer.model.model import INPUTS, SETTABLE
from explorer.widget.view import View

#: Points of the surface along W and along x: few, to keep the tests fast.
POINTS = (12, 8)


class Message:
    """A widget's message: its ``method``, its ``state`` or content, its buffers."""

    def __init__(self, sender: str, data: dict[str, Any], buffers: Any) -> None:
        self.sender, self.method = sender, data.get("method")
        self.state = data.get("state") or data.get("content") or {}
        self.buffers, self.paths = buffers or [], data.get("buffer_paths", [])


class Wire:
    """Every message that any widget has sent since the last `take`."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.open: set[str] = set()

    def create(self, *args: Any, **kwargs: Any) -> BaseComm:
        wire = self

        class Recorded(BaseComm):
            def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
                if msg_type == "comm_open":
                    wire.open.add(self.comm_id)
                elif msg_type == "comm_close":
                    wire.open.discard(self.comm_id)
                else:
                    wire.messages.append(Message(self.comm_id, data, buffers))

        return Recorded(*args, **kwargs)

    def take(self, widget: Any = None) -> list[Message]:
        """Return the messages sent (by one widget), and forget all messages."""
        taken, self.messages = self.messages, []
        return [m for m in taken if widget is None or m.sender == widget.model_id]

    @contextmanager
    def recorded(self) -> Iterator[Wire]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(comm, "create_comm", self.create)
            yield self


_numbers = itertools.count(1)

START = {"x": 1.5, "y": 1.0, "W": -0.8, "learning_rate": 2.0}


def receive(widget: Any, data: dict[str, Any]) -> None:
    """Deliver a page's message to a widget."""
    widget.comm.handle_msg({"content": {"data": data}, "buffers": []})


def from_page(explorer: GradientExplorer, **content: Any) -> str:
    """Send a message as the page does (``file="svg"`` …); return the error that it leads to."""
    receive(explorer.view, {"method": "custom", "content": content})
    return explorer.view.error


def snapshot(view: View) -> list[Any]:
    """Return the values of the state that a view has."""
    return [getattr(view, name) for name in (*SETTABLE, "path")]


def told(view: View, **changes: Any) -> dict[str, Any]:
    """Return the state that a page tells after it changed the view's.

    A change of a value is an entry for Undo, unless ``past`` is given. ``now``, ``past``,
    ``tools``, ``revision``, ``page`` and ``message`` replace the parts of the message.
    """
    before = snapshot(view)
    names = (*SETTABLE, "path")
    now = [changes.pop(name, value) for name, value in zip(names, before, strict=True)]
    return {
        "now": now,
        "past": view.past if now == before else [*view.past, before][-DEPTH:],
        "tools": view.tools,
        "revision": view.revision + 1,
        "page": "v1",
        "message": next(_numbers),
        **changes,
    }


def tell(explorer: GradientExplorer, **changes: Any) -> str:
    """Tell a state as a page does; return the error that it leads to."""
    return from_page(explorer, state=told(explorer.view, **changes))


def drag_by_wire(slider: Any, value: Any) -> None:
    """Move a slider by the slider's own message, as a page without the script would."""
    receive(slider, {"method": "update", "state": {"value": value}, "buffer_paths": []})


def reset(explorer: GradientExplorer, wire: Wire) -> None:
    """Bring a shared explorer back to its initial state, and clear its wire."""
    tell(explorer, **START, path=[], past=[], tools=[])
    explorer.view.error = ""
    wire.take()


def only(wire: Wire, widget: Any) -> dict[str, Any]:
    """Return the state in the only message that a widget has sent."""
    (message,) = wire.take(widget)
    assert message.method == "update"
    return message.state


def everything(e: GradientExplorer) -> dict[str, Any]:
    """Return all that depends on the state, in Python and in the page."""
    view = e.view
    return {
        "traits": [getattr(e, name) for name in (*SETTABLE, "path", "trace")],
        "state": e.state,
        "sliders": {name: e._sliders[name].value for name in INPUTS},
        "page": [*snapshot(view), view.past, view.tools, view.revision, view.heard],
    }


def assert_consistent(e: GradientExplorer) -> None:
    """Check that all values that depend on the state belong to the same state."""
    assert e.trace == e.state.t == backprop(e.x, e.y, e.W)
    assert (e.learning_rate, e.path) == (e.state.learning_rate, e.state.path)
    assert {name: e._sliders[name].value for name in INPUTS} == {"x": e.x, "y": e.y, "W": e.W}
    assert snapshot(e.view) == [e.x, e.y, e.W, e.learning_rate, list(e.path)]
