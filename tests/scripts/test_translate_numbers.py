"""Thousands of numbers are written, rounded, read and divided alike in both languages."""

import math
import random
import struct
from itertools import pairwise

import pytest
from support.translated import Snippets

pytestmark = pytest.mark.browser

SNIPPETS = {
    "shortest": """
def result(v):
    return repr(v), f"{v!r}", float(repr(v)), f"{v:g}", float(f"{v:.16e}")
""",
    "decimals": """
def result(v):
    return [f"{v:.{n}f}" for n in range(18)], f"{v:.2f}", f"{v:.0%}", f"{v:.3%}"
""",
    "powers": """
def result(v):
    return [f"{v:.{n}e}" for n in range(18)], f"{v:.1e}", f"{v:.3g}", f"{v:.12g}"
""",
    "rounded": """
def result(v):
    return [round(v, n) for n in range(16)]
""",
    "whole": """
import math
def result(v):
    return round(v), int(v), math.floor(v), math.ceil(v), math.sqrt(abs(v)), v // 1, v % 1
""",
    "divided": """
def result(a, b):
    return a % b, a // b, a / b, min(a, b), max(a, b), a < b, a == b
""",
    "counted": """
def result(a, b):
    return f"{a // b} {a % b} {-a // b} {-a % b} {a % -b} {a}"
""",
    "read": """
def result(text):
    return float(text)
""",
    "logarithm": """
import math
def result(v):
    return math.floor(math.log10(v)), math.ceil(math.log10(v))
""",
}
EXTREMES = [0.0, -0.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e16, 1e21, 1e22]
EXTREMES += [9.5, 0.5, 2.5, 9.995, 99.5, 0.0001, 0.00001, 999999.5, 9999995e-1, 123456.5, 2.0**53]
NOT_FINITE = [math.inf, -math.inf, math.nan]


def numbers(count):
    """Return doubles of any bits, of few decimals, halfway between decimals, and extremes."""
    chance = random.Random(12)
    drawn = [struct.unpack(">d", chance.randbytes(8))[0] for _ in range(count)]
    drawn += [chance.randint(-(10**6), 10**6) / 10 ** chance.randint(0, 8) for _ in range(count)]
    drawn += [chance.randint(-(10**5), 10**5) / 2 ** chance.randint(1, 20) for _ in range(count)]
    drawn += [chance.uniform(-1, 1) * 10 ** chance.randint(-12, 12) for _ in range(count)]
    near = [math.nextafter(v, way) for v in EXTREMES for way in NOT_FINITE[:2]]
    return [v for v in [*EXTREMES, *near, *(-v for v in EXTREMES), *drawn] if math.isfinite(v)]


@pytest.fixture(scope="module")
def snippets(browser, tmp_path_factory):
    """The snippets above in both languages."""
    page = browser.new_page()
    yield Snippets(page, tmp_path_factory.mktemp("translated"), "snippets", SNIPPETS)
    page.close()


def differences(snippets, calls):
    """Return the calls whose results differ, with both results."""
    results = zip(calls, snippets.compared(calls), strict=True)
    return [(*call, python, page) for call, (python, page) in results if python != page]


@pytest.mark.parametrize("name", ["shortest", "decimals", "powers", "rounded"])
def test_numbers_are_written_and_rounded_alike(snippets, name):
    assert differences(snippets, [(name, [v]) for v in numbers(1500) + NOT_FINITE]) == []


def test_numbers_become_whole_alike(snippets):
    assert differences(snippets, [("whole", [v]) for v in numbers(1500)]) == []


def test_numbers_are_divided_and_compared_alike(snippets):
    drawn = numbers(1000)
    pairs = [*zip(drawn, drawn[::-1], strict=True), *pairwise(drawn)]
    calls = [("divided", [a, b]) for a, b in pairs if b != 0 and math.isfinite(a / b)]
    assert differences(snippets, calls) == []


def test_whole_numbers_are_divided_alike(snippets):
    chance = random.Random(3)
    pairs = [(chance.randint(1, 10**9), chance.randint(1, 10**4)) for _ in range(1000)]
    assert differences(snippets, [("counted", [a, b]) for a, b in pairs]) == []


def test_written_numbers_are_read_alike(snippets):
    texts = [form % v for v in numbers(500) for form in ("%r", " %.3f", "%.20e ", "+%.1e")]
    texts = [text.replace("+-", "-") for text in texts]
    assert differences(snippets, [("read", [text]) for text in texts]) == []


def test_powers_of_ten_are_told_alike(snippets):
    powers = [float(f"{digit}e{n}") for n in range(-300, 300) for digit in ("1", "2", "5")]
    assert differences(snippets, [("logarithm", [v]) for v in powers]) == []
