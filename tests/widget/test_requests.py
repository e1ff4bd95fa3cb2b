"""The requests of a page: carried out and acknowledged, or refused with a reason."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.wire import POINTS, assert_consistent, assert_shows, drag_by_wire, from_page, only

from explorer import GradientExplorer


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


def test_a_drag_sets_x_once_and_is_acknowledged_and_not_sent_back(explorer, wire):
    changes = []
    explorer.observe(lambda change: changes.append(change["new"]), "x")
    ack = from_page(explorer, move={"x": 2.0})
    assert changes == [2.0] and explorer._sliders["x"].value == 2.0
    messages = wire.take()
    assert [m.sender for m in messages] == [explorer.view.model_id]  # nothing from the slider
    assert messages[0].state["ack"] == ack


def test_a_slider_s_own_message_is_not_echoed(explorer, wire):
    drag_by_wire(explorer._sliders["W"], 3.0)
    assert explorer.W == 3.0
    messages = wire.take()
    assert [m.sender for m in messages] == [explorer.view.model_id]
    assert_shows(messages[0].state, 1.5, 1.0, 3.0)


def test_a_slider_s_own_message_is_undone_together_with_the_drag_that_it_ends(explorer):
    from_page(explorer, move={"W": 0.5}, gesture="drag")
    from_page(explorer, move={"x": 2.0}, gesture="another")
    drag_by_wire(explorer._sliders["x"], 2.5)
    explorer.undo()
    assert (explorer.x, explorer.W) == (1.5, 0.5)


def test_the_other_sliders_are_told(explorer, wire):
    explorer.move(x=2.0, W=1.0)
    told = {m.sender: m.state for m in wire.take() if m.sender != explorer.view.model_id}
    sliders = explorer._sliders
    assert told == {sliders["x"].model_id: {"value": 2.0}, sliders["W"].model_id: {"value": 1.0}}


def test_a_message_without_a_change_is_acknowledged_too(shared, shared_wire):
    ack = from_page(shared, move={"x": 1.5})
    assert only(shared_wire, shared.view)["ack"] == ack


def test_a_page_that_may_have_missed_changes_gets_the_whole_state(shared, shared_wire):
    ack = from_page(shared, move={"W": 3.0}, all=True)
    first = {}
    for message in shared_wire.take(shared.view):
        first |= message.state
    assert_shows(first, 1.5, 1.0, 3.0)
    assert first["ack"] == ack
    parts = {"current", "curve", "backdrop", "surfaces", "sentences", "panels", "undoable", "error"}
    assert parts <= first.keys() and "scene" not in first


def test_typed_numbers(shared, shared_wire):
    ack = from_page(shared, type={"W": "−2,5"})
    sent = only(shared_wire, shared.view)
    assert_shows(sent, 1.5, 1.0, -2.5)
    assert sent["ack"] == ack and shared.view.error == ""
    assert shared._sliders["W"].value == -2.5


BAD_TEXT = {
    "": "“” is not a number",
    "two": "“two” is not a number",
    "nan": "“nan” is not a number",
    "<img src=x onerror=alert(1)>": "“<img src=x onerror=alert(1)>” is not a number",
    "5": "x must be a number from -4 to 4; got 5.0",
    "1e999": "“1e999” is not a number",
    "9" * 200: None,
}


@pytest.mark.parametrize(("text", "error"), BAD_TEXT.items(), ids=lambda value: f"{value!s:.12}")
def test_invalid_text_is_reported_and_changes_nothing(shared, shared_wire, text, error):
    before = shared.state
    ack = from_page(shared, type={"x": text})
    sent = only(shared_wire, shared.view)
    assert sent["error"] == shared.view.error and sent["ack"] == ack
    assert sent["error"] == error if error else 0 < len(sent["error"]) < 100
    assert shared.state == before and "current" not in sent

    from_page(shared, type={"x": "1"})
    assert shared.view.error == "" and shared.x == 1.0


@pytest.mark.parametrize("value", [None, "2", 5.0, float("nan"), float("inf"), [1.0], {}], ids=repr)
def test_an_invalid_move_is_reported_and_changes_nothing(shared, shared_wire, value):
    before = shared.state
    ack = from_page(shared, move={"W": 3.0, "x": value})
    sent = only(shared_wire, shared.view)
    assert sent["error"].startswith("x must be a number from -4 to 4; got ")
    assert sent["ack"] == ack
    assert shared.state == before and shared._sliders["W"].value == -0.8


@pytest.mark.parametrize("by", ["move", "type", "slider", "look", "open"])
def test_an_exception_of_ours_is_shown_and_not_swallowed(explorer, wire, monkeypatch, by):
    def broken(*args, **kwargs):
        raise RuntimeError("no picture today")

    monkeypatch.setattr(explorer.view, "show", broken)
    if by == "slider":
        drag_by_wire(explorer._sliders["x"], 2.0)
    elif by == "look":
        from_page(explorer, look={"v1": "surface-y"})
    elif by == "open":
        from_page(explorer, open=["cases"])
    else:
        from_page(explorer, **{by: {"x": 2.0 if by == "move" else "2"}})
    assert explorer.view.error == "no picture today"
    assert only(wire, explorer.view)["error"] == "no picture today"


@pytest.mark.parametrize("by", ["move", "type", "slider"])
def test_an_exception_of_a_reader_s_callback_is_shown(explorer, by):
    def callback(change):
        raise ZeroDivisionError("the reader's")

    explorer.observe(callback, "x")
    if by == "slider":
        drag_by_wire(explorer._sliders["x"], 2.0)
    else:
        from_page(explorer, **{by: {"x": 2.0 if by == "move" else "2"}})
    assert explorer.view.error == "the reader's"


def test_the_message_after_a_failed_one_works(explorer, wire, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(explorer.view, "show", lambda *a, **k: 1 / 0)
        from_page(explorer, move={"x": 2.0})
    wire.take()
    from_page(explorer, move={"x": 3.0})
    sent = only(wire, explorer.view)
    assert_shows(sent, 3.0, 1.0, -0.8)
    assert explorer.view.error == ""


def test_a_page_may_move_it_while_a_cell_does(explorer):
    def page():
        for number in range(2000):
            message = {"move": {"W": number % 7 - 3.0}, "gesture": "drag"}
            content = {**message, "ack": {"view": "v", "number": number}}
            explorer.view._handle_custom_msg(content, [])

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # s: threads take turns as often as they can
    try:
        with ThreadPoolExecutor() as pool:
            asked = pool.submit(page)
            for number in range(2000):
                explorer.move(W=number % 5 - 2.5, x=number % 9 - 4.0)
            asked.result()
    finally:
        sys.setswitchinterval(before)
    assert explorer.view.error == ""
    assert_consistent(explorer)
