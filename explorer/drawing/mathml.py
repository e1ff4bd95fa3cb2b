"""Formulas for the page: TeX to MathML, with an element for each number that changes."""

from __future__ import annotations

import re

from explorer.drawing.cache import cached

_NUMBER = re.compile(r"<mtext>(\w+)</mtext>")


def mathml(tex: str, spoken: str = "") -> str:
    r"""Turn TeX into MathML that browsers render themselves.

    Parameters
    ----------
    tex
        A formula. A ``\text{name}`` in it becomes ``<mn data-number="name">``, the element
        whose text the page sets to the current value.
    spoken
        The words that a screen reader says, if it cannot derive them from the MathML.

    Returns
    -------
    str
        A ``<math>`` element.

    Examples
    --------
    >>> mathml(r"\text{x}")
    '<math display="inline"><mrow><mn data-number="x"></mn></mrow></math>'
    """
    markup = cached(f"formula {tex}", lambda: _convert(tex))
    if spoken:
        markup = markup.replace("<math ", f'<math aria-label="{spoken}" ', 1)
    return _NUMBER.sub(r'<mn data-number="\1"></mn>', markup)


def _convert(tex: str) -> str:
    from latex2mathml.converter import convert  # here: a full cache makes it unnecessary

    return str(convert(tex)).replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")
