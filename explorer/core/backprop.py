"""The gradient of the smallest neural net there is: ŷ = σ(Wx), L = ½(y − ŷ)².

One example, a scalar x with target y, and one weight W, no bias. The equation numbers are those of
the derivation this follows: Anuj Gupta, "Gradients – Part 1", 2016,
https://anujgupta82.github.io/2016/08/26/gradients-1/. That page prints its (3) with −X. The minus
is a slip, which carries over into its (4) to (6): what they give is −∂L/∂W, the descent direction.
Here every sign is the one that differentiation gives.

Later parts of the derivation replace the scalars by matrices; `Trace` then keeps its names.
"""

import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from explorer.core.arguments import as_real, common_shape
from explorer.core.records import brief, frozen

__all__ = ["Trace", "backprop"]

# A quantity held to twice the precision of a double, as an unevaluated sum: (value, what rounding
# lost). In plain doubles the roundings on the way to the gradient add up to 7 ulp, and more where
# z is large; carried along like this they leave those of exp and of the result.
Pair: TypeAlias = tuple[Any, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """Every quantity of one forward and backward pass, as `backprop` returns it.

    All fields have one shape, the one that x, y and W broadcast to. They are Python floats when
    that shape is () (NumPy scalars when the precision is not double), else arrays that cannot be
    written to.

    Attributes
    ----------
    x, y, W
        Input, target and weight, as given.
    z
        Wx, what the neuron adds up. Overflows to ±inf beyond the largest double.
    y_hat
        σ(z), the output (0), from 0 to 1.
    one_minus_y_hat
        1 − ŷ = σ(−z), with all the digits that subtracting ŷ from 1 would lose.
    loss
        ½(y − ŷ)². Overflows to inf when ``abs(y)`` is above some 1.9e154.
    dL_dyhat
        −(y − ŷ), equation (2).
    dyhat_dz
        ŷ(1 − ŷ), from 0 to ¼.
    dz_dW
        x.
    dyhat_dW
        ∂ŷ/∂z × ∂z/∂W, equation (3).
    delta_l1
        Δl₁ = ∂L/∂z = ∂L/∂ŷ × ∂ŷ/∂z, equation (5).
    dL_dW
        The gradient, equations (1), (4) and (6).
    dL_dx, dL_dy
        The slopes of the loss along the input and the target.
    """

    x: Any
    y: Any
    W: Any
    z: Any
    y_hat: Any
    one_minus_y_hat: Any
    loss: Any
    dL_dyhat: Any
    dyhat_dz: Any
    dz_dW: Any
    dyhat_dW: Any
    delta_l1: Any
    dL_dW: Any
    dL_dx: Any
    dL_dy: Any

    def __repr__(self) -> str:
        return brief(self)


def backprop(x: Any, y: Any, W: Any) -> Trace:
    """Run the net forward and backward, keeping every quantity on the way.

    Parameters
    ----------
    x, y, W : float or array_like of float
        Input, target and weight: finite real numbers, of shapes that broadcast. Integers and
        Booleans count as the doubles of the same value.

    Returns
    -------
    Trace
        The quantities, each of the broadcast shape, in the precision NumPy's promotion gives x, y
        and W (single stays single). The work is done in double either way.

    Raises
    ------
    TypeError
        If an argument is not made of real numbers of at most double precision, or is a masked
        array.
    ValueError
        If an argument is NaN, infinite, ragged or empty, or the shapes do not broadcast.

    Notes
    -----
    For the doubles given, the output, the three factors and their products are within 4 ulp of the
    true value wherever y is 0 or 1 and the true value and ŷ(1 − ŷ) are normal doubles (``abs(z)``
    up to 708). The rounding of z = Wx, which alone would cost σ up to z/2 ulp, is made good, unless
    x or W is beyond 2⁹⁹⁶ (7e299). For any other y, y − ŷ cancels: its error stays below 4 ulp of
    whichever is larger, y − ŷ or the distance from ŷ to the nearer of 0 and 1.

    No finite input gives NaN or a warning. Where Wx overflows, σ is exactly 0 or 1 and ∂ŷ/∂z
    exactly 0, so ∂L/∂W is 0 whatever x is. With ``abs(y)`` far beyond 1, the loss and its slopes
    along W and x may overflow to ±inf.

    Examples
    --------
    >>> t = backprop(x=1.5, y=1.0, W=-0.8)
    >>> print(f"{t.y_hat:.4f} {t.loss:.4f} {t.dL_dW:.4f}")
    0.2315 0.2953 -0.2051
    >>> backprop(1.5, 1.0, [[-1.0, 0.0, 1.0]]).dL_dW.round(4).tolist()
    [[-0.1829, -0.1875, -0.0408]]
    """
    given = (as_real("x", x), as_real("y", y), as_real("W", W))
    shape = common_shape(x=given[0], y=given[1], W=given[2])
    dtype = np.result_type(*given)
    kind = float if dtype == np.float64 else dtype.type
    x, y, W = (np.asarray(v, np.float64) if np.ndim(v) else float(v) for v in given)

    # Running out of range is part of what is promised above, so it is no cause for a warning:
    # `invalid` is what `_times` meets, and mends, where a product overflows.
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        z = _times((W, 0.0), (x, 0.0))  # (0)
        near, gap = _sigmoid(z)
        y_hat = _plus((near, 0.0), _minus(gap))  # (0)
        rest = _plus((1.0 - near, 0.0), gap)  # 1 − ŷ
        residual = _plus(_plus((y, 0.0), (-near, 0.0)), gap)  # y − ŷ

        dL_dyhat = _minus(residual)  # (2)
        dyhat_dz = _times(y_hat, rest)  # ŷ(1 − ŷ), the slope of σ
        dz_dW = (x, 0.0)
        dyhat_dW = _times(dyhat_dz, dz_dW)  # (3)
        delta_l1 = _times(dL_dyhat, dyhat_dz)  # (5)
        # (1) and (4). Equal to (6), Δl₁ × x, but Δl₁ can run out of range where this does not.
        dL_dW = _times(dL_dyhat, dyhat_dW)
        dL_dx = _times(dL_dyhat, _times(dyhat_dz, (W, 0.0)))
        loss = _times((0.5 * residual[0], 0.5 * residual[1]), residual)

        forward = (z, y_hat, rest, loss)
        backward = (dL_dyhat, dyhat_dz, dz_dW, dyhat_dW, delta_l1, dL_dW, dL_dx, residual)
        # Adding 0.0 turns −0.0 into 0.0: a zero's sign would mean nothing here, and show.
        rounded = (value + lost + 0.0 for value, lost in (*forward, *backward))
        return Trace(*(frozen(value, shape, kind) for value in (x, y, W, *rounded)))


def _sigmoid(z: Pair) -> tuple[Any, Pair]:
    """Return the end of (0, 1) that σ(z) is nearer to, and the signed gap from σ(z) to it.

    A number near 1 cannot hold its own distance from 1, on which 1 − σ and the gradient hang: from
    z = 37 on it is lost altogether. So the gap is computed; σ, 1 − σ and y − σ follow from it.
    """
    near = 1.0 * (z[0] >= 0.0)
    sign = 2.0 * near - 1.0
    e = _exp(-abs(z[0]))  # never above 1
    e_lost = -sign * z[1] * e  # the true z is z[0] + z[1]
    q, q_lost = _plus((1.0, 0.0), (e, e_lost))
    gap = e / q
    back, back_lost = _times((gap, 0.0), (q, q_lost))
    gap_lost = ((e - back) + (e_lost - back_lost)) / q
    return near, (sign * gap, sign * gap_lost)


def _minus(a: Pair) -> Pair:
    return -a[0], -a[1]


def _plus(a: Pair, b: Pair) -> Pair:
    """Add, keeping what rounding loses (Knuth's two-sum)."""
    total = a[0] + b[0]
    from_b = total - a[0]
    lost = (a[0] - (total - from_b)) + (b[0] - from_b)
    return total, lost + (a[1] + b[1])


def _times(a: Pair, b: Pair) -> Pair:
    """Multiply, keeping what rounding loses (Dekker's product), or nothing where that overflows."""
    product = a[0] * b[0]
    a_high, b_high = _high(a[0]), _high(b[0])
    lost = ((a_high * b_high - product) + a_high * (b[0] - b_high)) + (a[0] - a_high) * b[0]
    return product, _finite_or_zero(lost + (a[0] * b[1] + a[1] * b[0]))


def _high(a: Any) -> Any:
    """Return the upper half of a double's digits (Veltkamp): products of halves are exact."""
    spread = (2.0**27 + 1.0) * a
    return spread - (spread - a)


# Python floats are several times faster here than NumPy scalars, and each mouse move waits.
def _exp(a: Any) -> Any:
    return np.exp(a) if isinstance(a, np.ndarray) else float(np.exp(a))


def _finite_or_zero(a: Any) -> Any:
    if isinstance(a, np.ndarray):
        return np.where(np.isfinite(a), a, 0.0)
    return a if math.isfinite(a) else 0.0
