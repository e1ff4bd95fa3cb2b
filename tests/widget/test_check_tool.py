"""The check in the page: it agrees with `check_gradient`, and the chart is to scale."""

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import CASES, state

from explorer import GradientExplorer, check_gradient
from explorer.derivation.numbers import parse
from explorer.derivation.verdict import precise, short, verdict
from explorer.plots.check_chart import across, chart, curve, up

numbers = itertools.count(1)


def send(explorer, **message):
    ack = {"view": "v", "number": next(numbers)}
    explorer.view._handle_custom_msg({**message, "ack": ack}, [])
    return explorer.view.error


@pytest.fixture
def explorer():
    made = GradientExplorer()
    send(made, open=["check"])
    yield made
    made.close()


def shown(explorer):
    return explorer.view.panels["check"]


@pytest.mark.parametrize("at", CASES)
def test_both_values_and_the_verdict_are_those_of_check_gradient(explorer, at):
    explorer.move(**dict(zip("xyW", at, strict=True)))
    check = check_gradient(*at)
    assert parse(shown(explorer)["analytic"]) == pytest.approx(check.analytic, rel=1e-6, abs=1e-10)
    assert parse(shown(explorer)["numeric"]) == pytest.approx(check.numeric, rel=1e-6, abs=1e-10)
    assert shown(explorer)["ok"] is True
    assert shown(explorer)["verdict"].startswith("✓ They agree")
    assert short(check.absolute_error) in shown(explorer)["verdict"]
    assert short(check.tolerance) in shown(explorer)["verdict"]
    assert shown(explorer)["step"] == short(check.step)


def test_a_wrong_gradient_gets_a_cross_and_words():
    assert verdict(check_gradient(1.5, 1.0, -0.8, gradient=0.205074)).startswith("✗ They do not")


def test_the_step_stays_within_the_range_of_the_chart(explorer):
    for power, h in ((-2, 0.01), (-99, 1e-12), (99, 1.0)):
        assert send(explorer, check={"power": power, "chart": False}) == ""
        assert shown(explorer)["step"] == short(h)
        assert shown(explorer)["chosen"] is True
        assert shown(explorer)["ok"] is True  # a right gradient passes at any step
    send(explorer, check={"power": None, "chart": False})
    assert shown(explorer)["step"] == short(check_gradient(1.5, 1.0, -0.8).step)


def test_a_step_too_small_for_a_large_weight_is_made_large_enough():
    explorer = GradientExplorer(x=1e-6, W=1e6, x_range=(-1e-5, 1e-5), W_range=(-1e6, 1e6))
    send(explorer, open=["check"])
    assert send(explorer, check={"power": -12, "chart": True}) == ""
    assert parse(shown(explorer)["step"]) > 1e-12
    assert explorer.view.error == ""
    explorer.close()


def test_the_chart_is_computed_only_while_it_is_open(explorer):
    assert "chart" not in shown(explorer)
    send(explorer, check={"power": -3, "chart": True})
    lines = shown(explorer)["chart"]
    places = np.array(re.findall(r"[ML](\S+) (\S+?)(?=L|$)", lines["distance"]), float)
    h = 10 ** np.interp(places[:, 0], (across(1e-12), across(1.0)), (-12, 0))
    distance = 10 ** np.interp(-places[:, 1], (-up(1e-24), -up(1.0)), (-24, 0))
    exact = check_gradient(1.5, 1.0, -0.8, np.logspace(-12, 0, len(h))).absolute_error
    assert np.allclose(np.log10(h), np.linspace(-12, 0, len(h)), atol=0.01)
    assert np.allclose(np.log10(distance), np.log10(exact), atol=0.02)
    # rounding to the left, truncation to the right, and the least between them
    assert 1e-7 < h[np.argmin(distance)] < 1e-4
    here = check_gradient(1.5, 1.0, -0.8, 1e-3)
    assert lines["here"] == [across(1e-3), up(here.absolute_error)]
    send(explorer, check={"power": -3, "chart": False})
    assert "chart" not in shown(explorer)


def test_the_chart_s_axes_are_named_and_its_ticks_are_to_scale():
    frame = chart()
    for words in ("step h", "distance", "← rounding", "truncation →"):
        assert f">{words}</text>" in frame
    for power, place in (("10⁻¹²", across(1e-12)), ("10⁻³", across(1e-3)), ("1", across(1.0))):
        assert f'<text x="{place}" y="155" text-anchor="middle">{power}</text>' in frame
    for power, place in (("10⁻²⁴", up(1e-24)), ("10⁻⁶", up(1e-6)), ("1", up(1.0))):
        assert f'y="{place + 4}" text-anchor="end">{power}</text>' in frame


@given(st.floats(0, allow_infinity=False), st.floats(1e-300, 1e300))
def test_nothing_leaves_the_chart(distance, step):
    assert 8 <= up(distance) <= 140
    assert 46 <= across(step) <= 330
    assert curve([step], [distance]) == f"M{across(step)} {up(distance)}"


def test_numbers_of_the_check_are_readable():
    assert [precise(v) for v in (-0.205074429681, 0.0, -0.0, -1.5100539e-10)] == [
        "−0.2050744297", "0.0000000000", "0.0000000000", "−1.510054e−10",
    ]  # fmt: skip
    assert [short(v) for v in (0.0, 4.12e-12, 0.25)] == ["0", "4.1e−12", "0.2500"]


def test_every_state_has_a_verdict():
    for at in CASES:
        t = state(*at).t
        assert verdict(check_gradient(t.x, t.y, t.W))[0] == "✓"
