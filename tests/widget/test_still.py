"""The note and the picture below an explorer: drawn at the end of the cell, and again at rest."""

import asyncio
import re
from base64 import b64decode
from html import unescape
from types import SimpleNamespace

import pytest
from IPython.core.events import EventManager, post_run_cell
from support.wire import POINTS, from_page, tell

from explorer import GradientExplorer, NetExplorer
from explorer.widget import lifetime, still
from explorer.widget.still import HINT, NOTE, Still

PAUSE = 0.02  # s


@pytest.fixture
def notebook(monkeypatch):
    """A notebook: its outputs by name, the names in the order of the messages, `end_cell`."""
    outputs, sent = {}, []

    def show(data, raw, display_id, metadata=None):
        assert raw
        outputs[display_id] = data
        sent.append(display_id)

    shell = SimpleNamespace(showtraceback=lambda: pytest.fail("the callback raised"))
    shell.events = EventManager(shell, {"post_run_cell": post_run_cell})
    monkeypatch.setattr(still, "get_ipython", lambda: shell)
    monkeypatch.setattr(still, "display", show)
    monkeypatch.setattr(still, "update_display", show)
    monkeypatch.setattr(still, "PAUSE", PAUSE)
    end_cell = lambda: shell.events.trigger("post_run_cell", None)  # noqa: E731
    return SimpleNamespace(outputs=outputs, sent=sent, end_cell=end_cell, shell=shell)


class Drawn:
    """An explorer of one number, and what was drawn of it."""

    def __init__(self):
        self.state, self.pictures = 0, []
        self.still = Still(self.png, lambda: f"Explorer({self.state})")

    def png(self):
        self.pictures.append(self.state)
        return f"picture {self.state}".encode()

    def move(self, state):
        self.state = state
        self.still.follow()

    def shown(self, notebook):
        """Return the picture and the code in the notebook."""
        png = notebook.outputs[f"{self.still.name}-picture"]["image/png"]
        note = notebook.outputs[f"{self.still.name}-note"]["text/html"]
        return b64decode(png).decode("latin-1"), unescape(re.search(r"<pre>(.*)</pre>", note)[1])


@pytest.fixture
def drawn():
    return Drawn()


def test_the_picture_is_drawn_at_the_end_of_the_cell_and_once(notebook, drawn):
    drawn.still.display()
    assert drawn.pictures == []
    assert drawn.shown(notebook)[0].startswith("\x89PNG")  # it takes the picture's place
    drawn.move(3)
    for _ in range(2):
        notebook.end_cell()
        assert drawn.shown(notebook) == ("picture 3", "Explorer(3)")
        assert drawn.pictures == [3]


class Clock:
    """A clock that a test moves, and the calls that are due."""

    def __init__(self):
        self.now, self.due = 100.0, []

    def later(self, seconds, function):
        self.due.append((self.now + seconds, function))
        return True

    def wait(self, seconds):
        self.now += seconds
        ready = [function for time, function in self.due if time <= self.now]
        self.due = [one for one in self.due if one[0] > self.now]
        for function in ready:
            function()


def test_a_moving_hand_costs_no_drawing_and_at_rest_the_last_state_is_drawn(
    notebook, drawn, monkeypatch
):
    clock = Clock()
    monkeypatch.setattr(still.time, "monotonic", lambda: clock.now)
    monkeypatch.setattr(still, "later", clock.later)
    drawn.still.display()
    notebook.end_cell()
    for state in range(1, 30):
        drawn.move(state)
        clock.wait(PAUSE / 4)
        assert len(clock.due) == 1  # the moves share one timer
    assert drawn.pictures == [0]
    clock.wait(PAUSE)
    assert drawn.pictures == [0, 29]
    assert drawn.shown(notebook) == ("picture 29", "Explorer(29)")
    assert clock.due == []
    drawn.move(30)
    clock.wait(PAUSE)
    assert drawn.shown(notebook) == ("picture 30", "Explorer(30)")


def test_a_picture_shown_by_a_callback_needs_no_cell(notebook, drawn):
    async def callback():
        drawn.still.display()
        await asyncio.sleep(3 * PAUSE)

    asyncio.run(callback())
    assert drawn.shown(notebook) == ("picture 0", "Explorer(0)")


