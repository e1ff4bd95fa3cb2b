"""The view: the traits that a page reads, and which of two states is the newer one."""

import asyncio
import json
import re
from xml.etree import ElementTree

import pytest
import traitlets
from support.wire import (
    POINTS,
    START,
    assert_consistent,
    everything,
    from_page,
    only,
    tell,
    told,
)

from explorer import GradientExplorer
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.plots.five_plots import plots


@pytest.fixture
def explorer(wire):
    made = GradientExplorer(surface_points=POINTS)
    wire.take()
    yield made
    made.close()


# --- the traits ----------------------------------------------------------------------------------


def test_a_new_view_has_all_that_a_page_needs():
    made = GradientExplorer(2.0, 0.5, 1.0, 0.1, W_range=(-2, 3), surface_points=POINTS)
    sent = made.view.get_state()
    assert sent["start"] == [2.0, 0.5, 1.0, 0.1, []]
    assert sent["ranges"] == {"x": [-4.0, 4.0], "y": [0.0, 1.0], "W": [-2.0, 3.0]}
    assert sent["points"] == [*POINTS]
    assert [sent[name] for name in ("x", "y", "W", "learning_rate")] == [2.0, 0.5, 1.0, 0.1]
    assert (sent["path"], sent["past"], sent["tools"], sent["heard"]) == ([], [], [], {})
    assert sent["revision"] > 0 and sent["error"] == ""
    assert "export default" in sent["_esm"] and ".gradient-explorer" in sent["_css"]
    json.dumps(sent["scene"], allow_nan=False)
    made.close()


def test_the_scene_has_each_picture_and_formula_once(shared):
    scene = shared.view.scene
    names = [*[plot.name for plot in plots(shared.ranges)], "surface-y", "surface-3d"]
    assert sorted(scene["pictures"]) == sorted([*names, "surface-y-3d"])
    for picture in scene["pictures"].values():
        ElementTree.fromstring(picture)
    assert list(scene["steps"]) == [step.name for step in STEPS]
    assert set(scene["symbols"]) == set(QUANTITIES)
    numbers = set(re.findall(r"data-number=\W+(\w+)", json.dumps(scene)))
    assert numbers and numbers <= set(QUANTITIES)


# --- a change is one message ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [{"W": 2.0}, {"x": 2.0, "y": 0.25, "W": 1.0}, {"learning_rate": 0.5}],
    ids=lambda values: "".join(values),
)
@pytest.mark.parametrize("by", ["python", "page"])
def test_a_state_is_one_message_with_what_changed_and_no_more(explorer, wire, by, values):
    if by == "python":
        explorer.move(**values)
    else:
        tell(explorer, **values)
    sent = only(wire, explorer.view)
    assert sent.keys() == {*values, "past", "revision"} | ({"heard"} if by == "page" else set())
    assert {name: sent[name] for name in values} == values
    assert sent["past"] == [[*START.values(), []]]


@pytest.mark.parametrize("by", ["python", "page"])
def test_a_step_of_descent_is_one_message(explorer, wire, by):
    if by == "python":
        explorer.descend_to(-0.5)
    else:
        tell(explorer, W=-0.5, path=[-0.8, -0.5])
    sent = only(wire, explorer.view)
    assert (sent["W"], sent["path"], explorer.path) == (-0.5, [-0.8, -0.5], (-0.8, -0.5))


def test_the_same_state_again_is_no_message_from_python(explorer, wire):
    explorer.x = 1.5
    explorer.move(x=1.5, y=1.0, W=-0.8)
    assert wire.take() == []


# --- the newer state -----------------------------------------------------------------------------


def test_each_change_in_python_has_a_higher_revision(explorer):
    revisions = [explorer.view.revision]
    for change in (
        lambda: setattr(explorer, "x", 2.0),
        lambda: explorer.move(y=0.5, W=1.0),
        lambda: explorer.descend_to(0.5),
        lambda: explorer.restart(),
        lambda: explorer.undo(),
        lambda: setattr(explorer._sliders["x"], "value", 3.0),
    ):
        change()
        revisions.append(explorer.view.revision)
    assert revisions == sorted(set(revisions))
    explorer.x = 3.0  # no change
    assert explorer.view.revision == revisions[-1]


def test_a_page_need_not_repeat_its_history(explorer, wire):
    tell(explorer, W=1.0)
    past = explorer.view.past
    assert len(past) == 1
    tell(explorer, W=2.0, past=None)
    assert (explorer.W, explorer.view.past) == (2.0, past)
    explorer.undo()
    assert explorer.W == -0.8


def test_a_page_s_state_is_adopted_with_its_revision_and_history(explorer, wire):
    past = [[0.5, 1.0, 0.0, 2.0, []], [1.0, 1.0, 0.0, 2.0, []]]
    now = {"x": 2.0, "y": 0.25, "W": 3.0, "learning_rate": 0.5, "path": [1.0, 3.0]}
    revision = explorer.view.revision + 40
    assert tell(explorer, **now, past=past, tools=["walk"], revision=revision) == ""
    assert_consistent(explorer)
    assert (explorer.x, explorer.y, explorer.W, explorer.learning_rate) == (2.0, 0.25, 3.0, 0.5)
    assert explorer.path == (1.0, 3.0)
    sent = only(wire, explorer.view)
    assert {name: sent[name] for name in now} == now
    assert (sent["past"], sent["tools"], sent["revision"]) == (past, ["walk"], revision)
    explorer.undo()
    explorer.undo()
    assert (explorer.x, explorer.W, explorer.learning_rate, explorer.path) == (0.5, 0.0, 2.0, ())


