"""The steps' equations as markup for the page, with an element for each number that changes."""

from __future__ import annotations

from explorer.derivation.equations import equation
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import FACTORS, STEPS, Step
from explorer.drawing.mathml import mathml


def symbol(name: str) -> str:
    """Return a quantity's symbol, which a screen reader reads as `Quantity.spoken`."""
    return mathml(QUANTITIES[name].symbol, QUANTITIES[name].spoken)


def shown(step: Step) -> str:
    """Return the equation that the page shows for a step.

    Headings and the rows below the product have only the formula, the product only its numbers,
    and the factors' cards have both, the numbers as one part that a narrow card puts on a second
    line. Each quantity has one element ``data-quantity``; the matrix form repeats a value that is
    shown elsewhere.
    """
    first = next(other for other in STEPS if other.quantity == step.quantity)
    value = _value_place(step.quantity) if step is first else number_place(step.quantity)
    if step.name in FACTORS:
        formula, *numbers = _sides(step, value)
        return f'{_left(step)}{formula}<span class="ge-numbers">{equals("", *numbers)}</span>'
    if step.equation == "(0)":  # a heading: a screen reader says "z = −1.2000"
        formula, *_ = _sides(step, value, numbers=False)
        silent = f'<span class="ge-silent" aria-hidden="true">{formula}<i>=</i></span>'
        return f"{_left(step)}{silent}{value}"
    product = step.name == "dL_dW"
    return _left(step) + equals(*_sides(step, value, formula=not product, numbers=product))


def in_full(step: Step) -> str:
    """Return the whole equation for a panel, which repeats a value of the page."""
    value = f'<span class="ge-value" data-number="{step.quantity}"></span>'
    return _left(step) + equals(*_sides(step, value))


def equals(*sides: str) -> str:
    """Join the sides of an equation with equals signs."""
    return "<i>=</i>".join(sides)


def number_place(name: str) -> str:
    """Return the element in which the page repeats a quantity's value."""
    return f'<span data-number="{name}"></span>'


def _value_place(name: str) -> str:
    # not <output>, because the announcer reads it aloud
    return f'<span class="ge-value" data-quantity="{name}"></span>'


def _left(step: Step) -> str:
    return f"{symbol(step.quantity)}<i>{equation(step).relation}</i>"


def _sides(step: Step, value: str, formula: bool = True, numbers: bool = True) -> list[str]:
    return [*map(mathml, equation(step, formula, numbers).sides[:-1]), value]
