"""Predict: how a question is shown before and after its answer, and the summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.states import state, states

from explorer.derivation.questions import QUESTIONS
from explorer.derivation.steps import step
from explorer.session.quiz import Given, ask, hidden, summary

S = state(1.5, 1.0, -0.8)
RIGHT = [question.answer(S) for question in QUESTIONS]


def test_before_the_answer_it_shows_the_choices_and_gives_nothing_away():
    asked = ask(0, S, None, False)
    assert asked.heading == "Question 1 of 8 · equation (2)"
    assert asked.ask == QUESTIONS[0].ask
    assert asked.choices == ("1 positive", "2 negative", "3 about 0")
    assert (asked.right, asked.verdict, asked.why) == (None, "", "")


def test_a_question_about_a_step_without_a_number_has_none_in_its_heading():
    assert step(QUESTIONS[-1].step).equation == ""
    assert ask(len(QUESTIONS) - 1, S, None, False).heading == "Question 8 of 8"


@pytest.mark.parametrize("at", range(len(QUESTIONS)))
def test_the_clue_shows_on_request_where_there_is_one(at):
    clue = QUESTIONS[at].clue
    assert ask(at, S, None, True).why == (clue(S) if clue else "")
    assert ask(at, S, None, False).why == ""


def test_after_a_right_answer_it_is_marked_and_explained():
    asked = ask(0, S, Given(1, 1), True)
    assert asked.choices == ("1 positive", "✓ negative", "3 about 0")
    assert (asked.right, asked.verdict) == (1, "✓ Right: negative.")
    assert asked.why == QUESTIONS[0].why(S)


def test_after_a_wrong_answer_both_are_marked():
    asked = ask(0, S, Given(2, 1), False)
    assert asked.choices == ("1 positive", "✓ negative", "✗ about 0")
    assert (asked.right, asked.verdict) == (1, "✗ Not quite: negative.")


def test_a_revealed_answer_is_neither_right_nor_wrong():
    asked = ask(0, S, Given(None, 1), False)
    assert asked.choices == ("1 positive", "✓ negative", "3 about 0")
    assert asked.verdict == "Revealed: negative."


@pytest.mark.parametrize(
    ("given_", "verdict"),
    [
        (Given(1, 1), "✓ Right then; now it is: positive."),
        (Given(0, 1), "✗ Not quite then; now it is: positive."),
        (Given(None, 1), "Revealed then; now it is: positive."),
    ],
)
def test_when_the_state_changes_the_right_answer_follows_and_the_verdict_says_so(given_, verdict):
    moved = state(1.5, 0.0, -0.8)
    asked = ask(0, moved, given_, False)
    assert (asked.right, asked.verdict) == (0, verdict)
    assert asked.choices[0] == "✓ positive"
    assert asked.why == QUESTIONS[0].why(moved)


@given(states(), st.sampled_from([None, 0, 1, 2, 3]))
def test_an_answered_question_marks_exactly_the_right_answer(s, choice):
    for at, question in enumerate(QUESTIONS):
        answer = question.answer(s)
        asked = ask(at, s, Given(choice, answer), False)
        assert asked.right == answer
        for i, text in enumerate(asked.choices):
            sign = "✓" if i == answer else "✗" if i == choice else f"{i + 1}"
            assert text == f"{sign} {question.choices[i]}"


# --- the summary ---------------------------------------------------------------------------------


def test_the_summary_counts_what_was_predicted_and_names_what_to_review():
    given = [Given(answer, answer) for answer in RIGHT]
    assert summary(given).ask == "You got 8 of 8 right."
    assert summary(given).verdict == ""
    given[1] = Given((RIGHT[1] + 1) % 3, RIGHT[1])
    given[3] = Given(None, RIGHT[3])
    given[5] = Given((RIGHT[5] + 2) % 3, RIGHT[5])
    over = summary(given)
    assert over.heading == "All questions answered"
    assert over.ask == "You got 5 of 7 right."
    assert over.verdict == "To review: how steep σ is; the sign of ∂L/∂W."
    assert (over.choices, over.right, over.why) == ((), None, "")


def test_a_summary_of_nothing_but_reveals_counts_nothing():
    over = summary([Given(None, answer) for answer in RIGHT])
    assert (over.ask, over.verdict) == ("Everything is revealed.", "")


# --- what is hidden ------------------------------------------------------------------------------


def test_results_of_the_backward_pass_are_hidden_until_their_questions_are_answered():
    given, before = [], hidden([])
    assert {"dL_dyhat", "dyhat_dz", "dz_dW", "dyhat_dW", "dL_dW", "W_next"} <= set(before)
    assert not {"x", "y", "W", "z", "y_hat", "loss"} & set(before)
    for question, answer in zip(QUESTIONS, RIGHT, strict=True):
        given.append(Given(answer, answer))
        now = hidden(given)
        assert set(before) - set(now) == set(question.opens)
        before = now
    assert before == []
