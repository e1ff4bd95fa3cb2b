"""The walk, the cases and the descent in the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.assertions import assert_shows
from support.explorer_page import Explorer
from support.states import state

from explorer.derivation.cases import CASES
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS

pytestmark = pytest.mark.browser


@pytest.fixture
def walk(explorer: Explorer):
    yield from opened(explorer, "walk")


@pytest.fixture
def descent(explorer: Explorer):
    yield from opened(explorer, "descent")


def opened(explorer: Explorer, name: str):
    """Open a tool's panel, and close it after the test."""
    button = explorer.root.locator(f"[data-tool={name}]")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    panel = explorer.root.locator(f".ge-panel.ge-{name}")
    yield panel
    button.click()
    expect(panel).to_have_count(0)
    assert explorer.root.locator(".ge-highlighted, .ge-current").count() == 0


def highlighted(explorer: Explorer) -> set[str]:
    marks = explorer.root.locator("g[data-mark].ge-highlighted")
    return set(marks.evaluate_all("marks => marks.map(mark => mark.dataset.mark)"))


# The walk ---------------------------------------------------------------------------------------


def test_the_walk_goes_through_every_step_and_highlights_its_part(explorer, walk):
    reading, s = explorer.settled(), state(1.5, 1.0, -0.8)
    all_marks = {mark["quantity"] for mark in reading.raw["marks"].values()}
    for number, step in enumerate(STEPS, 1):
        expect(walk.locator(".ge-count")).to_contain_text(f"Step {number} of {len(STEPS)}")
        expect(walk.locator(".ge-count")).to_contain_text(step.equation)
        expect(walk.locator(".ge-meaning")).to_have_text(step.meaning)
        expect(walk.locator(".ge-sentence")).to_have_text(step.sentence(s.t))
        value = walk.locator(".ge-formula > :last-child")
        expect(value).to_have_text(readable(s.value(step.quantity)))
        assert walk.locator("math").count() == 2 + step.substitutes
        assert highlighted(explorer) == set(step.highlights or (step.quantity,)) & all_marks, (
            step.name
        )
        if number < len(STEPS):
            walk.get_by_text("Next").click()
            explorer.page.mouse.move(0, 0)
    expect(walk.get_by_text("Next")).to_be_disabled()


def test_arrows_in_the_walk_change_the_step_and_no_slider(explorer, walk):
    walk.focus()
    for _ in range(3):
        walk.press("ArrowRight")
    walk.press("ArrowLeft")
    expect(walk.locator(".ge-count")).to_contain_text("Step 3 of")
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)


def test_the_step_of_the_walk_follows_a_drag(explorer, walk):
    for _ in range(8):
        walk.get_by_text("Next").click()
    explorer.drag("W", 0.7)
    explorer.page.mouse.move(0, 0)
    reading = explorer.settled()
    s = state(*reading.inputs)
    assert_shows(reading, s)
    expect(walk.locator(".ge-formula > :last-child")).to_have_text(readable(s.t.dL_dW))
    expect(walk.locator(".ge-sentence")).to_have_text(STEPS[8].sentence(s.t))
    assert highlighted(explorer) == {"dL_dW"}


@pytest.mark.parametrize("quantity", ["dz_dW", "dyhat_dz", "dL_dyhat"])
def test_hovering_over_or_focusing_a_factor_highlights_it_everywhere(explorer, quantity):
    card = explorer.root.locator(f".ge-card[data-color={quantity}]")
    card.hover()
    assert highlighted(explorer) == {quantity}
    assert explorer.root.locator(f"[data-number={quantity}]:not(.ge-highlighted)").count() == 0
    explorer.page.mouse.move(0, 0)
    assert highlighted(explorer) == set()
    card.focus()
    assert highlighted(explorer) == {quantity}
    card.blur()


# Cases and undo ---------------------------------------------------------------------------------


def test_a_case_can_be_chosen_is_explained_and_can_be_undone(explorer):
    choice = explorer.root.get_by_label("A case worth seeing")
    sentence = explorer.root.locator(".ge-case-sentence")  # the announcer repeats it later
    case = CASES[1]
    choice.select_option(case.name)
    reading = explorer.settled()
    assert reading.inputs == (case.x, case.y, case.W)
    expect(sentence).to_be_visible()
    expect(sentence).to_have_text(case.sentence)
    assert "∂ŷ/∂z killed it" in explorer.root.inner_text()
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
    expect(sentence).to_be_empty()
    expect(choice).to_have_value("")


