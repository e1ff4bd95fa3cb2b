"""The operations on matrices that the formulas of a net need, for NumPy's arrays."""

from collections.abc import Callable

import numpy as np

from explorer.core.net.matrices import Lists, Matrix


class Arrays(Lists):
    """The operations of `Lists` on arrays of two dimensions, with the same results to the bit.

    So the sums are added from left to right, one term of all entries after the other, and the
    functions of entries are those of Python, since NumPy's own may differ in the last digit.
    """

    def entrywise(self, f: Callable[..., float], *matrices: Matrix) -> Matrix:
        """Return the matrix of ``f(a, b, …)`` of the entries at the same place."""
        entries = zip(*[matrix.ravel().tolist() for matrix in matrices], strict=True)
        found = np.empty(matrices[0].shape)
        found[:] = np.reshape([f(*values) for values in entries], found.shape)
        return found

    def dot(self, left: Matrix, right: Matrix) -> Matrix:
        """Return the matrix product, left.right."""
        total = np.zeros((left.shape[0], right.shape[1]))
        for i, row in enumerate(right):
            total += left[:, i, None] * row
        return total

    def transposed_dot(self, left: Matrix, upper: Matrix, local: Matrix) -> Matrix:
        """Return leftᵀ.(upper ∗ local)."""
        total = np.zeros((left.shape[1], upper.shape[1]))
        for l, u, f in zip(left, upper, local, strict=True):  # noqa: E741  l as in the derivation
            total += u * (f * l[:, None])
        return total

    def dot_transposed(self, upper: Matrix, local: Matrix, right: Matrix) -> Matrix:
        """Return (upper ∗ local).rightᵀ."""
        total = np.zeros((upper.shape[0], right.shape[0]))
        for u, f, w in zip(upper.T, local.T, right.T, strict=True):
            total += u[:, None] * (f[:, None] * w)
        return total

    def row_sums(self, matrix: Matrix) -> list[float]:
        """Return the sum of each row."""
        total = np.zeros(len(matrix))
        for column in matrix.T:
            total += column
        return total.tolist()
