"""A question at one state: its choices, each with the reason why it is right or wrong."""

from __future__ import annotations

from typing import NamedTuple

from explorer.derivation.questions import MOST_CHOICES


class Choice(NamedTuple):
    """An answer to choose, and why it is wrong; for the right one why it is right."""

    text: str
    why: str


class Posed(NamedTuple):
    """A question at a state.

    Attributes
    ----------
    ask
        The question.
    choices
        The answers to choose from.
    right
        The index of the right one.
    clue
        The reasoning up to the answer.
    """

    ask: str
    choices: list[Choice]
    right: int
    clue: str


def posed(ask: str, right: Choice, others: list[Choice], clue: str, ordered: bool) -> Posed:
    """Return a question with at most `MOST_CHOICES` different choices.

    If they are not ordered already they are put into the alphabet's order, so that the right one
    is anywhere.
    """
    choices = [right]
    for other in others:
        if len(choices) < MOST_CHOICES and other.text not in [one.text for one in choices]:
            choices.append(other)
    texts = [one.text for one in choices]
    if ordered:
        texts = [one.text for one in others if one.text in texts]
    else:
        texts = sorted(texts)
    # not by a dict: "0" may be one of the texts, and no key in the page
    found = [one for text in texts for one in choices if one.text == text]
    return Posed(ask, found, texts.index(right.text), clue)
