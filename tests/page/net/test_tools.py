"""The tools of nets in the page: their panels show what Python computes, and change the state."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.nets import PART_1, PART_4B, RANGES, case_named, state_of

from explorer.core.net.descent import descend
from explorer.derivation.net.cases import CASES
from explorer.derivation.net.latex import net_as_latex
from explorer.derivation.net.nets import NETS, net_named
from explorer.derivation.net.questions import questions_for
from explorer.derivation.net.texts import net_as_numpy, net_as_python
from explorer.model.net.snapshot import Weight
from explorer.session.net.check import all_checked, net_check_panel, net_erratum_panel
from explorer.session.net.quiz import answered, ask_net, net_hidden
from explorer.session.net.walk import walk_panel

pytestmark = pytest.mark.browser

START = state_of(PART_4B)
#: Returns the quantities of the backward pass that can be seen, as numbers or as marks.
SEEN = """(root) => {
    const seen = new Set();
    const places = "[data-quantity], [data-number], [data-slot], [data-mark], [data-reveals]";
    for (const node of root.querySelectorAll(places)) {
        if (node.closest(".ge-panels")) continue;
        if (!node.checkVisibility({ visibilityProperty: true })) continue;
        const box = node.getBoundingClientRect();
        if (!box.width && !box.height) continue;
        const { quantity, number, slot, mark, reveals } = node.dataset;
        for (const name of [quantity, number, slot, mark, reveals]) if (name) seen.add(name);
    }
    return [...seen];
}"""


def now_of(net):
    return net.evaluate(
        "{**explorer.state.now._asdict(), 'weight': list(explorer.state.now.weight),"
        " 'twin': list(explorer.state.now.twin)}"
    )


def weights(net):
    net.page.evaluate("settled()")
    return now_of(net)["weights"]


@pytest.fixture
def opened(net):
    """A function that opens a tool's panel; after the test all panels are closed."""

    def open_tool(name):
        button = net.root.locator(f"[data-tool={name}]")
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        return net.root.locator(f".ge-panel.ge-{name}")

    yield open_tool
    net.root.locator(".ge-toolbar [data-tool][aria-expanded=true]").evaluate_all(
        "open => open.forEach(button => button.click())"
    )
    net.page.mouse.move(0, 0)
    net.page.evaluate("settled()")
    expect(net.root.locator(".ge-panel")).to_have_count(0)
    expect(net.root.locator("[data-dimmed], [data-covered], .ge-ringed")).to_have_count(0)


# The bar -----------------------------------------------------------------------------------------


def select(net, label):
    return net.root.get_by_label(label, exact=True)


def test_the_bar_has_net_case_undo_and_the_tools_in_this_order(net):
    names = (
        net.root.locator(".ge-toolbar")
        .locator("select, button")
        .evaluate_all("nodes => nodes.map(node => node.ariaLabel ?? node.textContent)")
    )
    assert [name for name in names if name] == [
        "The net", "A case worth seeing", "↶ Undo", "Walk", "Descend", "Predict", "Check", "Take",
        "Present", "Hide numbers", "The example before", "The next example",
    ]  # fmt: skip


def test_a_net_can_be_chosen_and_undone(net):
    chosen = select(net, "The net")
    expect(chosen.locator("option:checked")).to_have_text("Part 6 · 3–2–1, batch of 4")
    for name in ("part-2", "wide", "part-4a"):
        chosen.select_option(name)
        expected = net_named(name).now
        assert weights(net) == expected.weights
        assert now_of(net)["X"] == expected.X
        expect(chosen.locator("option:checked")).to_have_text(net_named(name).title)
    for _ in range(3):
        net.undo()
    assert weights(net) == PART_4B.weights
    expect(chosen).to_have_value("part-6")
    assert len(chosen.locator("option").all()) == len(NETS) + 1  # and one for a person's own


