"""Dragging marks and moving them with keys: x, y and W after a page's messages."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import some_ranges

from explorer import GradientExplorer, backprop
from explorer.model.ranges import Ranges
from explorer.plots.five_plots import plots
from explorer.plots.gradient_vector import surface_plot
from explorer.plots.holds import HOLDS, logit


@pytest.fixture(scope="module")
def shared():
    made = GradientExplorer()
    yield made
    made.close()


@pytest.fixture
def explorer(shared):
    shared.move(x=1.5, y=1.0, W=-0.8)
    return shared


def send(explorer: GradientExplorer, **message: object) -> str:
    """Send a message as the page does, and return the note that it leaves."""
    explorer.view._handle_custom_msg({**message, "ack": {"view": "v", "number": 1}}, [])
    assert explorer.view.error == ""
    return explorer.view.note


def at(explorer: GradientExplorer) -> tuple[float, float, float]:
    return explorer.x, explorer.y, explorer.W


def test_every_hold_is_a_mark_of_a_plot():
    known = (*plots(Ranges()), surface_plot(Ranges(), "y"))
    marks = {f"{plot.name}.{mark.role}" for plot in known for mark in plot.marks}
    points = {mark for mark in marks if mark.endswith((".point", ".target"))}
    assert set(HOLDS) == points


def test_each_hold_moves_its_own_inputs_and_no_other(explorer):
    aims = {
        "z.point": ((2.0, 99.0), (1.5, 1.0, 2.0)),
        "sigma.target": ((99.0, 0.25), (1.5, 0.25, -0.8)),
        "sigma.point": ((3.0, 99.0), (1.5, 1.0, 2.0)),
        "loss.target": ((0.25, 99.0), (1.5, 0.25, -0.8)),
        "loss.point": ((0.5, 99.0), (1.5, 1.0, 0.0)),
        "descent.point": ((2.0, 99.0), (1.5, 1.0, 2.0)),
        "surface.point": ((2.0, -1.0), (-1.0, 1.0, 2.0)),
        "surface-y.point": ((2.0, 0.5), (1.5, 0.5, 2.0)),
    }
    assert set(aims) == set(HOLDS)
    for name, (place, wanted) in aims.items():
        explorer.move(x=1.5, y=1.0, W=-0.8)
        assert send(explorer, aim={name: place}) == ""
        assert at(explorer) == wanted, name


@pytest.mark.parametrize("x", [4.0, 1.5, 0.4, -0.4, -4.0])
@pytest.mark.parametrize("z", [-1.2, 0.0, 0.7, 1.5])
def test_a_point_on_sigma_or_on_the_loss_is_reached_by_W(explorer, x, z):
    explorer.move(x=x)
    for name, place in (("sigma.point", (z, 0.0)), ("loss.point", (backprop(1, 0, z).y_hat, 0.0))):
        explorer.move(W=5.0)
        assert send(explorer, aim={name: place}) == ""
        assert explorer.trace.z == pytest.approx(z, abs=abs(x) * 0.005 + 1e-12)  # half an increment


def test_beyond_the_plot_a_mark_stops_at_the_end_of_the_slider(explorer):
    far = 1e9
    for name, ends in {
        "z.point": ((1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        "sigma.target": ((1.5, 0.0, -0.8), (1.5, 1.0, -0.8)),
        "sigma.point": ((1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        "loss.target": ((1.5, 0.0, -0.8), (1.5, 1.0, -0.8)),
        "loss.point": ((1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        "descent.point": ((1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        "surface.point": ((-4.0, 1.0, -6.0), (4.0, 1.0, 6.0)),
    }.items():
        for place, wanted in zip((-far, far), ends, strict=True):
            explorer.move(x=1.5, y=1.0, W=-0.8)
            note = send(explorer, aim={name: (place, place)})
            assert at(explorer) == wanted
            assert ("W is at its limit" in note) == (name in ("sigma.point", "loss.point"))


@pytest.mark.parametrize("name", ["sigma.point", "loss.point"])
def test_where_x_is_0_the_point_stays_and_says_why(explorer, name):
    explorer.move(x=0.0)
    before = at(explorer)
    for message in ({"aim": {name: (0.9, 0.0)}}, {"nudge": {name: [1]}}):
        assert "x is 0" in send(explorer, **message)
        assert at(explorer) == before
    assert send(explorer, aim={"z.point": (1.0, 0.0)}) == ""  # a note lasts until the next move


@pytest.mark.parametrize("x", [1e-9, -1e-300, 5e-324])
def test_where_x_is_nearly_0_W_stops_at_its_limit_and_says_so(explorer, x):
    explorer.move(x=x)
    assert "W is at its limit" in send(explorer, aim={"sigma.point": (1.0, 0.0)})
    assert explorer.W == math.copysign(6, x)


def test_keys_move_by_increments_of_the_slider(explorer):
    explorer.move(x=-1.5, W=-0.8)
    for name, counts, wanted in (
        ("z.point", [1], (-1.5, 1.0, -0.79)),
        ("z.point", [-10], (-1.5, 1.0, -0.89)),
        ("sigma.point", [1], (-1.5, 1.0, -0.9)),  # x is negative: moving right lowers W
        ("loss.point", [-2], (-1.5, 1.0, -0.88)),
        ("surface.point", [0, 3], (-1.47, 1.0, -0.88)),
        ("surface.point", [3], (-1.47, 1.0, -0.85)),
        ("sigma.target", [-1], (-1.47, 0.999, -0.85)),
        ("loss.target", [-1e9], (-1.47, 0.0, -0.85)),
        ("descent.point", [1e9], (-1.47, 0.0, 6.0)),
        ("sigma.point", [1e9], (-1.47, 0.0, -6.0)),
    ):
        send(explorer, nudge={name: counts})
        assert at(explorer) == wanted, name


def test_a_key_for_one_axis_leaves_the_other_as_it_is(explorer):
    explorer.move(x=1.23456, W=-0.7777)
    send(explorer, nudge={"surface.point": [0, 1]})
    assert explorer.W == -0.7777


def test_a_whole_drag_is_one_undo(explorer):
    for W in (0.1, 0.5, 2.0):
        send(explorer, aim={"descent.point": (W, 0.0)}, gesture="drag")
    assert explorer.W == 2.0
    explorer.undo()
    assert explorer.W == -0.8


@given(st.floats(-30, 30))
def test_logit_is_the_inverse_of_sigma(z):
    t = backprop(1.0, 0.0, z)
    # 1 − ŷ keeps its digits only where ŷ is not near 1
    assert logit(t.y_hat) == pytest.approx(z, abs=1e-9 + 1e-15 * math.exp(abs(z)))


def test_beyond_any_guess_logit_is_infinite():
    assert [logit(v) for v in (-0.1, 0.0, 1.0, 1.1)] == [-math.inf, -math.inf, math.inf, math.inf]


@given(st.data())
def test_the_nearest_value_of_a_slider_is_one_of_its_values(data):
    ranges = data.draw(some_ranges())
    name = data.draw(st.sampled_from(["x", "y", "W"]))
    low, high = getattr(ranges, name)
    step, value = ranges.increment(name), data.draw(st.floats(low - 1, high + 1))
    found = ranges.nearest(name, value)
    assert low <= found <= high
    inside = min(max(value, low), high)
    assert abs(found - inside) <= 0.5001 * step
    count = (found - low) / step
    assert found == high or count == pytest.approx(round(count), abs=1e-3)
    assert ranges.nearest(name, found) == found


def test_decimals_are_those_of_the_increment():
    assert [Ranges().nearest("W", v) for v in (-0.804, 0.1 + 0.2, 7.0)] == [-0.8, 0.3, 6.0]
