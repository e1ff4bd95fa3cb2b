"""The nets that the explorer offers: those of the lessons, XOR, and a wide one."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.core.net.matrices import Matrix
from explorer.derivation.net.activations import ACTIVATION_TEXTS
from explorer.model.net.snapshot import NetSnapshot, Weight, snapshot

#: Four examples, three inputs each; the series has the third alone, until part 3.
X4: Final[Matrix] = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]]
Y4: Final[Matrix] = [[0.0], [1.0], [1.0], [0.0]]
X1: Final[Matrix] = [[1.5, 1.5, -0.5]]
Y1: Final[Matrix] = [[1.0]]
TO_TWO: Final[Matrix] = [[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]]
FROM_TWO: Final[Matrix] = [[2.4], [-2.3]]
TO_ONE: Final[Matrix] = [[0.7], [-0.8], [0.7]]

#: Exclusive or; the column of ones takes the place of a bias.
XOR_X: Final[Matrix] = [[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]]
XOR_Y: Final[Matrix] = [[0.0], [1.0], [1.0], [0.0]]
_XOR_TWO: Final[list[Matrix]] = [[[0.2, -0.5], [-0.4, -2.4], [1.8, 1.1]], [[-0.3], [0.8]]]
_XOR_THREE: Final[list[Matrix]] = [
    [[0.0, -1.3, 2.6], [0.5, 0.6, -0.2], [0.1, 0.3, 0.2]],
    [[-0.6], [0.6], [0.5]],
]

#: Random numbers of a normal distribution, rounded.
DEEP: Final[list[Matrix]] = [
    [[0.0, -0.2, 0.7], [-1.1, 0.8, 0.1], [0.5, -0.7, -0.3]],
    [[-0.1, -0.2, 0.6], [1.2, 0.7, -0.2], [0.8, -0.2, 0.9]],
    [[-0.6, 1.0, 0.2], [-2.1, -1.4, 0.2], [1.6, -0.4, -1.0]],
    [[-0.2], [1.3], [-0.5]],
]
_WIDE_X: Final[Matrix] = [
    [-1.0, -1.5, 0.0], [0.5, 1.0, 0.0], [-0.5, -1.0, 0.5], [1.5, 0.5, -1.0],
    [-1.0, 1.5, 0.0], [-1.5, 0.0, -1.0], [-0.5, -0.5, -0.5], [0.5, 0.0, -0.5],
]  # fmt: skip
_WIDE_Y: Final[Matrix] = [
    [1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [1.0, 0.0],
    [1.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0],
]  # fmt: skip
_WIDE: Final[list[Matrix]] = [
    [[0.9, 0.6, -1.6, 0.2], [-0.9, 0.0, 0.0, -1.6], [-0.2, -0.2, 0.8, -0.9]],
    [[0.6, -0.9, -0.3, -0.7], [1.2, 0.5, 1.9, 0.5], [0.7, 0.7, -0.5, -0.1], [1.1, -0.3, 0.2, 0.0]],
    [[0.5, -0.3], [-0.1, 0.2], [0.1, -0.7], [0.7, -1.0]],
]


class Net(NamedTuple):
    """A net with its batch.

    Attributes
    ----------
    name
        Its name in the page.
    head
        The beginning of its title; may be empty.
    now
        The net, its batch, and what is selected first.
    """

    name: str
    head: str
    now: NetSnapshot

    @property
    def title(self) -> str:
        """Its title: "Part 6 · 3–2–1, batch of 4"."""
        return _title(self.head, self.now)


def squared(
    X: Matrix,
    y: Matrix,
    weights: list[Matrix],
    learning_rate: float = 2.0,
    example: int = 0,
    weight: Weight | None = None,
) -> NetSnapshot:
    """Return a net of sigmoids with the squared error, as in the series."""
    sigmoids = ["sigmoid" for _ in weights]
    at = weight or Weight(0, min(1, len(weights[0]) - 1), 0)
    return snapshot(X, y, weights, sigmoids, "squared_error", learning_rate, example, at)


NETS: Final[tuple[Net, ...]] = (
    Net("part-1", "Part 1", squared([[1.5]], Y1, [[[-0.8]]])),
    Net("part-2", "Part 2", squared(X1, Y1, [TO_ONE])),
    Net("part-3", "Part 3", squared(X4, Y4, [TO_ONE], example=2)),
    Net("part-4a", "Part 4a", squared(X1, Y1, [TO_ONE, [[2.4]]])),
    Net("part-4b", "Part 4b", squared(X1, Y1, [TO_TWO, FROM_TWO])),
    Net("part-6", "Part 6", squared(X4, Y4, [TO_TWO, FROM_TWO], example=2)),
    Net("xor-two", "XOR", squared(XOR_X, XOR_Y, _XOR_TWO, 1.0, 1)),
    Net("xor-three", "XOR", squared(XOR_X, XOR_Y, _XOR_THREE, 1.0, 1)),
    Net("part-7", "Part 7", squared(X4, Y4, DEEP, example=2)),
    Net(
        "wide",
        "",
        snapshot(
            _WIDE_X,
            _WIDE_Y,
            _WIDE,
            ["tanh", "tanh", "sigmoid"],
            "cross_entropy",
            0.1,
            4,
            Weight(1, 1, 2),
        ),
    ),
)


def net_named(name: str) -> Net:
    """Return the net of that name.

    Raises
    ------
    KeyError
        If no such net exists.
    """
    for net in NETS:
        if net.name == name:
            return net
    raise KeyError(f"no net is named {name}")


def net_of(now: NetSnapshot) -> Net | None:
    """Return the net that a state belongs to: of this shape and batch, whatever its numbers.

    Of several of one shape it is the one whose examples have the most entries in common with these.
    """
    found = None
    most = -1
    for net in NETS:
        if units(net.now) == units(now) and len(net.now.X) == len(now.X):
            common = _in_common(net.now.X, now.X)
            if common > most:
                found, most = net, common
    return found


def _in_common(one: Matrix, other: Matrix) -> int:
    """Return the number of equal entries at the same place."""
    count = 0
    for row, others in zip(one, other, strict=False):
        for entry, another in zip(row, others, strict=False):
            count += 1 if entry == another else 0
    return count


def net_title(now: NetSnapshot) -> str:
    """Return the title of any net: "Part 6 · 3–2–1, batch of 4"; "5–2, one example, tanh"."""
    net = net_of(now)
    return _title("" if net is None else net.head, now)


def listed_name(now: NetSnapshot) -> str:
    """Return the name of the net whose title a state has; empty if it is another net."""
    net = net_of(now)
    return net.name if net is not None and net.title == net_title(now) else ""


def units(now: NetSnapshot) -> list[int]:
    """Return the number of inputs, and of units in each layer."""
    return [len(now.X[0]), *[len(matrix[0]) for matrix in now.weights]]


def as_in_the_series(now: NetSnapshot) -> bool:
    """Tell whether all units are sigmoids and the loss is the squared error."""
    return now.loss == "squared_error" and all([name == "sigmoid" for name in now.activation])


def _title(head: str, now: NetSnapshot) -> str:
    parts = ["–".join([f"{count}" for count in units(now)])]
    parts.append("one example" if len(now.X) == 1 else f"batch of {len(now.X)}")
    if any([name != "sigmoid" for name in now.activation]):
        symbols: list[str] = []
        for name in now.activation:
            symbol = ACTIVATION_TEXTS[name].symbol
            if symbol not in symbols:
                symbols.append(symbol)
        parts.append(" and ".join(symbols))
    if now.loss == "cross_entropy":
        parts.append("cross-entropy")
    described = ", ".join(parts)
    return described if head == "" else f"{head} · {described}"
