"""The state that a net's page sends: taken as it is, or refused with a reason."""

import itertools
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.net_wire import W1, W2, X, Y

from explorer.model.history import LONGEST
from explorer.model.net.snapshot import NetSnapshot, Weight, size_of, snapshot
from explorer.model.ranges import Ranges
from explorer.widget.net.page_state import LARGEST, as_dict, as_net_snapshot

RANGES = Ranges()
NAMES = ("sigmoid", "tanh", "relu", "identity")
VALID = {
    "X": X,
    "y": Y,
    "weights": [W1, W2],
    "activation": ["tanh", "sigmoid"],
    "loss": "cross_entropy",
    "learning_rate": 2,
    "example": 3,
    "weight": [0, 2, 1],
    "twin": [1, 1, 0],
    "source": 2,
    "target": 0,
    "origin": [W1, W2],
    "rates": [2, 0.5],
    "only": True,
}


def test_a_valid_snapshot_is_taken_as_it_is():
    found = as_net_snapshot(RANGES, VALID)
    assert found == NetSnapshot(**{**VALID, "weight": Weight(0, 2, 1), "twin": Weight(1, 1, 0)})
    assert type(found.weight) is type(found.twin) is Weight
    assert type(found.learning_rate) is float and {type(rate) for rate in found.rates} == {float}


sizes = st.lists(st.integers(1, 4), min_size=2, max_size=5)


@given(sizes, st.integers(1, 5), st.data())
def test_a_snapshot_survives_the_way_to_the_page_and_back(units, examples, data):
    def matrix(low, high, rows, columns):
        row = st.lists(st.floats(low, high), min_size=columns, max_size=columns)
        return data.draw(st.lists(row, min_size=rows, max_size=rows))

    layers = list(itertools.pairwise(units))
    weights = [matrix(-6, 6, *shape) for shape in layers]
    layer = data.draw(st.integers(0, len(layers) - 1))
    row, column = (data.draw(st.integers(0, size - 1)) for size in layers[layer])
    names = [data.draw(st.sampled_from(NAMES)) for _ in layers]
    batch = matrix(-4, 4, examples, units[0]), matrix(0, 1, examples, units[-1])
    made = snapshot(*batch, weights, names, "squared_error", weight=Weight(layer, row, column))
    assert as_net_snapshot(RANGES, json.loads(json.dumps(as_dict(made)))) == made


