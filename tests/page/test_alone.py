"""A view runs from the attributes of its model: without Python, and without ipywidgets' sliders."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support.alone import AloneExplorer, attributes, page_alone, show, visit
from support.assertions import assert_shows
from support.reading import INPUTS, Reading
from support.states import DEFAULT, state

pytestmark = pytest.mark.browser

START = (1.5, 1.0, -0.8)
TOOLS = ["walk", "descent", "predict", "check", "erratum", "export"]


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    return attributes()


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    with page_alone(browser) as page:
        yield page


@pytest.fixture
def page(shared_page: Page, given: dict[str, Any]) -> Page:
    """An empty page whose ``model`` is in its initial state."""
    visit(shared_page, given)
    return shared_page


@pytest.fixture
def alone(page: Page) -> AloneExplorer:
    """A view of the page's model."""
    return show(page)


def agreed(*views: AloneExplorer) -> Reading:
    """Check that views agree with the model and with `backprop`; return what the first shows."""
    readings = [view.settled() for view in views]
    page = views[0].page
    inputs = tuple(page.evaluate("['x', 'y', 'W'].map((name) => model.get(name))"))
    s = state(
        *inputs,
        page.evaluate("model.get('learning_rate')"),
        tuple(page.evaluate("model.get('path')")),
    )
    for reading in readings:
        assert reading.inputs == inputs
        assert_shows(reading, s._replace(printed="erratum" in page.evaluate("model.get('tools')")))
    return readings[0]


def tool(view: AloneExplorer, name: str):
    return view.root.locator(f"[data-tool={name}]")


def opened(view: AloneExplorer) -> list[str]:
    """Return the names of the open tools, in the order of their panels."""
    panels = view.root.locator(".ge-panel")
    return panels.evaluate_all(
        "all => all.map(panel => panel.className.match(/ge-panel ge-(\\w+)/)[1])"
    )


# Its own sliders --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", INPUTS)
def test_its_own_slider_moves_everything_and_one_undo_reverts_the_drag(alone, name):
    low, high = getattr(DEFAULT, name)
    place = INPUTS.index(name)
    with alone.grabbed(name):
        for share in (0.9, 0.3):
            alone.page.mouse.move(*alone.on_track(name, share), steps=5)
            moved = agreed(alone).inputs[place]
            assert moved == pytest.approx(low + share * (high - low), abs=0.02 * (high - low))
    assert agreed(alone).inputs == tuple(
        moved if n == name else v for n, v in zip(INPUTS, START, strict=True)
    )
    alone.undo()
    assert agreed(alone).inputs == START


def test_keys_move_its_own_sliders(alone):
    for name, quantity, step in (("x, the input", 0, 0.01), ("W, the weight", 2, 0.01)):
        slider = alone.root.get_by_role("slider", name=name, exact=True)
        slider.focus()
        before = alone.settled().inputs[quantity]
        for key, change in (("ArrowRight", step), ("ArrowUp", step), ("ArrowLeft", -step)):
            slider.press(key)
            before += change
            assert agreed(alone).inputs[quantity] == pytest.approx(before, abs=1e-9), key
        slider.press("Home")
        assert agreed(alone).inputs[quantity] == getattr(DEFAULT, INPUTS[quantity])[0]
        slider.press("End")
        assert agreed(alone).inputs[quantity] == getattr(DEFAULT, INPUTS[quantity])[1]
        expect(slider).to_be_focused()
        spoken = alone.box(INPUTS[quantity]).input_value().replace(".0000", "")
        expect(slider).to_have_attribute("aria-valuetext", spoken)


def test_a_box_beside_its_own_slider_takes_exact_values_and_refuses_others(alone):
    alone.type("W", "−1.23456789")
    reading = agreed(alone)
    assert reading.inputs == (1.5, 1.0, -1.23456789)
    assert reading.raw["inputs"]["W"]["handle"] == pytest.approx((6 - 1.23456789) / 12, abs=0.001)
    alone.type("W", "7")
    reading = agreed(alone)
    assert reading.error == "W must be a number from -6 to 6; got 7.0"
    assert reading.inputs == (1.5, 1.0, -1.23456789)


def test_it_waits_for_ipywidgets_sliders_only_for_a_while(page):
    page.clock.install(time=0)
    page.clock.pause_at(60)
    page.evaluate("() => { model.widget_manager = {}; show(model); }")
    own = page.locator(".ge-own-controls")
    page.clock.run_for(1000)
    expect(own).to_have_count(0)
    page.clock.run_for(1000)
    expect(own).to_have_count(1)
    page.clock.resume()
    assert agreed(AloneExplorer(page)).inputs == START


def test_an_idle_view_asks_for_no_frames_and_no_timers(alone):
    alone.drag("W", 0.6)
    alone.page.wait_for_timeout(700)  # the change has been announced
    asked = alone.page.evaluate(
        """async () => {
            const wait = setTimeout;
            let asked = 0;
            for (const name of ["requestAnimationFrame", "setTimeout", "setInterval"]) {
                const original = window[name];
                window[name] = (...given) => (asked++, original(...given));
            }
            await new Promise((go) => wait(go, 300));
            return asked;
        }"""
    )
    assert asked == 0


