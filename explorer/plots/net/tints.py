"""Tints: squares and dots whose opacity shows how large a number is among others."""

from __future__ import annotations

from typing import Final

from explorer.core.net.matrices import Matrix

#: The opacity for 0, and what the largest number adds.
_PALEST: Final = 0.08
_DARKER: Final = 0.8


def tint_strength(value: float, largest: float) -> float:
    """Return the opacity for a number, from 0.08 for 0 to 0.88 for the largest one, or beyond it.

    Parameters
    ----------
    value
        The number.
    largest
        The largest absolute value, above 0.
    """
    size = abs(value)
    return _PALEST + _DARKER * (size / largest if size < largest else 1.0)


def tint_strengths(matrix: Matrix) -> Matrix:
    """Return the opacity of each entry of a matrix, compared with its largest one."""
    largest = max([max([abs(value) for value in row]) for row in matrix])
    if not largest > 0.0:
        largest = 1.0
    return [[tint_strength(value, largest) for value in row] for row in matrix]
