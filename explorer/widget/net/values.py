"""The values of `NetExplorer`'s traits, and the snapshots that they make."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import numpy as np

from explorer.core.net.arguments import NetArguments
from explorer.core.net.backprop_net import check_range, frozen_trace, trace_of
from explorer.core.net.matrices import Matrix
from explorer.core.net.trace import NetTrace
from explorer.model.arguments import as_value
from explorer.model.net.arguments import as_net, as_selection
from explorer.model.net.snapshot import NetSnapshot, snapshot
from explorer.model.ranges import Ranges
from explorer.widget.net.read_only import ReadOnly

#: The parts of a net, as `explorer.backprop_net` takes them.
PARTS: Final = ("X", "y", "weights", "activation", "loss")
#: The traits that can be set.
SETTABLE: Final = (*PARTS, "learning_rate", "selected")


def values_of(now: NetSnapshot) -> dict[str, Any]:
    """Return the values of the traits at a snapshot."""
    alike = len(set(now.activation)) == 1
    return {
        "X": ReadOnly(now.X),
        "y": ReadOnly(now.y),
        "weights": tuple(ReadOnly(matrix) for matrix in now.weights),
        "activation": now.activation[0] if alike else tuple(now.activation),
        "loss": now.loss,
        "learning_rate": now.learning_rate,
        "selected": (now.example, *now.weight),
    }


def snapshot_of(ranges: Ranges, values: Mapping[str, Any], given: Collection[str]) -> NetSnapshot:
    """Return the snapshot that values of all traits make.

    Parameters
    ----------
    ranges
        The intervals of the entries of X and y, and of the weights.
    values
        The values by name.
    given
        The names of those that are new. If the selection is not among them, and the net has become
        too small for it, the nearest example and weight are selected.

    Raises
    ------
    TypeError, ValueError
        If a value is not of its kind, does not fit the others, or has an entry out of range; if a
        quantity of the net leaves the range of a double.
    """
    net = as_net(ranges, *(values[name] for name in PARTS))
    rate = as_value(ranges, "learning_rate", values["learning_rate"])
    selected = values["selected"]
    if "selected" not in given:
        selected = _nearest(selected, len(net.X), net.weights)
    example, weight = as_selection(selected, len(net.X), net.weights)
    if given:
        check_range(trace_of(net))
    return snapshot(**lists(net), learning_rate=rate, example=example, weight=weight)


def record_of(now: NetSnapshot) -> NetTrace:
    """Return `explorer.backprop_net` at a snapshot; a quantity out of range is infinite or NaN."""
    weights = [np.array(matrix) for matrix in now.weights]
    net = NetArguments(np.array(now.X), np.array(now.y), weights, now.activation, now.loss)
    return frozen_trace(trace_of(net))


def lists(net: NetArguments) -> dict[str, Any]:
    """Return the parts of a net as a snapshot has them: lists of rows, and names."""
    weights = [matrix.tolist() for matrix in net.weights]
    return {**net._asdict(), "X": net.X.tolist(), "y": net.y.tolist(), "weights": weights}


def shapes(now: NetSnapshot) -> list[int]:
    """Return the number of examples, and of the units of each layer."""
    return [len(now.X), len(now.X[0]), *(len(matrix[0]) for matrix in now.weights)]


def _nearest(selected: Sequence[int], examples: int, weights: Sequence[Matrix]) -> tuple[int, ...]:
    example, layer, row, column = selected
    layer = min(layer, len(weights) - 1)
    rows, columns = weights[layer].shape
    return min(example, examples - 1), layer, min(row, rows - 1), min(column, columns - 1)
