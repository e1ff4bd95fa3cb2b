"""The moves of a person in a net: selections, values, refusals, descent, Undo."""

import pytest
from support.nets import LARGE, PART_1, PART_3, PART_4B, RANGES, session_of

from explorer.derivation.net.names import MatrixName, weights_name
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges
from explorer.session.net.session import NetSession

X, Y = MatrixName("X", 0, 2), MatrixName("y", 0, 2)


def now(session):
    return session.model.now


def test_a_selected_weight_takes_its_row_of_x_and_its_usual_second_weight_along():
    session = session_of()
    assert session.select_weight(0, 2, 1)
    assert now(session).weight == Weight(0, 2, 1)
    assert now(session).twin == Weight(0, 2, 0)
    assert now(session).source == 2
    session.select_weight(1, 1, 0)
    assert now(session).source == 2  # the input last chosen
    assert not session.select_weight(1, 1, 0)


def test_a_selected_unit_keeps_the_row_where_it_can():
    session = session_of()
    session.select_unit(0, 0, 1)
    assert (now(session).example, now(session).weight) == (0, Weight(0, 1, 1))
    session.select_unit(3, 1, 0)
    assert (now(session).example, now(session).weight) == (3, Weight(1, 1, 0))
    session.select_weight(0, 2, 1)
    session.select_unit(3, 1, 0)
    assert now(session).weight == Weight(1, 0, 0)  # there is no row 3


def test_a_selected_input_takes_the_weight_along_in_the_first_layer_only():
    session = session_of()
    session.select_input(1, 2)
    assert (now(session).example, now(session).source) == (1, 2)
    assert now(session).weight == Weight(0, 2, 0)
    session.select_weight(1, 0, 0)
    session.select_input(0, 0)
    assert (now(session).source, now(session).weight) == (0, Weight(1, 0, 0))


def test_the_second_weight_is_another_one():
    session = session_of()
    assert not session.select_twin(0, 1, 0)
    assert session.select_twin(1, 0, 0)
    assert now(session).twin == Weight(1, 0, 0)


def test_a_selected_target_is_the_one_of_the_slider():
    session = session_of(LARGE)
    session.select_target(3, 1)
    assert (now(session).example, now(session).target) == (3, 1)
    assert session.model.state.y == LARGE.y[3][1]


def test_sliders_move_the_selected_entries():
    session = session_of()
    assert session.move({"x": 2.5, "y": 0.5, "W": 1.25, "learning_rate": 0.1})
    assert now(session).X[2] == [1.5, 2.5, -0.5]
    assert now(session).y[2] == [0.5]
    assert now(session).weights[0][1] == [1.25, -1.8]
    assert now(session).learning_rate == 0.1
    assert session.undo()
    assert now(session) == PART_4B


@pytest.mark.parametrize(
    ("move", "message"),
    [
        (lambda s: s.move({"x": 5.0}), "x must be a number from -4 to 4; got 5.0"),
        (lambda s: s.move({"y": 0.5, "W": -7.0}), "W must be a number from -6 to 6; got -7.0"),
        (lambda s: s.move({"learning_rate": 0.0}), "η must be a positive finite number; got 0.0"),
        (lambda s: s.type_in("x", "seven"), "“seven” is not a number"),
        (lambda s: s.set_entry(X, 2, 1, 9.0), r"X\[3,2\] must be a number from -4 to 4; got 9.0"),
        (lambda s: s.set_entry(Y, 2, 0, 2.0), r"y\[3\] must be a number from 0 to 1; got 2.0"),
        (
            lambda s: s.type_entry(weights_name(0, 2), 1, 0, "1e9"),
            r"W₁\[2,1\] must be a number from -6 to 6; got 1000000000.0",
        ),
    ],
)
def test_an_invalid_move_changes_nothing(move, message):
    session = session_of()
    with pytest.raises(ValueError, match=message):
        move(session)
    assert now(session) == PART_4B
    assert session.model.past == []


def test_a_target_of_the_cross_entropy_stays_from_0_to_1():
    ranges = Ranges(y=(-1.0, 2.0))
    bounded = NetSession(ranges, LARGE, LARGE, [])
    with pytest.raises(ValueError, match=r"y must be a number from 0 to 1, as the loss"):
        bounded.move({"y": 1.5})
    bounded.scrub(Y, 0, 0, 0.0, 1e6, "drag")
    assert now(bounded).y[0][0] == 1.0
    free = NetSession(ranges, PART_4B, PART_4B, [])
    assert free.move({"y": 1.5})


def test_any_entry_can_be_set_without_changing_the_selection():
    session = session_of()
    session.set_entry(X, 0, 2, 3.0)
    session.type_entry(Y, 1, 0, "0,25")
    session.type_entry(weights_name(1, 2), 1, 0, "−1.5")
    assert now(session).X[0] == [-0.5, -0.5, 3.0]
    assert now(session).y[1] == [0.25]
    assert now(session).weights[1] == [[2.4], [-1.5]]
    assert now(session).weight == PART_4B.weight
    assert PART_4B.X[0] == [-0.5, -0.5, 0.5]


def test_scrubbing_moves_by_steps_of_the_slider_to_the_ends_of_its_range():
    session = session_of()
    name = weights_name(0, 2)
    session.scrub(name, 0, 1, 1.7, 13.0, "drag")
    assert now(session).weights[0][0][1] == 1.83
    session.scrub(name, 0, 1, 1.7, 1.0 / 10, "drag")
    assert now(session).weights[0][0][1] == 1.701
    session.scrub(name, 0, 1, 1.7, 1e6, "drag")
    assert now(session).weights[0][0][1] == 6.0
    session.undo()
    assert now(session) == PART_4B


def test_descent_lowers_the_loss_and_a_play_is_one_undo():
    session = session_of()
    losses = [session.model.state.t.loss]
    for _ in range(5):
        assert session.step("play")
        losses.append(session.model.state.t.loss)
    assert losses == sorted(losses, reverse=True)
    session.undo()
    assert now(session) == PART_4B


def test_descent_stops_before_a_weight_leaves_its_range():
    session = session_of(PART_4B._replace(learning_rate=1000.0))
    assert session.stop() != ""
    assert not session.step()
    assert now(session).weights == PART_4B.weights


def test_with_only_w_another_selection_ends_the_path():
    session = session_of()
    assert session.set_only(True)
    assert not session.set_only(True)
    session.step()
    assert now(session).weights[1] == PART_4B.weights[1]
    assert len(session.model.state.trail) == 2
    session.select_weight(1, 0, 0)
    assert (now(session).rates, session.model.state.trail) == ([], [])


def test_reset_leads_back():
    session = session_of(PART_3)
    session.step()
    assert session.reset()
    assert now(session) == PART_3
    assert not session.reset()
    assert not session_of(PART_1).undo()


def test_the_ranges_are_those_of_the_sliders():
    session = session_of()
    assert session.model.ranges == RANGES
