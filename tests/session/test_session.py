"""The moves of a person: what each changes, what it refuses, and what Undo takes back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import DEFAULT, state, states

from explorer import descend
from explorer.derivation.cases import CASES
from explorer.derivation.stopping import MOST_STEPS
from explorer.model.history import DEPTH, Snapshot
from explorer.model.ranges import Ranges
from explorer.session.session import Session

START = Snapshot(1.5, 1.0, -0.8, 2.0)


def new_session(ranges=DEFAULT, **values):
    now = START._replace(**values)
    return Session(ranges, now, now, [])


@pytest.fixture
def session():
    return new_session()


def now(session):
    return session.model.now


def assert_consistent(session):
    x, y, W, rate, path = now(session)
    assert session.model.state == state(x, y, W, rate, path)


# --- values --------------------------------------------------------------------------------------


def test_a_session_goes_on_from_its_state_and_history():
    past = [START, START._replace(x=2.0)]
    session = Session(DEFAULT, START, Snapshot(2.0, 0.5, 1.0, 0.1, (3.0, 1.0)), past)
    assert session.model.state == state(2.0, 0.5, 1.0, 0.1, (3.0, 1.0))
    assert session.undo() and session.undo() and not session.undo()
    assert now(session) == START


@pytest.mark.parametrize(
    "values", [{"x": 2.0}, {"y": 0.5}, {"W": 1.0}, {"learning_rate": 9.0}, {"x": -4.0, "W": 6.0}]
)
def test_a_move_sets_its_values_and_no_other(session, values):
    assert session.move(values) is True
    assert now(session) == START._replace(**values)
    assert_consistent(session)
    assert session.move(values) is False
    assert session.undo() is True
    assert now(session) == START
    assert_consistent(session)


def test_a_move_of_nothing_changes_nothing(session):
    assert session.move({}) is False
    assert (now(session), session.model.past) == (START, [])


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"x": 4.5}, "x must be a number from -4 to 4; got 4.5"),
        ({"y": -0.5}, "y must be a number from 0 to 1; got -0.5"),
        ({"W": math.nextafter(6.0, 7.0)}, "W must be a number from -6 to 6; got 6.00000000000000"),
        ({"W": math.nan}, "W must be a number from -6 to 6; got nan"),
        ({"learning_rate": 0.0}, "η must be a positive finite number; got 0.0"),
        ({"learning_rate": math.inf}, "η must be a positive finite number; got inf"),
        ({"x": 2.0, "W": 9.0}, "W must be a number from -6 to 6; got 9.0"),
    ],
)
def test_an_invalid_move_is_refused_and_changes_nothing(session, values, says):
    session.step()
    before = now(session), session.model.state, session.model.past
    with pytest.raises(ValueError) as caught:
        session.move(values)
    assert str(caught.value).startswith(says)
    assert (now(session), session.model.state, session.model.past) == before


@pytest.mark.parametrize("name", ["x", "y", "W", "learning_rate"])
def test_a_typed_number_is_set(session, name):
    assert session.type_in(name, " 0,25 ") is True
    assert now(session) == START._replace(**{name: 0.25})
    assert session.type_in(name, "0.25") is False


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "“” is not a number"),
        ("two", "“two” is not a number"),
        ("nan", "“nan” is not a number"),
        ("−9", "x must be a number from -4 to 4; got -9.0"),
        ("9" * 400, "“99999999999999999999999999999…” is not a number"),
    ],
)
def test_an_invalid_text_is_refused_and_changes_nothing(session, text, says):
    with pytest.raises(ValueError) as caught:
        session.type_in("x", text)
    assert str(caught.value) == says
    assert (now(session), session.model.past) == (START, [])


# --- gestures and Undo ---------------------------------------------------------------------------

MOVES = [
    lambda session, gesture: session.move({"x": 0.5}, gesture),
    lambda session, gesture: session.type_in("W", "0.5", gesture),
    lambda session, gesture: session.aim("z.point", 3.0, 0.0, gesture),
    lambda session, gesture: session.nudge("surface.point", [0, 1], gesture),
    lambda session, gesture: session.choose(CASES[1], gesture),
    lambda session, gesture: session.another_case(gesture),
    lambda session, gesture: session.step(gesture),
    lambda session, gesture: session.reset(gesture),
]


@pytest.mark.parametrize("move", MOVES)
def test_moves_of_one_gesture_are_undone_together_and_others_one_by_one(session, move):
    session.move({"y": 0.3})
    first = now(session)
    for gesture, undone in (("drag", first), ("another", first._replace(x=2.0, W=0.3))):
        session.move({"x": 2.0, "W": 0.3}, "drag")
        assert move(session, gesture)
        assert session.undo()
        assert now(session) == undone
        assert_consistent(session)


@pytest.mark.parametrize("move", MOVES)
def test_a_move_without_a_gesture_is_undone_by_itself(session, move):
    session.move({"x": 2.0, "W": 0.3})
    before = now(session)
    move(session, "")
    assert session.undo() and now(session) == before


def test_a_drag_there_and_back_leaves_nothing_to_undo(session):
    for x in (2.0, 3.0, 1.5):
        session.move({"x": x}, "drag")
    assert (now(session), session.model.past) == (START, [])
    assert session.undo() is False


def test_undo_reaches_back_only_so_far(session):
    for i in range(DEPTH + 20):
        session.move({"x": i / 100})
    while session.undo():
        pass
    assert now(session).x == 0.19


# --- cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_sets_all_values_and_is_undone_at_once(case):
    session = new_session(x=0.123, learning_rate=7.0)
    session.step()
    before = now(session)
    assert session.choose(case) is True
    assert now(session) == (case.x, case.y, case.W, case.learning_rate, ())
    assert session.undo() and now(session) == before


def test_only_cases_within_the_ranges_are_offered():
    narrow = new_session(Ranges(x=(-1.5, 1.5), y=(0.6, 1.0)))
    assert {case.name for case in narrow.cases()} == {"wrong", "dead", "negative"}
    assert new_session().cases() == list(CASES)


def test_another_case_differs_from_the_current_one_and_all_come_round(session):
    seen = []
    for _ in CASES:
        before = now(session)
        assert session.another_case() is True
        seen.append(now(session)[:3])
        assert seen[-1] != before[:3]
    assert set(seen) == {(case.x, case.y, case.W) for case in CASES}
    session.another_case()
    first = now(session)
    session.move({"x": 0.123})
    session.another_case()
    assert now(session) != first


@pytest.mark.parametrize(
    ("ranges", "values"),
    [(Ranges(x=(99.0, 101.0)), {"x": 100.0}), (Ranges(x=(-2.0, -1.0)), {"x": -1.5, "W": 0.8})],
    ids=["none", "the current one"],
)
def test_without_another_case_in_range_the_state_stays(ranges, values):
    session = new_session(ranges, **values)
    before = now(session)
    assert session.another_case() is False
    assert now(session) == before


# --- descent -------------------------------------------------------------------------------------


def test_steps_are_those_of_descend(session):
    path = descend(1.5, 1.0, -0.8, learning_rate=2.0, steps=5)
    for W in path.W[1:]:
        assert session.step() is True
        assert now(session).W == W
        assert_consistent(session)
    assert now(session).path == tuple(path.W)


@given(states())
def test_a_step_goes_to_the_next_weight_or_says_why_not(s):
    t = s.t
    session = new_session(x=t.x, y=t.y, W=t.W, learning_rate=s.learning_rate)
    stop = session.stop()
    assert session.step() is (stop == "")
    if stop == "":
        assert now(session).W == t.W - s.learning_rate * t.dL_dW
        assert now(session).path == (t.W, now(session).W)
    else:
        assert stop.endswith(".") and (now(session).W, now(session).path) == (t.W, ())


def test_a_run_of_steps_is_undone_as_one_and_reset_goes_to_its_start(session):
    for _ in range(4):
        session.step("run")
    session.step()
    session.undo()
    run = now(session)
    assert len(run.path) == 5
    assert session.reset() is True
    assert now(session) == START
    session.undo()
    assert now(session) == run
    session.undo()
    assert now(session) == START


def test_reset_without_a_descent_goes_to_the_first_state(session):
    session.move({"x": -2.0, "y": 0.25, "W": 3.0, "learning_rate": 9.0})
    assert session.reset() is True
    assert now(session) == START
    assert session.reset() is False


@pytest.mark.parametrize("change", [{"x": 1.0}, {"y": 0.5}, {"W": 2.0}])
def test_the_path_ends_when_something_else_moves(session, change):
    session.step()
    session.move({"learning_rate": 10.0})
    session.step()
    assert len(now(session).path) == 3
    session.move(change)
    assert now(session).path == ()
    assert_consistent(session)


def test_a_run_ends_where_there_is_nothing_left_to_gain(session):
    steps = 0
    while session.step("run"):
        steps += 1
        assert steps <= MOST_STEPS
    assert len(now(session).path) == steps + 1
    assert session.stop() != ""
    session = new_session(learning_rate=0.05)
    while session.step():
        pass
    assert len(now(session).path) == MOST_STEPS + 1
    assert session.stop().startswith(f"That was {MOST_STEPS} steps.")


# --- any moves -----------------------------------------------------------------------------------

VALUES = {name: st.floats(*getattr(DEFAULT, name)) for name in ("x", "y", "W")}
ANY_MOVE = st.one_of(
    st.builds(lambda x: lambda s: s.move({"x": x}), VALUES["x"]),
    st.builds(lambda y: lambda s: s.move({"y": y}), VALUES["y"]),
    st.builds(lambda W: lambda s: s.move({"W": W}, "drag"), VALUES["W"]),
    st.sampled_from([lambda s: s.step("run"), lambda s: s.step(), lambda s: s.reset()]),
    st.sampled_from(CASES).map(lambda case: lambda s: s.choose(case)),
)


@given(st.lists(ANY_MOVE, max_size=12))
def test_undo_leads_back_through_all_states_that_were_recorded(moves):
    session = new_session()
    for move in moves:
        before, past = now(session), session.model.past
        moved = move(session)
        assert moved == (now(session) != before)
        assert_consistent(session)
        # one entry more, the same (within a gesture), or one fewer (back at its start)
        grown = session.model.past
        assert grown in (past, [*past, before], past[:-1])
    recorded = session.model.past
    for wanted in reversed(recorded):
        assert session.undo() and now(session) == wanted
        assert_consistent(session)
    assert now(session) == START and not session.undo()
