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
from typing import Any

from ipywidgets.widgets.widget import _remove_buffers
from playwright.sync_api import Browser, Page
from support.explorer_page import WithPython
from support.reading import Reading
from support.served import URL, serve, support, theme
from support.wire import Message, Wire, receive

from explorer import GradientExplorer
from explorer.model.model import INPUTS
from scripts.lab import fresh_page


class Python:
    """The Python side of an explorer in a bare page, and the server of its files."""

    def __init__(
        self, wire: Wire, thread: ThreadPoolExecutor, make: Callable[[], Any] = GradientExplorer
    ) -> None:
        self.wire, self.thread = wire, thread
        self.explorer = self.call(make)
        live = self.explorer.view
        sliders = self.explorer._sliders
        self.widgets = {"live": live, **{name: sliders[name] for name in INPUTS}}
        self.files = {
            "": support("bare_page.html"),
            "bare_page.js": support("bare_page.js"),
            "stand_in.js": support("stand_in.js"),
            "explorer.js": ("text/javascript", live._esm),
            "explorer.css": ("text/css", live._css),
            "light.css": theme("light"),
            "dark.css": theme("dark"),
            "state.json": ("application/json", self.first_state()),
        }

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function in the explorer's thread."""
        return self.thread.submit(function, *arguments).result()

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


class BareExplorer(WithPython):
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
        serve(page, python.files)
        page.goto(URL)
        super().__init__(page)

    def run(self, statements: str) -> None:
        self.page.evaluate("settled()")  # what the page tells Python may still be on its way
        self.python.call(exec, statements, {"explorer": self.python.explorer})
        self.page.evaluate("messages => receive(JSON.parse(messages))", self.python.sent())

    def evaluate(self, expression: str) -> Any:
        self.page.evaluate("settled()")
        value = self.python.call(eval, expression, {"explorer": self.python.explorer})
        return json.loads(json.dumps(value))

    def settled(self) -> Reading:
        self.page.evaluate("settled()")
        return self.read()

    def set_theme(self, theme: str) -> None:
        self.page.evaluate("name => setTheme(name)", theme)


@contextmanager
def bare_explorer(
    browser: Browser, make: Callable[[], Any] = GradientExplorer
) -> Iterator[BareExplorer]:
    """Open a bare page, and check at the end that its console has no error.

    Parameters
    ----------
    browser
        The browser.
    make
        Makes the explorer, a `GradientExplorer` or a `NetExplorer`.
    """
    with (
        Wire().recorded() as wire,
        ThreadPoolExecutor(1) as thread,
        fresh_page(browser, []) as page,
    ):
        python = Python(wire, thread, make)
        yield BareExplorer(page, python)
        python.call(python.explorer.close)
