"""The operations on matrices that the formulas of a net need, for lists of rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Matrix: TypeAlias = Any  # a list of rows of floats; for `explorer.core.net.arrays` a NumPy array


class Lists:
    """Operations on matrices that are lists of rows.

    `explorer.core.net.arrays.Arrays` has the same ones for NumPy's arrays. Both add from left to
    right, so that they agree to the last digit.
    """

    def entrywise(self, f: Callable[..., float], *matrices: Matrix) -> Matrix:
        """Return the matrix of ``f(a, b, …)`` of the entries at the same place."""
        first = matrices[0]
        rows = range(len(first))
        columns = range(len(first[0]))
        return [[f(*[m[r][c] for m in matrices]) for c in columns] for r in rows]

    def dot(self, left: Matrix, right: Matrix) -> Matrix:
        """Return the matrix product, left.right."""
        found = []
        for row in left:
            sums = []
            for column in range(len(right[0])):
                total = 0.0
                for i in range(len(right)):
                    total += row[i] * right[i][column]
                sums.append(total)
            found.append(sums)
        return found

    def transposed_dot(self, left: Matrix, upper: Matrix, local: Matrix) -> Matrix:
        """Return leftᵀ.(upper ∗ local)."""
        found = []
        for row in range(len(left[0])):
            sums = []
            for column in range(len(upper[0])):
                total = 0.0
                for n in range(len(left)):
                    total += upper[n][column] * (local[n][column] * left[n][row])
                sums.append(total)
            found.append(sums)
        return found

    def dot_transposed(self, upper: Matrix, local: Matrix, right: Matrix) -> Matrix:
        """Return (upper ∗ local).rightᵀ."""
        found = []
        for n in range(len(upper)):
            sums = []
            for column in range(len(right)):
                total = 0.0
                for j in range(len(right[0])):
                    total += upper[n][j] * (local[n][j] * right[column][j])
                sums.append(total)
            found.append(sums)
        return found

    def row_sums(self, matrix: Matrix) -> list[float]:
        """Return the sum of each row."""
        sums = []
        for row in matrix:
            total = 0.0
            for entry in row:
                total += entry
            sums.append(total)
        return sums
