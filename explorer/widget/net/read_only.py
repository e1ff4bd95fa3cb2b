"""The read-only matrices that traits of `NetExplorer` hold, and the equality of their values."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.core.net.matrices import Matrix


class ReadOnly(np.ndarray):
    """A read-only matrix of doubles; two of them are compared as wholes.

    `traitlets.link` compares the values of traits, and an array's entry-by-entry answer is neither
    true nor false.
    """

    def __new__(cls, matrix: Matrix) -> ReadOnly:
        """Copy a matrix."""
        made = np.array(matrix, dtype=np.float64).view(cls)
        made.flags.writeable = False
        return made

    def __eq__(self, other: Any) -> Any:
        if isinstance(other, ReadOnly):
            return np.bool_(np.array_equal(self, other))
        return np.asarray(self) == other

    def __ne__(self, other: Any) -> Any:
        if isinstance(other, ReadOnly):
            return ~(self == other)
        return np.asarray(self) != other

    __hash__ = None

    def __getitem__(self, key: Any) -> Any:
        return np.asarray(self)[key]

    def __array_wrap__(self, array: Any, context: Any = None, return_scalar: bool = False) -> Any:
        """Return the result of a calculation as a plain array or number."""
        return array[()] if array.ndim == 0 else np.asarray(array)

    def copy(self, order: Any = "C") -> Matrix:
        """Return a plain array, which may be changed."""
        return np.array(self, order=order)

    __copy__ = copy

    def __deepcopy__(self, memo: Any) -> Matrix:
        return self.copy()

    def __repr__(self) -> str:
        return repr(np.asarray(self))


def same(one: Any, other: Any) -> bool:
    """Return whether two values of a trait are equal."""
    return one is other or (type(one) is type(other) and bool(one == other))
