"""An explorer that no page shows frees its widgets, and gets them again when it is displayed."""

import asyncio

import ipywidgets as widgets
import pytest
from support.wire import POINTS, assert_consistent, from_page, tell

from explorer import GradientExplorer, NetExplorer
from explorer.widget import lifetime

VIEW = "application/vnd.jupyter.widget-view+json"


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


# --- containers ------------------------------------------------------------------------------

CONTAINERS = [
    widgets.VBox,
    widgets.HBox,
    widgets.GridBox,
    widgets.Tab,
    widgets.Accordion,
    widgets.Stack,
    lambda children: widgets.AppLayout(center=widgets.HBox(children)),
]
MAKES = [
    lambda: GradientExplorer(surface_points=POINTS),
    lambda: NetExplorer([[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]], surface_points=POINTS),
]


def shown_and_cleared(explorer):
    """Show the explorer in a page and let it rest, if it wants to."""
    from_page(explorer, shown={"one": True})
    after_a_while(lambda: from_page(explorer, shown={"one": False}))


@pytest.mark.parametrize("make", MAKES)
@pytest.mark.parametrize("contain", CONTAINERS)
def test_a_container_wakes_an_explorer_that_rests_and_keeps_it_awake(wire, make, contain):
    explorer = make()
    mine = set(wire.open)
    shown_and_cleared(explorer)
    assert wire.open == set()
    container = contain([widgets.Label("my net"), explorer])
    assert len(wire.open) > len(mine) and explorer.comm.comm_id in wire.open
    assert explorer.view.comm.comm_id in wire.open
    before = set(wire.open)
    shown_and_cleared(explorer)  # the container is shown, its output is cleared
    assert wire.open == before  # it may be shown again
    for box in (*getattr(container, "children", ()), container):
        box.close()
    explorer.close()


def test_when_its_container_is_closed_an_explorer_may_rest(explorer, wire):
    box = widgets.VBox([explorer])
    shown_and_cleared(explorer)
    assert explorer.comm is not None
    after_a_while(lambda: (box.close(), from_page(explorer, shown={"one": False})))
    assert explorer.comm is None


def test_an_output_keeps_the_explorer_that_it_shows_awake(explorer, wire):
    out = widgets.Output()
    out.outputs = (
        {"output_type": "stream", "name": "stdout", "text": "before"},
        {"output_type": "display_data", "data": explorer._repr_mimebundle_(), "metadata": {}},
    )
    shown_and_cleared(explorer)
    assert explorer.comm is not None
    out.outputs = ()  # it was cleared
    shown_and_cleared(explorer)
    assert explorer.comm is None
    out.close()


def test_what_a_call_displays_again_is_live_again(wire, capsys):
    made = []
    choice = widgets.IntSlider(1, 1, 3)

    def show(number):
        made.append(made[0] if made else GradientExplorer(surface_points=POINTS))
        made[0]._ipython_display_()

    out = widgets.interactive_output(show, {"number": choice})
    shown_and_cleared(made[0])
    assert made[0].comm is None
    choice.value = 2
    assert len(made) == 2 and made[0].comm is not None
    assert tell(made[0], x=-1.0) == ""
    for widget in (made[0], out, choice):
        widget.close()


def test_its_mime_bundle_names_a_model_that_is_there(explorer, wire):
    shown_and_cleared(explorer)
    assert explorer.comm is None
    bundle = explorer._repr_mimebundle_()
    assert bundle[VIEW]["model_id"] == explorer.comm.comm_id
    assert explorer.comm.comm_id in wire.open


def test_a_container_does_not_make_an_explorer_again_that_its_reader_closed(explorer, wire):
    shown_and_cleared(explorer)
    explorer.close()
    with pytest.raises(AttributeError):
        widgets.VBox([explorer])
    assert explorer.comm is None
