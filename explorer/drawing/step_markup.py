"""The steps' equations as markup for the page, with a place for each number that moves."""

from __future__ import annotations

from explorer.derivation.equations import equation
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import FACTORS, STEPS, Step
from explorer.drawing.mathml import mathml


def symbol(name: str) -> str:
    """Return a quantity's symbol, which a screen reader reads as `Quantity.spoken`."""
    return mathml(QUANTITIES[name].symbol, QUANTITIES[name].spoken)


def shown(made: Step) -> str:
    """Return the equation that stands where the page shows a step.

    The headings and the rows below the product have the formula alone, the product its numbers
    alone, and the factors' cards have both. Each quantity has one element ``data-quantity``; the
    matrix form repeats a value that is shown elsewhere.
    """
    first = next(step for step in STEPS if step.quantity == made.quantity)
    value = _value_place(made.quantity) if made is first else number_place(made.quantity)
    product = made.name == "dL_dW"
    return _joined(made, value, formula=not product, numbers=product or made.name in FACTORS)


def in_full(made: Step) -> str:
    """Return the whole equation for a panel, which repeats a value of the page."""
    value = f'<span class="ge-value" data-number="{made.quantity}"></span>'
    return _joined(made, value)


def equals(*sides: str) -> str:
    """Return sides of markup with a sign of equality between each two."""
    return "<i>=</i>".join(sides)


def number_place(name: str) -> str:
    """Return the place where the page repeats a quantity's value."""
    return f'<span data-number="{name}"></span>'


def _value_place(name: str) -> str:
    # not <output>, since the announcer speaks for it
    return f'<span class="ge-value" data-quantity="{name}"></span>'


def _joined(made: Step, value: str, formula: bool = True, numbers: bool = True) -> str:
    written = equation(made, formula, numbers)
    sides = equals(*map(mathml, written.sides[:-1]), value)
    return f"{symbol(made.quantity)}<i>{written.relation}</i>{sides}"
