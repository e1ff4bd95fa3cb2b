"""The printed equations: each has the opposite sign of the true one."""

import pytest
from support.states import CASES, state
from support.tex import evaluate

from explorer.derivation.erratum import PRINTED, STORY
from explorer.derivation.steps import STEPS, step


def test_every_equation_that_has_the_slip_is_listed():
    assert [s.name for s in STEPS if s.name in PRINTED] == [
        "dyhat_dW", "delta_l1", "dL_dW", "matrix",
    ]  # fmt: skip
    assert {step(name).equation for name in PRINTED} == {"(3)", "(4)", "(5)", "(6)"}
    assert "(-X)" in PRINTED["dyhat_dW"]
    for words in ("Gupta, 2016", "sign slip", "descent direction", "later revision"):
        assert words in STORY


@pytest.mark.parametrize("at", CASES)
@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_formula_gives_the_opposite_of_the_true_value(name, at):
    t = state(*at).t
    values = {"x": t.x, "y": t.y, "W": t.W, "y_hat": t.y_hat, "delta_l1": -t.delta_l1}
    printed = float(evaluate(PRINTED[name], values))
    assert printed == pytest.approx(-getattr(t, step(name).quantity), rel=1e-5, abs=1e-14)
