"""The view of a net: the traits that a page reads, and the states that pages send."""

import json

import numpy as np
import pytest
import traitlets
from support.net_wire import W1, W2, X, Y, assert_consistent, everything, make, plain, tell, told
from support.wire import from_page, only

from explorer.session.net.saved_page import NET_TRAITS
from explorer.widget.net.view import NetView


@pytest.fixture
def explorer(wire):
    made = make()
    wire.take()
    yield made
    made.close()


START = {
    "X": X, "y": Y, "weights": [W1, W2], "activation": ["sigmoid", "sigmoid"],
    "loss": "squared_error", "learning_rate": 2.0, "example": 0, "weight": [0, 0, 0],
    "twin": [0, 0, 1], "source": 0, "target": 0, "origin": [], "rates": [], "only": False,
}  # fmt: skip


def test_a_new_view_has_all_that_a_page_needs(explorer):
    sent = explorer.view.get_state()
    assert sent["now"] == sent["start"] == START
    assert sent["ranges"] == {"x": [-4.0, 4.0], "y": [0.0, 1.0], "W": [-6.0, 6.0]}
    assert (sent["past"], sent["tools"], sent["heard"], sent["error"]) == ([], [], {}, "")
    assert sent["revision"] > 0
    assert "export default" in sent["_esm"] and ".gradient-explorer" in sent["_css"]
    json.dumps({name: sent[name] for name in NET_TRAITS}, allow_nan=False)


def test_a_saved_page_has_the_state_and_nothing_about_one_connection():
    assert set(NET_TRAITS) < set(NetView.class_trait_names())
    assert not {"error", "heard"} & set(NET_TRAITS)


@pytest.mark.parametrize("by", ["python", "page"])
def test_a_state_is_one_message_with_what_changed_and_no_more(explorer, wire, by):
    weights = [W1, [[1.0], [-1.0]]]
    if by == "python":
        explorer.weights = weights
    else:
        tell(explorer, weights=weights)
    sent = only(wire, explorer.view)
    assert sent.keys() == {"now", "past", "revision"} | ({"heard"} if by == "page" else set())
    assert sent["now"] == {**START, "weights": weights}
    assert sent["past"] == [START]


def test_a_page_s_state_is_adopted_with_its_selection_history_and_tools(explorer, wire):
    now = {"y": [[1.0]] * 4, "example": 3, "weight": [1, 1, 0], "twin": [0, 2, 1], "source": 2,
           "origin": [W1, W2], "rates": [2.0, 0.5], "only": True}  # fmt: skip
    past = [{**START, "learning_rate": 9.0}]
    revision = explorer.view.revision + 40
    assert tell(explorer, **now, past=past, tools=["walk"], revision=revision) == ""
    assert_consistent(explorer)
    assert (plain(explorer.y), explorer.selected) == (now["y"], (3, 1, 1, 0))
    sent = only(wire, explorer.view)
    assert sent["now"] == {**START, **now}
    assert (sent["past"], sent["tools"], sent["revision"]) == (past, ["walk"], revision)
    assert len(explorer.state.trail) == 3
    explorer.undo()
    assert (explorer.learning_rate, explorer.selected) == (9.0, (0, 0, 0, 0))
    assert_consistent(explorer)


def test_a_page_may_choose_another_net(explorer, wire):
    assert tell(
        explorer, X=[[1, 2]], y=[[0]], weights=[[[1], [2]]], activation=["relu"], example=0,
        weight=[0, 1, 0], twin=[0, 0, 0], source=1,
    ) == ""  # fmt: skip
    assert (explorer.activation, explorer.selected) == ("relu", (0, 0, 1, 0))
    assert_consistent(explorer)
    explorer.undo()
    assert plain(explorer.weights) == [W1, W2]


def test_a_page_need_not_repeat_its_history(explorer):
    tell(explorer, learning_rate=1.0)
    past = explorer.view.past
    tell(explorer, learning_rate=0.5, past=None)
    assert (explorer.learning_rate, explorer.view.past) == (0.5, past)


