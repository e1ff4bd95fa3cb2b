"""The explorer in Python: traits, moves, files, several explorers, and closing."""

import asyncio
import gc
import json
import math
import re
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from fractions import Fraction

import ipywidgets
import numpy as np
import pytest
import traitlets
from matplotlib.figure import Figure
from support.wire import POINTS, assert_consistent, everything, tell

from explorer import GradientExplorer, backprop, descend
from explorer.derivation.quantities import QUANTITIES
from explorer.model.history import DEPTH, LONGEST


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


def test_the_start(explorer):
    assert (explorer.x, explorer.y, explorer.W, explorer.learning_rate) == (1.5, 1.0, -0.8, 2.0)
    assert explorer.trace == backprop(1.5, 1.0, -0.8)
    assert_consistent(explorer)
    assert isinstance(explorer, ipywidgets.Widget)
    assert "gradient-explorer" in explorer._dom_classes
    sliders = [w for w in explorer.children[0].children if isinstance(w, ipywidgets.FloatSlider)]
    assert [slider.description for slider in sliders] == ["W", "x", "y"]
    assert [(s.min, s.max) for s in sliders] == [(-6.0, 6.0), (-4.0, 4.0), (0.0, 1.0)]


def test_another_start():
    e = GradientExplorer(2, 0, Fraction(1, 2), learning_rate=np.float32(0.5), surface_points=POINTS)
    assert (e.x, e.y, e.W, e.learning_rate) == (2.0, 0.0, 0.5, 0.5)
    assert {type(v) for v in (e.x, e.y, e.W, e.learning_rate)} == {float}
    assert_consistent(e)
    e.close()


# --- traits ----------------------------------------------------------------------------------

NAMES = ["x", "y", "W"]
BAD = [None, "2", "", b"1", math.nan, math.inf, -math.inf, 1j, 10**400, -(10**400), 10**5000]
BAD += [[1.0], (1.0,), {}, object(), np.array([1.0]), np.array([1.0, 2.0]), Decimal(1)]
BAD += [np.float64("nan"), Fraction(10**400), 4.0000001, -4.0000001, 1e300]
names = [f"{type(v).__name__} {i}" for i, v in enumerate(BAD)]


@pytest.mark.parametrize("bad", BAD, ids=names)
def test_a_bad_value_is_refused_by_name_and_changes_nothing(shared, shared_wire, bad):
    before = everything(shared)
    with pytest.raises(traitlets.TraitError, match=r"^x must be a number from -4 to 4; got .") as c:
        shared.x = bad
    assert len(str(c.value)) < 100
    with pytest.raises(traitlets.TraitError, match=r"^x must be a number from -4 to 4; got ."):
        shared.move(W=1.0, x=bad)
    assert everything(shared) == before
    assert shared_wire.take() == []


@pytest.mark.parametrize(
    ("name", "bad", "allowed"),
    [
        ("y", 1.5, "a number from 0 to 1"),
        ("y", -0.1, "a number from 0 to 1"),
        ("W", 6.5, "a number from -6 to 6"),
        ("learning_rate", 0.0, "a positive finite number"),
        ("learning_rate", -1, "a positive finite number"),
        ("learning_rate", math.inf, "a positive finite number"),
        ("learning_rate", 10**400, "a positive finite number"),
        ("learning_rate", None, "a positive finite number"),
    ],
)
def test_each_trait_names_what_it_allows(shared, name, bad, allowed):
    before = everything(shared)
    with pytest.raises(traitlets.TraitError, match=f"^{name} must be {allowed}; got "):
        setattr(shared, name, bad)
    assert everything(shared) == before
    with pytest.raises(traitlets.TraitError, match=f"^{name} must be {allowed}; got "):
        GradientExplorer(**{name: bad}, surface_points=POINTS)


GOOD = [2, 2.0, np.float64(2), np.float32(2), np.int8(2), np.array(2), Fraction(2)]


@pytest.mark.parametrize("good", GOOD)
def test_any_real_number_is_taken_as_a_float(shared, good):
    shared.x = good
    assert shared.x == 2.0 and type(shared.x) is float
    assert_consistent(shared)


