"""The panel of the gradient check: it agrees with `check_gradient`, and the chart is to scale."""

import numpy as np
import pytest
from support.drawings import polylines
from support.states import CASES, state
from support.tex import evaluate

from explorer.core.gradient_check import check_gradient
from explorer.derivation.erratum import PRINTED
from explorer.derivation.numbers import parse, readable
from explorer.derivation.steps import step
from explorer.derivation.verdict import precise, short, verdict, verdict_on_printed
from explorer.plots.check_chart import across, up
from explorer.session.check import check_chart, check_panel, erratum_panel

START = state(1.5, 1.0, -0.8)
LARGE = state(1e-6, 1.0, 1e6)  # W hardly feels a step of 1e-12

at_each = pytest.mark.parametrize("at", CASES)


@at_each
@pytest.mark.parametrize("power", [None, -12.0, -7.5, -3.0, 0.0])
def test_both_values_and_the_verdict_are_those_of_check_gradient(at, power):
    panel = check_panel(state(*at), power)
    h = None if power is None else 10.0**power
    check = check_gradient(*at, h)
    assert parse(panel["analytic"]) == pytest.approx(check.analytic, rel=1e-6, abs=1e-10)
    assert parse(panel["numeric"]) == pytest.approx(check.numeric, rel=1e-6, abs=1e-10)
    assert panel["analytic"] == precise(check.analytic)
    assert panel["ok"] is True  # a right gradient passes at any step
    assert panel["step"] == short(check.step)
    assert panel["power"] == pytest.approx(np.log10(check.step), abs=0.0051)
    if power is None:
        assert panel["verdict"] == verdict(check)
        assert panel["here"] == (across(check.step), up(check.absolute_error))


@pytest.mark.parametrize(("power", "h"), [(-2.0, 0.01), (-99.0, 1e-12), (99.0, 1.0)])
def test_the_step_stays_within_the_range_of_the_chart(power, h):
    panel = check_panel(START, power)
    assert panel["step"] == short(h)
    assert panel["here"][0] == across(h)


def test_a_step_too_small_for_a_large_weight_is_made_large_enough():
    panel = check_panel(LARGE, -12.0)
    assert parse(panel["step"]) > 1e-12
    assert panel["ok"] is True


# The chart ---------------------------------------------------------------------------------------


def read(line):
    """Return the steps and the distances of a line, to the precision of a tenth of a pixel."""
    (places,) = polylines(line)
    h = 10 ** np.interp(places[:, 0], (across(1e-12), across(1.0)), (-12, 0))
    return h, 10 ** np.interp(-places[:, 1], (-up(1e-24), -up(1.0)), (-24, 0))


@at_each
@pytest.mark.parametrize(
    ("name", "field"), [("distance", "absolute_error"), ("allowed", "tolerance")]
)
def test_the_lines_are_the_distance_and_the_tolerance_at_each_step(at, name, field):
    h, shown = read(check_chart(state(*at))[name])
    np.testing.assert_allclose(np.log10(h), np.linspace(-12, 0, len(h)), atol=0.01)
    with np.errstate(divide="ignore"):
        true = np.log10(getattr(check_gradient(*at, np.logspace(-12, 0, len(h))), field))
    # a distance made of rounding alone depends on the last digit of h
    apart = abs(np.log10(shown) - np.clip(true, -24, 0))
    assert np.quantile(apart, 0.5) <= 0.1


def test_the_lines_are_exact_where_truncation_prevails():
    h, distance = read(check_chart(START)["distance"])
    exact = check_gradient(1.5, 1.0, -0.8, np.logspace(-12, 0, len(h))).absolute_error
    large = h > 1e-4
    assert large.sum() > 20
    np.testing.assert_allclose(np.log10(distance[large]), np.log10(exact[large]), atol=0.02)


def test_the_distance_is_least_between_rounding_and_truncation():
    h, distance = read(check_chart(START)["distance"])
    assert 1e-7 < h[np.argmin(distance)] < 1e-4
    assert distance[0] > 1e3 * distance.min() and distance[-1] > 1e3 * distance.min()


@at_each
def test_the_distance_stays_below_the_allowed_line(at):
    lines = check_chart(state(*at))
    (distance,), (allowed,) = polylines(lines["distance"]), polylines(lines["allowed"])
    assert (distance[:, 1] >= allowed[:, 1]).all()  # px from the top


def test_the_lines_begin_at_the_least_step_that_changes_the_weight():
    h, _ = read(check_chart(LARGE)["distance"])
    assert h[0] == pytest.approx(2 * 2.0**-52 * 1e6, rel=0.1)
    assert h[-1] == pytest.approx(1.0)


# The erratum -------------------------------------------------------------------------------------


@at_each
def test_values_follow_the_printed_formulas(at):
    t = state(*at).t
    values = {"x": t.x, "y": t.y, "W": t.W, "y_hat": t.y_hat, "delta_l1": -t.delta_l1}
    shown = erratum_panel(state(*at))["values"]
    assert list(shown) == list(PRINTED)
    for name, formula in PRINTED.items():
        printed = float(evaluate(formula, values))
        if abs(printed) > 1e-6:
            assert shown[name] == readable(printed)
        else:
            assert parse(shown[name]) == pytest.approx(
                -getattr(t, step(name).quantity), rel=0.051, abs=1e-300
            )


@at_each
def test_the_verdict_is_that_on_the_opposite_gradient(at):
    t = state(*at).t
    check, panel = check_gradient(*at, gradient=-t.dL_dW), erratum_panel(state(*at))
    assert (panel["ok"], panel["verdict"]) == (check.ok, verdict_on_printed(check))


def test_the_check_rejects_it_unless_both_are_zero():
    refused = erratum_panel(START)
    assert refused["ok"] is False
    assert refused["verdict"].startswith("✗") and "0.4101 apart" in refused["verdict"]
    assert erratum_panel(state(4.0, 1.0, -6.0))["ok"] is False  # small, but beyond the tolerance
    same = erratum_panel(state(0.0, 1.0, -0.8))
    assert same["ok"] is True
    assert same["verdict"].startswith("✓ Here both are (almost) 0")
