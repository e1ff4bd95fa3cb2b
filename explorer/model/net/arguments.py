"""Validate the nets, ranges and selections that Python code, or a page, gives an explorer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from explorer.core.arguments import listed, shortened, whole
from explorer.core.net.arguments import NetArguments, net_arguments
from explorer.core.net.formulas import SIGNED
from explorer.core.net.matrices import Matrix
from explorer.model.arguments import WIDEST, as_interval
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges

#: The ends of a range that is not given, and holds all entries, are 0 or one of these times a power
#: of ten.
_ROUND: Final = ("1", "1.5", "2", "3", "4", "5", "6", "8", "10")


class Selection(NamedTuple):
    """The selected example, counted from 0, and the selected weight."""

    example: int
    weight: Weight


def as_net(
    ranges: Ranges, X: Any, y: Any, weights: Any, activation: Any, loss: Any
) -> NetArguments:
    """Return the parts of a net as arrays and names that fit together, with entries in range.

    Raises
    ------
    TypeError, ValueError
        As `explorer.core.net.arguments.net_arguments`; ValueError if an entry is out of range.
    """
    net = net_arguments(X, y, weights, activation, loss)
    require_in_range(ranges, "x", "X", net.X)
    require_in_range(ranges, "y", "y", net.y)
    for k, matrix in enumerate(net.weights):
        require_in_range(ranges, "W", f"weights[{k}]", matrix)
    return net


def require_in_range(ranges: Ranges, slider: str, name: str, matrix: Matrix) -> None:
    """Raise ValueError that names the first entry outside the range of its slider."""
    low, high = ranges.ends(slider)
    outside = np.argwhere(~((low <= matrix) & (matrix <= high)))
    if len(outside):
        row, column = outside[0].tolist()
        value = float(matrix[row, column])
        allowed = ranges.refusal(slider, value)
        raise ValueError(f"{name}[{row}, {column}] must be {allowed}; got {value!r}")


def as_net_ranges(net: NetArguments, x_range: Any, y_range: Any, w_range: Any) -> Ranges:
    """Return the ranges of the sliders; one that is None is wide enough for all entries.

    Raises
    ------
    TypeError, ValueError
        As `explorer.model.arguments.as_ranges`.
    """
    signed = net.activation[-1] in SIGNED
    largest = max(float(np.abs(matrix).max()) for matrix in net.weights)
    usual = {
        "x_range": _around(4.0, float(np.abs(net.X).max())),
        "y_range": _of_targets(net.y, signed),
        "w_range": _around(6.0, largest),
    }
    given = {"x_range": x_range, "y_range": y_range, "w_range": w_range}
    return Ranges(
        *(as_interval(name, usual[name] if one is None else one) for name, one in given.items())
    )


def _around(usual: float, largest: float) -> tuple[float, float]:
    end = _round(usual, largest)
    return -end, end


def _of_targets(y: Matrix, signed: bool) -> tuple[float, float]:
    """Return the range of the targets: 0 to 1, or −1 to 1 where outputs may be negative."""
    low, high = float(y.min()), float(y.max())
    return 0.0 - _round(1.0 if signed else 0.0, -low), _round(1.0, high)


def _round(usual: float, needed: float) -> float:
    """Return the usual end of a range or, if more is needed, the next round number."""
    if needed <= usual:
        return usual
    exponent = math.floor(math.log10(needed))
    ends = [float(f"{digits}e{exponent}") for digits in _ROUND]
    return min(WIDEST, *(end for end in ends if end >= needed))


def as_selection(given: Any, examples: int, weights: Sequence[Matrix]) -> Selection:
    """Return the selected example and weight.

    Raises
    ------
    TypeError
        If it is not a tuple, list or array of four whole numbers.
    ValueError
        If there is no such example, or no such weight.
    """
    rule = "selected must be (example, layer, from, to), counted from 0"
    place = [whole(one) for one in listed(given) or ()]
    if len(place) != 4 or None in place:
        raise TypeError(f"{rule}; got {shortened(given)}")
    example, layer, row, column = (int(one) for one in place if one is not None)
    if not 0 <= example < examples:
        raise ValueError(f"{rule}; got example {shortened(example)} of {examples}")
    if not 0 <= layer < len(weights):
        raise ValueError(f"{rule}; got layer {shortened(layer)} of {len(weights)}")
    rows, columns = len(weights[layer]), len(weights[layer][0])
    if not (0 <= row < rows and 0 <= column < columns):
        raise ValueError(
            f"{rule}; got from {shortened(row)} to {shortened(column)} "
            f"in weights[{layer}] of the shape {(rows, columns)}"
        )
    return Selection(example, Weight(layer, row, column))
