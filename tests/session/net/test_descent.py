"""The panel of gradient descent in a net: its losses, its bars, and many steps at once."""

import numpy as np
import pytest
from hypothesis import given
from support.drawings import polylines
from support.net_texts import trace_of
from support.nets import (
    LARGE,
    PART_3,
    PART_4B,
    RANGES,
    case_named,
    random_net,
    session_of,
    snapshots,
    state_of,
)

from explorer.core.net.descent import descend
from explorer.model.history import LONGEST
from explorer.session.descent import BOX
from explorer.session.net.descent import (
    MANY,
    Losses,
    bar_share,
    layer_bars,
    mean_size,
    net_descent_panel,
    net_losses_line,
    net_reset_text,
    take_many,
)


def places(line):
    (vertices,) = polylines(line)
    return vertices[:-1]  # "h0" repeats the last


def panel_of(session, losses=None):
    return net_descent_panel(session.model.state, RANGES, losses or Losses())


def test_the_line_has_the_loss_after_each_step_and_the_steps_are_counted():
    session, losses = session_of(PART_4B), Losses()
    assert panel_of(session, losses)["text"] == "0 steps, L = 0.5832."
    for _ in range(7):
        session.step()
        panel = panel_of(session, losses)
    true = descend(PART_4B.X, PART_4B.y, PART_4B.weights, 2.0, 7)
    left, top, right, bottom = BOX
    across = left + (right - left) * np.arange(8) / LONGEST
    up = bottom - (bottom - top) * true.loss / true.loss.max()
    np.testing.assert_allclose(places(panel["line"]), np.column_stack([across, up]), atol=0.051)
    assert panel["text"] == f"7 steps, L = {true.loss[-1]:.4f}."
    assert (panel["stop"], panel["full"]) == ("", False)


def test_reset_takes_back_the_steps_and_says_so():
    session = session_of(PART_4B)
    assert not panel_of(session)["begun"]
    session.step()
    assert panel_of(session)["begun"]
    session.reset()
    assert session.model.now.weights == PART_4B.weights and not panel_of(session)["begun"]
    assert net_reset_text(session.model.state).startswith("The weights are back")
    session.set_only(True)
    assert net_reset_text(session.model.state).startswith("w is back")


def test_losses_follow_a_move_an_undo_and_a_new_start():
    session, losses = session_of(PART_3), Losses()
    for _ in range(3):
        session.step()
        losses.along(session.model.state)
    session.undo()
    assert losses.along(session.model.state) == Losses().along(session.model.state)
    session.step()
    session.move({"x": -1.0})  # another loss: the path is dropped
    assert losses.along(session.model.state) == [session.model.state.t.loss]
    session.step()
    assert losses.along(session.model.state) == Losses().along(session.model.state)
    session.choose(PART_4B)
    assert losses.along(session.model.state) == [session.model.state.t.loss]


def test_a_full_path_says_so():
    session = session_of(PART_4B._replace(learning_rate=0.01))
    for _ in range(LONGEST):
        session.step()
    panel = panel_of(session)
    assert panel["full"] is True and "the chart is full" in panel["text"]
    session.step()
    assert panel_of(session)["text"].startswith("1 step, ")


@given(snapshots())
def test_a_stop_is_told_in_place_of_the_count(now):
    session = session_of(now)
    panel = panel_of(session)
    assert panel["stop"] == session.stop()
    assert panel["text"] == session.stop() or session.stop() == ""


# The bars ----------------------------------------------------------------------------------------


@given(snapshots())
def test_nets_of_three_layers_or_more_show_each_layer_s_gradient(now):
    state, gradients = state_of(now), trace_of(now).gradients
    bars = net_descent_panel(state, RANGES, Losses())["bars"]
    assert len(bars) == (len(now.weights) if len(now.weights) > 2 else 0)
    for k, bar in enumerate(layer_bars(state)):
        size = abs(gradients[k]).mean()
        assert mean_size(state.t.gradients[k]) == pytest.approx(size, rel=1e-12)
        assert bar.share == bar_share(mean_size(state.t.gradients[k]))


def test_a_bar_is_logarithmic():
    assert [bar_share(size) for size in (0.0, 1e-9, 1e-6, 1.0, 50.0)] == [0, 0, 0, 1, 1]
    assert bar_share(1e-3) == pytest.approx(0.5)
    assert [bar.name for bar in layer_bars(state_of(LARGE))] == ["|∂L/∂W₁|", "|∂L/∂W₂|", "|∂L/∂W₃|"]


# Many steps --------------------------------------------------------------------------------------


def test_many_steps_are_those_of_descend_and_one_undo_takes_them_back():
    now = case_named("twins").now
    session = session_of(now)
    found = take_many(session, "many")
    true = descend(now.X, now.y, now.weights, 1.0, MANY)
    for mine, other in zip(session.model.now.weights, true.weights[-1], strict=True):
        np.testing.assert_array_equal(mine, other)
    assert found["text"] == f"1000 steps took L from 0.5886 to {true.loss[-1]:.4f}."
    heights = places(found["line"])[:, 1]
    _, top, _, bottom = BOX
    np.testing.assert_allclose(
        heights, bottom - (bottom - top) * true.loss[::10] / true.loss.max(), atol=0.051
    )
    assert session.model.now.rates == []  # they leave no path
    session.undo()
    assert session.model.now == now


def test_many_steps_stop_where_one_is_refused():
    session = session_of(PART_4B._replace(learning_rate=5.0))
    found = take_many(session, "many")
    count = int(found["text"].split(" ")[0])
    assert 0 < count < MANY and session.stop() != ""
    again = take_many(session, "more")
    assert again["text"].startswith("0 steps took")
    assert len(session.model.past) == 1


def test_no_loss_leaves_the_plot():
    left, top, right, bottom = BOX
    for losses in ([0.0], [1e300, 0.0, 5.0], [float("inf"), 1.0], [0.25] * (LONGEST + 1)):
        for x, y in places(net_losses_line(losses, LONGEST)):
            assert left <= x <= right and top <= y <= bottom
    assert net_losses_line([1.0], 200).endswith("h0")


def test_only_w_steps():
    session = session_of(random_net([2, 2, 1], 2, seed=4)._replace(only=True))
    before = session.model.now.weights
    take_many(session, "many")
    changed = [
        (k, i, j)
        for k, matrix in enumerate(session.model.now.weights)
        for i, row in enumerate(matrix)
        for j, w in enumerate(row)
        if w != before[k][i][j]
    ]
    assert changed == [session.model.now.weight]
