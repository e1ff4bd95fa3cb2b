"""The sliders: they follow the state, and their own messages move it."""

import math

import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st
from support.wire import (
    POINTS,
    assert_consistent,
    drag_by_wire,
    everything,
    from_page,
    tell,
    told,
)

from explorer import GradientExplorer
from explorer.model.ranges import Ranges

NAMES = ["x", "y", "W"]


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


# --- what they show ------------------------------------------------------------------------------


@settings(max_examples=40)
@given(st.data())
def test_sliders_and_traits_follow_each_other_in_any_order(made_once, data):
    e = made_once
    for _ in range(data.draw(st.integers(1, 6))):
        name = data.draw(st.sampled_from(NAMES))
        value = data.draw(st.floats(*getattr(Ranges(), name)))
        if data.draw(st.booleans()):
            setattr(e, name, value)
        else:
            e._sliders[name].value = value
        assert getattr(e, name) == value
        assert_consistent(e)


def test_they_neither_round_nor_clamp_what_python_sets(explorer):
    explorer.x = 1 / 3
    assert explorer.x == explorer._sliders["x"].value == 1 / 3
    for name in NAMES:
        for end in getattr(Ranges(), name):
            setattr(explorer, name, end)
            assert explorer._sliders[name].value == end
    assert_consistent(explorer)


def test_each_has_the_range_and_the_increment_of_its_input():
    made = GradientExplorer(x=0.01, x_range=(0.0, 0.02), surface_points=POINTS)
    x = made._sliders["x"]
    assert (x.min, x.max, x.description) == (0.0, 0.02, "x")
    assert x.step == pytest.approx(1e-5)
    assert f"ge-slider-{x.description}" in x._dom_classes  # by which the page finds it
    made.close()


def test_they_stand_in_the_order_of_the_plots_and_have_a_word_each(explorer):
    sliders = explorer._sliders.box.children
    assert [slider.description for slider in sliders] == ["W", "x", "y"]
    words = ["W, the weight", "x, the input", "y, the target"]
    assert [slider.tooltip for slider in sliders] == words


def test_a_change_in_python_is_sent_to_the_sliders_that_move(explorer, wire):
    explorer.move(x=2.0, W=1.0)
    told = {m.sender: m.state for m in wire.take() if m.sender != explorer.view.model_id}
    sliders = explorer._sliders
    assert told == {sliders["x"].model_id: {"value": 2.0}, sliders["W"].model_id: {"value": 1.0}}


def test_a_page_s_state_is_not_sent_back_to_the_sliders(explorer, wire):
    tell(explorer, x=2.0, y=0.5)
    assert explorer._sliders["x"].value == 2.0
    assert {message.sender for message in wire.take()} == {explorer.view.model_id}


# --- their own messages --------------------------------------------------------------------------


def test_a_slider_s_own_message_moves_the_state_and_is_not_sent_back(explorer, wire):
    drag_by_wire(explorer._sliders["W"], 3.0)
    assert explorer.W == 3.0
    assert_consistent(explorer)
    assert {message.sender for message in wire.take()} == {explorer.view.model_id}


def test_a_slider_s_own_message_cannot_overtake_the_state_that_a_page_tells(explorer, wire):
    from_page(explorer, shown={"v1": True})
    later = told(explorer.view, W=3.0)
    before = everything(explorer)
    drag_by_wire(explorer._sliders["W"], 2.9)
    assert everything(explorer) == before
    wire.take()
    from_page(explorer, state=later)
    assert explorer.W == explorer._sliders["W"].value == 3.0
    assert explorer.view.revision == later["revision"]  # the page's own number: no newer state
    from_page(explorer, shown={"v1": False})
    drag_by_wire(explorer._sliders["W"], 1.0)
    assert explorer.W == 1.0
    assert_consistent(explorer)


@pytest.mark.parametrize("value", [3.0, 3.5])
def test_a_slider_s_own_message_after_a_drag_adds_no_second_entry_for_undo(explorer, value):
    tell(explorer, W=3.0)
    drag_by_wire(explorer._sliders["W"], value)
    assert explorer.W == value
    assert len(explorer.view.past) == 1
    explorer.undo()
    assert explorer.W == -0.8
    assert_consistent(explorer)


def test_a_slider_s_own_message_that_repeats_the_state_is_no_news(explorer, wire):
    tell(explorer, W=3.0)
    wire.take()
    drag_by_wire(explorer._sliders["W"], 3.0)
    assert wire.take() == []


def test_sliders_moved_without_a_page_can_be_undone(explorer):
    drag_by_wire(explorer._sliders["W"], 3.0)
    explorer.y = 0.5
    drag_by_wire(explorer._sliders["x"], 2.0)
    for state in ((1.5, 0.5, 3.0), (1.5, 1.0, 3.0), (1.5, 1.0, -0.8)):
        explorer.undo()
        assert (explorer.x, explorer.y, explorer.W) == state
        assert_consistent(explorer)


def test_an_observer_may_move_the_slider_back(explorer, wire):
    explorer.observe(lambda change: setattr(explorer, "x", 1.0), "x")
    drag_by_wire(explorer._sliders["x"], 2.0)
    assert explorer.x == explorer._sliders["x"].value == 1.0
    assert wire.take(explorer._sliders["x"])[-1].state == {"value": 1.0}
    assert_consistent(explorer)


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, 1e308, -1e308, None, "x", [1.0], {}], ids=repr
)
@pytest.mark.parametrize("name", NAMES)
def test_a_slider_always_agrees_with_the_state(shared, name, value):
    try:
        shared._sliders[name].value = value
    except traitlets.TraitError:
        pass
    assert_consistent(shared)


@pytest.mark.parametrize(
    ("sent", "taken"),
    [(-0.3899999999999997, -0.39), (0.30000000000000004, 0.3), (-1e-17, 0.0), (2, 2.0)],
)
def test_a_slider_without_a_view_gives_the_decimal_that_one_sees(explorer, sent, taken):
    explorer._sliders["W"].set_state({"value": sent})
    assert explorer.W == explorer._sliders["W"].value == taken
    assert math.copysign(1.0, explorer.W) == math.copysign(1.0, taken)
