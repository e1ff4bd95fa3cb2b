"""A page with the widget manager of VS Code and a real kernel."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route
from support.cdn import ANYWIDGET, TYPES
from support.npm import unpacked
from support.served import HERE

from scripts.lab import Lab

PACKAGES = {
    "ipywidgets.js": ("@vscode/jupyter-ipywidgets8@1", "dist/ipywidgets.js"),
    "services.js": ("@jupyterlab/services@7", "dist/dist/index.js"),
    "require.js": ("requirejs@2", "require.js"),
}


class VSCode:
    """The notebooks of VS Code, imitated around its own widget manager.

    Parameters
    ----------
    lab
        The server whose kernels are used.
    folder
        The folder for the packages.
    """

    def __init__(self, lab: Lab, folder: Path) -> None:
        self.lab = lab
        self.files = {
            name: unpacked(package, folder) / path for name, (package, path) in PACKAGES.items()
        }
        self.files |= {"vscode.js": HERE / "vscode.js", "anywidget.js": ANYWIDGET}
        self.page = (HERE / "vscode.html").read_text(encoding="utf-8")

    def open(self, page: Page) -> Callable[..., str]:
        """Open the page, and return a function that runs a cell there and returns its text."""
        page.route(f"{self.lab.url}/vscode/**", self._fulfil)
        # Only a page that comes from the server itself may open a WebSocket to it.
        page.goto(f"{self.lab.url}/login")
        page.set_content(self.page.replace("TOKEN", self.lab.token))
        page.wait_for_function("() => window.run")

        def run(code: str, cell: bool = True) -> str:
            text: str = page.evaluate("([code, cell]) => run(code, cell)", [code, cell])
            return text

        return run

    def _fulfil(self, route: Route) -> None:
        name = route.request.url.partition("?")[0].rpartition("/")[2]
        file = self.files.get(name)
        if file is None:
            route.fulfill(status=404)
        else:
            route.fulfill(path=file, content_type=TYPES[file.suffix])


def value(run: Callable[..., str], expression: str) -> Any:
    """Return the value of an expression in the kernel, through JSON."""
    return json.loads(run(f"import json\nprint(json.dumps({expression}))", False))
