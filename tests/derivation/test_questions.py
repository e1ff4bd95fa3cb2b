"""The questions of Predict: each answer agrees with finite differences, at every state."""

import numpy as np
import pytest
from hypothesis import given, settings
from support.states import CASES, grid, state, states

from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.questions import MOST_CHOICES, NUDGE, QUESTIONS, SAME
from explorer.derivation.sentences import ALMOST_ZERO, STEEP
from explorer.derivation.steps import STEPS, step

ABOUT = {question.about: question for question in QUESTIONS}
FORWARD = {"x", "y", "W", "z", "y_hat", "one_minus_y_hat", "loss", "learning_rate"}


def sigma(z):
    return 1 / (1 + np.exp(-z))


def loss(x, y, W):
    return 0.5 * (y - sigma(W * x)) ** 2


def sign(value, band=ALMOST_ZERO):
    return 2 if abs(value) < band else 0 if value > 0 else 1


def said(about, s):
    question = ABOUT[about]
    return question.choices[question.answer(s)]


def test_the_backward_pass_is_asked_about_step_by_step():
    order = [s.name for s in STEPS]
    asked = [question.step for question in QUESTIONS]
    assert asked == sorted(asked, key=order.index)
    opened = [name for question in QUESTIONS for name in question.opens]
    assert len(opened) == len(set(opened))
    assert set(opened) == {*QUANTITIES, "dL_dy", "gradient"} - FORWARD
    for question in QUESTIONS:
        # its own step is revealed with it, if it was not before
        assert step(question.step).quantity in opened
        assert 3 <= len(set(question.choices)) == len(question.choices) <= MOST_CHOICES
    # the later ones give less help
    helped = [question.clue is not None for question in QUESTIONS]
    assert helped == sorted(helped, reverse=True) and helped[0] and not helped[-1]


def test_answers_at_the_first_state():
    answers = [q.choices[q.answer(state(1.5, 1.0, -0.8))] for q in QUESTIONS]
    wanted = [
        "negative", "in between", "it grows", "positive", "it rises", "negative", "none does", "up",
    ]  # fmt: skip
    assert answers == wanted


def test_answers_agree_with_finite_differences():
    h = 1e-5
    for x, y, W in grid()[::3]:
        s = state(x, y, W)
        guess, z = sigma(W * x), W * x
        by_guess = (0.5 * (y - guess - h) ** 2 - 0.5 * (y - guess + h) ** 2) / (2 * h)
        by_W = (loss(x, y, W + h) - loss(x, y, W - h)) / (2 * h)
        guess_by_W = (sigma((W + h) * x) - sigma((W - h) * x)) / (2 * h)
        slope = (sigma(z + h) - sigma(z - h)) / (2 * h)
        later = NUDGE * x + z
        trend = (sigma(later + h) - sigma(later - h)) / (2 * h) - slope
        for about, value, band in (
            ("the sign of ∂L/∂ŷ", by_guess, ALMOST_ZERO),
            ("how ∂ŷ/∂z changes with W", trend, SAME),
            ("W’s effect on ŷ", guess_by_W, ALMOST_ZERO),
            ("the sign of ∂L/∂W", by_W, ALMOST_ZERO),
            ("the step’s direction", -2.0 * by_W, ALMOST_ZERO),
            ("the sign of ∂z/∂W", x, 1e-300),
        ):
            if abs(abs(value) - band) > 1e-8:  # else rounding decides
                assert ABOUT[about].answer(s) == sign(value, band), (about, x, y, W)
        steep = "steep" if slope > STEEP else "almost flat" if slope < ALMOST_ZERO else "in between"
        assert said("how steep σ is", s) == steep


@settings(max_examples=300, deadline=None)
@given(states())
def test_every_state_has_an_answer_and_a_reason(s):
    for question in QUESTIONS:
        assert question.answer(s) in range(len(question.choices))
        assert question.why(s).endswith((".", "…"))
        assert question.clue is None or question.clue(s)


WHYS = [
    (CASES[0], "the sign of ∂L/∂ŷ", "ŷ = 0.2315 is below y = 1.0000"),
    (CASES[0], "how ∂ŷ/∂z changes with W", "from −1.2000 to −1.0500, nearer to 0"),
    (CASES[0], "the sign of ∂L/∂W", "Negative times positive times positive is negative"),
    (CASES[0], "the step’s direction", "The slope is negative, and descent goes against it: up"),
    (CASES[1], "how steep σ is", "z = −24.0000 is far from 0"),
    (CASES[1], "how ∂ŷ/∂z changes with W", "almost no change"),
    (CASES[1], "the factor to blame", "∂ŷ/∂z = 3.78e−11: σ is saturated"),
    (CASES[3], "how ∂ŷ/∂z changes with W", "With x = 0, W does not move z"),
    (CASES[3], "the factor to blame", "∂z/∂W = 0.0000: with so small an input"),
    (CASES[0], "the factor to blame", "∂L/∂W = −0.2051 is not almost 0"),
    ((2.5, 1.0, 2.4), "the factor to blame", "the guess is right"),
    ((2.5, 1.0, 2.4), "the sign of ∂L/∂ŷ", "almost the same"),
]


@pytest.mark.parametrize(("at", "about", "words"), WHYS)
def test_reasons_name_the_current_numbers(at, about, words):
    assert words in ABOUT[about].why(state(*at))


def test_the_factor_to_blame_is_one_without_which_the_gradient_would_not_be_small():
    blamed = set()
    for x, y, W in grid()[::3]:
        t = state(x, y, W).t
        factors = {"∂L/∂ŷ": t.dL_dyhat, "∂ŷ/∂z": t.dyhat_dz, "∂z/∂W": t.dz_dW}
        found = said("the factor to blame", state(x, y, W))
        blamed.add(found)
        assert (found == "none does") == (abs(np.prod([*factors.values()])) >= ALMOST_ZERO)
        if found != "none does":
            # its share of what it usually is: ¼ for the slope of σ, 1 for the others
            shares = {name: abs(factor) for name, factor in factors.items()}
            shares["∂ŷ/∂z"] /= 0.25
            assert shares[found] == min(shares.values()) < 1
    assert blamed == {*ABOUT["the factor to blame"].choices}


def test_no_reason_before_the_factor_to_blame_names_it():
    for at in (CASES[1], CASES[3], (2.5, 1.0, 2.4)):
        why = ABOUT["the sign of ∂L/∂W"].why(state(*at))
        assert "almost 0" in why and "∂" not in why
