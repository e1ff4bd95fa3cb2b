"""The files that exported pages load from a CDN, served from npm and from anywidget's package."""

from __future__ import annotations

from pathlib import Path

import anywidget
from playwright.sync_api import Page, Route
from support.npm import unpacked

#: What a page loads is looked up here by a part of its address.
PACKAGES = {"html-manager@": "@jupyter-widgets/html-manager@1", "reveal.js@": "reveal.js@4",
            "require.js/": "requirejs@2"}  # fmt: skip
ANYWIDGET = Path(anywidget.__file__).parent / "nbextension" / "index.js"
NOTHING = ("mathjax", "mermaid", "font", "jquery", "jupyter-js-widgets")  # not needed here
TYPES = {".js": "text/javascript", ".css": "text/css"}


class Cdn:
    """A CDN without a network.

    Parameters
    ----------
    folder
        The folder for the packages.
    """

    def __init__(self, folder: Path) -> None:
        self.unknown: list[str] = []
        self.folders: dict[str, Path] = {}
        for part, package in PACKAGES.items():
            self.folders[part] = unpacked(package, folder)

    def serve(self, page: Page) -> None:
        """Answer all requests of a page that are not for files of its own."""
        page.route(lambda url: not url.startswith("file:"), self._fulfil)

    def _fulfil(self, route: Route) -> None:
        url = route.request.url
        file = self._find(url)
        if file is not None:
            route.fulfill(path=file, content_type=TYPES[file.suffix])
            return
        if not any(part in url for part in NOTHING):
            self.unknown.append(url)
        route.fulfill(body="", content_type="text/plain")

    def _find(self, url: str) -> Path | None:
        if "/anywidget@" in url:
            return ANYWIDGET
        for part, folder in self.folders.items():
            if part in url:  # after the part comes the version, and then the path in the package
                path = url.split(part)[1].split("/", 1)[1]
                return folder / ("require.js" if part == "require.js/" else path)
        return None
