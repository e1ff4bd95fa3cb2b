"""Numbers as they are written in a text."""

import math
import re

from explorer.derivation.numbers import parse

NUMBER = re.compile(r"(?<![\w.#])[-−]?\d+\.\d+(?:e[-−]?\d+)?")
NEGATIVE_ZERO = re.compile(r"[-−]0(\.0*)?(?![\d.]|e)")


def shows(text, value):
    """Return whether the number in `text` is `value` rounded to the same number of digits."""
    return abs(parse(text) - value) <= 0.5001 * unit(text)


def unit(text):
    """Return one unit of the last digit of a number as it is shown."""
    mantissa, _, exponent = text.strip().replace("−", "-").partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def assert_multiplies_out(factors, shown):
    """Compare the product of numbers as they are shown with the result as it is shown.

    Each factor is shown within ½ %. With the slider's decimals, two of the three are rounded, so
    their product is within 1 %; the result is rounded, too, to its last digit.
    """
    result = parse(shown)
    apart = abs(math.prod(map(parse, factors)) - result)
    assert apart <= 0.01 * abs(result) + unit(shown), f"{' × '.join(factors)} = {shown}"
