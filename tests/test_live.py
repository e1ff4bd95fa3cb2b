"""The view's wire: what is sent for a state, and what a page's messages do."""

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from states import CASES, DEFAULT, state, states
from wire import Wire, drag_by_wire, from_page, reset

from explorer import GradientExplorer
from explorer.live import LiveView
from explorer.numbers import readable
from explorer.quantities import QUANTITIES
from explorer.steps import STEPS

POINTS = (12, 8)


@pytest.fixture
def wire():
    with Wire().recorded() as recorded:
        yield recorded


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared_wire():
    with Wire().recorded() as recorded:
        yield recorded


@pytest.fixture(scope="module")
def made_once(shared_wire):
    made = GradientExplorer(surface_points=POINTS)
    yield made
    made.close()


@pytest.fixture
def shared(made_once, shared_wire):
    """An explorer that is quicker to have, for tests that leave it as it was."""
    reset(made_once, shared_wire)
    return made_once


def only(wire, widget):
    """Return the one message that a widget has sent."""
    (message,) = wire.take(widget)
    assert message.method == "update"
    return message.state


def assert_shows(sent, x, y, W):
    """Check that the numbers and the marks of a message are those of one state."""
    t = state(x, y, W).t
    for name, (text, exact) in sent["frame"]["values"].items():
        value = state(x, y, W).value(name)
        assert (text, exact) == (readable(value), repr(float(value))), name
    says = {step.name: step.reading(t) for step in STEPS}
    counting = {name for name, sentence in says.items() if re.search("[0-9]", sentence)}
    assert sent["frame"]["readings"] == {name: says[name] for name in counting}
    assert "readings" not in sent or sent["readings"] == {
        n: says[n] for n in says.keys() - counting
    }
    alone = LiveView(DEFAULT, state(x, y, W), POINTS, {})
    assert sent["frame"]["marks"] == alone.frame["marks"]
    for part in ("curve", "backdrop"):
        assert part not in sent or sent[part] == getattr(alone, part)
    alone.close()


# --- a state is one message ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ({"W": 2.0}, set()),
        ({"x": 2.0}, {"curve"}),
        ({"y": 0.25}, {"curve", "backdrop", "surfaces"}),
        ({"x": 2.0, "y": 0.25, "W": 1.0}, {"curve", "backdrop", "surfaces"}),
    ],
    ids=lambda value: "".join(value),
)
@pytest.mark.parametrize("by", ["python", "page"])
def test_a_state_is_one_message_that_holds_what_follows_it(shared, shared_wire, by, values, parts):
    ack = None
    if by == "python":
        shared.move(**values)
    else:
        ack = from_page(shared, move=values)
    sent = only(shared_wire, shared._live)
    assert_shows(sent, *(values.get(name, getattr(shared, name)) for name in "xyW"))
    assert {"curve", "backdrop", "surfaces"} & set(sent) == parts
    assert sent.get("ack") == ack


def test_setting_a_trait_is_one_message(shared, shared_wire):
    shared.x = 2.5
    assert_shows(only(shared_wire, shared._live), 2.5, 1.0, -0.8)
    shared.learning_rate = 0.5
    sent = only(shared_wire, shared._live)
    assert sent["frame"]["values"]["learning_rate"] == ["0.5000", "0.5"]


def test_the_same_state_again_is_no_message(shared, shared_wire):
    shared.x = 1.5
    shared.move(x=1.5, y=1.0, W=-0.8)
    assert shared_wire.take() == []


def test_values_on_show_are_every_quantity(shared):
    assert set(shared._live.frame["values"]) == set(QUANTITIES)


@settings(max_examples=5)
@given(st.lists(states(), min_size=1, max_size=4))
def test_after_any_states_the_page_has_what_a_new_view_shows(shown):
    with Wire().recorded() as wire:
        view = LiveView(DEFAULT, state(*CASES[0]), POINTS, {})
        page = {name: getattr(view, name) for name in ("frame", "curve", "backdrop", "readings")}
        surfaces = dict(view.surfaces)
        wire.take()
        for s in shown:
            view.show(s)
        for message in wire.take(view):
            page |= {name: message.state[name] for name in page.keys() & message.state.keys()}
            surfaces |= message.state.get("surfaces", {})
        fresh = LiveView(DEFAULT, shown[-1], POINTS, {})
        assert page == {name: getattr(fresh, name) for name in page}
        assert surfaces.keys() == fresh.surfaces.keys()
        for name, backdrop in fresh.surfaces.items():
            assert surfaces[name]["marks"] == backdrop["marks"]
        view.close()
        fresh.close()


def test_what_moves_is_sent_as_small_as_was_measured(shared, shared_wire):
    shared.W = 3.0
    assert len(json.dumps(only(shared_wire, shared._live))) < 8_000


# --- the scene -------------------------------------------------------------------------------


def test_the_scene_holds_the_pictures_and_the_derivation(shared):
    scene = shared._live.scene
    assert list(scene["plots"]) == ["z", "sigma", "loss", "descent", "surface"]
    for plot in scene["plots"].values():
        ElementTree.fromstring(plot["svg"])
        assert {"title", "svg", "size", "box", "x", "y"} <= set(plot)
    assert list(scene["steps"]) == [step.name for step in STEPS]
    assert set(scene["quantities"]) == set(QUANTITIES)
    assert scene["grid"] == [*POINTS]
    assert scene["factors"] == ["dz_dW", "dyhat_dz", "dL_dyhat"]
    assert len(scene["palette"]) == 3 * 256
    json.dumps(scene, allow_nan=False)


