"""The axes of a net's plots, which change with the state by round factors.

matplotlib draws each picture once. When an axis becomes longer, its ticks stay where they are, and
only the numbers at them change.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from explorer.core.net.formulas import SIGNED
from explorer.model.net.state import NetState
from explorer.plots.windows import USUAL, Axis, factor, z_axis

#: The steps in which the axes of l and of the losses become longer, times powers of ten.
NET_DIGITS: Final = (1.0, 2.0, 5.0)


class Axes(NamedTuple):
    """The axes that change with the state.

    Attributes
    ----------
    z
        Of the argument of the unit's activation.
    l
        Of the unit's output.
    loss
        Of the loss of the selected example.
    total
        Of the loss of all examples.
    """

    z: Axis
    l: Axis  # noqa: E741  the derivation's name
    loss: Axis
    total: Axis


def l_axis(factor: float, signed: bool) -> Axis:
    """Return the axis of l: from 0 to a factor or, for both signs, from minus the factor."""
    return Axis(-factor if signed else 0.0, factor, 0.08)


def loss_axis(factor: float) -> Axis:
    """Return the axis of a loss: from 0 to ½, the highest loss of one guess, times a factor."""
    return Axis(0.0, 0.5 * factor, 0.07)


#: In these the pictures are drawn.
FIRST: Final = Axes(z_axis(1.0), l_axis(1.0, False), loss_axis(1.0), loss_axis(1.0))


def z_axis_of(state: NetState) -> Axis:
    """Return the axis of z on which the selected example lies."""
    return z_axis(factor(abs(state.z) / USUAL))


def l_axis_of(state: NetState) -> Axis:
    """Return the axis of l on which the selected example lies and, at the output, its target."""
    values = shown_outputs(state)
    signed = state.kind in SIGNED or any([value < 0.0 for value in values])
    return l_axis(factor(max([abs(value) for value in values]), NET_DIGITS), signed)


def shown_outputs(state: NetState) -> list[float]:
    """Return l of the selected example and, at the output, its target."""
    if not state.last:
        return [state.l]
    return [state.l, state.now.y[state.now.example][state.now.weight.column]]


def loss_axis_of(point: float, curve: list[float], usual: float) -> Axis:
    """Return the axis of a loss on which the point lies.

    The curve may rise so high elsewhere that nothing would be seen of it near the point. So it is
    shown only up to the usual loss or, where the point's is higher, up to twice that.

    Parameters
    ----------
    point
        The loss at the state.
    curve
        The loss along the curve.
    usual
        The highest loss of guesses from 0 to 1 for targets of 0 and 1.
    """
    most = usual if point <= usual else 2.0 * point
    highest = max([0.0, *[value for value in curve if not math.isnan(value)]])
    return loss_axis(factor(max(point, min(highest, most)) / 0.5, NET_DIGITS))
