"""An explorer that no page shows frees its widgets, and gets them again when it is displayed."""

import asyncio

import pytest
from support.wire import POINTS, assert_consistent, from_page

from explorer import GradientExplorer
from explorer.widget import lifetime


@pytest.fixture(autouse=True)
def short_rest(monkeypatch):
    monkeypatch.setattr(lifetime, "REST", 0.0)


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    yield made
    made.close()


def after_a_while(*steps):
    """Carry out the steps in an event loop, and let what was put off until later happen."""

    async def loop():
        for step in steps:
            step()
        await asyncio.sleep(0.01)

    asyncio.run(loop())


def test_when_the_last_page_is_gone_every_widget_is_freed(explorer, wire):
    from_page(explorer, look={"one": "surface", "other": "surface"})
    after_a_while(lambda: from_page(explorer, look={"one": None}))
    assert explorer.comm is not None  # the other page shows it
    after_a_while(lambda: from_page(explorer, look={"other": None}))
    assert explorer.comm is None and wire.open == set()


def test_a_page_that_is_back_in_time_keeps_the_widgets(explorer, wire):
    from_page(explorer, look={"one": "surface"})
    before = set(wire.open)
    after_a_while(
        lambda: from_page(explorer, look={"one": None}),
        lambda: from_page(explorer, look={"one": "surface"}),
    )
    assert wire.open == before and explorer.comm is not None


def test_displayed_again_it_is_live_at_the_state_that_it_has(explorer, wire, capsys):
    from_page(explorer, move={"W": 2.0})
    widgets = len(wire.open)
    for y in (0.25, 0.5):  # it may rest more than once
        from_page(explorer, look={"one": "surface"})
        after_a_while(lambda: from_page(explorer, look={"one": None}))
        assert wire.open == set()
        explorer.y = y
        explorer._ipython_display_()
        assert len(wire.open) == widgets
        assert (explorer.y, explorer.W) == (y, 2.0)
        assert_consistent(explorer)
        from_page(explorer, move={"x": -1.0})
        assert explorer.x == -1.0
        assert_consistent(explorer)


def test_an_explorer_that_its_reader_closed_is_not_made_again(explorer, wire, capsys):
    from_page(explorer, look={"one": "surface"})
    after_a_while(lambda: from_page(explorer, look={"one": None}), explorer.close)
    explorer._ipython_display_()
    assert explorer.comm is None and wire.open == set()
