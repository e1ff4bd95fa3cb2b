"""An explorer in a page of its own: no JupyterLab, no kernel, but the same script and styles.

Its Python side runs in the tests' process, in a separate thread without an event loop, since
Playwright's loop runs in the main thread. Without a loop, the explorer sends its answers within the
call that delivers a message, so no answer is ever pending.
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

#: No server listens there: `Python.fulfil` supplies the files. A page of localhost may use the
#: clipboard.
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
            "": ("text/html", companion("html")),
            "bare_page.js": ("text/javascript", companion("js")),
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
        """Deliver a message of the page to a widget, and return all messages sent in response."""
        self.call(receive, self.widgets[widget], json.loads(message))
        return self.sent()

    def sent(self) -> str:
        """Return, as JSON, the messages that the widgets have sent since the last call."""
        return packed(self.widgets, self.wire.take())

    def first_state(self) -> str:
        """Return, as JSON, the whole state of the widgets, as messages."""
        messages = []
        for widget in self.widgets.values():
            state, paths, buffers = _remove_buffers(widget.get_state())
            data = {"method": "update", "state": state, "buffer_paths": paths}
            messages.append(Message(widget.model_id, data, buffers))
        self.wire.take()
        return packed(self.widgets, messages)


def packed(widgets: dict[str, Any], messages: list[Message]) -> str:
    """Return messages of these widgets in the form that `receive` of ``bare_page.js`` takes."""
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


def companion(ending: str) -> str:
    """Return the text of the file that has this module's name with another ending."""
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
        """Wait until no message or animation is in progress."""
        self.page.evaluate("settled()")
        self.root.evaluate(AT_REST)

    def set_theme(self, theme: str) -> None:
        self.page.evaluate("name => setTheme(name)", theme)


@contextmanager
def bare_explorer(browser: Browser) -> Iterator[BareExplorer]:
    """Open a bare page, and check at the end that its console has no error."""
    with (
        Wire().recorded() as wire,
        ThreadPoolExecutor(1) as thread,
        fresh_page(browser, []) as page,
    ):
        python = Python(wire, thread)
        yield BareExplorer(page, python)
        python.call(python.explorer.close)
