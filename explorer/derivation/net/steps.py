"""The derivation for any net as data: 5K + 2 steps, each of which computes a matrix.

For each layer forward z and l, then L and ∂L/∂ŷ, then for each layer backward Δl, ∂L/∂W and the
slope along the layer below, and at last a step of gradient descent.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.net.activations import ACTIVATION_TEXTS, slope_text
from explorer.derivation.net.equation_numbers import equation_number
from explorer.derivation.net.names import (
    MatrixName,
    activations_name,
    delta_name,
    gradient_name,
    slope_name,
    weights_name,
    z_name,
)
from explorer.model.net.snapshot import NetSnapshot

Y = MatrixName("y", 0, 0)
LOSS = MatrixName("loss", 0, 0)


class NetStep(NamedTuple):
    """One line of the derivation: a matrix, computed from others.

    Attributes
    ----------
    kind
        The kind of the matrix, as in `explorer.derivation.net.names.MatrixName`; ``"update"`` for
        the step of gradient descent.
    layer
        Its layer, counted from 0; of the update the first.
    matrix
        Its name.
    sources
        The names of the matrices that it is computed from.
    where
        Its place in the net: "layer 1, backward".
    equation
        Its number in the series, as in ``"(79)"``, or empty.
    formula
        The right-hand side in symbols.
    meaning
        What it means, in a sentence that is true at every state.
    """

    kind: str
    layer: int
    matrix: MatrixName
    sources: tuple[MatrixName, ...]
    where: str
    equation: str
    formula: str
    meaning: str


def net_steps(now: NetSnapshot) -> list[NetStep]:
    """Return the steps of a net, in the order of the computation."""
    layers = len(now.weights)
    steps: list[NetStep] = []
    for k in range(layers):
        steps.extend([_z(k, layers), _activation(now, k)])
    last = layers - 1
    steps.extend([_loss(now), _dL_dyhat(now), _output_delta(now), _gradient(now, last)])
    for k in reversed(range(last)):
        steps.extend([_dL_dl(now, k), _hidden_delta(now, k), _gradient(now, k)])
    steps.append(_update(layers))
    return steps


# Forward -----------------------------------------------------------------------------------------


def _z(k: int, layers: int) -> NetStep:
    source, weights = activations_name(k, layers), weights_name(k, layers)
    return NetStep(
        "z",
        k,
        z_name(k, layers),
        (source, weights),
        _where(k, layers, "forward"),
        "",
        f"{source.text}.{weights.text}",
        "The weighted inputs of each unit: a row times a column.",
    )


def _activation(now: NetSnapshot, k: int) -> NetStep:
    layers = len(now.weights)
    z = z_name(k, layers)
    symbol = ACTIVATION_TEXTS[now.activation[k]].symbol
    output = k == layers - 1
    return NetStep(
        "l",
        k,
        activations_name(k + 1, layers),
        (z,),
        _where(k, layers, "forward"),
        "",
        z.text if now.activation[k] == "identity" else f"{symbol}({z.text})",
        "The guess for each example." if output else "What each unit sends on, entry by entry.",
    )


def _loss(now: NetSnapshot) -> NetStep:
    y_hat = activations_name(len(now.weights), len(now.weights))
    several = len(now.y[0]) > 1
    if now.loss == "squared_error":
        formula = "½ Σ (y − ŷ)²" if several else "½ (y − ŷ)²"
    else:
        one = "y log ŷ + (1 − y) log(1 − ŷ)"
        formula = f"−Σ ({one})" if several else f"−({one})"
    meaning = "How wrong the guesses are: one number an example, and their sum L."
    return NetStep(
        "loss",
        len(now.weights) - 1,
        LOSS,
        (Y, y_hat),
        "the loss",
        "",
        formula,
        meaning if len(now.X) > 1 else "How wrong the guess is, as one number.",
    )


# Backward ----------------------------------------------------------------------------------------


def _dL_dyhat(now: NetSnapshot) -> NetStep:
    layers = len(now.weights)
    squared = now.loss == "squared_error"
    return NetStep(
        "dL_dyhat",
        layers - 1,
        slope_name(layers, layers),
        (Y, activations_name(layers, layers)),
        "the loss, backward",
        equation_number(now, "dL_dyhat", layers - 1),
        "−(y − ŷ)" if squared else "(ŷ − y) / (ŷ (1 − ŷ))",
        "How wrong each guess is, and on which side.",
    )


def _output_delta(now: NetSnapshot) -> NetStep:
    layers = len(now.weights)
    last = layers - 1
    above, y_hat = slope_name(layers, layers), activations_name(layers, layers)
    cross = now.loss == "cross_entropy"
    slope = slope_text(now.activation[last], y_hat.text, z_name(last, layers).text)
    return NetStep(
        "delta_l",
        last,
        delta_name(last, layers),
        (Y, y_hat) if cross else _with_local(now, last, above),
        _where(last, layers, "backward"),
        equation_number(now, "delta_l", last),
        "ŷ − y" if cross else f"{above.text}{slope}",
        "The slope of cross-entropy undoes the slope of σ: only the error is left."
        if cross
        else "The error, times how steep the unit is.",
    )


def _gradient(now: NetSnapshot, k: int) -> NetStep:
    layers = len(now.weights)
    source, delta = activations_name(k, layers), delta_name(k, layers)
    return NetStep(
        "dL_dW",
        k,
        gradient_name(k, layers),
        (source, delta),
        _where(k, layers, "backward"),
        equation_number(now, "dL_dW", k),
        f"{source.text}ᵀ.{delta.text}",
        f"What came in, times what is wanted: in the shape of {weights_name(k, layers).text}.",
    )


def _dL_dl(now: NetSnapshot, k: int) -> NetStep:
    layers = len(now.weights)
    delta, weights = delta_name(k + 1, layers), weights_name(k + 1, layers)
    return NetStep(
        "dL_dl",
        k,
        slope_name(k + 1, layers),
        (delta, weights),
        f"from layer {k + 2} to layer {k + 1}",
        "",
        f"{delta.text}.{weights.text}ᵀ",
        "The upstream gradient: a row times a row of weights, all ways out of the unit.",
    )


def _hidden_delta(now: NetSnapshot, k: int) -> NetStep:
    layers = len(now.weights)
    delta, weights = delta_name(k + 1, layers), weights_name(k + 1, layers)
    above, output = slope_name(k + 1, layers), activations_name(k + 1, layers)
    slope = slope_text(now.activation[k], output.text, z_name(k, layers).text)
    return NetStep(
        "delta_l",
        k,
        delta_name(k, layers),
        (delta, weights, *_with_local(now, k, above)),
        _where(k, layers, "backward"),
        equation_number(now, "delta_l", k),
        f"({delta.text}.{weights.text}ᵀ){slope}",
        "The upstream gradient times the slope of the unit.",
    )


def _update(layers: int) -> NetStep:
    sources = [weights_name(k, layers) for k in range(layers)]
    sources.extend([gradient_name(k, layers) for k in range(layers)])
    return NetStep(
        "update",
        0,
        MatrixName("W", 1, layers),
        tuple(sources),
        "gradient descent",
        "",
        "W − η ∂L/∂W",
        "A step moves a weight against its slope, scaled by η.",
    )


def _with_local(now: NetSnapshot, k: int, above: MatrixName) -> tuple[MatrixName, ...]:
    """Return the matrices that Δ is read from: the slope from above, and what f′ depends on."""
    layers = len(now.weights)
    if now.activation[k] == "identity":
        return (above,)
    if now.activation[k] == "relu":
        return (above, z_name(k, layers))
    return (above, activations_name(k + 1, layers))


def _where(k: int, layers: int, way: str) -> str:
    return way if layers == 1 else f"layer {k + 1}, {way}"
