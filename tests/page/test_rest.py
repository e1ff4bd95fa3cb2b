"""An explorer no longer displayed closes its connections, and reopens them when shown again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support.assertions import assert_shows
from support.explorer_page import LabExplorer
from support.states import state

from explorer.widget.lifetime import REST
from scripts.lab import Lab, command, kernel, open_notebook, run_all

pytestmark = pytest.mark.browser

MAKE = "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer"
#: The number of widgets that have a connection to the page.
WIRED = "len(__import__('ipywidgets').widgets.widget._instances)"


def wait_for(page: Page, expression: str, wanted: object) -> None:
    """Wait until an expression has the wanted value in the kernel."""
    for _ in range(60):
        if kernel(page, expression) == wanted:
            return
        page.wait_for_timeout(1000 * REST / 10)
    raise AssertionError(f"{expression} is {kernel(page, expression)!r}, not {wanted!r}")


def test_running_the_cell_again_leaves_no_extra_widgets(page: Page, lab: Lab):
    open_notebook(page, lab, lab.add("again.ipynb", MAKE))
    run_all(page)
    LabExplorer(page)
    once = kernel(page, WIRED)
    for _ in range(4):
        run_all(page)
    explorer = LabExplorer(page)
    wait_for(page, WIRED, once)
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    explorer.drag("W", 0.8)
    reading = explorer.settled()
    assert_shows(reading, state(*reading.inputs))


def test_an_explorer_shown_again_after_clearing_keeps_its_state(page: Page, lab: Lab):
    open_notebook(page, lab, lab.add("cleared.ipynb", MAKE, "explorer"))
    run_all(page)
    page.wait_for_function("document.querySelectorAll('.ge-slider-W .ge-box').length == 2")
    LabExplorer(page).drag("W", 0.8)
    before = LabExplorer(page).settled().inputs
    command(page, "notebook:clear-all-cell-outputs")
    expect(page.locator(".gradient-explorer")).to_have_count(0)
    wait_for(page, "explorer.comm is None", True)
    assert kernel(page, "explorer.W") == before[2]
    kernel(page, "0", "explorer.y = 0.25")  # a change while nothing is displayed

    page.locator(".jp-Cell").nth(1).click()
    command(page, "notebook:run-cell")
    explorer = LabExplorer(page)
    reading = explorer.settled()
    assert reading.inputs == (before[0], 0.25, before[2])
    assert_shows(reading, state(*reading.inputs))
    explorer.drag("x", 0.2)
    explorer.settled()
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (before[0], 0.25, before[2])


def test_an_explorer_with_another_open_view_is_not_released(page: Page, lab: Lab):
    open_notebook(page, lab, lab.add("moved.ipynb", MAKE, "explorer"))
    run_all(page)
    page.wait_for_function("document.querySelectorAll('.ge-slider-W .ge-box').length == 2")
    page.locator(".jp-Cell").nth(0).click()
    command(page, "notebook:clear-cell-output")
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    page.wait_for_timeout(1000 * REST + 1000)
    assert kernel(page, "explorer.comm is None") is False
    explorer = LabExplorer(page)
    explorer.drag("W", 0.3)
    assert_shows(explorer.settled(), state(*explorer.kernel_state()))
