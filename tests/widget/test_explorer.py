"""The explorer in Python: traits, sliders, several explorers, and closing."""

import gc
import math
import weakref
from decimal import Decimal
from fractions import Fraction

import ipywidgets
import numpy as np
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from support.wire import POINTS, assert_consistent, everything

import explorer as package
from explorer import GradientExplorer, backprop
from explorer.model.ranges import Ranges


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


def test_public_names():
    assert package.__all__ == ["GradientExplorer", "backprop", "check_gradient", "descend"]
    assert all(hasattr(package, name) for name in package.__all__)


def test_the_start(explorer):
    assert (explorer.x, explorer.y, explorer.W, explorer.learning_rate) == (1.5, 1.0, -0.8, 2.0)
    assert explorer.trace == backprop(1.5, 1.0, -0.8)
    assert_consistent(explorer)
    assert isinstance(explorer, ipywidgets.Widget)
    assert "gradient-explorer" in explorer._dom_classes
    sliders = [w for w in explorer.children[0].children if isinstance(w, ipywidgets.FloatSlider)]
    assert [slider.description for slider in sliders] == ["x", "y", "W"]
    assert [(s.min, s.max) for s in sliders] == [(-4.0, 4.0), (0.0, 1.0), (-6.0, 6.0)]


def test_another_start():
    e = GradientExplorer(2, 0, Fraction(1, 2), learning_rate=np.float32(0.5), surface_points=POINTS)
    assert (e.x, e.y, e.W, e.learning_rate) == (2.0, 0.0, 0.5, 0.5)
    assert {type(v) for v in (e.x, e.y, e.W, e.learning_rate)} == {float}
    assert_consistent(e)
    e.close()


# --- traits ----------------------------------------------------------------------------------

BAD = [None, "2", "", b"1", math.nan, math.inf, -math.inf, 1j, 10**400, -(10**400), 10**5000]
BAD += [[1.0], (1.0,), {}, object(), np.array(1.0), np.array([1.0, 2.0]), Decimal(1)]
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


@pytest.mark.parametrize("good", [2, 2.0, np.float64(2), np.float32(2), np.int8(2), Fraction(2)])
def test_any_real_number_is_taken_as_a_float(shared, good):
    shared.x = good
    assert shared.x == 2.0 and type(shared.x) is float
    assert_consistent(shared)


def test_trace_is_read_only(explorer):
    with pytest.raises(traitlets.TraitError, match="read-only"):
        explorer.trace = backprop(0, 0, 0)


def test_observers_see_one_state(explorer):
    seen = []
    explorer.observe(lambda change: seen.append((explorer.x, change["new"].x)), "trace")
    explorer.x = 2.0
    explorer.move(x=3.0, y=0.0, W=1.0)
    assert seen == [(2.0, 2.0), (3.0, 3.0)]


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


# --- sliders ---------------------------------------------------------------------------------

NAMES = ["x", "y", "W"]


@settings(max_examples=40)
@given(st.data())
def test_sliders_and_traits_follow_each_other_in_any_order(made_once, data):
    e = made_once
    for _ in range(data.draw(st.integers(1, 6))):
        name = data.draw(st.sampled_from(NAMES))
        value = data.draw(st.floats(*getattr(Ranges(), name)))
        if data.draw(st.booleans()):
            setattr(e, name, value)
        else:
            e._sliders[name].value = value
        assert getattr(e, name) == value
        assert_consistent(e)


def test_sliders_do_not_round_or_clamp_what_python_sets(explorer):
    explorer.x = 1 / 3
    assert explorer.x == explorer._sliders["x"].value == 1 / 3
    for name in NAMES:
        for end in getattr(Ranges(), name):
            setattr(explorer, name, end)
            assert explorer._sliders[name].value == end
    assert_consistent(explorer)


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
            assert all(math.isfinite(v) for v in everything(e)[3].values())
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
