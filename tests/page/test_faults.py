"""Kernel and connection failures in a real JupyterLab: the explorer goes on, Python catches up."""

import json
import os
import re
import signal
import time
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from support.assertions import assert_shows
from support.explorer_page import TWO_FRAMES, Explorer, LabExplorer
from support.states import state

from explorer import GradientExplorer
from scripts.bad_link import bad_link
from scripts.lab import (
    ask_browser,
    browser_with_tabs,
    command,
    find_browser,
    fresh_page,
    kernel,
    open_notebook,
    run_all,
    watch,
)

pytestmark = pytest.mark.browser

CELL = "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer"
GONE = re.compile("Python no longer hears this explorer.*run the notebook again")
THE_KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"


def dismiss_dialogs(page: Page) -> None:
    """Close JupyterLab's own words about a dead kernel or an unreachable server."""
    page.evaluate(
        """() => setInterval(() => {
            document.querySelector(".jp-Dialog .jp-Dialog-button")?.click();
        }, 50)"""
    )


def remark(explorer: Explorer):
    return explorer.root.locator(".ge-remark")


def assert_goes_on(explorer: Explorer) -> None:
    """Check that the explorer works in the page alone."""
    for share, W in ((0.9, 4.8), (0.25, -3.0)):
        explorer.drag("W", share)
        explorer.page.evaluate(TWO_FRAMES)
        reading = explorer.read()
        assert reading.error == ""
        assert reading.inputs[2] == pytest.approx(W, abs=0.1)
        assert_shows(reading, state(*reading.inputs))
    explorer.root.get_by_text("Undo").click()
    explorer.page.evaluate(TWO_FRAMES)
    assert explorer.read().inputs[2] == pytest.approx(4.8, abs=0.1)


def assert_works(explorer: Explorer) -> None:
    """Check that a drag reaches the kernel and that page and kernel agree afterwards."""
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
    explorer = LabExplorer(page)
    explorer.settled()
    yield explorer
    lost = (
        "Connection lost, reconnecting",
        "widget model not found",
        "Could not send widget sync message",  # ipywidgets still tries to send a slider's value
    )
    console_errors[:] = [text for text in console_errors if not any(t in text for t in lost)]


@pytest.mark.parametrize("end", ["restart", "crash", "shutdown"])
def test_without_its_kernel_the_explorer_goes_on_until_run_all_connects_a_new_one(shown, end):
    page = shown.page
    dismiss_dialogs(page)
    if end == "restart":
        page.evaluate(f"() => {THE_KERNEL}.restart()")
    elif end == "crash":
        die = "import os; os._exit(1)"
        page.evaluate(f"code => void {THE_KERNEL}.requestExecute({{ code }})", die)
    else:
        page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        shown.drag("x", 0.2)  # the page learns of a shutdown only when it sends something
    expect(remark(shown)).to_have_text(GONE)
    assert shown.read().error == ""  # a remark, not an alarm
    assert_goes_on(shown)
    expect(remark(shown)).to_have_text(GONE)
    if end == "shutdown":
        command(page, "notebook:restart-run-all")
    else:
        page.wait_for_function(f"() => {THE_KERNEL}?.status == 'idle'")
        run_all(page)
    expect(page.locator(".ge-remark:visible")).to_have_count(0)
    assert_works(LabExplorer(page))


#: The number of unanswered messages that one drag may send: one state, and the slider's own. After
#: that the page repeats the state every `SILENCE` seconds (wire.js), to find out whether Python
#: answers again.
MOST_WAITING, SILENCE = 2, 10

#: Starts counting the messages that the page sends to the kernel's widgets.
COUNT_SENT = """() => {
    const text = new TextDecoder();
    const send = WebSocket.prototype.send;
    window.sent = 0;
    WebSocket.prototype.send = function (data) {
        const content = typeof data == "string" ? data : text.decode(data);
        window.sent += content.includes('"comm_msg"');
        return send.call(this, data);
    };
}"""


def drag_to_and_fro(explorer: Explorer, stop: int = 0) -> None:
    """Drag W to and fro, in about 400 moves with a pause of `stop` ms, and leave it at 3."""
    with explorer.grabbed("W"):
        for half in range(2):
            explorer.page.wait_for_timeout(half * stop)
            for share in (0.1, 0.9) * 5:
                explorer.page.mouse.move(*explorer.on_track("W", share), steps=20)
        explorer.page.mouse.move(*explorer.on_track("W", 0.75), steps=5)
        explorer.page.wait_for_timeout(100)


