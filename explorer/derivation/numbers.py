"""Numbers: written to be read, and parsed from typed text."""

from __future__ import annotations

import math
from typing import Final

DECIMALS: Final = 4
#: From here on four decimals show three digits, and five do; half a unit below 0.01 and 0.001, as
#: these are what such a number is rounded to.
_FOUR: Final = 0.009995
_FIVE: Final = 0.0009995
_LARGEST: Final = 1e5


def readable(value: float) -> str:
    """Write a number with four decimals, or with three digits where four decimals show fewer.

    So each number is shown within ½ %, and what is shown multiplies out to what is shown.

    Parameters
    ----------
    value
        Any float. Only 0 itself is ``"0.0000"``.

    Returns
    -------
    str
        The number with a true minus sign, which is as wide as a digit.

    Examples
    --------
    >>> readable(-0.20507), readable(0.006984), readable(3.78e-11), readable(0.005)
    ('−0.2051', '0.00698', '3.78e−11', '0.0050')
    """
    value += 0.0  # the sign of a zero means nothing
    size = abs(value)
    four = size < _LARGEST and (size >= _FOUR or _is_short(value))
    if four or not math.isfinite(value):
        text = f"{value:.{DECIMALS}f}"
    elif _FIVE <= size < _FOUR:
        text = f"{value:.5f}"
    else:
        text = with_power(value, 2)
    return text.replace("-", "−")


def _is_short(value: float) -> bool:
    """Whether four decimals are all that a number has."""
    return round(value, DECIMALS) == value


def spoken(value: float) -> str:
    """Write a number as `readable` does, without the zeros at its end: ``"1.5"``, ``"2"``."""
    text = readable(value)
    if "." not in text or "e" in text:
        return text
    while text.endswith("0"):
        text = text[:-1]
    return text[:-1] if text.endswith(".") else text


def with_power(value: float, decimals: int) -> str:
    """Write a number with a power of ten and a true minus sign: ``"3.8e−11"``."""
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", "−")


def parse(text: str) -> float:
    """Read a typed number; ``−`` and ``,`` mean ``-`` and ``.``.

    Raises
    ------
    ValueError
        If the text is not a finite number.
    """
    try:
        value = float(text.strip().replace("−", "-").replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in text:
        shown = text if len(text) <= 30 else text[:29] + "…"
        raise ValueError(f"“{shown}” is not a number")
    return value


def as_given(value: float) -> str:
    """Write an input, a target or a weight in a formula: with two decimals if these are all."""
    decimals_are_all = round(value, 2) == value and abs(value) < _LARGEST
    return f"{value + 0.0:.2f}".replace("-", "−") if decimals_are_all else readable(value)
