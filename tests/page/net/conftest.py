"""Fixtures: bare pages with explorers of nets."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from support.bare_page import BareExplorer, bare_explorer
from support.nets import PART_4B, explorer_of

from explorer.model.net.snapshot import NetSnapshot


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[Any]:
    """A function that opens a bare page with the explorer of a snapshot's net."""
    opened = []

    def open_page(now: NetSnapshot) -> BareExplorer:
        manager = bare_explorer(browser, lambda: explorer_of(now))
        opened.append(manager)
        return manager.__enter__()

    yield open_page
    for manager in reversed(opened):
        manager.__exit__(None, None, None)


@pytest.fixture(scope="module")
def net_page(pages: Any) -> BareExplorer:
    """The page of part 4b's net, which the tests of a module share."""
    return pages(PART_4B)


@pytest.fixture
def net(net_page: BareExplorer) -> BareExplorer:
    """The page of part 4b's net, at its first state, with no tool open."""
    net_page.run(
        "explorer.restart(); explorer.restart();"
        f"explorer.move(X={PART_4B.X}, y={PART_4B.y}, weights={PART_4B.weights},"
        " activation='sigmoid', loss='squared_error', learning_rate=2.0);"
        "explorer.selected = (2, 0, 1, 0)"
    )
    net_page.page.evaluate("settled()")
    return net_page
