"""Python and the page's ``generated.js`` give the same answers, to the letter and to the bit."""

from __future__ import annotations

import itertools
import math
import random
import re
import struct
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from support import answers
from support.both_languages import BothLanguages

from explorer.core.central_difference import EPS
from explorer.derivation.questions import QUESTIONS
from explorer.plots.holds import HOLDS
from scripts.lab import fresh_page

pytestmark = pytest.mark.browser

#: The intervals of x, y and W.
RANGES = {
    "default": [[-4.0, 4.0], [0.0, 1.0], [-6.0, 6.0]],
    "wide x": [[-1e6, 1e6], [0.0, 1.0], [-6.0, 6.0]],
    "wide W": [[-4.0, 4.0], [0.0, 1.0], [-100.0, 100.0]],
    "targets beyond σ": [[-4.0, 4.0], [-2.0, 3.0], [-6.0, 6.0]],
    "tiny": [[-5e-7, 5e-7], [0.3, 0.300001], [-1e-6, 0.0]],
    "tiny and far out": [[5.0, 5.000001], [0.0, 1.0], [999_999.999999, 1e6]],
    "without 0": [[5.0, 9.0], [0.2, 0.4], [-0.3, -0.1]],
    "widest": [[-1e6, 1e6], [-1e6, 1e6], [-1e6, 1e6]],
}
ANGLES = [[-60.0, 30.0], [0.0, 0.0], [-90.0, 90.0], [37.5, 12.0], [179.5, 61.0]]
TYPED = [
    "1", "1,5", "−0.3", " 0.25 ", "1e-3", "+.5", "5.", "1E5", "0.30000000000000004", "-0", "",
    "x", "1_0", "nan", "-inf", "0x10", "1e400", "99999999", "--1", "1 2", "a" * 31, "½", "1.5.2",
    "１.５", "٣",
]  # fmt: skip


@pytest.fixture(scope="module")
def both(browser: Browser) -> Iterator[BothLanguages]:
    with fresh_page(browser, []) as page:
        yield BothLanguages(page, answers)


@pytest.fixture(params=RANGES)
def ranges(request: pytest.FixtureRequest) -> Any:
    return RANGES[request.param]


def corners(ranges: Any) -> list[Any]:
    """Return states at the ends of the ranges and at 0, with all kinds of rates and paths."""
    rates = itertools.cycle([2.0, 5e-324, 0.01, 100.0, 1e300, 1.0, 1e-300])
    steps = itertools.cycle([0, 1, 100, 0, 3])
    printed = itertools.cycle([True, False, False])
    values = [[low, high, *([0.0] if low < 0 < high else [])] for low, high in ranges]
    values[1].append((ranges[1][0] + ranges[1][1]) / 2)
    chance = random.Random(1)
    return [
        [x, y, W, next(rates), path(chance, ranges[2], W, next(steps)), next(printed)]
        for x, y, W in itertools.product(*values)
    ]


def states(ranges: Any, count: int) -> list[Any]:
    """Return the corners, and a number of other states within the ranges."""
    chance = random.Random(str(ranges))
    found = corners(ranges)
    for _ in range(count):
        x, y, W = (between(chance, low, high) for low, high in ranges)
        rate = 10.0 ** chance.uniform(-3.0, 3.0)
        steps = chance.choice([0, 0, 1, 5])
        found.append([x, y, W, rate, path(chance, ranges[2], W, steps), chance.random() < 0.5])
    return found


def between(chance: random.Random, low: float, high: float) -> float:
    """Return a number in an interval: any, a short one, or one near 0."""
    number = chance.uniform(low, high)
    kind = chance.randrange(4)
    if kind == 0:
        number = round(number, 2)
    elif kind == 1:
        number *= 10.0 ** chance.uniform(-12.0, 0.0)
    return min(max(number, low), high)


def path(chance: random.Random, ends: Any, W: float, steps: int) -> list[float]:
    return [*(chance.uniform(*ends) for _ in range(steps)), W] if steps > 0 else []


# Numbers and words -------------------------------------------------------------------------------


def test_numbers_are_the_same_to_the_bit(both: BothLanguages, ranges: Any) -> None:
    assert both.differences([["numbers_at", states(ranges, 400)]])[:3] == []
    assert both.apart["exp"] <= 1.0  # ulp: the next test relies on it


