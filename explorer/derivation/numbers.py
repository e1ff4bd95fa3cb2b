"""Numbers: written to be read, and parsed from typed text."""

from __future__ import annotations

import math
from typing import Final

DECIMALS: Final = 4
_SMALLEST: Final = 0.00005
_LARGEST: Final = 1e5


def readable(value: float) -> str:
    """Write a number with four decimals, or with a power of ten if it is very small or large.

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
    >>> readable(-0.20507), readable(3.8e-11), readable(0.0)
    ('−0.2051', '3.8e−11', '0.0000')
    """
    if value == 0:
        text = f"{0:.{DECIMALS}f}"
    elif _SMALLEST <= abs(value) < _LARGEST or not math.isfinite(value):
        text = f"{value:.{DECIMALS}f}"
    else:
        text = with_power(value, 1)
    return text.replace("-", "−")


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


def box_text(value: float) -> str:
    """Write a value as a box shows it: with two decimals, or four if two would hide a digit."""
    if value != 0 and abs(value) < 0.001:
        return with_power(value, 1)
    decimals = 2 if round(value, 2) == value else DECIMALS
    return f"{value:.{decimals}f}".replace("-", "−")
