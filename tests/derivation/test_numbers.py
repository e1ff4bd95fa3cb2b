"""Numbers as they are written and typed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.derivation.numbers import box_text, parse, readable, with_power

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
    ("value", "decimals", "text"),
    [
        (3.81e-11, 1, "3.8e−11"),
        (-1.5100539e-10, 6, "−1.510054e−10"),
        (9.99e5, 1, "1.0e6"),
        (0.25, 0, "2e−1"),
    ],
)
def test_a_power_of_ten_has_no_leading_zeros(value, decimals, text):
    assert with_power(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.5, "1.50"),
        (-0.8, "−0.80"),
        (0.0, "0.00"),
        (0.123456, "0.1235"),
        (0.999, "0.9990"),
        (-0.001, "−0.0010"),
        (0.0009, "9.0e−4"),
        (-3.81e-11, "−3.8e−11"),
        (1e6, "1000000.00"),
    ],
)
def test_a_box_shows_two_decimals_or_four_if_two_would_hide_a_digit(value, text):
    assert box_text(value) == text


@given(st.floats(-1e6, 1e6))
def test_a_box_s_text_is_read_as_about_the_same_number(value):
    close = 0.051 * abs(value) if abs(value) < 0.001 else 0.5001e-4
    assert abs(parse(box_text(value)) - value) <= close


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
