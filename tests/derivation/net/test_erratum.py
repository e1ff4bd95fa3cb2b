"""The slips of the series, beside what is right, with the numbers of the state."""

import re

import pytest
from hypothesis import given
from support.net_texts import trace_of
from support.nets import LARGE, PART_1, PART_2, PART_3, PART_4A, PART_4B, snapshots, state_of

from explorer.derivation.erratum import STORY
from explorer.derivation.net.equation_numbers import part_of
from explorer.derivation.net.erratum import slips, story


def last_number(text):
    number = re.findall(r"−?\d+\.\d{4}", text)[-1]
    return float(number.replace("−", "-"))


def by_place(now):
    return {slip.where: slip for slip in slips(state_of(now))}


@given(snapshots())
def test_a_slip_of_a_sign_gives_the_opposite_number(now):
    for slip in slips(state_of(now)):
        if slip.flips and "e−" not in slip.correct:
            assert last_number(slip.printed.replace("(", "").replace(")", "")) == pytest.approx(
                -last_number(slip.correct)
            )
    assert story(state_of(now)).endswith(".")


def test_part_1_prints_minus_x():
    found = by_place(PART_1)
    assert list(found) == ["(3)", "(4)", "(5)"]
    assert found["(4)"].correct.endswith("= −0.2051") and found["(4)"].printed.endswith("= 0.2051")
    assert story(state_of(PART_1)) == STORY


def test_a_revision_of_part_3_turns_the_sign_and_part_0_speaks_of_the_average():
    trace, found = trace_of(PART_3), by_place(PART_3)
    assert last_number(found["(11), revision"].correct) == pytest.approx(
        trace.gradients[0][1, 0], abs=5e-5
    )
    mean = found["the loss, in part 0"]
    assert last_number(mean.correct) == pytest.approx(trace.losses.sum(), abs=5e-5)
    assert last_number(mean.printed) == pytest.approx(trace.losses.mean(), abs=5e-5)


def test_part_4b_has_wrong_signs_swapped_names_and_shapes_that_do_not_fit():
    trace, found = trace_of(PART_4B), by_place(PART_4B)
    assert last_number(found["(46), older version"].correct) == pytest.approx(
        trace.deltas[1][2, 0], abs=5e-5
    )
    assert last_number(found["(43), older version"].correct) == pytest.approx(
        trace.activations[1][2, 0], abs=5e-5
    )
    assert found["the code"].printed == "W₁ − η ∂L/∂W₂: 3×2 and 2×1, which does not fit"
    with pytest.raises(ValueError, match="broadcast"):
        trace.weights[0] - trace.gradients[1]
    assert found["the shapes"].correct == "W₂ is 2×1, an example’s l₁ 1×2"
    assert found["the shapes"].printed == "32×1 and 1×1"
    assert "summary swaps two names" in story(state_of(PART_4B))


def test_part_2_only_wavers_and_4a_and_other_nets_have_no_slips():
    assert list(by_place(PART_2)) == ["components"]
    assert slips(state_of(PART_4A)) == []
    assert part_of(LARGE) == "" and slips(state_of(LARGE)) == []
    assert story(state_of(LARGE)) == "The series has no page on this net."
