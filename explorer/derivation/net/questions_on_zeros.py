"""The question on gradients of 0: which weights have them, and why."""

from __future__ import annotations

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.names import activations_name, delta_name, weights_name
from explorer.derivation.net.posed import Choice, Posed, posed
from explorer.derivation.questions import MOST_CHOICES
from explorer.model.net.state import NetState


def zero_rows(matrix: Matrix) -> list[int]:
    """Return the rows of a matrix that are 0 throughout."""
    return [i for i, row in enumerate(matrix) if all([entry == 0 for entry in row])]


def zero_columns(matrix: Matrix) -> list[int]:
    """Return the columns of a matrix that are 0 throughout."""
    return [j for j in range(len(matrix[0])) if all([row[j] == 0 for row in matrix])]


def which_zero(gradient: Matrix) -> str:
    """Say which entries of a gradient are 0."""
    count = sum([1 for row in gradient for entry in row if entry == 0])
    if count == 0:
        return "none"
    if count == len(gradient) * len(gradient[0]):
        return "all of them"
    rows, columns = zero_rows(gradient), zero_columns(gradient)
    whole = len(rows) * len(gradient[0]) + len(columns) * (len(gradient) - len(rows))
    if whole != count:
        return "some entries"
    parts = [_listed("row", rows)] if len(rows) > 0 else []
    if len(columns) > 0:
        parts.append(_listed("column", columns))
    return " and ".join(parts)


def _listed(word: str, found: list[int]) -> str:
    numbers = [f"{i + 1}" for i in found]
    if len(numbers) == 1:
        return f"{word} {numbers[0]}"
    return f"{word}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def _why_zero(s: NetState) -> str:
    k = s.now.weight.layer
    source, delta = activations_name(k, s.layers).text, delta_name(k, s.layers).text
    gradient = s.t.gradients[k]
    rows, columns = zero_columns(s.t.activations[k]), zero_columns(s.t.deltas[k])
    reasons: list[str] = []
    if len(rows) > 0:
        reasons.append(f"{_listed('column', rows)} of {source} is 0: nothing comes in there")
    if len(columns) > 0:
        reasons.append(f"{_listed('column', columns)} of {delta} is 0: nothing is wanted there")
    if len(reasons) == 0:
        if which_zero(gradient) == "none":
            return f"No column of {source} and none of {delta} is 0, and no shares cancel."
        if _some_cancel(s):
            return "The shares of the examples cancel there."
        return f"In each example the entry of {source} or that of {delta} is 0."
    said = "; ".join(reasons)
    return f"{said[0].upper()}{said[1:]}."


def _some_cancel(s: NetState) -> bool:
    """Tell whether an entry of the gradient is 0 although some share of it is not."""
    k = s.now.weight.layer
    return any(
        [
            entry == 0
            and any([inputs[i] * s.t.deltas[k][n][j] != 0 for n, inputs in enumerate(rows)])
            for rows in [s.t.activations[k]]
            for i, row in enumerate(s.t.gradients[k])
            for j, entry in enumerate(row)
        ]
    )


def pose_zeros(s: NetState) -> Posed:
    """Ask which weights of the selected layer have gradient 0."""
    layer, row, column = s.now.weight
    gradient = s.t.gradients[layer]
    rows, columns = s.shape
    why = _why_zero(s)
    texts = ["none", "all of them"]
    if rows > 1:
        texts.append(f"row {row + 1}")
    if columns > 1:
        texts.append(f"column {column + 1}")
    right = Choice(which_zero(gradient), why)
    if right.text not in texts:
        texts = [*texts[: MOST_CHOICES - 1], right.text]
    source, delta = activations_name(layer, s.layers).text, delta_name(layer, s.layers).text
    ask = f"Which weights of {weights_name(layer, s.layers).text} have gradient 0?"
    clue = f"It is {source}ᵀ.{delta}: look for columns of {source} and of {delta} that are 0."
    return posed(ask, right, [Choice(text, why) for text in texts], clue, True)
