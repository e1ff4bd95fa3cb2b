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
from explorer.derivation.questions import QUESTIONS
from explorer.derivation.steps import STEPS

pytestmark = pytest.mark.browser

#: The equation that the walk shows; those of the other steps keep its place as high as the highest.
SHOWN = ".ge-formula:not(.ge-unseen)"
#: Returns the top of the plots and the buttons' places in a panel.
PLACES = """panel => {
    const root = panel.closest(".ge-live");
    const left = (node) => node.getBoundingClientRect().left;
    const buttons = [...panel.querySelectorAll("[data-do], [data-go]")];
    const plots = root.querySelector(".ge-chain").getBoundingClientRect();
    return [plots.top, ...buttons.map(left)].map(Math.round);
}"""


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
        expect(walk.locator(".ge-sentence")).to_have_text(step.sentence(s))
        value = walk.locator(SHOWN).locator("> :last-child")
        expect(value).to_have_text(readable(s.value(step.quantity)))
        assert walk.locator(f"{SHOWN} math").count() == 2 + step.substitutes
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
    expect(walk.locator(SHOWN).locator("> :last-child")).to_have_text(readable(s.t.dL_dW))
    expect(walk.locator(".ge-sentence")).to_have_text(STEPS[8].sentence(s))
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


# The panels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1120, 900, 400])
def test_nothing_moves_from_step_to_step_of_the_walk(explorer, walk, width):
    explorer.page.set_viewport_size({"width": width, "height": 900})
    for inputs in ((1.5, 1.0, -0.8), (4.0, 1.0, -6.0)):
        explorer.put(*inputs)
        explorer.settled()
        before = walk.evaluate(PLACES)
        for key in ["ArrowRight"] * (len(STEPS) - 1) + ["ArrowLeft"] * (len(STEPS) - 1):
            walk.press(key)
            assert walk.evaluate(PLACES) == before
    explorer.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("width", [1120, 900, 400])
def test_hints_answers_and_questions_move_nothing(explorer, width):
    explorer.page.set_viewport_size({"width": width, "height": 900})
    for panel in opened(explorer, "predict"):
        before = panel.evaluate(PLACES)
        for question in QUESTIONS:
            for key in ["clue"] * bool(question.clue) + ["reveal", "next"]:
                panel.locator(f"[data-do={key}]").click()
                assert panel.evaluate(PLACES) == before, (question.about, key)
        panel.locator("[data-do=next]").click()
    explorer.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("width", [1120, 900, 400])
def test_play_pause_steps_and_reset_move_nothing(explorer, descent, width):
    explorer.page.set_viewport_size({"width": width, "height": 900})
    before = descent.evaluate(PLACES)
    for key in ("play", "play", "step", "reset"):
        descent.locator(f"[data-do={key}]").click()
        explorer.settled()
        assert descent.evaluate(PLACES) == before, key
    for at in ((4.0, 0.5, 0.45, 100.0), (4.0, 1.0, -6.0, 2.0)):  # with long messages
        explorer.put(*at)
        explorer.settled()
        assert descent.evaluate(PLACES) == before
    explorer.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_choice_keeps_its_place_when_it_is_answered(explorer):
    for panel in opened(explorer, "predict"):
        places = "buttons => buttons.map(button => Math.round(button.getBoundingClientRect().left))"
        choices = panel.locator("[data-choice]:not([hidden])")
        before = choices.evaluate_all(places)
        explorer.page.keyboard.press("1")
        expect(panel.locator(".ge-verdict")).not_to_be_empty()
        after = choices.evaluate_all(places)
        assert after == pytest.approx(before, abs=3)


def test_a_second_tool_closes_the_first_and_each_goes_on_where_it_was_left(explorer):
    root = explorer.root
    root.locator("[data-tool=walk]").click()
    for _ in range(3):
        root.locator(".ge-walk [data-go='1']").click()
    root.locator("[data-tool=descent]").click()
    assert root.locator(".ge-panel").evaluate_all("all => all.map(one => one.ariaLabel)") == [
        "Descend"
    ]
    expect(root.locator("[data-tool=walk]")).to_have_attribute("aria-expanded", "false")
    expect(root.locator(".ge-highlighted")).to_have_count(0)
    root.locator("[data-tool=walk]").click()
    expect(root.locator(".ge-walk .ge-count")).to_contain_text("Step 4 of")
    root.locator("[data-tool=walk]").click()  # its own button ends it
    expect(root.locator(".ge-panel")).to_have_count(0)
    root.locator("[data-tool=walk]").click()
    expect(root.locator(".ge-walk .ge-count")).to_contain_text("Step 1 of")
    root.locator("[data-tool=walk]").click()


@pytest.mark.parametrize("name", ["walk", "descent", "predict", "check", "export"])
def test_enter_opens_a_tool_and_moves_the_focus_into_its_panel(explorer, name):
    button = explorer.root.locator(f"[data-tool={name}]")
    button.focus()
    explorer.page.keyboard.press("Enter")
    focused = "panel => panel.contains(document.activeElement)"
    assert explorer.root.locator(f".ge-panel.ge-{name}").evaluate(focused)
    button.focus()
    explorer.page.keyboard.press("Enter")
    expect(button).to_be_focused()


