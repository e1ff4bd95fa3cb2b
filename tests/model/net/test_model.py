"""The state of a net and its history: changes, selections, the path of a descent, Undo."""

import pytest
from support.nets import PART_4B, RANGES

from explorer.core.net.formulas import LOSSES
from explorer.model.history import DEPTH, LONGEST
from explorer.model.net.model import NetModel, stepped, trace_of
from explorer.model.net.snapshot import Weight, snapshot


@pytest.fixture
def model():
    return NetModel(RANGES, PART_4B, PART_4B, [])


def descend(model: NetModel, steps: int, gesture: str = "play") -> None:
    for _ in range(steps):
        assert model.update(model.descended(), gesture)


def test_an_update_changes_the_state_and_can_be_undone(model):
    wanted = PART_4B._replace(learning_rate=0.5)
    assert model.update(wanted)
    assert not model.update(wanted)
    assert (model.now, model.state.now) == (wanted, wanted)
    model.update(model.undo())
    assert model.now == model.state.now == PART_4B


def test_a_selection_is_not_undone_but_comes_back_with_the_values(model):
    selected = model.now._replace(example=0, weight=Weight(1, 0, 0))
    assert model.look(selected)
    assert not model.look(selected)
    assert model.past == []
    model.update(selected._replace(learning_rate=0.5))
    model.update(model.undo())
    assert model.now == selected


def test_a_step_goes_against_the_gradient(model):
    gradients = model.state.t.gradients
    descend(model, 1)
    for k, matrix in enumerate(PART_4B.weights):
        for i, row in enumerate(matrix):
            for j, w in enumerate(row):
                assert model.now.weights[k][i][j] == w - 2.0 * gradients[k][i][j]


def test_a_step_of_one_weight_moves_no_other(model):
    model.update(model.now._replace(only=True))
    moved = model.descended().weights
    assert moved[0][1][0] != -0.8
    moved[0][1][0] = -0.8
    assert moved == PART_4B.weights


def test_the_trail_has_every_step_and_is_the_same_when_computed_again(model):
    seen = [PART_4B.weights]
    for rate in (2.0, 0.5, 0.5):
        model.update(model.now._replace(learning_rate=rate))
        descend(model, 1)
        seen.append(model.now.weights)
    assert model.state.trail == seen
    other = NetModel(RANGES, PART_4B, model.now, model.past)
    assert other.state.trail == seen


def test_a_changed_weight_drops_the_path_but_a_new_learning_rate_does_not(model):
    descend(model, 2)
    model.update(model.now._replace(learning_rate=0.1))
    assert len(model.state.trail) == 3
    model.update(model.now._replace(X=[[0.0, 0.0, 0.0]] * 4))
    assert (model.now.origin, model.now.rates, model.state.trail) == ([], [], [])


def test_reset_leads_to_the_start_of_the_descent_and_then_to_the_first_state(model):
    model.update(model.now._replace(weights=[[[1.0, 1.0]] * 3, [[1.0], [1.0]]]))
    start = model.now
    descend(model, 3)
    model.update(model.restarted())
    assert model.now == start
    model.update(model.restarted())
    assert model.now == PART_4B


def test_a_whole_descent_is_one_undo(model):
    descend(model, 5)
    model.update(model.undo())
    assert model.now == PART_4B
    assert model.state.trail == []


def test_a_full_path_begins_again(model):
    descend(model, LONGEST + 1)
    assert len(model.now.rates) == 1
    assert len(model.state.trail) == 2


@pytest.mark.parametrize(("units", "deepest"), [(1, DEPTH), (10, 48), (1000, 1)])
def test_the_larger_the_net_the_fewer_changes_can_be_undone(monkeypatch, units, deepest):
    monkeypatch.setattr("explorer.model.net.model.ROOM", 1_546)  # 48 times 32, and a little more
    wide = snapshot([[0.0]], [[0.0]], [[[0.0] * units], [[0.0]] * units], ["relu"] * 2, LOSSES[0])
    model = NetModel(RANGES, wide, wide, [])
    rates = [1.0 + i for i in range(DEPTH + 1)]
    for rate in rates:
        model.update(wide._replace(learning_rate=rate), f"gesture {rate}")
    assert [one.learning_rate for one in model.past] == rates[-1 - deepest : -1]
    past = model.past
    model.update(wide._replace(learning_rate=0.5), f"gesture {rate}")
    assert model.past is past  # the page tells its history only when it is another one


def test_a_restored_state_goes_on_within_its_gesture(model):
    moved = PART_4B._replace(learning_rate=0.5)
    model.restore(moved, [PART_4B], "drag")
    model.update(moved._replace(learning_rate=0.6), "drag")
    assert model.past == [PART_4B]


def test_the_slips_are_shown_or_not_without_a_change_of_values(model):
    model.show_printed(True)
    assert model.state.printed and model.now == PART_4B
    model.look(model.now._replace(example=1))
    assert model.state.printed


def test_steps_follow_the_definition():
    t = trace_of(PART_4B)
    moved = stepped(PART_4B, t.gradients, 0.0)
    assert moved == PART_4B.weights
