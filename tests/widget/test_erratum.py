"""The erratum: its values follow the printed formulas, and the check rejects them."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from support.states import CASES, DEFAULT, state, states
from support.tex import evaluate

from explorer import GradientExplorer
from explorer.derivation.erratum import PRINTED, STORY
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS, step
from explorer.plots.five_plots import plots
from explorer.plots.marks import Scale
from explorer.widget.tools.erratum import Erratum

numbers = itertools.count(1)
DESCENT = next(plot for plot in plots(DEFAULT) if plot.name == "descent")
MARKS = {mark.role: mark for mark in DESCENT.marks}
PX = Scale(30.0, 250.0)


def send(explorer, **message):
    ack = {"view": "v", "number": next(numbers)}
    explorer.view._handle_custom_msg({**message, "ack": ack}, [])
    return explorer.view.error


def panel(*at):
    return Erratum(None).panel(state(*at))  # type: ignore[arg-type]


def test_every_equation_that_has_the_slip_is_listed():
    assert [s.name for s in STEPS if s.name in PRINTED] == [
        "dyhat_dW", "delta_l1", "dL_dW", "matrix",
    ]  # fmt: skip
    assert {step(name).equation for name in PRINTED} == {"(3)", "(4)", "(5)", "(6)"}
    assert "(-X)" in PRINTED["dyhat_dW"]
    for words in ("Gupta, 2016", "sign slip", "descent direction", "later revision"):
        assert words in STORY


@pytest.mark.parametrize("at", CASES)
def test_values_follow_the_printed_formulas(at):
    t = state(*at).t
    values = {"x": t.x, "y": t.y, "W": t.W, "y_hat": t.y_hat, "delta_l1": -t.delta_l1}
    shown = panel(*at)["values"]
    for name, formula in PRINTED.items():
        printed = float(evaluate(formula, values))
        assert printed == pytest.approx(-getattr(t, step(name).quantity), rel=1e-5, abs=1e-14)
        if abs(printed) > 1e-6:
            assert shown[name] == readable(printed)


def test_the_check_rejects_it_unless_both_are_zero():
    refused = panel(1.5, 1.0, -0.8)
    assert refused["ok"] is False
    assert refused["verdict"].startswith("✗") and "0.4101 apart" in refused["verdict"]
    assert panel(4.0, 1.0, -6.0)["ok"] is False  # small, but beyond the tolerance
    same = panel(0.0, 1.0, -0.8)
    assert same["ok"] is True
    assert same["verdict"].startswith("✓ Here both are (almost) 0")


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


def test_it_is_off_until_it_is_opened():
    explorer = GradientExplorer()
    assert explorer.state.printed is False
    assert explorer.view.current["marks"]["descent.printed"] == ""
    send(explorer, open=["check", "erratum"])
    assert explorer.state.printed is True
    assert explorer.view.current["marks"]["descent.printed"]
    assert explorer.view.panels["erratum"]["values"]["dL_dW"] == "0.2051"
    explorer.move(y=0.0)
    assert explorer.view.current["marks"]["descent.printed"]  # at each state while it is open
    send(explorer, open=["check"])
    assert explorer.view.current["marks"]["descent.printed"] == ""
    assert "erratum" not in explorer.view.panels
    explorer.close()
