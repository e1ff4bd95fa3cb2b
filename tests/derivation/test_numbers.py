"""Numbers as they are written and typed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.derivation.numbers import parse, readable

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (1.0, "1.0000"),
        (-0.20507, "−0.2051"),
        (0.00005, "0.0001"),
        (0.00004999, "5.0e−5"),
        (-9.96e-6, "−1.0e−5"),
        (3.8e-11, "3.8e−11"),
        (5e-324, "4.9e−324"),
        (99999.0, "99999.0000"),
        (100000.0, "1.0e5"),
        (-1e300, "−1.0e300"),
        (math.inf, "inf"),
        (-math.inf, "−inf"),
        (math.nan, "nan"),
    ],
)
def test_readable(value, text):
    assert readable(value) == text


@given(st.floats(-1.7e308, 1.7e308))  # beyond, two digits may round up to more than a double
def test_a_written_number_is_close_to_its_value(value):
    text = readable(value)
    read = parse(text)
    assert abs(read - value) <= (0.5001e-4 if 0.5e-4 <= abs(value) < 1e5 else 0.051 * abs(value))
    assert math.copysign(1.0, read) == math.copysign(1.0, value) or value == 0.0


@given(finite)
def test_only_zero_is_written_as_zero_and_no_hyphen_is_a_minus(value):
    text = readable(value)
    assert "-" not in text
    assert any(digit in text for digit in "123456789") == (value != 0.0)


@given(finite)
def test_numbers_of_similar_size_are_equally_long(value):
    # so that no digit moves its neighbour while a slider is dragged
    if 0.5e-4 <= abs(value) < 9.99995:
        assert len(readable(abs(value))) == 6


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", 1.5),
        (" −0,8 ", -0.8),
        ("-0.8", -0.8),
        ("+2", 2.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e-3", 0.001),
        ("3.8e−11", 3.8e-11),
        ("\t4\n", 4.0),
        ("-0", 0.0),
    ],
)
def test_parse_accepts(text, value):
    assert parse(text) == value


BAD = ["", " ", "abc", "1.2.3", "1_000", "nan", "inf", "−inf", "Infinity", "1e999", "-1e999"]
BAD += ["0x10", "1,000.5", "1 2", "1+1", "1.5j", "½", "--1", "−−1", "1-", "<b>1</b>", "W", "None"]


@pytest.mark.parametrize("text", BAD)
def test_parse_quotes_invalid_text_in_its_error(text):
    with pytest.raises(ValueError) as caught:
        parse(text)
    assert str(caught.value) == f"“{text}” is not a number"


def test_parse_shortens_long_text_in_its_error():
    with pytest.raises(ValueError, match=r"^“(ab){14}a…” is not a number$"):
        parse("ab" * 10_000)


@given(finite)
def test_parse_reads_numbers_as_the_page_writes_them(value):
    # the page writes JavaScript's shortest text, with a true minus sign
    assert parse(repr(value).replace("-", "−")) == value


@given(st.text())
def test_parse_gives_a_finite_number_or_a_value_error(text):
    try:
        assert math.isfinite(parse(text))
    except ValueError as error:
        assert "is not a number" in str(error)
