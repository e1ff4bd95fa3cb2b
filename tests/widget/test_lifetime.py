"""An explorer that no page shows frees its widgets, and gets them again when it is displayed."""

import asyncio

import pytest
from support.wire import POINTS, assert_consistent, from_page, tell

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
    from_page(explorer, shown={"one": True, "other": True})
    after_a_while(lambda: from_page(explorer, shown={"one": False}))
    assert explorer.comm is not None  # the other page shows it
    after_a_while(lambda: from_page(explorer, shown={"other": False}))
    assert explorer.comm is None and wire.open == set()


def test_a_page_that_is_back_in_time_keeps_the_widgets(explorer, wire):
    from_page(explorer, shown={"one": True})
    before = set(wire.open)
    after_a_while(
        lambda: from_page(explorer, shown={"one": False}),
        lambda: from_page(explorer, shown={"one": True}),
    )
    assert wire.open == before and explorer.comm is not None


def test_displayed_again_it_is_live_at_the_state_that_it_has(explorer, wire, capsys):
    tell(explorer, W=2.0, tools=["erratum"])
    widgets = len(wire.open)
    for y in (0.25, 0.5):  # it may rest more than once
        from_page(explorer, shown={"one": True})
        after_a_while(lambda: from_page(explorer, shown={"one": False}))
        assert wire.open == set()
        explorer.y = y
        explorer._ipython_display_()
        assert len(wire.open) == widgets
        assert (explorer.y, explorer.W) == (y, 2.0)
        assert_consistent(explorer)
        assert explorer.view.tools == [] and not explorer.state.printed
        assert tell(explorer, x=-1.0) == ""
        assert explorer.x == -1.0
        assert_consistent(explorer)


def test_an_explorer_that_its_reader_closed_is_not_made_again(explorer, wire, capsys):
    from_page(explorer, shown={"one": True})
    after_a_while(lambda: from_page(explorer, shown={"one": False}), explorer.close)
    explorer._ipython_display_()
    assert explorer.comm is None and wire.open == set()


def test_undo_still_leads_back_to_before_the_rest(explorer, wire, capsys):
    tell(explorer, W=2.0)
    from_page(explorer, shown={"one": True})
    after_a_while(lambda: from_page(explorer, shown={"one": False}))
    assert wire.open == set()
    explorer._ipython_display_()
    assert explorer.view.past == [[1.5, 1.0, -0.8, 2.0, []]]
    explorer.undo()
    assert explorer.W == -0.8
    assert_consistent(explorer)
