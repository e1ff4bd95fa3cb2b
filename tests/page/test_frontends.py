"""The same lesson in each front end: JupyterLab, new and 4.4, Notebook 7, Voilà without code.

With ``--binder``, the tests install Binder's versions as Binder does and open the page of its
launch link.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support.assertions import assert_shows
from support.explorer_page import LabExplorer
from support.reading import INPUTS, Reading
from support.states import DEFAULT, state

from explorer.derivation.steps import STEPS
from scripts.lab import (
    REPOSITORY,
    Lab,
    free_port,
    fresh_page,
    kernel,
    open_notebook,
    run_all,
    running_lab,
    screenshot,
    scroll_to_top,
)

pytestmark = pytest.mark.browser

LESSON = REPOSITORY / "notebooks" / "gradients-part-1.ipynb"


class Shown(LabExplorer):
    """An explorer observed only through its page, because Voilà gives no access to the kernel."""

    def arrived(self) -> Reading:
        """Return the reading once handles, numbers and marks agree with each other."""
        for _ in range(300):
            try:
                reading = self.read()
                assert_shows(reading, state(*reading.inputs))
                return reading
            except AssertionError:
                self.page.wait_for_timeout(100)
        reading = self.read()
        assert_shows(reading, state(*reading.inputs))
        return reading

    def expect(self, name: str, value: float, within: float = 1e-9) -> Reading:
        """Wait until an input has a value, and check that everything shown agrees with it."""
        self.page.wait_for_function(
            """([name, value, within]) => {
                const box = document.querySelector(`.ge-slider-${name} .ge-box`);
                return Math.abs(box.dataset.value - value) <= within;
            }""",
            arg=[name, value, within],
        )
        return self.arrived()


@pytest.fixture(scope="module")
def binder_lab(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lab]:
    """A JupyterLab as Binder starts it: with Binder's versions (4.4) and an address prefix.

    It installs half a gigabyte, so it runs only with ``--binder``.
    """
    if not request.config.getoption("--binder"):
        pytest.skip("takes minutes and the package index: run pytest with --binder")
    folder = tmp_path_factory.mktemp("binder")
    venv = folder / "venv"
    tried = subprocess.run(
        [REPOSITORY / "binder" / "try", venv],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    assert tried.returncode == 0, tried.stdout + tried.stderr
    with running_lab(folder / "lab", venv / "bin" / "python", base_url="/user/x/") as lab:
        yield lab


@contextmanager
def running_voila(folder: Path) -> Iterator[str]:
    """Serve the lesson as an application page, and return its address."""
    url, log = f"http://localhost:{(port := free_port())}/", folder / "log"
    command = [sys.executable, "-m", "voila", str(LESSON), "--no-browser", f"--port={port}"]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output) as server,
    ):
        try:
            deadline = time.monotonic() + 120
            while f":{port}/" not in log.read_text():
                assert server.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.1)
            yield url
        finally:
            server.terminate()


# Console messages of the front ends themselves; any other is ours.
NOISE = re.compile(
    r"ERR_UNKNOWN_URL_SCHEME"  # JupyterLab requests an attachment too early
    r"|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED"  # Voilà's page asks a CDN for a font
    # Voilà uses parts of JupyterLab 4.2
    r"|[Ss]atisf\w+ .*@jupyterlab/|@jupyterlab/.* satisf"
    r"|shared module is not a function|create module: package: @jupyter-notebook/"
    # Notebook 7, with any notebook, even before a cell runs
    r"|Menu entry for command '[\w:-]+' is duplicated|Command '[\w:-]+' not registered"
    r"|reading 'schema'|\[yjs#509\]"
    r"|status of 403"  # its server refuses fonts (*.woff) that its page requests
)


WITH_COMMANDS = ["JupyterLab", "JupyterLab 4.4", "Notebook"]


@pytest.fixture(scope="module", params=[*WITH_COMMANDS, "Voilà"])
def shown(request, browser: Browser, tmp_path_factory) -> Iterator[Shown]:
    """The lesson in a front end, with all its cells run."""
    problems: list[str] = []
    with ExitStack() as stack:
        page = stack.enter_context(fresh_page(browser, problems))
        if request.param == "Voilà":
            page.goto(stack.enter_context(running_voila(tmp_path_factory.mktemp("voila"))))
        else:
            old = request.param == "JupyterLab 4.4"
            lab: Lab = request.getfixturevalue("binder_lab" if old else "lab")
            at = "notebooks" if request.param == "Notebook" else "doc/tree"
            open_notebook(page, lab, lab.add(LESSON), at=at)
            assert page.evaluate("jupyterapp.version").startswith("4.4.") or not old
            run_all(page)
            scroll_to_top(page)
        yield Shown(page)
        problems[:] = [problem for problem in problems if not NOISE.search(problem)]


@pytest.fixture
def explorer(shown: Shown) -> Shown:
    """The page's explorer, in the lesson's initial state."""
    for name, text in (("x", "1.5"), ("y", "1"), ("W", "-0.8")):
        shown.type(name, text)
        shown.expect(name, float(text))
    return shown


def test_dragging_typing_and_walking_work(explorer):
    for name, share in (("x", 0.2), ("y", 0.6), ("W", 0.85)):
        low, high = getattr(DEFAULT, name)
        explorer.drag(name, 0.5, share)
        explorer.expect(name, low + share * (high - low), within=0.02 * (high - low))
    explorer.type("W", "−3.75")
    explorer.expect("W", -3.75)
    button = explorer.root.locator("[data-tool=walk]")
    button.click()
    panel = explorer.root.locator(".ge-panel.ge-walk")
    now = state(*explorer.arrived().inputs)
    for number, step in enumerate(STEPS, 1):
        expect(panel.locator(".ge-count")).to_contain_text(f"Step {number} of {len(STEPS)}")
        expect(panel.locator(".ge-sentence")).to_have_text(step.sentence(now))
        if number < len(STEPS):
            panel.get_by_text("Next").click()
    button.click()
    expect(panel).to_have_count(0)


def test_the_lesson_s_own_picture_is_shown(explorer):
    # JupyterLab up to 4.4 removes cells outside the window from the layout
    explorer.page.evaluate("window.jupyterapp?.shell.currentWidget?.content?.scrollToItem?.(0)")
    picture = explorer.page.get_by_role("img", name="The explorer: three plots")
    explorer.page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())


def test_the_picture_for_saved_notebooks_is_hidden_beside_the_live_explorer(explorer):
    picture = explorer.page.locator(".jp-OutputArea img[src^='data:image/png']")
    expect(picture).to_have_count(1)
    expect(picture).to_be_hidden()


def test_keys_act_on_the_focused_handle_and_not_on_the_notebook(explorer):
    page = explorer.page
    for name in INPUTS:
        low, high = getattr(DEFAULT, name)
        step = explorer.read().raw["inputs"][name]["step"]
        handle = explorer.handle(name)
        handle.focus()
        page.keyboard.press("Home")
        explorer.expect(name, low)
        for key in ("ArrowRight", "ArrowUp", "ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
        explorer.expect(name, low + 2 * step)
        page.keyboard.press("End")
        page.keyboard.press("ArrowDown")
        explorer.expect(name, high - step)
        expect(handle).to_be_focused()
    # in a notebook, letters are commands: b adds a cell below, and dd deletes one
    cells = page.locator(".jp-Cell").count()
    explorer.handle("x").focus()
    page.keyboard.type("bbdda")
    explorer.type("W", "0.5")
    explorer.expect("W", 0.5)
    assert page.locator(".jp-Cell").count() == cells


@pytest.mark.parametrize("shown", WITH_COMMANDS, indirect=True, scope="module")
def test_notebook_commands_still_work_with_the_focus_in_the_explorer(explorer):
    explorer.handle("x").focus()
    explorer.page.evaluate(
        "jupyterapp.shell.currentWidget.context.saveState.connect((_, s) => (window.saved = s))"
    )
    explorer.page.keyboard.press("Control+s")
    explorer.page.wait_for_function("window.saved == 'completed'")


@pytest.mark.packaging
def test_binder_s_launch_link_opens_a_working_explorer(page, console_errors, binder_lab):
    lesson = LESSON.relative_to(REPOSITORY)
    (binder_lab.root / lesson).parent.mkdir()
    shutil.copy(LESSON, binder_lab.root / lesson)
    assert "/user/x" in binder_lab.url
    open_notebook(page, binder_lab, str(lesson), at="lab/tree")
    run_all(page)
    scroll_to_top(page)
    explorer = LabExplorer(page)
    installed = kernel(page, "__import__('explorer').__file__")
    assert installed.startswith(str(binder_lab.root.parents[1]))
    for name, share in zip(INPUTS, (0.2, 0.6, 0.85), strict=True):
        low, high = getattr(DEFAULT, name)
        explorer.drag(name, 0.5, share)
        reading = explorer.settled()
        assert reading.inputs == explorer.kernel_state()
        assert float(reading.value(name)) == pytest.approx(
            low + share * (high - low), abs=0.02 * (high - low)
        )
        assert_shows(reading, state(*reading.inputs))
    screenshot(page, "binder")
    console_errors[:] = [error for error in console_errors if not NOISE.search(error)]
