"""Several views and explorers on a page, and their removal, in a real JupyterLab."""

import pytest
from playwright.sync_api import CDPSession, Page
from support.assertions import assert_shows
from support.explorer_page import LabExplorer
from support.hands import mark, to_window, wanted, with_mouse
from support.states import state

from scripts.lab import Lab, command, kernel, open_notebook, run_all

pytestmark = pytest.mark.browser

IMPORT = "from explorer import GradientExplorer"
COMMS = "len(comm.get_comm_manager().comms)"

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


def shown(page: Page, lab: Lab, *cells: str) -> None:
    open_notebook(page, lab, lab.add("views.ipynb", *cells))
    run_all(page)


def test_two_views_of_one_explorer_stay_in_step_and_share_no_ids(page, lab):
    shown(page, lab, f"{IMPORT}\nexplorer = GradientExplorer()\ndisplay(explorer, explorer)")
    first, second = LabExplorer(page, 0), LabExplorer(page, 1)

    def both() -> None:
        one, other = first.settled(), second.settled()
        one = first.read()  # now that both have settled
        assert one.inputs == other.inputs == first.kernel_state()
        assert_shows(one, state(*one.inputs))
        assert_shows(other, state(*other.inputs))

    both()
    with first.grabbed("x"):
        page.mouse.move(*first.on_track("x", 0.2), steps=20)
        both()  # the other view follows before the button is released
    both()
    second.root.scroll_into_view_if_needed()
    second.drag("W", 0.8, moves=20)
    second.handle("W").press("ArrowLeft")
    both()
    second.type("y", "0.123456789")
    both()
    kernel(page, "0", "explorer.x = -3.25")
    both()
    assert page.evaluate(IDS) == []
    assert page.locator(".gradient-explorer [id]").count() > 100  # there are ids to check


def test_a_mark_follows_the_pointer_in_each_view_of_a_narrow_page(page, lab):
    other = "other = GradientExplorer(x=-2.0, W=1.0)\nother"
    page.set_viewport_size({"width": 480, "height": 900})
    shown(page, lab, f"{IMPORT}\nexplorer = GradientExplorer()\nexplorer", "explorer", other)
    views = [LabExplorer(page), LabExplorer(page, 1), LabExplorer(page, 2, "other")]
    for view in views:
        view.scroll_to("[data-plot=surface]")
        before = view.settled()
        at = mark(before, "surface.point")
        end = at[0] + 40, at[1] + 30
        with_mouse(page, *(to_window(view, "surface", px) for px in (at, end)))
        after = view.settled()
        for name, (low, high) in wanted("surface.point", before, end).items():
            assert low <= float(after.value(name)) <= high, name
        assert_shows(after, state(*view.kernel_state()))
    assert views[0].settled().inputs == views[1].settled().inputs  # two views of one explorer


def test_two_explorers_are_independent(page, lab):
    cell = f"{IMPORT}\na = GradientExplorer()\nb = GradientExplorer(x=-2.0, y=0.25)\ndisplay(a, b)"
    shown(page, lab, cell)
    a, b = LabExplorer(page, 0, "a"), LabExplorer(page, 1, "b")
    before = b.settled()
    assert before.inputs == (-2.0, 0.25, -0.8)
    a.root.scroll_into_view_if_needed()
    a.drag("x", 0.9)
    a.type("W", "2.5")
    a.type("y", "7")  # which is refused
    reading = a.settled()
    assert_shows(reading, state(*a.kernel_state()))
    assert reading.error
    assert b.settled() == before
    assert page.evaluate(IDS) == []


def test_close_removes_the_explorer_and_its_connections(page, lab):
    cell = f"import comm\n{IMPORT}\nbefore = {COMMS}\nexplorer = GradientExplorer()\nexplorer"
    shown(page, lab, cell)
    LabExplorer(page).drag("x", 0.3)
    assert kernel(page, COMMS) > kernel(page, "before")
    kernel(page, "0", "explorer.close()")
    page.locator(".gradient-explorer").wait_for(state="detached")
    assert kernel(page, f"{COMMS} - before") == 0


def nodes(cdp: CDPSession) -> int:
    """Return the number of live DOM nodes, in the document or held by a script."""
    for _ in range(3):
        cdp.send("HeapProfiler.collectGarbage")
    return cdp.send("Memory.getDOMCounters")["nodes"]


def test_running_the_cell_again_and_closing_leave_nothing_behind(page, lab):
    shown(page, lab, f"{IMPORT}\nexplorer = GradientExplorer()\nexplorer")
    explorer = LabExplorer(page)
    cdp = page.context.new_cdp_session(page)
    one = explorer.root.evaluate("root => root.querySelectorAll('*').length")
    counts = []
    for _ in range(5):
        kernel(page, "0", "explorer.close()")
        page.locator(".gradient-explorer").wait_for(state="detached")
        counts.append(nodes(cdp))
        command(page, "notebook:run-all-cells")
        LabExplorer(page)
        assert page.locator(".gradient-explorer").count() == 1
    # skip the first round, which may fill JupyterLab's own caches
    assert counts[-1] - counts[1] < one / 2, counts


def test_running_the_cell_again_shows_one_working_explorer(page, lab):
    shown(page, lab, f"{IMPORT}\nexplorer = GradientExplorer()\nexplorer")
    LabExplorer(page)
    for _ in range(10):
        command(page, "notebook:run-all-cells")
    explorer = LabExplorer(page)
    explorer.settled()
    assert page.locator(".gradient-explorer").count() == 1
    explorer.drag("W", 0.75)
    reading = explorer.settled()
    assert_shows(reading, state(*explorer.kernel_state()))
    assert page.evaluate(IDS) == []
