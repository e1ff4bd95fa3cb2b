r"""The one writer of "symbol = formula = numbers = value", for TeX, plain text and the page.

An equation's sides are TeX, in which ``\text{name}`` stands for the current value of a quantity.
`as_tex` and `as_text` write the values of one state there; `explorer.drawing.mathml` makes each a
place for a number that changes.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import Step
from explorer.model.state import State

_VALUE: Final = r"\text{"
#: The TeX in `Step.numbers`, and its plain text.
_PLAIN: Final = {r"\times": "×", r"\sigma": "σ", r"\tfrac{1}{2}\,": "½", "^2": "²", "-": "−"}


class Equation(NamedTuple):
    r"""One line of the derivation.

    Attributes
    ----------
    symbol
        The quantity on the left, TeX.
    relation
        ``"="``, or ``"←"`` where the right-hand side becomes the quantity's new value.
    sides
        One or more right-hand sides, TeX; they are equal to each other.
    """

    symbol: str
    relation: str
    sides: tuple[str, ...]


def equation(step: Step, formula: bool = True, numbers: bool = True) -> Equation:
    r"""Return the equation of a step.

    Parameters
    ----------
    step
        The step.
    formula, numbers
        Whether the right-hand side in symbols and the one with numbers are written before the
        value. Numbers that would only repeat the value are never written.
    """
    sides = [step.formula] if formula else []
    if numbers and step.substitutes:
        sides.append(step.numbers)
    relation = "←" if step.name == "update" else "="
    return Equation(step.symbol, relation, (*sides, rf"\text{{{step.quantity}}}"))


def as_tex(written: Equation, state: State, align: str = "") -> str:
    r"""Return an equation in TeX, with the values of a state.

    Parameters
    ----------
    written
        The equation.
    state
        The source of the values.
    align
        Text before the relation: ``"&"`` in an ``align`` of amsmath.
    """
    relation = written.relation.replace("←", r"\leftarrow")
    sides = " = ".join(with_numbers(side, state) for side in written.sides)
    return f"{written.symbol} {align}{relation} {sides}"


def as_text(step: Step, state: State, numbers: bool = False) -> str:
    """Return "symbol = value", or "symbol = numbers = value", in plain text."""
    written = equation(step, formula=False, numbers=numbers)
    sides = [_plain(side, state) for side in written.sides]
    return f" {written.relation} ".join([QUANTITIES[step.quantity].text, " = ".join(sides)])


def with_numbers(tex: str, state: State) -> str:
    r"""Replace each ``\text{name}`` in a formula by the value of that quantity, in TeX.

    A negative number after an operator is put in parentheses.

    Parameters
    ----------
    tex
        A formula, such as `Step.numbers`.
    state
        The source of the values.
    """
    written = ""
    for before, name in _split(tex):
        written += before
        if name != "":
            written += _tex(_number(written, name, state))
    return written


def _plain(tex: str, state: State) -> str:
    written = ""
    for before, name in _split(tex):
        text = before
        if written != "" and text.strip().startswith("-"):  # the operator, not a sign
            text = f" − {text.strip()[1:].strip()}"
        for symbol, plain in _PLAIN.items():
            text = text.replace(symbol, plain)
        written += text
        if name != "":
            written += _number(written, name, state)
    return written


def _split(tex: str) -> list[tuple[str, str]]:
    """Return each piece of a formula with the name of the quantity after it, if there is one."""
    parts = tex.split(_VALUE)
    pieces = []
    before = parts[0]
    for part in parts[1:]:
        name, after = part.split("}", 1)
        pieces.append((before, name))
        before = after
    return [*pieces, (before, "")]


def _number(before: str, name: str, state: State) -> str:
    text = readable(state.value(name))
    follows_operator = before != "" and not before.endswith("(")
    return f"({text})" if text.startswith("−") and follows_operator else text


def _tex(text: str) -> str:
    r"""Write a number in TeX: ``3.8e−11`` as ``3.8 \cdot 10^{-11}``."""
    text = text.replace("−", "-")
    if "e" not in text:
        return text
    mantissa, exponent = text.split("e")
    closing = ")" if exponent.endswith(")") else ""
    return f"{mantissa} \\cdot 10^{{{exponent.replace(')', '')}}}{closing}"