@pytest.mark.parametrize(("name", "value"), [("trace", backprop(0, 0, 0)), ("path", (1.0, 2.0))])
def test_results_are_read_only(shared, name, value):
    before = everything(shared)
    with pytest.raises(traitlets.TraitError, match="read-only"):
        setattr(shared, name, value)
    assert everything(shared) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda e: e.move(x=3.0, y=0.25, W=1.0),
        lambda e: e.descend_to(-0.5),
        lambda e: e.undo(),
        lambda e: e.restart(),
        lambda e: tell(e, x=3.0, W=1.0, learning_rate=0.5, path=[0.5, 1.0]),
    ],
    ids=["move", "descend_to", "undo", "restart", "page"],
)
def test_observers_see_one_state(explorer, change):
    explorer.move(x=-2.0, y=0.5, W=2.0)
    seen = []

    def look(_):
        t = explorer.trace
        seen.append((explorer.x, explorer.y, explorer.W) == (t.x, t.y, t.W))
        seen.append(t == explorer.state.t and explorer.path == explorer.state.path)

    explorer.observe(look, [*NAMES, "learning_rate", "path", "trace"])
    before = explorer.state
    change(explorer)
    assert explorer.state != before
    assert seen and all(seen)


def test_each_trait_that_changes_is_announced_once(explorer):
    seen = []
    explorer.observe(lambda change: seen.append((change["name"], change["new"])), NAMES)
    explorer.move(x=2.0, y=1.0, W=1.0)
    tell(explorer, x=3.0)
    assert sorted(seen) == [("W", 1.0), ("x", 2.0), ("x", 3.0)]


def test_an_observer_may_change_the_state_in_turn(explorer):
    explorer.observe(lambda change: setattr(explorer, "W", change["new"] / 2), "x")
    explorer.x = 2.0
    assert explorer.W == 1.0
    tell(explorer, x=-3.0)
    assert explorer.W == -1.5
    assert_consistent(explorer)


@pytest.mark.parametrize(
    "change",
    [
        lambda e: setattr(e, "x", 2.0),
        lambda e: e.undo(),
        lambda e: setattr(e._sliders["x"], "value", 2.0),
        lambda e: setattr(e.view, "x", 2.0),
    ],
    ids=["assignment", "undo", "slider", "view"],
)
def test_an_observer_that_fails_leaves_the_state_consistent(explorer, change):
    explorer.x = -1.0

    def fail(_):
        raise ZeroDivisionError

    explorer.observe(fail, "x")
    with pytest.raises(ZeroDivisionError):
        change(explorer)
    assert explorer.x != -1.0
    assert_consistent(explorer)
    explorer.unobserve(fail, "x")
    explorer.x = 3.0
    assert_consistent(explorer)


def test_interactive_output_follows_its_sliders(explorer):
    box, _ = explorer.children
    sliders = {slider.description: slider for slider in box.children}
    calls = []
    output = ipywidgets.interactive_output(lambda **values: calls.append(values), sliders)
    tell(explorer, W=2.0)
    explorer.x = -1.0
    assert calls[-1] == {"x": -1.0, "y": 1.0, "W": 2.0}
    output.close()


def test_it_may_be_linked_to_another_widget(explorer):
    other = ipywidgets.FloatText(0.5)
    link = ipywidgets.link((explorer, "W"), (other, "value"))
    assert other.value == -0.8
    tell(explorer, W=2.0)
    assert other.value == 2.0
    other.value = -3.0
    assert explorer.W == -3.0
    assert_consistent(explorer)
    link.unlink()
    other.close()


# --- move ------------------------------------------------------------------------------------


def test_move_is_one_change(explorer, wire):
    explorer.move(x=2.0, y=0.5, W=3.0, learning_rate=0.1)
    assert (explorer.x, explorer.y, explorer.W, explorer.learning_rate) == (2.0, 0.5, 3.0, 0.1)
    assert len(wire.take(explorer.view)) == 1
    assert_consistent(explorer)


def test_move_changes_all_or_nothing(explorer, wire):
    before = everything(explorer)
    for values in ({"x": 2.0, "y": 2.0}, {"learning_rate": -1.0, "x": 2.0}):
        with pytest.raises(traitlets.TraitError):
            explorer.move(**values)
    with pytest.raises(TypeError, match="takes x, y, W and learning_rate; got 'z'"):
        explorer.move(x=2.0, z=1.0)
    assert everything(explorer) == before and wire.take() == []
    explorer.move()
    assert everything(explorer) == before


