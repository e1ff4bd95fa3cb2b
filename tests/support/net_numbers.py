"""Compare the numbers that a net's explorer shows with `backprop_net`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from support.reading import Root

from explorer.core.net.trace import NetTrace

ENTRIES = """root => Object.fromEntries([...root.querySelectorAll("[data-quantity][data-index]")]
    .map(({ dataset }) => [`${dataset.quantity} ${dataset.index}`, Number(dataset.value)]))"""
SLOTS = """root => Object.fromEntries([...root.querySelectorAll("[data-slot]")]
    .map(({ dataset }) => [dataset.slot, [dataset.quantity, Number(dataset.value)]]))"""


def matrices(t: NetTrace) -> dict[str, Any]:
    """Return every matrix of a trace by its name in the page."""
    layers = len(t.weights)
    number = (lambda k: f"{k + 1}") if layers > 1 else (lambda k: "")
    found = {"X": t.X, "y": t.y, "y_hat": t.y_hat, "dL_dyhat": t.dL_dactivations[-1]}
    found["loss"] = t.losses.reshape(-1, 1)
    for k in range(layers):
        found[f"W{number(k)}"] = t.weights[k]
        found[f"z{number(k)}"] = t.z[k]
        found[f"dL_dW{number(k)}"] = t.gradients[k]
        found[f"delta_l{k + 1}"] = t.deltas[k]
        if k + 1 < layers:
            found[f"l{k + 1}"] = t.activations[k + 1]
            found[f"dL_dl{k + 1}"] = t.dL_dactivations[k + 1]
    return found


def assert_net_shows(root: Root, t: NetTrace, selected: Sequence[int]) -> int:
    """Check all entries, and the slopes of the selected weight; return the number of entries.

    Parameters
    ----------
    root
        The explorer in the page.
    t
        The trace of the state on show.
    selected
        The example, and the layer, row and column of the weight.
    """
    n, k, i, j = selected
    known = matrices(t)
    shown = root.evaluate(ENTRIES)
    for place, value in shown.items():
        quantity, index = place.split()
        rows = [int(part) - 1 for part in index.split(",")]
        if quantity == "share":
            expected = float((t.activations[k][:, i] * t.deltas[k][:, j])[rows[0]])
        elif quantity == "dL_dX":
            expected = float(t.dL_dactivations[0][rows[0], rows[1]])
        else:
            matrix = known[quantity]
            expected = float(matrix[rows[0], rows[1] if len(rows) > 1 else 0])
        assert math.isclose(value, expected, rel_tol=1e-12, abs_tol=1e-15), (place, value, expected)
    slots = root.evaluate(SLOTS)
    last = k == len(t.weights) - 1
    assert slots["dz_dW"] == ["dz_dW", pytest.approx(t.activations[k][n, i], rel=1e-12)]
    assert slots["dyhat_dz"] == [
        "dyhat_dz" if last else "dl_dz",
        pytest.approx(t.slopes[k][n, j], rel=1e-12),
    ]
    assert slots["dL_dyhat"] == [
        "dL_dyhat" if last else "dL_dl",
        pytest.approx(t.dL_dactivations[k + 1][n, j], rel=1e-12, abs=1e-15),
    ]
    assert slots["dL_dW"] == ["dL_dW", pytest.approx(t.gradients[k][i, j], rel=1e-12, abs=1e-15)]
    return len(shown)
