"""Explorers that are linked: a gesture in one is one gesture in the others."""

import ipywidgets
import pytest
import traitlets
from support import net_wire
from support.wire import assert_consistent, tell

from explorer import GradientExplorer, NetExplorer
from explorer.model.history import DEPTH


@pytest.fixture
def pair():
    one, other = GradientExplorer(), GradientExplorer()
    link = traitlets.link((one, "W"), (other, "W"))
    yield one, other
    link.unlink()
    one.close()
    other.close()


def drag(explorer, *weights, name="W"):
    """Tell the states of a drag as a page does: only the first one makes the history longer."""
    tell(explorer, **{name: weights[0]})
    for value in weights[1:]:
        tell(explorer, **{name: value, "past": None})


def weights_in_history(explorer):
    return [entry.W for entry in explorer._model.past]


def test_a_drag_is_one_entry_for_undo_in_both(pair):
    one, other = pair
    drag(one, -0.5, 0.0, 0.5)
    drag(one, 1.0, 2.0)
    for explorer in pair:
        assert explorer.W == 2.0
        assert weights_in_history(explorer) == [-0.8, 0.5]
        assert_consistent(explorer)
    drag(other, 3.0, 4.0)
    assert weights_in_history(one) == weights_in_history(other) == [-0.8, 0.5, 2.0]


@pytest.mark.parametrize("pressed", [0, 1])
def test_undo_in_either_takes_back_one_gesture_in_both(pair, pressed):
    drag(pair[0], -0.5, 0.5)
    drag(pair[1], 1.0, 2.0)
    drag(pair[0], 3.0, 4.0)
    for expected in ([-0.8, 0.5], [-0.8], []):
        before = weights_in_history(pair[0])[-1]
        pair[pressed].undo()
        for explorer in pair:
            assert explorer.W == before
            assert weights_in_history(explorer) == expected
            assert_consistent(explorer)


def test_undo_in_the_page_is_undo_in_both(pair):
    one, other = pair
    drag(one, -0.5, 0.5)
    drag(one, 1.0)
    for W in (0.5, -0.8):
        tell(one, W=W, past=one.view.past[:-1])
        assert other.W == W
        assert weights_in_history(other) == weights_in_history(one)


def test_a_drag_goes_on_as_one_gesture_after_it_has_passed_its_start(pair):
    one, other = pair
    drag(one, 0.0)
    tell(one, W=-0.8, past=[])  # back at the start: nothing to undo
    assert weights_in_history(other) == []
    drag(one, 0.5, 1.0)
    assert weights_in_history(other) == [-0.8]


def test_gestures_are_told_apart_when_the_history_is_full(pair):
    one, other = pair
    for i in range(DEPTH + 3):
        drag(one, -i / 100, -i / 100 + 0.005)
    assert len(one._model.past) == len(other._model.past) == DEPTH
    assert weights_in_history(one) == weights_in_history(other)
    assert len(set(weights_in_history(other))) == DEPTH


def test_assignments_are_undone_one_at_a_time(pair):
    one, other = pair
    for W in (1.0, 2.0, 3.0):
        one.W = W
    for W in (2.0, 1.0, -0.8):
        other.undo()
        assert one.W == other.W == W


def test_each_input_of_a_drag_in_the_plane_may_be_linked(pair):
    one, other = pair
    link = traitlets.link((one, "x"), (other, "x"))
    tell(one, W=0.0, x=1.0)
    tell(one, W=1.0, x=2.0, past=None)
    assert (other.x, other.W) == (2.0, 1.0) and len(other._model.past) == 1
    one.undo()
    assert (other.x, other.W) == (1.5, -0.8) and other._model.past == []
    link.unlink()


def test_what_an_observer_of_its_own_sets_is_a_change_of_its_own(pair):
    one, _ = pair
    one.observe(lambda change: one.set_trait("x", change["new"] / 2), "W")
    drag(one, 1.0)
    assert len(one._model.past) == 2
    one.undo()
    assert (one.x, one.W) == (1.5, 1.0)


def test_a_drag_reaches_a_net_as_one_gesture():
    X, y, weights = [[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]]
    nets = NetExplorer(X, y, weights), NetExplorer(X, y, weights)
    link = traitlets.link((nets[0], "weights"), (nets[1], "weights"))
    net_wire.tell(nets[0], weights=[[[0.5], [-0.8]]])
    net_wire.tell(nets[0], weights=[[[0.6], [-0.8]]], past=None)
    for net in nets:
        assert net.weights[0][0, 0] == 0.6 and len(net._model.past) == 1
    nets[0].undo()
    for net in nets:
        assert net.weights[0][0, 0] == 0.4 and net._model.past == []
        net_wire.assert_consistent(net)
    link.unlink()
    for net in nets:
        net.close()


# jslink ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", [ipywidgets.jslink, ipywidgets.jsdlink])
def test_jslink_says_what_links_an_explorer(pair, link):
    slider = ipywidgets.FloatSlider(min=-6, max=6)
    for ends in (((pair[0], "W"), (slider, "value")), ((slider, "value"), (pair[0], "W"))):
        with pytest.raises(TypeError, match=r"traitlets\.link.*explorer\.view"):
            link(*ends)
    net = NetExplorer([[1.5]], [[1.0]], [[[-0.8]]])
    with pytest.raises(TypeError, match=r"^jslink cannot link this trait: use traitlets\.link"):
        link((net, "weights"), (slider, "value"))
    net.close()
    slider.close()


def test_jslink_takes_the_traits_of_the_view(pair):
    slider = ipywidgets.FloatSlider(min=-6, max=6)
    link = ipywidgets.jslink((pair[0].view, "W"), (slider, "value"))
    assert link.source == (pair[0].view, "W")
    link.unlink()
    slider.close()
