"""The questions on the backward pass of a net, in their order.

Each question is posed at a state: its choices have that state's entries and shapes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from explorer.derivation.net.equation_numbers import part_of
from explorer.derivation.net.part_1 import part_1_state
from explorer.derivation.net.posed import Choice, Posed
from explorer.derivation.net.questions_on_layers import pose_doubling
from explorer.derivation.net.questions_on_shapes import has_shapes, pose_shape
from explorer.derivation.net.questions_on_shares import (
    pose_factors,
    pose_killer,
    pose_opposite,
    pose_sign,
)
from explorer.derivation.net.questions_on_zeros import pose_zeros
from explorer.derivation.questions import QUESTIONS, Question
from explorer.model.net.state import NetState
from explorer.model.state import State


class NetQuestion(NamedTuple):
    """A question on the backward pass.

    Attributes
    ----------
    name
        Its name.
    about
        Its subject in a few words.
    applies
        ``applies(state)`` tells whether it can be asked of a net.
    pose
        ``pose(state)`` poses it.
    opens
        The quantities that its answer reveals, without the numbers of layers; until then they are
        hidden everywhere.
    """

    name: str
    about: str
    applies: Callable[[NetState], bool]
    pose: Callable[[NetState], Posed]
    opens: tuple[str, ...]


#: In the order in which they are asked, and in which their answers uncover the backward pass.
NET_QUESTIONS: Final[tuple[NetQuestion, ...]] = (
    NetQuestion("shape", "the shape of a gradient", has_shapes, pose_shape, ()),
    NetQuestion("factors", "the two factors of a share", lambda s: True, pose_factors, ()),
    NetQuestion(
        "sign", "the sign of a share", lambda s: True, pose_sign,
        ("dz_dW", "dyhat_dz", "dl_dz", "dL_dyhat", "delta_l"),
    ),
    NetQuestion("killer", "the factor to blame", lambda s: True, pose_killer, ()),
    NetQuestion("opposite", "opposite pulls", lambda s: s.examples > 1, pose_opposite, ("share",)),
    NetQuestion(
        "doubling", "what a weight above does", lambda s: s.layers > 1, pose_doubling, ("dL_dl",)
    ),
    NetQuestion(
        "zeros", "gradients of 0", lambda s: True, pose_zeros,
        ("share", "dL_dW", "dL_dX", "dL_dx", "dL_dtwin", "W_next", "gradient"),
    ),
)  # fmt: skip


# Part 1 ------------------------------------------------------------------------------------------


def _from_part_1(question: Question) -> NetQuestion:
    """Return a question of part 1 for a net of one weight."""
    return NetQuestion(
        question.about,
        question.about,
        lambda s: True,
        lambda s: _pose_as_in_part_1(question, part_1_state(s)),
        question.opens,
    )


def _pose_as_in_part_1(question: Question, state: State) -> Posed:
    why = question.why(state)
    choices = [Choice(text, why) for text in question.choices]
    clue = question.clue(state) if question.clue is not None else ""
    return Posed(question.ask, choices, question.answer(state), clue)


def questions_for(s: NetState) -> list[NetQuestion]:
    """Return the questions that can be asked of a net; of part 1's net those of part 1."""
    if part_of(s.now) == "part 1":
        return [_from_part_1(question) for question in QUESTIONS]
    return [question for question in NET_QUESTIONS if question.applies(s)]
