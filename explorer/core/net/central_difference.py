"""The gradient check of a net: central differences of its loss along each weight.

Where units are saturated, or the net is deep, the losses at w + h and w − h agree in most of their
digits or in all, and subtracting them would lose these. So the change of z at the end of the weight
is followed up to the change of the loss, as `explorer.core.net.changes` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from explorer.core.central_difference import (
    EPS,
    GradientCheck,
    both_sides,
    default_step,
)
from explorer.core.net.changes import loss_change
from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace

_PROBE: Final = 6e-6  # a change of z that is large beside rounding and small beside 1
_SMALLEST: Final = 5e-324


@dataclass(frozen=True, slots=True, repr=False)
class NetGradientCheck:
    """The gradients of a net beside their finite differences, as `check_gradient` returns them.

    All but `ok` and `worst` are lists of a matrix for each layer, of the shape of its weights: from
    `check_gradient` read-only arrays, in the page lists of rows.

    Attributes
    ----------
    analytic, numeric
        ∂L/∂W by the chain rule, and by (L(w + h) − L(w − h)) / 2h for each weight w.
    absolute_error, relative_error
        The distance between the two, and its ratio to the larger (0 where they are equal).
    tolerance
        The largest distance that a correct gradient is expected to show.
    step
        The h that was used.
    agrees
        Whether ``absolute_error <= tolerance``.
    ok
        Whether all agree.
    worst
        Layer, row and column, from 0, of the largest distance among the entries that do not agree,
        or among all if all do.
    """

    analytic: Any
    numeric: Any
    absolute_error: Any
    relative_error: Any
    tolerance: Any
    step: Any
    agrees: Any
    ok: bool
    worst: tuple[int, int, int]

    def __repr__(self) -> str:
        layer, row, column = self.worst
        worst = f"weights[{layer}][{row}, {column}]"
        apart = self.absolute_error[layer][row][column]
        return f"NetGradientCheck(ok={self.ok}, worst: {worst}, {apart:.2g} apart)"


def compare(t: NetTrace, steps: list[Matrix], analytic: list[Matrix]) -> NetGradientCheck:
    """Compare gradients with central differences, on lists of rows.

    Parameters
    ----------
    t
        The trace of the net.
    steps
        The h of the difference for each weight, large enough to change it: see `default_steps`.
    analytic
        The gradients to check.
    """

    def checked(k: int, i: int, j: int) -> GradientCheck:
        return compare_entry(t, k, i, j, steps[k][i][j], analytic[k][i][j])

    checks = for_each_weight(t, checked)
    worst = (0, 0, 0)
    for k, matrix in enumerate(checks):
        for i, row in enumerate(matrix):
            for j, check in enumerate(row):
                if _is_worse(check, checks[worst[0]][worst[1]][worst[2]]):
                    worst = (k, i, j)

    def field(of: Callable[[GradientCheck], Any]) -> list[Matrix]:
        return [[[of(check) for check in row] for row in matrix] for matrix in checks]

    return NetGradientCheck(
        analytic=analytic,
        numeric=field(lambda check: check.numeric),
        absolute_error=field(lambda check: check.absolute_error),
        relative_error=field(lambda check: check.relative_error),
        tolerance=field(lambda check: check.tolerance),
        step=steps,
        agrees=field(lambda check: check.ok),
        ok=checks[worst[0]][worst[1]][worst[2]].ok,
        worst=worst,
    )


def compare_entry(
    t: NetTrace, layer: int, row: int, column: int, h: float, analytic: float
) -> GradientCheck:
    """Compare the gradient of one weight with the central difference."""
    numeric, doubt = _central_difference(t, layer, row, column, h)
    # Truncation. The differences with h/2, h/4, … tend to the gradient, so the first is off by no
    # more than the sum of their changes. Once h is small, each is a quarter of the one before; so
    # the last one, counted again, is more than all that would follow.
    enough = default_step_of(t, layer, row, column)
    finer, latest, change, sum_of_changes = h, numeric, 0.0, 0.0
    while finer > enough or finer == h:
        finer /= 2.0
        following, doubt = _central_difference(t, layer, row, column, finer)
        change = abs(following - latest)
        sum_of_changes += change
        latest = following
    tolerance = (sum_of_changes + 3.0 * change + doubt) * (1.0 + 100.0 * EPS)  # all these round
    apart = abs(analytic - numeric)
    largest = max(abs(analytic), abs(numeric))
    relative = apart / largest if largest > 0.0 else 0.0
    return GradientCheck(analytic, numeric, apart, relative, tolerance, h, apart <= tolerance)


def default_steps(t: NetTrace) -> list[Matrix]:
    """Return the default h for each weight: see `default_step_of`."""
    return for_each_weight(t, lambda k, i, j: default_step_of(t, k, i, j))


def default_step_of(t: NetTrace, layer: int, row: int, column: int) -> float:
    """Return an h that moves no z by more than about the cube root of eps.

    That is where truncation and rounding balance, as in `explorer.core.central_difference`.
    """
    growth = _growth(t, layer)
    largest = max([abs(entries[row]) for entries in t.activations[layer]])
    scaled: float = default_step(largest, t.weights[layer][row][column] * growth)
    return scaled / growth


def _growth(t: NetTrace, layer: int) -> float:
    """Return by how much a change of z in a layer may grow on the way up, at least 1."""
    growth, most = 1.0, 1.0
    for k in range(layer + 1, len(t.weights)):
        steepest = 0.25 if t.activation[k - 1] == "sigmoid" else 1.0
        sums = []
        for row in t.weights[k]:
            total = 0.0
            for w in row:
                total += abs(w)
            sums.append(total)
        growth *= steepest * max(sums)
        most = max(most, growth)
    return most


def for_each_weight(t: NetTrace, f: Callable[[int, int, int], Any]) -> list[Matrix]:
    """Return what a function gives for the layer, row and column of each weight."""
    return [
        [[f(k, i, j) for j in range(len(row))] for i, row in enumerate(matrix)]
        for k, matrix in enumerate(t.weights)
    ]


def _is_worse(check: GradientCheck, worst: GradientCheck) -> bool:
    if check.ok != worst.ok:
        return not check.ok
    return check.absolute_error > worst.absolute_error  # type: ignore[no-any-return]


def _central_difference(
    t: NetTrace, layer: int, row: int, column: int, h: float
) -> tuple[float, float]:
    """Return the central difference of the loss, and how far rounding and kinks may put it off."""
    w = t.weights[layer][row][column]
    above, below = both_sides(w, h)
    width = above - below
    numeric = 0.0
    tolerance = _SMALLEST / width
    for n in range(len(t.X)):
        z = t.z[layer][n][column]
        up = loss_change(t, layer, n, column, _z_at(t, layer, n, row, column, above) - z)
        down = loss_change(t, layer, n, column, _z_at(t, layer, n, row, column, below) - z)
        numeric += (up.loss - down.loss) / width
        # Each z is rounded, which L shows as much as it follows z, and then the change of L.
        terms, size = len(t.weights[layer]), 0.0
        for i in range(terms):
            size += abs(t.activations[layer][n][i] * t.weights[layer][i][column])
        size += abs(t.activations[layer][n][row]) * h
        followed = abs(loss_change(t, layer, n, column, _PROBE).loss) / _PROBE
        rounding = 2.0 * (terms + 1) * EPS * size * followed
        rounding += 16.0 * EPS * (abs(up.loss) + abs(down.loss))
        # A kink of ReLU within the step: the gradient is the slope on one side of it.
        kink = 2.0 * abs(up.loss + down.loss) if up.kink or down.kink else 0.0
        tolerance += (rounding + kink) / width
    return numeric + 0.0, tolerance


def _z_at(t: NetTrace, layer: int, n: int, row: int, column: int, w: float) -> float:
    """Return the z of example n and the unit that a weight leads to, for another value of it."""
    total = 0.0
    for i, l in enumerate(t.activations[layer][n]):  # noqa: E741  the derivation's name
        total += l * (w if i == row else t.weights[layer][i][column])
    return total