def assert_dragged_to_3(explorer: Explorer) -> None:
    """Check that W is 3 in page and kernel, and that a single undo reverts the drag."""
    reading = explorer.settled()
    assert reading.error == ""
    assert reading.inputs == explorer.kernel_state()
    assert reading.inputs[2] == pytest.approx(3, abs=0.1)
    assert_shows(reading, state(*reading.inputs))
    explorer.root.get_by_text("Undo").click()
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)


def test_a_drag_while_a_cell_runs_is_shown_by_the_time_the_cell_ends(shown):
    # since JupyterLab 4.4 and ipykernel 7, a separate thread answers widgets while a cell runs
    busy = "import time; time.sleep(5)"
    shown.page.evaluate(f"code => void {THE_KERNEL}.requestExecute({{ code }})", busy)
    drag_to_and_fro(shown)
    assert_dragged_to_3(shown)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process cannot be stopped here")
def test_a_suspended_kernel_gets_the_newest_state_and_few_messages(shown):
    page, process = shown.page, kernel(shown.page, "__import__('os').getpid()")
    page.evaluate(COUNT_SENT)
    os.kill(process, signal.SIGSTOP)
    start = time.monotonic()
    try:
        # the pause is long enough for the page to count its messages as lost
        drag_to_and_fro(shown, stop=11_000)
        waiting = page.evaluate("window.sent")
        assert 0 < waiting <= MOST_WAITING + (time.monotonic() - start) / SILENCE
    finally:
        os.kill(process, signal.SIGCONT)
    assert_dragged_to_3(shown)
    sent = page.evaluate("window.sent")
    # the newest state and Undo, but not the hundreds of moves in between
    assert sent <= waiting + 4


def test_a_connection_that_drops_and_returns_loses_nothing(page, lab, console_errors):
    port = str(urlsplit(lab.url).port)
    with bad_link(int(port)) as link:
        there = replace(lab, url=lab.url.replace(port, str(link.port)))
        open_notebook(page, there, lab.add("dropped.ipynb", CELL))
        run_all(page)
        explorer = LabExplorer(page)
        explorer.settled()
        with explorer.grabbed("W"):
            page.mouse.move(*explorer.on_track("W", 0.2), steps=10)
            link.cut()
            page.mouse.move(*explorer.on_track("W", 0.9), steps=30)
            page.wait_for_timeout(3000)
            link.mend()
            page.mouse.move(*explorer.on_track("W", 0.75), steps=30)
        dismiss_dialogs(page)
        # on its own, it may wait for a minute before it reconnects
        page.evaluate(f"() => {THE_KERNEL}.reconnect()")
        page.wait_for_function(
            """() => {
                const { value } = document.querySelector(".ge-slider-W .ge-box").dataset;
                return Math.abs(value - 3) < 0.1;
            }"""
        )
        # JupyterLab asks the kernel for all states, and may set the handle to an older one
        page.wait_for_timeout(1000)
        assert_dragged_to_3(explorer)
        assert_works(explorer)
        # shut the kernel down while the link still exists, so that closing causes no error
        page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    console_errors.clear()


def test_a_message_without_an_answer_is_sent_again(shown):
    page = shown.page
    kernel(page, "0", "comm = explorer.view.comm; comm.send = lambda *args, **others: None")
    shown.drag("W", 0.2, 0.75)
    expect(remark(shown)).to_have_text(re.compile("Python does not answer"), timeout=30_000)
    assert kernel(page, "0", "del comm.send") == 0
    expect(remark(shown)).to_be_hidden(timeout=30_000)
    assert_dragged_to_3(shown)


def test_an_older_state_that_arrives_late_is_never_shown(shown):
    page = shown.page
    shown.drag("W", 0.2)
    shown.settled()
    names = "('x', 'y', 'W', 'path', 'past', 'revision')"
    kernel(page, "0", f"late = {{name: getattr(explorer.view, name) for name in {names}}}")
    shown.drag("W", 0.75)
    newest = shown.settled()
    page.evaluate(
        """() => {
            const z = document.querySelector(".gradient-explorer [data-quantity=z]");
            window.values = [];
            const note = () => window.values.push(Number(z.dataset.value));
            new MutationObserver(note).observe(z, { attributes: true });
        }"""
    )
    send = "explorer.view._send({'method': 'update', 'state': late, 'buffer_paths': []})"
    kernel(page, "0", send)
    page.wait_for_timeout(1000)
    assert shown.settled() == newest
    assert page.evaluate("window.values.every((value) => Math.abs(value - 4.5) < 0.2)")
    shown.drag("W", 0.9)
    assert shown.settled().inputs == shown.kernel_state()


