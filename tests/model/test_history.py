"""Undo: one entry per gesture."""

from __future__ import annotations

import pytest

from explorer.model.history import DEPTH, History, Snapshot


def at(W: float, path: tuple[float, ...] = ()) -> Snapshot:
    return Snapshot(x=1.0, y=1.0, W=W, learning_rate=2.0, path=path)


@pytest.fixture
def history():
    return History(at(0), [])


def test_each_change_without_a_gesture_is_undone_by_itself(history):
    history.record(at(1))
    history.record(at(2))
    assert [history.undo(), history.undo()] == [at(1), at(0)]


def test_all_moves_of_a_gesture_are_undone_together(history):
    for W in range(1, 50):
        history.record(at(W), "drag")
    assert history.past == [at(0)]
    assert history.undo() == history.now == at(0)


def test_a_gesture_resumed_after_another_is_a_new_entry(history):
    for W, gesture in ((1, "a"), (2, "b"), (3, "a")):
        history.record(at(W), gesture)
    assert [history.undo() for _ in range(3)] == [at(2), at(1), at(0)]


def test_a_gesture_that_ends_where_it_began_is_not_recorded_and_may_go_on(history):
    history.record(at(1))
    for W in (2, 3, 1):
        history.record(at(W), "drag")
    assert history.past == [at(0)]
    history.record(at(4), "drag")
    assert [history.undo(), history.undo()] == [at(1), at(0)]


def test_the_rest_of_a_gesture_that_was_undone_can_be_undone_again(history):
    history.record(at(1), "drag")
    history.undo()
    history.record(at(2), "drag")
    assert history.undo() == at(0)


def test_an_unchanged_snapshot_is_not_recorded(history):
    history.record(at(0))
    assert history.past == []


def test_undo_without_a_past_is_an_error(history):
    with pytest.raises(IndexError, match="nothing to undo"):
        history.undo()


def test_the_oldest_snapshots_are_dropped(history):
    for W in range(1, 3 * DEPTH):
        history.record(at(W))
    assert history.past == [at(W) for W in range(2 * DEPTH - 1, 3 * DEPTH - 1)]


def test_a_history_goes_on_from_a_given_past_and_gesture():
    history = History(at(2), [at(0), at(1)], "drag")
    history.record(at(3), "drag")
    assert history.past == [at(0), at(1)]
    history.record(at(4), "another drag")
    assert history.past == [at(0), at(1), at(3)]


def test_a_gesture_without_a_past_is_recorded():
    history = History(at(0), [], "drag")
    history.record(at(1), "drag")
    assert (history.now, history.past) == (at(1), [])


@pytest.mark.parametrize("change", [lambda h: h.record(at(9)), lambda h: h.undo()])
def test_a_past_that_was_read_does_not_change(change):
    history = History(at(2), [at(0), at(1)])
    read = history.past
    change(history)
    assert read == [at(0), at(1)] != history.past