def test_a_net_of_a_person_s_own_is_titled_too(net):
    net.run("explorer.move(X=[[1.0, 2.0]], y=[[1.0]], weights=[[[0.5], [0.5]]])")
    expect(select(net, "The net").locator("option:checked")).to_have_text("2–1, one example")
    expect(net.root.locator(".ge-stepper")).to_be_hidden()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_is_shown_explained_and_undone(net, case):
    choice = select(net, "A case worth seeing")
    sentence = net.root.locator(".ge-case-sentence")
    choice.select_option(case.name)
    expect(sentence).to_have_text(f"{case.title}: {case.sentence}")
    assert weights(net) == case.now.weights
    assert now_of(net)["example"] == case.now.example
    expect(net.root.locator(".ge-options button")).to_have_count(
        {"activation": 3, "loss": 2}.get(case.option, 0)
    )
    if case.name != "pulls":  # which is part 4b's net itself
        net.undo()
        expect(sentence).to_be_hidden()
        expect(choice).to_have_value("")
    assert weights(net) == PART_4B.weights


def test_the_activation_of_a_deep_net_can_be_switched_within_its_case(net):
    select(net, "A case worth seeing").select_option("vanishing")
    options = net.root.locator(".ge-options button")
    for i, name in ((1, "tanh"), (2, "relu"), (0, "sigmoid")):
        options.nth(i).click()
        expect(options.nth(i)).to_have_attribute("aria-pressed", "true")
        net.page.evaluate("settled()")
        assert now_of(net)["activation"] == [name] * 3 + ["sigmoid"]
        expect(net.root.locator(".ge-case-sentence")).to_be_visible()


def test_the_stepper_goes_through_the_examples(net):
    stepper = net.root.locator(".ge-stepper")
    expect(stepper.locator(".ge-which")).to_have_text("example 3")
    following, before = stepper.get_by_label("The next example"), stepper.locator("[data-by='-1']")
    following.click()
    expect(stepper.locator(".ge-which")).to_have_text("example 4")
    expect(following).to_be_disabled()
    for _ in range(3):
        before.click()
    expect(before).to_be_disabled()
    net.page.evaluate("settled()")
    assert net.evaluate("list(explorer.selected)") == [0, 0, 1, 0]


# The walk ----------------------------------------------------------------------------------------


def assert_walks(walk, state, number, at=None):
    panel = walk_panel(state, number, at)
    expect(walk.locator(".ge-count")).to_have_text(panel.heading)
    expect(walk.locator("p:not(.ge-unseen) > .ge-symbols")).to_have_text(panel.formula)
    expect(walk.locator(".ge-entry")).to_have_text(panel.entry)
    expect(walk.locator("p:not(.ge-unseen) > .ge-value")).to_have_text(panel.value)
    expect(walk.locator(".ge-meaning")).to_have_text(panel.meaning)
    expect(walk.locator(".ge-sentence")).to_have_text(panel.sentence)
    return panel


def test_the_walk_goes_through_every_step_and_dims_all_other_matrices(net, opened):
    walk = opened("walk")
    heights = set()
    for number in range(12):
        panel = assert_walks(walk, START, number)
        heights.add(walk.bounding_box()["height"])
        undimmed = net.root.locator(".ge-matrix:not([data-dimmed]) [data-quantity]").evaluate_all(
            "nodes => [...new Set(nodes.map(node => node.dataset.quantity))]"
        )
        assert set(undimmed) == set(panel.matrices)
        if number < 11:
            walk.locator("[data-go='1']").click()
    assert len(heights) == 1
    expect(walk.locator("[data-go='1']")).to_be_disabled()
    walk.locator("[data-go='-1']").click()
    assert_walks(walk, START, 10)


def test_arrows_change_the_step_and_the_entry_and_no_slider(net, opened):
    walk = opened("walk")
    walk.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        walk.press(key)
    assert_walks(walk, START, 1)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        walk.press(key)
    assert_walks(walk, START, 1, 5)
    for _ in range(9):
        walk.press("ArrowDown")
    assert_walks(walk, START, 1, 7)
    walk.press("ArrowRight")
    assert_walks(walk, START, 2)  # on the way of the selected weight again
    assert weights(net) == PART_4B.weights


