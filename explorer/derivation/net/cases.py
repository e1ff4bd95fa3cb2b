"""Cases of nets worth seeing, each with the sentence that says what to see.

The numbers in the sentences are computed again by the tests.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.nets import (
    DEEP,
    FROM_TWO,
    TO_TWO,
    X4,
    XOR_X,
    XOR_Y,
    Y4,
    net_named,
    squared,
)
from explorer.model.net.snapshot import NetSnapshot, Weight, snapshot
from explorer.model.ranges import Ranges


class NetCase(NamedTuple):
    """A state worth seeing, and one sentence that says why.

    Attributes
    ----------
    name, title
        Its name in the page, and its title.
    now
        The net, its batch, and what is selected.
    sentence
        What to see in it.
    option
        What can be switched in it: ``"activation"`` (of the hidden layers), ``"loss"``, or
        nothing.
    """

    name: str
    title: str
    now: NetSnapshot
    sentence: str
    option: str = ""


_ZERO_COLUMN: Final[Matrix] = [[row[0], 0.0, row[2]] for row in X4]
_POSITIVE: Final[Matrix] = [[abs(x) for x in row] for row in X4]
_DEAD: Final[Matrix] = [[-0.7, 1.7], [-0.8, 0.6], [-0.4, 0.8]]
_TWIN: Final[list[Matrix]] = [[[0.5, 0.5], [-0.5, -0.5], [0.2, 0.2]], [[0.8], [0.8]]]
_SAME: Final[Matrix] = [[1.0, 1.5, 0.5], [1.0, 1.5, 0.5]]
_CONFIDENT: Final[Matrix] = [[0.7], [-5.95]]

CASES: Final[tuple[NetCase, ...]] = (
    NetCase(
        "pulls",
        "Opposite pulls",
        net_named("part-6").now,
        "Three examples raise w, example 4 lowers it. Drag w to 0.16: they cancel, and w rests in "
        "a valley, though no example is content.",
    ),
    NetCase(
        "same",
        "Same x, both answers",
        squared(_SAME, [[1.0], [0.0]], [[[0.0], [0.0], [0.0]]]),
        "Two equal examples want opposite answers: with W = 0 their shares cancel, ∂L/∂W is "
        "exactly 0, and L = ¼.",
    ),
    NetCase(
        "twins",
        "Twins",
        squared(XOR_X, XOR_Y, _TWIN, 1.0, 1),
        "Two equal units get equal gradients: after 2,000 steps they are still equal bit for bit, "
        "and L = 0.500. Change one weight by 0.1, and 1,000 steps lead to L = 0.199.",
    ),
    NetCase(
        "xor",
        "XOR, stuck",
        net_named("xor-two").now,
        "From this start two hidden units stay above L = ¼, however long they descend: two "
        "examples get the same guess. Then choose the net with three: there L falls below 0.02.",
    ),
    NetCase(
        "zero-column",
        "A zero column",
        squared(_ZERO_COLUMN, Y4, [TO_TWO, FROM_TWO], example=2),
        "Column 2 of X is 0, so row 2 of ∂L/∂W₁ is 0, whatever the error: what never comes in "
        "cannot be blamed.",
    ),
    NetCase(
        "dead",
        "A dead unit",
        snapshot(
            _POSITIVE,
            Y4,
            [_DEAD, FROM_TWO],
            ["relu", "sigmoid"],
            "squared_error",
            2.0,
            2,
            Weight(0, 1, 0),
        ),
        "Hidden unit 1 is off in every example: its column of l₁, Δl₁ and ∂L/∂W₁ is 0, and so is "
        "∂L/∂W₂[1]. No step revives it.",
    ),
    NetCase(
        "vanishing",
        "Vanishing gradients",
        squared(X4, Y4, DEEP, example=2),
        "Each layer of σ multiplies by a slope of ¼ at most: ∂L/∂W₁ is 2 % of ∂L/∂W₄ in size; with "
        "tanh it is 53 %, with ReLU 87 %.",
        "activation",
    ),
    NetCase(
        "losses",
        "Two losses",
        squared(X4, Y4, [TO_TWO, _CONFIDENT], example=1),
        "Example 2 is confidently wrong. With the squared error Δl₂[2] is only −0.0146; with "
        "cross-entropy it is −0.985 = ŷ − y, as ∂L/∂ŷ undoes the slope of σ.",
        "loss",
    ),
)

#: What a case can switch, in words: the activations of the hidden layers, and the losses.
OPTIONS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "activation": (("sigmoid", "σ"), ("tanh", "tanh"), ("relu", "ReLU")),
    "loss": (("squared_error", "squared error"), ("cross_entropy", "cross-entropy")),
}


def cases_within(ranges: Ranges) -> list[NetCase]:
    """Return the cases that the sliders' ranges allow."""
    return [one for one in CASES if within(ranges, one.now)]


def within(ranges: Ranges, now: NetSnapshot) -> bool:
    """Tell whether all entries of a state's net are within the sliders' ranges."""
    given = [
        *[ranges.refusal("x", entry) for entries in now.X for entry in entries],
        *[ranges.refusal("y", entry) for entries in now.y for entry in entries],
        *[ranges.refusal("W", w) for matrix in now.weights for row in matrix for w in row],
    ]
    return all([refusal == "" for refusal in given])


def still_shows(chosen: NetCase, now: NetSnapshot) -> bool:
    """Tell whether a state is still the case's, whatever is selected or switched in it."""
    there = chosen.now
    return there.X == now.X and there.y == now.y and there.weights == now.weights


def with_option(now: NetSnapshot, option: str, name: str) -> NetSnapshot:
    """Return the state with another activation in the hidden layers, or with another loss."""
    if option == "loss":
        return now._replace(loss=name)
    last = len(now.activation) - 1
    return now._replace(activation=[a if k == last else name for k, a in enumerate(now.activation)])


def option_at(now: NetSnapshot, option: str) -> str:
    """Return the name of the loss, or of the first layer's activation."""
    return now.loss if option == "loss" else now.activation[0]


def another_case(cases: list[NetCase], now: NetSnapshot, start: int) -> int:
    """Return the index of the next case that is not the state's own, from a start on; else −1."""
    for i in range(len(cases)):
        found = (start + i) % len(cases)
        if not still_shows(cases[found], now):
            return found
    return -1
