"""Predict for nets: how a question is shown before and after its answer, and what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nets import PART_1, PART_2, PART_4B, snapshots, state_of

from explorer.derivation.net.questions import questions_for
from explorer.session.net.quiz import (
    NetGiven,
    answered,
    ask_net,
    net_hidden,
    net_summary,
    shapes_hidden,
)

S = state_of(PART_4B)
ASKED = questions_for(S)
RIGHT = [question.pose(S).right for question in ASKED]


def test_before_the_answer_it_shows_the_choices_and_gives_nothing_away():
    asked = ask_net(ASKED, 0, S, None, False)
    assert asked.heading == "Question 1 of 7 · the shape of a gradient"
    assert asked.ask == "Which shape does ∂L/∂W₁ have?"
    assert asked.choices == ("1 2×1", "2 2×3", "3 3×2", "4 4×2")
    assert (asked.right, asked.verdict, asked.why) == (None, "", "")
    assert ask_net(ASKED, 0, S, None, True).why == "The step is W₁ − η ∂L/∂W₁, entry by entry."


def test_after_a_right_answer_it_is_marked_and_explained():
    asked = ask_net(ASKED, 0, S, answered(ASKED[0], S, 2), False)
    assert asked.choices == ("1 2×1", "2 2×3", "✓ 3×2", "4 4×2")
    assert (asked.right, asked.verdict) == (2, "✓ Right: 3×2.")
    assert asked.why.startswith("A gradient has the shape of what it is the gradient of.")


def test_a_wrong_answer_says_why_it_is_wrong_and_why_the_right_one_is_right():
    asked = ask_net(ASKED, 0, S, answered(ASKED[0], S, 3), False)
    assert asked.choices == ("1 2×1", "2 2×3", "✓ 3×2", "✗ 4×2")
    assert asked.verdict == "✗ Not quite: 3×2."
    assert asked.why.startswith("That is the shape of Δl₁, a row for each example. A gradient has")


def test_a_revealed_answer_is_neither_right_nor_wrong():
    asked = ask_net(ASKED, 0, S, answered(ASKED[0], S, None), False)
    assert asked.verdict == "Revealed: 3×2." and "✗" not in " ".join(asked.choices)


@pytest.mark.parametrize(
    ("choice", "verdict"),
    [
        (1, "✓ Right then; now it is: positive."),
        (0, "✗ Not quite then; now it is: positive."),
        (None, "Revealed then; now it is: positive."),
    ],
)
def test_when_the_state_changes_the_right_answer_follows_and_the_verdict_says_so(choice, verdict):
    sign = ASKED[2]
    given_ = answered(sign, S, choice)
    other = state_of(PART_4B._replace(example=3))
    asked = ask_net(ASKED, 2, other, given_, False)
    assert (asked.right, asked.verdict) == (0, verdict)


@given(snapshots(), st.data())
def test_an_answered_question_marks_exactly_the_right_answer(now, data):
    s = state_of(now)
    asked_of = questions_for(s)
    at = data.draw(st.integers(0, len(asked_of) - 1))
    posed = asked_of[at].pose(s)
    choice = data.draw(st.sampled_from([None, *range(len(posed.choices))]))
    asked = ask_net(asked_of, at, s, answered(asked_of[at], s, choice), False)
    assert asked.right == posed.right
    for i, text in enumerate(asked.choices):
        sign = "✓" if i == posed.right else "✗" if i == choice else f"{i + 1}"
        assert text == f"{sign} {posed.choices[i].text}"
    if choice not in (None, posed.right):
        assert posed.choices[choice].why in asked.why
    assert posed.choices[posed.right].why in asked.why


def test_the_summary_counts_what_was_predicted_and_names_what_to_review():
    given_ = [answered(question, S, i) for question, i in zip(ASKED, RIGHT, strict=True)]
    assert net_summary(ASKED, given_).ask == "You got 7 of 7 right."
    given_[1] = NetGiven("something else", given_[1].answer)
    given_[3] = NetGiven(None, given_[3].answer)
    over = net_summary(ASKED, given_)
    assert over.ask == "You got 5 of 6 right."
    assert over.verdict == "To review: the two factors of a share."
    revealed = [NetGiven(None, one.answer) for one in given_]
    assert net_summary(ASKED, revealed).ask == "Everything is revealed."


# Hidden quantities -------------------------------------------------------------------------------

#: Every quantity of the backward pass of part 4b, by the hooks of its places.
BACKWARD = {
    "dL_dyhat", "delta_l1", "delta_l2", "dL_dl1", "dL_dW1", "dL_dW2", "dL_dX", "dL_dW", "share",
    "dL_dl", "dl_dz", "dyhat_dz", "dz_dW", "W_next", "dL_dtwin", "gradient",
}  # fmt: skip
FORWARD = {"X", "y", "W1", "z1", "l1", "W2", "z2", "y_hat", "loss", "x", "W", "z"}


def test_the_backward_pass_is_hidden_until_its_questions_are_answered():
    before = set(net_hidden(ASKED, 0, 2))
    assert BACKWARD <= before and not FORWARD & before
    for count in range(1, len(ASKED) + 1):
        now = set(net_hidden(ASKED, count, 2))
        opened = before - now
        assert {name.rstrip("12") for name in opened} >= set(ASKED[count - 1].opens) & {
            name.rstrip("12") for name in before
        }
        assert now <= before
        before = now
    assert before == set()


def test_the_sign_of_a_share_opens_its_factors_but_not_the_shares():
    hidden = net_hidden(ASKED, 3, 2)
    assert not {"dz_dW", "dyhat_dz", "dL_dyhat", "delta_l1", "delta_l2"} & set(hidden)
    assert {"share", "dL_dl1", "dL_dW1", "dL_dW"} <= set(hidden)


def test_what_no_question_opens_is_hidden_to_the_end():
    asked = questions_for(state_of(PART_2))  # no question on the layer above
    assert "dL_dl" in net_hidden(asked, len(asked) - 1, 1)
    assert net_hidden(asked, len(asked), 1) == []
    single = questions_for(state_of(PART_1))
    assert {"dyhat_dW", "dL_dy", "delta_l1"} <= set(net_hidden(single, 0, 1))


def test_shapes_are_hidden_only_until_they_are_known():
    assert shapes_hidden(ASKED, 0) and not shapes_hidden(ASKED, 1)
    assert not shapes_hidden(questions_for(state_of(PART_1)), 0)
