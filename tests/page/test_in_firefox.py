"""The main path in Firefox, in the pages that an explorer saves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.assertions import assert_shows
from support.firefox import Firefox, Node, find_firefox, running_firefox
from support.net_numbers import assert_net_shows
from support.nets import PART_4B, explorer_of
from support.reading import Reading, read
from support.states import DEFAULT, state

from explorer import GradientExplorer, backprop_net

pytestmark = pytest.mark.browser

START = (1.5, 1.0, -0.8)
#: The diameter of the thumb of Firefox's own sliders, px.
THUMB = 20
VALUE = "box => Number(box.dataset.value)"
TOP = "node => node.getBoundingClientRect().top"


@pytest.fixture(scope="module")
def firefox_for_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = find_firefox()
    if program is None:
        missing = "no Firefox here, except perhaps a snap, which cannot read the tests' files"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(
            f"{missing}: install firefox-esr, or Firefox from mozilla.org, to run its tests"
        )
    with running_firefox(program, tmp_path_factory.mktemp("profile")) as firefox:
        yield firefox


@pytest.fixture
def firefox(firefox_for_all: Firefox) -> Iterator[Firefox]:
    """Firefox with 1120 px for the page; an error of the page fails the test."""
    firefox_for_all.set_width(1120)
    yield firefox_for_all
    assert firefox_for_all.take_errors() == []


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that explorers save: of one weight, and of part 4b's net."""
    folder = tmp_path_factory.mktemp("saved")
    pages = {}
    for name, explorer in (("weight", GradientExplorer()), ("net", explorer_of(PART_4B))):
        pages[name] = folder / f"{name}.html"
        pages[name].write_bytes(explorer.saved("html"))
        explorer.close()
    return pages


def drag_weight(firefox: Firefox, *values: float) -> None:
    """Drag the weight's slider from the first of these values to the last."""
    x, y, width, height = firefox.node(".ge-range").box()
    low, high = DEFAULT.W
    shares = [(value - low) / (high - low) for value in values]
    places = [x + THUMB / 2 + share * (width - THUMB) for share in shares]
    firefox.drag(*[(place, y + height / 2) for place in places])


def agreed(root: Node) -> Reading:
    """Check that numbers and marks are those of `backprop` at the inputs on show."""
    reading = read(root)
    assert_shows(reading, state(*reading.inputs))
    assert reading.error == ""
    return reading


def test_a_drag_moves_every_number_and_mark_and_one_undo_reverts_it(firefox, saved):
    firefox.open(saved["weight"])
    root = firefox.node(".gradient-explorer")
    assert agreed(root).inputs == START
    drag_weight(firefox, START[2], 1, 5, 3)
    x, y, W = agreed(root).inputs
    assert (x, y) == START[:2]
    assert W == pytest.approx(3, abs=0.2)
    firefox.node("[title^='Undo']").click()
    assert agreed(root).inputs == START


def test_a_point_in_a_plot_follows_the_hand(firefox, saved):
    firefox.open(saved["weight"])
    root = firefox.node(".gradient-explorer")
    reading = agreed(root)
    picture = firefox.node("[data-plot=descent] > svg")
    left, top, width, _ = picture.box()
    scale = width / picture.evaluate("svg => svg.viewBox.baseVal.width")
    ((x, y),) = reading.pixels("descent.point")
    along, _ = reading.axes("descent")
    start, half, end = ((left + scale * (x + way), top + scale * y) for way in (0, 50, 100))
    firefox.drag(start, half, end)
    moved = agreed(root).inputs
    assert moved[:2] == START[:2]
    assert moved[2] == pytest.approx(along.data(x + 100), abs=0.05)


def test_keys_move_the_slider_of_the_weight(firefox, saved):
    firefox.open(saved["weight"])
    root = firefox.node(".gradient-explorer")
    firefox.node(".ge-range").evaluate("slider => slider.focus()")
    for key, W in (("ArrowRight", -0.79), ("ArrowLeft", -0.8), ("Home", -6.0), ("End", 6.0)):
        firefox.press(key)
        assert agreed(root).inputs == (*START[:2], W), key


def test_the_tools_open_and_a_step_of_descent_moves_the_weight(firefox, saved):
    firefox.open(saved["weight"])
    for tool in ("walk", "predict", "check", "export", "descent"):
        firefox.node(f"[data-tool={tool}]").click()
        panel = firefox.node(f".ge-panel.ge-{tool}")
        assert panel.evaluate("panel => panel.checkVisibility()"), tool
    firefox.node("[data-do=step]").click()
    moved = state(*START[:2], state(*START).W_next)
    reading = read(firefox.node(".gradient-explorer"))
    assert reading.inputs == (*START[:2], moved.t.W)
    assert_shows(reading, moved._replace(path=(START[2], moved.t.W)))


def test_a_click_selects_a_weight_of_a_net_and_its_slider_moves_it(firefox, saved):
    firefox.open(saved["net"])
    root = firefox.node(".gradient-explorer")
    firefox.node("[role=gridcell][data-quantity=W2][data-index='2,1']").click()
    entry = firefox.node(".ge-slider-entry")
    assert entry.evaluate("entry => entry.textContent") == "W₂[2]"
    drag_weight(firefox, -2.3, 0, 1.5)
    w = firefox.node(".ge-box[data-quantity=W]").evaluate(VALUE)
    assert w == pytest.approx(1.5, abs=0.2)
    W1, (first, _) = PART_4B.weights
    t = backprop_net(PART_4B.X, PART_4B.y, [W1, [first, [w]]])
    assert assert_net_shows(root, t, (2, 1, 1, 0)) > 80


@pytest.mark.parametrize("name, plots", [("weight", "z sigma"), ("net", "net-z net-l")])
def test_plots_stand_in_a_row_or_below_each_other_and_fit_the_page(firefox, saved, name, plots):
    firefox.open(saved[name])
    page = firefox.node(":root")
    for width, rows in ((1120, 1), (400, 2)):
        firefox.set_width(width)
        tops = {firefox.node(f"[data-plot={plot}]").evaluate(TOP) for plot in plots.split()}
        assert len(tops) == rows, width
        assert page.evaluate("({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth"), width
