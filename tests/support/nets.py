"""Nets for the tests: those of the series, odd shapes, and a Hypothesis strategy."""

from __future__ import annotations

import itertools
import random

from hypothesis import strategies as st

from explorer import NetExplorer
from explorer.core.net.formulas import ACTIVATIONS, LOSSES
from explorer.derivation.net.cases import CASES, NetCase
from explorer.model.net.model import trace_of
from explorer.model.net.snapshot import NetSnapshot, Weight, snapshot
from explorer.model.net.state import NetState
from explorer.model.ranges import Ranges
from explorer.session.net.session import NetSession

RANGES = Ranges()
X4 = [[-0.5, -0.5, 0.5], [2.0, 1.0, -0.5], [1.5, 1.5, -0.5], [1.0, 1.5, -1.0]]
Y4 = [[0.0], [1.0], [1.0], [0.0]]
W1 = [[0.7, 1.7], [-0.8, -1.8], [0.7, 0.8]]
W2 = [[2.4], [-2.3]]
COLUMN = [[row[0]] for row in W1]

PART_1 = snapshot([[1.5]], [[1.0]], [[[-0.8]]], ["sigmoid"], "squared_error")
PART_2 = snapshot([X4[2]], [[1.0]], [COLUMN], ["sigmoid"], "squared_error", weight=Weight(0, 1, 0))
PART_3 = snapshot(X4, Y4, [COLUMN], ["sigmoid"], "squared_error", 2.0, 2, Weight(0, 1, 0))
PART_4A = snapshot(
    [X4[2]], [[1.0]], [COLUMN, [[2.4]]], ["sigmoid"] * 2, "squared_error", weight=Weight(0, 1, 0)
)
PART_4B = snapshot(X4, Y4, [W1, W2], ["sigmoid"] * 2, "squared_error", 2.0, 2, Weight(0, 1, 0))
SERIES = {"1": PART_1, "2": PART_2, "3": PART_3, "4a": PART_4A, "4b": PART_4B}


def case_named(name: str) -> NetCase:
    """Return the case of that name."""
    (found,) = [case for case in CASES if case.name == name]
    return found


def random_net(
    units: list[int],
    examples: int = 1,
    activation: list[str] | None = None,
    loss: str = "squared_error",
    seed: int = 0,
) -> NetSnapshot:
    """Return a net with these numbers of units, the inputs first; all entries have one decimal."""
    draw = random.Random(seed)

    def matrix(rows: int, columns: int, end: float) -> list[list[float]]:
        return [[round(draw.uniform(-end, end), 1) for _ in range(columns)] for _ in range(rows)]

    weights = [matrix(a, b, 2.0) for a, b in itertools.pairwise(units)]
    y = [[float(draw.random() < 0.5) for _ in range(units[-1])] for _ in range(examples)]
    names = activation or ["sigmoid"] * len(weights)
    return snapshot(matrix(examples, units[0], 2.0), y, weights, names, loss)


#: 3–4–4–2 with a batch of 8: tanh, σ at the output, cross-entropy.
LARGE = random_net([3, 4, 4, 2], 8, ["tanh", "tanh", "sigmoid"], "cross_entropy", seed=3)


def explorer_of(now: NetSnapshot) -> NetExplorer:
    """Return an explorer of a snapshot's net, with its selection."""
    return NetExplorer(
        now.X,
        now.y,
        now.weights,
        activation=now.activation,
        loss=now.loss,
        learning_rate=now.learning_rate,
        selected=(now.example, *now.weight),
    )


def state_of(now: NetSnapshot) -> NetState:
    """Return the state of a snapshot."""
    return NetState(now, trace_of(now), [], False)


def session_of(now: NetSnapshot = PART_4B) -> NetSession:
    """Return a session that starts from a snapshot."""
    return NetSession(RANGES, now, now, [])


@st.composite
def snapshots(draw: st.DrawFn, depth: int = 3, width: int = 4, batch: int = 4) -> NetSnapshot:
    """Nets with any selection; the last layer is σ where the loss needs it."""
    units = draw(st.lists(st.integers(1, width), min_size=2, max_size=depth + 1))
    layers = len(units) - 1
    loss = draw(st.sampled_from(LOSSES))
    names = draw(st.lists(st.sampled_from(ACTIVATIONS), min_size=layers, max_size=layers))
    if loss == "cross_entropy":
        names[-1] = "sigmoid"
    examples = draw(st.integers(1, batch))
    now = random_net(units, examples, names, loss, draw(st.integers(0, 10_000)))
    layer = draw(st.integers(0, layers - 1))
    weight = Weight(
        layer, draw(st.integers(0, units[layer] - 1)), draw(st.integers(0, units[layer + 1] - 1))
    )
    example = draw(st.integers(0, examples - 1))
    return snapshot(now.X, now.y, now.weights, names, loss, 2.0, example, weight)
