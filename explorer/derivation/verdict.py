"""The result of the gradient check, in numbers with many digits and in words."""

from __future__ import annotations

from explorer.core.central_difference import GradientCheck
from explorer.derivation.numbers import readable, with_power


def precise(value: float) -> str:
    """Write a number with ten digits after the point, or a small one with a power of ten."""
    value += 0.0  # the sign of a zero means nothing
    if value == 0 or abs(value) >= 1e-4:
        return f"{value:.10f}".replace("-", "−")
    return with_power(value, 6)


def verdict(check: GradientCheck) -> str:
    """Say whether a gradient passes the check, with a sign and in words."""
    apart, most = short(check.absolute_error), short(check.tolerance)
    if check.ok:
        return f"✓ They agree: {apart} apart, where rounding and truncation allow up to {most}."
    return f"✗ They do not agree: {apart} apart, where rounding and truncation allow only {most}."


def short(value: float) -> str:
    """Write a distance, a small one with two digits and a power of ten."""
    if value == 0 or value >= 0.001:
        return "0" if value == 0 else readable(value)
    return with_power(value, 1)


def verdict_on_printed(check: GradientCheck) -> str:
    """Say whether the check can tell the gradient as printed from the true one."""
    if check.ok:
        return "✓ Here both are (almost) 0, so the check cannot tell them apart."
    apart, most = short(check.absolute_error), short(check.tolerance)
    return f"✗ The check rejects it: {apart} apart, where only {most} is allowed."
