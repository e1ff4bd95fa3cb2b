"""Sentences about the selected weight, true at every state."""

import pytest
from hypothesis import given
from support.nets import PART_1, PART_2, PART_4B, snapshots, state_of

from explorer.derivation.net.sentences import (
    about_dL_dl,
    about_dl_dz,
    about_dz_dw,
    about_gradient,
    blamed,
)
from explorer.model.net.model import trace_of
from explorer.model.net.snapshot import Weight, with_weight


@given(snapshots())
def test_raising_w_does_what_the_sentence_says(now):
    state = state_of(now)
    says = about_gradient(state)
    if not says.startswith("Raising w") or abs(state.dL_dW) < 1e-6:
        return
    h = 1e-7
    moved = trace_of(now._replace(weights=with_weight(now.weights, now.weight, state.w + h)))
    verb = "raises" if moved.loss > state.t.loss else "lowers"
    assert says.startswith(f"Raising w {verb} the loss")


@given(snapshots())
def test_the_examples_that_pull_the_other_way_are_named(now):
    state = state_of(now)
    says = about_gradient(state)
    opposite = [n + 1 for n, s in enumerate(state.shares()) if s * state.dL_dW < 0]
    if 0 < len(opposite) <= 3:
        listed = says.split("; ")[1]
        assert [int(n) for n in listed if n.isdigit()] == opposite
        assert f"would {'lower' if state.dL_dW < 0 else 'raise'} w" in listed
    elif not opposite:
        assert "alone would" not in says


def test_the_sentences_of_the_first_view():
    state = state_of(PART_4B)
    assert about_dz_dw(state) == "Positive: raising w raises z."
    assert about_dl_dz(state) == "Almost as steep as σ gets."
    assert about_dL_dl(state) == "Negative: a larger l₁ would lower the loss."
    output = state_of(PART_4B._replace(weight=Weight(1, 0, 0)))
    assert about_dL_dl(output) == "Negative: the guess is too low."
    assert about_gradient(output) == (
        "Raising w lowers the loss; examples 1 and 4 alone would lower w."
    )


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"X": [[0.0]]}, "∂z/∂w killed it, (almost) nothing comes in"),
        ({"X": [[4.0]], "weights": [[[-6.0]]]}, "∂ŷ/∂z killed it, σ is saturated"),
        (
            {"X": [[4.0]], "weights": [[[-6.0]]], "activation": ["relu"]},
            "∂ŷ/∂z killed it, the unit is off",
        ),
    ],
)
def test_the_slope_that_kills_the_gradient_is_named(changes, says):
    state = state_of(PART_1._replace(**changes))
    assert says in about_gradient(state)
    assert blamed(state) == ("dz_dW" if "∂z/∂w" in says else "dyhat_dz")


@given(snapshots())
def test_the_card_of_a_slope_is_marked_where_the_sentence_names_it(now):
    state = state_of(now)
    output = "ŷ" if state.last else "l"
    symbols = {"dz_dW": "∂z/∂w", "dyhat_dz": f"∂{output}/∂z", "dL_dyhat": f"∂L/∂{output}"}
    card, says = blamed(state), about_gradient(state)
    assert ("killed it" in says) == (card != "")
    assert card == "" or f"{symbols[card]} killed it" in says


def test_shares_that_cancel_are_told_from_a_weight_without_a_say():
    rows = [[1.0, 1.5, 0.5]] * 2
    now = PART_2._replace(X=rows, y=[[1.0], [0.0]], weights=[[[0.0]] * 3])
    assert about_gradient(state_of(now)) == "Zero: the shares of the examples cancel."
    right = PART_1._replace(y=[[0.5]], weights=[[[0.0]]])
    assert about_gradient(state_of(right)) == "Zero: w cannot lower the loss from here."


def test_a_unit_is_on_or_off():
    on = PART_1._replace(activation=["relu"], X=[[1.0]], weights=[[[2.0]]])
    assert about_dl_dz(state_of(on)) == "One: the unit is on, z passes."
    assert about_dl_dz(state_of(on._replace(weights=[[[-2.0]]]))) == "Zero: the unit is off."
    line = PART_1._replace(activation=["identity"])
    assert about_dl_dz(state_of(line)) == "One: all of z’s change passes."
