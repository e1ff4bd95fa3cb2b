"""The still picture below an explorer: an SVG at once, a PNG at the end of the cell."""

from base64 import b64encode
from types import SimpleNamespace

import pytest
from IPython.core.events import EventManager, post_run_cell
from support.wire import POINTS

from explorer import GradientExplorer
from explorer.session.still import HINT
from explorer.widget import still


@pytest.fixture
def cell(monkeypatch):
    """A cell that runs: the outputs that it shows, and `end`."""
    outputs = []

    class Handle:
        def __init__(self, data):
            outputs.append(data)

        def update(self, data, metadata, raw):
            outputs[0] = data
            assert metadata["image/png"]["alt"] == HINT

    shell = SimpleNamespace(showtraceback=lambda: pytest.fail("the callback raised"))
    shell.events = EventManager(shell, {"post_run_cell": post_run_cell})
    monkeypatch.setattr(still, "get_ipython", lambda: shell)
    monkeypatch.setattr(still, "display", lambda data, raw, display_id: Handle(data))
    end = lambda: shell.events.trigger("post_run_cell", None)  # noqa: E731
    return SimpleNamespace(outputs=outputs, end=end)


def test_a_png_takes_the_place_of_the_svg_at_the_end_of_the_cell(cell):
    drawn = []
    still.display_still("<svg/>", lambda: drawn.append(None) or b"png")
    assert cell.outputs == [{"image/svg+xml": "<svg/>", "text/plain": HINT}]
    assert drawn == []
    for _ in range(2):  # and once only
        cell.end()
        assert cell.outputs == [{"image/png": b64encode(b"png").decode(), "text/plain": HINT}]
        assert len(drawn) == 1


def test_an_explorer_s_png_is_small_and_names_its_software(cell, wire):
    made = GradientExplorer(surface_points=POINTS)
    png = still.still_png(made.figure())
    assert png.startswith(b"\x89PNG") and b"ge-still" in png
    assert len(png) < 250_000
    made.close()
