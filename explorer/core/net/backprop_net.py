"""Every quantity of any net for given examples, targets and weights, in one record.

The equations, their source and their numbers are in `explorer.core.net.formulas`.
"""

from dataclasses import fields
from typing import Any

import numpy as np

from explorer.core.net.arguments import NetArguments, net_arguments
from explorer.core.net.arrays import Arrays
from explorer.core.net.formulas import net_trace
from explorer.core.net.trace import NetTrace
from explorer.core.records import frozen

__all__ = ["NetTrace", "backprop_net"]


def backprop_net(
    X: Any,
    y: Any,
    weights: Any,
    activation: Any = "sigmoid",
    loss: Any = "squared_error",
) -> NetTrace:
    """Run a net of any depth and width forward and backward on a batch of examples.

    With l₀ = X, each layer k of a net of K layers has, forward,

        z_k = l_{k−1}.W_k,    l_k = f(z_k),    ŷ = l_K

    and backward, by the chain rule,

        Δ_K = ∂L/∂ŷ ∗ f′(z_K),    Δ_k = (Δ_{k+1}.W_{k+1}ᵀ) ∗ f′(z_k),    ∂L/∂W_k = l_{k−1}ᵀ.Δ_k

    where `.` is the matrix product and ∗ the product entry by entry. L is the sum over the
    examples, not their mean.

    Parameters
    ----------
    X : array_like of float, shape (N, d₀)
        The inputs, a row for each example.
    y : array_like of float, shape (N, d_K)
        The targets, a row for each example.
    weights : list of array_like of float
        A matrix for each layer, the first of shape (d₀, d₁), the next of (d₁, d₂), to (…, d_K):
        the row of a weight is the unit that it comes from, its column the one that it leads to.
    activation : str or list of str
        f, "sigmoid", "tanh", "relu" or "identity": one name for all layers, or one for each.
    loss : str
        "squared_error", ½(y − ŷ)², or, where f of the last layer is σ and all targets lie between 0
        and 1, "cross_entropy", −y log ŷ − (1 − y) log(1 − ŷ); in either case summed over the
        outputs, too.

    Returns
    -------
    NetTrace
        The quantities, as read-only arrays of doubles, and L as a float.

    Raises
    ------
    TypeError
        If a matrix is not made of real numbers of at most double precision, or is a masked array;
        if `weights` is not a list or a tuple; or if a name is not text.
    ValueError
        If a matrix is NaN, infinite, ragged, empty, or of a shape that does not fit the others; if
        a name is unknown, there are more or fewer activations than layers, or cross-entropy does
        not fit the output or the targets; or if a quantity leaves the range of a double. The
        message names the argument, and the shapes that would fit.

    Notes
    -----
    The arguments are copied. One weight and one example give the same digits as `backprop`. The
    slope of ReLU at 0 is 0.

    With cross-entropy Δ_K is computed as ŷ − y, which has no 0 × ∞: ∂L/∂ŷ is infinite where ŷ
    rounds to 0 or 1, and the target is not the same. No other quantity is ever infinite.

    Examples
    --------
    >>> X = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5]]
    >>> W1, W2 = [[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]], [[2.4], [-2.3]]
    >>> n = backprop_net(X, [[0.0], [1.0]], [W1, W2])
    >>> n
    NetTrace(3-2-1, batch of 2, squared_error, loss=0.310943)
    >>> n.gradients[0].round(4).tolist()
    [[-0.2072, 0.1529], [-0.1219, 0.0938], [0.0793, -0.0643]]
    """
    given = net_arguments(X, y, weights, activation, loss)
    found = trace_of(given)
    check_range(found)
    return frozen_trace(found)


def trace_of(net: NetArguments) -> NetTrace:
    """Return every quantity of a validated net; those out of range are infinite or NaN."""
    with np.errstate(all="ignore"):
        return net_trace(net.X, net.y, net.weights, net.activation, net.loss, Arrays())


def check_range(t: NetTrace) -> None:
    """Raise a ValueError that names the first quantity that is not finite."""
    layers = range(len(t.weights))
    backward = [k for k in reversed(layers)]
    quantities = [
        *((f"z of layer {k + 1}", t.z[k]) for k in layers),
        ("the loss", t.losses),
        ("the loss", t.loss),
        *((f"∂L/∂z of layer {k + 1}", t.deltas[k]) for k in backward),
        *((f"∂L/∂W of layer {k + 1}", t.gradients[k]) for k in backward),
        *((f"∂L/∂l of layer {k}", t.dL_dactivations[k]) for k in backward),
    ]
    for name, values in quantities:
        if not np.isfinite(values).all():
            raise ValueError(f"the net leaves the range of doubles: {name} is not finite")


def frozen_trace(t: NetTrace) -> NetTrace:
    """Return the record with read-only arrays, and the loss as a float."""
    return NetTrace(**{f.name: read_only(getattr(t, f.name)) for f in fields(t)})


def read_only(value: Any) -> Any:
    """Return a part of a record with its final type: arrays are read-only, numbers are floats."""
    if isinstance(value, np.ndarray):
        return frozen(value, value.shape)
    if isinstance(value, list):
        numbers = isinstance(value[0], float)  # the losses
        return frozen(value, (len(value),)) if numbers else [read_only(item) for item in value]
    return value if isinstance(value, str) else float(value)
