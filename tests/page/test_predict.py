"""Predict hides each part of the backward pass until it has been predicted."""

import pytest
from playwright.sync_api import expect
from support.assertions import assert_shows
from support.states import state

from explorer.derivation.numbers import readable
from explorer.derivation.questions import QUESTIONS

pytestmark = pytest.mark.browser

#: Returns the quantities that are visible, as numbers or as marks.
SEEN = """(root) => {
    const seen = new Set();
    for (const node of root.querySelectorAll("[data-quantity], [data-number], [data-mark]")) {
        const mark = node.querySelector("use, text") ?? node.querySelector("path");
        const shape = node.dataset.mark ? mark : node;
        if (getComputedStyle(shape).visibility == "hidden" || !node.checkVisibility()) continue;
        if (node.dataset.mark && shape.localName == "path" && !shape.getAttribute("d")) continue;
        seen.add(node.dataset.quantity ?? node.dataset.number ?? node.dataset.mark);
    }
    return [...seen];
}"""


def seen(explorer):
    explorer.settled()
    return set(explorer.root.evaluate(SEEN))


def unanswered(count):
    """Return the quantities hidden while the first `count` questions are answered."""
    return {name for question in QUESTIONS[count:] for name in question.opens}


def switch(explorer, name):
    return explorer.root.locator(f"[data-tool={name}]")


@pytest.fixture
def predict(explorer):
    switch(explorer, "predict").click()
    panel = explorer.root.locator(".ge-panel.ge-predict")
    expect(panel.locator(".ge-ask")).to_have_text(QUESTIONS[0].ask)
    yield panel
    explorer.root.locator("[data-tool][aria-expanded=true]").evaluate_all(
        "open => open.forEach(button => button.click())"
    )
    assert unanswered(0) - {"dL_dy", "W_next"} <= seen(explorer)
    expect(explorer.root.locator(".ge-asked")).to_have_count(0)


def test_each_answer_reveals_only_its_own_quantities(explorer, predict):
    s = state(1.5, 1.0, -0.8)
    for number, question in enumerate(QUESTIONS):
        expect(predict.locator(".ge-ask")).to_have_text(question.ask)
        shown = seen(explorer)
        assert not shown & unanswered(number), number
        assert {"x", "y", "W", "z", "y_hat", "loss"} <= shown
        explorer.page.keyboard.press(str(question.answer(s) + 1))
        expect(predict.locator(".ge-verdict")).to_have_text(
            f"✓ Right: {question.choices[question.answer(s)]}."
        )
        expect(predict.locator(".ge-why")).to_have_text(question.why(s))
        shown = seen(explorer)
        assert not shown & unanswered(number + 1)
        assert set(question.opens) - {"W_next", "dL_dy"} <= shown
        explorer.page.keyboard.press("Enter")
    expect(predict.locator(".ge-ask")).to_have_text("You got 8 of 8 right.")
    expect(predict.locator(".ge-verdict")).to_have_text("")
    assert_shows(explorer.settled(), s)


def test_sentences_that_would_give_the_answer_away_are_hidden(explorer, predict):
    explorer.root.get_by_label("A case worth seeing").select_option("confident")
    explorer.settled()
    for text in ("Negative: the guess is too low.", "killed it", "bring it back"):
        for place in explorer.root.get_by_text(text).all():
            expect(place).not_to_be_visible()
    switch(explorer, "predict").click()
    expect(explorer.root.get_by_text("bring it back?")).to_be_visible()


def test_a_wrong_answer_is_corrected_and_explained(explorer, predict):
    predict.get_by_role("button", name="positive").click()
    expect(predict.locator(".ge-verdict")).to_have_text("✗ Not quite: negative.")
    expect(predict.get_by_role("button", name="✓ negative")).to_be_visible()
    expect(predict.get_by_role("button", name="✗ positive")).to_be_visible()
    expect(predict.locator(".ge-formula .ge-value")).to_have_text("−0.7685")
    for _ in QUESTIONS[1:]:
        predict.get_by_text("Next").click()
        predict.get_by_text("Show answer").click()
    predict.get_by_text("See my score").click()
    expect(predict.locator(".ge-ask")).to_have_text("You got 0 of 1 right.")
    expect(predict.locator(".ge-verdict")).to_have_text("To review: the sign of ∂L/∂ŷ.")
    predict.get_by_text("Again, with another case").click()
    expect(predict.locator(".ge-ask")).to_have_text(QUESTIONS[0].ask)
    assert explorer.settled().inputs != (1.5, 1.0, -0.8)
    assert not seen(explorer) & unanswered(0)


def test_a_hint_shows_only_on_request_and_only_where_there_is_one(explorer, predict):
    s = state(1.5, 1.0, -0.8)
    hint = predict.get_by_role("button", name="Hint")
    for question in QUESTIONS:
        expect(predict.locator(".ge-why")).to_have_text("")
        if question.clue:
            hint.click()
            expect(hint).to_have_attribute("aria-expanded", "true")
            expect(predict.locator(".ge-why")).to_have_text(question.clue(s))
            hint.click()  # and goes again
            expect(predict.locator(".ge-why")).to_have_text("")
        else:
            expect(hint).to_be_disabled()
        predict.get_by_text("Show answer").click()
        expect(hint).to_be_disabled()
        predict.locator("[data-do=next]").click()


def test_the_right_answer_follows_a_drag_and_digits_answer_from_a_slider(explorer, predict):
    predict.get_by_role("button", name="Hint").click()
    explorer.drag("y", 0.0)  # the guess is too high now
    expect(predict.locator(".ge-why")).to_contain_text("is above y = 0.0000")
    explorer.page.keyboard.press("1")
    expect(predict.locator(".ge-verdict")).to_have_text("✓ Right: positive.")
    explorer.drag("y", 1.0)
    expect(predict.locator(".ge-verdict")).to_have_text("✓ Right then; now it is: negative.")
    reading = explorer.settled()
    expect(predict.locator(".ge-formula .ge-value")).to_have_text(
        readable(state(*reading.inputs).t.dL_dyhat)
    )
    # a digit typed in a box answers nothing
    predict.get_by_text("Next").click()
    explorer.type("x", "1")
    expect(predict.locator(".ge-verdict")).to_have_text("")
    assert explorer.settled().inputs[0] == 1.0


def test_the_answers_are_there_again_after_another_tool(explorer, predict):
    predict.get_by_role("button", name="negative").click()
    predict.get_by_text("Next").click()
    switch(explorer, "walk").click()
    expect(predict).to_have_count(0)  # a second tool closes the first
    assert unanswered(1) - {"dL_dy", "W_next"} <= seen(explorer)
    switch(explorer, "predict").click()
    expect(predict.locator(".ge-ask")).to_have_text(QUESTIONS[1].ask)
    assert not seen(explorer) & unanswered(1)
    assert "dL_dyhat" in seen(explorer)
