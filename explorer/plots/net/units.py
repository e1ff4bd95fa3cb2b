"""The inputs and units of the net's picture from inside: where their numbers, curves and dots are.

Distances are px.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.plots.net.diagram import Node
from explorer.plots.net.tints import tint_strength

#: From a unit's end to its numbers.
_PADDING: Final = 10.0
#: A lower unit has smaller numbers, and a still lower one a smaller curve, by a factor.
_LOW: Final = 20.0
_LOWEST: Final = 16.0
_SMALLER: Final = 0.7
#: From the middle down to the baseline of the numbers, and of smaller ones.
_DOWN: Final = 4.0
_LESS_DOWN: Final = 3.4
#: The most radius of a dot, and its distance from the ends of its unit.
_RADIUS: Final = 5.5
_AROUND: Final = 2.0
#: Half the width of a curve. A number stands between it and the end, and so much nearer to it.
_HALF_CURVE: Final = 11.0
_NEARER: Final = 1.0
#: The curve of each activation, around the middle.
CURVES: Final[dict[str, str]] = {
    "sigmoid": "M-11 6C2 6 -2 -6 11 -6",
    "tanh": "M-11 6H-7C0 6 0 -6 7 -6H11",
    "relu": "M-11 5H0L11 -6",
    "identity": "M-11 6L11 -6",
}


class Inside(NamedTuple):
    """The places within an input or a unit.

    Attributes
    ----------
    small
        Whether its numbers are smaller than usual.
    middle, baseline
        The middle from left to right, and the baseline of the texts.
    name, input
        The left end of an input's name, and the right end of its number.
    z, l
        The middles of z and l at the sides of the curve.
    curve_scale
        The factor of the curve's size.
    radius
        The radius of a dot.
    """

    small: bool
    middle: float
    baseline: float
    name: float
    input: float
    z: float
    l: float  # noqa: E741  the derivation's name
    curve_scale: float
    radius: float


def inside(node: Node) -> Inside:
    """Return the places within an input or a unit."""
    middle = (node.left + node.right) / 2.0
    small = node.height < _LOW
    return Inside(
        small=small,
        middle=middle,
        baseline=node.y + (_LESS_DOWN if small else _DOWN),
        name=node.left + _PADDING,
        input=node.right - _PADDING,
        z=(node.left + middle - _HALF_CURVE) / 2.0 + _NEARER,
        l=(node.right + middle + _HALF_CURVE) / 2.0 - _NEARER,
        curve_scale=_SMALLER if node.height < _LOWEST else 1.0,
        radius=min(_RADIUS, node.height / 2.0 - _AROUND),
    )


def dot_strength(node: Node, value: float) -> float:
    """Return the opacity of a dot: full at an output of ±1, and at an input of ±2."""
    return tint_strength(value, 1.0 if node.layer > 0 else 2.0)
