"""The files of a net's explorer, and its display in a notebook."""

import json
import re
from base64 import b64decode

import pytest
from matplotlib.figure import Figure
from support.net_wire import W1, make, tell
from support.wire import from_page

from explorer.session.net.saved_page import NET_TRAITS
from explorer.widget.still import HINT


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


def test_a_figure_has_the_width_and_the_labels_that_are_asked_for(wire):
    explorer = make()
    figure = explorer.figure(width=6.5)
    assert figure.get_figwidth() == pytest.approx(6.5)
    labels = [axes.xaxis.label.get_fontsize() for axes in figure.axes if axes.get_xlabel()]
    assert labels == pytest.approx([8] * 5)
    with pytest.raises(ValueError, match=r"^width must be from 3 to 40 inches; got 1"):
        explorer.figure(width=1)
    explorer.close()


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
    outputs = []
    monkeypatch.setattr("explorer.widget.displayed.display", lambda d, **_: outputs.append(d))
    monkeypatch.setattr(explorer._still, "display", lambda: outputs.append("picture"))
    explorer._ipython_display_()
    live, picture = outputs
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert live["text/plain"] == repr(explorer)
    assert picture == "picture"


def test_only_the_figure_in_the_notebook_says_that_it_is_a_picture(explorer, monkeypatch):
    hints = []
    draw = explorer._draw
    follow = lambda hint="", **_: hints.append(hint) or draw(hint)  # noqa: E731
    monkeypatch.setattr(explorer, "_draw", follow)
    assert explorer._png().startswith(MAGIC["png"])
    explorer.figure()
    assert hints == [HINT, ""]
