"""The explorer of a net in Python: traits, moves, selection, descent, Undo, links, repr."""

import gc

import numpy as np
import pytest
import traitlets
from support.net_wire import W1, W2, X, Y, assert_consistent, everything, make, plain, tell
from support.wire import drag_by_wire

from explorer import backprop_net
from explorer.model.history import DEPTH
from explorer.widget.net.explorer import MOST_STEPS
from explorer.widget.net.values import SETTABLE

VALUES = (X, Y, [W1, W2], "sigmoid", "squared_error", 2.0, [0, 0, 0, 0])
START = dict(zip(SETTABLE, VALUES, strict=True))


@pytest.fixture
def explorer(wire):
    made = make()
    wire.take()
    yield made
    made.close()


def test_the_start(explorer):
    assert {name: plain(getattr(explorer, name)) for name in SETTABLE} == START
    assert_consistent(explorer)
    sliders = explorer.children[0].children
    assert [slider.description for slider in sliders] == ["W", "x", "y"]
    assert [(s.min, s.max) for s in sliders] == [(-6.0, 6.0), (-4.0, 4.0), (0.0, 1.0)]
    assert "gradient-explorer" in explorer._dom_classes


def test_another_start(wire):
    e = make(
        X=np.float32([[1, 2]]), y=((1,),), weights=(np.ones((2, 1), int),), activation=["tanh"],
        learning_rate=1, selected=[0, 0, 1, 0], x_range=(0, 3), w_range=(-2, 2),
    )  # fmt: skip
    assert (e.activation, e.learning_rate, e.selected) == ("tanh", 1.0, (0, 0, 1, 0))
    assert (e.ranges.x, e.ranges.y, e.ranges.W) == ((0.0, 3.0), (-1.0, 1.0), (-2.0, 2.0))
    assert e._sliders["x"].value == 2.0
    assert_consistent(e)
    e.close()


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "NetExplorer(3-2-1, batch of 4, sigmoid, squared_error)"),
        (
            {"activation": ["relu", "sigmoid"], "loss": "cross_entropy"},
            "NetExplorer(3-2-1, batch of 4, relu and sigmoid, cross_entropy)",
        ),
    ],
)
def test_its_repr_is_one_line(wire, options, text):
    e = make(**options)
    assert repr(e) == text
    e.close()


# --- traits --------------------------------------------------------------------------------------

