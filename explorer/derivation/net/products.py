"""Products and sums of products in numbers, as they are read."""

from __future__ import annotations

from typing import Final

from explorer.derivation.numbers import as_given, readable

#: The most terms of a sum that are written out.
MOST_TERMS: Final = 4


def factor(text: str) -> str:
    """Return a number for a place after an operator: in parentheses if it is negative."""
    return f"({text})" if text.startswith("−") else text


def dot(left: list[str], right: list[str]) -> str:
    """Return the sum of the products of numbers in pairs: "1.50 × 0.70 + 1.00 × (−0.80)".

    A long sum ends in the number of its other terms.
    """
    count = len(left)
    shown = count if count <= MOST_TERMS else MOST_TERMS - 1
    terms = []
    for i in range(shown):
        first = left[i] if i == 0 else factor(left[i])
        terms.append(f"{first} × {factor(right[i])}")
    if count > shown:
        terms.append(f"({count - shown} more)")
    return " + ".join(terms)


def computed(values: list[float]) -> list[str]:
    """Write computed numbers, with four decimals."""
    return [readable(value) for value in values]


def entered(values: list[float]) -> list[str]:
    """Write numbers that a person has given."""
    return [as_given(value) for value in values]