def test_observers_see_a_page_s_state_as_one(explorer):
    seen = []
    explorer.observe(
        lambda change: seen.append((change["name"], explorer.selected, explorer.X.shape)),
        ["X", "y", "weights", "selected", "trace", "loss"],
    )
    tell(explorer, X=[[1, 2]] * 4, weights=[[[1], [2]]], activation=["relu"], example=1,
         twin=[0, 1, 0])  # fmt: skip
    names = ["X", "selected", "trace", "weights"]
    assert sorted(seen) == [(name, (1, 0, 0, 0), (4, 2)) for name in names]


def test_a_state_that_python_has_already_is_only_answered(explorer, wire):
    tell(explorer, example=2, past=[], page="a", message=1)
    wire.take()
    before = explorer.view.revision
    assert tell(explorer, revision=before, page="a", message=2) == ""
    assert only(wire, explorer.view) == {"heard": {"a": 2}}


def test_a_message_that_comes_again_is_answered_with_the_state(explorer, wire):
    message = told(explorer, example=2, page="a", message=5)
    from_page(explorer, state=message)
    explorer.select(0, 0, 0, example=1)
    wire.take()
    before = everything(explorer)
    assert from_page(explorer, state=message) == ""
    assert everything(explorer) == before
    sent = only(wire, explorer.view)
    assert (sent["heard"], sent["now"]["example"]) == ({"a": 5}, 1)


HOSTILE = {
    "out of range": ({"weights": [W1, [[9], [0]]]}, "weights[1][0, 0] must be a number from"),
    "no such weight": ({"weight": [0, 3, 0]}, "weight must be the place of a weight; got"),
    "too large": ({"X": [[0] * 9000] * 4, "weights": [[[0]] * 9000], "activation": ["relu"],
                   "y": [[0]] * 4}, "a net must have a size of at most 20,000; got 45,004"),
    "no net": ({"weights": None}, "weights must be a list of matrices"),
    "tools": ({"tools": ["magic"]}, "tools must be among walk"),
    "history": ({"past": [START, {**START, "example": 7}]}, "example must be a whole number"),
    "endless history": ({"past": [START] * 101}, "past must be a list of at most 100"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "says"), HOSTILE.values(), ids=HOSTILE)
def test_an_invalid_state_is_reported_and_changes_nothing(explorer, wire, changes, says):
    before = everything(explorer)
    assert tell(explorer, learning_rate=1.0, **changes).startswith(says)
    assert only(wire, explorer.view) == {"error": explorer.view.error}
    assert everything(explorer) == before
    assert tell(explorer, learning_rate=1.0) == ""


def test_a_descent_that_leaves_the_range_of_doubles_is_drawn_without_an_error(explorer):
    origin = [[[6.0] * 2] * 3, [[6.0]] * 2]
    rates = [1e308] * 200
    names = ["identity", "identity"]
    assert tell(explorer, activation=names, origin=origin, rates=rates) == ""
    assert len(explorer.state.trail) == 201
    assert_consistent(explorer)


def test_a_net_that_python_made_may_come_back_however_large(wire):
    made = make(X=np.ones((5, 5000)), y=np.ones((5, 1)), weights=[np.zeros((5000, 1))])
    assert tell(made, learning_rate=1.0) == ""
    made.move(X=[[1]], y=[[1]], weights=[[[1]]])
    assert tell(made, learning_rate=3.0) == ""  # its history has the large one
    made.undo(), made.undo()
    assert made.X.shape == (5, 5000)
    made.close()


def test_a_link_in_the_page_moves_the_explorer(explorer):
    explorer.view.set_state({"now": {**START, "example": 2, "learning_rate": 1}})
    assert (explorer.selected, explorer.learning_rate) == ((2, 0, 0, 0), 1.0)
    assert_consistent(explorer)
    explorer.undo()
    assert explorer.learning_rate == 2.0


def test_a_link_does_not_bypass_a_page_that_shows_the_explorer(explorer):
    from_page(explorer, shown={"v1": True})
    explorer.view.set_state({"now": {**START, "example": 2}})
    assert explorer.selected == (0, 0, 0, 0)
    assert_consistent(explorer)
    from_page(explorer, shown={"v1": False})


def test_a_value_that_a_link_may_not_set_is_set_back(explorer, wire):
    with pytest.raises(traitlets.TraitError, match="example must be a whole number from 0 to 3"):
        explorer.view.now = {**START, "example": 9}
    assert_consistent(explorer)
    assert wire.take(explorer.view)[-1].state["now"] == START  # in the page, too