GOOD = {
    "X": np.negative(X),
    "y": [[1], [0.5], [0], [1]],
    "weights": [[[1, 2, 3], [0, 0, 0], [1, 1, 1]], [[1], [-1], [0]]],
    "activation": ("relu", "identity"),
    "loss": "cross_entropy",
    "learning_rate": 0.5,
    "selected": (3, 1, 1, 0),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_trait_is_set_and_observed_once(explorer, wire, name):
    seen = []

    def look(change):
        assert_traits_agree(explorer)
        seen.append((change["name"], plain(change["new"])))

    explorer.observe(look, [*SETTABLE, "trace"])
    value = GOOD[name]
    setattr(explorer, name, value)
    assert_consistent(explorer)
    assert plain(getattr(explorer, name)) == plain(value)
    others = set() if name in ("learning_rate", "selected") else {"trace"}
    assert sorted(one for one, _ in seen) == sorted({name} | others)
    assert len(wire.take(explorer.view)) == 1
    setattr(explorer, name, value)  # the same again
    assert len(seen) == 1 + len(others) and wire.take() == []


def assert_traits_agree(e):
    """Check that the traits, which an observer sees, are those of one net."""
    expected = backprop_net(e.X, e.y, e.weights, e.state.now.activation, e.loss)
    assert e.trace.loss == expected.loss == e.state.t.loss
    example, *place = e.selected
    assert (example, tuple(place)) == (e.state.now.example, e.state.now.weight)


def test_arrays_are_copies(explorer):
    mine, weights = np.array(X), [np.array(W1), np.array(W2)]
    explorer.move(X=mine, weights=weights)
    mine[0, 0], weights[0][0, 0] = 3.0, 3.0
    weights.pop()
    assert (plain(explorer.X), plain(explorer.weights)) == (X, [W1, W2])
    assert_consistent(explorer)


@pytest.mark.parametrize("read", [
    lambda e: e.X, lambda e: e.y, lambda e: e.weights[0], lambda e: e.trace.X,
    lambda e: e.trace.gradients[1],
])  # fmt: skip
def test_arrays_are_read_only(explorer, read):
    before = everything(explorer)
    with pytest.raises(ValueError, match="read-only"):
        read(explorer)[0, 0] = 3.0
    with pytest.raises(TypeError):
        explorer.weights[0] = W1
    assert everything(explorer) == before
    assert (read(explorer) + 1.0).flags.writeable  # a result is the caller's own


ALONE = "cannot be set alone: "
ENTRY = "must be a number from"
PLACE = "selected must be (example, layer, from, to), counted from 0; got "
BAD = {
    "X other rows": ("X", [[1, 2, 3]], "y must have the shape (1, 1), as X has 1 row"),
    "X other columns": ("X", [[1], [1], [1], [1]], "weights[0] must have 1 row, as X has 1 column"),
    "X out of range": ("X", [*X[:3], [0, 0, 4.5]], f"X[3, 2] {ENTRY} -4 to 4; got 4.5"),
    "X NaN": ("X", [[float("nan")] * 3] * 4, "X must be finite"),
    "X None": ("X", None, "X must be real"),
    "X text": ("X", "abc", "X must be real"),
    "y flat": ("y", [0, 1, 1, 0], "y must have two dimensions"),
    "y out of range": ("y", [*Y[:3], [-0.5]], f"y[3, 0] {ENTRY} 0 to 1; got -0.5"),
    "weights array": ("weights", np.array(W1), "weights must be a list of matrices"),
    "weights none": ("weights", [], "weights must hold a matrix for each layer"),
    "weights shapes": ("weights", [W1, W1], "weights[1] must have 2 rows, as weights[0] has 2"),
    "weights out of range": (
        "weights",
        [W1, [[2], [7]]],
        f"weights[1][1, 0] {ENTRY} -6 to 6; got 7",
    ),
    "weights output": ("weights", [W1], "y must have the shape (4, 2)"),
    "activation": ("activation", "step", "activation must be 'sigmoid', 'tanh', 'relu' or 'ident"),
    "activations": ("activation", ["relu"], "activation must have 2 names, one for each layer"),
    "loss": ("loss", "hinge", "loss must be 'squared_error' or 'cross_entropy'; got 'hinge'"),
    "rate": ("learning_rate", 0, "learning_rate must be a positive finite number; got 0"),
    "layer": ("selected", (0, 2, 0, 0), f"{PLACE}layer 2 of 2"),
    "example": ("selected", (4, 1, 0, 0), f"{PLACE}example 4 of 4"),
    "row": ("selected", (0, 1, 2, 0), f"{PLACE}from 2 to 0 in weights[1] of the shape (2, 1)"),
    "below": ("selected", (0, 0, -1, 0), f"{PLACE}from -1 to 0"),
    "float": ("selected", (0, 0, 1.0, 0), f"{PLACE}(0, 0, 1.0, 0)"),
    "short": ("selected", (0, 0, 0), f"{PLACE}(0, 0, 0)"),
}


@pytest.mark.parametrize(("name", "value", "says"), BAD.values(), ids=BAD)
def test_a_bad_value_is_refused_by_name_and_changes_nothing(explorer, wire, name, value, says):
    before = everything(explorer)
    alone = "" if says.startswith(name) else f"{name} {ALONE}"
    with pytest.raises(traitlets.TraitError) as caught:
        setattr(explorer, name, value)
    assert str(caught.value).startswith(f"{alone}{says}")
    another = "loss" if name == "learning_rate" else "learning_rate"
    with pytest.raises(traitlets.TraitError) as caught:
        explorer.move(**{another: GOOD[another], name: value})
    assert str(caught.value).startswith(says)
    assert everything(explorer) == before and wire.take() == []


@pytest.mark.parametrize(("name", "value", "says"), BAD.values(), ids=BAD)
def test_the_constructor_refuses_it_too(name, value, says):
    ranges = {"x_range": (-4, 4), "y_range": (0, 1), "w_range": (-6, 6)}
    with pytest.raises(traitlets.TraitError) as caught:
        make(**{name: value}, **ranges)
    assert str(caught.value).startswith(says)
    gc.collect()  # the half-made explorer is freed without a warning


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"x_range": (0, 1)}, traitlets.TraitError, f"X[0, 0] {ENTRY} 0 to 1; got -0.5"),
        ({"y_range": (0.5, 1)}, traitlets.TraitError, f"y[0, 0] {ENTRY} 0.5 to 1; got 0.0"),
        ({"w_range": (-2, 9)}, traitlets.TraitError, f"weights[1][1, 0] {ENTRY} -2 to 9; got -2.3"),
        ({"w_range": (1, 0)}, ValueError, "w_range must be finite, with lowest < highest"),
        ({"x_range": 4}, TypeError, "x_range must be a pair"),
        ({"surface_points": 9}, TypeError, "surface_points must be two whole numbers"),
    ],
    ids=str,
)
def test_ranges_that_do_not_hold_the_entries_are_refused(options, error, says):
    with pytest.raises(error) as caught:
        make(**options)
    assert str(caught.value).startswith(says)


