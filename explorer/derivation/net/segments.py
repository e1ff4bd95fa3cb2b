"""The pieces of the reader line, and sums of products as such pieces."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.products import factor
from explorer.derivation.numbers import readable

#: A longer sum is written as this many terms and the sum of the others.
_MOST_TERMS: Final = 5
_SHOWN_TERMS: Final = 3


class Segment(NamedTuple):
    """A piece of the line.

    Attributes
    ----------
    text
        What is written.
    slot
        The slope that gives its colour, or empty; ``"aside"`` for the words before a second
        equation.
    strong
        Whether it is emphasized.
    """

    text: str
    slot: str
    strong: bool


def plain(text: str) -> Segment:
    """Return a piece in the ink's colour."""
    return Segment(text, "", False)


def short(names: list[str]) -> str:
    """Return a sum of names: in full, or its first and its last term."""
    if len(names) <= _MOST_TERMS:
        return " + ".join(names)
    return f"{names[0]} + … + {names[-1]}"


def products(left: list[str], right: list[str]) -> list[str]:
    """Return the products of numbers in pairs, written."""
    pairs = zip(left, right, strict=True)
    return [f"{a if i == 0 else factor(a)} × {factor(b)}" for i, (a, b) in enumerate(pairs)]


def sum_of(values: list[float], written: list[str], strong: int) -> list[Segment]:
    """Return the terms of a sum; one of them may be emphasized, and is shown in any case.

    Of a long sum the last terms are given as their number and their sum.
    """
    count = len(values)
    shown = [i for i in range(count)]
    if count > _MOST_TERMS:
        shown = [i for i in range(_SHOWN_TERMS)]
        if strong >= _SHOWN_TERMS:
            shown[_SHOWN_TERMS - 1] = strong
    segments: list[Segment] = []
    for i in shown:
        if len(segments) > 0:
            segments.append(plain(" + "))
        segments.append(Segment(written[i], "", i == strong))
    if len(shown) < count:
        rest = 0.0
        for i, value in enumerate(values):
            if i not in shown:
                rest += value
        segments.append(plain(f" + {count - len(shown)} more ({readable(rest)})"))
    return segments


def result(value: float, slot: str) -> list[Segment]:
    """Return the end of an equation: " = " and its value."""
    return [plain(" = "), Segment(readable(value), slot, True)]
