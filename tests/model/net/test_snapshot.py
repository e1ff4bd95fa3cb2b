"""The values that Undo restores: their defaults, and copies with a changed entry."""

import pytest
from support.nets import LARGE, PART_1, PART_3, PART_4A, PART_4B, W1

from explorer.model.net.snapshot import Weight, other_weight, snapshot, with_entry, with_weight


@pytest.mark.parametrize(
    ("now", "weight", "other"),
    [
        (PART_4B, Weight(0, 1, 0), Weight(0, 1, 1)),  # the next column
        (PART_4B, Weight(0, 1, 1), Weight(0, 1, 0)),  # the one before, in the last column
        (PART_4B, Weight(1, 0, 0), Weight(1, 1, 0)),  # the next row, where there is one column
        (PART_3, Weight(0, 2, 0), Weight(0, 1, 0)),
        (PART_4A, Weight(1, 0, 0), Weight(0, 0, 0)),  # another layer, where there is one weight
        (PART_1, Weight(0, 0, 0), Weight(0, 0, 0)),
        (LARGE, Weight(1, 3, 3), Weight(1, 3, 2)),
    ],
)
def test_the_usual_second_weight_is_a_neighbour(now, weight, other):
    assert other_weight(now.weights, weight) == other


def test_the_sliders_hold_the_entries_that_the_weight_touches():
    now = snapshot(PART_4B.X, PART_4B.y, PART_4B.weights, PART_4B.activation, "squared_error",
                   weight=Weight(0, 2, 1))  # fmt: skip
    assert (now.source, now.target) == (2, 0)
    now = snapshot(LARGE.X, LARGE.y, LARGE.weights, LARGE.activation, LARGE.loss,
                   weight=Weight(2, 3, 1))  # fmt: skip
    assert (now.source, now.target) == (0, 1)


def test_a_changed_entry_leaves_the_original_as_it_was():
    before = [list(row) for row in W1]
    assert with_entry(W1, 1, 0, 9.0) == [[0.7, 1.7], [9.0, -1.8], [0.7, 0.8]]
    weights = with_weight(PART_4B.weights, Weight(1, 1, 0), 9.0)
    assert weights == [W1, [[2.4], [9.0]]]
    assert before == W1
    assert PART_4B.weights[1] == [[2.4], [-2.3]]
