"""Predict: the questions on the backward pass, their answers, and how well a person did."""

from __future__ import annotations

from typing import Any, NamedTuple

from explorer.derivation.questions import QUESTIONS
from explorer.derivation.steps import step
from explorer.model.state import State


class Given(NamedTuple):
    """A person's answer.

    Attributes
    ----------
    choice
        The index of the choice, or None if the answer was just revealed.
    answer
        The index of the right choice at that moment.
    """

    choice: int | None
    answer: int


class Asked(NamedTuple):
    """A question as the page shows it.

    Attributes
    ----------
    heading, ask, choices
        Its number, the question, and the texts of the buttons.
    right
        The index of the right choice once the question is answered, else None.
    verdict, why
        The verdict on the answer and the reason, or the clue.
    """

    heading: str
    ask: str
    choices: tuple[str, ...]
    right: int | None
    verdict: str
    why: str


def ask(at: int, state: State, given: Given | None, helped: bool) -> Asked:
    """Return a question at the current state.

    Parameters
    ----------
    at
        Its index in `QUESTIONS`.
    state
        The current state, which may have changed since the answer.
    given
        The person's answer, or None before it.
    helped
        Whether the clue shows before the answer.
    """
    question = QUESTIONS[at]
    number = step(question.step).equation
    heading = f"Question {at + 1} of {len(QUESTIONS)}" + (f" · equation {number}" if number else "")
    answer = question.answer(state)
    choices = [
        marked(i, choice, given, i == answer, given is not None and i == given.choice)
        for i, choice in enumerate(question.choices)
    ]
    if given is None:
        clue = question.clue(state) if helped and question.clue is not None else ""
        return Asked(heading, question.ask, tuple(choices), None, "", clue)
    verdict = verdict_on(given, given.answer == answer, question.choices[answer])
    return Asked(heading, question.ask, tuple(choices), answer, verdict, question.why(state))


def marked(i: int, choice: str, given: Any, right: bool, chosen: bool) -> str:
    """Return a choice after the key that chooses it; once it is answered, after a sign.

    Parameters
    ----------
    i
        Its index.
    choice
        Its text.
    given
        The person's answer, or None before it.
    right, chosen
        Whether it is the right one, and whether the person chose it.
    """
    sign = "✓" if right else "✗" if chosen else f"{i + 1}"
    return f"{sign if given is not None else f'{i + 1}'} {choice}"


def verdict_on(given: Any, still: bool, now: str) -> str:
    """Say whether an answer was right, and what is right now.

    Parameters
    ----------
    given
        The answer, with the person's `choice` and what was the right `answer`.
    still
        Whether the same answer is right now; the state may have changed since.
    now
        The answer that is right now, in words.
    """
    result = "✓ Right" if given.choice == given.answer else "✗ Not quite"
    if given.choice is None:
        result = "Revealed"
    return f"{result}: {now}." if still else f"{result} then; now it is: {now}."


def summary(given: list[Given]) -> Asked:
    """Return the closing words, after all questions."""
    return closing([question.about for question in QUESTIONS], given)


def closing(subjects: list[str], given: list[Any]) -> Asked:
    """Return the score, and what to review.

    Parameters
    ----------
    subjects
        What each question is about.
    given
        The answers, each with the person's `choice` and the right `answer`.
    """
    predicted = [one for one in given if one.choice is not None]
    right = [one for one in predicted if one.choice == one.answer]
    review = [
        subject
        for subject, one in zip(subjects, given, strict=True)
        if one.choice is not None and one.choice != one.answer
    ]
    score = f"You got {len(right)} of {len(predicted)} right."
    return Asked(
        "All questions answered",
        score if len(predicted) > 0 else "Everything is revealed.",
        (),
        None,
        f"To review: {'; '.join(review)}." if len(review) > 0 else "",
        "",
    )


def hidden(given: list[Given]) -> list[str]:
    """Return the quantities that stay hidden until the open questions are answered."""
    return [name for question in QUESTIONS[len(given) :] for name in question.opens]
