"""Pages of their own, without a server: their files come from the tests' process."""

from __future__ import annotations

from pathlib import Path

from jupyterlab.commands import get_app_dir
from playwright.sync_api import Page, Route

from explorer import page as package

#: No server listens there. A page of localhost may use the clipboard.
URL = "http://localhost/"
HERE = Path(__file__).parent
SCRIPTS = Path(package.__file__).parent
_KINDS = {".html": "text/html", ".js": "text/javascript"}


def serve(page: Page, files: dict[str, tuple[str, str]]) -> None:
    """Answer a page's requests with these files, given as kinds and texts by their paths."""

    def fulfil(route: Route) -> None:
        path = route.request.url.removeprefix(URL).partition("?")[0]
        if path not in files:
            return route.fulfill(status=404)
        kind, text = files[path]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=text)

    page.route(f"{URL}**", fulfil)


def support(name: str) -> tuple[str, str]:
    """Return the kind and the text of a file in this folder."""
    path = HERE / name
    return _KINDS[path.suffix], path.read_text(encoding="utf-8")


def scripts() -> dict[str, tuple[str, str]]:
    """Return the page's scripts, each by itself, below ``page/``."""
    return {
        f"page/{path.relative_to(SCRIPTS).as_posix()}": ("text/javascript", path.read_text("utf-8"))
        for path in SCRIPTS.rglob("*.js")
    }


def theme(name: str) -> tuple[str, str]:
    """Return the styles of one of JupyterLab's themes."""
    folder = Path(get_app_dir()) / "themes" / "@jupyterlab" / f"theme-{name}-extension"
    return "text/css", (folder / "index.css").read_text(encoding="utf-8")
