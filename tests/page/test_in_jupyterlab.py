"""The explorer in a real JupyterLab: ipywidgets' sliders, the notebook's keys, views and cells.

All tests share one notebook. Most other modules here test on a page without a kernel.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect
from support.assertions import assert_shows, same
from support.explorer_page import LabExplorer
from support.hands import mark, to_window, wanted, with_mouse
from support.layout import CUT, STATES, TEXTS, overlaps
from support.reading import INPUTS
from support.states import DEFAULT, state

from explorer.derivation.numbers import readable
from scripts.lab import Lab, command, fresh_page, kernel, open_notebook

pytestmark = pytest.mark.browser

CELLS = (
    "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer",
    "explorer",
    "other = GradientExplorer(x=-2.0, y=0.25)\nother",
)
NOTEBOOK = "jupyterapp.shell.currentWidget.content"
#: The number of widgets that have a connection to the page.
WIRED = "len(__import__('ipywidgets').widgets.widget._instances)"
REST = 0.3  # s, in place of `explorer.widget.lifetime.REST`


@pytest.fixture(scope="module")
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """The notebook, after a run of its first cell."""
    with fresh_page(browser, []) as page:
        open_notebook(page, lab, lab.add("explorers.ipynb", *CELLS))
        run_cell(page, 0)
        yield page


@pytest.fixture
def explorer(page: Page) -> Iterator[LabExplorer]:
    """The first view, in its initial state; all tools are closed after each test."""
    view = LabExplorer(page)
    view.start()
    yield view
    pressed = ".ge-toolbar [aria-expanded=true], .ge-toolbar [aria-pressed=true]"
    page.locator(pressed).evaluate_all("all => all.forEach(node => node.click())")


def run_cell(page: Page, number: int) -> None:
    page.evaluate(f"number => {{ {NOTEBOOK}.activeCellIndex = number; }}", number)
    command(page, "notebook:run-cell")


def clear_cell(page: Page, number: int) -> None:
    page.evaluate(f"number => {{ {NOTEBOOK}.activeCellIndex = number; }}", number)
    command(page, "notebook:clear-cell-output")


def agreed(explorer: LabExplorer):
    """Check that the page, the kernel and `backprop` agree; return what the page shows."""
    reading = explorer.settled()
    assert reading.error == ""
    assert_shows(reading, state(*explorer.kernel_state()))
    return reading


def value(explorer: LabExplorer, name: str) -> float:
    """Return a number that the page shows now."""
    return float(explorer.root.locator(f"[data-quantity={name}]").get_attribute("data-value"))


def opened(explorer: LabExplorer, name: str) -> Locator:
    explorer.root.locator(f"[data-tool={name}]").click()
    return explorer.root.locator(f".ge-panel.ge-{name}")


# The sliders ------------------------------------------------------------------------------------


def test_numbers_and_marks_equal_backprop_however_the_state_is_set(explorer):
    for inputs in ((4.0, 1.0, -6.0), (-1.234567891, 0.456789123, 0.7)):
        explorer.put(*inputs)
        assert agreed(explorer).inputs == inputs
    for name, text in zip(INPUTS, ("2.5", "0.25", "−1.125"), strict=True):
        explorer.type(name, text)
    assert agreed(explorer).inputs == (2.5, 0.25, -1.125)


@pytest.mark.parametrize("name", INPUTS)
def test_a_handle_is_dragged_from_end_to_end(explorer, name):
    low, high = getattr(DEFAULT, name)
    step = explorer.read().raw["inputs"][name]["step"]
    explorer.drag(name, 0.25)
    # the value at the mouse, to within a pixel of the window and a step of the slider
    pixel = (high - low) / explorer.slider(name).locator(".noUi-target").bounding_box()["width"]
    moved = float(agreed(explorer).value(name))
    assert abs(moved - (low + 0.25 * (high - low))) <= pixel + step
    explorer.drag(name, -0.02)
    assert value(explorer, name) == low
    explorer.drag(name, 1.4, -0.5, 1.02)  # beyond both ends
    assert float(agreed(explorer).value(name)) == high


@pytest.mark.parametrize("name", ["y", "W"])
def test_keys_move_a_handle(explorer, name):
    low, high = getattr(DEFAULT, name)
    step = explorer.read().raw["inputs"][name]["step"]
    there = low + (high - low) / 2
    explorer.type(name, str(there))
    handle = explorer.handle(name)
    handle.focus()
    for key, change in (
        ("ArrowRight", step),
        ("ArrowUp", step),
        ("ArrowLeft", -step),
        ("ArrowDown", -step),
        ("PageUp", 10 * step),
        ("PageDown", -10 * step),
        ("Home", low - there),
        ("ArrowLeft", 0),  # no further
        ("End", high - low),
    ):
        handle.press(key)
        there += change
        explorer.page.evaluate("() => new Promise(requestAnimationFrame)")
        assert value(explorer, name) == pytest.approx(there, abs=1e-9), key
    for _ in range(30):
        handle.press("ArrowLeft", delay=0)
    moved = float(agreed(explorer).value(name))
    assert moved == pytest.approx(high - 30 * step, abs=1e-9)
    explorer.undo()
    assert agreed(explorer).inputs != (1.5, 1.0, -0.8)  # the typed value came before


def test_a_click_on_the_track_moves_the_handle_there(explorer):
    for name, share in (("x", 0.1), ("W", 0.93)):
        explorer.page.mouse.click(*explorer.on_track(name, share))
        low, high = getattr(DEFAULT, name)
        moved = float(agreed(explorer).value(name))
        assert moved == pytest.approx(low + share * (high - low), abs=0.01 * (high - low))


def test_a_slider_follows_the_mouse_in_a_presented_explorer(explorer):
    explorer.root.get_by_role("button", name="Present").click()
    leave = explorer.root.get_by_role("button", name="Leave")
    expect(leave).to_be_visible()
    explorer.drag("x", 0.75)
    assert agreed(explorer).inputs[0] == pytest.approx(2.0, abs=0.06)
    explorer.page.mouse.click(3, 3)
    explorer.page.keyboard.press("h")  # in command mode it would open JupyterLab's own help
    expect(explorer.root.get_by_role("button", name="Hide numbers", pressed=True)).to_be_visible()
    assert explorer.page.locator(".jp-Dialog").count() == 0
    explorer.page.keyboard.press("h")
    explorer.page.keyboard.press("Escape")
    expect(leave).to_be_hidden()


def test_sliders_are_named_after_their_inputs(explorer):
    for name in ("x, the input", "y, the target", "W, the weight"):
        slider = explorer.root.get_by_role("slider", name=name, exact=True)
        expect(slider).to_have_class("noUi-handle noUi-handle-lower")
        assert slider.get_attribute("aria-valuetext")


#: Records the shown values before each repaint, to check that each frame shows a single state.
SAMPLE = r"""(root) => {
    const samples = window.samples = [];
    const one = (selector) => root.querySelector(selector);
    const values = Object.fromEntries([...root.querySelectorAll("[data-quantity]")]
        .map((node) => [node.dataset.quantity, node]));
    const names = Object.keys(values);
    const repeated = [...root.querySelectorAll("[data-number=dL_dW]")];
    const point = (plot) => {
        const use = one(`[data-plot=${plot}] [data-role=point] use`);
        return ["x", "y"].map((name) => Number(use.getAttribute(name)));
    };
    const bar = one(".ge-slider-W .noUi-target").noUiSlider;
    let last = "";
    const note = () => {
        const sample = {
            exact: Object.fromEntries(names.map((name) => [name, values[name].dataset.value])),
            text: values.dL_dW.textContent,
            numbers: repeated.map((node) => node.textContent),
            points: Object.fromEntries(["z", "sigma", "loss", "descent"].map((p) => [p, point(p)])),
            curve: one("[data-plot=descent] [data-role=curve] path").getAttribute("d"),
            handle: Number(bar.get(true)),
        };
        const key = JSON.stringify(sample);
        if (key != last) samples.push(sample);
        last = key;
        window.sampling = requestAnimationFrame(note);
    };
    note();
}"""


def test_every_frame_of_a_drag_shows_one_state_and_no_frame_goes_back(explorer):
    page = explorer.page
    explorer.put(2.0, 0.75, -6.0)
    start = explorer.settled()
    left, right = (explorer.on_track("W", share)[0] for share in (0, 1))
    height = explorer.on_track("W", 0)[1]
    with explorer.grabbed("W"):
        explorer.root.evaluate(SAMPLE)
        for i in range(51):
            page.mouse.move(left + (right - left) * i / 50, height)
        page.mouse.move(right + 9, height)
    end = agreed(explorer)
    page.wait_for_timeout(300)  # for answers that would set the handle back
    samples = page.evaluate("() => { cancelAnimationFrame(window.sampling); return samples; }")

    assert end.inputs == (2.0, 0.75, 6.0)
    shown = [float(sample["exact"]["W"]) for sample in samples]
    assert len(set(shown)) > 10, "too few frames to tell"
    assert shown == sorted(shown)
    assert shown[-1] == 6.0
    handles = [sample["handle"] for sample in samples]
    assert handles == sorted(handles)
    curves = {sample["curve"] for sample in samples}
    assert len(curves) == 1  # the curve depends on x and y only
    for sample in samples:
        t = state(2.0, 0.75, float(sample["exact"]["W"])).t
        for name, exact in sample["exact"].items():
            if hasattr(t, name):
                assert same(float(exact), float(getattr(t, name)), t.z), name
        assert {sample["text"], *sample["numbers"]} == {readable(t.dL_dW)}
        for plot, (across, up) in {
            "z": (t.W, t.z),
            "sigma": (t.z, t.y_hat),
            "loss": (t.y_hat, t.loss),
            "descent": (t.W, t.loss),
        }.items():
            x, y = start.axes(plot)
            np.testing.assert_allclose(
                sample["points"][plot], (x.px(across), y.px(up)), atol=0.02, err_msg=plot
            )


def test_after_wild_moves_page_and_kernel_show_the_same_numbers(explorer):
    page = explorer.page
    chance = random.Random(4)
    ends = {name: [explorer.on_track(name, share) for share in (-0.1, 1.1)] for name in INPUTS}
    for _ in range(12):
        name = chance.choice(INPUTS)
        with explorer.grabbed(name):
            for _ in range(chance.randint(1, 20)):
                (left, y), (right, _) = ends[name]
                page.mouse.move(chance.uniform(left, right), y)
        if chance.random() < 0.3:  # followed at once by a key
            explorer.handle(name).press(chance.choice(["ArrowLeft", "PageUp", "Home"]))
    reading = agreed(explorer)  # the handles, too: no move was lost
    fields = "explorer.trace.__dataclass_fields__"
    trace = explorer.evaluate(f"{{n: float(getattr(explorer.trace, n)) for n in {fields}}}")
    for name, exact, _ in reading.raw["values"]:
        if name in trace:
            assert same(float(exact), trace[name], trace["z"]), name


def test_a_mark_follows_the_mouse(explorer):
    explorer.scroll_to("[data-plot=surface]")
    reading = explorer.settled()
    at = mark(reading, "surface.point")
    end = at[0] - 60, at[1] + 30
    with_mouse(explorer.page, *(to_window(explorer, "surface", px) for px in (at, end)))
    after = agreed(explorer)
    for quantity, (low, high) in wanted("surface.point", reading, end).items():
        assert low <= float(after.value(quantity)) <= high, quantity


def test_the_explorer_fits_a_window_of_1280_px(explorer):
    for name, inputs in STATES.items():
        explorer.put(*inputs)
        explorer.settled()
        box = explorer.root.bounding_box()
        assert 1000 < box["width"] <= 1120, name
        assert 500 < box["height"] <= 700, name
        assert overlaps(explorer.root.evaluate(TEXTS)) == explorer.root.evaluate(CUT) == []


# The notebook's keys ----------------------------------------------------------------------------


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
    assert explorer.settled().inputs == (x, 1.0, pytest.approx(s.W_next, rel=1e-14))
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
    assert explorer.settled().inputs[2] == pytest.approx(-0.79)

    for _ in range(10):  # Tab leaves the explorer again
        press("Tab")
    assert not root.evaluate("root => root.contains(document.activeElement)")
    assert page.locator(".jp-Cell").count() == cells


def test_no_key_in_the_explorer_reaches_the_notebook(explorer):
    page = explorer.page
    cells = page.locator(".jp-Cell").count()
    page.evaluate(f"{NOTEBOOK}.mode = 'command'; {NOTEBOOK}.activeCellIndex = 0")
    explorer.box("x").press_sequentially("dd11abxz")
    explorer.box("x").press("Escape")
    choice = explorer.root.get_by_label("A case worth seeing")
    choice.focus()
    for key in ("ArrowDown", "ArrowDown", "x", "a"):
        page.keyboard.press(key)
    expect(choice).to_be_focused()
    expect(choice).to_have_value("confident")
    explorer.put(1.5, 1.0, -0.8)
    explorer.root.locator("[data-drag='z.point']").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert agreed(explorer).inputs == (1.5, 1.0, pytest.approx(-0.81))
    assert page.evaluate(f"{NOTEBOOK}.activeCellIndex") == 0
    assert page.evaluate("document.activeElement.dataset.drag") == "z.point"
    assert page.locator(".jp-Cell").count() == cells


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


# Views ------------------------------------------------------------------------------------------

#: Returns ids that are not unique in the document, and references that leave their explorer.
IDS = r"""() => {
    const wrong = [];
    for (const root of document.querySelectorAll(".gradient-explorer")) {
        for (const node of root.querySelectorAll("[id]")) {
            const same = document.querySelectorAll(`[id="${CSS.escape(node.id)}"]`).length;
            if (same != 1) wrong.push(`${node.id}: ${same} times`);
        }
        const references = root.innerHTML.matchAll(/(?:href="#|url\((?:&quot;|")?#)([^")&]+)/g);
        for (const [, id] of references) {
            if (!root.contains(document.getElementById(id))) wrong.push(`${id} is elsewhere`);
        }
    }
    return wrong;
}"""


def test_a_view_rendered_again_keeps_state_history_and_tools(explorer):
    page = explorer.page
    explorer.drag("W", 0.7)
    opened(explorer, "check")
    before = agreed(explorer)
    # a new script makes anywidget render the view again, beside the existing sliders
    page.locator(".ge-live").evaluate("node => { node.dataset.before = 1 }")
    explorer.run("explorer.view._esm += '\\n'")
    page.locator(".ge-live:not([data-before])").wait_for()
    again = LabExplorer(page)
    assert agreed(again).inputs == before.inputs
    expect(again.root.locator(".ge-panel.ge-check")).to_be_visible()
    again.undo()
    assert agreed(again).inputs == (1.5, 1.0, -0.8)
    again.drag("x", 0.2)
    agreed(again)


def test_a_link_in_the_page_moves_the_explorer_and_its_refused_value_is_undone(explorer):
    explorer.drag("x", 0.2)
    explorer.settled()
    explorer.put(1.5, 1.0, -0.8)  # the link must not bring the value of the drag back
    explorer.settled()
    explorer.run(
        "import ipywidgets\n"
        "slider = ipywidgets.FloatSlider(min=-9, max=9)\n"
        "ipywidgets.jslink((slider, 'value'), (explorer.view, 'W'))\n"
        "explorer.far = slider"
    )
    explorer.settled()
    explorer.run("explorer.far.value = 2.5")
    explorer.page.wait_for_function(
        "() => document.querySelector('[data-quantity=z]').dataset.value == '3.75'"
    )
    assert agreed(explorer).inputs == (1.5, 1.0, 2.5)
    explorer.run("explorer.far.value = 8.5")
    expect(explorer.root.locator(".ge-error")).to_contain_text("W must be a number from -6 to 6")
    explorer.type("y", "0.5")
    assert agreed(explorer).inputs == (1.5, 0.5, 2.5)
    explorer.run("explorer.far.close()")


@pytest.fixture
def second(explorer: LabExplorer) -> Iterator[LabExplorer]:
    """Another view of the same explorer, below the first."""
    run_cell(explorer.page, 1)
    yield LabExplorer(explorer.page, 1)
    clear_cell(explorer.page, 1)
    expect(explorer.page.locator(".gradient-explorer")).to_have_count(1)


def test_two_views_of_one_explorer_stay_in_step_and_share_no_ids(explorer, second):
    page = explorer.page

    def both() -> None:
        one, other = agreed(explorer), agreed(second)
        assert one.inputs == other.inputs

    both()
    explorer.root.scroll_into_view_if_needed()
    with explorer.grabbed("x"):
        page.mouse.move(*explorer.on_track("x", 0.2), steps=8)
        both()  # the other view follows before the button is released
    second.root.scroll_into_view_if_needed()
    second.drag("W", 0.8)
    second.handle("W").press("ArrowLeft")
    both()
    second.type("y", "0.123456789")
    both()
    explorer.put(-1.25, 0.5, 0.25)
    both()
    second.undo()
    explorer.root.locator("[data-tool=walk]").click()
    expect(second.root.locator(".ge-panel.ge-walk")).to_be_visible()
    both()
    assert second.read().inputs[1] == 0.123456789
    second.scroll_to("[data-plot=surface]")
    before = second.settled()
    at = mark(before, "surface.point")
    end = at[0] - 40, at[1] - 30
    with_mouse(page, *(to_window(second, "surface", px) for px in (at, end)))
    after = second.settled()
    for name, (low, high) in wanted("surface.point", before, end).items():
        assert low <= float(after.value(name)) <= high, name
    both()
    assert page.evaluate(IDS) == []
    assert page.locator(".gradient-explorer [id]").count() > 100  # there are ids to check


def test_two_explorers_are_independent(explorer):
    page = explorer.page
    run_cell(page, 2)
    other = LabExplorer(page, 1, "other")
    before = other.settled()
    assert before.inputs == (-2.0, 0.25, -0.8)
    explorer.root.scroll_into_view_if_needed()
    explorer.drag("x", 0.9)
    explorer.type("y", "7")  # which is refused
    assert explorer.settled().error
    explorer.type("W", "2.5")
    agreed(explorer)
    assert other.settled() == before
    other.root.scroll_into_view_if_needed()
    other.drag("W", 0.3)
    agreed(other)
    assert agreed(explorer).inputs[2] == 2.5
    assert page.evaluate(IDS) == []
    clear_cell(page, 2)
    expect(page.locator(".gradient-explorer")).to_have_count(1)


# Cells that run again, and outputs that are cleared ---------------------------------------------


@pytest.fixture
def resting(explorer: LabExplorer) -> LabExplorer:
    """Like `explorer`, but its widgets are soon freed while no page shows them."""
    explorer.run(f"import explorer.widget.lifetime as lifetime\nlifetime.REST = {REST}")
    return explorer


def wait_for(page: Page, expression: str, wanted: object) -> None:
    """Wait until an expression has the wanted value in the kernel."""
    for _ in range(100):
        if kernel(page, expression) == wanted:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{expression} is {kernel(page, expression)!r}, not {wanted!r}")


def test_an_explorer_rests_while_no_view_shows_it_and_keeps_its_state(resting):
    page = resting.page
    run_cell(page, 1)
    LabExplorer(page, 1)
    clear_cell(page, 0)
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    page.wait_for_timeout(1000 * REST + 700)
    assert kernel(page, "explorer.comm is None") is False  # the second view is still there
    view = LabExplorer(page)
    view.drag("W", 0.8)
    before = agreed(view).inputs
    clear_cell(page, 1)
    expect(page.locator(".gradient-explorer")).to_have_count(0)
    wait_for(page, "explorer.comm is None", True)
    assert kernel(page, "explorer.W") == before[2]
    kernel(page, "0", "explorer.y = 0.25")  # a change while nothing is displayed
    run_cell(page, 1)
    view = LabExplorer(page)
    assert agreed(view).inputs == (before[0], 0.25, before[2])
    view.drag("x", 0.2)
    agreed(view)
    view.undo()
    assert agreed(view).inputs == (before[0], 0.25, before[2])
    clear_cell(page, 1)
    run_cell(page, 0)


def nodes(cdp: CDPSession) -> int:
    """Return the number of live DOM nodes, in the document or held by a script."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    return cdp.send("Memory.getDOMCounters")["nodes"]


def test_running_the_cell_again_and_closing_leave_nothing_behind(resting):
    page = resting.page
    one = resting.root.evaluate("root => root.querySelectorAll('*').length")
    cdp = page.context.new_cdp_session(page)

    def close() -> tuple[int, int]:
        kernel(page, "0", "explorer.close()")
        page.locator(".gradient-explorer").wait_for(state="detached")
        return kernel(page, WIRED), kernel(page, "len(__import__('comm').get_comm_manager().comms)")

    wait_for(page, "other.comm is None", True)
    before = close()
    counts = []
    for _ in range(3):
        run_cell(page, 0)
        LabExplorer(page)
        counts.append(nodes(cdp))
    explorer = LabExplorer(page)
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    explorer.drag("W", 0.75)
    agreed(explorer)
    assert page.evaluate(IDS) == []
    # skip the first round, which may fill JupyterLab's own caches
    assert counts[-1] - counts[1] < one / 2, counts
    page.wait_for_timeout(1000 * REST + 200)  # the earlier explorers rest
    assert close() == before