def test_a_saved_notebook_is_live_before_it_runs_if_it_has_the_widgets(
    browser, lab, console_errors
):
    picture = ".jp-RenderedImage img"
    with fresh_page(browser, console_errors) as page:
        open_notebook(page, lab, lab.add("saved.ipynb", CELL))
        run_all(page)
        LabExplorer(page).settled()
        expect(page.locator(picture)).to_be_hidden()  # the live explorer is shown instead
        command(page, "docmanager:save")
    with fresh_page(browser, console_errors) as page:
        open_notebook(page, lab, "saved.ipynb")
        expect(page.locator(picture)).to_be_visible()
        expect(page.locator(".gradient-explorer")).to_have_count(0)
        run_all(page)
        explorer = LabExplorer(page)
        explorer.root.locator("[data-tool=walk]").click()
        explorer.drag("W", 0.9)
        left = explorer.settled()
        expect(page.locator(picture)).to_be_hidden()
        command(page, "@jupyter-widgets/jupyterlab-manager:saveWidgetState")
        command(page, "docmanager:save")
        console_errors[:] = [e for e in console_errors if "widget model not found" not in e]
    with fresh_page(browser, console_errors) as page:
        open_notebook(page, lab, "saved.ipynb")
        explorer = LabExplorer(page)
        assert explorer.read().inputs == left.inputs
        expect(explorer.root.locator(".ge-walk")).to_be_visible()
        expect(page.locator(picture)).to_be_hidden()
        assert_goes_on(explorer)
        expect(remark(explorer)).to_be_hidden()  # nobody expects Python to listen here
        run_all(page)
        assert_works(LabExplorer(page))
        console_errors[:] = [e for e in console_errors if "widget model not found" not in e]


HIDDEN = 60  # s

#: Records when the page is hidden and shown, and the descent's step count at that time.
WATCH = """() => {
    window.turns = [];
    document.addEventListener("visibilitychange", () => window.turns.push({
        state: document.visibilityState,
        at: performance.now() / 1000,
        steps: parseInt(document.querySelector(".ge-stop").textContent),
    }));
}"""


def test_play_pauses_while_another_tab_hides_the_page_for_a_minute(
    browser, tmp_path, console_errors
):
    # a rate at which the descent lasts long enough
    explorer = GradientExplorer(learning_rate=0.05)
    saved = tmp_path / "saved.html"
    saved.write_bytes(explorer.saved("html"))
    explorer.close()
    chromium = browser.browser_type
    with browser_with_tabs(find_browser(chromium), tmp_path / "profile") as url:

        def connected():
            with_tabs = chromium.connect_over_cdp(url)
            page = with_tabs.contexts[0].pages[0]
            page.set_default_timeout(60_000)
            watch(page, console_errors)
            return with_tabs, page

        with_tabs, page = connected()
        page.goto(saved.as_uri())
        root = page.locator(".gradient-explorer")
        root.locator("[data-tool=descent]").click()
        page.evaluate(WATCH)
        root.locator("[data-do=play]").click()
        expect(root.locator(".ge-stop")).to_have_text(re.compile(r"^[3-9] steps$"))
        with_tabs.close()  # closes only the connection
        other = json.loads(ask_browser(url, "/json/new?about:blank", "PUT"))
        ask_browser(url, f"/json/activate/{other['id']}")
        time.sleep(HIDDEN)
        ask_browser(url, f"/json/close/{other['id']}")
        with_tabs, page = connected()
        left, back = page.evaluate("window.turns")
        assert (left["state"], back["state"]) == ("hidden", "visible")
        assert back["at"] - left["at"] > HIDDEN - 1
        assert 0 <= back["steps"] - left["steps"] <= 1
        page.wait_for_function(  # the descent continues
            "steps => parseInt(document.querySelector('.ge-stop').textContent) > steps",
            arg=back["steps"] + 9,
        )
        with_tabs.close()


def test_two_browsers_on_one_kernel_stay_in_step(shown, browser, lab, console_errors):
    command(shown.page, "docmanager:save")
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        open_notebook(page, lab, "faults.ipynb")
        other = LabExplorer(page)
        for mover, follower, share, W in ((other, shown, 0.75, 3.0), (shown, other, 0.25, -3.0)):
            mover.drag("W", share)
            moved = mover.settled()
            assert moved.inputs[2] == pytest.approx(W, abs=0.1)
            assert follower.settled().inputs == moved.inputs
        # one history: the second browser undoes the drag of the first
        other.root.get_by_text("Undo").click()
        assert other.settled().inputs[2] == pytest.approx(3.0, abs=0.1)
        assert shown.settled().inputs == other.read().inputs