def test_before_it_is_displayed_and_after_it_stops_nothing_is_drawn(notebook, drawn):
    async def moves():
        drawn.move(1)
        await asyncio.sleep(3 * PAUSE)
        drawn.still.display()
        drawn.still.stop()
        notebook.end_cell()
        drawn.move(2)
        await asyncio.sleep(3 * PAUSE)

    asyncio.run(moves())
    assert drawn.pictures == []


def test_without_a_notebook_nothing_is_displayed(notebook, drawn, monkeypatch):
    monkeypatch.setattr(still, "get_ipython", lambda: None)
    drawn.still.display()
    assert notebook.sent == []


def test_the_note_says_how_to_go_on_and_bears_the_name_by_which_the_view_finds_it(notebook, drawn):
    drawn.still._code = lambda: 'Explorer("<&>")'
    drawn.still.display()
    note = notebook.outputs[f"{drawn.still.name}-note"]
    assert note["text/plain"] == NOTE and NOTE in note["text/html"]
    assert f'class="ge-still ge-still-{drawn.still.name}"' in note["text/html"]
    assert "<pre>Explorer(&quot;&lt;&amp;&gt;&quot;)</pre>" in note["text/html"]
    notebook.end_cell()
    picture = notebook.outputs[f"{drawn.still.name}-picture"]
    assert picture["text/plain"] == HINT
    assert notebook.sent[0].endswith("note")  # the picture is what follows it


MAKES = {
    "one weight": lambda: GradientExplorer(surface_points=POINTS),
    "a net": lambda: NetExplorer([[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]], surface_points=POINTS),
}


@pytest.mark.parametrize("name", MAKES)
def test_the_code_in_the_note_opens_the_explorer_at_the_state_shown(notebook, wire, name, capsys):
    explorer = MAKES[name]()
    explorer._ipython_display_()
    explorer.learning_rate = 0.25
    explorer.move(y=[[0.5]] if name == "a net" else 0.5)
    explorer._png = explorer._still._png = lambda: b""  # the figure is not at issue
    notebook.end_cell()
    note = notebook.outputs[f"{explorer._still.name}-note"]["text/html"]
    code = unescape(re.search(r"<pre>(.*)</pre>", note, re.DOTALL)[1])
    statement, expression = code.split("\n\n", 1)
    names = {}
    exec(statement, names)
    again = eval(expression, names)
    assert again._model.now == explorer._model.now
    assert explorer.view.still == explorer._still.name != again.view.still
    explorer.close()
    again.close()


@pytest.mark.parametrize("name", MAKES)
def test_the_picture_follows_a_page_and_ends_with_the_explorer(
    notebook, wire, name, capsys, monkeypatch
):
    monkeypatch.setattr(lifetime, "REST", 0.0)
    explorer = MAKES[name]()
    drawn = []
    explorer._still._png = lambda: drawn.append(explorer.learning_rate) or b""

    async def person():
        explorer._ipython_display_()
        notebook.end_cell()
        from_page(explorer, shown={"one": True})
        explorer.learning_rate = 0.5
        await asyncio.sleep(3 * PAUSE)
        from_page(explorer, shown={"one": False})
        await asyncio.sleep(PAUSE)
        assert explorer.comm is None
        explorer.learning_rate = 0.75
        await asyncio.sleep(3 * PAUSE)

    asyncio.run(person())
    assert drawn == [2.0, 0.5]
    explorer.close()


def test_a_drag_in_the_page_is_followed(notebook, wire, capsys):
    explorer = MAKES["one weight"]()
    drawn = []
    explorer._still._png = lambda: drawn.append(explorer.W) or b""

    async def person():
        explorer._ipython_display_()
        notebook.end_cell()
        tell(explorer, W=2.0)
        await asyncio.sleep(3 * PAUSE)

    asyncio.run(person())
    assert drawn == [-0.8, 2.0]
    explorer.close()


def test_an_explorer_s_picture_is_small(wire):
    explorer = MAKES["one weight"]()
    png = explorer._png()
    assert png.startswith(b"\x89PNG") and len(png) < 250_000
    explorer.close()
