"""The mathematics of the gradient check: a central difference of the loss, and its error.

Like `explorer.core.formulas`, the functions take numbers, or arrays with NumPy's `exp` and `where`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from explorer.core.formulas import choose, sigmoid

EPS: Final = 2.220446049250313e-16  # of a double
LARGEST: Final = 1.7976931348623157e308
_CUBE_ROOT_OF_EPS: Final = 6.0554544523933395e-06
_FEW_SUBNORMALS: Final = 8 * 5e-324

Where: TypeAlias = Callable[[Any, Any, Any], Any]


@dataclass(frozen=True, slots=True, repr=False)
class GradientCheck:
    """A gradient beside its finite difference, as `check_gradient` returns it.

    The fields are floats (and a bool) for scalars, else read-only arrays of the broadcast shape.

    Attributes
    ----------
    analytic, numeric
        ∂L/∂W by the chain rule, and by (L(W + h) − L(W − h)) / 2h.
    absolute_error, relative_error
        The distance between the two, and its ratio to the larger (0 where they are equal).
    tolerance
        The largest distance that a correct gradient can show.
    step
        The h that was used.
    ok
        Whether ``absolute_error <= tolerance``.
    """

    analytic: Any
    numeric: Any
    absolute_error: Any
    relative_error: Any
    tolerance: Any
    step: Any
    ok: Any

    def __repr__(self) -> str:
        from explorer.core.records import brief  # here: it needs NumPy, which the page has not

        return brief(self)


def larger(a: Any, b: Any, where: Where) -> Any:
    """Return the larger of two numbers."""
    return where(a > b, a, b)


def smaller(a: Any, b: Any, where: Where) -> Any:
    """Return the smaller of two numbers."""
    return where(a < b, a, b)


def default_step(x: Any, W: Any, where: Where = choose) -> Any:
    """Return the h that moves z by the cube root of eps, where truncation and rounding balance.

    Two bounds keep it from overflowing for the smallest x and from leaving the largest W unchanged.
    """
    h = _CUBE_ROOT_OF_EPS / where(x == 0.0, 1.0, larger(abs(x), 1e-300, where))
    return larger(h, least_step(W), where)


def least_step(W: Any) -> Any:
    """Return the least h that is sure to change W."""
    return 2.0 * EPS * abs(W)


def both_sides(W: Any, h: Any, where: Where = choose) -> tuple[Any, Any]:
    """Return W + h and W − h, or the largest double of that sign."""
    return smaller(W + h, LARGEST, where), larger(W - h, -LARGEST, where)


def compare(
    x: Any,
    y: Any,
    W: Any,
    h: Any,
    analytic: Any,
    exp: Callable[[Any], Any] = math.exp,
    where: Where = choose,
) -> GradientCheck:
    """Compare a gradient with the central difference.

    Parameters
    ----------
    x, y, W
        Input, target and weight.
    h
        The step of the difference, large enough to change W.
    analytic
        The gradient to check.
    exp, where
        As for `explorer.core.formulas.quantities`.
    """
    above, below = both_sides(W, h, where)
    numeric, tolerance = _central_difference(x, y, W, above, below, exp, where)
    # Either may overflow where the other just does not: infinities count as the largest double.
    a, b = _finite(analytic, where), _finite(numeric, where)
    error = abs(a - b)
    largest = larger(abs(a), abs(b), where)
    relative = error / where(largest == 0.0, 1.0, largest)
    return GradientCheck(analytic, numeric, error, relative, tolerance, h, error <= tolerance)


def _finite(number: Any, where: Where) -> Any:
    return larger(smaller(number, LARGEST, where), -LARGEST, where)


def _central_difference(
    x: Any,
    y: Any,
    W: Any,
    above: Any,
    below: Any,
    exp: Callable[[Any], Any],
    where: Where,
) -> tuple[Any, Any]:
    """Return (L(above) − L(below)) / (above − below), and a bound on its distance from ∂L/∂W.

    Where the net is saturated L hardly moves, and subtracting its values would lose every digit. So
    the difference of the squares is computed as a product: the mean of y − ŷ times the change of ŷ.
    That change is the change of s, the distance of ŷ from the nearer end of (0, 1) (ŷ near 0, and
    1 − ŷ = σ(−z) near 1), and s keeps its digits. Only forward passes are used.
    """
    positive = where(x > 0.0, W > 0.0, where(x < 0.0, W < 0.0, False))  # W·x itself may underflow
    near = where(positive, 1.0, 0.0)
    outward = 1.0 - 2.0 * near
    s = sigmoid(W * (outward * x), exp, where)[0]
    s_above = sigmoid(above * (outward * x), exp, where)[0]
    s_below = sigmoid(below * (outward * x), exp, where)[0]
    s_mean = s_above / 2.0 + s_below / 2.0
    residual = (y - near) - outward * s_mean
    width = above / 2.0 - below / 2.0
    numeric = -outward * ((s_above - s_below) / 2.0 / width) * residual

    # The tolerance. Let L be a function of z, which moves by k = h|x| to either side. The slope
    # p = σ' = s(1 − s) is a bound on |p'| and |p''|, so within k it stays below p·eᵏ; it never
    # exceeds 1/4. The residual y − ŷ changes by at most 2kp, and by at most 1. These limits bound
    # |L''| = |p² − (y − ŷ)p'| and |L'''| = |3pp' − (y − ŷ)p''|.
    k = abs(x) * width
    p = smaller(s * (1.0 - s) * exp(smaller(k, 1.0, where)), 0.25, where)
    p = where(k < 1.0, p, 0.25)
    residual_max = abs(residual) + smaller(2.0 * k * p, 1.0, where)
    slope = abs(x) * p  # multiplied first: p² can underflow where this product does not
    # 1. Truncation: Taylor's remainder, k²/6 · L'''.
    truncation = slope * (k * k / 6.0 * (3.0 * p + residual_max))
    # 2. W ± h are rounded, so their midpoint is not quite W: L'' times the distance.
    off_centre = abs((above / 2.0 - W / 2.0) - (W / 2.0 - below / 2.0))
    shift = slope * (abs(x) * off_centre * (p + residual_max))
    # 3. Rounding: s is off by 2 ulp, and by |z|/2 more because z is rounded; twice that is allowed.
    # The difference divides it by h. All other rounding, also in the analytic value, adds a few
    # times as much without that division; underflow adds a few of the smallest subnormals.
    ulps = (4.0 + smaller(abs(W * x), 800.0, where)) * EPS
    divided = (ulps * s_mean + _FEW_SUBNORMALS) / width * abs(residual)
    rounding = divided + slope * (3.0 * ulps * (residual_max + s_mean) + _FEW_SUBNORMALS)
    underflow = _FEW_SUBNORMALS * (1.0 + abs(residual))
    return numeric + 0.0, truncation + shift + rounding + underflow  # 0.0 in place of −0.0
