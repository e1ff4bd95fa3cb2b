"""Dragging a mark of a net's plots: the values that lead there."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nets import LARGE, PART_2, PART_4B, RANGES, snapshots, state_of

from explorer.core.net.formulas import ACTIVATIONS, activated
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges
from explorer.plots.net.net_plots import every_plot
from explorer.session.net.drag import (
    AT_THE_OUTPUT,
    NET_HOLDS,
    argument,
    coordinates,
    net_aimed,
    net_ends,
    net_nudged,
)

OUTPUT = PART_4B._replace(weight=Weight(1, 0, 0), twin=Weight(1, 1, 0))


def aimed(now, name, across, up):
    """Return the state after a drag, and its note."""
    aim = net_aimed(RANGES, state_of(now), NET_HOLDS[name], across, up)
    return state_of(aim.wanted), aim.note


def test_each_hold_is_a_mark_of_a_plot_and_each_of_its_quantities_is_known():
    marks = {f"{plot.name}.{mark.role}" for plot in every_plot(RANGES) for mark in plot.marks}
    assert {name for name in NET_HOLDS if "surface-" not in name} <= marks
    assert {f"net-surface-{over}-wide.point" for over in "xy"} <= marks
    assert set(AT_THE_OUTPUT) < set(NET_HOLDS)
    known = coordinates(state_of(PART_4B))
    for hold in NET_HOLDS.values():
        assert {name for name in (hold.across, hold.up, *hold.moves) if name} <= set(known)


@given(snapshots(), st.floats(-6.0, 6.0))
def test_w_follows_the_hand_along_w(now, w):
    for name in ("net-z.point", "net-along.point"):
        s, note = aimed(now, name, w, 99.0)
        assert s.w == RANGES.nearest("W", w)
        assert note == ""


@given(snapshots(), st.floats(-3.0, 3.0))
def test_z_follows_the_hand_by_moving_w(now, z):
    before = state_of(now)
    s, note = aimed(now, "net-l.point", z, 0.3)
    if before.dz_dW == 0:
        assert s.now == now and note
    elif note:
        assert s.w in RANGES.W
    else:
        assert s.z == pytest.approx(z, abs=0.5 * RANGES.increment("W") * abs(s.dz_dW) + 1e-9)


def test_at_the_output_the_guess_follows_the_hand_by_moving_w():
    s, note = aimed(OUTPUT, "net-loss.point", 0.7, 0.0)
    assert s.l == pytest.approx(0.7, abs=0.002)
    assert note == ""
    s, note = aimed(OUTPUT, "net-loss.point", 1.05, 0.0)
    assert s.w == 6.0
    assert "w is at its limit" in note and "ŷ goes no further" in note


def test_the_target_of_the_unit_follows_the_hand():
    now = LARGE._replace(weight=Weight(2, 1, 1), target=0)
    for name, place in (("net-l.target", (5.0, 0.25)), ("net-loss.target", (0.25, 5.0))):
        s, _ = aimed(now, name, *place)
        assert s.now.y[0] == [LARGE.y[0][0], 0.25]
        assert coordinates(s)["target"].number == 0.25


def test_on_the_surface_both_entries_follow_the_hand():
    s, _ = aimed(PART_4B, "net-surface.point", 2.0, -3.0)
    assert (s.w, s.w_twin) == (2.0, -3.0)
    s, _ = aimed(PART_4B, "net-surface-x.point", 2.0, -3.0)
    assert (s.w, s.x, s.now.X[2][1]) == (2.0, -3.0, -3.0)
    s, _ = aimed(PART_2, "net-surface-y.point", 2.0, 0.3)
    assert (s.w, s.y) == (2.0, 0.3)
    s, _ = aimed(PART_4B, "net-surface.point", 99.0, -99.0)
    assert (s.w, s.w_twin) == RANGES.W[::-1]


def test_where_0_comes_in_nothing_moves_and_a_note_says_why():
    now = PART_4B._replace(X=[[0.5, 0.0, 1.0]] * 4)
    for name, letter in [("net-l.point", "z"), ("net-loss.point", "ŷ")]:
        s, note = aimed(now, name, 0.4, 0.4)
        assert s.now == now
        assert note == f"What comes in is 0, so w does not move {letter}."
        aim = net_nudged(RANGES, state_of(now), NET_HOLDS[name], [1])
        assert (aim.wanted, aim.note) == (now, note)


@pytest.mark.parametrize(("x", "sign"), [(1.5, 1), (-1.5, -1)])
def test_keys_move_z_up_whatever_the_sign_of_what_comes_in(x, sign):
    now = PART_4B._replace(X=[[0.5, x, 1.0]] * 4)
    s = state_of(now)
    aim = net_nudged(RANGES, s, NET_HOLDS["net-l.point"], [10])
    after = state_of(aim.wanted)
    assert after.w - s.w == pytest.approx(sign * 10 * RANGES.increment("W"))
    assert after.z > s.z


def test_keys_move_by_increments():
    s = state_of(PART_4B)
    aim = net_nudged(RANGES, s, NET_HOLDS["net-surface.point"], [0, -3])
    after = state_of(aim.wanted)
    assert (after.w, after.w_twin) == (s.w, pytest.approx(s.w_twin - 3 * RANGES.increment("W")))
    aim = net_nudged(RANGES, state_of(OUTPUT), NET_HOLDS["net-l.target"], [-1])
    assert state_of(aim.wanted).y == pytest.approx(1 - RANGES.increment("y"))


def test_the_ends_of_what_moves():
    s = state_of(PART_4B)
    assert net_ends(RANGES, s, NET_HOLDS["net-z.point"]) == RANGES.W
    assert net_ends(RANGES, s, NET_HOLDS["net-l.target"]) == RANGES.y
    # 0.7 from the other inputs, and w from −6 to 6 times 1.5
    assert net_ends(RANGES, s, NET_HOLDS["net-l.point"]) == pytest.approx((-8.3, 9.7))
    ends = [1 / (1 + math.exp(8.3)), 1 / (1 + math.exp(-9.7))]
    assert net_ends(RANGES, s, NET_HOLDS["net-loss.point"]) == pytest.approx(ends)


def test_with_cross_entropy_a_target_stays_between_0_and_1():
    wide, s = Ranges(y=(-2.0, 3.0)), state_of(OUTPUT._replace(loss="cross_entropy"))
    aim = net_aimed(wide, s, NET_HOLDS["net-loss.target"], 2.5, 0.0)
    assert state_of(aim.wanted).y == 1.0
    aim = net_aimed(wide, s, NET_HOLDS["net-loss.target"], -1.0, 0.0)
    assert state_of(aim.wanted).y == 0.0


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_argument_is_the_inverse_of_an_activation(activation):
    for z in (0.0, 0.3, 2.0):
        assert argument(activation, activated(activation, z)) == pytest.approx(z, abs=1e-12)
    if activation in ("sigmoid", "tanh"):
        assert argument(activation, 1.0) == math.inf
        assert argument(activation, -1.5) == -math.inf
    if activation == "relu":
        assert argument(activation, -2.0) == 0


def test_coordinates_are_named_and_written_for_a_screen_reader():
    found = coordinates(state_of(PART_4B))
    assert found["W"] == (-0.8, "−0.8000", "-0.8", "w")
    assert found["twin"].spoken == "w prime"
    assert found["y_hat"].spoken == "l"
    assert coordinates(state_of(OUTPUT))["y_hat"].spoken == "y hat"
