"""The state that a page sends: taken as it is, or refused with a reason."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import inside

from explorer.model.history import DEPTH, LONGEST, Snapshot
from explorer.model.ranges import Ranges
from explorer.widget.page_state import TOOLS, PageState, as_list, as_snapshot
from explorer.widget.page_state import page_state as page_state_of

RANGES = Ranges()
VALID = {
    "now": [2, 0.5, -1.0, 0.1, [0, -1.0]],
    "past": [[1.5, 1, -0.8, 2, []]],
    "tools": ["walk", "check"],
    "revision": 3,
    "page": "v1-abc",
    "message": 7,
}


def page_state(ranges, given):
    return page_state_of(given, lambda one: as_snapshot(ranges, one))


def test_a_valid_state_is_taken_as_it_is():
    now = Snapshot(2.0, 0.5, -1.0, 0.1, (0.0, -1.0))
    past = [Snapshot(1.5, 1.0, -0.8, 2.0, ())]
    found = page_state(RANGES, VALID)
    assert found == PageState(now, past, ["walk", "check"], 3, "v1-abc", 7)
    # JavaScript writes 2.0 as 2
    assert {type(value) for value in (*found.now[:4], *found.now.path)} == {float}
    assert type(found.now.path) is tuple


def test_the_longest_state_is_taken():
    one = [4.0, 1.0, 6.0, 1e300, [6.0] * LONGEST]
    state = {**VALID, "now": one, "past": [one] * DEPTH, "tools": [*TOOLS], "page": "v" * 40}
    found = page_state(RANGES, {**state, "revision": 2**52, "message": 2**52})
    assert (len(found.past), len(found.now.path)) == (DEPTH, LONGEST)
    assert (found.tools, found.revision) == ([*TOOLS], 2**52)


@given(*[inside(*getattr(RANGES, name)) for name in ("x", "y", "W")], st.lists(inside(-6.0, 6.0)))
def test_a_snapshot_survives_the_way_to_the_page_and_back(x, y, W, path):
    snapshot = Snapshot(x, y, W, 2.0, tuple(path))
    assert page_state(RANGES, {**VALID, "now": as_list(snapshot)}).now == snapshot


X = "x must be a number from -4 to 4; got "
RATE = "learning_rate must be a positive finite number; got "
WHOLE = "must be a whole number from 0 to 2⁵²; got "
NAMED = "page must be a short name; got "
ONE = [2.0, 0.5, -1.0, 0.1, []]
REFUSED = [
    ("now", None, "a snapshot must be a list"),
    ("now", {}, "a snapshot must be a list"),
    ("now", "2,0.5", "a snapshot must be a list"),
    ("now", [], "a snapshot must have 5 values; got []"),
    ("now", ONE[:4], "a snapshot must have 5 values"),
    ("now", [*ONE, 1.0], "a snapshot must be a list of at most 5"),
    ("now", [4.1, *ONE[1:]], X + "4.1"),
    ("now", [math.nan, *ONE[1:]], X + "nan"),
    ("now", [None, *ONE[1:]], X + "None"),  # as JSON writes a NaN
    ("now", ["2", *ONE[1:]], X + "'2'"),
    ("now", [10**400, *ONE[1:]], X),
    ("now", [2.0, 1.5, *ONE[2:]], "y must be a number from 0 to 1; got 1.5"),
    ("now", [2.0, 1.0, [1.0], *ONE[3:]], "W must be a number from -6 to 6; got [1.0]"),
    ("now", [2.0, 1.0, 1.0, 0.0, []], RATE + "0.0"),
    ("now", [2.0, 1.0, 1.0, math.inf, []], RATE + "inf"),
    ("now", [*ONE[:4], None], "path must be a list of at most 200; got None"),
    ("now", [*ONE[:4], {"0": 1.0}], "path must be a list"),
    ("now", [*ONE[:4], [1.0] * (LONGEST + 1)], "path must be a list of at most 200"),
    ("now", [*ONE[:4], [1.0, math.nan]], "W must be a number from -6 to 6; got nan"),
    ("now", [*ONE[:4], [7.0]], "W must be a number from -6 to 6; got 7.0"),
    ("past", {}, "past must be a list"),
    ("past", [ONE] * (DEPTH + 1), "past must be a list of at most 100"),
    ("past", [ONE, None], "a snapshot must be a list"),
    ("past", [ONE, [9.0, *ONE[1:]]], X + "9.0"),
    ("tools", None, "tools must be a list of at most 6; got None"),
    ("tools", "walk", "tools must be a list"),
    ("tools", ["walk"] * 7, "tools must be a list of at most 6"),
    ("tools", ["walk", "magic"], "tools must be among walk, descent, predict, check, erratum, "),
    ("tools", [["walk"]], "tools must be among"),
    ("tools", [None], "tools must be among"),
    *((name, bad, f"{name} {WHOLE}") for name in ("revision", "message")
      for bad in (None, -1, 1.5, True, "1", math.nan, 2**52 + 1, 10**400, [])),
    *(("page", bad, NAMED) for bad in (None, 1, [], "v" * 41, "\ud800", "é")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "bad", "says"), REFUSED, ids=[f"{part} {i}" for i, (part, _, _) in enumerate(REFUSED)]
)
def test_an_invalid_part_is_refused_with_a_reason(part, bad, says):
    with pytest.raises((TypeError, ValueError)) as caught:
        page_state(RANGES, {**VALID, part: bad})
    assert str(caught.value).startswith(says)
    assert len(str(caught.value)) < 130


@pytest.mark.parametrize("part", sorted(VALID.keys() - {"past"}))
def test_no_part_may_be_missing(part):
    with pytest.raises((TypeError, ValueError), match=r" must .*; got None$"):
        page_state(RANGES, {name: value for name, value in VALID.items() if name != part})


def test_a_history_that_did_not_change_may_be_left_out():
    assert page_state(RANGES, {**VALID, "past": None}).past is None


@pytest.mark.parametrize("given", [None, [], "now", 1, math.nan])
def test_a_state_has_named_parts(given):
    with pytest.raises(TypeError, match=r"^a state must map names to values; got "):
        page_state(RANGES, given)


def test_the_ranges_are_those_of_the_explorer():
    wide = Ranges(x=(-9.0, 9.0))
    state = {**VALID, "now": [8.0, *ONE[1:]]}
    assert page_state(wide, state).now.x == 8.0
    with pytest.raises(ValueError, match=X):
        page_state(RANGES, state)
