"""The explorer in pages that have no Python: exported notebooks, embedded widgets, the site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import ipywidgets.embed
import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import Browser, Page, expect
from support.cdn import Cdn
from support.explorer_page import TWO_FRAMES

from explorer import GradientExplorer
from scripts import site
from scripts.lab import REPOSITORY, fresh_page

pytestmark = pytest.mark.browser

LESSON = REPOSITORY / "notebooks" / "gradients-part-1.ipynb"
NET_LESSON = REPOSITORY / "notebooks" / "gradients-part-4b.ipynb"
INDEX = REPOSITORY / "notebooks" / "index.ipynb"


@pytest.fixture(scope="module")
def cdn(tmp_path_factory: pytest.TempPathFactory) -> Cdn:
    return Cdn(tmp_path_factory.mktemp("cdn"))


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lesson, executed, with the state of its widgets."""
    notebook = nbformat.read(LESSON, 4)
    where = {"metadata": {"path": str(LESSON.parent)}}
    NotebookClient(notebook, store_widget_state=True, resources=where).execute()
    path = tmp_path_factory.mktemp("executed") / "lesson.ipynb"
    nbformat.write(notebook, path)
    return path


def convert(executed: Path, kind: str) -> Path:
    command = [sys.executable, "-m", "nbconvert", "--to", kind, str(executed)]
    subprocess.run(command, check=True, capture_output=True)
    return executed.with_name("lesson.slides.html" if kind == "slides" else "lesson.html")


def embed(folder: Path) -> Path:
    explorer = GradientExplorer()
    path = folder / "embedded.html"
    ipywidgets.embed.embed_minimal_html(path, [explorer], "Embedded")
    explorer.close()
    # npm's require.js is the same program as the CDN's, but not the same bytes
    text = re.sub(r' integrity="[^"]*"', "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    return path


def value(page: Page, name: str) -> float:
    page.evaluate(TWO_FRAMES)
    return float(page.locator(f".ge-live [data-quantity={name}]").get_attribute("data-value"))


def assert_live(page: Page) -> None:
    """Check that the explorer is there at first sight, and that it moves."""
    root = page.locator(".gradient-explorer").first
    expect(root.locator("[data-plot=descent] svg").first).to_be_visible(timeout=30_000)
    expect(root.locator(".ge-box").first).to_be_visible(timeout=30_000)
    root.locator("[aria-label='W, exact value']").fill("2")
    page.keyboard.press("Enter")
    assert value(page, "z") == 3.0
    slider = root.get_by_role("slider", name=re.compile("^W, the weight"))
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert value(page, "z") == pytest.approx(1.5 * 2.01)
    root.get_by_role("button", name="Undo").click()
    assert value(page, "z") == 3.0
    root.get_by_role("button", name="Descend").click()
    root.get_by_role("button", name="Step").click()
    expect(root.locator(".ge-stop")).to_have_text("1 step")
    assert value(page, "z") > 3.0
    expect(root.locator(".ge-error")).to_be_hidden()
    expect(root.locator(".ge-remark")).to_be_hidden()  # there never was a kernel


@pytest.mark.parametrize("kind", ["html", "slides", "embedded"])
def test_an_exported_explorer_is_live(browser: Browser, cdn, executed, tmp_path, kind):
    path = embed(tmp_path) if kind == "embedded" else convert(executed, kind)
    problems: list[str] = []
    with fresh_page(browser, problems) as page:
        cdn.serve(page)
        page.goto(path.as_uri() + ("#/1" if kind == "slides" else ""))
        assert_live(page)
        pictures = page.get_by_alt_text("A picture of the explorer")
        assert all(not picture.is_visible() for picture in pictures.all())
        assert all(not note.is_visible() for note in page.locator(".ge-still").all())
        problems.clear()  # of html-manager, which looks for anywidget beside the page first
    assert cdn.unknown == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three pages: the folder."""
    folder = tmp_path_factory.mktemp("site") / "below" / "a path"
    site.build(folder, [INDEX, LESSON, NET_LESSON])
    return folder


def lesson_page(built: Path, notebook: Path) -> str:
    return (built / notebook.with_suffix(".html").name).as_uri()


def test_the_lesson_as_a_site_is_live_and_needs_no_network(browser: Browser, built: Path):
    requests: list[str] = []
    with fresh_page(browser, []) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto((built / "index.html").as_uri())
        page.get_by_role("link", name="Part 1", exact=True).click()
        assert_live(page)
        assert all(url.startswith(("file:", "data:")) for url in requests)
        # formulas, numbers and the code's output are there; words about running cells are not
        expect(page.locator(".equation math")).to_have_count(9)
        expect(page.get_by_text("∂L/∂ŷ = -0.7685")).to_be_visible()
        expect(page.get_by_text("Run All Cells")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_lesson_on_a_net_is_live_on_the_site(browser: Browser, built: Path):
    requests: list[str] = []
    with fresh_page(browser, []) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(lesson_page(built, NET_LESSON))
        root = page.locator(".gradient-explorer").first
        w = root.locator("[data-quantity=W1][data-index='2,1']")
        expect(w).to_have_attribute("data-value", "-0.8")
        root.locator("[aria-label='w, exact value']").fill("0.5")
        page.keyboard.press("Enter")
        expect(w).to_have_attribute("data-value", "0.5")
        z = root.locator("[data-quantity=z1][data-index='1,1']")
        assert float(z.get_attribute("data-value")) == pytest.approx(1.45)
        root.get_by_role("button", name="Undo").click()
        expect(w).to_have_attribute("data-value", "-0.8")
        expect(page.get_by_text("Traceback")).to_have_count(0)
        assert all(url.startswith(("file:", "data:")) for url in requests)
        link = page.get_by_role("link", name="Part 6", exact=True)
        expect(link).to_have_attribute("href", "gradients-part-6.html")


def test_the_site_without_scripts_shows_a_picture(browser: Browser, built: Path):
    page = browser.new_page(java_script_enabled=False)
    page.goto(lesson_page(built, LESSON))
    expect(page.get_by_alt_text("A picture of the explorer")).to_be_visible()
    page.close()


def test_a_saved_page_is_live_on_a_phone_and_prints_on_two_sheets(browser: Browser, tmp_path):
    explorer = GradientExplorer(x=2.0, y=0.5, W=-0.3)
    path = tmp_path / "saved.html"
    path.write_bytes(explorer.saved("html"))
    explorer.close()
    assert path.stat().st_size <= 450_000
    with fresh_page(browser, []) as page:
        page.route(re.compile("^(?!file:|data:|blob:)"), lambda route: route.abort())
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(path.as_uri())
        page.locator("[aria-label='x, exact value']").fill("1.5")
        page.keyboard.press("Enter")
        assert value(page, "W") == -0.3
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.set_viewport_size({"width": 1280, "height": 900})
        pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 2
