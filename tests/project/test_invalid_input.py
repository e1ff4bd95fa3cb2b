"""Hostile input: each value either acts exactly like the plain number, or is refused.

A refusal changes nothing, and its message names the argument and the allowed values.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import math
import pathlib
import sys
import types
from decimal import Decimal
from fractions import Fraction
from numbers import Real

import numpy as np
import pytest
import traitlets
from support import net_wire
from support.wire import (
    START,
    Wire,
    assert_consistent,
    everything,
    from_page,
    receive,
    reset,
    tell,
    told,
)

from explorer import GradientExplorer, NetExplorer, backprop, backprop_net, check_gradient, descend
from explorer.__main__ import main
from explorer.model.history import Snapshot
from explorer.model.ranges import Ranges
from explorer.session.session import Session

MARKUP = "<img src=x onerror=alert(1)>"


class Level(enum.IntEnum):
    ONE = 1


class FloatOf(float):
    pass


class BadRepr:
    def __repr__(self):
        raise RuntimeError("no repr")


class BadFloat:
    def __float__(self):
        raise RuntimeError("no float")


class BadLength:
    def __len__(self):
        raise KeyError("no length")

    def __getitem__(self, at):
        raise KeyError("no item")


class BadArray:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no array")


class BadInterface:
    @property
    def __array_interface__(self):
        raise RuntimeError("no interface")


class BadList(list):
    def __iter__(self):
        raise RuntimeError("no items")


class BadText(str):
    def __repr__(self):
        raise RuntimeError("no repr")


class BadEquality:
    __hash__ = None

    def __eq__(self, other):
        raise RuntimeError("not to be compared")


class Series:
    """Like a pandas Series: values behind ``__array__``, with an index and a name."""

    def __init__(self, values, name="x"):
        self.values, self.index, self.name = np.array(values), range(len(values)), name

    def __len__(self):
        return len(self.values)

    def __array__(self, dtype=None, copy=None):
        return self.values if dtype is None else self.values.astype(dtype)

    def __repr__(self):
        return "0    1.0\nName: x, dtype: float64\n" * 1000


class Foreign:
    """An object that claims to be a real number."""

    def __init__(self, value):
        self.value = value

    def __float__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def __repr__(self):
        raise RuntimeError("no repr")


Real.register(Foreign)

nested = 1.0
for _ in range(70):
    nested = [nested]
itself: list = []
itself.append(itself)

#: Real numbers of many types, each with the plain float that it equals.
NUMBERS = {
    "int": (1, 1.0),
    "True": (True, 1.0),
    "False": (False, 0.0),
    "-0.0": (-0.0, -0.0),
    "the smallest subnormal": (5e-324, 5e-324),
    "a subnormal": (-1e-310, -1e-310),
    "the smallest normal": (sys.float_info.min, sys.float_info.min),
    "1 + eps": (1 + sys.float_info.epsilon, 1 + sys.float_info.epsilon),
    "1e308": (1e308, 1e308),
    "-1e308": (-1e308, -1e308),
    "the largest": (sys.float_info.max, sys.float_info.max),
    "2**53 + 1": (2**53 + 1, 2.0**53),
    "2**63": (2**63, 2.0**63),
    "10**308": (10**308, 1e308),
    "IntEnum": (Level.ONE, 1.0),
    "subclass of float": (FloatOf(0.75), 0.75),
    **{f"{kind.__name__}": (kind(1), 1.0) for kind in (
        np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64,
        np.float16, np.float32, np.float64,
    )},
    "float64 -0.0": (np.float64(-0.0), -0.0),
    "float32 subnormal": (np.float32(1e-45), float(np.float32(1e-45))),
    "uint64 of 64 bits": (np.uint64(2**64 - 1), 2.0**64),
}  # fmt: skip
#: NumPy Booleans and arrays of no dimension, which hold a number.
ZERO_D = {
    "bool_": (np.True_, 1.0),
    **{f"0-d {kind.__name__}": (np.array(1, kind), 1.0) for kind in (np.float64, np.int8, bool)},
    "0-d float32": (np.array(0.5, np.float32), 0.5),
}
#: Real numbers that are not doubles: the traits accept these, the functions do not.
TOWER = {"Fraction": (Fraction(1, 3), 1 / 3), "longdouble": (np.longdouble(1), 1.0)}
TOWER |= {"a foreign real number": (Foreign(0.25), 0.25)}
#: Sequences and arrays: the functions accept these, the traits do not.
ARRAYS = {
    "list": [1.0, 2.0],
    "tuple": (1, 2),
    "one in a list": [1.0],
    "nested": [[[[1.0], [2.0]]]],
    "array": np.array([1.0, 2.0]),
    "1×1": np.array([[1.0]]),
    "read-only": np.broadcast_to(np.array(1.0), (2,)),
    "reversed": np.arange(4.0)[::-1],
    "big-endian": np.array([1.0, 2.0], ">f8"),
    "Boolean": np.array([True, False]),
    "range": range(3),
    "Series": Series([1.0, 2.0]),
    "bytes in an array": bytearray(b"12"),
}
#: Refused everywhere.
NEVER = {
    "None": None,
    "nan": math.nan,
    "inf": math.inf,
    "-inf": -math.inf,
    "float64 nan": np.float64("nan"),
    "float32 inf": np.float32("inf"),
    "float16 nan": np.float16("nan"),
    "10**400": 10**400,
    "-10**400": -(10**400),
    "10**5000": 10**5000,
    "a list of 10**5000": [10**5000],
    "Fraction of 10**400": Fraction(10**400),
    "Decimal": Decimal("1"),
    "Decimal nan": Decimal("NaN"),
    "Decimal sNaN": Decimal("sNaN"),
    "Decimal inf": Decimal("Infinity"),
    "complex": 1 + 0j,
    "complex64": np.complex64(1),
    "longdouble 1e400": np.longdouble("1e400"),
    "empty text": "",
    "text of a number": "1.5",
    "text": "one",
    "markup": MARKUP,
    "script": "</script><script>alert(1)</script>",
    "a long text": "9" * 1_000_000,
    "text of many lines": "1\n" * 1000,
    "surrogate": "\ud800",
    "NUL": "\0",
    "right to left": "\u202e1",
    "bytes": b"1",
    "str_": np.str_("1"),
    "bytes_": np.bytes_(b"1"),
    "void": np.void(b"12"),
    "datetime": datetime.datetime(2020, 1, 1),
    "date": datetime.date(2020, 1, 1),
    "timedelta": datetime.timedelta(1),
    "datetime64": np.datetime64("2020-01-01"),
    "timedelta64": np.timedelta64(1, "D"),
    "NaT": np.datetime64("NaT"),
    "object": object(),
    "class": float,
    "function": len,
    "lambda": lambda: 1.0,
    "generator": (n for n in (1.0,)),
    "iterator": iter([1.0]),
    "dict": {"x": 1.0},
    "set": {1.0},
    "frozenset": frozenset({1.0}),
    "slice": slice(1),
    "Ellipsis": ...,
    "NotImplemented": NotImplemented,
    "module": math,
    "exception": ValueError("x"),
    "path": pathlib.Path("/tmp"),
    "namespace": types.SimpleNamespace(x=1.0),
    "empty list": [],
    "empty tuple": (),
    "empty array": np.array([]),
    "empty of two dimensions": np.zeros((0, 3)),
    "ragged": [[1.0], [1.0, 2.0]],
    "too deeply nested": nested,
    "itself": itself,
    "None in a list": [1.0, None],
    "nan in a list": [1.0, math.nan],
    "inf in an array": np.array([1.0, math.inf]),
    "text in a list": ["1"],
    "text in an array": np.array(["1"]),
    "masked": np.ma.masked,
    "masked array": np.ma.array([1.0, 2.0], mask=[0, 1]),
    "unmasked masked array": np.ma.array([1.0]),
    "object array": np.array([1.0, 2.0], object),
    "0-d object array": np.array(1.0, object),
    "object array of anything": np.array([object(), BadRepr()], object),
    "complex array": np.array([1j]),
    "longdouble array": np.array([1.0], np.longdouble),
    "datetime64 array": np.array(["2020"], "M8[D]"),
    "structured array": np.zeros(2, [("x", float)]),
    "record array": np.zeros(2, [("x", float)]).view(np.recarray),
    "Series of objects": Series(["a", None]),
    "Series of nothing": Series([]),
    "bad repr": BadRepr(),
    "bad float": BadFloat(),
    "bad length": BadLength(),
    "bad array": BadArray(),
    "bad interface": BadInterface(),
    "bad list": BadList([1.0]),
    "bad text": BadText("1"),
    "bad equality": BadEquality(),
    "bad repr in a list": [BadRepr()],
    "a real number that raises": Foreign(RuntimeError("no float")),
    "a real number that overflows": Foreign(OverflowError("no float")),
    "a real number that is nan": Foreign(math.nan),
    "a real number that is text": Foreign("1"),
}
REFUSED_BY_TRAITS = NEVER | ARRAYS
REFUSED_BY_FUNCTIONS = NEVER | {name: value for name, (value, _) in TOWER.items()}


def each(table):
    return pytest.mark.parametrize("value", table.values(), ids=table.keys())


def each_number(table):
    return pytest.mark.parametrize(("value", "plain"), table.values(), ids=table.keys())


def same(one, other):
    """Tell whether two numbers or arrays are equal bit for bit, including the signs of zeros."""
    one, other = np.asarray(one), np.asarray(other)
    return (
        one.shape == other.shape and one.dtype == other.dtype and one.tobytes() == other.tobytes()
    )


def assert_equal_records(one, other):
    for field in dataclasses.fields(one):
        assert same(getattr(one, field.name), getattr(other, field.name)), field.name


def assert_names_the_argument(error, name):
    text = str(error)
    assert text.startswith(name), text
    assert len(text) < 250 and "\n" not in text, text


# --- the functions -----------------------------------------------------------------------------

POINT = {"x": 1.5, "y": 1.0, "W": -0.8}
CALLS = [(backprop, name) for name in POINT]
CALLS += [(check_gradient, name) for name in (*POINT, "step", "gradient")]
CALLS += [(descend, name) for name in (*POINT, "learning_rate")]


def call(function, name, value):
    more = {"steps": 2} if function is descend else {}
    return function(**{**POINT, **more, name: value})


@each_number(NUMBERS | ZERO_D)
def test_a_function_treats_a_number_like_the_plain_float(value, plain):
    for function, name in CALLS:
        try:
            wanted = call(function, name, plain)
        except ValueError as refused:  # out of the range of this argument: 0, or too large a step
            with pytest.raises(type(refused)) as caught:
                call(function, name, value)
            assert_names_the_argument(caught.value, name if name == "step" else "learning_rate")
            continue
        got = call(function, name, value)
        # a scalar beside Python numbers stays single from NumPy 2 on; an array always did
        kind = np.result_type(np.asarray(value)[()] * 1.0).type
        if function is not backprop or kind not in (np.float16, np.float32):
            assert_equal_records(got, wanted)
            continue
        for field in dataclasses.fields(got):  # computed in double, then rounded once
            assert same(getattr(got, field.name), kind(getattr(wanted, field.name))), field.name


@each(REFUSED_BY_FUNCTIONS)
def test_a_function_names_the_argument_it_refuses(value):
    for function, name in CALLS:
        if value is None and name in ("step", "gradient"):
            continue  # their default
        with pytest.raises((TypeError, ValueError)) as caught:
            call(function, name, value)
        assert_names_the_argument(caught.value, name)


@each(ARRAYS)
def test_an_array_gives_the_results_of_its_numbers_one_by_one(value):
    numbers = np.array(value, float)
    for name in POINT:
        got = backprop(**{**POINT, name: value})
        for at, number in np.ndenumerate(numbers):
            alone = backprop(**{**POINT, name: float(number)})
            for field in dataclasses.fields(got):
                assert same(getattr(got, field.name)[at], getattr(alone, field.name)), field.name
        with pytest.raises(ValueError, match=f"^{name} must be a single number, not of shape "):
            descend(**{**POINT, name: value})


INVALID_COUNTS = NEVER | ARRAYS | {"float": 2.0, "True": True, "Fraction": Fraction(2), "-1": -1}
INVALID_COUNTS |= {"float64": np.float64(2), "bool_": np.True_, "a million and one": 1_000_001}


@each(INVALID_COUNTS)
def test_descend_refuses_an_invalid_number_of_steps(value):
    with pytest.raises((TypeError, ValueError), match=r"^steps must be ") as caught:
        descend(**POINT, steps=value)
    assert_names_the_argument(caught.value, "steps")


# --- nets --------------------------------------------------------------------------------------

NET = {"X": [[1.5, 2.0]], "y": [[1.0]], "weights": [[[-0.8], [0.5]]]}
NET |= {"activation": "sigmoid", "loss": "squared_error"}
#: The matrices of a net, each with the list that holds it in place of a value.
MATRICES = {
    "X": lambda value: {"X": value},
    "y": lambda value: {"y": value},
    "weights[0]": lambda value: {"weights": [value]},
    "weights": lambda value: {"weights": value},
}


#: Numbers that may stand in a list: NumPy has no arrays of larger integers.
ENTRIES = {name: pair for name, pair in (NUMBERS | ZERO_D).items() if name != "10**308"}


@each_number(ENTRIES)
def test_a_net_treats_an_entry_like_the_plain_float(value, plain):
    for name in ("X", "y", "weights"):
        one, other = ([[[entry]]] if name == "weights" else [[entry]] for entry in (value, plain))
        small = {"X": [[1e-9]], "y": [[0.5]], "weights": [[[1e-9]]]}
        if abs(plain) > 1e150 and name == "y":
            with pytest.raises(ValueError, match="leaves the range of doubles: the loss"):
                backprop_net(**(small | {name: one}))
            continue
        got, wanted = (backprop_net(**(small | {name: given})) for given in (one, other))
        for field in ("z", "activations", "deltas", "gradients", "dL_dactivations"):
            for a, b in zip(getattr(got, field), getattr(wanted, field), strict=True):
                assert same(a, b), (name, field)


@each(NEVER | TOWER | NUMBERS | ZERO_D | {"list": [1.0, 2.0], "nested": ARRAYS["nested"]})
def test_a_net_names_the_matrix_it_refuses(value):
    for name, given in MATRICES.items():
        with pytest.raises((TypeError, ValueError)) as caught:
            backprop_net(**(NET | given(value)))
        assert_names_the_argument(caught.value, f"{name} must" if name != "weights" else name)


@each(NEVER | ARRAYS | TOWER | NUMBERS)
def test_a_net_names_the_name_it_refuses(value):
    for name in ("activation", "loss"):
        for given in (value, [value]):
            with pytest.raises((TypeError, ValueError)) as caught:
                backprop_net(**(NET | {name: given}))
            assert_names_the_argument(caught.value, name)


@each(NEVER | ARRAYS | NUMBERS)
def test_descend_names_the_weight_it_cannot_move_alone(value):
    if value is None:
        return  # all weights move
    with pytest.raises((TypeError, ValueError)) as caught:
        descend(NET["X"], NET["y"], NET["weights"], only=value)
    assert_names_the_argument(caught.value, "only must be the layer, row and column")


# --- the traits, move and the constructor --------------------------------------------------------

SMALL = {"surface_points": (4, 3)}
NAMES = ("x", "y", "W", "learning_rate")


@pytest.fixture(scope="module")
def wire():
    with Wire().recorded() as recorded:
        yield recorded


@pytest.fixture(scope="module")
def made(wire):
    explorer = GradientExplorer(**SMALL)
    yield explorer
    explorer.close()


@pytest.fixture
def explorer(made, wire):
    reset(made, wire)
    return made


def snapshot(e):
    """Return everything that a change could have changed, to the last bit."""
    return repr(everything(e)), e._model.past, e.view._pages, sorted(vars(e))


@each_number(NUMBERS | TOWER | ZERO_D)
def test_a_trait_treats_a_number_like_the_plain_float(explorer, value, plain):
    for name in NAMES:
        low, high = getattr(Ranges(), name) if name != "learning_rate" else (5e-324, math.inf)
        if not low <= plain <= high:
            before = snapshot(explorer)
            with pytest.raises(traitlets.TraitError) as caught:
                setattr(explorer, name, value)
            assert_names_the_argument(caught.value, name)
            assert snapshot(explorer) == before
            continue
        setattr(explorer, name, value)
        assert type(getattr(explorer, name)) is float
        assert repr(getattr(explorer, name)) == repr(plain)
        assert_equal_records(explorer.trace, backprop(explorer.x, explorer.y, explorer.W))
    assert_consistent(explorer)
    one = GradientExplorer(**{name: getattr(explorer, name) for name in NAMES}, **SMALL)
    assert everything(one)["traits"] == everything(explorer)["traits"]
    one.close()


@each(REFUSED_BY_TRAITS)
def test_a_trait_names_itself_when_it_refuses_and_nothing_changes(explorer, wire, value):
    before = snapshot(explorer)
    for name in NAMES:
        for put in (
            lambda name: setattr(explorer, name, value),
            lambda name: explorer.move(**{**dict.fromkeys(NAMES, 1.0), name: value}),
            lambda name: GradientExplorer(**{name: value}, **SMALL),
        ):
            with pytest.raises(traitlets.TraitError) as caught:
                put(name)
            assert_names_the_argument(caught.value, f"{name} must be a")
    with pytest.raises(traitlets.TraitError) as caught:
        explorer.descend_to(value)
    assert_names_the_argument(caught.value, "W must be a")
    assert snapshot(explorer) == before
    assert wire.take() == []


@pytest.mark.parametrize(
    "name", ["", "z", "X", "loss", "step", "trace", "_path", MARKUP, "9" * 999]
)
def test_move_accepts_four_names(explorer, wire, name):
    before = snapshot(explorer)
    with pytest.raises(TypeError) as caught:
        explorer.move(**{"x": 2.0, name: 1.0})
    assert_names_the_argument(caught.value, "move() takes x, y, W and learning_rate;")
    assert snapshot(explorer) == before and wire.take() == []


PAIRS = ("list", "tuple", "array", "big-endian")
INVALID_PAIRS = {name: value for name, value in REFUSED_BY_TRAITS.items() if name not in PAIRS}
INVALID_ENDS = NEVER | {"True": True, "bool_": np.True_, "0-d bool": np.array(True)}


@each(INVALID_PAIRS)
def test_an_invalid_range_is_refused(value):
    for name in ("x_range", "y_range", "W_range"):
        with pytest.raises((TypeError, ValueError)) as caught:
            GradientExplorer(**{name: value})
        assert_names_the_argument(caught.value, name)


@each(INVALID_ENDS)
def test_a_range_with_an_invalid_end_is_refused(value):
    for pair in ((0.0, value), [value, 1.0]):
        with pytest.raises((TypeError, ValueError)) as caught:
            GradientExplorer(x_range=pair)
        assert_names_the_argument(caught.value, "x_range")


INVALID_POINTS = NEVER | ARRAYS | {"zero": (0, 3), "floats": (2.0, 3.0), "huge": (1000, 10**400)}


@each(INVALID_POINTS | {"ones": (1, 1), "tuple": (1, 2)})
def test_invalid_surface_points_are_refused(value):
    for points in (value, (3, value), [value, 3]):
        with pytest.raises((TypeError, ValueError)) as caught:
            GradientExplorer(surface_points=points)
        assert_names_the_argument(caught.value, "surface_points")


# --- the traits of a net -----------------------------------------------------------------------

USUAL = {"x_range": (-4, 4), "y_range": (0, 1), "w_range": (-6, 6)}


@pytest.fixture(scope="module")
def net_made(wire):
    made = NetExplorer(**NET, **SMALL)
    yield made
    made.close()


@pytest.fixture
def net(net_made, wire):
    """The explorer of a net, in its first state."""
    start = net_wire.told(net_made, **net_made.view.start, past=[], tools=[])
    assert from_page(net_made, state=start) == ""
    wire.take()
    return net_made


def net_snapshot(e):
    """Return everything that a change could have changed, to the last bit."""
    return repr(net_wire.everything(e)), e._model.past, e.view._pages, sorted(vars(e))


def assert_net_refuses(net, wire, name, value):
    before = net_snapshot(net)
    for put in (
        lambda: setattr(net, name, value),
        lambda: net.move(**{"learning_rate": 1.0, name: value}),
        lambda: NetExplorer(**{**NET, **SMALL, **USUAL, name: value}),
    ):
        with pytest.raises(traitlets.TraitError) as caught:
            put()
        assert_names_the_argument(caught.value, f"{name}")
    assert net_snapshot(net) == before
    assert wire.take() == []


@each_number(ENTRIES)
def test_a_net_s_trait_treats_an_entry_like_the_plain_float(net, wire, value, plain):
    for name, entry in (("X", "x"), ("y", "y"), ("weights", "W")):
        low, high = net.ranges.ends(entry)
        rows = {"X": [[value, 1.0]], "y": [[value]], "weights": [[[value], [1.0]]]}[name]
        if low <= plain <= high:
            setattr(net, name, rows)
            matrix = net.weights[0] if name == "weights" else getattr(net, name)
            assert matrix.dtype == np.float64 and matrix[0, 0] == plain
            net_wire.assert_consistent(net)
            wire.take()
        else:
            assert_net_refuses(net, wire, name, rows)


@each(NEVER | TOWER | NUMBERS | ZERO_D | {"list": [1.0, 2.0], "nested": ARRAYS["nested"]})
def test_a_net_s_trait_names_the_matrix_that_it_refuses_and_nothing_changes(net, wire, value):
    for name, given in MATRICES.items():
        ((trait, changed),) = given(value).items()
        assert trait in name
        assert_net_refuses(net, wire, trait, changed)


@each(NEVER | ARRAYS | NUMBERS)
def test_a_net_s_trait_names_the_name_that_it_refuses_and_nothing_changes(net, wire, value):
    for name in ("activation", "loss"):
        for given in (value, [value]):
            assert_net_refuses(net, wire, name, given)


@each(REFUSED_BY_TRAITS)
def test_a_net_s_learning_rate_and_selection_are_refused_by_name(net, wire, value):
    assert_net_refuses(net, wire, "learning_rate", value)
    for selected in (value, (0, 0, value, 0), [0, value, 0, 0], BadList([0, 0, 0, 0])):
        assert_net_refuses(net, wire, "selected", selected)


@each(INVALID_COUNTS)
def test_a_net_descends_a_number_of_steps(net, wire, value):
    before = net_snapshot(net)
    with pytest.raises((TypeError, ValueError)) as caught:
        net.descend(value)
    assert_names_the_argument(caught.value, "steps must be ")
    assert net_snapshot(net) == before and wire.take() == []


@pytest.mark.parametrize("name", ["", "x", "trace", "_path", MARKUP, "9" * 999])
def test_move_accepts_the_names_of_a_net_s_traits(net, wire, name):
    before = net_snapshot(net)
    with pytest.raises(TypeError) as caught:
        net.move(**{"learning_rate": 1.0, name: 1.0})
    assert_names_the_argument(caught.value, "move() takes X, y, weights, activation, loss, ")
    assert net_snapshot(net) == before and wire.take() == []


@each(INVALID_PAIRS)
def test_a_net_s_invalid_range_or_number_of_points_is_refused(value):
    for name in ("x_range", "y_range", "w_range", "surface_points"):
        if value is None and name != "surface_points":
            continue  # wide enough for all entries
        with pytest.raises((TypeError, ValueError)) as caught:
            NetExplorer(**NET, **{name: value})
        assert_names_the_argument(caught.value, name)


# --- typed text, and messages from a page ----------------------------------------------------

#: Typed texts, each with its number, or None if it is refused.
TYPED = {
    "1": 1.0, " 1 ": 1.0, "+1": 1.0, "1.": 1.0, ".5": 0.5, "1e0": 1.0, "1E0": 1.0, "0x1": None,
    "−0,5": -0.5, "-0": 0.0, "1e-400": 0.0, "5e-324": 5e-324, "1,": 1.0, "1,0,0": None,
    "": None, " ": None, "\n": None, "1 1": None, "1_0": None, "_1": None, "--1": None, "1-": None,
    "nan": None, "-NaN": None, "inf": None, "Infinity": None, "1e999": None, "1/2": None,
    "½": None, "π": None, "True": None, "None": None, "e": None, "1e": None, "1j": None,
    MARKUP: None, "</script>": None, "{x}": None, "{0.__class__}": None, "%s": None,
    "\\u0031": None,
    "__import__('os')": None, "\0": None, "\ud800": None, "\u202e1": None, "9" * 1_000_000: None,
    "1\u2028": 1.0, "١": 1.0,
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), TYPED.items(), ids=lambda value: f"{value!a:.20}")
def test_typed_text_is_a_number_or_refused_with_a_message(text, number):
    start = Snapshot(**START)
    session = Session(Ranges(), start, start, [])
    if number is not None:
        assert session.type_in("x", text) and session.model.now == start._replace(x=number)
        return
    with pytest.raises(ValueError) as caught:
        session.type_in("x", text)
    assert 0 < len(str(caught.value)) < 100
    assert (session.model.now, session.model.past) == (start, [])


JUNK = [
    None,
    True,
    0,
    -1,
    1.5,
    math.nan,
    math.inf,
    1e308,
    10**400,
    "",
    "x",
    MARKUP,
    "9" * 1_000_000,
]
JUNK += [[], [[]], [None], ["x", 1], {}, {"": {}}, {"x": None}, {"x": {"x": []}}, {"9" * 9999: 1}]
JUNK += [{MARKUP: MARKUP}, {"__class__": "x"}, {"self": 1}, nested[0], "\ud800"]
PARTS = ("now", "past", "tools", "revision", "page", "message")
#: Parts of a state that look like junk but are valid.
VALID = {
    "past": [[], None],  # None: it did not change
    "tools": [[]],
    "revision": [0],
    "page": ["", "x", MARKUP],  # a name, which the page does not show
    "message": [0],
    "path": [[]],
}


def refusal(explorer, **content):
    """Send a message that must be refused, and return the sentence that says why."""
    before = snapshot(explorer)
    error = from_page(explorer, **content)
    error.encode()  # else it could not be sent
    assert 0 < len(error) < 250 and "\n" not in error
    assert not error.startswith("'"), "the error is a key, not a sentence"
    assert snapshot(explorer) == before
    return error


def each_junk():
    return pytest.mark.parametrize(
        "junk", JUNK, ids=lambda value: f"{value if value != 10**400 else 'huge'!a:.16}"
    )


def is_valid(part, junk):
    return any(junk == one and type(junk) is type(one) for one in VALID.get(part, []))


@each_junk()
@pytest.mark.parametrize("part", PARTS)
def test_a_state_with_a_junk_part_is_refused_and_nothing_changes(explorer, wire, part, junk):
    state = told(explorer.view, x=2.0) | {part: junk}
    if is_valid(part, junk):
        assert from_page(explorer, state=state) == ""
        assert_consistent(explorer)
        return
    refusal(explorer, state=state)
    assert {message.method for message in wire.take()} == {"update"}
    assert tell(explorer, x=2.0) == "" and explorer.x == 2.0  # and the next one works


@each_junk()
@pytest.mark.parametrize("name", [*NAMES, "path"])
def test_a_snapshot_with_a_junk_value_is_refused_and_nothing_changes(explorer, name, junk):
    good = told(explorer.view, W=2.0)
    bad = [*good["now"]]
    bad[(*NAMES, "path").index(name)] = junk
    if is_valid(name, junk) or (name != "path" and is_number(explorer, name, junk)):
        assert from_page(explorer, state={**good, "now": bad}) == ""
        assert_consistent(explorer)
        return
    error = refusal(explorer, state={**good, "now": bad})
    assert error.startswith(("path must be ", "W must be ") if name == "path" else f"{name} must ")
    assert refusal(explorer, state={**good, "past": [good["now"], bad]}) == error
    if name == "path":
        return
    bad = [*good["now"][:4], [2.0, junk]]
    if not is_number(explorer, "W", junk):
        assert refusal(explorer, state={**good, "now": bad}).startswith("W must be ")


def is_number(explorer, name, junk):
    """Tell whether a value is a number that x, y, W or the learning rate may take."""
    is_double = isinstance(junk, int | float) and abs(junk) <= sys.float_info.max
    return is_double and explorer.ranges.refusal(name, junk) == ""


#: Parts of a net's snapshot that look like junk but are valid.
VALID_IN_NETS = {
    "learning_rate": [True, 1.5, 1e308],
    "example": [0],
    "source": [0],
    "target": [0],
    "origin": [[]],
    "rates": [[]],
    "only": [True],
}


@each_junk()
def test_a_net_s_snapshot_with_a_junk_part_is_refused_and_nothing_changes(net, wire, junk):
    for name in net.view.now:
        message = net_wire.told(net, **{name: junk})
        if any(junk == one and type(junk) is type(one) for one in VALID_IN_NETS.get(name, [])):
            assert from_page(net, state=message) == ""
            net_wire.assert_consistent(net)
            continue
        before = net_snapshot(net)
        past = [*net.view.past, message["now"]]
        for state in (message, {**message, "now": net.view.now, "past": past}):
            error = from_page(net, state=state)
            assert 0 < len(error.encode()) < 250 and "\n" not in error
            assert name in error or name in ("rates", "weights", "X", "activation")
            assert net_snapshot(net) == before
    assert net_wire.tell(net, learning_rate=0.25) == ""  # and the next one works


@each_junk()
@pytest.mark.parametrize("kind", ["state", "file", "shown"])
def test_a_junk_message_is_refused_and_nothing_changes(explorer, kind, junk):
    if kind == "shown" and isinstance(junk, dict):
        assert from_page(explorer, shown=dict.fromkeys(junk, False)) == ""
        return
    refusal(explorer, **{kind: junk})


@pytest.mark.parametrize("envelope", [
    {}, None, 1, "state", [], [{}], {"unknown": 1}, {"_on_page": {}}, {"state": None},
    {"file": {"kind": "svg"}}, {"shown": []}, {MARKUP: MARKUP}, {"method": "update"},
], ids=lambda value: f"{value!a:.30}")  # fmt: skip
def test_a_message_in_any_envelope_is_handled(explorer, envelope):
    before = snapshot(explorer)
    receive(explorer.view, {"method": "custom", "content": envelope})
    assert snapshot(explorer) == before
    assert tell(explorer, W=2.0) == "" and explorer.W == 2.0


@each_junk()
def test_a_link_in_the_page_cannot_set_an_invalid_value(explorer, junk):
    for name in NAMES:
        state = {"method": "update", "state": {name: junk}, "buffer_paths": []}
        try:
            receive(explorer.view, state)
        except (traitlets.TraitError, OverflowError):
            pass
        assert_consistent(explorer)


# --- the command line -------------------------------------------------------------------------

REFUSED = [["--port", port] for port in (
    "abc", "-1", "65536", "99999", "9" * 5000, "nan", "1e3", "1.5", "", " ", "0x10", "1_0", "١",
    MARKUP, "\0", "True",
)]  # fmt: skip
REFUSED += [["--port"], ["--ip"], ["--no-browser=yes"], ["--port=80", "--port="]]
REFUSED += [["--port=65000", "--ip", ip] for ip in (
    "x" * 100, "a..b", "999.1.1.1", "a\0b", "\ud800", "é" * 70, MARKUP, "1:2:3",
)]  # fmt: skip


@pytest.mark.parametrize("options", REFUSED, ids=lambda value: f"{value!a:.40}")
def test_an_invalid_option_gives_an_error_of_one_line(monkeypatch, capsys, options):
    def launched(arguments):
        raise AssertionError("JupyterLab was started")

    lab = types.SimpleNamespace(LabApp=types.SimpleNamespace(launch_instance=launched))
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", lab)
    with pytest.raises(SystemExit) as ended:
        main(options)
    output = capsys.readouterr().err if ended.value.code == 2 else ended.value.code
    last = output.strip().splitlines()[-1]
    assert last.startswith("gradient-explorer: ") and len(last) < 300
    assert "--port" in last or "--ip" in last or "--no-browser" in last