def test_results_are_read_only(explorer):
    with pytest.raises(traitlets.TraitError, match="read-only"):
        explorer.trace = explorer.trace


def test_selecting_does_not_compute_the_net_again(explorer):
    trace = explorer.trace
    explorer.select(1, 1, 0)
    assert explorer.trace is trace
    explorer.learning_rate = 0.1
    assert explorer.trace.loss == trace.loss


# --- several at once -----------------------------------------------------------------------------


def test_move_changes_shapes_as_one_change(explorer, wire):
    explorer.select(1, 1, 0, example=3)
    wire.take()
    seen = []
    explorer.observe(lambda change: seen.append((change["name"], explorer.X.shape)), SETTABLE)
    explorer.move(X=[[1, 2], [3, 4]], y=[[0, 1], [1, 0]], weights=[[[1, 2], [3, 4]]])
    assert explorer.selected == (1, 0, 1, 0)  # the nearest that there is
    assert sorted(seen) == [(name, (2, 2)) for name in ("X", "selected", "weights", "y")]
    assert len(wire.take(explorer.view)) == 1
    assert_consistent(explorer)
    explorer.undo()
    assert plain(explorer.X) == X and explorer.selected == (3, 1, 1, 0)
    assert_consistent(explorer)


def test_move_changes_all_or_nothing(explorer, wire):
    before = everything(explorer)
    with pytest.raises(traitlets.TraitError, match=r"^y must have the shape \(1, 1\)"):
        explorer.move(X=[[1, 2, 3]], learning_rate=9.0)
    with pytest.raises(traitlets.TraitError, match=r"^selected must be"):
        explorer.move(selected=(9, 0, 0, 0), learning_rate=9.0)
    with pytest.raises(TypeError, match=r"move\(\) takes X, y, .*; got 'rate'"):
        explorer.move(rate=9.0)
    assert everything(explorer) == before and wire.take() == []


def test_held_notifications_lead_to_one_state(explorer, wire):
    with explorer.hold_trait_notifications():
        explorer.X = np.negative(X)
        explorer.weights = GOOD["weights"]  # three hidden units
        explorer.selected = (2, 1, 2, 0)
    assert_consistent(explorer)
    assert explorer.selected == (2, 1, 2, 0)
    assert len(wire.take(explorer.view)) == 1


