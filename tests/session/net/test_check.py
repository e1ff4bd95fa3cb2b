"""The panel of a net's gradient check agrees with `check_gradient`."""

import numpy as np
import pytest
from hypothesis import given
from support.drawings import polylines
from support.nets import LARGE, PART_1, PART_3, PART_4B, snapshots, state_of

from explorer.core.net.gradient_check import check_gradient
from explorer.derivation.net.erratum import slips
from explorer.derivation.numbers import parse
from explorer.derivation.verdict import precise, short
from explorer.plots.check_chart import across, up
from explorer.session.net.check import (
    all_checked,
    net_check_chart,
    net_check_panel,
    net_erratum_panel,
)


def checked(now, step=None):
    given_ = {"activation": now.activation, "loss": now.loss}
    return check_gradient(now.X, now.y, now.weights, step, **given_)


@given(snapshots())
def test_all_entries_are_compared_and_the_worst_is_named(now):
    found, check = all_checked(state_of(now)), checked(now)
    assert found["ok"] is check.ok is True
    count = sum(matrix.size for matrix in check.agrees)
    layer, row, column = check.worst
    apart = short(check.absolute_error[layer][row, column])
    assert found["verdict"].startswith(f"✓ {count} of {count} agree, furthest {apart} (∂L/∂W")
    assert found["index"] == f"{row + 1},{column + 1}"
    assert found["quantity"] == ("dL_dW" if len(now.weights) == 1 else f"dL_dW{layer + 1}")


def test_the_entries_of_part_4b():
    assert all_checked(state_of(PART_4B))["verdict"].startswith("✓ 8 of 8 agree, furthest ")
    assert all_checked(state_of(PART_1))["verdict"].startswith("✓ 1 of 1 agree, furthest ")


def test_an_entry_that_does_not_agree_is_counted_and_named():
    state = state_of(PART_4B)
    wrong = [[list(row) for row in matrix] for matrix in state.t.gradients]
    wrong[0][1][0] = -wrong[0][1][0]
    slipped = state._replace(t=type(state.t)(**{
        name: wrong if name == "gradients" else getattr(state.t, name)
        for name in type(state.t).__slots__
    }))  # fmt: skip
    found = all_checked(slipped)
    assert found["ok"] is False
    assert found["verdict"] == "✗ 7 of 8 agree, furthest 0.2722 (∂L/∂W₁[2,1])."
    assert (found["quantity"], found["index"]) == ("dL_dW1", "2,1")


@pytest.mark.parametrize("now", [PART_1, PART_3, PART_4B, LARGE])
@pytest.mark.parametrize("power", [None, -12.0, -7.5, -3.0, 0.0])
def test_both_values_of_w_are_those_of_check_gradient(now, power):
    panel = net_check_panel(state_of(now), power)
    check = checked(now, None if power is None else 10.0**power)
    layer, row, column = now.weight
    step = check.step[layer][row, column]
    assert panel["analytic"] == precise(check.analytic[layer][row, column])
    assert parse(panel["numeric"]) == pytest.approx(
        check.numeric[layer][row, column], rel=1e-6, abs=1e-10
    )
    assert panel["ok"] is True  # a right gradient passes at any step
    assert panel["step"] == short(step)
    assert panel["power"] == pytest.approx(np.log10(step), abs=0.0051)
    assert panel["here"][0] == across(float(step))


@pytest.mark.parametrize("now", [PART_1, PART_4B])
def test_the_chart_has_the_distance_and_the_tolerance_at_each_step(now):
    lines = net_check_chart(state_of(now))
    (distance,), (allowed,) = polylines(lines["distance"]), polylines(lines["allowed"])
    assert (distance[:, 1] >= allowed[:, 1]).all()  # px from the top
    h = 10 ** np.interp(distance[:, 0], (across(1e-12), across(1.0)), (-12, 0))
    layer, row, column = now.weight
    for i in np.flatnonzero(h > 1e-3):  # where truncation prevails
        exact = checked(now, float(h[i])).absolute_error[layer][row, column]
        assert distance[i, 1] == pytest.approx(up(exact), abs=0.5)


@given(snapshots())
def test_as_printed_is_rejected_where_it_turns_a_sign(now):
    state = state_of(now)
    panel = net_erratum_panel(state)
    assert panel["slips"] == slips(state)
    flips = any(slip.flips for slip in panel["slips"])
    assert (panel["verdict"] != "") == flips
    if flips and abs(state.dL_dW) > 1e-3:
        assert panel["ok"] is False and panel["verdict"].startswith("✗ The check rejects it")
