"""The explorer in a real JupyterLab: its messages, ipywidgets' sliders, and the notebook's keys.

Most other modules here test on a bare page, without a kernel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from support.assertions import assert_shows
from support.explorer_page import LabExplorer
from support.hands import mark, to_window, wanted, with_mouse
from support.layout import CUT, STATES, TEXTS, overlaps
from support.states import state

from explorer import check_gradient
from explorer.derivation.cases import CASES
from explorer.derivation.questions import QUESTIONS
from explorer.derivation.verdict import precise
from scripts.lab import REPOSITORY, kernel, open_notebook, run_all

pytestmark = pytest.mark.browser

EXTREMES = [(4.0, 1.0, -6.0), (0.0, 0.5, 0.0), (-1.234567891, 0.456789123, 0.7)]


@pytest.fixture
def explorer(lab_explorer: LabExplorer) -> Iterator[LabExplorer]:
    """The explorer of the module's notebook; all tools are closed after each test."""
    yield lab_explorer
    lab_explorer.page.emulate_media(reduced_motion="no-preference")
    pressed = ".ge-toolbar [aria-expanded=true], .ge-toolbar [aria-pressed=true]"
    lab_explorer.root.locator(pressed).evaluate_all("all => all.forEach(node => node.click())")


def opened(explorer: LabExplorer, name: str) -> Locator:
    explorer.root.locator(f"[data-tool={name}]").click()
    return explorer.root.locator(f".ge-panel.ge-{name}")


# Through the kernel -----------------------------------------------------------------------------


def test_numbers_and_marks_equal_backprop_however_the_state_is_set(explorer):
    for inputs in EXTREMES:
        explorer.put(*inputs)
        assert_shows(explorer.settled(), state(*inputs))
        for name, value in zip(("x", "y", "W"), (2.5, 0.25, -1.125), strict=True):
            explorer.type(name, str(value))
        assert_shows(explorer.settled(), state(2.5, 0.25, -1.125))


@pytest.mark.parametrize(
    "notebook", sorted(REPOSITORY.glob("notebooks/*.ipynb")), ids=lambda path: path.stem
)
def test_run_all_shows_explorers_in_each_notebook(page, lab, console_errors, notebook):
    open_notebook(page, lab, lab.add(notebook))
    run_all(page)
    LabExplorer(page)
    for nth in range(page.locator(".gradient-explorer").count()):
        reading = LabExplorer(page, nth).read()
        assert_shows(reading, state(*reading.inputs))
    pictures = page.locator(".jp-MarkdownOutput img")
    assert pictures.evaluate_all("all => all.every(picture => picture.naturalWidth > 0)")
    # JupyterLab lets the browser request an attachment before it inserts the picture itself
    asked_too_early = "Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME"
    console_errors[:] = [error for error in console_errors if error != asked_too_early]


def test_a_view_rendered_after_its_sliders_works(page, lab):
    cell = "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer"
    open_notebook(page, lab, lab.add("late.ipynb", cell))
    run_all(page)
    LabExplorer(page)
    # a new script makes anywidget render the view again, beside the existing sliders
    page.locator(".ge-live").evaluate("node => { node.dataset.before = 1 }")
    kernel(page, "0", "explorer.children[1]._esm += '\\n'")
    page.locator(".ge-live:not([data-before])").wait_for()
    explorer = LabExplorer(page)
    assert_shows(explorer.settled(), state(1.5, 1.0, -0.8))
    explorer.drag("W", 0.7)
    assert_shows(explorer.settled(), state(*explorer.kernel_state()))


def test_play_descends_until_w_stops_changing_and_undo_reverts_it(explorer):
    explorer.put(4.0, 0.5, 0.5, 0.8)
    descent = opened(explorer, "descent")
    play = descent.locator("[data-do=play]")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(play).to_have_attribute("aria-pressed", "false", timeout=60_000)
    expect(descent.locator(".ge-stop")).to_have_text(re.compile("nothing moves W|W by only"))
    reading = explorer.settled()
    assert float(reading.value("loss")) < 1e-6
    path = tuple(explorer.evaluate("list(explorer.state.path)"))
    assert_shows(reading, state(*reading.inputs, 0.8, path))
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (4.0, 0.5, 0.5)


