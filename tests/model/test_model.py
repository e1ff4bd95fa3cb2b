"""The state and its history, without a widget: changes, the path of a descent, and Undo."""

import math

import pytest

from explorer.core.backprop import backprop
from explorer.model.history import LONGEST, Snapshot
from explorer.model.model import INPUTS, SETTABLE, Model
from explorer.model.ranges import Ranges

START = Snapshot(x=1.5, y=1.0, W=-0.8, learning_rate=2.0)


@pytest.fixture
def model():
    return Model(Ranges(), START, START, [])


def changed(model: Model, gesture: str = "", **values) -> bool:
    return model.update(model.now._replace(**values), gesture)


def test_the_first_state_is_made_of_the_first_values(model):
    assert model.now == model.start == START
    assert model.state.t == backprop(1.5, 1.0, -0.8)
    assert (model.state.learning_rate, model.state.path, model.past) == (2.0, (), [])


def test_a_model_goes_on_from_a_given_state():
    now = START._replace(W=-0.4, path=(-0.8, -0.4))
    model = Model(Ranges(), START, now, [START])
    assert (model.start, model.now, model.past) == (START, now, [START])
    assert model.state.t == backprop(1.5, 1.0, -0.4)
    assert model.state.path == (-0.8, -0.4)
    model.update(model.undo())
    assert model.now == START


def test_the_values_that_can_be_set_are_the_inputs_and_the_learning_rate():
    assert SETTABLE == (*INPUTS, "learning_rate") == Snapshot._fields[:4]


@pytest.mark.parametrize("name", SETTABLE)
def test_an_update_changes_the_state(model, name):
    assert changed(model, **{name: 0.5})
    assert model.state.value(name) == getattr(model.now, name) == 0.5
    assert model.state.t == backprop(model.now.x, model.now.y, model.now.W)


def test_an_update_without_a_change_is_not_recorded(model):
    state = model.state
    assert not changed(model)
    assert model.past == [] and model.state is state


@pytest.mark.parametrize("values", [{"x": 2.0}, {"y": 0.5}, {"W": 1.0}])
def test_a_path_ends_when_an_input_moves_without_it(model, values):
    changed(model, W=-0.4, path=(-0.8, -0.4))
    assert model.state.path == (-0.8, -0.4)
    changed(model, learning_rate=1.0)
    assert model.state.path == (-0.8, -0.4)
    changed(model, **values)
    assert model.state.path == model.now.path == ()


def test_changes_of_one_gesture_are_undone_together(model):
    changed(model, "drag", x=2.0)
    changed(model, "drag", x=3.0)
    changed(model, x=4.0)
    assert len(model.past) == 2
    model.update(model.undo())
    assert (model.now.x, model.state.t.x, len(model.past)) == (3.0, 3.0, 1)
    model.update(model.undo())
    assert model.now == model.start and model.past == []
    with pytest.raises(IndexError):
        model.undo()


def test_a_state_that_cannot_be_computed_changes_nothing(model, monkeypatch):
    def fail(*inputs):
        raise ArithmeticError

    monkeypatch.setattr("explorer.model.model.trace", fail)
    before = model.now, model.state
    with pytest.raises(ArithmeticError):
        changed(model, x=2.0)
    with pytest.raises(ArithmeticError):
        model.restore(START._replace(x=2.0), [START])
    assert (model.now, model.state, model.past) == (*before, [])


def test_a_restored_state_has_its_history_and_its_gesture_may_go_on(model):
    changed(model, x=2.0)
    now, past = START._replace(W=3.0), [START, START._replace(W=1.0)]
    model.restore(now, past, "page")
    assert (model.now, model.past) == (now, past)
    assert model.state.t == backprop(1.5, 1.0, 3.0)
    changed(model, "page", W=4.0)
    assert model.past == past
    changed(model, W=5.0)
    assert model.past == [*past, START._replace(W=4.0)]


def test_as_printed_is_kept_through_changes_and_is_not_undone(model):
    model.show_printed(True)
    assert model.state.printed and model.past == []
    changed(model, x=2.0)
    assert model.printed and model.state.printed and len(model.past) == 1
    model.update(model.undo())
    assert model.state.printed
    model.restore(START, [])
    assert model.state.printed
    model.show_printed(False)
    assert not model.state.printed


# Descent -----------------------------------------------------------------------------------------


def test_a_descent_s_path_goes_from_its_first_weight_to_the_current_one(model):
    for W in (-0.4, 0.1):
        model.update(model.descended(W))
        assert model.state.path[-1] == model.now.W == model.state.t.W == W
    assert model.state.path == (-0.8, -0.4, 0.1)
    assert [snapshot.path for snapshot in model.past] == [(), (-0.8, -0.4)]


def test_a_longer_path_keeps_its_first_weight_and_the_latest_ones(model):
    weights = [i / 100 for i in range(LONGEST + 50)]
    for W in weights:
        model.update(model.descended(W))
        assert len(model.now.path) <= LONGEST
    assert model.now.path == (-0.8, *weights[-(LONGEST - 1) :])


def test_a_restart_leads_to_the_descent_s_start_and_then_to_the_first_state(model):
    changed(model, x=2.0, W=1.0, learning_rate=5.0)
    model.update(model.descended(1.5))
    model.update(model.restarted())
    assert model.now == Snapshot(2.0, 1.0, 1.0, 5.0)
    model.update(model.restarted())
    assert model.now == START
    assert not model.update(model.restarted())


def test_the_next_weight_is_a_step_against_the_slope(model):
    t = backprop(1.5, 1.0, -0.8)
    assert model.state.W_next == model.state.value("W_next") == -0.8 - 2.0 * t.dL_dW
    assert math.copysign(1.0, model.state.W_next + 0.8) == -math.copysign(1.0, t.dL_dW)
