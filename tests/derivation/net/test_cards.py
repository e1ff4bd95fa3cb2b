"""The texts of the selected weight: their numbers are those of the state."""

import re

import pytest
from hypothesis import given
from support.nets import LARGE, PART_1, PART_2, PART_4A, PART_4B, snapshots, state_of

from explorer import backprop
from explorer.derivation.net.cards import cards, headings, pairings, product
from explorer.model.net.snapshot import Weight


def texts(now):
    return [f"{h.symbol}{h.place} = {h.about}" for h in headings(state_of(now))]


def test_headings_name_the_entry_and_its_row_and_column():
    assert texts(PART_4B) == [
        "z₁[3,1] = row 3 of X . column 1 of W₁",
        "l₁[3,1] = σ(z)",
        "L₃ = along l, all else fixed",
    ]
    assert texts(PART_4B._replace(weight=Weight(1, 0, 0))) == [
        "z₂[3] = row 3 of l₁ . W₂",
        "ŷ[3] = σ(z)",
        "L₃ = along ŷ",
    ]
    assert texts(PART_2) == ["z = X . W", "ŷ = σ(z)", "L = along ŷ"]
    assert texts(PART_1) == ["z = w x", "ŷ = σ(z)", "L = along ŷ"]


def test_cards_say_where_each_slope_comes_from():
    z, l, L = cards(state_of(PART_4B))  # noqa: E741
    assert (z.quantity, l.quantity, L.quantity) == ("dz_dW", "dl_dz", "dL_dl")
    assert z.formula == "X[3,2]"
    assert l.formula == "l (1 − l) = 0.3775 × 0.6225"
    assert L.formula == "(Δl₂.W₂ᵀ)[3,1] = −0.1208 × 2.40"
    z, l, L = cards(state_of(PART_4B._replace(weight=Weight(1, 0, 0))))  # noqa: E741
    assert (z.formula, L.formula) == ("l₁[3,1]", "−(y − ŷ) = −(1.00 − 0.5161)")
    assert (l.quantity, L.quantity) == ("dyhat_dz", "dL_dyhat")
    _, _, L = cards(state_of(PART_4A))
    assert L.formula == "(Δl₂.W₂ᵀ) = −0.0590 × 2.40"
    _, l, L = cards(state_of(LARGE._replace(weight=Weight(1, 0, 1), example=4)))  # noqa: E741
    assert l.formula.startswith("1 − l² = 1 − (")
    assert L.formula == "(Δl₃.W₃ᵀ)[5,2]"


def test_a_saturated_slope_has_all_its_digits():
    _, l, _ = cards(state_of(PART_1._replace(X=[[4.0]], weights=[[[10.0]]])))  # noqa: E741
    assert l.formula == "ŷ (1 − ŷ) = 1.0000 × 4.25e−18"


def test_a_negative_number_after_an_operator_is_in_parentheses():
    assert cards(state_of(PART_4B._replace(weight=Weight(0, 1, 1))))[2].formula == (
        "(Δl₂.W₂ᵀ)[3,2] = −0.1208 × (−2.30)"
    )
    tanh = PART_1._replace(activation=["tanh"])
    assert cards(state_of(tanh))[2].formula == "−(y − ŷ) = −(1.00 − (−0.8337))"


@given(snapshots())
def test_the_numbers_on_a_card_give_its_value(now):
    state = state_of(now)
    for card in cards(state):
        assert card.value == state.value(card.slot)
        numbers = [
            float(n.replace("−", "-")) for n in re.findall(r"−?\d+\.\d+(?:e−?\d+)?", card.formula)
        ]
        if " × " in card.formula and "(y" not in card.formula:
            first, second = numbers
            rounding = 1e-4 * (abs(first) + abs(second) + 1)
            assert first * second == pytest.approx(card.value, abs=rounding)
        elif card.formula.startswith("−(y − ŷ)"):
            assert -(numbers[0] - numbers[1]) == pytest.approx(card.value, abs=1.1e-4)
        elif card.formula.startswith("1 − l²"):
            assert 1 - numbers[-1] ** 2 == pytest.approx(card.value, abs=2e-4)


def test_the_product_sums_over_several_examples_only():
    several, one = product(state_of(PART_4B)), product(state_of(PART_2))
    assert (several.example, several.summed) == ("Example 3", "Σ over 4 examples")
    assert (one.example, one.summed) == ("", "")
    assert one.share == one.total


def test_one_weight_has_the_other_pairings_of_part_1():
    assert pairings(state_of(PART_2)) == []
    t = backprop(1.5, 1.0, -0.8)
    shown = pairings(state_of(PART_1))
    assert [p.number for p in shown] == ["(3)", "(5)", "(6)"]
    assert [p.value for p in shown] == [t.dyhat_dW, t.delta_l1, t.dL_dW]
