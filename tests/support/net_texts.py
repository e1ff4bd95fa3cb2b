"""Reading of a net's texts, independent of the package: numbers in formulas, names of entries."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

from explorer.core.net.backprop_net import backprop_net
from explorer.core.net.trace import NetTrace
from explorer.model.net.snapshot import NetSnapshot

_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_PYTHON = {
    "−": "-", "×": "*", "½": "0.5 *", "²": "**2", "σ": "sigmoid", "ReLU": "relu", "log": "np.log",
}  # fmt: skip
_FUNCTIONS = {
    "np": np,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: max(z, 0.0),
}


def trace_of(now: NetSnapshot) -> NetTrace:
    """Return `backprop_net` of a snapshot."""
    return backprop_net(now.X, now.y, now.weights, now.activation, now.loss)


def value_of(numbers: str) -> float:
    """Return the value of a formula in numbers, as the page writes it."""
    for written, python in _PYTHON.items():
        numbers = numbers.replace(written, python)
    numbers = re.sub(r"np\.np\.", "np.", numbers)
    numbers = re.sub(r"np\.log (\d[\d.e-]*)", r"np.log(\1)", numbers)
    return float(eval(numbers, _FUNCTIONS))


def tolerance(numbers: str, value: float) -> float:
    """Return how far a formula may be off because its numbers have four decimals."""
    sizes = [abs(float(one)) for one in re.findall(r"\d+\.?\d*(?:e-?\d+)?", numbers)]
    off = 1e-4 * (1 + sum(sizes)) ** 2
    if "/" in numbers:  # by a number that may be small
        off += 2e-4 * value * value
    if "log" in numbers:  # of a number that may be small
        off += 1e-4 * math.exp(abs(value))
    return off


def entry(trace: NetTrace, name: str) -> Any:
    """Return the value of an entry by its name on the page: ``Δl₁[3,1]``, ``W[2]``, ``ŷ``."""
    symbol, _, index = name.replace("]", "").partition("[")
    layers = len(trace.weights)
    plain = symbol.translate(_DIGITS)
    layer = int(digits) - 1 if (digits := re.sub(r"\D", "", plain)) else layers - 1
    kind = re.sub(r"\d", "", plain)
    matrix = {
        "X": lambda: trace.X,
        "y": lambda: trace.y,
        "W": lambda: trace.weights[layer],
        "z": lambda: trace.z[layer],
        "l": lambda: trace.activations[layer + 1],
        "ŷ": lambda: trace.y_hat,
        "∂L/∂ŷ": lambda: trace.dL_dactivations[-1],
        "∂L/∂l": lambda: trace.dL_dactivations[layer + 1],
        "∂L/∂W": lambda: trace.gradients[layer],
        "Δl": lambda: trace.deltas[layer],
    }[kind]()
    places = [int(one) - 1 for one in index.split(",") if one]
    sizes = [i for i, size in enumerate(matrix.shape) if size > 1]
    place = [0, 0]
    for axis, one in zip(sizes, places, strict=True):
        place[axis] = one
    return matrix[tuple(place)]