def test_the_walk_follows_the_state_and_the_selection(net, opened):
    walk = opened("walk")
    for _ in range(10):
        walk.locator("[data-go='1']").click()
    net.run("explorer.select(0, 2, 1, 0)")
    assert_walks(walk, state_of(PART_4B._replace(example=0, weight=Weight(0, 2, 1))), 10)
    net.run("explorer.move(weights=[[[1.0, 0.5]] * 3, [[0.5], [1.0]]])")
    moved = PART_4B._replace(
        example=0, weight=Weight(0, 2, 1), weights=[[[1.0, 0.5]] * 3, [[0.5], [1.0]]]
    )
    assert_walks(walk, state_of(moved), 10)


def test_a_net_of_one_weight_has_part_1_s_walk(net, opened):
    walk = opened("walk")
    select(net, "The net").select_option("part-1")
    for number in range(11):
        assert_walks(walk, state_of(PART_1), number)
        if number < 10:
            walk.locator("[data-go='1']").click()


@pytest.mark.parametrize("slot", ["dz_dW", "dyhat_dz", "dL_dyhat"])
def test_the_equation_above_a_plot_lights_its_slope(net, slot):
    net.root.locator(f"[data-heading={slot}]").hover(position={"x": 3, "y": 8})
    lit = net.root.locator("g[data-mark].ge-highlighted, [data-number].ge-highlighted")
    assert lit.count() > 0
    assert set(lit.evaluate_all("all => all.map(({ dataset: d }) => d.mark ?? d.number)")) == {slot}
    net.page.mouse.move(0, 0)
    expect(lit).to_have_count(0)


# Predict -----------------------------------------------------------------------------------------


def seen(net):
    net.page.evaluate("settled()")
    return set(net.root.evaluate(SEEN))


def test_each_answer_reveals_only_its_own_quantities(net, opened):
    before = seen(net)
    predict = opened("predict")
    asked = questions_for(START)
    for number, question in enumerate(asked):
        posed = question.pose(START)
        expect(predict.locator(".ge-ask")).to_have_text(posed.ask)
        shown = seen(net)
        assert not shown & set(net_hidden(asked, number, 2)), number
        assert {"X", "y", "W1", "z1", "l1", "W2", "z2", "y_hat", "loss"} <= shown
        covered = net.root.locator("[data-covered]").count()
        assert covered == (number == 0)
        net.page.keyboard.press(str(posed.right + 1))
        after = ask_net(asked, number, START, answered(question, START, posed.right), False)
        expect(predict.locator(".ge-verdict")).to_have_text(after.verdict)
        expect(predict.locator(".ge-why")).to_have_text(after.why)
        net.page.keyboard.press("Enter")
    expect(predict.locator(".ge-ask")).to_have_text("You got 7 of 7 right.")
    assert before <= seen(net)


def test_covered_shapes_are_not_told_by_question_marks(net, opened):
    opened("predict")
    told = """(nodes) => nodes.filter((node) => {
        const mark = getComputedStyle(node, "::after");
        return mark.content !== "none" && mark.visibility === "visible";
    }).length"""
    entries = net.root.locator("[data-backward] [data-quantity]")
    assert entries.evaluate_all(told) == 0
    net.page.keyboard.press("3")
    net.page.evaluate("settled()")
    assert entries.evaluate_all(told) == entries.count() > 20


def test_the_name_of_a_share_tells_its_number_only_when_it_is_known(net, opened):
    row = net.root.locator("g[role=button][data-example='2']")
    number = row.locator(".ge-share-number").text_content()
    assert number in row.aria_snapshot()
    opened("predict")
    net.page.evaluate("settled()")
    assert "example 2" in row.aria_snapshot() and number not in row.aria_snapshot()
    for _ in range(5):  # up to the question on opposite pulls
        net.page.keyboard.press("1")
        net.page.keyboard.press("Enter")
    assert number in row.aria_snapshot()


def test_a_wrong_answer_says_why(net, opened):
    predict = opened("predict")
    predict.locator("[data-choice='0']").click()
    expect(predict.locator(".ge-verdict")).to_have_text("✗ Not quite: 3×2.")
    expect(predict.locator(".ge-why")).to_contain_text("That is the shape of W₂")