# Its tools --------------------------------------------------------------------------------------


def test_every_tool_works_without_python(alone):
    root = alone.root
    tool(alone, "predict").click()
    expect(root.locator(".ge-ask")).to_be_focused()
    alone.page.keyboard.press("2")
    expect(root.locator(".ge-verdict")).to_have_text("✓ Right: negative.")
    tool(alone, "walk").click()
    root.get_by_role("button", name="Next").click()
    expect(root.locator(".ge-walk .ge-count")).to_contain_text("Step 2 of 11")
    tool(alone, "descent").click()
    root.locator("[data-do=step]").click()
    assert agreed(alone).inputs == (1.5, 1.0, state(*START).W_next)
    expect(root.locator(".ge-stop")).to_have_text("1 step")
    tool(alone, "check").click()
    tool(alone, "erratum").click()
    assert opened(alone) == ["check", "erratum"]
    root.locator("[data-do=chart]").click()
    expect(root.locator(".ge-distance")).to_have_attribute("d", re.compile("^M"))
    expect(root.locator(".ge-erratum .ge-verdict")).to_contain_text("✗ The check rejects it")
    tool(alone, "export").click()
    assert opened(alone) == ["export"]
    expect(root.locator("[data-file]:visible")).to_have_text(["SVG", "PNG", "Page"])
    alone.undo()
    assert agreed(alone).inputs == START
    assert root.locator(".ge-remark:visible, .ge-error:visible").count() == 0  # all is well


# Two views of one model -------------------------------------------------------------------------


def test_two_views_share_state_tools_and_undo(page):
    one, other = show(page), show(page, 1)
    one.drag("x", 0.2)
    moved = agreed(one, other).inputs
    assert moved[0] != START[0]
    other.type("W", "2.5")
    agreed(one, other)
    tool(other, "walk").click()
    tool(one, "check").click()
    tool(one, "erratum").click()
    agreed(one, other)
    assert opened(one) == opened(other) == ["check", "erratum"]
    tool(one, "check").click()  # closes both
    agreed(one, other)
    assert opened(one) == opened(other) == []
    one.undo()
    assert agreed(one, other).inputs == moved
    other.undo()
    assert agreed(one, other).inputs == START
    for view in (one, other):
        expect(view.root.get_by_role("button", name="Undo")).to_be_disabled()


def test_a_tool_that_opens_in_both_views_takes_the_focus_in_the_one_that_asked(page):
    one, other = show(page), show(page, 1)
    tool(one, "predict").click()
    expect(other.root.locator(".ge-ask")).to_be_visible()
    expect(one.root.locator(".ge-ask")).to_be_focused()


def test_a_view_goes_on_after_the_other_is_removed(page):
    show(page), show(page, 1)
    listeners = page.evaluate("model.callbacks.length")
    page.evaluate("stops[0]()")
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    assert page.evaluate("model.callbacks.length") == listeners / 2
    last = AloneExplorer(page)
    last.drag("W", 0.75)
    assert agreed(last).inputs[2] == pytest.approx(3, abs=0.1)


# Other scripts ----------------------------------------------------------------------------------


def test_the_view_follows_a_link_and_sets_a_refused_value_back(alone):
    page = alone.page
    page.evaluate("model.set('W', 2.25)")
    assert agreed(alone).inputs == (1.5, 1.0, 2.25)
    for value, said in ((6.5, "W must be a number from -6 to 6; got 6.5"), ("high", "W must be")):
        page.evaluate("value => model.set('W', value)", value)
        reading = agreed(alone)
        assert reading.inputs == (1.5, 1.0, 2.25)
        assert said in reading.error
    page.evaluate("model.set('y', 0.25)")
    reading = agreed(alone)
    assert (reading.inputs, reading.error) == ((1.5, 0.25, 2.25), "")
    alone.undo()
    assert agreed(alone).inputs == START


# Rendered again ---------------------------------------------------------------------------------


def test_rendering_again_keeps_state_history_and_open_tools(alone):
    page, before = alone.page, alone.page.evaluate("model.callbacks.length")
    alone.drag("x", 0.9)
    alone.settled()
    tool(alone, "descent").click()
    alone.root.locator("[data-do=step]").click()
    last = agreed(alone).inputs
    page.evaluate("stops.pop()()")
    assert page.evaluate("model.callbacks.length") == 0
    expect(page.locator(".gradient-explorer, .ge-live")).to_have_count(0)
    again = show(page)
    assert page.evaluate("model.callbacks.length") >= before
    assert agreed(again).inputs == last
    assert opened(again) == ["descent"]
    expect(again.root.locator(".ge-stop")).to_have_text("1 step")
    again.undo()
    again.undo()
    assert agreed(again).inputs == START


def test_a_model_saved_by_json_is_shown_as_it_was(alone, given):
    alone.drag("W", 0.9)
    tool(alone, "check").click()
    last = alone.settled().inputs
    saved = alone.page.evaluate("JSON.stringify(model.state)")
    visit(alone.page, json.loads(saved))
    again = show(alone.page)
    assert agreed(again).inputs == last
    assert opened(again) == ["check"]
    again.undo()
    assert agreed(again).inputs == START