def test_a_bad_value_among_held_ones_restores_all(explorer):
    before = everything(explorer)
    with (
        pytest.raises(traitlets.TraitError, match="learning_rate must be"),
        explorer.hold_trait_notifications(),
    ):
        explorer.weights = GOOD["weights"]
        explorer.selected = (2, 1, 2, 0)
        explorer.move(X=[[1, 2]], y=[[1]], weights=[[[1], [1]]])
        explorer.learning_rate = -1
    assert everything(explorer) == before
    explorer.learning_rate = 1.0
    assert_consistent(explorer)


def test_an_observer_may_change_the_state_in_turn(explorer):
    explorer.observe(lambda change: explorer.select(1, 0, 0, 0), "weights")
    explorer.select(0, 2, 1, 3)
    explorer.weights = GOOD["weights"]
    assert explorer.selected == (0, 1, 0, 0)
    assert_consistent(explorer)
    tell(explorer, weights=[W1, W2], weight=[0, 1, 0])
    assert explorer.selected == (0, 1, 0, 0)
    assert_consistent(explorer)


def test_an_observer_that_fails_leaves_the_state_consistent(explorer):
    def fail(_):
        raise ZeroDivisionError

    explorer.observe(fail, ["X", "weights", "selected"])
    for change in (
        lambda: setattr(explorer, "X", np.negative(X)),
        lambda: explorer.select(1, 1, 0),
        lambda: explorer.descend(),
        lambda: explorer.move(X=[[1, 2]], y=[[1]], weights=[[[1], [1]]]),
        lambda: explorer.undo(),
        lambda: setattr(explorer._sliders["W"], "value", 1.25),
    ):
        with pytest.raises(ZeroDivisionError):
            change()
        assert_consistent(explorer)


# --- the selection -------------------------------------------------------------------------------


def test_select_keeps_the_example_unless_another_is_given(explorer):
    explorer.select(1, 1, 0, example=2)
    assert explorer.selected == (2, 1, 1, 0)
    explorer.select(0, 1, 1)
    assert explorer.selected == (2, 0, 1, 1)
    assert_consistent(explorer)
    with pytest.raises(traitlets.TraitError, match=r"^selected must be"):
        explorer.select(0, 3, 0)
    assert explorer.selected == (2, 0, 1, 1)


def test_sliders_follow_the_selection_and_move_it(explorer, wire):
    for place, n in (((0, 1, 0), 2), ((1, 1, 0), 3), ((0, 2, 1), 0)):
        explorer.select(*place, example=n)
        assert_consistent(explorer)
    wire.take()
    for name, value in (("W", 1.25), ("x", -2.0), ("y", 0.75)):
        drag_by_wire(explorer._sliders[name], value)
        assert {message.sender for message in wire.take()} == {explorer.view.model_id}
    assert explorer.weights[0][2, 1] == 1.25
    assert (explorer.X[0, 2], explorer.y[0, 0]) == (-2.0, 0.75)
    assert_consistent(explorer)
    explorer.undo()
    assert plain(explorer.X) == X and plain(explorer.weights) == [W1, W2]


def test_a_selection_is_not_undone(explorer):
    explorer.select(1, 0, 0, example=2)
    explorer.undo()
    assert explorer.selected == (2, 1, 0, 0)
    assert explorer.view.past == []


# --- descent and Undo ----------------------------------------------------------------------------


