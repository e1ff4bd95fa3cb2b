"""A sentence about each entry of the matrices, for the walk."""

from __future__ import annotations

from explorer.derivation.net.names import weights_name
from explorer.derivation.net.steps import NetStep
from explorer.derivation.numbers import readable
from explorer.model.net.snapshot import Weight
from explorer.model.net.state import NetState


def about_entry(state: NetState, step: NetStep, place: Weight, value: float) -> str:
    """Say what an entry of the matrix that a step computes means; it begins in lower case.

    Parameters
    ----------
    state
        The current state.
    step
        The step.
    place
        The entry's place.
    value
        The entry.
    """
    k, row, column = place
    kind = step.kind
    if kind == "z":
        return _about_z(state.now.activation[k], value)
    if kind == "l":
        return _about_output(state, k, row, column, value)
    if kind == "loss":
        if state.examples == 1:
            size = "0 only" if state.now.loss == "squared_error" else "lowest"
            return f"it is {size} where the guess is right."
        return f"its part of L = {readable(state.t.loss)}, the sum of {state.examples}."
    if kind == "dL_dyhat":
        if value == 0:
            return "zero, the guess is right."
        return f"{_sign(value)}, the guess is too {'low' if value < 0 else 'high'}."
    if kind == "dL_dW":
        matrix = state.t.gradients[k]
        name = weights_name(k, state.layers).entry(row, column, (len(matrix), len(matrix[0])))
        if value == 0:
            return f"zero, {name} does not move the loss."
        return f"{_sign(value)}, raising {name} {'raises' if value > 0 else 'lowers'} the loss."
    symbol = "l" if kind == "dL_dl" else "z"
    if value == 0:
        return f"zero, a larger {symbol} would not move L."
    return f"{_sign(value)}, a larger {symbol} would {'raise' if value > 0 else 'lower'} L."


def _sign(value: float) -> str:
    return "positive" if value > 0 else "negative"


def _about_z(activation: str, z: float) -> str:
    if activation == "relu":
        return "z is positive, it passes." if z > 0 else "z is not positive, the unit is off."
    if z == 0:
        return "z is 0, in the middle."
    if activation == "sigmoid":
        return f"z is {_sign(z)}, σ(z) is {'above' if z > 0 else 'below'} a half."
    return f"z is {_sign(z)}, and so is what follows."


def _about_output(state: NetState, k: int, row: int, column: int, value: float) -> str:
    if k < state.layers - 1:
        slope = state.t.slopes[k][row][column]
        if state.now.activation[k] == "relu":
            return "the unit is on." if slope > 0 else "the unit is off."
        return f"this goes on to layer {k + 2}."
    distance = value - state.now.y[row][column]
    if distance == 0:
        return "the guess is right."
    size = f"{abs(distance):.2f}"
    by = "less than 0.01" if size == "0.00" else size
    return f"the guess is {by} {'above' if distance > 0 else 'below'} the target."
