"""A headless Firefox, driven by Marionette, its own protocol for tests.

Playwright drives only a Firefox of its own build, and Mozilla's client in Python brings a dozen
packages, so the few commands that the tests need are sent here. A message is JSON after its length
in bytes and a colon: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import itertools
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

_ON_PATH = ("firefox-esr", "firefox")
_ELSEWHERE = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
#: Seconds for a start or an answer on a busy machine.
_PATIENCE = 120
#: The code points that stand for keys: https://www.w3.org/TR/webdriver2/#keyboard-actions
_KEYS = {"End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012", "ArrowRight": "\ue014"}
_SETTINGS = (
    '"marionette.port", 0',  # any free one
    '"dom.ipc.processPrelaunch.enabled", false',  # no processes in reserve
)
#: Returns the errors of pages from disk, and clears the browser's list.
_TAKE_ERRORS = r"""
    const { warningFlag } = Ci.nsIScriptError;
    const errors = Services.console.getMessageArray()
        .filter((message) => message instanceof Ci.nsIScriptError && !(message.flags & warningFlag))
        .filter(({ sourceName }) => /^(file|blob|data):/.test(sourceName));
    Services.console.reset();
    return errors.map(String);
"""
#: Firefox's windows are at least 500 px wide, but the page in one can be narrower.
_SET_WIDTH = """
    const { style } = gBrowser.selectedBrowser;
    style.minWidth = style.maxWidth = `${arguments[0]}px`;
"""


def find_firefox() -> Path | None:
    """Return an installed Firefox that is not a snap: snaps cannot read the tests' files."""
    found = [Path(path) for name in _ON_PATH if (path := shutil.which(name))]
    found = [path for path in found if not _is_snap(path)]
    elsewhere = [Path(path) for path in _ELSEWHERE]
    return next((path for path in found + elsewhere if path.is_file()), None)


def _is_snap(path: Path) -> bool:
    """Tell whether a program is a snap, or Ubuntu's script that starts one."""
    with path.open("rb") as program:
        return path.is_relative_to("/snap") or b"/snap/bin/" in program.read(2000)


@contextmanager
def running_firefox(program: Path, profile: Path) -> Iterator[Firefox]:
    """Run a Firefox whose profile is an empty folder."""
    settings = "".join(f"user_pref({setting});\n" for setting in _SETTINGS)
    (profile / "user.js").write_text(settings)
    command = [program, "--headless", "--no-remote", "--profile", profile, "--marionette"]
    command += ["--remote-allow-system-access"]  # for `_run_in_browser`
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with (
                _connected(process, profile / "MarionetteActivePort") as connection,
                connection.makefile("rwb") as stream,
            ):
                yield Firefox(stream)
        finally:
            process.terminate()


def _connected(process: subprocess.Popen[bytes], port: Path) -> socket.socket:
    """Wait until Firefox has written its port to a file, and connect to it."""
    deadline = time.monotonic() + _PATIENCE
    while not (port.is_file() and port.read_text().strip()):
        assert process.poll() is None, f"{process.args} ended with exit code {process.returncode}"
        assert time.monotonic() < deadline, f"{process.args} did not start in {_PATIENCE} s"
        time.sleep(0.05)
    return socket.create_connection(("127.0.0.1", int(port.read_text())), _PATIENCE)


class Firefox:
    """A running Firefox with one window."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._numbers = itertools.count()
        self._receive()  # a greeting
        self.command("WebDriver:NewSession")
        self.command("WebDriver:SetWindowRect", width=1280, height=1000)

    def command(self, name: str, **parameters: Any) -> Any:
        """Send a command, and return its result."""
        message = json.dumps([0, next(self._numbers), name, parameters]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._receive()
        assert error is None, f"{name}: {error['message']}\n{error['stacktrace']}"
        return result

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += (byte := self._stream.read(1))
            assert byte, "Firefox has ended"
        return json.loads(self._stream.read(int(length[:-1])))

    def open(self, page: Path) -> None:
        """Load a page from disk."""
        self.command("WebDriver:Navigate", url=page.as_uri())

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Return, via JSON, what a JavaScript function returns, or what its promise resolves to."""
        script = f"return ({function})(...arguments)"
        return self.command("WebDriver:ExecuteScript", script=script, args=arguments)["value"]

    def node(self, selector: str) -> Node:
        """Return the first node of a selector."""
        return Node(self, selector)

    def drag(self, *places: tuple[float, float]) -> None:
        """Press the mouse at the first of these places in the window; release it at the last."""
        first, *others = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20 * (i > 0)}
            for i, (x, y) in enumerate(places)
        ]
        buttons = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act("pointer", [first, buttons[0], *others, buttons[1]])

    def press(self, *keys: str) -> None:
        """Press and release keys, one after the other."""
        kinds = ("keyDown", "keyUp")
        self._act("key", [{"type": kind, "value": _KEYS[key]} for key in keys for kind in kinds])

    def _act(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.command("WebDriver:PerformActions", actions=[source])

    def set_width(self, width: int) -> None:
        """Give the page a width of at most 1280 px."""
        self._run_in_browser(_SET_WIDTH, width)
        self.evaluate(
            """async (width) => {
                while (innerWidth !== width) await new Promise(requestAnimationFrame);
            }""",
            width,
        )

    def take_errors(self) -> list[str]:
        """Return the errors of pages since the last call."""
        return self._run_in_browser(_TAKE_ERRORS)

    def _run_in_browser(self, script: str, *arguments: Any) -> Any:
        """Run a script not in the page but in the window around it."""
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.command("WebDriver:ExecuteScript", script=script, args=arguments)["value"]
        finally:
            self.command("Marionette:SetContext", value="content")


@dataclass(frozen=True)
class Node:
    """The first node of a selector, which `support.reading.read` takes for a locator."""

    firefox: Firefox
    selector: str

    def evaluate(self, function: str) -> Any:
        """Return what a JavaScript function of the node returns, once all changes are painted."""
        return self.firefox.evaluate(
            f"""async (selector) => {{
                const frame = () => new Promise(requestAnimationFrame);
                while (!document.querySelector(selector)) await frame();
                await frame(), await frame();
                return ({function})(document.querySelector(selector));
            }}""",
            self.selector,
        )

    def box(self) -> tuple[float, float, float, float]:
        """Scroll to the node, and return its left edge, top, width and height in the window."""
        x, y, width, height = self.evaluate(
            """(node) => {
                node.scrollIntoView({ block: "center", behavior: "instant" });
                const { x, y, width, height } = node.getBoundingClientRect();
                return [x, y, width, height];
            }"""
        )
        return x, y, width, height

    def click(self) -> None:
        """Click at the middle of the node."""
        x, y, width, height = self.box()
        self.firefox.drag((x + width / 2, y + height / 2))
