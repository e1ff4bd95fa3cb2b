"""The numbers that the series gives to the equations of a net's backward pass.

Parts 2 to 4 of Anuj Gupta, "Gradients", 2016. A net that the series does not have follows the same
equations in their general form, which has no number.
"""

from __future__ import annotations

from typing import Final

from explorer.derivation.net.nets import as_in_the_series, units
from explorer.model.net.snapshot import NetSnapshot

#: By part: the number of each equation, by the kind of the matrix and its layer, counted from 0.
EQUATION_NUMBERS: Final[dict[str, dict[str, str]]] = {
    "part 2": {"dL_dW 0": "(20)"},
    "part 3": {"dL_dW 0": "(11)"},
    "part 4a": {"delta_l 1": "(8)", "dL_dW 1": "(9)", "delta_l 0": "(18)"},
    "part 4b": {
        "dL_dyhat 1": "(42)",
        "delta_l 1": "(46)",
        "dL_dW 1": "(49.1)",
        "delta_l 0": "(79)",
        "dL_dW 0": "(78)",
    },
}


def part_of(now: NetSnapshot) -> str:
    """Return the part of the series whose equations a net has, as in ``"part 4b"``, or empty.

    Part 4b has one example; its equations hold for a batch, too.
    """
    counts = units(now)
    if not as_in_the_series(now) or counts[-1] != 1 or len(counts) > 3:
        return ""
    if len(counts) == 2:
        if len(now.X) > 1:
            return "part 3"
        return "part 1" if counts[0] == 1 else "part 2"
    return "part 4a" if counts[1] == 1 and len(now.X) == 1 else "part 4b"


def equation_number(now: NetSnapshot, kind: str, layer: int) -> str:
    """Return the number of the equation for a matrix, as in ``"(79)"``, or empty.

    Parameters
    ----------
    now
        The net.
    kind
        The kind of the matrix, as in `explorer.derivation.net.names.MatrixName`.
    layer
        Its layer, counted from 0; for ∂L/∂ŷ the last one.
    """
    return EQUATION_NUMBERS.get(part_of(now), {}).get(f"{kind} {layer}", "")
