r"""A small calculator that reads the derivation's TeX, independent of the package.

It supports numbers, variables, + - × ^ and brackets, implicit products, σ, ``\tfrac`` and the
transpose of a number. Anything else is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import mpmath

#: The symbols of the derivation, with the names of their quantities.
WRITTEN = {
    "x": "x",
    "X": "x",
    "y": "y",
    "W": "W",
    "z": "z",
    r"\hat{y}": "y_hat",
    r"\Delta l_1": "delta_l1",
    r"\eta": "learning_rate",
    r"\frac{\partial L}{\partial W}": "dL_dW",
}
_TOKEN = re.compile(
    r"\s*(\\text\{\w+\}|\\hat\{y\}|\\Delta l_1|\\eta|\\frac\{\\partial L\}\{\\partial W\}"
    r"|\^\{\\mathsf\{T\}\}|\\tfrac|\\sigma|\\times|\\,|\d+|[a-zA-Z]|[-+^(){}.])"
)


def evaluate(tex: str, values: Mapping[str, Any]) -> Any:
    """Return the value of a formula at these values, calculated with mpmath."""
    tokens, place = [], 0
    while place < len(tex.rstrip()):
        match = _TOKEN.match(tex, place)
        if match is None:
            raise ValueError(f"cannot read {tex[place:]!r}")
        tokens.append(match[1])
        place = match.end()
    tokens = [token for token in tokens if token != r"\,"]
    result = _sum(tokens, values)
    if tokens:
        raise ValueError(f"cannot read {tokens} at the end of {tex!r}")
    return result


def _sum(tokens: list[str], values: Mapping[str, Any]) -> Any:
    sign = -1 if tokens[0] == "-" and tokens.pop(0) else 1
    total = sign * _product(tokens, values)
    while tokens and tokens[0] in "+-":
        sign = -1 if tokens.pop(0) == "-" else 1
        total += sign * _product(tokens, values)
    return total


def _product(tokens: list[str], values: Mapping[str, Any]) -> Any:
    product = _power(tokens, values)
    while tokens and tokens[0] not in ("+", "-", ")", "}"):
        if tokens[0] in (r"\times", "."):
            tokens.pop(0)
        product *= _power(tokens, values)
    return product


def _power(tokens: list[str], values: Mapping[str, Any]) -> Any:
    base = _atom(tokens, values)
    if tokens and tokens[0] == r"^{\mathsf{T}}":  # a 1×1 matrix is its own transpose
        tokens.pop(0)
    if tokens and tokens[0] == "^":
        tokens.pop(0)
        base **= int(tokens.pop(0))
    return base


def _atom(tokens: list[str], values: Mapping[str, Any]) -> Any:
    token = tokens.pop(0)
    if token == "(":
        return _closed(tokens, values, ")")
    if token == r"\tfrac":
        return _braced(tokens, values) / _braced(tokens, values)
    if token == r"\sigma":
        return 1 / (1 + mpmath.exp(-_atom(tokens, values)))
    if token.startswith(r"\text"):
        return mpmath.mpf(values[token[6:-1]])
    if token in WRITTEN:
        return mpmath.mpf(values[WRITTEN[token]])
    return mpmath.mpf(int(token))


def _braced(tokens: list[str], values: Mapping[str, Any]) -> Any:
    assert tokens.pop(0) == "{"
    return _closed(tokens, values, "}")


def _closed(tokens: list[str], values: Mapping[str, Any], end: str) -> Any:
    value = _sum(tokens, values)
    assert tokens.pop(0) == end
    return value


def true_values(x: float, y: float, W: float, learning_rate: float = 2.0) -> dict[str, Any]:
    """Return every quantity at mpmath's current precision, each computed from its definition."""
    x, y, W = mpmath.mpf(x), mpmath.mpf(y), mpmath.mpf(W)
    y_hat = 1 / (1 + mpmath.exp(-W * x))
    slope = (y_hat - y) * y_hat * (1 - y_hat) * x
    return {
        "x": x, "y": y, "W": W, "z": W * x,
        "y_hat": y_hat, "one_minus_y_hat": 1 - y_hat, "loss": (y - y_hat) ** 2 / 2,
        "dL_dyhat": y_hat - y, "dyhat_dz": y_hat * (1 - y_hat), "dz_dW": x,
        "dyhat_dW": y_hat * (1 - y_hat) * x, "delta_l1": (y_hat - y) * y_hat * (1 - y_hat),
        "dL_dW": slope, "learning_rate": learning_rate, "W_next": W - learning_rate * slope,
        "dL_dx": (y_hat - y) * y_hat * (1 - y_hat) * W,
        "dL_dy": y - y_hat,
    }  # fmt: skip
