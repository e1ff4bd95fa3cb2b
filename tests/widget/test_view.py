"""The view: the data that it sends to the page."""

import json
import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.states import CASES, DEFAULT, state, states
from support.wire import POINTS, Wire, assert_shows, from_page, only

from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.widget.view import View

# --- a state is one message ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ({"W": 2.0}, set()),
        ({"x": 2.0}, {"curve"}),
        ({"y": 0.25}, {"curve", "backdrop", "surfaces"}),
        ({"x": 2.0, "y": 0.25, "W": 1.0}, {"curve", "backdrop", "surfaces"}),
    ],
    ids=lambda value: "".join(sorted(value)),
)
@pytest.mark.parametrize("by", ["python", "page"])
def test_a_state_is_one_message_with_only_the_changed_parts(shared, shared_wire, by, values, parts):
    ack = None
    if by == "python":
        shared.move(**values)
    else:
        ack = from_page(shared, move=values)
    sent = only(shared_wire, shared.view)
    assert_shows(sent, *(values.get(name, getattr(shared, name)) for name in "xyW"))
    assert {"curve", "backdrop", "surfaces"} & set(sent) == parts
    assert sent.get("ack") == ack


def test_setting_a_trait_is_one_message(shared, shared_wire):
    shared.x = 2.5
    assert_shows(only(shared_wire, shared.view), 2.5, 1.0, -0.8)
    shared.learning_rate = 0.5
    sent = only(shared_wire, shared.view)
    assert sent["current"]["values"]["learning_rate"] == ["0.5000", "0.5"]


def test_the_same_state_again_is_no_message(shared, shared_wire):
    shared.x = 1.5
    shared.move(x=1.5, y=1.0, W=-0.8)
    assert shared_wire.take() == []


def test_every_quantity_has_a_value(shared):
    assert set(shared.view.current["values"]) == set(QUANTITIES)


@settings(max_examples=5)
@given(st.lists(states(), min_size=1, max_size=4))
def test_after_any_states_the_page_has_what_a_new_view_shows(shown):
    with Wire().recorded() as wire:
        view = View(DEFAULT, state(*CASES[0]), POINTS, {})
        page = {name: getattr(view, name) for name in ("current", "curve", "backdrop", "sentences")}
        surfaces = dict(view.surfaces)
        wire.take()
        for s in shown:
            view.show(s)
        for message in wire.take(view):
            page |= {name: message.state[name] for name in page.keys() & message.state.keys()}
            surfaces |= message.state.get("surfaces", {})
        fresh = View(DEFAULT, shown[-1], POINTS, {})
        assert page == {name: getattr(fresh, name) for name in page}
        assert surfaces.keys() == fresh.surfaces.keys()
        for name, backdrop in fresh.surfaces.items():
            assert surfaces[name]["marks"] == backdrop["marks"]
        view.close()
        fresh.close()


def test_a_move_is_a_small_message(shared, shared_wire):
    shared.W = 3.0
    assert len(json.dumps(only(shared_wire, shared.view))) < 8_000


# --- the scene -------------------------------------------------------------------------------


def test_the_scene_holds_the_pictures_and_the_derivation(shared):
    scene = shared.view.scene
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


def test_every_place_for_a_number_names_a_quantity_that_is_sent(shared):
    numbers = set(re.findall(r'data-number="(\w+)"', json.dumps(shared.view.scene)))
    numbers |= set(re.findall(r'data-number=\\"(\w+)', json.dumps(shared.view.scene)))
    assert numbers and numbers <= set(shared.view.current["values"])


def test_every_mark_that_is_sent_is_in_a_picture(shared):
    view = shared.view
    pictures = "".join(plot["svg"] for plot in view.scene["plots"].values())
    sent = {**view.current["marks"], **view.curve["marks"], **view.backdrop["marks"]}
    for gid in sent:
        assert f'<g id="{gid}" data-mark=' in pictures


def test_there_is_a_pixel_for_each_point_of_the_grid(shared):
    for backdrop in shared.view.surfaces.values():
        assert len(backdrop["pixels"]) == np.prod(POINTS)