def test_a_button_under_the_pointer_does_not_look_pressed(explorer):
    def look(button):
        return button.evaluate(
            "node => (({ backgroundColor, borderColor }) => [backgroundColor, borderColor])"
            "(getComputedStyle(node))"
        )

    button = explorer.root.locator("[data-tool=check]")
    usual = look(button)
    button.hover()
    hovered = look(button)
    button.click()
    explorer.page.mouse.move(0, 0)
    pressed = look(button)
    button.click()
    explorer.page.mouse.move(0, 0)
    assert usual != hovered and usual[1] != pressed[1] != hovered[1] and hovered[0] != pressed[0]


@pytest.mark.parametrize(
    ("place", "lights"),
    [
        ("h3[data-step=z]", {"z"}),
        ("h3[data-step=loss]", {"loss"}),
        (".ge-below h3", {"dL_dW"}),
        (".ge-vector", {"gradient"}),
    ],
)
def test_an_equation_lights_its_quantity_also_beside_the_numbers_in_it(explorer, place, lights):
    explorer.root.locator(place).first.hover(position={"x": 3, "y": 8})
    assert highlighted(explorer) == lights
    explorer.page.mouse.move(0, 0)
    assert highlighted(explorer) == set()


def test_the_equation_of_the_walk_lights_what_its_step_is_about(explorer, walk):
    for _ in range(6):
        walk.get_by_text("Next").click()
    walk.locator(f"{SHOWN} math").first.hover()
    assert highlighted(explorer) == {"dyhat_dz", "dz_dW"} == {*STEPS[6].highlights}


# Cases and undo ---------------------------------------------------------------------------------


def test_a_case_can_be_chosen_is_explained_and_can_be_undone(explorer):
    choice = explorer.root.get_by_label("A case worth seeing")
    sentence = explorer.root.locator(".ge-case-sentence")  # the announcer repeats it later
    case = CASES[1]
    choice.select_option(case.name)
    reading = explorer.settled()
    assert reading.inputs == (case.x, case.y, case.W)
    expect(sentence).to_be_visible()
    expect(sentence).to_have_text(f"{case.title}: {case.sentence}")
    assert "∂ŷ/∂z killed it" in explorer.root.inner_text()
    top = explorer.root.locator(".ge-chain").bounding_box()["y"]
    explorer.drag("x", 0.7)  # as the sentence asks for: it stays, and the plots do not jump
    explorer.settled()
    expect(sentence).to_have_text(f"{case.title}: {case.sentence}")
    expect(choice).to_have_value("")
    assert explorer.root.locator(".ge-chain").bounding_box()["y"] == top
    for _ in range(2):
        explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
    expect(sentence).to_be_empty()
    expect(choice).to_have_value("")


def test_the_start_can_be_chosen_and_undone(explorer):
    explorer.put(3.0, 0.5, 2.0, 7.0)
    explorer.root.get_by_label("A case worth seeing").select_option(label="Back to the start")
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
    assert explorer.evaluate("explorer.learning_rate") == 2.0
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (3.0, 0.5, 2.0)
    assert explorer.evaluate("explorer.learning_rate") == 7.0


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


def test_reset_takes_w_back_says_so_and_can_be_undone(explorer, descent):
    reset = descent.get_by_role("button", name="Reset W")
    expect(reset).to_be_disabled()  # there is nothing to take back
    explorer.type("y", "0.5")
    descent.get_by_text("Step", exact=True).click()
    box = descent.get_by_label("learning rate, exact value")
    box.fill("3")
    box.press("Enter")
    descent.get_by_text("Step", exact=True).click()
    there = explorer.settled().inputs
    reset.click()
    assert explorer.settled().inputs == (1.5, 0.5, -0.8)  # y stays
    assert explorer.evaluate("explorer.learning_rate") == 3  # and so does η
    expect(descent.locator(".ge-stop")).to_have_text(
        "W is back at −0.8000, where the descent began. Undo brings the steps back."
    )
    expect(reset).to_be_disabled()
    explorer.undo()
    assert explorer.settled().inputs == there
    expect(descent.locator(".ge-stop")).to_have_text("2 steps")


def test_play_descends_until_w_stops_changing(explorer, descent):
    explorer.put(4.0, 0.5, 0.5, 0.8)
    play = descent.locator("[data-do=play]")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_attribute("aria-pressed", "false", timeout=60_000)
    enough = re.compile("too small to move W|would move W by only")
    expect(descent.locator(".ge-stop")).to_have_text(enough)
    reading = explorer.settled()
    assert float(reading.value("loss")) < 1e-6
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (4.0, 0.5, 0.5)


def test_a_primary_button_stays_legible_when_pressed_or_disabled(explorer, descent):
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
    explorer.root.locator("[data-tool=walk]").click()
    onward = explorer.root.locator(".ge-panel [data-go='1']")
    while not onward.evaluate("button => button.disabled"):
        onward.click()
    text, ground = colours(onward)
    assert ground == "rgba(0, 0, 0, 0)" != text
    explorer.root.locator("[data-tool=descent]").click()  # as the fixture left it


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
    expect(slider).to_have_attribute("aria-valuetext", "0.125")  # and not its power of ten
    box.fill("-1")
    box.press("Enter")
    expect(explorer.root.get_by_role("alert")).to_contain_text("η must be a positive")
    assert explorer.evaluate("explorer.learning_rate") == 0.125
