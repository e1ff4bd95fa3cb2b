"""A net's state in the page: its sliders, its way to Python and back, and without Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support.alone import AloneExplorer, attributes, page_alone, show, visit
from support.net_wire import make
from support.nets import PART_4B, W1, W2, X4

from explorer.widget.net.explorer import NetExplorer
from scripts.lab import fresh_page

pytestmark = pytest.mark.browser

#: The names of the sliders for screen readers, and the entries beside them.
SLIDERS = """root => [...root.querySelectorAll(".ge-controls :is([role=slider], .ge-range)")]
    .map((node) => node.ariaLabel)"""
ENTRIES = "root => [...root.querySelectorAll('.ge-slider-entry')].map((node) => node.textContent)"
INPUTS = """root => Object.fromEntries([...root.querySelectorAll(".ge-controls .ge-box")]
    .map(({ dataset }) => [dataset.quantity, Number(dataset.value)]))"""
NOW = "[explorer.X.tolist(), [W.tolist() for W in explorer.weights], list(explorer.selected)]"


def named(explorer) -> tuple[list[str], list[str]]:
    explorer.page.evaluate("window.settled?.()")
    return explorer.root.evaluate(SLIDERS), explorer.root.evaluate(ENTRIES)


def inputs(explorer) -> dict[str, float]:
    explorer.page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go)))")
    return explorer.root.evaluate(INPUTS)


# With Python ------------------------------------------------------------------------------------


def test_each_slider_says_which_entry_it_moves(net):
    spoken, entries = named(net)
    assert spoken == ["w, the weight W₁[2,1]", "x, the input X[3,2]", "y, the target y[3]"]
    assert entries == ["W₁[2,1]", "X[3,2]", "y[3]"]
    net.run("explorer.select(1, 1, 0, example=0)")
    assert named(net)[1] == ["W₂[2]", "X[1,2]", "y[1]"]
    net.page.evaluate("settled()")
    net.root.locator("[role=gridcell][data-quantity=W1][data-index='3,2']").click()
    spoken, entries = named(net)
    assert entries == ["W₁[3,2]", "X[1,3]", "y[1]"]
    assert spoken[0] == "w, the weight W₁[3,2]"
    expect(net.box("W")).to_have_attribute("aria-label", "w, exact value")
    net.run("explorer.move(X=[[1]], y=[[1]], weights=[[[1]]])")
    assert named(net) == (["w, the weight", "x, the input", "y, the target"], [""] * 3)


def test_a_drag_moves_the_selected_entry_and_is_one_undo(net):
    for name, share, entry in (("W", 0.75, "weights[0][1, 0]"), ("x", 0.25, "X[2, 1]")):
        before = net.evaluate(NOW)
        net.drag(name, 0.4, share)
        moved = inputs(net)[name]
        low, high = net.evaluate(f"explorer.ranges.{name}")
        assert moved == pytest.approx(low + share * (high - low), abs=0.02 * (high - low))
        assert net.evaluate(f"float(explorer.{entry})") == moved
        net.undo()
        net.page.evaluate("settled()")
        assert net.evaluate(NOW) == before


def test_a_typed_value_is_taken_exactly_or_refused(net):
    net.type("W", "−1.23456789")
    assert net.evaluate("float(explorer.weights[0][1, 0])") == -1.23456789
    net.type("W", "7")
    expect(net.root.locator(".ge-error")).to_contain_text("must be a number from -6 to 6")
    assert net.evaluate("float(explorer.weights[0][1, 0])") == -1.23456789


def test_a_slider_that_moved_follows_the_next_selection(net):
    net.drag("W", 0.9)
    net.page.evaluate("settled()")
    for row, column in ((0, 0), (2, 1), (1, 0)):
        net.run(f"explorer.select(0, {row}, {column})")
        shown = inputs(net)["W"]
        assert shown == net.evaluate(f"float(explorer.weights[0][{row}, {column}])")
        low, high = -6.0, 6.0
        place = net.on_track("W", (shown - low) / (high - low))
        assert net.at_handle("W")[0] == pytest.approx(place[0], abs=2)


def test_python_and_page_undo_each_other_s_changes(net):
    net.page.wait_for_timeout(200)  # a message of the page that is under way would win
    net.run("explorer.weights = [[[0.5, 0.5]] * 3, [[1.0], [1.0]]]")
    assert inputs(net)["W"] == 0.5
    net.type("W", "2.5")
    assert net.evaluate("float(explorer.weights[0][1, 0])") == 2.5
    net.run("explorer.select(1, 0, 0)")
    net.run("explorer.undo()")
    assert inputs(net)["W"] == 0.5
    net.undo()
    net.page.evaluate("settled()")
    assert net.evaluate(NOW)[:2] == [X4, [W1, W2]]


# Without Python ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    return attributes(make, selected=(2, 0, 1, 0))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with page_alone(browser, make=make) as page:
        yield page


@pytest.fixture
def alone(page: Page, given: dict[str, Any]) -> AloneExplorer:
    """A view of a model in its initial state, with its own sliders."""
    visit(page, given)
    return show(page)


def stored(page: Page) -> dict[str, Any]:
    """Return the snapshot that the model holds."""
    return page.evaluate("model.get('now')")


def test_its_own_sliders_move_the_selected_entries(alone):
    assert named(alone) == (
        ["w, the weight W₁[2,1]", "x, the input X[3,2]", "y, the target y[3]"],
        ["W₁[2,1]", "X[3,2]", "y[3]"],
    )
    assert alone.root.locator(".ge-letter").all_inner_texts() == ["w", "x", "y"]
    alone.root.locator(".ge-range").first.press("ArrowRight")
    assert inputs(alone) == {"x": 1.5, "y": 1.0, "W": -0.79}
    assert stored(alone.page)["weights"] == [[W1[0], [-0.79, -1.8], W1[2]], W2]
    alone.undo()
    assert inputs(alone)["W"] == -0.8
    assert stored(alone.page)["weights"] == [W1, W2]


def test_two_views_share_state_selection_and_undo(alone):
    other = show(alone.page, 1)
    alone.root.locator("[role=gridcell][data-quantity=W2][data-index='2,1']").click()
    assert named(other)[1][0] == "W₂[2]"
    other.type("W", "1.5")
    assert inputs(alone)["W"] == inputs(other)["W"] == 1.5
    alone.undo()
    assert inputs(other)["W"] == -2.3
    assert stored(alone.page)["weight"] == [1, 1, 0]


def test_a_model_saved_by_json_is_shown_as_it_was(alone):
    page = alone.page
    alone.root.locator("[role=gridcell][data-quantity=W2][data-index='2,1']").click()
    alone.type("W", "1.5")
    visit(page, json.loads(page.evaluate("JSON.stringify(model.state)")))
    again = show(page)
    assert inputs(again) == {"x": 1.5, "y": 1.0, "W": 1.5}
    assert named(again)[1] == ["W₂[2]", "X[3,2]", "y[3]"]
    again.undo()
    assert inputs(again)["W"] == -2.3


def test_an_older_state_is_not_shown_and_a_newer_one_is(alone):
    page, before = alone.page, stored(alone.page)
    alone.type("W", "1.5")
    revision = page.evaluate("model.get('revision')")
    for step, expected in ((-1, 1.5), (1, -0.8)):
        page.evaluate(
            "([now, revision]) => model.receive({ now, past: [], revision })",
            [before, revision + step],
        )
        assert inputs(alone)["W"] == expected
        assert stored(page)["weights"][0][1][0] == expected


def test_the_saved_page_that_python_makes_is_live(browser, tmp_path):
    explorer: NetExplorer = make(selected=(2, 0, 1, 0))
    explorer.descend(3)
    file = tmp_path / "net.html"
    file.write_bytes(explorer.saved("html"))
    with fresh_page(browser, []) as page:
        page.context.set_offline(True)
        page.goto(file.as_uri())
        view = AloneExplorer(page)
        assert inputs(view)["W"] == explorer.weights[0][1, 0]
        view.type("W", "0.25")
        assert inputs(view)["W"] == 0.25
        view.undo()
        view.undo()
        assert inputs(view)["W"] == PART_4B.weights[0][1][0]
    explorer.close()