def test_held_notifications_lead_to_one_state(explorer, wire):
    with explorer.hold_trait_notifications():
        explorer.x = 2.0
        explorer.W = 1.0
        explorer.y = 0.5
    assert (explorer.x, explorer.y, explorer.W) == (2.0, 0.5, 1.0)
    assert_consistent(explorer)
    assert len(wire.take(explorer.view)) == 1


def test_a_bad_value_among_held_ones_restores_all(explorer):
    before = everything(explorer)
    with (
        pytest.raises(traitlets.TraitError, match="x must be a number"),
        explorer.hold_trait_notifications(),
    ):
        explorer.W = 1.0
        explorer.x = 99.0
    assert everything(explorer) == before


# --- descent and Undo --------------------------------------------------------------------------


def test_a_descent_is_a_path(explorer):
    steps = descend(1.5, 1.0, -0.8, learning_rate=2.0, steps=3).W
    for W in steps[1:]:
        explorer.descend_to(W)
    assert explorer.path == explorer.state.path == tuple(steps)
    assert explorer.W == steps[-1]
    assert_consistent(explorer)
    explorer.learning_rate = 0.5
    assert explorer.path == tuple(steps)
    explorer.y = 0.5
    assert explorer.path == ()
    assert_consistent(explorer)


def test_a_step_to_anywhere_else_is_refused(explorer):
    explorer.descend_to(0.5)
    before = everything(explorer)
    for bad in (7.0, math.nan, None, "1"):
        with pytest.raises(traitlets.TraitError, match=r"^W must be a number from -6 to 6; got "):
            explorer.descend_to(bad)
        assert everything(explorer) == before


def test_a_long_descent_keeps_its_start_and_its_end(explorer):
    Ws = [-5.0, *(i / 100 for i in range(LONGEST + 20))]
    explorer.W = Ws[0]
    for W in Ws[1:]:
        explorer.descend_to(W)
    assert explorer.path == (Ws[0], *Ws[1 - LONGEST :])
    assert tell(explorer, learning_rate=1.0) == ""  # a page may have it
    explorer.restart()
    assert explorer.W == Ws[0]


def test_restart_goes_to_the_start_of_the_descent_and_then_to_the_first_state(explorer):
    explorer.move(x=-2.0, W=3.0, learning_rate=9.0)
    explorer.descend_to(2.0)
    explorer.descend_to(1.0)
    explorer.restart()
    assert (explorer.x, explorer.W, explorer.learning_rate, explorer.path) == (-2.0, 3.0, 9.0, ())
    explorer.restart()
    assert (explorer.x, explorer.y, explorer.W, explorer.learning_rate) == (1.5, 1.0, -0.8, 2.0)
    assert_consistent(explorer)


def test_undo_leads_back_one_change_at_a_time(explorer, wire):
    states = [explorer.state]
    for change in (
        lambda: setattr(explorer, "x", 2.0),
        lambda: explorer.move(y=0.5, W=1.0),
        lambda: explorer.descend_to(0.5),
        lambda: explorer.restart(),
        lambda: tell(explorer, W=3.0, learning_rate=1.0),
    ):
        change()
        states.append(explorer.state)
    while len(states) > 1:
        states.pop()
        wire.take()
        explorer.undo()
        assert explorer.state == states[-1]
        assert_consistent(explorer)
        assert len(wire.take(explorer.view)) == 1
    explorer.undo()  # there is nothing left
    assert explorer.state == states[0]
    assert wire.take() == []


def test_the_oldest_changes_are_forgotten(explorer):
    for i in range(2 * DEPTH):
        explorer.x = i / 100
    for _ in range(2 * DEPTH):
        explorer.undo()
    assert explorer.x == (DEPTH - 1) / 100


# --- threads and event loops ---------------------------------------------------------------------


@pytest.fixture
def hasty_threads():
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # s
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_a_page_may_move_it_while_a_cell_does(explorer):
    def page():
        for number in range(500):
            tell(explorer, W=number % 7 - 3.0)

    with ThreadPoolExecutor() as pool:
        asked = pool.submit(page)
        for number in range(500):
            explorer.move(W=number % 5 - 2.5, x=number % 9 - 4.0)
        asked.result()
    assert explorer.view.error == ""
    assert_consistent(explorer)