def test_numbers_stay_close_where_exp_is_an_ulp_off(both: BothLanguages) -> None:
    moved = 0
    for ranges in RANGES.values():
        given = states(ranges, 200)
        calls = [["numbers_at", given]]
        mine, theirs = both.in_python(calls)[0], both.in_the_page(calls, "astray")[0]
        for one, here, there in zip(given, mine, theirs, strict=True):
            for name, most in uncertainties(*one[:4]).items():
                python, page = here[name][3], there[name][3]
                moved += python != page
                assert python == page or abs(python - page) <= most, (name, one)
    assert moved > 1000  # else `exp` was not off at all


def uncertainties(x: float, y: float, W: float, rate: float) -> dict[str, float]:
    """Return how far each quantity can move if `exp` does by an ulp (EPS, as a share).

    ``small = e/(1 + e)`` moves by no larger share than e, and computing it rounds it by two ulps at
    most, in either language: 5 in all. Each further operation rounds once in either language, by
    half an ulp. A product of a and b moves by ``a·Δb + b·Δa + Δa·Δb``.
    """
    e = math.exp(-abs(W * x))
    least = 5e-324
    small = (e / (1.0 + e), 5.0 * EPS * e / (1.0 + e) + least)
    large = (1.0 - small[0], small[1] + EPS)
    y_hat, other = (large, small) if W * x >= 0 else (small, large)
    rest = y - 1.0 + other[0] if W * x >= 0 else y - y_hat[0]
    error = (rest, small[1] + EPS * abs(rest))

    def times(a: Any, b: Any) -> Any:
        (v, dv), (w, dw) = a, b
        return v * w, abs(v) * dw + abs(w) * dv + dv * dw + EPS * abs(v * w) + least

    slope = times(y_hat, other)
    along_W = times(slope, (x, 0.0))
    gradient = times(error, along_W)
    step = times((rate, 0.0), gradient)
    found = {
        "x": 0.0, "y": 0.0, "W": 0.0, "z": 0.0, "dz_dW": 0.0, "learning_rate": 0.0,
        "y_hat": y_hat[1], "one_minus_y_hat": other[1], "dL_dyhat": error[1], "dL_dy": error[1],
        "loss": times(times((0.5, 0.0), error), error)[1], "dyhat_dz": slope[1],
        "dyhat_dW": along_W[1], "delta_l1": times(error, slope)[1], "dL_dW": gradient[1],
        "dL_dx": times(error, times(slope, (W, 0.0)))[1],
        "W_next": step[1] + EPS * (abs(W) + abs(step[0])),
    }  # fmt: skip
    return {name: 1.01 * most for name, most in found.items()}  # these bounds are rounded, too


def test_texts_and_panels_are_the_same_to_the_letter(both: BothLanguages, ranges: Any) -> None:
    given = states(ranges, 60)
    calls = [["words_at", ranges, given], ["charts_at", given[::5]]]
    assert both.differences(calls)[:3] == []


def test_closing_words_of_predict_are_the_same(both: BothLanguages) -> None:
    chance = random.Random(3)
    calls = []
    for _ in range(50):
        choices = [chance.choice([None, 0, 1, 2]) for _ in QUESTIONS]
        calls.append(["reviews", choices, [chance.randrange(3) for _ in QUESTIONS]])
    calls.append(["reviews", [None] * len(QUESTIONS), [0] * len(QUESTIONS)])
    assert both.differences(calls)[:3] == []


def test_numbers_are_written_and_read_alike(both: BothLanguages) -> None:
    chance = random.Random(4)
    bits = [struct.unpack("<d", chance.randbytes(8))[0] for _ in range(1000)]
    usual = [between(chance, -10.0, 10.0) for _ in range(1000)]
    # where a format changes, and ties, which are rounded to even
    edges = [0.00005, 0.0001, 0.001, 1e5, 1e16, 1e21, 1e22, 5e-324, 1.7976931348623157e308]
    edges += [math.nextafter(v, side) for v in edges[:-1] for side in (0.0, math.inf)]
    ties = [i / 2.0**k for k in range(2, 15) for i in range(1, 40, 2)]
    values = [*bits, *usual, *edges, *ties, 0.0, -0.0, math.inf, -math.inf, math.nan]
    positions = [i / 50 for i in range(-100, 101)]
    calls = [["written", [repr(v) for v in values]], ["parsed", TYPED], ["rates_at", positions]]
    assert both.differences(calls)[:3] == []


# Geometry ----------------------------------------------------------------------------------------


def test_marks_are_the_same_to_the_letter(both: BothLanguages, ranges: Any) -> None:
    given = states(ranges, 50)
    calls = [["marks_at", ranges, given, ANGLES[::2]], ["followers", ranges, given[-1]]]
    assert both.differences(calls)[:3] == []