def test_choosing_a_case_updates_the_gradient_check(explorer):
    check = opened(explorer, "check")
    case = CASES[1]
    explorer.root.get_by_label("A case worth seeing").select_option(case.name)
    found = check_gradient(case.x, case.y, case.W)
    numbers = check.locator(".ge-two .ge-precise")
    expect(numbers).to_have_text([precise(found.analytic), precise(found.numeric)])
    explorer.root.get_by_role("button", name="As printed").click()
    expect(explorer.root.locator(".ge-erratum .ge-verdict")).to_contain_text("✗")


def test_the_kernel_judges_a_prediction(explorer):
    predict = opened(explorer, "predict")
    question, s = QUESTIONS[0], state(1.5, 1.0, -0.8)
    expect(predict.locator(".ge-why")).to_have_text(question.clue(s))
    explorer.page.keyboard.press(str(question.answer(s) + 1))
    answer = f"✓ Right: {question.choices[question.answer(s)]}."
    expect(predict.locator(".ge-verdict")).to_have_text(answer)


def test_a_figure_is_downloaded(explorer):
    take = opened(explorer, "export")
    with explorer.page.expect_download() as download:
        take.locator("[data-file=png]").click()
    assert download.value.suggested_filename == "gradient.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_mark_can_be_dragged_and_the_surface_turned(explorer):
    reading = explorer.settled()
    at = mark(reading, "surface.point")
    end = at[0] - 60, at[1] + 30
    explorer.scroll_to("[data-plot=surface]")
    places = [to_window(explorer, "surface", px) for px in (at, end)]
    with_mouse(explorer.page, *places)
    after = explorer.settled()
    for quantity, (low, high) in wanted("surface.point", reading, end).items():
        assert low <= float(after.value(quantity)) <= high, quantity
    assert_shows(after, state(*after.inputs))
    explorer.root.get_by_role("button", name="3-D").click()
    relief = explorer.root.locator(".ge-relief svg image")
    expect(relief).to_be_visible()
    before = relief.get_attribute("xlink:href")
    explorer.root.get_by_role("application").press("ArrowLeft")
    expect(relief).not_to_have_attribute("xlink:href", before)
    explorer.root.get_by_role("application").press("Home")
    explorer.root.get_by_role("button", name="3-D").click()
    expect(explorer.root.locator("[data-plot=surface]")).to_be_visible()


def test_the_explorer_fits_a_window_of_1280_px(explorer):
    for name, inputs in STATES.items():
        explorer.put(*inputs)
        explorer.settled()
        box = explorer.root.bounding_box()
        assert 1000 < box["width"] <= 1120, name
        assert 500 < box["height"] <= 700, name
        assert overlaps(explorer.root.evaluate(TEXTS)) == explorer.root.evaluate(CUT) == []


# The sliders and the notebook's keys --------------------------------------------------------------


def test_sliders_are_named_after_their_inputs(explorer):
    for name in ("x, the input", "y, the target", "W, the weight"):
        slider = explorer.root.get_by_role("slider", name=name, exact=True)
        expect(slider).to_have_class("noUi-handle noUi-handle-lower")
        assert slider.get_attribute("aria-valuetext")


def test_a_slider_follows_the_mouse_in_the_larger_view(explorer):
    explorer.root.get_by_role("button", name="Larger").click()
    explorer.drag("x", 0.75)
    assert explorer.settled().inputs[0] == pytest.approx(2.0, abs=0.06)


def test_reduced_motion_turns_animations_off(explorer):
    slides = """root => {
        const slider = root.querySelector(".noUi-target");
        slider.classList.add("noUi-state-tap"); // as when its track is clicked
        const all = [root, ...root.querySelectorAll("*")].map(node => getComputedStyle(node));
        const found = all.filter(s => s.transitionDuration != "0s" || s.animationName != "none");
        slider.classList.remove("noUi-state-tap");
        return found.length;
    }"""
    assert explorer.root.evaluate(slides) > 0
    explorer.page.emulate_media(reduced_motion="reduce")
    assert explorer.root.evaluate(slides) == 0
    explorer.root.locator("[data-tool=descent]").click()
    explorer.root.locator("[data-do=play]").click()
    expect(explorer.root.locator(".ge-stop")).to_contain_text(
        re.compile(r"\d\d steps"), timeout=60_000
    )
    explorer.root.locator("[data-do=play]").click()


def tab_to(page: Page, target: Locator, back: bool = False) -> None:
    """Press Tab until the focus is on the target."""
    for _ in range(40):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not reach {target}")


