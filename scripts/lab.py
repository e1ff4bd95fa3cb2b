"""A real JupyterLab and a real browser, for the tests that need them.

JupyterLab exposes its application object to the page, so that the functions here call its commands
by name instead of searching menus that change from release to release.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import nbformat
from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page

REPOSITORY = Path(__file__).resolve().parents[1]
SCREENSHOTS = REPOSITORY / "test-results"

ON_PATH = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
BROWSER_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
# Suppress the question of a first visit (news), and the requests to the network.
LAB_SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}


def browser_arguments() -> list[str]:
    """Return the command-line arguments to start a browser with."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Chromium cannot use its sandbox as root
    return [*BROWSER_ARGUMENTS, *(["--no-sandbox"] if root else [])]


def find_browser(chromium: BrowserType) -> Path | None:
    """Return a browser of the Chromium family: one that is installed, or Playwright's own."""
    found = [Path(path) for name in ON_PATH if (path := shutil.which(name))]
    elsewhere = [Path(path) for path in (*ELSEWHERE, chromium.executable_path)]
    return next((path for path in found + elsewhere if path.is_file()), None)


def install_browser() -> None:
    """Let Playwright try to download its own browser, without output or errors."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        pass  # a failure like any other: the caller checks whether the browser is there


@contextmanager
def fresh_page(browser: Browser, problems: list[str]) -> Iterator[Page]:
    """Open a page of 1280 × 900 px, and fail at its end if `problems` is not empty.

    Parameters
    ----------
    browser : Browser
    problems : list of str
        The list to which the page's errors and warnings are added.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    watch(page, problems)
    try:
        yield page
        found = list(problems)
    finally:
        # The next test that opens a notebook of the same name gets a new kernel.
        page.evaluate("window.jupyterapp?.shell.currentWidget?.sessionContext?.shutdown()")
        context.close()
    assert not found, found


def watch(page: Page, problems: list[str]) -> None:
    """Add the errors and warnings of a page to `problems` as they come."""
    page.on("pageerror", lambda error: problems.append(error.stack or str(error)))
    page.on("console", lambda message: _is_problem(message) and problems.append(message.text))


def _is_problem(message: ConsoleMessage) -> bool:
    # JupyterLab warns if one of its own plugins starts slowly, as all do on a busy machine
    slow = re.match(r"Plugin .* (took|is taking) .*to activate\.", message.text)
    # and if an extension was built with a newer JupyterLab than the one that runs it
    newer = re.match(r"(Unsatisfied|No satisfying) version .*@(jupyterlab|lumino)/", message.text)
    return message.type in ("error", "warning") and not slow and not newer


@contextmanager
def browser_with_tabs(path: Path, folder: Path) -> Iterator[str]:
    """Run a browser whose tabs hide each other, as Playwright's do not, and return its address.

    Playwright can connect to that address; while it is connected, no page is hidden.

    Parameters
    ----------
    path : Path
        The browser.
    folder : Path
        The folder for its profile.
    """
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [path, *browser_arguments(), "--headless=new", f"--remote-debugging-port={port}"]
    command += [f"--user-data-dir={folder}", "--window-size=1280,900", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
        try:
            deadline = time.monotonic() + 60
            while True:
                try:
                    ask_browser(url, "/json/version")
                    break
                except OSError:
                    assert browser.poll() is None and time.monotonic() < deadline, command
                    time.sleep(0.1)
            yield url
        finally:
            browser.terminate()


def ask_browser(url: str, path: str, method: str = "GET") -> str:
    """Return the answer of a browser's DevTools server, for example at ``/json/list``."""
    with urlopen(Request(url + path, method=method)) as answer:
        return answer.read().decode()


@dataclass
class Lab:
    """A running JupyterLab."""

    url: str
    token: str
    root: Path
    log: Path

    def add(self, notebook: str | Path, *sources: str) -> str:
        """Put a notebook into the served folder and return its path there.

        Either a file to copy, or the name of a new notebook and the source of each code cell.
        """
        if sources:
            cells = [nbformat.v4.new_code_cell(source) for source in sources]
            kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
            nbformat.write(
                nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}),
                self.root / notebook,
            )
        else:
            shutil.copy(notebook, self.root)
        return Path(notebook).name