def test_marks_move_by_the_last_digit_where_the_libraries_differ(both: BothLanguages) -> None:
    # Positions differ by 1e-10 px or less, which shows where they are rounded only if they are that
    # near to a tie: it did at none of 92,000 marks.
    ranges = RANGES["default"]
    before = both.compared
    found = both.differences([["marks_at", ranges, states(ranges, 100), ANGLES[:1]]], "astray")
    for _, python, page in found:
        assert all(abs(a - b) <= most for a, b, most in coordinates(python, page)), (python, page)
    assert len(found) <= (both.compared - before) / 1000


NUMBER = re.compile(r"-?\d+\.(\d+)")


def coordinates(python: Any, page: Any) -> Iterator[tuple[float, float, float]]:
    """Yield the coordinates of two marks in pairs, with the size of a step in the last digit."""
    if isinstance(python, float):
        yield python, page, 0.011
        return
    assert NUMBER.sub("", python) == NUMBER.sub("", page)
    for one, other in zip(NUMBER.finditer(python), NUMBER.finditer(page), strict=True):
        yield float(one[0]), float(other[0]), 1.1 * 10.0 ** -len(one[1])


@pytest.mark.parametrize("over", ["x", "y"])
def test_surfaces_are_the_same_to_the_bit(both: BothLanguages, ranges: Any, over: str) -> None:
    low, high = ranges["xyW".index("y" if over == "x" else "x")]
    calls = [
        ["surface_at", ranges, over, [48, 32], low],
        ["surface_at", ranges, over, [23, 31], low + 0.7 * (high - low)],
        ["relief_at", ranges, over, high, ANGLES[3:4]],
        ["axes_at", ranges, over, ANGLES + [[azim, 25.0] for azim in range(-180, 180, 24)]],
    ]
    assert both.differences(calls)[:3] == []


def test_scales_are_the_same_with_the_pages_own_logarithm(both: BothLanguages) -> None:
    chance = random.Random(5)
    some = list(RANGES.values())
    for power in range(-6, 7):  # widths whose increments and ticks are at a power of ten
        some += [[[0.0, k * 10.0**power]] * 3 for k in (1, 3) if k * 10.0**power <= 1e6]
    for _ in range(100):
        low, wide = chance.uniform(-1e3, 1e3), 10.0 ** chance.uniform(-3.0, 3.0)
        some.append([[low, low + wide], [-wide, wide], [-wide / 3, wide]])
    calls = [["scales_of", one, chance.randint(1, 9)] for one in some]
    calls += [["nearest_in", one, [between(chance, -10.0, 10.0) for _ in range(9)]] for one in some]
    assert both.differences(calls, "its own")[:3] == []


def test_files_are_the_same_to_the_letter(both: BothLanguages, ranges: Any) -> None:
    given = states(ranges, 5)[-6:]
    calls = [["pictures_at", ranges, one] for one in given]
    assert both.differences(calls)[:3] == []


# A person's moves --------------------------------------------------------------------------------


def test_moves_have_the_same_effects(both: BothLanguages, ranges: Any) -> None:
    chance = random.Random(6)
    calls = []
    for start in states(ranges, 6)[-8:]:
        moves = [move(chance, ranges) for _ in range(60)]
        calls.append(["played", ranges, start[:5], moves])
    assert both.differences(calls)[:3] == []


def move(chance: random.Random, ranges: Any) -> list[Any]:
    """Return a move of any kind."""
    gesture = chance.choice(["", "a", "a", "b"])
    inputs = [*zip(("x", "y", "W"), ranges, strict=True), ("learning_rate", [-0.1, 5.0])]
    some = chance.sample(inputs, chance.choice([1, 1, 2, 4]))
    values = {
        name: between(chance, low - 0.1 * (high - low), high + 0.1 * (high - low))
        for name, (low, high) in some
    }
    mark = chance.choice(list(HOLDS))
    across, up = (chance.choice([-1.0, 0.0, 0.5, 1.0, 8.0]), chance.uniform(-0.2, 1.2))
    step = ["step", gesture]
    return chance.choice([
        ["move", values, gesture],
        ["type_in", some[0][0], chance.choice(TYPED), gesture],
        ["aim", mark, between(chance, *ranges[2]), between(chance, *ranges[0]), gesture],
        ["aim", mark, across, up, gesture],
        ["nudge", mark, [chance.randint(-9, 9), chance.randint(-2, 2)], gesture],
        step, step, step,
        ["reset", gesture],
        ["undo"],
        ["choose", chance.randrange(9), gesture],
        ["another_case", gesture],
        ["printed", chance.random() < 0.5],
    ])  # fmt: skip
