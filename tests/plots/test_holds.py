"""The marks that can be dragged."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drawings import all_plots
from support.states import DEFAULT

from explorer.core.backprop import backprop
from explorer.derivation.quantities import QUANTITIES
from explorer.plots.holds import HOLDS, logit

MARKS = {f"{plot.name}.{mark.role}": mark for plot in all_plots(DEFAULT) for mark in plot.marks}


def test_every_point_and_every_target_can_be_dragged():
    assert set(HOLDS) == {name for name in MARKS if name.endswith((".point", ".target"))}


@pytest.mark.parametrize("name", HOLDS)
def test_a_hold_s_quantities_are_its_mark_s_coordinates(name):
    hold, plot = HOLDS[name], next(p for p in all_plots(DEFAULT) if p.name == name.split(".")[0])
    axes = {"W": "W", "x": "x", "y": "y", "z": "z", "ŷ": "y_hat", "L": "loss"}
    along = axes[plot.xlabel], axes[plot.ylabel]
    for quantity, axis in zip((hold.across, hold.up), along, strict=True):
        # the target is a value of ŷ
        assert quantity in ("", axis) or (quantity, axis) == ("y", "y_hat")
    assert set(hold.moves) <= {hold.across, hold.up} - {""}
    assert set(hold.moves) <= set(QUANTITIES)


def test_labels_are_distinct():
    assert len({hold.label for hold in HOLDS.values()}) == len(HOLDS)


@given(st.floats(-30, 30))
def test_logit_is_the_inverse_of_sigma(z):
    t = backprop(1.0, 0.0, z)
    # 1 − ŷ keeps its digits only where ŷ is not near 1
    assert logit(t.y_hat) == pytest.approx(z, abs=1e-9 + 1e-15 * math.exp(abs(z)))


def test_beyond_any_guess_logit_is_infinite():
    assert [logit(v) for v in (-0.1, 0.0, 1.0, 1.1)] == [-math.inf, -math.inf, math.inf, math.inf]
