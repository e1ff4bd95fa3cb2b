"""Every quantity of one forward and backward pass, in one record."""

from dataclasses import dataclass
from typing import Any

from explorer.core.formulas import quantities


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """Every quantity of one forward and backward pass, as `trace` and `backprop` return it.

    All fields have the shape that x, y and W broadcast to. They are Python floats when that shape
    is () (NumPy scalars when the precision is not double), else read-only arrays.

    Attributes
    ----------
    x, y, W
        Input, target and weight, as given.
    z
        Wx, the argument of σ. Overflows to ±inf beyond the largest double.
    y_hat
        σ(z), the output (0), from 0 to 1.
    one_minus_y_hat
        1 − ŷ = σ(−z), with the digits that subtracting ŷ from 1 would lose.
    loss
        ½(y − ŷ)². Overflows to inf when ``abs(y)`` is above about 1.9e154.
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
        from explorer.core.records import brief  # here: it needs NumPy, which the page has not

        return brief(self)


def trace(x: float, y: float, W: float) -> Trace:
    """Return every quantity at finite numbers, which are not validated: `backprop` does that.

    −0.0 becomes 0.0, as its sign would be shown but means nothing.
    """
    found = {"x": x, "y": y, "W": W, **quantities(x, y, W)}
    return Trace(*[value + 0.0 for value in found.values()])  # in the order of the fields
