"""Each example's share of ∂L/∂w as an arrow, head to tail, and their sum."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from explorer.derivation.numbers import readable
from explorer.model.net.state import NetState
from explorer.plots.curves import linspace
from explorer.plots.net.layout import NET_SIZES
from explorer.plots.ticks import DIGITS, tick_labels

WIDTH, HEIGHT = NET_SIZES["net-shares"]
#: Room for the rows' names, for their numbers, and for the axis below, px.
LEFT, RIGHT, FOOT = 74.0, 80.0, 18.0
#: The height of a row at most, and the distance of the sum from the other rows, px.
TALLEST, APART = 22.0, 4.0
#: An arrow's head: its length, and its height beyond the shaft, px.
HEAD, BEYOND = 7.0, 2.5
#: The width of a character at a tick, px.
LETTER: Final = 6.2
#: The least distance between the texts of two ticks, px.
GAP: Final = 10.0
#: The parts of the axis between its ticks.
PARTS: Final = 4
#: The shortest axis, far above the smallest doubles, whose digits are few.
LEAST: Final = 1e-290
#: Up to so many examples have a row each; of more, those with the largest shares do.
MOST_ROWS: Final = 8
LARGEST: Final = 2


class ShareRow(NamedTuple):
    """A row of the chart.

    Attributes
    ----------
    example
        The index of the example; −1 for all others together, and for the sum.
    label
        Its name.
    text, exact
        The share to four decimals, and with all its digits.
    middle
        The height of its middle, px from the top.
    arrow
        The outline of its arrow: the ``d`` of a path.
    link
        A line from its tip to the next row; empty for the sum.
    """

    example: int
    label: str
    text: str
    exact: str
    middle: float
    arrow: str
    link: str


class SharesChart(NamedTuple):
    """The whole chart; all positions are px from its upper left corner.

    Attributes
    ----------
    rows
        The rows, from the top; the sum is the last.
    height
        The height of a row.
    ends
        The ends of the axis.
    zero
        The place of 0 along the axis.
    ticks
        The place and the text of each tick.
    """

    rows: list[ShareRow]
    height: float
    ends: tuple[float, float]
    zero: float
    ticks: list[tuple[float, str]]


def shares_chart(
    state: NetState, before: SharesChart | None = None, moving: bool = False
) -> SharesChart:
    """Return the chart of a state.

    Parameters
    ----------
    state
        The state.
    before
        The chart that was shown before.
    moving
        Whether a hand is moving something; then the axis stays as before if the arrows are still
        on it.
    """
    shares = state.shares()
    examples = shown_examples(shares, state.now.example)
    entries = [(n, f"example {n + 1}", shares[n]) for n in examples]
    if len(examples) < len(shares):
        rest = 0.0
        for n, share in enumerate(shares):
            if n not in examples:
                rest += share
        entries.append((-1, f"{len(shares) - len(examples)} others", rest))

    tips = [0.0]
    for _, _, share in entries:
        tips.append(tips[-1] + share)
    reached = [*tips, state.dL_dW]
    low, high = min(reached), max(reached)
    ends = round_ends(low, high) if high - low > LEAST else (-0.1, 0.1)
    if before is not None and moving and before.ends[0] <= low and high <= before.ends[1]:
        ends = before.ends

    height = min(TALLEST, (HEIGHT - FOOT - APART) / (len(entries) + 1))
    rows = []
    for i, (n, label, share) in enumerate(entries):
        middle = (i + 0.5) * height
        tail, tip = position(tips[i], ends), position(tips[i + 1], ends)
        last = i == len(entries) - 1
        link = f"M{tip:.1f} {middle:.1f}v{height + (APART if last else 0.0):.1f}"
        arrow = share_arrow(tail, tip, middle, height / 2)
        rows.append(ShareRow(n, label, readable(share), f"{share!r}", middle, arrow, link))
    middle = (len(entries) + 0.5) * height + APART
    zero = position(0.0, ends)
    arrow = share_arrow(zero, position(state.dL_dW, ends), middle, height / 2)
    total = state.dL_dW
    rows.append(ShareRow(-1, "sum", readable(total), f"{total!r}", middle, arrow, ""))
    return SharesChart(rows, height, ends, zero, axis_ticks(ends))


def shown_examples(shares: list[float], selected: int) -> list[int]:
    """Return the examples that have a row: all, or the selected one and the largest each way."""
    order = sorted(range(len(shares)), key=lambda n: shares[n])
    if len(order) <= MOST_ROWS:
        return [n for n in range(len(shares))]
    lowest = [n for n in order[:LARGEST] if shares[n] < 0]
    highest = [n for n in order[-LARGEST:] if shares[n] > 0]
    return [n for n in range(len(shares)) if n == selected or n in lowest or n in highest]


def round_ends(low: float, high: float) -> tuple[float, float]:
    """Return round numbers around an interval, with round ticks between them.

    Both are multiples of the smallest step of 1, 2, 2.5 or 5 times a power of ten that goes
    `PARTS` times into the distance between them; so 0 is a tick if it is between them.
    """
    least = (high - low) / PARTS
    exponent = math.floor(math.log10(least))
    while True:
        for digit in DIGITS:
            step = digit * float(f"1e{exponent}")
            first = math.floor(low / step + 1e-9)
            if (first + PARTS) * step >= high - 1e-9 * step:
                return first * step, (first + PARTS) * step
        exponent += 1


def position(value: float, ends: tuple[float, float]) -> float:
    """Return the place of a value along the axis, px from the left."""
    share = (value - ends[0]) / (ends[1] - ends[0])
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def share_arrow(tail: float, tip: float, middle: float, thick: float) -> str:
    """Return the outline of an arrow along a row."""
    head = math.copysign(min(HEAD, abs(tip - tail)), tip - tail)
    half = thick / 2
    neck = tip - head
    return (
        f"M{tail:.1f} {middle - half:.1f}H{neck:.1f}v{-BEYOND:.1f}L{tip:.1f} {middle:.1f}"
        f"L{neck:.1f} {middle + half + BEYOND:.1f}v{-BEYOND:.1f}H{tail:.1f}Z"
    )


def axis_ticks(ends: tuple[float, float]) -> list[tuple[float, str]]:
    """Return the place and the text of each tick: of every second one, if there is little room."""
    values = linspace(ends[0], ends[1], PARTS + 1)
    texts = tick_labels(values)
    widest = LETTER * max([len(text) for text in texts])
    step = 1 if widest + GAP < (WIDTH - LEFT - RIGHT) / PARTS else 2
    # 0 is always one of them
    first = min(range(len(values)), key=lambda i: abs(values[i])) % step
    return [(position(values[i], ends), texts[i]) for i in range(first, len(values), step)]
