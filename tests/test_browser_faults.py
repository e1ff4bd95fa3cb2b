"""What goes wrong on the way to the kernel, in a real JupyterLab: it is said, and it passes."""

import re

import pytest
from browser import command, open_notebook, run_all
from playwright.sync_api import Page, expect
from reading import Explorer, assert_shows
from states import state

pytestmark = pytest.mark.browser

CELL = "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer"
GONE = re.compile("The kernel is gone.*Run All Cells")
THE_KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"


def alert(explorer: Explorer):
    return explorer.root.locator("[role=alert]")


def assert_works(explorer: Explorer) -> None:
    """Check that a drag arrives, and that all is well then."""
    explorer.drag("W", 0.3)
    explorer.drag("W", 0.7)
    reading = explorer.settled()
    assert reading.error == ""
    assert reading.inputs == explorer.kernel_state()
    assert_shows(reading, state(*reading.inputs))
    assert reading.inputs[2] == pytest.approx(2.4, abs=0.1)


@pytest.fixture
def shown(page: Page, lab, console_errors) -> Explorer:
    open_notebook(page, lab, lab.add("faults.ipynb", CELL))
    run_all(page)
    explorer = Explorer(page)
    explorer.settled()
    yield explorer
    lost = (
        "Connection lost, reconnecting",
        "widget model not found",
        "Could not send widget sync message",  # of a slider, which ipywidgets tries all the same
    )
    console_errors[:] = [text for text in console_errors if not any(t in text for t in lost)]


@pytest.mark.parametrize("end", ["restart", "crash", "shutdown"])
def test_a_kernel_that_is_gone_is_said_and_run_all_brings_the_explorer_back(shown, end):
    page = shown.page
    if end == "restart":
        page.evaluate(f"() => {THE_KERNEL}.restart()")
    elif end == "crash":
        die = "import os; os._exit(1)"
        page.evaluate(f"code => void {THE_KERNEL}.requestExecute({{ code }})", die)
    else:
        page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        shown.drag("x", 0.2)  # of which nobody tells the page, until it sends something
    expect(alert(shown)).to_have_text(GONE)
    assert shown.root.locator(".ge-controls").evaluate("node => node.inert")
    before = shown.read()
    shown.drag("x", 0.9)  # and nothing moves, nor fails
    assert shown.read() == before
    if end == "shutdown":
        command(page, "notebook:restart-run-all")
    else:
        page.wait_for_function(f"() => {THE_KERNEL}?.status == 'idle'")
        run_all(page)
    expect(page.locator(".gradient-explorer [inert]")).to_have_count(0)
    assert_works(Explorer(page))
