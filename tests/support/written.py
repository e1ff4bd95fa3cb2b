"""Numbers as they are written in a text."""

import re

NUMBER = re.compile(r"(?<![\w.#])[-−]?\d+\.\d+(?:e[-−]?\d+)?")


def shows(text, value):
    """Return whether the number in `text` is `value` rounded to the same number of digits."""
    mantissa, _, exponent = text.strip().replace("−", "-").partition("e")
    unit = 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))
    return abs(float(f"{mantissa}e{exponent or 0}") - value) <= 0.5001 * unit
