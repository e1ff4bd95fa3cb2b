"""The ranges that hold a net's entries, and the selection in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.net.arguments import net_arguments
from explorer.model.net.arguments import as_net, as_net_ranges, as_selection
from explorer.model.net.snapshot import Weight
from explorer.model.ranges import Ranges


def net(x=1.0, y=1.0, w=1.0, activation="sigmoid"):
    return net_arguments([[x, -0.5]], [[y]], [[[w], [0.25]]], activation, "squared_error")


def ranges(**options):
    found = as_net_ranges(net(**options), None, None, None)
    return found.x, found.y, found.W


USUAL = (-4.0, 4.0), (0.0, 1.0), (-6.0, 6.0)


@pytest.mark.parametrize(
    ("options", "name", "expected"),
    [
        ({}, None, None),
        ({"x": -4.0}, None, None),
        ({"x": 4.1}, "x", (-5.0, 5.0)),
        ({"x": -11.0}, "x", (-15.0, 15.0)),
        ({"w": 24.0}, "W", (-30.0, 30.0)),
        ({"w": -1000.0}, "W", (-1000.0, 1000.0)),
        ({"w": 1000.5}, "W", (-1500.0, 1500.0)),
        ({"y": 1.2}, "y", (0.0, 1.5)),
        ({"y": -0.3}, "y", (-0.3, 1.0)),
        ({"y": -0.31}, "y", (-0.4, 1.0)),
        ({"activation": "tanh"}, "y", (-1.0, 1.0)),
        ({"activation": "identity", "y": -7.0}, "y", (-8.0, 1.0)),
        ({"activation": "relu", "y": 90.0}, "y", (0.0, 100.0)),
        ({"x": 1e6}, "x", (-1e6, 1e6)),
    ],
)
def test_a_range_is_the_usual_one_or_the_next_round_one_that_holds_all(options, name, expected):
    usual = dict(zip(("x", "y", "W"), USUAL, strict=True))
    found = dict(zip(("x", "y", "W"), ranges(**options), strict=True))
    assert found == (usual if name is None else {**usual, name: expected})
    assert str(found["y"][0]) != "-0.0"


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_ranges_hold_all_entries(x, y, w):
    given = net(x, y, w)
    as_net(as_net_ranges(given, None, None, None), *given)


def test_entries_beyond_the_widest_range_are_refused():
    given = net(x=1e7)
    with pytest.raises(ValueError, match=r"^X\[0, 0\] must be a number from -1e\+06 to 1e\+06"):
        as_net(as_net_ranges(given, None, None, None), *given)


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"x_range": (1, 0)}, ValueError, "x_range must be finite, with lowest < highest"),
        ({"y_range": "01"}, TypeError, "y_range must be a pair"),
        ({"w_range": (0, 1e7)}, ValueError, "w_range must lie within"),
    ],
)
def test_an_invalid_range_is_refused_by_name(options, error, says):
    with pytest.raises(error, match=says):
        as_net_ranges(net(), **{"x_range": None, "y_range": None, "w_range": None, **options})


def test_a_given_range_is_taken_as_it_is():
    found = as_net_ranges(net(x=9.0), (-9, 9), (0, 2), [-1, 1])
    assert found == Ranges((-9.0, 9.0), (0.0, 2.0), (-1.0, 1.0))


@pytest.mark.parametrize(
    ("slider", "parts", "says"),
    [
        ("x", {"x": 5.0}, r"X\[0, 0\] must be a number from -4 to 4; got 5.0"),
        ("y", {"y": -0.5}, r"y\[0, 0\] must be a number from 0 to 1; got -0.5"),
        ("W", {"w": 6.5}, r"weights\[0\]\[0, 0\] must be a number from -6 to 6; got 6.5"),
    ],
)
def test_an_entry_out_of_range_is_named(slider, parts, says):
    with pytest.raises(ValueError, match=says):
        as_net(Ranges(), *net(**parts))


WEIGHTS = [np.zeros((3, 2)), np.zeros((2, 1))]


@pytest.mark.parametrize(
    "given", [(3, 0, 2, 1), np.array([3, 0, 2, 1]), [np.array(3), 0, np.int8(2), 1]]
)
def test_a_selection_is_an_example_and_a_weight(given):
    found = as_selection(given, 4, WEIGHTS)
    assert found == (3, Weight(0, 2, 1))
    assert type(found.example) is int


@pytest.mark.parametrize(
    ("given", "error"),
    [
        *((bad, TypeError) for bad in (None, 3, "0000", (0, 0, 0), (0.0, 0, 0, 0), (0, 0, 0, True),
                                       (0, 0, 0, None), {0: 0}, np.zeros(4))),
        *((bad, ValueError) for bad in ((4, 0, 0, 0), (-1, 0, 0, 0), (0, 2, 0, 0), (0, 0, 3, 0),
                                        (0, 0, 0, 2), (0, 1, 1, 1), (0, 0, 0, -1))),
    ],
    ids=repr,
)  # fmt: skip
def test_another_selection_is_refused(given, error):
    with pytest.raises(error, match=r"^selected must be \(example, layer, from, to\), counted fr"):
        as_selection(given, 4, WEIGHTS)
