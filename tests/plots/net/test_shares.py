"""The arrows of the shares, head to tail, and their sum."""

import itertools
import re

import pytest
from hypothesis import given
from support.nets import LARGE, PART_2, PART_4B, random_net, snapshots, state_of

from explorer.derivation.numbers import readable
from explorer.model.net.snapshot import Weight
from explorer.plots.net.shares import (
    HEIGHT,
    LEFT,
    RIGHT,
    WIDTH,
    position,
    round_ends,
    shares_chart,
    shown_examples,
)

TWINS = PART_4B._replace(
    X=[[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]],
    weights=[[[0.5, 0.5], [-0.5, -0.5], [0.2, 0.2]], [[0.8], [0.8]]],
    example=1,
)
#: From the sketches, which NumPy computed.
SKETCHES = [
    (
        PART_4B,
        [-0.03661293897592582, -0.08527888024764146, -0.10222985524513846, 0.08802784568419714],
    ),
    (
        PART_4B._replace(weight=Weight(1, 0, 0)),
        [0.07602752132787052, -0.08115797083011804, -0.045620943552583136, 0.03181703424760496],
    ),
    (TWINS, [0.0, -0.014664309690477662, 0.0, 0.029004113460195966]),
    (PART_2, [-0.21942038029043648]),
]


def ends(arrow):
    """Return where an arrow begins, and its tip."""
    return float(re.match(r"M([-\d.]+)", arrow)[1]), float(re.search(r"L([-\d.]+)", arrow)[1])


@pytest.mark.parametrize(("now", "shares"), SKETCHES)
def test_the_sketches_shares(now, shares):
    *rows, total = shares_chart(state_of(now)).rows
    assert [float(row.exact) for row in rows] == pytest.approx(shares, rel=1e-12, abs=1e-17)
    assert [row.text for row in rows] == [readable(float(row.exact)) for row in rows]
    assert float(total.exact) == pytest.approx(sum(shares), rel=1e-12)
    assert [row.label for row in rows] == [f"example {n + 1}" for n in range(len(shares))]
    assert total.label == "sum"


@given(snapshots(batch=16))
def test_each_arrow_begins_where_the_one_before_ends_and_the_sum_ends_with_the_last(now):
    chart = shares_chart(state_of(now))
    *rows, total = chart.rows
    assert ends(rows[0].arrow)[0] == pytest.approx(chart.zero, abs=0.06)
    for one, other in itertools.pairwise(rows):
        assert ends(one.arrow)[1] == ends(other.arrow)[0]
        assert one.link == f"M{ends(one.arrow)[1]:.1f} {one.middle:.1f}v{chart.height:.1f}"
    start, tip = ends(total.arrow)
    assert start == pytest.approx(chart.zero, abs=0.06)
    assert tip == pytest.approx(ends(rows[-1].arrow)[1], abs=0.11)
    for row in chart.rows:
        assert all(LEFT - 0.06 <= x <= WIDTH - RIGHT + 0.06 for x in ends(row.arrow))
    assert chart.rows[-1].middle + chart.height / 2 < HEIGHT
    assert sum(float(row.exact) for row in rows) == pytest.approx(float(total.exact), abs=1e-9)


def test_of_many_examples_the_selected_one_and_the_largest_have_rows():
    now = random_net([3, 2, 1], 14, seed=5)._replace(example=3)
    s = state_of(now)
    shares = s.shares()
    order = sorted(range(14), key=lambda n: shares[n])
    shown = {3, *order[:2], *order[-2:]}
    *rows, others, _ = shares_chart(s).rows
    assert [row.example for row in rows] == sorted(shown)
    assert (others.example, others.label) == (-1, f"{14 - len(shown)} others")
    rest = sum(share for n, share in enumerate(shares) if n not in shown)
    assert float(others.exact) == pytest.approx(rest)


def test_no_row_is_for_a_share_of_the_other_sign_or_0():
    assert shown_examples([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 0.0, 0.0], 0) == [0, 6, 7]
    assert shown_examples([0.0] * 12, 4) == [4]
    assert shown_examples([-1.0] * 8, 4) == list(range(8))


def test_0_is_at_a_tick():
    for now in (PART_4B, TWINS, LARGE):
        chart = shares_chart(state_of(now))
        places = {text.strip("0.") or "0": x for x, text in chart.ticks}
        assert places["0"] == pytest.approx(chart.zero)
        assert 2 <= len(chart.ticks) <= 5


def test_the_labels_at_the_ticks_have_room():
    for scale in (1.0, 1e-3, 1e-7):
        now = PART_4B._replace(weights=[PART_4B.weights[0], [[2.4 * scale], [-2.3]]])
        ticks = shares_chart(state_of(now)).ticks
        apart = min(b - a for (a, _), (b, _) in itertools.pairwise(ticks))
        assert apart > 6.2 * max(len(text) for _, text in ticks)


def test_equal_zeros_have_an_axis_too():
    now = PART_4B._replace(X=[[0.0, 0.0, 0.0]] * 4)
    chart = shares_chart(state_of(now))
    assert chart.ends == (-0.1, 0.1)
    assert chart.zero == (LEFT + WIDTH - RIGHT) / 2


def test_the_axis_stays_during_a_drag_while_the_arrows_are_on_it():
    before = shares_chart(state_of(PART_4B))
    smaller = state_of(PART_4B._replace(weights=[PART_4B.weights[0], [[0.4], [-2.3]]]))
    assert shares_chart(smaller, before, True).ends == before.ends
    assert shares_chart(smaller, before, False).ends != before.ends
    assert shares_chart(state_of(LARGE), before, True).ends != before.ends


@pytest.mark.parametrize("interval", [(-0.22, 0.0), (0.0, 3.03), (-1e-9, 2e-9), (-0.03, 0.9)])
def test_round_ends_are_multiples_of_a_quarter_of_their_distance(interval):
    low, high = round_ends(*interval)
    assert low <= interval[0] and interval[1] <= high
    step = (high - low) / 4
    assert low / step == pytest.approx(round(low / step))
    assert (high - low) < 2.6 * (interval[1] - interval[0])


def test_positions_are_proportional():
    assert position(-1.0, (-1.0, 3.0)) == LEFT
    assert position(3.0, (-1.0, 3.0)) == WIDTH - RIGHT
    assert position(1.0, (-1.0, 3.0)) == (LEFT + WIDTH - RIGHT) / 2
