"""The slope as the blog post prints it; tests/plots/test_five_plots.py tests the other marks."""

import numpy as np
import pytest
from hypothesis import given, settings
from support.states import DEFAULT, states

from explorer.plots.five_plots import plots
from explorer.plots.marks import Scale

DESCENT = next(plot for plot in plots(DEFAULT) if plot.name == "descent")
MARKS = {mark.role: mark for mark in DESCENT.marks}
PX = Scale(30.0, 250.0)


@settings(max_examples=200, deadline=None)
@given(states())
def test_the_mark_has_the_printed_slope_and_is_drawn_only_on_request(s):
    assert not MARKS["printed"].place(s, PX) and not MARKS["printed-label"].place(s, PX)
    s = s._replace(printed=True)
    line, label = MARKS["printed"].place(s, PX), MARKS["printed-label"].place(s, PX)
    assert bool(line) == bool(label)
    if not line:
        assert abs(s.t.dL_dW) * PX.y / PX.x < 1  # too flat to tell from the tangent
        return
    (x0, y0), (x1, y1) = line
    assert (y1 - y0) / (x1 - x0) == pytest.approx(-s.t.dL_dW, rel=1e-6)
    assert np.interp(s.t.W, (x0, x1), (y0, y1)) == pytest.approx(s.t.loss, abs=1e-6)
    (x, y), (lowest, highest) = label[0], DESCENT.window.x
    assert lowest <= x - 30 / PX.x and x + 30 / PX.x <= highest
    assert DESCENT.window.y[0] < y < DESCENT.window.y[1]
