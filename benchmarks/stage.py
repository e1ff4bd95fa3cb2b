"""JupyterLab, the browser and the kernel of one contender, ready to be measured."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.contenders import Contender
from benchmarks.devtools import Devtools
from scripts.lab import Lab, browser_arguments, find_browser, free_port, open_notebook, run_all

_KERNEL = "jupyterapp.shell.currentWidget.sessionContext.session.kernel"
VIEWPORT = {"width": 1280, "height": 1000}
_OBSERVE = (Path(__file__).parent / "observe.js").read_text(encoding="utf-8")


@contextmanager
def running_browser() -> Iterator[tuple[Browser, int]]:
    """Start a headless browser, and yield it with the port on which it listens for DevTools."""
    port = free_port()
    arguments = [*browser_arguments(), f"--remote-debugging-port={port}"]
    with sync_playwright() as playwright:
        path = find_browser(playwright.chromium)
        if path is None:
            sys.exit("no Chrome, Chromium or Edge here: install one, or run `playwright install`")
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser, port
        browser.close()


class Stage:
    """One contender in its own notebook, on its own page.

    Parameters
    ----------
    browser, port
        As `running_browser` gives them.
    lab : Lab
    contender : Contender
    source : str
        The cell to run instead of the contender's own.

    Attributes
    ----------
    first_picture : float
        Seconds from Run All, in a fresh kernel, to the first complete picture.
    kernel : psutil.Process
    """

    def __init__(
        self, browser: Browser, port: int, lab: Lab, contender: Contender, source: str = ""
    ) -> None:
        self.contender = contender
        self.page: Page = browser.new_page(viewport=VIEWPORT)
        self.page.set_default_timeout(60_000)
        self.page.add_init_script(_OBSERVE)
        self.devtools = Devtools(self.page, port)
        notebook = f"{contender.name}-{free_port()}.ipynb"  # a new name, so a new kernel
        open_notebook(self.page, lab, lab.add(notebook, source or contender.source))
        self.first_picture = self._run()
        self.page.wait_for_timeout(1500)  # fonts, a second drawing, an idle kernel
        self.page.evaluate(f"() => {{ {contender.watch} }}")
        kernel = self.page.evaluate(
            "jupyterapp.shell.currentWidget.sessionContext.session.kernel.id"
        )
        self.kernel = next(
            process
            for process in psutil.process_iter(["cmdline"])
            if any(f"kernel-{kernel}" in part for part in process.info["cmdline"] or ())
        )

    def _run(self) -> float:
        """Run all cells; return the seconds until sliders and picture were shown."""
        self.page.evaluate(
            """(complete) => {
                const start = performance.now();
                const ready = () => document.querySelectorAll(".noUi-handle").length >= 3
                    && new Function(`return ${complete}`)();
                const look = () => {
                    if (ready()) bench.complete = performance.now() - start;
                    else requestAnimationFrame(look);
                };
                look();
            }""",
            self.contender.complete,
        )
        run_all(self.page)
        self.page.wait_for_function("bench.complete")
        return self.page.evaluate("bench.complete") / 1000

    def settle(self, quiet: float = 150) -> dict[str, Any]:
        """Wait until the display is still, and return moves and frames since the last `clear`."""
        return self.page.evaluate("quiet => bench.settle(quiet)", quiet)

    def clear(self) -> None:
        """Forget the moves and frames so far."""
        self.page.evaluate("() => { bench.moves = []; bench.shown = []; }")
        self.devtools.frames.clear()

    def handle(self, name: str) -> tuple[tuple[float, float], float, float]:
        """Return the middle of a slider's handle, and both ends of the slider, in px."""
        slider = self._slider(name)
        box = slider.locator(".noUi-handle").bounding_box()
        base = slider.locator(".noUi-base").bounding_box()
        assert box and base, name
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return middle, base["x"], base["x"] + base["width"]

    def position(self, name: str) -> float:
        """Return the value of a slider's handle."""
        target = self._slider(name).locator(".noUi-target")
        return float(target.evaluate("node => node.noUiSlider.get()"))

    def _slider(self, name: str) -> Locator:
        label = self.page.get_by_text(re.compile(f"^{name}$", re.IGNORECASE))
        return self.page.locator(".widget-slider").filter(has=label)

    def python(self, code: str) -> str:
        """Run code in the kernel and return what it prints; an exception there is raised here."""
        return self.page.evaluate(
            f"""async (code) => {{
                const run = {_KERNEL}.requestExecute({{ code, store_history: false }});
                let text = "", error;
                run.onIOPub = ({{ header: {{ msg_type }}, content }}) => {{
                    if (msg_type === "stream" && content.name === "stdout") text += content.text;
                    if (msg_type === "error") error = `${{content.ename}}: ${{content.evalue}}`;
                }};
                await run.done;
                if (error) throw new Error(error);
                return text;
            }}""",
            code,
        )

    def close(self) -> None:
        """Close the page and stop the kernel."""
        self.devtools.close()
        self.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
        self.page.close()