def test_every_place_for_a_number_names_one_that_is_sent(shared):
    numbers = set(re.findall(r'data-number="(\w+)"', json.dumps(shared._live.scene)))
    numbers |= set(re.findall(r'data-number=\\"(\w+)', json.dumps(shared._live.scene)))
    assert numbers and numbers <= set(shared._live.frame["values"])


def test_every_mark_that_is_sent_is_in_a_picture(shared):
    view = shared._live
    pictures = "".join(plot["svg"] for plot in view.scene["plots"].values())
    sent = {**view.frame["marks"], **view.curve["marks"], **view.backdrop["marks"]}
    for gid in sent:
        assert f'<g id="{gid}" data-mark=' in pictures


# --- what a page sends -----------------------------------------------------------------------


def test_a_drag_sets_x_once_and_is_acknowledged_and_not_sent_back(explorer, wire):
    changes = []
    explorer.observe(lambda change: changes.append(change["new"]), "x")
    ack = from_page(explorer, move={"x": 2.0})
    assert changes == [2.0] and explorer._sliders["x"].value == 2.0
    messages = wire.take()
    assert [m.sender for m in messages] == [explorer._live.model_id]  # nothing from the slider
    assert messages[0].state["ack"] == ack


def test_a_slider_s_own_wire_is_not_echoed(explorer, wire):
    drag_by_wire(explorer._sliders["W"], 3.0)
    assert explorer.W == 3.0
    messages = wire.take()
    assert [m.sender for m in messages] == [explorer._live.model_id]
    assert_shows(messages[0].state, 1.5, 1.0, 3.0)


def test_the_other_sliders_are_told(explorer, wire):
    explorer.move(x=2.0, W=1.0)
    told = {m.sender: m.state for m in wire.take() if m.sender != explorer._live.model_id}
    sliders = explorer._sliders
    assert told == {sliders["x"].model_id: {"value": 2.0}, sliders["W"].model_id: {"value": 1.0}}


def test_a_message_without_a_change_is_acknowledged_too(shared, shared_wire):
    ack = from_page(shared, move={"x": 1.5})
    assert only(shared_wire, shared._live)["ack"] == ack


def test_typed_numbers(shared, shared_wire):
    ack = from_page(shared, type={"W": "−2,5"})
    sent = only(shared_wire, shared._live)
    assert_shows(sent, 1.5, 1.0, -2.5)
    assert sent["ack"] == ack and shared._live.error == ""
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
def test_typed_nonsense_is_an_error_on_show_and_no_change(shared, shared_wire, text, error):
    before = shared.state
    ack = from_page(shared, type={"x": text})
    sent = only(shared_wire, shared._live)
    assert sent["error"] == shared._live.error and sent["ack"] == ack
    assert sent["error"] == error if error else 0 < len(sent["error"]) < 100
    assert shared.state == before and "frame" not in sent

    from_page(shared, type={"x": "1"})
    assert shared._live.error == "" and shared.x == 1.0


@pytest.mark.parametrize("value", [None, "2", 5.0, float("nan"), float("inf"), [1.0], {}], ids=repr)
def test_a_bad_move_is_an_error_and_no_part_of_it_is_done(shared, shared_wire, value):
    before = shared.state
    ack = from_page(shared, move={"W": 3.0, "x": value})
    sent = only(shared_wire, shared._live)
    assert sent["error"].startswith("x must be a number from -4 to 4; got ")
    assert sent["ack"] == ack
    assert shared.state == before and shared._sliders["W"].value == -0.8


@pytest.mark.parametrize("by", ["move", "type", "slider", "look", "open"])
def test_an_exception_of_ours_is_shown_and_not_swallowed(explorer, wire, monkeypatch, by):
    def broken(*args, **kwargs):
        raise RuntimeError("no picture today")

    monkeypatch.setattr(explorer._live, "show", broken)
    if by == "slider":
        drag_by_wire(explorer._sliders["x"], 2.0)
    elif by == "look":
        from_page(explorer, look={"v1": "surface-y"})
    elif by == "open":
        from_page(explorer, open=["cases"])
    else:
        from_page(explorer, **{by: {"x": 2.0 if by == "move" else "2"}})
    assert explorer._live.error == "no picture today"
    assert only(wire, explorer._live)["error"] == "no picture today"


@pytest.mark.parametrize("by", ["move", "type", "slider"])
def test_an_exception_of_a_reader_s_callback_is_shown(explorer, by):
    def callback(change):
        raise ZeroDivisionError("the reader's")

    explorer.observe(callback, "x")
    if by == "slider":
        drag_by_wire(explorer._sliders["x"], 2.0)
    else:
        from_page(explorer, **{by: {"x": 2.0 if by == "move" else "2"}})
    assert explorer._live.error == "the reader's"


def test_a_failed_message_leaves_the_next_one_to_work(explorer, wire, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(explorer._live, "show", lambda *a, **k: 1 / 0)
        from_page(explorer, move={"x": 2.0})
    wire.take()
    from_page(explorer, move={"x": 3.0})
    sent = only(wire, explorer._live)
    assert_shows(sent, 3.0, 1.0, -0.8)
    assert explorer._live.error == ""


def test_the_pixels_are_of_the_grid(shared):
    for backdrop in shared._live.surfaces.values():
        assert len(backdrop["pixels"]) == np.prod(POINTS)
