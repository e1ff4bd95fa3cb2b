"""The curves through a state: the loss along a unit's output, and along the selected weight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from explorer.core.net.formulas import entry_loss
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.plots.curves import linspace, squared_error
from explorer.plots.marks import Points
from explorer.plots.net.rest import Rest
from explorer.plots.net.windows import Axes, l_axis_of, loss_axis_of, z_axis_of
from explorer.plots.windows import held

#: Samples of the loss along l, and along w: one every 3 to 4 px.
ALONG_L: Final = 97
ALONG_W: Final = 121


class NetCurves(NamedTuple):
    """A state with the curves through it, from which the marks of a net's plots are placed.

    Attributes
    ----------
    state
        The state.
    axes
        The axes that change with it.
    along_l
        The loss of the selected example along the unit's output, all else fixed.
    along_w
        The loss of each example along w.
    total
        Their sum.
    """

    state: NetState
    axes: Axes
    along_l: Points
    along_w: list[Points]
    total: Points


def net_curves(
    state: NetState, ranges: Ranges, before: NetCurves | None = None, moving: bool = False
) -> NetCurves:
    """Return a state with the curves through it.

    Parameters
    ----------
    state
        The state.
    ranges
        The intervals of the entries of X and y, and of the weights.
    before
        The state that was shown before.
    moving
        Whether a hand is moving something; then an axis stays as before if the point is still on
        it.
    """
    z, l = z_axis_of(state), l_axis_of(state)  # noqa: E741  the derivation's names
    hold = before is not None and moving
    if before is not None and hold:
        z = held(before.axes.z, z, [state.z])
        l = held(before.axes.l, l, [state.l])  # noqa: E741
    outputs = linspace(*l.ends, ALONG_L)
    if state.last and state.t.kind == "cross_entropy":
        outputs = linspace(0.0, 1.0, ALONG_L)  # elsewhere it has no value
    along_l = loss_along(state, outputs)
    weights = linspace(*ranges.padded("W"), ALONG_W)
    along_w = loss_along_weight(state, weights)
    total = sums(along_w)

    point = state.t.losses[state.now.example]
    usual = 0.5 * len(state.now.y[0])
    loss = loss_axis_of(point, along_l, usual)
    whole = loss_axis_of(state.t.loss, total, usual * state.examples)
    if before is not None and hold:
        loss = held(before.axes.loss, loss, [point])
        whole = held(before.axes.total, whole, [state.t.loss])
    return NetCurves(
        state=state,
        axes=Axes(z, l, loss, whole),
        along_l=curve(outputs, along_l, 2.0 * loss.high),
        along_w=[curve(weights, losses, 2.0 * whole.high) for losses in along_w],
        total=curve(weights, total, 2.0 * whole.high),
    )


def loss_along(state: NetState, outputs: Sequence[float]) -> list[float]:
    """Return the loss of the selected example for outputs of the selected unit, all else fixed.

    Parameters
    ----------
    state
        The state.
    outputs
        Values of l; at the output of the net, of ŷ.
    """
    n = state.now.example
    layer, _, unit = state.now.weight
    if state.last:
        others = others_loss(state, n, unit)
        y = state.now.y[n][unit]
        return [others + guess_loss(state.t.kind, y, guess) for guess in outputs]
    rest = Rest(state, n, layer, unit)
    return [rest.loss_at_output(output) for output in outputs]


def others_loss(state: NetState, example: int, unit: int) -> float:
    """Return the loss of an example's outputs but one."""
    t = state.t
    total = 0.0
    for j, z in enumerate(t.z[-1][example]):
        if j != unit:
            total += entry_loss(t.kind, t.activation[-1], t.y[example][j], z)
    return total


def guess_loss(kind: str, y: float, guess: float) -> float:
    """Return the loss of one output for any guess: infinite where it has no value."""
    if kind == "squared_error":
        return squared_error(y, guess)
    if not 0.0 < guess < 1.0:
        return 0.0 if guess == y else math.inf
    return -y * math.log(guess) - (1.0 - y) * math.log1p(-guess)


def loss_along_weight(state: NetState, weights: Sequence[float]) -> list[list[float]]:
    """Return for each example its loss at these values of the selected weight."""
    layer, row, unit = state.now.weight
    curves = []
    for n in range(state.examples):
        rest = Rest(state, n, layer, unit)
        others = z_without(state, n)
        comes_in = state.t.activations[layer][n][row]
        curves.append([rest.loss_at_z(others + w * comes_in) for w in weights])
    return curves


def z_without(state: NetState, example: int) -> float:
    """Return z of the selected unit at w = 0: what its other inputs give."""
    layer, row, unit = state.now.weight
    total = 0.0
    for i, l in enumerate(state.t.activations[layer][example]):  # noqa: E741
        if i != row:
            total += l * state.now.weights[layer][i][unit]
    return total


def z_without_text(state: NetState) -> str:
    """Write `z_without` of the selected example with two decimals."""
    rounded = round(z_without(state, state.now.example), 2) + 0.0  # not −0.00
    return f"{rounded:.2f}".replace("-", "−")


def sums(curves: list[list[float]]) -> list[float]:
    """Return the sum of several curves' values at each sample."""
    totals = [0.0 for _ in curves[0]]
    for values in curves:
        for i in range(len(totals)):
            totals[i] += values[i]
    return totals


def curve(across: Sequence[float], up: Sequence[float], highest: float) -> Points:
    """Return the points of a curve; those far above the plot are cut off."""
    return [(x, min(y, highest)) for x, y in zip(across, up, strict=True)]
