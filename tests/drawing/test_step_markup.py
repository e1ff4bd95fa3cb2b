"""The equations that the page receives."""

import re
from xml.etree import ElementTree

import pytest

from explorer.derivation.steps import FACTORS, STEPS, step
from explorer.drawing.step_markup import in_full, shown

each_step = pytest.mark.parametrize("made", STEPS, ids=lambda made: made.name)


def read(markup):
    """Return an equation's sides and the names of the numbers in each."""
    root = ElementTree.fromstring(f"<p>{markup}</p>")
    second = root.find("span[@class='ge-numbers']")  # the part that may stand on a second line
    parts = list(root) if second is None else [*root[:-1], *second]
    sides = [node for node in parts if node.tag != "i"]
    signs = [node.text for node in parts if node.tag == "i"]
    numbers = [re.findall(r'data-number="(\w+)"', ElementTree.tostring(s).decode()) for s in sides]
    return sides, signs, numbers


@each_step
def test_a_panel_has_the_whole_equation_and_repeats_the_value(made):
    sides, signs, numbers = read(in_full(made))
    assert len(sides) == (4 if made.substitutes else 3)
    assert signs == ["←" if made.name == "update" else "=", *["="] * (len(sides) - 2)]
    assert numbers[-1] == [made.quantity] and not numbers[0] and not numbers[1]
    if made.substitutes:
        assert numbers[2] == re.findall(r"\\text\{(\w+)\}", made.numbers)
    assert "data-quantity" not in in_full(made)


def test_each_quantity_of_the_page_has_one_element_for_its_value():
    elements = re.findall(r'data-quantity="(\w+)"', "".join(map(shown, STEPS)))
    assert sorted(elements) == sorted({made.quantity for made in STEPS})
    assert shown(step("matrix")).endswith('<span data-number="dL_dW"></span>')


@each_step
def test_the_page_shows_formula_or_numbers_or_both(made):
    _, _, numbers = read(shown(made))
    between = numbers[1:-1]
    if made.name == "dL_dW":
        assert between == [["dL_dyhat", "dyhat_dz", "dz_dW"]]  # in the order of equation (4)
    elif made.name in FACTORS and made.substitutes:
        assert len(between) == 2 and not between[0] and between[1]
    else:
        assert between == [[]]