def test_one_undo_reverts_a_whole_drag(explorer):
    explorer.drag("x", 0.1, 0.9, 0.3)
    explorer.settled()
    explorer.root.get_by_text("Undo").click()
    assert_shows(explorer.settled(), state(1.5, 1.0, -0.8))


# Descent ----------------------------------------------------------------------------------------


def test_each_step_descends_once_and_extends_the_path(explorer, descent):
    W = -0.8
    for number in (1, 2, 3):
        W = state(1.5, 1.0, W).W_next
        descent.get_by_text("Step", exact=True).click()
        reading = explorer.settled()
        assert reading.inputs == (1.5, 1.0, W)
        expect(descent.locator(".ge-stop")).to_have_text(f"{number} step{'s' * (number > 1)}")
        assert len(reading.data("descent.path")) == len(reading.data("surface.path")) == number + 1
    path = explorer.evaluate("list(explorer.state.path)")
    assert_shows(reading, state(1.5, 1.0, W, path=tuple(path)))


def test_play_descends_until_w_stops_changing(explorer, descent):
    explorer.put(4.0, 0.5, 0.5, 0.8)
    play = descent.locator("[data-do=play]")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_attribute("aria-pressed", "false", timeout=60_000)
    enough = re.compile("nothing moves W any more|would move W by only")
    expect(descent.locator(".ge-stop")).to_have_text(enough)
    reading = explorer.settled()
    assert float(reading.value("loss")) < 1e-6
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (4.0, 0.5, 0.5)


def test_a_primary_button_stays_legible_when_pressed_or_disabled(explorer, descent, walk):
    def colours(button):
        return button.evaluate(
            """async (node) => {
                await Promise.all(node.getAnimations().map((change) => change.finished));
                const { color, backgroundColor } = getComputedStyle(node);
                return [color, backgroundColor];
            }"""
        )

    play = descent.locator("[data-do=play]")
    usual = colours(play)
    play.click()
    explorer.page.mouse.move(0, 0)
    assert colours(play) == usual
    play.click()
    onward = walk.locator("[data-go='1']")
    while not onward.evaluate("button => button.disabled"):
        onward.click()
    text, ground = colours(onward)
    assert ground == "rgba(0, 0, 0, 0)" != text


def test_pressing_play_again_pauses_the_descent(explorer, descent):
    play = descent.locator("[data-do=play]")
    play.click()
    expect(descent.locator(".ge-stop")).to_have_text(re.compile(r"^[3-9] steps$"))
    play.click()
    before = explorer.settled().inputs
    explorer.page.wait_for_timeout(600)
    assert explorer.settled().inputs == before


def test_dragging_during_play_stays_consistent(explorer, descent):
    descent.locator("[data-do=play]").click()
    explorer.drag("x", 0.2, 0.9, 0.4, moves=8)
    explorer.drag("W", 0.9, 0.3, moves=8)
    play = descent.locator("[data-do=play]")
    if play.get_attribute("aria-pressed") == "true":
        play.click()
    reading = explorer.settled()
    assert reading.inputs == explorer.kernel_state()
    path = tuple(explorer.evaluate("list(explorer.state.path)"))
    assert_shows(reading, state(*reading.inputs, path=path))


def test_an_overshooting_step_is_refused_with_a_message_and_changes_nothing(explorer, descent):
    explorer.put(4.0, 0.5, 0.45, 100.0)
    descent.locator("[data-do=play]").click()
    expect(descent.locator(".ge-stop")).to_contain_text("overshoots")
    assert explorer.settled().inputs == (4.0, 0.5, 0.45)


def test_slider_and_box_set_the_learning_rate(explorer, descent):
    slider = descent.get_by_label("learning rate, logarithmic")
    slider.focus()
    slider.press("End")
    explorer.settled()
    assert explorer.evaluate("explorer.learning_rate") == 100
    box = descent.get_by_label("learning rate, exact value")
    box.fill("0.125")
    box.press("Enter")
    explorer.settled()
    assert explorer.evaluate("explorer.learning_rate") == 0.125
    box.fill("-1")
    box.press("Enter")
    expect(explorer.root.get_by_role("alert")).to_contain_text("η must be a positive")
    assert explorer.evaluate("explorer.learning_rate") == 0.125