def test_a_refused_move_does_not_take_back_another_thread_s_assignment(explorer):
    moving, assigned = threading.Event(), threading.Event()

    class Slow(Fraction):
        def __float__(self):
            moving.set()
            assigned.wait(0.2)
            return 9.0

    def assign():
        moving.wait()
        explorer.y = 0.25
        assigned.set()

    with ThreadPoolExecutor() as pool:
        other = pool.submit(assign)
        with pytest.raises(traitlets.TraitError):
            explorer.move(W=1.0, x=Slow(9))
        other.result()
    assert (explorer.W, explorer.y) == (-0.8, 0.25)
    assert_consistent(explorer)


@pytest.mark.usefixtures("hasty_threads")
def test_several_threads_may_move_it(explorer):
    def move(name):
        for i in range(200):
            setattr(explorer, name, (i % 10) / 10)

    with ThreadPoolExecutor() as pool:
        list(pool.map(move, NAMES))
    assert (explorer.x, explorer.y, explorer.W) == (0.9, 0.9, 0.9)
    assert_consistent(explorer)


def test_a_cell_that_sets_it_often_sends_few_messages_and_the_last_state(explorer, wire):
    async def cell():
        for i in range(500):
            explorer.x = i / 500
        await asyncio.sleep(0.1)

    asyncio.run(cell())
    messages = wire.take(explorer.view)
    assert len(messages) < 250
    assert messages[-1].state["x"] == 499 / 500
    assert_consistent(explorer)


# --- files and display ---------------------------------------------------------------------------

MAGIC = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<?xml", "html": b"<!doctype html>"}


@pytest.mark.parametrize("kind", MAGIC)
def test_a_file_begins_as_its_kind_does(shared, kind):
    assert shared.saved(kind).startswith(MAGIC[kind])


def test_an_unknown_kind_of_file_is_refused(shared):
    with pytest.raises(ValueError, match="exe"):
        shared.saved("exe")


def test_the_saved_page_has_the_last_state_of_a_busy_cell(explorer):
    async def cell():
        for x in (1.0, 2.0, 3.0):
            explorer.x = x
        return explorer.saved("html").decode()

    text = asyncio.run(cell())
    assert json.loads(re.search(r'id="state">(.*?)</script>', text, re.DOTALL)[1])["x"] == 3.0


def test_it_is_displayed_with_a_picture_for_those_who_do_not_run_it(explorer, monkeypatch):
    outputs = []
    monkeypatch.setattr("explorer.widget.displayed.display", lambda d, **_: outputs.append(d))
    monkeypatch.setattr(explorer._still, "display", lambda: outputs.append("picture"))
    explorer.W = 2.0
    explorer._ipython_display_()
    live, picture = outputs
    assert live["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    text = "GradientExplorer(x=1.5, y=1.0, W=2.0, learning_rate=2.0)"
    assert live["text/plain"] == text
    assert picture == "picture"
    explorer.close()
    outputs.clear()
    explorer._ipython_display_()
    assert outputs == [{"text/plain": text}]


def test_explorers_share_nothing(wire):
    one, other = GradientExplorer(surface_points=POINTS), GradientExplorer(surface_points=POINTS)
    before = everything(other)
    wire.take()
    one.move(x=3.0, y=0.0, W=2.0, learning_rate=0.1)
    one.view.error = "mine"
    assert everything(other) == before and other.view.error == ""
    assert {m.sender for m in wire.take()} <= {
        w.model_id for w in (one, one.view, *one._sliders.box.children)
    }
    one.close()
    other.x = 1.0  # the other still works
    assert_consistent(other)
    other.close()


# --- the constructor -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        ({"x": 5.0}, traitlets.TraitError, "x must be a number from -4 to 4; got 5.0"),
        ({"x": "1"}, traitlets.TraitError, "x must be a number from -4 to 4; got '1'"),
        ({"x_range": (0, 1)}, traitlets.TraitError, "x must be a number from 0 to 1; got 1.5"),
        ({"x_range": (1, 0)}, ValueError, "x_range must be finite, with lowest < highest"),
        ({"W_range": (0, math.inf)}, ValueError, "W_range must be finite"),
        ({"y_range": (0, 10**400)}, ValueError, "y_range must be finite"),
        ({"y_range": None}, TypeError, "y_range must be a pair"),
        ({"y_range": "01"}, TypeError, "y_range must be a pair"),
        ({"W_range": (0, 1e7)}, ValueError, "W_range must lie within"),
        ({"surface_points": 100}, TypeError, "surface_points must be two whole numbers"),
        ({"surface_points": (2.0, 3)}, TypeError, "surface_points must be two whole numbers"),
        ({"surface_points": (True, 3)}, TypeError, "surface_points must be two whole numbers"),
        ({"surface_points": (1, 3)}, ValueError, "surface_points must be two whole numbers"),
        ({"surface_points": (3, 2001)}, ValueError, "surface_points must be two whole numbers"),
    ],
    ids=str,
)
def test_the_constructor_refuses(values, error, message):
    with pytest.raises(error, match=message):
        GradientExplorer(**values)
    gc.collect()  # the half-made explorer is freed without a warning