WHOLE = "must be a whole number from 0 to"
PLACE = "must be the place of a weight; got"
REFUSED = [
    ("X", None, "X must be real"),
    ("X", [], "X must not be empty"),
    ("X", "abc", "X must be real"),
    ("X", {"0": [1.0]}, "X must be real"),
    ("X", [["1"] * 3] * 4, "X must be real"),
    ("X", [[None] * 3] * 4, "X must be real"),
    ("X", [[1.0] * 3] * 3 + [[1.0]], "X must not be ragged"),
    ("X", [[1.0] * 3] * 3, "y must have the shape (3, 1), as X has 3 rows"),
    ("X", [[1.0] * 3] * 3 + [[1.0, math.nan, 1.0]], "X must be finite"),
    ("X", [[1.0] * 3] * 3 + [[1.0, 1.0, 9.0]], "X[3, 2] must be a number from -4 to 4; got 9.0"),
    ("X", [[10**400] * 3] * 4, "X must be real"),
    ("y", [[0.0]] * 3 + [[1.5]], "y must be from 0 to 1 for cross_entropy, but contains 1.5"),
    ("weights", {}, "weights must be a list of matrices"),
    ("weights", [W1], "y must have the shape (4, 2)"),
    ("weights", [W1, [[2.4], [-7]]], "weights[1][1, 0] must be a number from -6 to 6; got -7.0"),
    ("activation", "step", "activation must be"),
    ("activation", ["tanh", None], "activation[1] must be"),
    ("activation", ["sigmoid", "tanh"], "loss must be 'squared_error' where the last activation"),
    ("loss", None, "loss must be"),
    ("loss", "hinge", "loss must be"),
    ("learning_rate", 0, "learning_rate must be a positive finite number; got 0"),
    ("learning_rate", math.inf, "learning_rate must be a positive finite number; got inf"),
    *(("example", bad, f"example {WHOLE} 3; got") for bad in (None, 4, -1, 1.0, True, "1", [0])),
    *(("source", bad, f"source {WHOLE} 2; got") for bad in (None, 3, -1, 1.0, 10**400)),
    *(("target", bad, f"target {WHOLE} 0; got") for bad in (None, 1, 0.0)),
    ("weight", None, "weight must be a list of at most 3; got None"),
    ("weight", [0, 0, 0, 0], "weight must be a list of at most 3"),
    *(("weight", bad, f"weight {PLACE}") for bad in ([], [0, 0], [2, 0, 0], [0, 3, 0], [0, 0, 2],
                                                     [0, -1, 0], [0, 0, 0.0], [0, 0, None])),
    ("twin", [1, 2, 0], f"twin {PLACE} [1, 2, 0]"),
    ("rates", None, "rates must be a list of at most 200"),
    ("rates", [1.0] * (LONGEST + 1), "rates must be a list of at most 200"),
    ("rates", [1.0, 0.0], "learning_rate must be a positive finite number; got 0.0"),
    ("rates", [], "origin must have the weights before the first step, and none without one"),
    ("origin", [], "origin must have the weights before the first step, and none without one"),
    ("origin", [W1], "origin must have the weights before the first step"),
    ("origin", [W1, W2, W2], "origin must be a list of at most 2"),
    ("origin", [W1, W1], "origin[1] must have the shape (2, 1); got (3, 2)"),
    ("origin", [W1, [[1.0], [6.5]]], "origin[1][1, 0] must be a number from -6 to 6; got 6.5"),
    ("origin", [W1, "x"], "origin[1] must be real"),
    ("only", None, "only must be true or false; got None"),
    ("only", 1, "only must be true or false; got 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "bad", "says"), REFUSED, ids=[f"{part} {i}" for i, (part, _, _) in enumerate(REFUSED)]
)
def test_an_invalid_part_is_refused_with_a_reason(part, bad, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        as_net_snapshot(RANGES, {**VALID, part: bad})
    assert str(caught.value).startswith(says)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("part", VALID)
def test_no_part_may_be_missing(part):
    with pytest.raises((TypeError, ValueError), match=r" must "):
        as_net_snapshot(RANGES, {name: value for name, value in VALID.items() if name != part})


@pytest.mark.parametrize("bad", [None, [], "X", 1, [X, Y]])
def test_a_snapshot_has_named_parts(bad):
    with pytest.raises(TypeError, match=r"^a snapshot must map names to values; got "):
        as_net_snapshot(RANGES, bad)


def test_a_part_that_is_not_of_a_snapshot_is_ignored():
    assert as_net_snapshot(RANGES, {**VALID, "future": 1}) == as_net_snapshot(RANGES, VALID)


def test_a_page_may_choose_a_net_of_any_depth_up_to_a_size():
    def chain(count):
        made = snapshot([[0.0]], [[0.0]], [[[0.0]]] * count, ["relu"] * count, "squared_error")
        return as_dict(made)

    assert size_of(as_net_snapshot(RANGES, chain(9000))) == 18_001 <= LARGEST
    with pytest.raises(ValueError, match=r"^a net must have a size of at most 20,000; got 20,001$"):
        as_net_snapshot(RANGES, chain(10_000))
    assert len(as_net_snapshot(RANGES, chain(10_000), 20_001).weights) == 10_000


def test_a_wide_net_counts_with_its_whole_batch():
    examples, wide = 1000, 1000  # few numbers, but a million units
    made = snapshot(
        [[0.0]] * examples, [[0.0]] * examples, [[[0.0] * wide], [[0.0]] * wide],
        ["relu"] * 2, "squared_error",
    )  # fmt: skip
    with pytest.raises(ValueError, match=r"size of at most 20,000; got 1,004,000$"):
        as_net_snapshot(RANGES, as_dict(made))
