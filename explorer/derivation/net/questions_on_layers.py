"""The question on what a weight above does to the slope along a hidden unit."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.names import delta_name, index, slope_name, weights_name
from explorer.derivation.net.posed import Choice, Posed, posed
from explorer.derivation.numbers import as_given, readable
from explorer.model.net.model import trace_of
from explorer.model.net.snapshot import Weight, with_weight
from explorer.model.net.state import NetState

#: Relative distance below which a slope is said to have doubled.
_SAME: Final = 1e-9


class Doubled(NamedTuple):
    """The slope along a hidden unit's output when a weight above doubles."""

    weight: Weight
    before: float
    after: float
    delta_before: float
    delta_after: float


def doubled(s: NetState) -> Doubled:
    """Return ∂L/∂l of the selected hidden unit, now and if its first weight above were doubled.

    Of a selected weight in the output layer the unit is the one that it comes from.
    """
    layer, row, column = s.now.weight
    hidden, unit = (layer - 1, row) if s.last else (layer, column)
    weight = Weight(hidden + 1, unit, 0)
    n = s.now.example
    w = s.now.weights[weight.layer][weight.row][0]
    then = trace_of(s.now._replace(weights=with_weight(s.now.weights, weight, 2.0 * w)))
    return Doubled(
        weight,
        s.t.dL_dactivations[hidden + 1][n][unit],
        then.dL_dactivations[hidden + 1][n][unit],
        s.t.deltas[weight.layer][n][0],
        then.deltas[weight.layer][n][0],
    )


_CHANGES: Final = (
    "it stays as it is", "it doubles", "it more than doubles", "it less than doubles, or turns",
)  # fmt: skip


def change(before: float, after: float) -> int:
    """Return the index in `_CHANGES` of what becomes of a slope."""
    if after == before:
        return 0
    if before != 0 and abs(after - 2.0 * before) <= _SAME * abs(2.0 * before):
        return 1
    if before != 0 and after / before > 2.0:
        return 2
    return 3


def pose_doubling(s: NetState) -> Posed:
    """Ask what becomes of the slope along a hidden unit when a weight above doubles."""
    found = doubled(s)
    k, unit = found.weight.layer, found.weight.row
    n = s.now.example
    W = s.now.weights[k]
    weight = weights_name(k, s.layers).entry(unit, 0, (len(W), len(W[0])))
    slope = slope_name(k, s.layers).entry(n, unit, (s.examples, len(W)))
    delta = delta_name(k, s.layers).entry(n, 0, (s.examples, len(W[0])))
    formula = f"{delta_name(k, s.layers).text}.{weights_name(k, s.layers).text}ᵀ"
    w = as_given(W[unit][0])
    deltas = f"{delta} from {readable(found.delta_before)} to {readable(found.delta_after)}"
    goes = f"{slope} goes from {readable(found.before)} to {readable(found.after)}"
    if W[unit][0] == 0:
        why = f"{weight} is 0, and twice 0 is 0."
    elif found.before == 0 and found.after == 0:
        why = f"{slope} is 0 before and after: the upstream gradient is 0."
    elif found.delta_before == found.delta_after:
        why = f"{weight} = {w} doubles, and {delta} does not feel it: {goes}."
    else:
        why = f"{weight} = {w} doubles, but the guess moves, too, and {deltas}: {goes}."
    alone = f" and {weight} were the unit’s only way out" if len(W[0]) > 1 else ""
    reasons = [
        f"{weight} stands in {formula} itself. {why}",
        f"So it would be if {delta} stayed{alone}. {why}",
        why,
        why,
    ]
    choices = [Choice(text, reasons[i]) for i, text in enumerate(_CHANGES)]
    right = Choice(_CHANGES[change(found.before, found.after)], why)
    ask = f"If {weight} doubles, what happens to {slope}?"
    clue = f"{slope} = ({formula}){index(n, unit, (s.examples, len(W)))}. But {weight} is "
    return posed(ask, right, choices, f"{clue}used forward, too.", True)
