"""Dragging marks and moving them with keys: the values of x, y and W that result."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.drawings import all_plots
from support.states import DEFAULT, RANGES, some_ranges, state, states

from explorer import backprop
from explorer.model.history import Snapshot
from explorer.model.ranges import Ranges
from explorer.plots.holds import HOLDS
from explorer.session.drag import Aim, aimed, ends, nudged
from explorer.session.session import Session

INPUTS = ("x", "y", "W")


@pytest.fixture
def session():
    return new_session()


def new_session(x=1.5, y=1.0, W=-0.8, ranges=DEFAULT):
    start = Snapshot(x, y, W, 2.0)
    return Session(ranges, start, start, [])


def at(session):
    return session.model.now[:3]


@pytest.mark.parametrize(
    ("name", "place", "wanted"),
    [
        ("z.point", (2.0, 99.0), (1.5, 1.0, 2.0)),
        ("sigma.target", (99.0, 0.25), (1.5, 0.25, -0.8)),
        ("sigma.point", (3.0, 99.0), (1.5, 1.0, 2.0)),
        ("loss.target", (0.25, 99.0), (1.5, 0.25, -0.8)),
        ("loss.point", (0.5, 99.0), (1.5, 1.0, 0.0)),
        ("descent.point", (2.0, 99.0), (1.5, 1.0, 2.0)),
        ("surface.point", (2.0, -1.0), (-1.0, 1.0, 2.0)),
        ("surface-y.point", (2.0, 0.5), (1.5, 0.5, 2.0)),
    ],
)
def test_a_mark_moves_its_own_inputs_and_no_other(session, name, place, wanted):
    assert session.aim(name, *place) is True
    assert at(session) == wanted
    assert session.note == ""
    assert session.aim(name, *place) is False


def test_a_whole_drag_is_one_undo(session):
    for W in (0.1, 0.5, 2.0):
        session.aim("descent.point", W, 0.0, "drag")
    assert at(session) == (1.5, 1.0, 2.0)
    session.undo()
    assert at(session) == (1.5, 1.0, -0.8)


@given(st.data())
def test_the_sliders_take_their_positions_nearest_to_the_place(data):
    ranges = data.draw(st.sampled_from(RANGES) | some_ranges())
    s = data.draw(states(ranges))
    hold = data.draw(st.sampled_from(list(HOLDS.values())))
    place = {q: data.draw(st.floats(*ranges.padded(q))) for q in (hold.across, hold.up) if q}
    aim = aimed(ranges, s, hold, place.get(hold.across, 7.0), place.get(hold.up, 7.0))
    wanted = {}
    for quantity in hold.moves:
        value = place[quantity]
        if quantity in INPUTS:
            wanted[quantity] = value
        elif s.t.x != 0:  # W·x is z, and σ(W·x) is ŷ
            if quantity == "y_hat":
                value = math.log(value / (1 - value)) if 0 < value < 1 else (value - 0.5) * math.inf
            wanted["W"] = value / s.t.x
    assert aim.inputs.keys() == wanted.keys()
    for name, value in wanted.items():
        low, high = getattr(ranges, name)
        assert low <= aim.inputs[name] <= high
        nearest = min(max(value, low), high)
        rounding = 1e-9 * abs(nearest)
        assert abs(aim.inputs[name] - nearest) <= 0.5001 * ranges.increment(name) + rounding


@pytest.mark.parametrize("x", [4.0, 1.5, 0.4, -0.4, -4.0])
@pytest.mark.parametrize("z", [-1.2, 0.0, 0.7, 1.5])
def test_a_point_on_sigma_or_on_the_loss_is_reached_by_W(x, z):
    for name, across in (("sigma.point", z), ("loss.point", backprop(1, 0, z).y_hat)):
        session = new_session(x=x, W=5.0)
        session.aim(name, across, 0.0)
        assert session.note == ""
        reached = session.model.state.t
        assert reached.z == pytest.approx(z, abs=abs(x) * 0.005 + 1e-12)  # half an increment
        assert (reached.x, reached.y) == (x, 1.0)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("z.point", (1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        ("sigma.target", (1.5, 0.0, -0.8), (1.5, 1.0, -0.8)),
        ("sigma.point", (1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        ("loss.target", (1.5, 0.0, -0.8), (1.5, 1.0, -0.8)),
        ("loss.point", (1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        ("descent.point", (1.5, 1.0, -6.0), (1.5, 1.0, 6.0)),
        ("surface.point", (-4.0, 1.0, -6.0), (4.0, 1.0, 6.0)),
        ("surface-y.point", (1.5, 0.0, -6.0), (1.5, 1.0, 6.0)),
    ],
)
def test_beyond_the_plot_a_mark_stops_at_the_end_of_the_slider(name, least, most):
    for far, wanted in ((-1e9, least), (1e9, most)):
        session = new_session()
        session.aim(name, far, far)
        assert at(session) == wanted
        text = {"sigma.point": "z", "loss.point": "ŷ"}.get(name)
        note = f"W is at its limit: at this x, {text} goes no further." if text else ""
        assert session.note == note


@pytest.mark.parametrize(("name", "text"), [("sigma.point", "z"), ("loss.point", "ŷ")])
def test_where_x_is_0_the_point_stays_and_says_why(name, text):
    session = new_session(x=0.0)
    before = at(session)
    for move in (lambda: session.aim(name, 0.9, 0.0), lambda: session.nudge(name, [1])):
        session.note = ""
        assert move() is False
        assert session.note == f"x is 0, so W does not move {text}. Move x first."
        assert (at(session), session.model.past) == (before, [])
    session.aim("z.point", 1.0, 0.0)
    assert session.note == ""  # a note lasts until the next drag


@pytest.mark.parametrize("x", [1e-9, -1e-300, 5e-324])
def test_where_x_is_nearly_0_W_stops_at_its_limit_and_says_so(x):
    session = new_session(x=x)
    session.aim("sigma.point", 1.0, 0.0)
    assert session.note.startswith("W is at its limit")
    assert at(session)[2] == math.copysign(6, x)


# --- keys ----------------------------------------------------------------------------------------


def test_keys_move_by_increments_of_the_slider():
    session = new_session(x=-1.5)
    for name, counts, wanted in (
        ("z.point", [1], (-1.5, 1.0, -0.79)),
        ("z.point", [-10], (-1.5, 1.0, -0.89)),
        ("sigma.point", [1], (-1.5, 1.0, -0.9)),  # x is negative: moving right lowers W
        ("loss.point", [-2], (-1.5, 1.0, -0.88)),
        ("surface.point", [0, 3], (-1.47, 1.0, -0.88)),
        ("surface.point", [3], (-1.47, 1.0, -0.85)),
        ("sigma.target", [-1], (-1.47, 0.999, -0.85)),
        ("surface-y.point", [1, -9], (-1.47, 0.99, -0.84)),
        ("loss.target", [-1_000_000], (-1.47, 0.0, -0.84)),
        ("descent.point", [1_000_000], (-1.47, 0.0, 6.0)),
        ("sigma.point", [1_000_000], (-1.47, 0.0, -6.0)),
    ):
        session.nudge(name, counts)
        assert at(session) == wanted, name


def test_a_key_for_one_axis_leaves_the_other_as_it_is():
    session = new_session(x=1.23456, W=-0.7777)
    session.nudge("surface.point", [0, 1])
    assert at(session)[2] == -0.7777
    assert nudged(DEFAULT, state(1.5, 1.0, -0.8), HOLDS["surface.point"], [0, 0]) == Aim({}, "")


@given(st.data())
def test_a_key_moves_the_mark_the_way_that_it_points(data):
    ranges = data.draw(st.sampled_from(RANGES))
    s = data.draw(states(ranges))
    hold = data.draw(st.sampled_from(list(HOLDS.values())))
    count = data.draw(st.sampled_from([-10, -1, 1, 10]))
    assume(s.t.x != 0 or hold.moves[0] in INPUTS)
    aim = nudged(ranges, s, hold, [count])
    quantity = hold.moves[0]
    moved = backprop(**({"x": s.t.x, "y": s.t.y, "W": s.t.W} | aim.inputs))
    way = math.copysign(1, count) * (getattr(moved, quantity) - getattr(s.t, quantity))
    assert way >= 0
    (name,) = aim.inputs
    low, high = getattr(ranges, name)
    at_the_end = aim.inputs[name] in (low, high)
    distance = abs(aim.inputs[name] - getattr(s.t, name)) / ranges.increment(name)
    assert at_the_end or distance == pytest.approx(abs(count), abs=0.51)


# --- the ends for screen readers -----------------------------------------------------------------


def test_the_ends_of_a_mark_are_those_of_the_quantity_that_it_moves():
    narrow = Ranges(x=(-2.0, 1.0), y=(-1.0, 0.5), W=(-3.0, 5.0))
    found = {name: ends(narrow, hold) for name, hold in HOLDS.items()}
    assert found == {
        "z.point": (-3.0, 5.0),
        "sigma.target": (-1.0, 0.5),
        "sigma.point": (-10.0, 6.0),
        "loss.target": (-1.0, 0.5),
        "loss.point": (0.0, 1.0),
        "descent.point": (-3.0, 5.0),
        "surface.point": (-3.0, 5.0),
        "surface-y.point": (-3.0, 5.0),
    }


@given(states())
def test_every_state_is_between_the_ends(s):
    for name, hold in HOLDS.items():
        low, high = ends(DEFAULT, hold)
        assert low <= s.value(hold.moves[0]) <= high, name


def test_a_mark_can_be_aimed_at_from_each_plot_that_has_one():
    plots = {plot.name for plot in all_plots(DEFAULT)}
    assert {name.split(".")[0] for name in HOLDS} == plots
