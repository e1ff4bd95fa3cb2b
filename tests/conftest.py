"""Fixtures: explorers whose messages are recorded, and a real JupyterLab with a real browser."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.lab import (
    Lab,
    browser_arguments,
    find_browser,
    fresh_page,
    install_browser,
    running_lab,
)

pytest.register_assert_rewrite(
    "support.assertions", "support.net_numbers", "support.reading", "support.wire"
)

# Every run tries the same states, so that a failure is due to the change under test;
# `--hypothesis-profile=random` tries new ones, and more of them. There is no deadline, because a
# busy machine is not a failure.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("random", max_examples=1000, deadline=None)
hypothesis.settings.load_profile("same")

# Import the modules registered above only now, or pytest would not rewrite their assertions.
from support.bare_page import BareExplorer, bare_explorer  # noqa: E402
from support.wire import POINTS, Wire, reset  # noqa: E402

from explorer import GradientExplorer  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add options for the tests that take minutes and need the package index."""
    parser.addoption("--binder", action="store_true", help="also try Binder's versions, installed")
    parser.addoption("--lite", action="store_true", help="also build the static site")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests first: a long test at the end would leave the other processes idle."""
    with_browser = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in with_browser)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab server that all tests of the session share."""
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser of the Chromium family.

    Each module starts its own, because Playwright's event loop runs in this thread until the
    browser closes and would disturb other tests.
    """
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        if find_browser(chromium) is None:
            install_browser()
        path = find_browser(chromium)
        if path is None:
            missing = "no Chrome, Chromium or Edge here, and Playwright could not download one"
            if os.environ.get("CI"):
                pytest.fail(missing)
            pytest.skip(f"{missing}: install one of them to run the browser tests")
        browser = chromium.launch(executable_path=path, args=browser_arguments())
        yield browser
        browser.close()


@pytest.fixture
def console_errors() -> list[str]:
    """Errors in the page's console so far; a test that provokes an error clears the list."""
    return []


@pytest.fixture
def page(browser: Browser, console_errors: list[str]) -> Iterator[Page]:
    """A fresh page of 1280 × 900 px; an error left in its console fails the test."""
    with fresh_page(browser, console_errors) as page:
        yield page


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[BareExplorer]:
    """An explorer in a page of its own, without JupyterLab or a kernel."""
    with bare_explorer(browser) as explorer:
        yield explorer


@pytest.fixture
def explorer(bare: BareExplorer) -> BareExplorer:
    """The explorer of a bare page, in its initial state; a module's tests share the page."""
    bare.start()
    return bare


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Record all messages sent to pages, for tests without a browser."""
    with Wire().recorded() as recorded:
        yield recorded


@pytest.fixture(scope="module")
def shared_wire() -> Iterator[Wire]:
    """Like `wire`, but shared by a whole module."""
    with Wire().recorded() as recorded:
        yield recorded


@pytest.fixture(scope="module")
def made_once(shared_wire: Wire) -> Iterator[GradientExplorer]:
    """An explorer without a page, in the state in which the previous test left it."""
    made = GradientExplorer(surface_points=POINTS)
    yield made
    made.close()


@pytest.fixture
def shared(made_once: GradientExplorer, shared_wire: Wire) -> GradientExplorer:
    """An explorer without a page, reset to its initial state; a module's tests share it."""
    reset(made_once, shared_wire)
    return made_once
