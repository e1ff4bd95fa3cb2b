"""The messages of a page: carried out, or refused with a sentence in the page."""

import pytest
from support.wire import (
    POINTS,
    assert_consistent,
    everything,
    from_page,
    only,
    tell,
    told,
)

from explorer import GradientExplorer


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


# --- files ---------------------------------------------------------------------------------------

FILES = {
    "png": ("image/png", b"\x89PNG"),
    "pdf": ("application/pdf", b"%PDF"),
    "svg": ("image/svg+xml", b"<?xml"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_sent_on_request_and_shows_the_current_state(explorer, wire, kind, monkeypatch):
    drawn = []
    saved = explorer.saved
    monkeypatch.setattr(explorer, "saved", lambda kind: drawn.append(explorer.W) or saved(kind))
    assert from_page(explorer, state=told(explorer.view, W=2.0), file=kind) == ""
    sent = [message for message in wire.take(explorer.view) if message.method == "custom"]
    mime, magic = FILES[kind]
    assert [message.state for message in sent] == [{"file": f"gradient.{kind}", "mime": mime}]
    assert bytes(sent[0].buffers[0]).startswith(magic)
    assert drawn == [2.0]


@pytest.mark.parametrize("kind", ["html", "exe", "../svg", "", None, ["svg"], {"kind": "svg"}, 1])
def test_any_other_file_is_refused(explorer, wire, kind):
    assert from_page(explorer, file=kind).startswith("file must be one of svg, png, pdf; got ")
    assert only(wire, explorer.view).keys() == {"error"}


# --- the pages that show it ----------------------------------------------------------------------


def test_it_is_watched_while_a_page_shows_it(explorer):
    assert not explorer.view.watched
    for pages, watched in (
        ({"a": True}, True),
        ({"b": True}, True),
        ({"a": False}, True),
        ({"a": False}, True),
        ({"b": False}, False),
        ({"never": False}, False),
    ):
        assert from_page(explorer, shown=pages) == ""
        assert explorer.view.watched == watched


@pytest.mark.parametrize("pages", [None, "a", ["a"], 1])
def test_pages_have_names(explorer, pages):
    assert from_page(explorer, shown=pages).startswith("shown must map names to values; got ")
    assert not explorer.view.watched


# --- errors --------------------------------------------------------------------------------------


def test_an_invalid_state_is_reported_and_changes_nothing(shared, shared_wire):
    before = everything(shared)
    assert tell(shared, x=9.0, W=1.0) == "x must be a number from -4 to 4; got 9.0"
    assert only(shared_wire, shared.view) == {"error": shared.view.error}
    assert everything(shared) == before


def test_the_next_success_removes_the_error(shared, shared_wire):
    tell(shared, x=9.0)
    shared_wire.take()
    assert tell(shared, x=3.0) == ""
    assert {"x": 3.0, "error": ""}.items() <= merged(shared_wire.take(shared.view)).items()
    assert_consistent(shared)


def merged(messages):
    state = {}
    for message in messages:
        state |= message.state
    return state


@pytest.mark.parametrize("message", [None, [], "state", 1])
def test_a_message_names_its_requests(shared, message):
    before = everything(shared)
    shared.view._handle_custom_msg(message, [])
    assert shared.view.error.startswith("a message must map names to values; got ")
    assert everything(shared) == before


def test_unknown_requests_are_ignored(shared):
    assert from_page(shared, state=told(shared.view, x=2.0), future={"x": 9.0}) == ""
    assert shared.x == 2.0


def test_the_exception_of_an_observer_is_shown_and_the_page_has_its_answer(explorer, wire):
    def fail(_):
        raise ZeroDivisionError("the observer's")

    explorer.observe(fail, "x")
    assert tell(explorer, x=2.0, page="a", message=1) == "the observer's"
    state = merged(wire.take(explorer.view))
    assert state["heard"] == {"a": 1} and state["x"] == 2.0
    assert_consistent(explorer)
    explorer.unobserve(fail, "x")
    assert tell(explorer, x=3.0, page="a", message=2) == ""
    assert_consistent(explorer)


def test_an_exception_without_words_is_shown_by_its_name(explorer):
    def fail(_):
        raise MemoryError

    explorer.observe(fail, "x")
    assert tell(explorer, x=2.0) == "MemoryError"


def test_an_exception_of_ours_is_shown(explorer, monkeypatch):
    def broken(kind):
        raise RuntimeError("no picture today \ud800")

    monkeypatch.setattr(explorer, "saved", broken)
    assert from_page(explorer, file="png") == "no picture today ?"  # a surrogate cannot be sent


def test_an_interrupted_message_does_not_affect_the_next_change(explorer):
    def interrupt(change):
        raise KeyboardInterrupt

    explorer.observe(interrupt, "x")
    with pytest.raises(KeyboardInterrupt):
        tell(explorer, x=2.0)
    explorer.unobserve(interrupt, "x")
    explorer.W = 3.0
    assert_consistent(explorer)
    explorer.undo()
    assert (explorer.x, explorer.W) == (2.0, -0.8)
    explorer.undo()
    assert explorer.x == 1.5
    assert_consistent(explorer)
