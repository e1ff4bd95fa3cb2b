"""A wire to the page that records its messages, and checks of an explorer's consistency."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm
from support.states import DEFAULT, state

from explorer import GradientExplorer, backprop
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.model.model import INPUTS
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


def receive(widget: Any, data: dict[str, Any]) -> None:
    """Deliver a page's message to a widget."""
    widget.comm.handle_msg({"content": {"data": data}, "buffers": []})


def from_page(explorer: GradientExplorer, **content: Any) -> dict[str, Any]:
    """Send a message as the page does (``move={"x": 2.0}`` …); return its acknowledgement."""
    ack = {"view": "v1", "number": next(_numbers)}
    receive(explorer.view, {"method": "custom", "content": {**content, "ack": ack}})
    return ack


def drag_by_wire(slider: Any, value: Any) -> None:
    """Move a slider by the slider's own message, as a page without the script would."""
    receive(slider, {"method": "update", "state": {"value": value}, "buffer_paths": []})


def reset(explorer: GradientExplorer, wire: Wire) -> None:
    """Bring a shared explorer back to its initial state, and clear its wire."""
    explorer.move(x=1.5, y=1.0, W=-0.8, learning_rate=2.0)
    explorer.view.error = ""
    wire.take()


def only(wire, widget):
    """Return the state in the only message that a widget has sent."""
    (message,) = wire.take(widget)
    assert message.method == "update"
    return message.state


def assert_shows(sent, x, y, W):
    """Check that the numbers, sentences and marks of a message belong to the state (x, y, W)."""
    t = state(x, y, W).t
    for name, (text, exact) in sent["current"]["values"].items():
        value = state(x, y, W).value(name)
        assert (text, exact) == (readable(value), repr(float(value))), name
    says = {step.name: step.sentence(t) for step in STEPS}
    counting = {name for name, sentence in says.items() if re.search("[0-9]", sentence)}
    assert sent["current"]["sentences"] == {name: says[name] for name in counting}
    assert "sentences" not in sent or sent["sentences"] == {
        n: says[n] for n in says.keys() - counting
    }
    alone = View(DEFAULT, state(x, y, W), POINTS, {})
    assert sent["current"]["marks"] == alone.current["marks"]
    for part in ("curve", "backdrop"):
        assert part not in sent or sent[part] == getattr(alone, part)
    alone.close()


def everything(e):
    """Return all values that depend on the state: traits, trace, sliders and shown numbers."""
    sliders = {name: e._sliders[name].value for name in INPUTS}
    values = {name: float(exact) for name, (_, exact) in e.view.current["values"].items()}
    return (e.x, e.y, e.W, e.learning_rate), e.trace, sliders, values


def assert_consistent(e):
    """Check that all values that depend on the state belong to the same state."""
    (x, y, W, rate), trace, sliders, values = everything(e)
    assert trace == backprop(x, y, W)
    assert sliders == {"x": x, "y": y, "W": W}
    assert (values["x"], values["y"], values["W"], values["learning_rate"]) == (x, y, W, rate)
    assert values["dL_dW"] == trace.dL_dW
