"""Validate a net's arguments: each error names the argument and says what would fit."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np

from explorer.core.arguments import as_real, listed, refuse_function, shortened, whole
from explorer.core.net.formulas import ACTIVATIONS, LOSSES
from explorer.core.net.matrices import Matrix


class NetArguments(NamedTuple):
    """The validated parts of a net: new arrays of doubles, and names."""

    X: Matrix
    y: Matrix
    weights: list[Matrix]
    activation: list[str]
    loss: str


def net_arguments(X: Any, y: Any, weights: Any, activation: Any, loss: Any) -> NetArguments:
    """Return the parts of a net as arrays and names that fit together.

    Raises
    ------
    TypeError
        If a matrix is not made of real numbers of at most double precision, or is a masked array;
        if `weights` is not a list or tuple, or a name is not text.
    ValueError
        If a matrix is empty, ragged, not finite, or of a shape that does not fit; if there is no
        layer, a name is unknown, or there are more or fewer activations than layers; or if
        cross-entropy has an output other than σ, or targets beyond 0 and 1.
    """
    X = as_matrix("X", X, "a row for each example")
    layers = _weights(weights, X)
    y = as_matrix("y", y, "a row for each example")
    wanted = (len(X), layers[-1].shape[1])
    if y.shape != wanted:
        last = f"weights[{len(layers) - 1}]"
        why = f"as X has {_count(wanted[0], 'row')} and {last} has {_count(wanted[1], 'column')}"
        raise ValueError(f"y must have the shape {wanted}, {why}; got {y.shape}")
    names = _activations(activation, len(layers))
    loss = _name("loss", loss, LOSSES)
    if loss == "cross_entropy":
        if names[-1] != "sigmoid":
            rule = f"loss must be 'squared_error' where the last activation is {names[-1]!r}"
            raise ValueError(f"{rule}: 'cross_entropy' needs 'sigmoid' there")
        outside = y[(y < 0.0) | (y > 1.0)]
        if outside.size:
            raise ValueError(f"y must be from 0 to 1 for cross_entropy, but contains {outside[0]}")
    return NetArguments(X, y, layers, names, loss)


def is_net(W: Any) -> bool:
    """Whether weights are those of a net: a list or tuple with a matrix in it."""
    try:
        return isinstance(W, list | tuple) and any(np.ndim(matrix) == 2 for matrix in W)
    except Exception:  # raised by a ragged list, or an object's own methods
        return False


def refuse_options(activation: Any, loss: Any, only: Any = None) -> None:
    """Raise a ValueError for an option of nets that a single weight has not."""
    usual = {"activation": (activation, "sigmoid"), "loss": (loss, "squared_error")}
    for name, (value, default) in usual.items():
        if not (isinstance(value, str) and value == default):
            rule = f"{name} must be {default!r} unless W is a list of matrices"
            raise ValueError(f"{rule}; got {shortened(value)}")
    if only is not None:
        raise ValueError(f"only must be None unless W is a list of matrices; got {shortened(only)}")


def as_matrix(name: str, value: Any, meaning: str) -> Matrix:
    """Return `value` as a new array of doubles of two dimensions.

    Raises
    ------
    TypeError, ValueError
        As `as_real`; ValueError if it has not two dimensions.
    """
    matrix = np.asarray(as_real(name, value), np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"{name} must have two dimensions, {meaning}; got {matrix.shape}")
    return matrix + 0.0  # −0.0 becomes 0.0, as in `backprop`


def as_gradients(value: Any, weights: Sequence[Matrix]) -> list[Matrix]:
    """Return gradients as new arrays, each of the shape of its weights.

    Raises
    ------
    TypeError, ValueError
        As `net_arguments`, for a list of gradients.
    """
    refuse_function(value)
    given = _matrices("gradient", value)
    if len(given) != len(weights):
        many = _count(len(weights), "matrix")
        raise ValueError(f"gradient must hold {many}, one for each layer; got {len(given)}")
    gradients = []
    for k, one in enumerate(given):
        matrix = as_matrix(f"gradient[{k}]", one, f"as weights[{k}] has")
        if matrix.shape != weights[k].shape:
            raise ValueError(
                f"gradient[{k}] must have the shape {weights[k].shape} of weights[{k}]; "
                f"got {matrix.shape}"
            )
        gradients.append(matrix)
    return gradients


def as_place(name: str, value: Any, weights: Sequence[Matrix]) -> tuple[int, int, int]:
    """Return the layer, row and column of a weight.

    Raises
    ------
    TypeError
        If it is not a tuple, list or array of three integers.
    ValueError
        If there is no such weight.
    """
    rule = f"{name} must be the layer, row and column of a weight, from 0"
    place = [whole(one) for one in listed(value) or ()]
    if len(place) != 3 or None in place:
        raise TypeError(f"{rule}; got {shortened(value)}")
    layer, row, column = (int(one) for one in place if one is not None)
    if not 0 <= layer < len(weights):
        raise ValueError(f"{rule}; got layer {layer} of {len(weights)}")
    rows, columns = weights[layer].shape
    if not (0 <= row < rows and 0 <= column < columns):
        shape = f"weights[{layer}] of the shape {(rows, columns)}"
        raise ValueError(f"{rule}; got row {row} and column {column} in {shape}")
    return layer, row, column


def _weights(value: Any, X: Matrix) -> list[Matrix]:
    given = _matrices("weights", value)
    if not given:
        raise ValueError("weights must hold a matrix for each layer, at least one; got none")
    layers: list[Matrix] = []
    for k, one in enumerate(given):
        before, matrix = (f"weights[{k - 1}]", layers[-1]) if layers else ("X", X)
        units = matrix.shape[1]
        why = f"as {before} has {_count(units, 'column')}"
        layer = as_matrix(f"weights[{k}]", one, f"{_count(units, 'row')}, {why}")
        if len(layer) != units:
            rows = _count(units, "row")
            raise ValueError(f"weights[{k}] must have {rows}, {why}; got {layer.shape}")
        layers.append(layer)
    return layers


def _matrices(name: str, value: Any) -> list[Any]:
    array = isinstance(value, np.ndarray)
    given = None if array else listed(value)
    if given is None:
        got = f"an array of the shape {value.shape}" if array else shortened(value)
        raise TypeError(f"{name} must be a list of matrices, one for each layer; got {got}")
    return given


def _activations(value: Any, layers: int) -> list[str]:
    if isinstance(value, str):
        return [_name("activation", value, ACTIVATIONS)] * layers
    names = listed(value)
    if names is None:
        known = f"{_choices(ACTIVATIONS)}, or a list of these, one for each layer"
        raise TypeError(f"activation must be {known}; got {shortened(value)}")
    if len(names) != layers:
        wanted = f"{_count(layers, 'name')}, one for each layer"
        raise ValueError(f"activation must have {wanted}; got {len(names)}")
    return [_name(f"activation[{k}]", one, ACTIVATIONS) for k, one in enumerate(names)]


def _name(argument: str, value: Any, known: Collection[str]) -> str:
    """Return a name from those that are known."""
    if isinstance(value, str):
        for name in known:
            if value == name:
                return name
    error = ValueError if isinstance(value, str) else TypeError
    raise error(f"{argument} must be {_choices(known)}; got {shortened(value)}")


def _choices(known: Collection[str]) -> str:
    *others, last = map(repr, known)
    return f"{', '.join(others)} or {last}"


def _count(number: int, noun: str) -> str:
    plural = "matrices" if noun == "matrix" else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
