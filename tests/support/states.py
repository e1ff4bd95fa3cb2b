"""States and slider ranges for the tests: a grid, special cases, and Hypothesis strategies."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

from explorer.core.backprop import backprop
from explorer.model.ranges import Ranges
from explorer.model.state import State

DEFAULT = Ranges()
#: The initial state, saturation at both ends, x = 0, and W = 0.
CASES = [
    (1.5, 1.0, -0.8),
    (4.0, 1.0, -6.0),
    (4.0, 1.0, 6.0),
    (0.0, 1.0, -0.8),
    (2.5, 0.0, 0.0),
    (-4.0, 0.0, 6.0),
    (0.0, 0.5, 0.0),
    (2.0, 0.5, 0.01),
]
#: Tiny, huge and asymmetric ranges, ranges without 0, and targets beyond 0 and 1.
RANGES = [
    DEFAULT,
    Ranges(x=(-1e-3, 1e-3), W=(-1e-3, 2e-3)),
    Ranges(x=(-1000.0, 1000.0), W=(-1000.0, 1000.0)),
    Ranges(x=(-0.5, 9.0), y=(0.2, 0.4), W=(-30.0, 1.0)),
    Ranges(x=(2.0, 3.0), W=(4.0, 8.0)),
    Ranges(x=(-8.0, -2.0), y=(-1.0, 2.0), W=(-5.0, 5.0)),
]


def state(x: float, y: float, W: float, learning_rate: float = 2.0, path: tuple = ()) -> State:
    return State(backprop(x, y, W), learning_rate, path)


def grid() -> list[tuple[float, float, float]]:
    """Return 3,553 states (x, y, W) of the default sliders, including their ends and zeros."""
    xs = [-4 + 0.5 * i for i in range(17)]
    ys = [0.1 * i for i in range(11)]
    Ws = [-6 + 2 / 3 * i for i in range(19)]
    return list(itertools.product(xs, ys, Ws))


def inside(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers in an interval; its ends and 0 occur more often than by chance."""
    special = [v for v in (low, high, 0.0, 0.5, 1.0) if low <= v <= high]
    return st.sampled_from(special) | st.floats(low, high)


@st.composite
def states(draw: st.DrawFn, ranges: Ranges = DEFAULT) -> State:
    """States within the ranges, some of them in the middle of a descent."""
    x, y, W = (draw(inside(*getattr(ranges, name))) for name in ("x", "y", "W"))
    rate = draw(st.sampled_from([1e-300, 0.1, 2.0, 50.0, 1e300]))
    path = tuple(draw(st.lists(st.floats(*ranges.W), max_size=5)))
    return state(x, y, W, rate, (*path, W) if path else ())


@st.composite
def intervals(draw: st.DrawFn, reach: float) -> tuple[float, float]:
    """Intervals within ±reach at least 1e-3 wide, and at least 1e-3 times their lower end."""
    width = draw(st.floats(1e-3, reach))
    low = draw(st.floats(-reach, reach - width))
    if width < 1e-3 * abs(low):
        width = 1e-3 * abs(low)
    return low, low + width


@st.composite
def some_ranges(draw: st.DrawFn) -> Ranges:
    return Ranges(draw(intervals(1000.0)), draw(intervals(10.0)), draw(intervals(1000.0)))