def test_another_net_begins_its_own_questions_and_another_case_follows_the_last(net, opened):
    predict = opened("predict")
    net.page.keyboard.press("3")
    select(net, "The net").select_option("part-2")
    expect(predict.locator(".ge-count")).to_contain_text("Question 1 of 5")
    for _ in range(5):
        predict.get_by_text("Show answer").click()
        predict.locator("[data-do=next]").click()
    expect(predict.locator(".ge-ask")).to_have_text("Everything is revealed.")
    predict.get_by_text("Again, with another case").click()
    assert weights(net) == CASES[0].now.weights
    expect(predict.locator(".ge-count")).to_contain_text("Question 1 of 7")


# Check -------------------------------------------------------------------------------------------


def test_check_compares_all_entries_and_rings_the_furthest(net, opened):
    check = opened("check")
    found, panel = all_checked(START), net_check_panel(START, None)
    # the last digits of exp, and so the furthest entry, may be the browser's own
    expect(check.locator(".ge-all")).to_have_text(re.compile(r"^✓ 8 of 8 agree, furthest .*e−1\d"))
    analytic, numeric = check.locator(".ge-precise").all_inner_texts()
    assert analytic == panel["analytic"] and numeric[:9] == panel["numeric"][:9]
    assert found["ok"]
    ringed = net.root.locator(".ge-ringed")
    expect(ringed).to_have_count(1)
    name = f"{ringed.get_attribute('data-quantity')} {ringed.get_attribute('data-index')}"
    layer, index = re.fullmatch(r"dL_dW(\d) (\d,\d)", name).groups()
    told = check.locator(".ge-all").inner_text()
    assert f"W{'₁₂'[int(layer) - 1]}[{index if layer == '1' else index[0]}]" in told


def test_h_acts_on_w_and_the_chart_follows(net, opened):
    check = opened("check")
    check.get_by_text("How h matters").click()
    here = check.locator(".ge-here")
    before = here.get_attribute("cx")
    slider = check.get_by_label("step h, logarithmic")
    slider.focus()
    slider.press("End")
    expect(check.locator(".ge-step-size")).to_have_text("1.0000")
    assert here.get_attribute("cx") != before
    line = check.locator(".ge-distance").get_attribute("d")
    net.run("explorer.select(1, 0, 0)")
    net.page.evaluate("settled()")
    assert check.locator(".ge-distance").get_attribute("d") != line
    check.get_by_text("Best h").click()
    expect(check.get_by_text("Best h")).to_be_disabled()


def test_as_printed_shows_the_slips_of_the_part(net, opened):
    opened("check")
    slips = opened("erratum")
    data = net_erratum_panel(START)
    texts = slips.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    assert texts == [[one.where, one.correct, one.printed] for one in data["slips"]]
    expect(slips.locator(".ge-story")).to_have_text(data["story"])
    expect(slips.locator(".ge-verdict")).to_contain_text("✗ The check rejects it: 0.2722 apart")
    select(net, "The net").select_option("wide")
    expect(slips.locator(".ge-story")).to_have_text("The series has no page on this net.")
    expect(slips.locator("table")).to_be_hidden()


# Descent -----------------------------------------------------------------------------------------


def assert_close(found, expected):
    for mine, theirs in zip(found, expected, strict=True):
        for row, other in zip(mine, theirs, strict=True):
            assert row == pytest.approx(list(other), rel=1e-12)


def test_each_step_moves_all_weights_and_only_w_moves_one(net, opened):
    descent = opened("descent")
    for number in (1, 2, 3):
        descent.get_by_text("Step", exact=True).click()
        true = descend(PART_4B.X, PART_4B.y, PART_4B.weights, 2.0, number)
        assert_close(weights(net), true.weights[-1])
        counted = f"{number} step{'s' * (number > 1)}, L = {true.loss[-1]:.4f}."
        expect(descent.locator(".ge-stop")).to_have_text(counted)
    descent.get_by_text("Reset").click()
    assert weights(net) == PART_4B.weights
    descent.get_by_label("only w").check()
    descent.get_by_text("Step", exact=True).click()
    true = descend(PART_4B.X, PART_4B.y, PART_4B.weights, 2.0, 1, only=(0, 1, 0))
    assert_close(weights(net), true.weights[-1])
    net.undo()
    net.undo()
    expect(descent.get_by_label("only w")).not_to_be_checked()


