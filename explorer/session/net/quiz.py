"""Predict for nets: the questions on the backward pass, their answers, and the score."""

from __future__ import annotations

from typing import Final, NamedTuple

from explorer.derivation.net.posed import Posed
from explorer.derivation.net.questions import NET_QUESTIONS, NetQuestion
from explorer.model.net.state import NetState
from explorer.session.quiz import Asked, closing, marked, verdict_on


class NetGiven(NamedTuple):
    """A person's answer.

    Attributes
    ----------
    choice
        The text of the choice, or None if the answer was just revealed.
    answer
        The text of the right choice at that moment.
    """

    choice: str | None
    answer: str


def answered(question: NetQuestion, state: NetState, choice: int | None) -> NetGiven:
    """Return an answer by the index of the choice, or None to reveal."""
    posed = question.pose(state)
    text = None if choice is None else posed.choices[choice].text
    return NetGiven(text, posed.choices[posed.right].text)


def ask_net(
    questions: list[NetQuestion], at: int, state: NetState, given: NetGiven | None, helped: bool
) -> Asked:
    """Return a question at the current state.

    Parameters
    ----------
    questions
        The questions of this net.
    at
        The index of the one to ask.
    state
        The current state, which may have changed since the answer.
    given
        The person's answer, or None before it.
    helped
        Whether the clue shows before the answer.
    """
    posed = questions[at].pose(state)
    heading = f"Question {at + 1} of {len(questions)} · {questions[at].about}"
    choices = tuple([_marked(posed, i, given) for i in range(len(posed.choices))])
    if given is None:
        return Asked(heading, posed.ask, choices, None, "", posed.clue if helped else "")
    right = posed.choices[posed.right]
    return Asked(
        heading,
        posed.ask,
        choices,
        posed.right,
        verdict_on(given, given.answer == right.text, right.text),
        _why(posed, given),
    )


def _marked(posed: Posed, i: int, given: NetGiven | None) -> str:
    text = posed.choices[i].text
    chosen = given is not None and text == given.choice
    return marked(i, text, given, i == posed.right, chosen)


def _why(posed: Posed, given: NetGiven) -> str:
    """Return why the right answer is right and, before it, why a wrong one is wrong."""
    right = posed.choices[posed.right].why
    for i, choice in enumerate(posed.choices):
        if choice.text == given.choice and i != posed.right and choice.why != right:
            return f"{choice.why} {right}" if right not in choice.why else choice.why
    return right


def net_summary(questions: list[NetQuestion], given: list[NetGiven]) -> Asked:
    """Return the closing words, after all questions."""
    return closing([question.about for question in questions], given)


#: The kinds of matrices that each layer has.
_OF_LAYERS: Final = ("delta_l", "dL_dl", "dL_dW")


def net_hidden(questions: list[NetQuestion], count: int, layers: int) -> list[str]:
    """Return the hooks of the quantities that stay hidden after so many answers."""
    if count == len(questions):
        return []
    opened = [name for question in questions[:count] for name in question.opens]
    found: list[str] = []
    for question in [*NET_QUESTIONS, *questions]:
        for name in question.opens:
            if name not in opened and name not in found:
                found.append(name)
    numbered = [f"{name}{k + 1}" for name in _OF_LAYERS if name in found for k in range(layers)]
    return [*found, *[name for name in numbered if name not in found]]


def shapes_hidden(questions: list[NetQuestion], count: int) -> bool:
    """Tell whether the shapes of the gradients are hidden, too, as they are asked for."""
    return "shape" in [question.name for question in questions[count:]]