def test_descend_moves_all_weights_down_their_gradients(explorer):
    expected = [np.array(W1), np.array(W2)]
    for _ in range(3):
        gradients = backprop_net(X, Y, expected).gradients
        expected = [W - 2.0 * g for W, g in zip(expected, gradients, strict=True)]
    assert explorer.descend(3) == 3
    for found, wanted in zip(explorer.weights, expected, strict=True):
        assert np.array_equal(found, wanted)
    assert len(explorer.state.trail) == 4
    assert_consistent(explorer)
    explorer.undo()  # the run is one change
    assert plain(explorer.weights) == [W1, W2]
    assert [explorer.descend(), explorer.descend()] == [1, 1]
    explorer.restart()
    assert plain(explorer.weights) == [W1, W2]


def test_descend_stops_where_there_is_no_step_to_take(explorer, wire):
    explorer.learning_rate = 1e6
    before = everything(explorer)
    wire.take()
    assert explorer.descend(5) == 0
    assert explorer.descend(0) == 0
    assert everything(explorer) == before and wire.take() == []


@pytest.mark.parametrize(
    ("steps", "error"), [(-1, ValueError), (MOST_STEPS + 1, ValueError), (1.0, TypeError),
                         (None, TypeError), (True, TypeError), ("1", TypeError)],
)  # fmt: skip
def test_a_wrong_number_of_steps_is_refused(explorer, steps, error):
    with pytest.raises(error, match=r"^steps must be"):
        explorer.descend(steps)
    assert plain(explorer.weights) == [W1, W2]


def test_restart_goes_to_the_first_state(explorer):
    explorer.move(X=[[1, 2]], y=[[1]], weights=[[[1], [1]]], learning_rate=9.0)
    explorer.restart()
    assert (plain(explorer.X), plain(explorer.weights), explorer.learning_rate) == (
        X,
        [W1, W2],
        2.0,
    )
    assert_consistent(explorer)


def test_undo_leads_back_one_change_at_a_time_across_page_and_python(explorer, wire):
    states = [explorer.state]
    moved = [[[0.0] * 2] * 3, [[1.0], [1.0]]]
    for change in (
        lambda: setattr(explorer, "X", np.negative(X)),
        lambda: tell(explorer, weights=moved),
        lambda: explorer.descend(2),
        lambda: explorer.move(X=[[1, 2]], y=[[1]], weights=[[[1], [1]]]),
        lambda: tell(explorer, learning_rate=1.0),
        lambda: setattr(explorer, "activation", "relu"),
    ):
        change()
        assert_consistent(explorer)
        states.append(explorer.state)
    while len(states) > 1:
        states.pop()
        wire.take()
        explorer.undo()
        assert explorer.state == states[-1]
        assert_consistent(explorer)
        assert len(wire.take(explorer.view)) == 1
    explorer.undo()  # there is nothing left
    assert explorer.state == states[0] and wire.take() == []


def test_the_oldest_changes_are_forgotten(explorer):
    for i in range(DEPTH + 20):
        explorer.learning_rate = 1 + i
    for _ in range(2 * DEPTH):
        explorer.undo()
    assert explorer.learning_rate == 20


# --- several explorers ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", GOOD)
def test_two_explorers_may_be_linked(wire, name):
    one, other = make(), make()
    link = traitlets.link((one, name), (other, name))
    for leader, value in ((one, GOOD[name]), (other, START[name])):
        setattr(leader, name, value)
        assert plain(getattr(one, name)) == plain(getattr(other, name))
        for each in (one, other):
            assert_consistent(each)
    assert plain(getattr(one, name)) == START[name]
    link.unlink()
    for each in (one, other):
        each.close()


def test_explorers_share_nothing(wire):
    one, other = make(), make()
    before = everything(other)
    one.descend(2)
    one.select(1, 1, 0)
    tell(one, learning_rate=0.5)
    assert everything(other) == before
    one.close()
    other.X = np.negative(X)  # the other still works
    assert_consistent(other)
    other.close()


def test_close_frees_every_widget(wire):
    made = make()
    assert len(wire.open) > 5
    made.close()
    made.close()
    assert wire.open == set()
    wire.take()
    made.X = np.negative(X)
    assert wire.take() == []
