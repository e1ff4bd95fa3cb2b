"""A view that runs from the attributes of its model: without Python, and with its own sliders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page
from support.explorer_page import Explorer
from support.served import URL, scripts, serve, support

from explorer import GradientExplorer
from scripts.lab import fresh_page

#: The diameter of the thumb of Chromium's native sliders, px.
_THUMB = 16


def attributes(make: Callable[..., Any] = GradientExplorer, **options: Any) -> dict[str, Any]:
    """Return the attributes of the model of an explorer with these options, as a page gets them."""
    explorer = make(**options)
    view = explorer.view
    found = {name: getattr(view, name) for name in (*view.saved, "_esm", "_css")}
    explorer.close()
    return found


class AloneExplorer(Explorer):
    """A view with its own sliders."""

    boxes = ".ge-own-controls .ge-box[data-quantity=W]"

    def slider(self, name: str) -> Locator:
        return self.root.locator(f".ge-own-controls label:has(.ge-box[data-quantity={name}])")

    def handle(self, name: str) -> Locator:
        return self.slider(name).locator(".ge-range")

    def on_track(self, name: str, share: float) -> tuple[float, float]:
        track = self.handle(name).bounding_box()
        assert track
        across = _THUMB / 2 + share * (track["width"] - _THUMB)
        return track["x"] + across, track["y"] + track["height"] / 2

    def at_handle(self, name: str) -> tuple[float, float]:
        share = self.handle(name).evaluate("({value, min, max}) => (value - min) / (max - min)")
        return self.on_track(name, share)


def show(page: Page, view: int = 0, model: str = "model") -> AloneExplorer:
    """Show one more view of a model in the page; `view` is the number of views before it."""
    page.evaluate(f"(window.stops ??= []).push(show({model}))")
    return AloneExplorer(page, view)


def visit(page: Page, given: dict[str, Any], script: str = "explorer.js") -> None:
    """Go to an empty page whose ``model`` has these attributes and no kernel."""
    page.goto(f"{URL}?script=/{script}")
    page.wait_for_function("() => window.show")
    page.evaluate("given => { window.model = new Model(given); }", given)


@contextmanager
def page_alone(
    browser: Browser,
    problems: list[str] | None = None,
    make: Callable[[], Any] = GradientExplorer,
) -> Iterator[Page]:
    """Open a page for `visit`, with the script of an explorer; an error left in its console fails.

    Parameters
    ----------
    browser
        The browser.
    problems
        The errors in the console.
    make
        Makes the explorer, a `GradientExplorer` or a `NetExplorer`.
    """
    with fresh_page(browser, [] if problems is None else problems) as page:
        page.context.set_offline(True)  # `serve` still answers
        given = attributes(make)
        files = {name: support(name) for name in ("alone.js", "stand_in.js")}
        files |= {"": support("alone.html"), **scripts()}
        files["explorer.js"] = ("text/javascript", given["_esm"])
        files["explorer.css"] = ("text/css", given["_css"])
        serve(page, files)
        yield page