def test_a_whole_session_without_a_mouse(explorer):
    page, root = explorer.page, explorer.root
    press = page.keyboard.press
    tool = lambda name: root.locator(f"[data-tool={name}]")  # noqa: E731
    cells = page.locator(".jp-Cell").count()
    root.get_by_role("slider", name="x, the input").focus()  # Tab enters the explorer here

    press("ArrowRight")
    x = explorer.settled().inputs[0]
    assert x == pytest.approx(1.51)

    tab_to(page, tool("walk"))
    press("Enter")
    tab_to(page, root.get_by_role("button", name="Next"))
    for _ in range(10):
        press("Enter")
    expect(root.locator(".ge-walk .ge-count")).to_contain_text("Step 11 of 11")
    expect(root.locator(".ge-walk")).to_be_focused()  # Next is disabled, so the panel has the focus
    press("ArrowLeft")
    expect(root.locator(".ge-walk .ge-count")).to_contain_text("Step 10 of 11")
    tab_to(page, tool("walk"), back=True)
    press("Space")

    tab_to(page, tool("predict"))
    press("Enter")
    expect(root.locator(".ge-ask")).to_be_focused()
    explorer.settled()  # wait for the question's answer
    press("2")
    expect(root.locator(".ge-verdict")).to_contain_text("✓ Right")
    expect(root.locator("[data-do=next]")).to_be_focused()
    press("Enter")
    expect(root.locator(".ge-predict .ge-count")).to_contain_text("Question 2")
    tab_to(page, tool("predict"), back=True)
    press("Enter")

    tab_to(page, tool("descent"), back=True)
    press("Enter")
    tab_to(page, root.locator("[data-do=step]"))
    press("Space")
    s = state(x, 1.0, -0.8)
    assert explorer.settled().inputs == (x, 1.0, s.W_next)
    expect(root.locator(".ge-stop")).to_have_text("1 step")

    undo = root.get_by_role("button", name="Undo")
    tab_to(page, undo, back=True)
    press("Enter")
    assert explorer.settled().inputs == (x, 1.0, -0.8)

    tab_to(page, tool("export"))
    press("Enter")
    tab_to(page, root.locator("[data-text]").first)
    press("Enter")
    expect(root.locator(".ge-text")).to_contain_text("W=-0.8")

    tab_to(page, root.locator("[data-drag='descent.point']"))
    press("ArrowRight")
    W = explorer.settled().inputs[2]
    assert W == pytest.approx(-0.79)

    for _ in range(10):  # Tab leaves the explorer again
        press("Tab")
    assert not root.evaluate("root => root.contains(document.activeElement)")
    assert page.locator(".jp-Cell").count() == cells


def test_keys_in_the_case_list_do_not_reach_the_notebook(explorer):
    page = explorer.page
    cells = page.locator(".jp-Cell").count()
    choice = explorer.root.get_by_label("A case worth seeing")
    choice.focus()
    page.keyboard.press("ArrowDown")
    explorer.settled()
    page.keyboard.press("ArrowDown")
    explorer.settled()
    expect(choice).to_have_value("confident")
    page.keyboard.press("b")
    page.keyboard.press("a")
    expect(choice).to_be_focused()
    assert page.locator(".jp-Cell").count() == cells
    assert explorer.settled().error == ""


def test_arrows_on_a_mark_do_not_change_the_active_cell(explorer):
    page, cells = explorer.page, "jupyterapp.shell.currentWidget.content"
    page.evaluate(f"{cells}.mode = 'command'; {cells}.activeCellIndex = 0")
    explorer.root.locator("[data-drag='z.point']").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert explorer.settled().inputs[2] == pytest.approx(-0.81)
    assert page.evaluate(f"{cells}.activeCellIndex") == 0
    assert page.evaluate("document.activeElement.dataset.drag") == "z.point"


def test_the_notebook_still_receives_its_key_combinations(explorer):
    button = explorer.root.locator("[data-tool=walk]")
    button.focus()
    heard = explorer.page.evaluate_handle(
        """() => {
            const heard = [];
            document.addEventListener("keydown", ({ key }) => heard.push(key));
            return heard;
        }"""
    )
    for key in ("Control+k", "a", "ArrowDown", "Shift+ArrowDown", "Escape"):
        explorer.page.keyboard.press(key)
        button.focus()
    assert heard.json_value() == ["Control", "k", "Escape"]