@pytest.mark.parametrize("behind", [0, 1, 3])
def test_a_page_that_missed_changes_wins_as_the_last_to_write(explorer, wire, behind):
    for i in range(5):
        explorer.x = i / 10
    wire.take()
    revision = explorer.view.revision
    assert tell(explorer, W=2.0, x=3.0, revision=revision - behind) == ""
    assert (explorer.x, explorer.W) == (3.0, 2.0)
    assert_consistent(explorer)
    # higher than the page's, so that it and all other pages take the state as the newest
    assert only(wire, explorer.view)["revision"] == revision + 1


def test_a_change_in_python_that_a_page_overtakes_is_not_shown_after_it(explorer, wire):
    async def cell():
        for x in (1.0, 2.0, 3.0):
            explorer.x = x  # the last ones are due a frame later
        tell(explorer, x=-1.0, revision=50)
        wire.take()
        await asyncio.sleep(0.1)

    asyncio.run(cell())
    assert (explorer.x, explorer.view.revision) == (-1.0, 50)
    assert wire.take() == []  # another message would disturb a hand that moves on


def test_python_goes_on_from_the_page_s_revision(explorer):
    tell(explorer, x=2.0, revision=100)
    explorer.x = 3.0
    assert explorer.view.revision == 101


def test_the_answer_names_the_last_message_of_each_page(explorer, wire):
    for page, message in (("a", 1), ("b", 7), ("a", 2)):
        tell(explorer, x=message / 10, page=page, message=message)
        assert only(wire, explorer.view)["heard"][page] == message
    assert explorer.view.heard == {"a": 2, "b": 7}


def test_a_state_that_python_has_already_is_only_answered(explorer, wire):
    tell(explorer, x=2.0, tools=["walk"], page="a", message=1)
    wire.take()
    before = explorer.view.revision
    assert tell(explorer, revision=before, page="a", message=2) == ""
    # a higher revision would make the page adopt its own state again
    assert only(wire, explorer.view) == {"heard": {"a": 2}}
    for change in ({"past": []}, {"tools": []}, {"x": 3.0}):
        revision = explorer.view.revision
        tell(explorer, **change, revision=revision)
        assert explorer.view.revision == revision + 1


def test_a_message_that_comes_again_is_answered_but_not_carried_out_again(explorer, wire):
    message = told(explorer.view, x=2.0, page="a", message=5)
    from_page(explorer, state=message)
    explorer.x = 3.0
    wire.take()
    before = everything(explorer)
    for again in (message, {**message, "message": 4}):
        assert from_page(explorer, state=again) == ""
        assert everything(explorer) == before
        sent = only(wire, explorer.view)
        assert sent["heard"] == {"a": 5}
        assert (sent["x"], sent["revision"]) == (3.0, explorer.view.revision)
        assert "scene" not in sent and "_esm" not in sent
    assert tell(explorer, x=-1.0, page="a", message=6) == ""
    assert explorer.x == -1.0


def test_the_first_message_of_another_page_is_new(explorer):
    tell(explorer, x=2.0, page="a", message=9)
    tell(explorer, x=3.0, page="b", message=1)
    assert explorer.x == 3.0


def test_only_the_last_pages_are_remembered(explorer):
    for i in range(50):
        tell(explorer, page=f"v{i}", message=i + 1)
        tell(explorer, page="v0", message=100 + i)  # is heard all the time
    assert explorer.view.heard == {f"v{i}": i + 1 for i in range(31, 50)} | {"v0": 149}


# --- the traits that a link in the page, or Python, sets -----------------------------------------


def test_setting_a_value_of_the_view_moves_the_explorer(explorer):
    explorer.view.x = 2.5
    explorer.view.learning_rate = 0.1
    assert (explorer.x, explorer.learning_rate) == (2.5, 0.1)
    assert_consistent(explorer)


def test_a_link_in_the_page_moves_the_explorer(explorer):
    explorer.view.set_state({"x": 2.5, "W": 3.0})
    assert (explorer.x, explorer.W) == (2.5, 3.0)
    assert_consistent(explorer)


def test_a_link_does_not_bypass_a_page_that_shows_the_explorer(explorer):
    from_page(explorer, shown={"v1": True})
    explorer.view.set_state({"x": 2.5, "past": [], "revision": 99})
    assert explorer.x == explorer.view.x == 1.5
    assert explorer.view.revision < 99
    from_page(explorer, shown={"v1": False})


@pytest.mark.parametrize("bad", [9.0, float("nan"), float("inf")])
def test_a_value_out_of_range_is_set_back(explorer, wire, bad):
    state = explorer.state
    with pytest.raises(traitlets.TraitError, match=r"^x must be a number from -4 to 4; got "):
        explorer.view.x = bad
    assert explorer.state == state
    assert_consistent(explorer)
    assert wire.take(explorer.view)[-1].state["x"] == 1.5  # in the page, too


# --- the tools -----------------------------------------------------------------------------------


def test_the_open_tools_are_passed_on_and_outlast_a_change_in_python(explorer, wire):
    tell(explorer, tools=["check", "walk"])
    assert only(wire, explorer.view)["tools"] == ["check", "walk"]
    explorer.x = 2.0
    assert explorer.view.tools == ["check", "walk"]
    assert "tools" not in only(wire, explorer.view)


def test_the_printed_gradient_shows_in_files_while_its_tool_is_open(explorer):
    plain = explorer.saved("svg")
    assert explorer.state.printed is False
    tell(explorer, tools=["erratum"])
    assert explorer.state.printed is True and explorer.saved("svg") != plain
    explorer.y = 0.5
    assert explorer.state.printed is True
    tell(explorer, tools=[])
    assert explorer.state.printed is False
