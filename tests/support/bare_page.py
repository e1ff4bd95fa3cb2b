"""An explorer in a page of its own: no JupyterLab, no kernel, and the same script and styles.

Its Python side lives in the process of the tests, in a thread without an event loop; Playwright's
runs in the tests' own. So it sends at once, within the call that brings it a message, and nothing
is ever owed to the page.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ipywidgets.widgets.widget import _remove_buffers
from jupyterlab.commands import get_app_dir
from playwright.sync_api import Browser, Page, Route
from support.explorer_page import AT_REST, Explorer
from support.reading import Reading
from support.wire import Message, Wire, receive

from explorer import GradientExplorer
from explorer.model.model import INPUTS
from scripts.lab import fresh_page

#: Nothing listens there: the files come from `Python.fulfil`. It may use the clipboard.
URL = "http://localhost/"


class Python:
    """The Python side of an explorer in a bare page, and the server of its files."""

    def __init__(self, wire: Wire, thread: ThreadPoolExecutor) -> None:
        self.wire, self.thread = wire, thread
        self.explorer = self.call(GradientExplorer)
        live = self.explorer.view
        sliders = self.explorer._sliders
        self.widgets = {"live": live, **{name: sliders[name] for name in INPUTS}}
        self.files = {
            "": ("text/html", beside("html")),
            "bare_page.js": ("text/javascript", beside("js")),
            "explorer.js": ("text/javascript", live._esm),
            "explorer.css": ("text/css", live._css),
            "light.css": ("text/css", theme("light")),
            "dark.css": ("text/css", theme("dark")),
            "state.json": ("application/json", self.first_state()),
        }

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function in the explorer's thread."""
        return self.thread.submit(function, *arguments).result()

    def fulfil(self, route: Route) -> None:
        kind, text = self.files[route.request.url.removeprefix(URL)]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=text)

    def receive(self, widget: str, message: str) -> str:
        """Let a widget receive a message of the page, and return all that is sent then."""
        self.call(receive, self.widgets[widget], json.loads(message))
        return self.sent()

    def sent(self) -> str:
        """Return, as JSON, what the widgets have sent since the last time."""
        return packed(self.widgets, self.wire.take())

    def first_state(self) -> str:
        """Return, as JSON, all that the widgets hold, as if it had just been sent."""
        messages = []
        for widget in self.widgets.values():
            state, paths, buffers = _remove_buffers(widget.get_state())
            data = {"method": "update", "state": state, "buffer_paths": paths}
            messages.append(Message(widget.model_id, data, buffers))
        self.wire.take()
        return packed(self.widgets, messages)


def packed(widgets: dict[str, Any], messages: list[Message]) -> str:
    """Return messages of these widgets as `receive` of ``bare_page.js`` takes them."""
    names = {widget.model_id: name for name, widget in widgets.items()}
    return json.dumps(
        [
            {
                "widget": names[message.sender],
                "method": message.method,
                "state": message.state,
                "paths": message.paths,
                "buffers": [b64encode(buffer).decode() for buffer in message.buffers],
            }
            for message in messages
            if message.sender in names
        ]
    )


def beside(ending: str) -> str:
    """Return the text of the file of this name with another ending."""
    return Path(__file__).with_suffix(f".{ending}").read_text(encoding="utf-8")


def theme(name: str) -> str:
    """Return the styles of one of JupyterLab's themes."""
    folder = Path(get_app_dir()) / "themes" / "@jupyterlab" / f"theme-{name}-extension"
    return (folder / "index.css").read_text(encoding="utf-8")


class BareExplorer(Explorer):
    """The explorer of a bare page.

    Parameters
    ----------
    page
        An empty page.
    python
        The explorer's Python side.
    """

    def __init__(self, page: Page, python: Python) -> None:
        self.python = python
        page.expose_function("toPython", python.receive)
        page.route(f"{URL}**", python.fulfil)
        page.goto(URL)
        super().__init__(page)

    def run(self, statements: str) -> None:
        self.python.call(exec, statements, {"explorer": self.python.explorer})
        self.page.evaluate("messages => receive(JSON.parse(messages))", self.python.sent())

    def evaluate(self, expression: str) -> Any:
        value = self.python.call(eval, expression, {"explorer": self.python.explorer})
        return json.loads(json.dumps(value))

    def settled(self) -> Reading:
        self.rest()
        return self.read()

    def rest(self) -> None:
        """Wait until nothing is under way any more."""
        self.page.evaluate("settled()")
        self.root.evaluate(AT_REST)

    def set_theme(self, theme: str) -> None:
        self.page.evaluate("name => setTheme(name)", theme)


@contextmanager
def bare_explorer(browser: Browser) -> Iterator[BareExplorer]:
    """Open a bare page, and see that there is no error left in its console at its end."""
    with (
        Wire().recorded() as wire,
        ThreadPoolExecutor(1) as thread,
        fresh_page(browser, []) as page,
    ):
        python = Python(wire, thread)
        yield BareExplorer(page, python)
        python.call(python.explorer.close)