def test_one_undo_takes_back_a_whole_run(net, opened):
    descent = opened("descent")
    play = descent.locator("[data-do=play]")
    play.click()
    expect(descent.locator(".ge-stop")).to_have_text(re.compile(r"^[3-9] steps"))
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    assert weights(net) != PART_4B.weights
    net.undo()
    assert weights(net) == PART_4B.weights


@pytest.mark.parametrize("width", [1120, 900, 400])
def test_no_tool_changes_its_height_while_it_is_used(net, opened, width):
    net.page.set_viewport_size({"width": width, "height": 900})

    def height(panel):
        net.page.evaluate("settled()")
        return round(panel.bounding_box()["height"])

    predict = opened("predict")
    before = height(predict)
    for _ in questions_for(START):
        for key in ("clue", "reveal", "next"):
            predict.locator(f"[data-do={key}]").click()
            assert height(predict) == before, predict.inner_text()
    predict.locator("[data-do=next]").click()
    descent = opened("descent")
    before = height(descent)
    for key in ("step", "many", "many", "reset", "play", "play", "reset"):
        descent.locator(f"[data-do={key}]").click()
        assert height(descent) == before, descent.inner_text()
    net.page.set_viewport_size({"width": 1280, "height": 900})


def test_reset_takes_back_many_steps_too(net, opened):
    descent = opened("descent")
    reset = descent.get_by_role("button", name="Reset weights")
    expect(reset).to_be_disabled()
    descent.get_by_text("Step", exact=True).click()
    for _ in range(2):
        descent.locator("[data-do=many]").click()
    net.page.evaluate("settled()")
    reset.click()
    assert weights(net) == PART_4B.weights
    expect(descent.locator(".ge-stop")).to_have_text(
        "The weights are back where the descent began. Undo brings the steps back."
    )
    expect(reset).to_be_disabled()


def test_many_steps_at_once(net, opened):
    descent = opened("descent")
    select(net, "A case worth seeing").select_option("twins")
    now = case_named("twins").now
    descent.locator("[data-do=many]").click()
    expect(descent.locator(".ge-stop")).to_have_text("1000 steps took L from 0.5886 to 0.5000.")
    true = descend(now.X, now.y, now.weights, 1.0, 1000)
    first, second = weights(net)
    for mine, theirs in zip([first, second], true.weights[-1], strict=True):
        for row, other in zip(mine, theirs, strict=True):
            assert row == pytest.approx(list(other), rel=1e-6)
    assert all(a == b for a, b in first) and second[0] == second[1]  # bit for bit
    net.undo()
    assert weights(net) == now.weights


def test_a_deep_net_shows_the_size_of_each_layer_s_gradient(net, opened):
    descent = opened("descent")
    bars = descent.locator(".ge-bar")
    expect(bars).to_have_count(0)
    select(net, "A case worth seeing").select_option("vanishing")
    expect(bars).to_have_count(4)
    expect(bars.first).to_have_text(re.compile(r"\|∂L/∂W₁\|\s*5.89e−4"))
    net.root.locator(".ge-options button").nth(2).click()
    expect(bars.first).not_to_contain_text("e−")


# Take --------------------------------------------------------------------------------------------


def test_texts_can_be_taken_and_follow_the_state(net, opened):
    take = opened("export")
    for name, text in (
        ("This state", net_as_python(START, RANGES)),
        ("NumPy", net_as_numpy(START)),
        ("LaTeX", net_as_latex(START)),
    ):
        take.locator(f"[data-text='{name}']").click()
        assert take.locator(".ge-text").text_content() == text
    net.run("explorer.select(1, 1, 0)")
    take.locator("[data-text='This state']").click()
    expect(take.locator(".ge-text")).to_contain_text("selected=(2, 1, 1, 0)")
    take.locator("[data-text=PyTorch]").click()
    expect(take.locator(".ge-text")).to_contain_text("loss.backward()")


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "html"])
def test_files_can_be_saved(net, opened, kind):
    take = opened("export")
    with net.page.expect_download() as download:
        take.locator(f"[data-file={kind}]").click()
    data = download.value.path().read_bytes()
    start = {"svg": b"<", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!doctype html>"}[kind]
    assert data.startswith(start) and len(data) > 5000
    if kind == "html":
        assert b"Part 6" in data and b"needs scripts" in data
