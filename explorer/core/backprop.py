"""Every quantity of the derivation for given x, y and W, in one record.

The equations, their source and their numbers are in `explorer.core.formulas`.
"""

import math
from typing import Any

import numpy as np

from explorer.core.arguments import as_real, common_shape
from explorer.core.formulas import choose, quantities
from explorer.core.records import frozen
from explorer.core.trace import Trace

__all__ = ["Trace", "backprop"]


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
        and W (single stays single). The computation uses double precision in either case.

    Raises
    ------
    TypeError
        If an argument is not made of real numbers of at most double precision, or is a masked
        array.
    ValueError
        If an argument is NaN, infinite, ragged or empty, or the shapes do not broadcast.

    Notes
    -----
    Each quantity is within 5 ulp of its true value at the z of the record, wherever y is 0 or 1,
    ``abs(z)`` at most 700 and the true value a normal double. (Of a million random points about
    five exceed that, in ∂L/∂W or ∂L/∂x, none by as much as 1 ulp.) For any other y, y − ŷ cancels:
    its error stays below 4 ulp of the larger of y − ŷ and the distance from ŷ to the nearer of 0
    and 1.
    Scalars and arrays use the same formulas, but the exponentials of Python and NumPy, which may
    differ in the last digit.

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
    exp, where = (np.exp, np.where) if shape else (math.exp, choose)

    with np.errstate(all="ignore"):  # overflow and underflow give the values promised above
        fields = {"x": x, "y": y, "W": W} | quantities(x, y, W, exp, where)
        for name in fields:
            fields[name] += 0.0  # −0.0 becomes 0.0, as its sign would be shown but means nothing
        return Trace(**{name: frozen(value, shape, kind) for name, value in fields.items()})