@pytest.mark.parametrize(
    "ranges",
    [
        {"x_range": (1000.0, 2000.0), "W_range": (-2000.0, -1000.0)},
        {"x_range": (0.0, 1e-6), "W_range": (0.0, 1e-6)},
        {"x_range": (-1e6, 1e6), "y_range": (-1e6, 1e6), "W_range": (-1e6, 1e6)},
        {"x_range": [0, 9], "y_range": [2, 3]},
    ],
    ids=str,
)
def test_unusual_ranges_work_from_end_to_end(ranges):
    start = {name[0]: low for name, (low, _) in ranges.items()}
    e = GradientExplorer(**{"y": start.get("y", 0.0), "x": start["x"], "W": start.get("W", 0.0)},
                         **ranges, surface_points=POINTS)  # fmt: skip
    for name in NAMES:
        for end in getattr(e.ranges, name):
            setattr(e, name, end)
            assert_consistent(e)
            assert all(math.isfinite(e.state.value(name)) for name in QUANTITIES)
    e.figure()
    e.close()


# --- closing ---------------------------------------------------------------------------------


def figures():
    gc.collect()
    return sum(isinstance(thing, Figure) for thing in gc.get_objects())


def test_close_frees_everything(wire):
    warm = GradientExplorer(surface_points=POINTS)
    warm.close()
    del warm
    gc.collect()
    wire.open.clear()
    drawn, instances = figures(), len(ipywidgets.widgets.widget._instances)

    e = GradientExplorer(surface_points=POINTS)
    e.x = 2.0
    parts = [weakref.ref(thing) for thing in (e, e.view, *e._sliders.box.children)]
    assert len(wire.open) > 5
    assert figures() == drawn  # plots that are drawn need no figure
    e.close()
    assert wire.open == set()
    assert len(ipywidgets.widgets.widget._instances) == instances
    del e
    assert figures() == drawn
    assert [part() for part in parts] == [None] * len(parts)


def test_close_may_be_called_twice(wire):
    e = GradientExplorer(surface_points=POINTS)
    e.close()
    wire.take()
    e.close()
    assert wire.open == set()
    assert wire.take() == []


def test_nothing_is_sent_after_close(wire):
    e = GradientExplorer(surface_points=POINTS)
    e.close()
    wire.take()
    e.x = 2.0
    assert wire.take() == []


def test_figure_shows_the_state(explorer):
    explorer.move(x=2.0, y=0.0, W=1.0, learning_rate=0.5)
    (line,) = [t.get_text() for t in explorer.figure().texts if "η" in t.get_text()]
    assert line.split() == "x = 2 y = 0 W = 1 η = 0.5".split()


@pytest.mark.parametrize(
    ("options", "inches", "points"),
    [({}, 1120 / 72, 12), ({"width": 6.5}, 6.5, 8), ({"width": 10, "font_size": 14}, 10, 14)],
)
def test_a_figure_has_the_width_and_the_labels_that_are_asked_for(
    explorer, options, inches, points
):
    figure = explorer.figure(**options)
    assert figure.get_figwidth() == pytest.approx(inches)
    labels = [axes.xaxis.label.get_fontsize() for axes in figure.axes]
    assert labels == pytest.approx([points] * 5)
    with pytest.raises(ValueError, match=r"^font_size must be at most 8.9 points"):
        explorer.figure(width=3.3, font_size=20)
