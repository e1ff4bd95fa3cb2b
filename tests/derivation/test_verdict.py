"""The gradient check's result in words, with the check's own numbers."""

import pytest
from support.states import CASES

from explorer.core.gradient_check import check_gradient
from explorer.derivation.verdict import precise, short, verdict, verdict_on_printed


@pytest.mark.parametrize("at", CASES)
def test_a_right_gradient_gets_a_tick_at_every_state(at):
    check = check_gradient(*at)
    said = verdict(check)
    assert said.startswith("✓ They agree: ")
    assert f"{short(check.absolute_error)} apart" in said
    assert f"up to {short(check.tolerance)}." in said


def test_a_wrong_gradient_gets_a_cross():
    check = check_gradient(1.5, 1.0, -0.8, gradient=0.205074)
    said = verdict(check)
    assert said.startswith("✗ They do not agree: 0.4101 apart")
    assert f"only {short(check.tolerance)}." in said


def test_the_printed_gradient_is_rejected_unless_both_are_zero():
    t = check_gradient(1.5, 1.0, -0.8)
    said = verdict_on_printed(check_gradient(1.5, 1.0, -0.8, gradient=-t.analytic))
    assert said.startswith("✗ The check rejects it: 0.4101 apart")
    same = verdict_on_printed(check_gradient(0.0, 1.0, -0.8, gradient=0.0))
    assert same.startswith("✓ Here both are (almost) 0")


def test_numbers_are_readable():
    assert [precise(v) for v in (-0.205074429681, 0.0, -0.0, -1.5100539e-10)] == [
        "−0.2050744297", "0.0000000000", "0.0000000000", "−1.510054e−10",
    ]  # fmt: skip
    assert [short(v) for v in (0.0, 4.12e-12, 0.25)] == ["0", "4.1e−12", "0.2500"]
