"""The gradient check: ∂L/∂W against a central difference of the loss."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.core.arguments import as_real, common_shape
from explorer.core.backprop import backprop
from explorer.core.records import brief, frozen

__all__ = ["GradientCheck", "check_gradient"]

_EPS = np.finfo(np.float64).eps
_FEW_SUBNORMALS = 8 * 5e-324
_MAX = np.finfo(np.float64).max


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
        return brief(self)


def check_gradient(
    x: Any, y: Any, W: Any, step: Any = None, *, gradient: Any = None
) -> GradientCheck:
    """Compare ∂L/∂W with a central difference of the loss in W.

    Parameters
    ----------
    x, y, W : float or array_like of float
        As for `backprop`. The check always uses double precision.
    step : float or array_like of float, optional
        The h of the difference, positive and large enough to change W. By default about 6e-6 / x,
        the compromise between the two errors below. An array of steps shows both: towards larger h
        the error grows like h², towards smaller h like 1/h.
    gradient : float or array_like of float, optional
        The gradient to check, in place of `backprop`'s.

    Returns
    -------
    GradientCheck
        Both values, their distance, the tolerance and the verdict.

    Raises
    ------
    TypeError, ValueError
        As `backprop`, for any of the arguments; ValueError if a step is not positive or is too
        small.

    Examples
    --------
    >>> check = check_gradient(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{check.analytic:.6f} {check.numeric:.6f} {check.ok}")
    -0.205074 -0.205074 True

    The blog post's printed formula, with its sign slip, is not the gradient:

    >>> check_gradient(x=1.5, y=1.0, W=-0.8, gradient=0.205074).ok
    False
    """
    given = {"x": as_real("x", x), "y": as_real("y", y), "W": as_real("W", W)}
    if step is not None:
        given["step"] = as_real("step", step)
    if gradient is not None:
        given["gradient"] = as_real("gradient", gradient)
    shape = common_shape(**given)
    x, y, W = (np.float64(given[name]) for name in "xyW")

    with np.errstate(over="ignore", under="ignore"):
        h = np.float64(given["step"]) if "step" in given else _default_step(x, W)
        if not np.all(h > 0.0):
            raise ValueError(f"step must be positive, not {np.min(h)}")
        above, below = np.minimum(W + h, _MAX), np.maximum(W - h, -_MAX)
        if not np.all(above / 2.0 > below / 2.0):
            raise ValueError(f"step must be large enough to change W, as {np.min(h)} is not")
        analytic = given["gradient"] if "gradient" in given else backprop(x, y, W).dL_dW
        numeric, tolerance = _central_difference(x, y, W, above, below)

        # Either may overflow where the other just does not: infinities count as the largest double.
        a, b = np.clip(analytic, -_MAX, _MAX), np.clip(numeric, -_MAX, _MAX)
        error = np.abs(a - b)
        larger = np.maximum(np.abs(a), np.abs(b))
        relative = error / np.where(larger == 0.0, 1.0, larger)

    ok = frozen(error <= tolerance, shape, bool)
    numbers = (analytic, numeric, error, relative, tolerance, h)
    return GradientCheck(*(*(frozen(number, shape) for number in numbers), ok))


def _default_step(x: Any, W: Any) -> Any:
    """Return the h that moves z by the cube root of eps, where truncation and rounding balance.

    Two bounds keep it from overflowing for the smallest x and from leaving the largest W unchanged.
    """
    h = np.cbrt(_EPS) / np.where(x == 0.0, 1.0, np.maximum(np.abs(x), 1e-300))
    return np.maximum(h, 2.0 * _EPS * np.abs(W))


def _central_difference(x: Any, y: Any, W: Any, above: Any, below: Any) -> tuple[Any, Any]:
    """Return (L(above) − L(below)) / (above − below), and a bound on its distance from ∂L/∂W.

    Where the net is saturated L hardly moves, and subtracting its values would lose every digit. So
    the difference of the squares is computed as a product: the mean of y − ŷ times the change of ŷ.
    That change is the change of s, the distance of ŷ from the nearer end of (0, 1) (ŷ near 0, and
    1 − ŷ = σ(−z) near 1), and s keeps its digits. Only forward passes are used.
    """
    near = np.where(np.sign(x) * np.sign(W) > 0.0, 1.0, 0.0)
    outward = 1.0 - 2.0 * near
    s, s_above, s_below = (
        np.float64(backprop(outward * x, 0.0, weight).y_hat) for weight in (W, above, below)
    )
    s_mean = s_above / 2.0 + s_below / 2.0
    residual = (y - near) - outward * s_mean
    width = above / 2.0 - below / 2.0
    numeric = -outward * ((s_above - s_below) / 2.0 / width) * residual

    # The tolerance. Let L be a function of z, which moves by k = h|x| to either side. The slope
    # p = σ' = s(1 − s) is a bound on |p'| and |p''|, so within k it stays below p·eᵏ; it never
    # exceeds 1/4. The residual y − ŷ changes by at most 2kp, and by at most 1. These limits bound
    # |L''| = |p² − (y − ŷ)p'| and |L'''| = |3pp' − (y − ŷ)p''|.
    k = np.abs(x) * width
    p = np.where(k < 1.0, np.minimum(s * (1.0 - s) * np.exp(np.minimum(k, 1.0)), 0.25), 0.25)
    residual_max = np.abs(residual) + np.minimum(2.0 * k * p, 1.0)
    slope = np.abs(x) * p  # multiplied first: p² can underflow where this product does not
    # 1. Truncation: Taylor's remainder, k²/6 · L'''.
    truncation = slope * (k * k / 6.0 * (3.0 * p + residual_max))
    # 2. W ± h are rounded, so their midpoint is not quite W: L'' times the distance.
    off_centre = np.abs((above / 2.0 - W / 2.0) - (W / 2.0 - below / 2.0))
    shift = slope * (np.abs(x) * off_centre * (p + residual_max))
    # 3. Rounding: s is off by 2 ulp, and by |z|/2 more because z is rounded; twice that is allowed.
    # The difference divides it by h. All other rounding, also in the analytic value, adds a few
    # times as much without that division; underflow adds a few of the smallest subnormals.
    ulps = (4.0 + np.minimum(np.abs(W * x), 800.0)) * _EPS
    divided = (ulps * s_mean + _FEW_SUBNORMALS) / width * np.abs(residual)
    rounding = divided + slope * (3.0 * ulps * (residual_max + s_mean) + _FEW_SUBNORMALS)
    underflow = _FEW_SUBNORMALS * (1.0 + np.abs(residual))
    return numeric + 0.0, truncation + shift + rounding + underflow  # 0.0 in place of −0.0
