"""Numbers as they are written and typed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.derivation.numbers import as_given, parse, readable, spoken, with_power
from explorer.derivation.verdict import precise

finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (1.0, "1.0000"),
        (-0.20507, "−0.2051"),
        (0.009995, "0.0100"),
        (0.0099949, "0.00999"),
        (-0.00698, "−0.00698"),
        (0.0009995, "0.00100"),
        (0.00099949, "9.99e−4"),
        (-0.00007312, "−7.31e−5"),
        (0.005, "0.0050"),  # four decimals are all it has
        (-0.0001, "−0.0001"),
        (3.78e-11, "3.78e−11"),
        (5e-324, "4.94e−324"),
        (99999.0, "99999.0000"),
        (100000.0, "1.00e5"),
        (-1e300, "−1.00e300"),
        (math.inf, "inf"),
        (-math.inf, "−inf"),
        (math.nan, "nan"),
    ],
)
def test_readable(value, text):
    assert readable(value) == text


# Beyond, three digits may round up to more than a double; below, a double itself has fewer digits.
normal = st.floats(-1.79e308, 1.79e308).filter(lambda value: value == 0 or abs(value) > 1e-305)


@given(normal)
def test_a_written_number_is_within_half_a_percent_and_half_a_fourth_decimal(value):
    read = parse(readable(value))
    assert abs(read - value) <= 0.005001 * abs(value)
    assert abs(read - value) <= 0.5001e-4 or abs(value) >= 1e5
    assert math.copysign(1.0, read) == math.copysign(1.0, value) or value == 0.0


@given(finite)
def test_only_zero_is_written_as_zero_and_no_hyphen_is_a_minus(value):
    text = readable(value)
    assert "-" not in text
    assert any(digit in text for digit in "123456789") == (value != 0.0)


@given(st.floats(1e-99, 9.9999))
def test_numbers_of_similar_size_are_about_equally_long(value):
    # so that no digit moves its neighbour far while a slider is dragged
    assert len(readable(value)) in ((6, 7) if value > 0.000995 else (6, 7, 8))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2"),
        (-0.8, "−0.8"),
        (-0.0, "0"),
        (100.0, "100"),
        (0.123456, "0.1235"),
        (-3.80e-11, "−3.80e−11"),
        (math.inf, "inf"),
    ],
)
def test_a_spoken_number_has_no_zeros_at_its_end(value, text):
    assert spoken(value) == text


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
        (-0.0, "0.00"),
        (0.123456, "0.1235"),
        (0.999, "0.9990"),
        (-0.001, "−0.0010"),
        (0.00012345, "1.23e−4"),
        (-3.81e-11, "−3.81e−11"),
        (1e6, "1.00e6"),
    ],
)
def test_a_given_number_has_two_decimals_if_these_are_all(value, text):
    assert as_given(value) == text


@given(normal)
def test_no_format_makes_a_negative_zero_or_another_number(value):
    for text in (as_given(value), spoken(value), precise(value)):
        assert not text.startswith("−") or parse(text) < 0
        assert parse(text) == pytest.approx(value, rel=0.005001)


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
