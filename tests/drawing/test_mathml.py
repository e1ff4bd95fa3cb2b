"""Formulas for the page."""

import re
from xml.etree import ElementTree

import pytest

from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS
from explorer.drawing.mathml import mathml

FORMULAS = [q.symbol for q in QUANTITIES.values()]
FORMULAS += [tex for step in STEPS for tex in (step.symbol, step.formula, step.numbers)]


@pytest.mark.parametrize("tex", sorted(set(FORMULAS)))
def test_every_formula_is_well_formed_with_its_numbers_in_order(tex):
    root = ElementTree.fromstring(mathml(tex))  # no namespace: it goes into an HTML page
    assert root.tag == "math"
    numbers = [node.get("data-number") for node in root.iter("mn") if node.get("data-number")]
    assert numbers == re.findall(r"\\text\{(\w+)\}", tex)
    assert all(not node.text for node in root.iter("mn") if node.get("data-number"))
    assert "\\" not in "".join(root.itertext())  # nothing left untranslated
    assert not list(root.iter("mtext")) and not list(root.iter("merror"))


@pytest.mark.parametrize(
    ("tex", "tag", "texts"),
    [
        (r"\frac{a}{b}", "mfrac", ["a", "b"]),
        (r"\tfrac{1}{2}", "mfrac", ["1", "2"]),
        (r"X^{\mathsf{T}}", "msup", ["X", "T"]),
        (r"l_1", "msub", ["l", "1"]),
        (r"(y)^2", "msup", [")", "2"]),
    ],
)
def test_structure(tex, tag, texts):
    (node,) = ElementTree.fromstring(mathml(tex)).iter(tag)
    found = ["".join(child.itertext()) for child in node]
    assert [text.replace("𝖳", "T") for text in found] == texts


def test_hat_is_an_accent():
    (node,) = ElementTree.fromstring(mathml(r"\hat{y}")).iter("mover")
    assert "".join(node[0].itertext()) == "y"


def test_markup_characters_are_escaped():
    assert "".join(ElementTree.fromstring(mathml("a < b")).itertext()) == "a<b"


def test_the_accessible_name_of_a_symbol_is_its_spoken_form():
    root = ElementTree.fromstring(mathml(r"\hat{y}", "y hat"))
    assert (root.tag, root.get("aria-label")) == ("math", "y hat")
    assert "aria-label" not in mathml(r"\hat{y}")
