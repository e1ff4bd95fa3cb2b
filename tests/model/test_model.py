"""The state and its history, without a widget: what is refused, what a change drops, and Undo."""

import math

import pytest

from explorer.core.backprop import backprop
from explorer.model.history import Snapshot
from explorer.model.model import INPUTS, SETTABLE, Model
from explorer.model.ranges import Ranges

START = {"x": 1.5, "y": 1.0, "W": -0.8, "learning_rate": 2.0}


@pytest.fixture
def model():
    return Model(Ranges(), **START)


def changed(model: Model, **values) -> bool:
    return model.update(model.now._replace(**values))


def test_the_first_state_is_made_of_the_first_values(model):
    assert model.now == model.start == Snapshot(**START, path=())
    assert model.state.t == backprop(1.5, 1.0, -0.8)
    assert (model.state.learning_rate, model.state.path, model.undoable) == (2.0, (), 0)


@pytest.mark.parametrize("name", INPUTS)
def test_the_ends_of_a_range_are_allowed_and_no_more(model, name):
    low, high = getattr(model.ranges, name)
    for end, beyond in ((low, -math.inf), (high, math.inf)):
        assert model.validate(name, end) == end and model.allows(**{name: end})
        outside = math.nextafter(end, beyond)
        assert not model.allows(**{name: outside})
        with pytest.raises(ValueError, match=f"^{name} must be a number from {low:g} to {high:g};"):
            model.validate(name, outside)


@pytest.mark.parametrize("rate", [0.0, -1.0, math.inf, math.nan, "2", None])
def test_a_learning_rate_is_positive_and_finite(model, rate):
    assert model.allows(learning_rate=5e-324) and model.allows(learning_rate=1e308)
    with pytest.raises(ValueError, match=r"^learning_rate must be a positive finite number; got "):
        model.validate("learning_rate", rate)


@pytest.mark.parametrize("name", SETTABLE)
def test_a_first_value_out_of_range_is_refused(name):
    with pytest.raises(ValueError, match=f"^{name} must be "):
        Model(Ranges(), **{**START, name: -100.0})


def test_an_update_without_a_change_is_not_recorded(model):
    assert not changed(model)
    assert model.undoable == 0


@pytest.mark.parametrize("values", [{"x": 2.0}, {"y": 0.5}, {"W": 1.0}])
def test_a_path_ends_when_an_input_moves_without_it(model, values):
    changed(model, W=-0.4, path=(-0.8, -0.4))
    assert model.state.path == (-0.8, -0.4)
    changed(model, learning_rate=1.0)
    assert model.state.path == (-0.8, -0.4)
    changed(model, **values)
    assert model.state.path == model.now.path == ()


def test_changes_of_one_gesture_are_undone_together(model):
    with model.gesture("drag"):
        changed(model, x=2.0)
        changed(model, x=3.0)
    changed(model, x=4.0)
    assert model.undoable == 2
    model.update(model.undo())
    assert (model.now.x, model.state.t.x, model.undoable) == (3.0, 3.0, 1)
    model.update(model.undo())
    assert model.now == model.start and model.undoable == 0
    with pytest.raises(IndexError):
        model.undo()


def test_a_gesture_ends_with_its_block_also_after_an_error(model):
    with pytest.raises(KeyError), model.gesture("drag"):
        changed(model, x=2.0)
        raise KeyError
    changed(model, x=3.0)
    assert model.undoable == 2


def test_a_state_that_cannot_be_computed_changes_nothing(model, monkeypatch):
    def fail(*inputs):
        raise ArithmeticError

    monkeypatch.setattr("explorer.model.model.backprop", fail)
    before = model.now, model.state
    with pytest.raises(ArithmeticError):
        changed(model, x=2.0)
    assert (model.now, model.state, model.undoable) == (*before, 0)


def test_as_printed_is_kept_through_changes_and_is_not_undone(model):
    model.as_printed = True
    assert model.state.printed
    changed(model, x=2.0)
    assert model.as_printed and model.state.printed and model.undoable == 1
    model.update(model.undo())
    assert model.state.printed
    model.as_printed = False
    assert not model.state.printed
