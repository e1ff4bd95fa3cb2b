"""Random nets, and two oracles of their gradients that share no code with the package."""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

import autograd
import autograd.numpy as anp
import mpmath
import numpy as np

ACTIVATIONS = ("sigmoid", "tanh", "relu", "identity")

#: The net, batch and weights of the design's pictures: part 4b with four examples.
X_4B = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]]
Y_4B = [[0.0], [1.0], [1.0], [0.0]]
WEIGHTS_4B = [[[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]], [[2.4], [-2.3]]]


class Net(NamedTuple):
    """A net in plain lists, in the order of `backprop_net`'s arguments."""

    X: list[list[float]]
    y: list[list[float]]
    weights: list[list[list[float]]]
    activation: list[str]
    loss: str


def random_net(
    rng: np.random.Generator, loss: str = "squared_error", depth: int = 0, scale: float = 1.0
) -> Net:
    """Return a net of 1 to 5 layers (or of `depth`), 1 to 5 units each, with 1 to 8 examples."""
    depth = depth or int(rng.integers(1, 6))
    widths = rng.integers(1, 6, depth + 1)
    examples = int(rng.integers(1, 9))
    activation = [str(name) for name in rng.choice(ACTIVATIONS, depth)]
    if loss == "cross_entropy":
        activation[-1] = "sigmoid"
    weights = [rng.normal(0.0, scale, shape).tolist() for shape in itertools.pairwise(widths)]
    X = rng.normal(0.0, 1.5, (examples, widths[0])).tolist()
    y = rng.uniform(0.0, 1.0, (examples, widths[-1])).round(int(rng.integers(0, 3))).tolist()
    return Net(X, y, weights, activation, loss)


def autograd_gradients(net: Net) -> list[Any]:
    """Return the gradients by automatic differentiation."""
    X, y = np.array(net.X), np.array(net.y)

    def total(weights: list[Any]) -> Any:
        l = X  # noqa: E741
        for W, name in zip(weights, net.activation, strict=True):
            z = anp.dot(l, W)
            l = {  # noqa: E741
                "sigmoid": lambda z: 0.5 * (1.0 + anp.tanh(0.5 * z)),
                "tanh": anp.tanh,
                "relu": lambda z: anp.where(z > 0.0, z, 0.0),
                "identity": lambda z: z,
            }[name](z)
        if net.loss == "squared_error":
            return 0.5 * anp.sum((y - l) ** 2)
        return anp.sum(anp.logaddexp(0.0, z) - y * z)

    return autograd.grad(total)([np.array(W) for W in net.weights])  # type: ignore[no-any-return]


def true_loss(net: Net, weights: Any = None) -> Any:
    """Return the loss in mpmath's current precision, from its definition."""
    functions = {
        "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
        "tanh": mpmath.tanh,
        "relu": lambda z: z if z > 0 else mpmath.mpf(0),
        "identity": lambda z: z,
    }
    total = mpmath.mpf(0)
    for x, y in zip(net.X, net.y, strict=True):
        units = [mpmath.mpf(v) for v in x]
        for W, name in zip(weights or net.weights, net.activation, strict=True):
            columns = range(len(W[0]))
            units = [sum(v * w[j] for v, w in zip(units, W, strict=True)) for j in columns]
            units = [functions[name](z) for z in units]
        for target, y_hat in zip(y, units, strict=True):
            target = mpmath.mpf(target)
            if net.loss == "squared_error":
                total += (target - y_hat) ** 2 / 2
            else:
                total -= target * mpmath.log(y_hat) + (1 - target) * mpmath.log(1 - y_hat)
    return total


def true_gradients(net: Net, digits: int = 900) -> list[Any]:
    """Return the gradients as central differences with so many digits that nothing is lost."""
    with mpmath.workdps(digits):
        h = mpmath.mpf(10) ** -100
        weights = [[[mpmath.mpf(w) for w in row] for row in W] for W in net.weights]
        gradients = []
        for W in weights:
            found = np.zeros((len(W), len(W[0])))
            for i, j in np.ndindex(found.shape):
                w = W[i][j]
                W[i][j] = w + h
                above = true_loss(net, weights)
                W[i][j] = w - h
                below = true_loss(net, weights)
                W[i][j] = w
                found[i, j] = float((above - below) / (2 * h))
            gradients.append(found)
        return gradients