@contextmanager
def running_lab(
    folder: Path, python: str | Path = sys.executable, base_url: str = "/"
) -> Iterator[Lab]:
    """Run a JupyterLab on loopback at `base_url`, with all its files in `folder`.

    It has the extensions installed beside `python`, and none of the user's own settings.
    """
    root, runtime, settings, log = (folder / name for name in ("root", "run", "settings", "log"))
    for directory in (root, runtime, settings):
        directory.mkdir(parents=True)
    for plugin, values in LAB_SETTINGS.items():
        file = settings / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    environment = os.environ | {
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    command = [
        str(python),
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={free_port()}",
        f"--ServerApp.base_url={base_url}",
        f"--ServerApp.root_dir={root}",
        "--LabApp.expose_app_in_browser=True",
        "--JupyterNotebookApp.expose_app_in_browser=True",
    ]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, env=environment, stdout=output, stderr=output) as server,
    ):
        try:
            info = _wait_for_server(server, runtime, log)
            yield Lab(info["url"].rstrip("/"), info["token"], root, log)
        finally:
            server.terminate()


def free_port() -> int:
    """Return a free loopback port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _wait_for_server(server: subprocess.Popen, runtime: Path, log: Path) -> dict:
    """Wait until the server has written its address to a file, which it does once it listens."""
    info = runtime / f"jpserver-{server.pid}.json"
    deadline = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < deadline:
        try:
            return json.loads(info.read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


def open_notebook(page: Page, lab: Lab, path: str, *, at: str = "doc/tree") -> None:
    """Open a notebook and wait until its kernel is idle.

    Parameters
    ----------
    page : Page
    lab : Lab
    path : str
        The path below the served folder, as `Lab.add` returns it.
    at : str
        ``doc/tree`` for the notebook alone on the page, ``lab/tree`` for the whole of JupyterLab
        with its side bars, ``notebooks`` for Notebook 7. Always in a fresh workspace.
    """
    page.goto(f"{lab.url}/{at}/{path}?reset&token={lab.token}")
    page.locator(".jp-Notebook").wait_for()
    _wait_for_splash(page)
    page.wait_for_function(
        "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status == 'idle'"
    )


def command(page: Page, name: str, **arguments: object) -> None:
    """Run one of JupyterLab's commands, such as ``notebook:run-all-cells``, to its end."""
    page.evaluate(
        """async ([name, args, limit]) => {
            const late = new Promise((_, reject) => setTimeout(
                () => reject(new Error(`${name} did not end in ${limit / 1000} s`)), limit));
            await Promise.race([jupyterapp.commands.execute(name, args), late]);
        }""",
        [name, arguments, 120_000],
    )


def run_all(page: Page) -> None:
    """Run all cells of the open notebook; an exception in one fails with its message."""
    command(page, "notebook:run-all-cells")
    failures = page.evaluate(
        """() => jupyterapp.shell.currentWidget.content.model.sharedModel.cells
            .flatMap(cell => cell.getOutputs?.() ?? [])
            .filter(output => output.output_type == "error")
            .map(output => `${output.ename}: ${output.evalue}`)"""
    )
    assert not failures, failures


def scroll_to_top(page: Page) -> None:
    """Scroll the open notebook back up: JupyterLab 4.4 takes cells out of sight off the page."""
    page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollTo(0, 0)")


def kernel(page: Page, expression: str, first: str = "") -> Any:
    """Return the value of an expression in the open notebook's kernel, converted through JSON.

    Parameters
    ----------
    page : Page
    expression : str
        Python, evaluated with the notebook's names.
    first : str
        Statements to run before it.
    """
    code = f"{first}\nimport json as _json\nprint(_json.dumps({expression}))"
    answer = page.evaluate(
        """async (code) => {
            const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
            const future = kernel.requestExecute({ code, store_history: false });
            let text = "";
            future.onIOPub = ({ header, content }) => {
                if (header.msg_type == "stream" && content.name == "stdout") text += content.text;
            };
            const { content } = await future.done;
            if (content.status == "ok") return { text };
            return { error: `${content.ename}: ${content.evalue}` };
        }""",
        code,
    )
    assert "error" not in answer, answer["error"]
    return json.loads(answer["text"].splitlines()[-1])


def set_theme(page: Page, theme: str) -> None:
    """Switch the running JupyterLab to its ``light`` or ``dark`` theme."""
    command(page, "apputils:change-theme", theme=f"JupyterLab {theme.capitalize()}")
    light = "true" if theme == "light" else "false"
    page.wait_for_function(f"document.body.dataset.jpThemeLight == '{light}'")
    _wait_for_splash(page)


def _wait_for_splash(page: Page) -> None:
    """Wait until JupyterLab removes its splash screen, after its start or a change of theme."""
    page.locator("#jupyterlab-splash").wait_for(state="detached")


def screenshot(page: Page, name: str) -> Path:
    """Save a screenshot of the page to ``test-results/name.png``, to be looked at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=path)
    return path
