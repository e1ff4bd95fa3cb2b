"""The result of the gradient check, in numbers with many digits and in words."""

from __future__ import annotations

from explorer.core.gradient_check import GradientCheck
from explorer.derivation.numbers import readable


def precise(value: float) -> str:
    """Write a number with ten digits after the point, or with as many and a power of ten."""
    value += 0.0  # the sign of a zero means nothing
    text = f"{value:.10f}" if value == 0 or abs(value) >= 1e-4 else f"{value:.6e}"
    mantissa, _, exponent = text.partition("e")
    return (mantissa + (f"e{int(exponent)}" if exponent else "")).replace("-", "−")


def verdict(check: GradientCheck) -> str:
    """Say whether a gradient passes the check, with a sign and in words."""
    apart, most = short(check.absolute_error), short(check.tolerance)
    if check.ok:
        return f"✓ They agree: {apart} apart, where rounding and truncation allow up to {most}."
    return f"✗ They do not agree: {apart} apart, where rounding and truncation allow only {most}."


def short(value: float) -> str:
    """Write a distance with two digits and, unless it is a large one, a power of ten."""
    if value == 0 or value >= 0.001:
        return "0" if value == 0 else readable(value)
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")
