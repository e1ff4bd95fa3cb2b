"""Python and the page's modules give the same answers for any net, to the letter and to the bit."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from support import net_answers
from support.both_languages import BothLanguages

from explorer.core.net.formulas import ACTIVATIONS, LOSSES
from explorer.derivation.net.cases import CASES
from explorer.derivation.net.nets import NETS
from explorer.model.net.snapshot import NetSnapshot, Weight, snapshot
from explorer.session.net.drag import NET_HOLDS
from scripts.lab import fresh_page

pytestmark = pytest.mark.browser

#: The intervals of the entries of X, y and the weights. For cross-entropy y is from 0 to 1.
RANGES = {
    "default": [[-4.0, 4.0], [0.0, 1.0], [-6.0, 6.0]],
    "wide": [[-1e6, 1e6], [0.0, 1.0], [-100.0, 100.0]],
    "targets beyond σ": [[-4.0, 4.0], [-2.0, 3.0], [-6.0, 6.0]],
    "tiny": [[-5e-7, 5e-7], [0.3, 0.300001], [-1e-6, 0.0]],
    "without 0": [[5.0, 9.0], [0.2, 0.4], [-0.3, -0.1]],
    "widest": [[-1e6, 1e6], [-1e6, 1e6], [-1e6, 1e6]],
}
DEFAULT = RANGES["default"]
#: Widths of the page's column, px.
WIDTHS = [1112.0, 700.0, 380.0]
TYPED = [
    "1", "1,5", "−0.3", " 0.25 ", "1e-3", "+.5", "5.", "0.30000000000000004", "-0", "", "x", "nan",
    "-inf", "1e400", "99999999",
]  # fmt: skip


@pytest.fixture(scope="module")
def both(browser: Browser) -> Iterator[BothLanguages]:
    with fresh_page(browser, []) as page:
        yield BothLanguages(page, net_answers)


@pytest.fixture(params=RANGES)
def ranges(request: pytest.FixtureRequest) -> Any:
    return RANGES[request.param]


# States ------------------------------------------------------------------------------------------


def states(ranges: Any, count: int, most: int = 5, deepest: int = 4, batch: int = 8) -> list[Any]:
    """Return states of random nets, some after a few steps of gradient descent.

    Each has the values of a snapshot, the number of steps, and whether the slips are shown.
    """
    chance = random.Random(f"{ranges} {count} {most}")
    found = []
    for _ in range(count):
        now = net(chance, ranges, most, deepest, batch)
        found.append([[*now], chance.choice([0, 0, 2]), chance.random() < 0.3])
    return found


def net(
    chance: random.Random, ranges: Any, most: int, deepest: int = 4, batch: int = 8
) -> NetSnapshot:
    """Return a net with so many layers at most, units in a layer, and examples."""
    depth = chance.choice([1, 2, chance.randint(1, deepest)])
    sizes = [chance.choice([1, chance.randint(1, most)]) for _ in range(depth + 1)]
    examples = chance.choice([1, chance.randint(1, batch)])
    activation = [chance.choice(ACTIVATIONS) for _ in range(depth)]
    loss = chance.choice(LOSSES) if 0.0 <= ranges[1][0] and ranges[1][1] <= 1.0 else LOSSES[0]
    if loss == "cross_entropy":
        activation[-1] = "sigmoid"
    style = chance.randrange(5)

    def matrix(ends: Any, rows: int, columns: int) -> Any:
        return [[entry(chance, ends, style) for _ in range(columns)] for _ in range(rows)]

    X, y = matrix(ranges[0], examples, sizes[0]), matrix(ranges[1], examples, sizes[-1])
    weights = [matrix(ranges[2], a, b) for a, b in itertools.pairwise(sizes)]
    rate = 10.0 ** chance.uniform(-3.0, 2.0)
    now = snapshot(X, y, weights, activation, loss, rate, chance.randrange(examples))
    return now._replace(
        weight=weight(chance, weights),
        twin=weight(chance, weights),
        source=chance.randrange(sizes[0]),
        target=chance.randrange(sizes[-1]),
        only=chance.random() < 0.2,
    )


def weight(chance: random.Random, weights: list[Any]) -> Weight:
    layer = chance.randrange(len(weights))
    matrix = weights[layer]
    return Weight(layer, chance.randrange(len(matrix)), chance.randrange(len(matrix[0])))


def entry(chance: random.Random, ends: Any, style: int) -> float:
    """Return a number in an interval: of most nets any, else an end, 0, or one near 0."""
    low, high = ends
    number = chance.uniform(low, high)
    if style == 0:  # saturated, or dead
        number = chance.choice([low, high, 0.0])
    elif style == 1:
        number = chance.choice([0.0, 0.0, 1.0, -1.0, round(number, 1)])
    elif style == 2:
        number = round(number / 4.0, 2)
    elif chance.random() < 0.3:
        number *= 10.0 ** chance.uniform(-9.0, 0.0)
    return min(max(number, low), high)


def offered(ranges: Any) -> list[Any]:
    """Return the states of the nets and cases that the page offers."""
    nets = [net.now for net in NETS] + [one.now for one in CASES]
    return [[[*now], 0, False] for now in nets if ranges == DEFAULT]


# Words, lines and matrices -----------------------------------------------------------------------


def test_numbers_and_words_are_the_same_to_the_letter(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 60), *offered(ranges)]
    assert both.differences([["words_at", ranges, given], ["texts_at", ranges, given]])[:3] == []


def test_each_selection_has_the_same_words(both: BothLanguages) -> None:
    small = [one for one in states(DEFAULT, 20, most=3) if 3 < size(one) < 60]
    calls = [["selections_at", DEFAULT, one] for one in [*small, *offered(DEFAULT)[1:6]]]
    assert both.differences(calls)[:3] == []


def size(given: Any) -> int:
    """Return the number of weights times that of examples."""
    X, _, weights = given[0][:3]
    return sum(len(row) for W in weights for row in W) * len(X)


def test_each_entry_has_the_same_line_and_light(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 8), *offered(ranges)[:6]]
    assert both.differences([["lines_at", ranges, given]])[:3] == []


def test_matrices_and_the_picture_are_the_same(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 5, 8, 6, 16), *offered(ranges)[5:10]]
    assert both.differences([["matrices_at", ranges, given, WIDTHS]])[:3] == []


def test_the_same_nets_are_too_large(both: BothLanguages) -> None:
    given = states(DEFAULT, 40, 10, 8, 20)
    assert both.differences([["sizes_of", DEFAULT, given]])[:3] == []
    assert any(text != "" for text, _ in both.in_python([["sizes_of", DEFAULT, given]])[0])


# Plots -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moving", [False, True])
def test_plots_have_the_same_axes_and_marks(both: BothLanguages, ranges: Any, moving: bool) -> None:
    given = [*states(ranges, 6, most=3), *offered(ranges)[2:6:2]]
    assert both.differences([["plots_at", ranges, given, moving]])[:3] == []


@pytest.mark.parametrize("moving", [False, True])
def test_shares_are_the_same_arrows(both: BothLanguages, ranges: Any, moving: bool) -> None:
    calls = [["shares_at", ranges, states(ranges, 50, batch=16), moving]]
    assert both.differences(calls)[:3] == []


def test_surfaces_are_the_same_to_the_bit(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 8), *offered(ranges)[4:6]]
    assert both.differences([["surfaces_at", ranges, given, [13, 8]]])[:3] == []


def test_the_same_states_share_a_surface(both: BothLanguages) -> None:
    chance = random.Random(2)
    calls = []
    for one in states(DEFAULT, 30):
        others = [[[*other(chance, NetSnapshot(*one[0]))], 0, False] for _ in range(12)]
        calls.append(["same_surfaces", DEFAULT, one, others])
    assert both.differences(calls)[:3] == []


def other(chance: random.Random, now: NetSnapshot) -> NetSnapshot:
    """Return the snapshot with another selection, or with another entry."""
    kind = chance.randrange(6)
    if kind == 0:
        return now._replace(weight=weight(chance, now.weights))
    if kind == 1:
        return now._replace(twin=weight(chance, now.weights))
    if kind == 2:
        return now._replace(example=chance.randrange(len(now.X)))
    name = chance.choice(["X", "y", "weights"])
    matrix = chance.choice(now.weights) if name == "weights" else getattr(now, name)
    changed = [[*entries] for entries in matrix]
    chance.choice(changed)[chance.randrange(len(matrix[0]))] = 0.5
    if name == "weights":
        return now._replace(weights=[changed if W is matrix else W for W in now.weights])
    return now._replace(**{name: changed})


def test_the_pointer_picks_the_same_examples(both: BothLanguages) -> None:
    given = [one for one in states(DEFAULT, 60, most=3) if len(one[0][0]) > 1][:5]
    places = [[x / 6, y / 4] for x in range(1, 6) for y in range(1, 4)]
    calls = [["picks_at", DEFAULT, given, places]]
    assert both.differences(calls)[:3] == []
    picked = [near for found in both.in_python(calls)[0] for near in found[1]]
    assert len({*picked}) > 3  # several examples


# Tools -------------------------------------------------------------------------------------------


def test_the_walk_is_the_same_at_each_entry(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 8, most=3), *offered(ranges)[:6]]
    assert both.differences([["walks_at", ranges, given]])[:3] == []


def test_predict_asks_and_judges_alike(both: BothLanguages, ranges: Any) -> None:
    given = []
    for one, again in zip(states(ranges, 9, 3), states(ranges, 9, 3), strict=True):
        now = again[0]
        now[2] = [[[-w for w in row] for row in W] for W in now[2]]  # after an answer
        given += [one, again]
    assert both.differences([["quizzes_at", ranges, [*given, *offered(ranges)[::2]]]])[:3] == []


def test_the_gradient_check_is_the_same(both: BothLanguages, ranges: Any) -> None:
    given = [*states(ranges, 10, most=3), *offered(ranges)[:5]]
    calls = [["checks_at", ranges, given], ["charts_at", ranges, given[:2]]]
    assert both.differences(calls)[:3] == []


def test_descents_are_the_same_step_by_step(both: BothLanguages, ranges: Any) -> None:
    given = [one for one in states(ranges, 40, most=3) if one[1] == 0][:9]
    for i, (now, _, _) in enumerate(given):
        now[5] = [0.001, 0.1, 3.0][i % 3]
    assert both.differences([["descents_of", ranges, one, 9] for one in given])[:3] == []


def test_many_steps_lead_to_the_same_weights(both: BothLanguages) -> None:
    now = next(net.now for net in NETS if net.name == "part-6")
    # without exp, so that the page does not need Python's value at each of 1,000 steps
    straight = now._replace(learning_rate=0.003, activation=["relu", "identity"])
    starts = [straight, straight._replace(only=True), now._replace(learning_rate=90.0)]
    calls = [["many_steps_of", DEFAULT, [[*one], 0, False]] for one in starts]
    assert both.differences(calls)[:3] == []
    assert "1000 steps" in both.in_python(calls)[0][0]["text"]


def test_nets_and_cases_are_the_same(both: BothLanguages, ranges: Any) -> None:
    assert both.differences([["choices_within", ranges]])[:3] == []


# A person's moves --------------------------------------------------------------------------------


def test_moves_have_the_same_effects(both: BothLanguages, ranges: Any) -> None:
    chance = random.Random(6)
    calls = [
        ["played", ranges, start, [move(chance, ranges) for _ in range(60)]]
        for start in states(ranges, 3)
    ]
    assert both.differences(calls)[:3] == []


def move(chance: random.Random, ranges: Any) -> list[Any]:
    """Return a move of any kind; places may be beyond the net."""
    gesture = chance.choice(["", "a", "a", "b"])
    inputs = [*zip(("x", "y", "W"), ranges, strict=True), ("learning_rate", [-0.1, 5.0])]
    some = chance.sample(inputs, chance.choice([1, 1, 2, 4]))
    values = {name: beyond(chance, ends) for name, ends in some}
    which, row, column = (chance.randrange(12) for _ in range(3))
    place = [which, row, column]
    ends = ranges[min(2, which % 3)]
    mark = chance.choice(list(NET_HOLDS))
    up = chance.uniform(-0.2, 1.2)
    step = ["step", gesture]
    pick = ["pick", *place, chance.random() < 0.3, chance.random() < 0.2]
    return chance.choice([
        ["move", values, gesture],
        ["type_in", some[0][0], chance.choice(TYPED), gesture],
        ["set_entry", *place, beyond(chance, ends), gesture],
        ["type_entry", *place, chance.choice(TYPED), gesture],
        ["scrub", *place, beyond(chance, ends), chance.choice([1.0, -3.0, 0.7, 40.0]), gesture],
        pick, pick,
        ["pick_edge", *place, chance.random() < 0.3],
        ["pick_layer", chance.choice([-1, 1])],
        ["pick_example", chance.choice([-1, 1])],
        ["example", row],
        ["aim", mark, beyond(chance, ranges[2]), beyond(chance, ranges[0]), gesture],
        ["aim", mark, chance.choice([-1.0, 0.0, 0.5, 1.0, 8.0]), up, gesture],
        ["nudge", mark, [chance.randint(-9, 9), chance.randint(-2, 2)], gesture],
        step, step, step,
        ["reset", gesture],
        ["undo"],
        ["choose", which, gesture],
        ["net", which, gesture],
        ["only", chance.random() < 0.5],
        ["printed", chance.random() < 0.5],
    ])  # fmt: skip


def beyond(chance: random.Random, ends: Any) -> float:
    """Return a number in an interval, or a little beyond it."""
    low, high = ends
    wider = 0.1 * (high - low)
    return entry(chance, [low - wider, high + wider], chance.randrange(5))
