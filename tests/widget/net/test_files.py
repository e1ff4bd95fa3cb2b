"""The files of a net's explorer, and its display in a notebook."""

import json
import re
from base64 import b64decode

import pytest
from matplotlib.figure import Figure
from support.net_wire import W1, make, tell
from support.wire import from_page

from explorer.session.saved_page import NET_TRAITS
from explorer.session.still import HINT


@pytest.fixture
def explorer(wire, monkeypatch):
    made = make()

    def draw(hint=""):  # a figure of the net takes half a second
        figure = Figure(figsize=(2, 1))
        figure.text(0, 0, f"{hint} w = {made.state.w}")
        return figure

    monkeypatch.setattr(made, "_draw", draw)
    yield made
    made.close()


MAGIC = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml", "html": b"<!doctype html>"}


@pytest.mark.parametrize("kind", MAGIC)
def test_a_file_begins_as_its_kind_does(explorer, kind):
    assert explorer.saved(kind).startswith(MAGIC[kind])


def test_an_unknown_kind_of_file_is_refused(explorer):
    with pytest.raises(ValueError, match="exe"):
        explorer.saved("exe")


def test_a_page_gets_a_file_of_the_current_state(explorer, wire):
    wire.take()
    assert from_page(explorer, file="png") == ""
    (message,) = (one for one in wire.take(explorer.view) if one.method == "custom")
    assert message.state == {"file": "gradient.png", "mime": "image/png"}
    assert bytes(message.buffers[0]).startswith(MAGIC["png"])


def test_the_saved_page_has_the_state_the_script_and_a_picture(explorer):
    tell(explorer, weights=[W1, [[1.0], [0.5]]], weight=[1, 1, 0], tools=["walk"])
    text = explorer.saved("html").decode()
    state = json.loads(re.search(r'id="state">(.*?)</script>', text, re.DOTALL)[1])
    assert state == {name: getattr(explorer.view, name) for name in NET_TRAITS}
    assert (state["now"]["weight"], state["tools"], len(state["past"])) == ([1, 1, 0], ["walk"], 1)
    assert explorer.view._esm in text and explorer.view._css in text
    picture = re.search(r'<noscript><img src="data:image/png;base64,(.+?)" alt="(.+?)">', text)
    assert b64decode(picture[1]).startswith(MAGIC["png"])
    assert picture[2] == "NetExplorer(3-2-1, batch of 4, sigmoid, squared_error)"


def test_it_is_displayed_with_a_picture_for_those_who_do_not_run_it(explorer, monkeypatch):
    outputs, drawn = [], []
    show = lambda data, **_: outputs.append(data)  # noqa: E731
    monkeypatch.setattr("explorer.widget.base_explorer.display", show)
    monkeypatch.setattr(
        "explorer.widget.base_explorer.display_still", lambda svg, png: drawn.extend((svg, png()))
    )
    explorer._ipython_display_()
    (live,) = outputs
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert live["text/plain"] == repr(explorer)
    svg, png = drawn
    assert "ge-still" in svg  # by which the live view finds and hides it
    assert png.startswith(MAGIC["png"]) and b"ge-still" in png


def test_the_figure_of_the_still_has_the_hint(explorer, monkeypatch):
    hints = []
    draw = explorer._draw
    monkeypatch.setattr(explorer, "_draw", lambda hint="": hints.append(hint) or draw(hint))
    monkeypatch.setattr("explorer.widget.base_explorer.display_still", lambda svg, png: png())
    monkeypatch.setattr("explorer.widget.base_explorer.display", lambda *_, **__: None)
    explorer._ipython_display_()
    explorer.figure()
    assert hints == [HINT, ""]
