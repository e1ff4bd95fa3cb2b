"""The questions on a net: at many states, the right answer is right and the others are wrong."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from support.net_texts import entry, trace_of
from support.nets import PART_1, PART_2, PART_3, PART_4B, case_named, snapshots, state_of
from support.states import state as state_of_part_1

from explorer.derivation.net.cases import CASES
from explorer.derivation.net.questions import NET_QUESTIONS, questions_for
from explorer.derivation.net.questions_on_layers import change
from explorer.derivation.net.questions_on_zeros import which_zero
from explorer.derivation.questions import MOST_CHOICES, QUESTIONS
from explorer.derivation.sentences import ALMOST_ZERO
from explorer.model.net.snapshot import Weight

BY_NAME = {question.name: question for question in NET_QUESTIONS}


def pose(name, now):
    """Return the question, the right choice and the wrong ones."""
    posed = BY_NAME[name].pose(state_of(now))
    texts = [choice.text for choice in posed.choices]
    assert len(set(texts)) == len(texts) <= MOST_CHOICES
    wrong = [text for i, text in enumerate(texts) if i != posed.right]
    return posed, texts[posed.right], wrong


def shares_of(now):
    """Return the shares as the column of l times the column of Δ."""
    trace = trace_of(now)
    layer, row, column = now.weight
    return trace.activations[layer][:, row] * trace.deltas[layer][:, column]


# Which questions ---------------------------------------------------------------------------------


def names(now):
    return [question.name for question in questions_for(state_of(now))]


def test_a_net_is_asked_what_it_has():
    assert names(PART_2) == ["shape", "factors", "sign", "killer", "zeros"]
    assert names(PART_3) == ["shape", "factors", "sign", "killer", "opposite", "zeros"]
    assert names(PART_4B) == [
        "shape", "factors", "sign", "killer", "opposite", "doubling", "zeros",
    ]  # fmt: skip


def test_part_1_s_net_is_asked_part_1_s_questions():
    asked = questions_for(state_of(PART_1))
    s = state_of_part_1(1.5, 1.0, -0.8)
    assert len(asked) == len(QUESTIONS)
    for question, own in zip(asked, QUESTIONS, strict=True):
        posed = question.pose(state_of(PART_1))
        assert posed.ask == own.ask
        assert tuple(choice.text for choice in posed.choices) == own.choices
        assert posed.right == own.answer(s)
        assert posed.choices[0].why == own.why(s)
        assert question.opens == own.opens


@given(snapshots())
def test_every_question_is_posed_at_every_state_and_each_choice_has_a_reason(now):
    for question in questions_for(state_of(now)):
        posed = question.pose(state_of(now))
        assert posed.ask.endswith("?") and posed.choices
        for choice in posed.choices:
            assert choice.text and choice.why.endswith(".")


# The answers -------------------------------------------------------------------------------------


@given(snapshots())
def test_the_right_shape_is_the_gradient_s(now):
    assume("shape" in names(now))
    rows, columns = trace_of(now).gradients[now.weight.layer].shape
    _, right, wrong = pose("shape", now)
    assert right == f"{rows}×{columns}"
    assert wrong


def test_the_swapped_updates_of_part_4b_s_code_are_a_wrong_shape():
    posed, right, wrong = pose("shape", PART_4B)
    assert posed.ask == "Which shape does ∂L/∂W₁ have?"
    assert right == "3×2" and set(wrong) == {"2×1", "2×3", "4×2"}
    why = {choice.text: choice.why for choice in posed.choices}
    assert why["2×1"] == "That is the shape of W₂: no step could subtract it from W₁."
    assert why["4×2"] == "That is the shape of Δl₁, a row for each example."
    assert "lying on its side" in why["2×3"]


@given(snapshots())
def test_the_two_entries_multiply_to_the_share(now):
    trace = trace_of(now)
    posed, right, wrong = pose("factors", now)
    first, second = right.split(" and ")
    product = entry(trace, first) * entry(trace, second)
    assert product == pytest.approx(shares_of(now)[now.example], rel=1e-12, abs=1e-300)
    assert any(" and W" in one for one in wrong)  # that is the forward product
    for one in wrong:
        assert one != right and np.isfinite(entry(trace, one.split(" and ")[0]))
    assert (f"example {now.example + 1}’s" in posed.ask) == (len(now.X) > 1)


@given(snapshots())
def test_the_sign_is_that_of_the_share(now):
    share = shares_of(now)[now.example]
    posed, right, _ = pose("sign", now)
    assert right == ("positive" if share > 0 else "negative" if share < 0 else "0")
    assert [choice.text for choice in posed.choices] == ["positive", "negative", "0"]
    for name, value in re.findall(r"([^ ]+\[?[\d,]*\]?) = (−?[\d.e−]+)", posed.choices[0].why):
        assert entry(trace_of(now), name) == pytest.approx(
            float(value.replace("−", "-")), rel=0.051, abs=5.1e-5
        )


@given(snapshots())
def test_the_factor_to_blame_is_the_smallest_where_the_share_is_almost_0(now):
    trace, k = trace_of(now), now.weight.layer
    share = shares_of(now)[now.example]
    assume(abs(abs(share) - ALMOST_ZERO) > 1e-9)  # else rounding decides
    posed, right, wrong = pose("killer", now)
    assert (right == "none does") == (abs(share) > ALMOST_ZERO)
    assert len(wrong) == 3 and "none does" in (right, *wrong)
    if right == "none does":
        return
    n, unit = now.example, now.weight.column
    steepest = 0.25 if now.activation[k] == "sigmoid" else 1.0
    sizes = [
        abs(trace.dL_dactivations[k + 1][n, unit]),
        trace.slopes[k][n, unit] / steepest,
        abs(trace.activations[k][n, now.weight.row]),
    ]
    assert sizes[posed.right] == pytest.approx(min(sizes), rel=1e-9) and min(sizes) < 1


@given(snapshots(batch=6))
def test_the_example_that_pulls_hardest_against_the_sum(now):
    assume(len(now.X) > 1)
    shares = shares_of(now)
    layer, row, column = now.weight
    total = trace_of(now).gradients[layer][row, column]
    assume(total == 0 or abs(total) > 1e-12)  # else its sign is up to rounding
    _, right, wrong = pose("opposite", now)
    against = shares * np.sign(total)
    if total == 0 or (against >= 0).all():
        assert right == "none of them"
        return
    found = int(right.removeprefix("example ")) - 1
    assert against[found] == against.min()
    for text in wrong:
        if text != "none of them":
            assert against[int(text.removeprefix("example ")) - 1] > against[found]


def test_example_4_pulls_the_other_way_in_part_4b():
    posed, right, wrong = pose("opposite", PART_4B)
    assert (right, wrong) == ("example 4", ["example 1", "example 2", "none of them"])
    assert posed.choices[2].why == "Its share is 0.0880, and the sum is −0.1361."
    assert pose("opposite", case_named("same").now)[1] == "none of them"


@given(snapshots())
def test_what_becomes_of_the_slope_when_a_weight_above_doubles(now):
    assume(len(now.weights) > 1)
    layer, row, column = now.weight
    last = layer == len(now.weights) - 1
    hidden, unit = (layer - 1, row) if last else (layer, column)
    weights = [np.array(matrix) for matrix in now.weights]
    before = trace_of(now).dL_dactivations[hidden + 1][now.example, unit]
    weights[hidden + 1][unit, 0] *= 2
    doubled = now._replace(weights=[W.tolist() for W in weights])
    after = trace_of(doubled).dL_dactivations[hidden + 1][now.example, unit]
    _, right, wrong = pose("doubling", now)
    assert len(wrong) == 3
    if after == before:
        assert right == "it stays as it is"
    elif after == pytest.approx(2 * before, rel=1e-9, abs=0):
        assert right == "it doubles"
    elif before != 0 and after / before > 2:
        assert right == "it more than doubles"
    else:
        assert right == "it less than doubles, or turns"


def test_a_change_of_a_slope_in_words():
    assert [change(1.0, 1.0), change(1.0, 2.0), change(1.0, 2.1)] == [0, 1, 2]
    assert [change(1.0, 1.9), change(1.0, -3.0), change(-1.0, -3.0), change(0.0, 1.0)] == [
        3,
        3,
        2,
        3,
    ]


def test_a_dead_unit_s_weight_can_double_without_moving_the_guess():
    posed, right, _ = pose("doubling", case_named("dead").now)
    assert right == "it doubles"
    assert "Δl₂[3] does not feel it" in posed.choices[posed.right].why
    assert pose("doubling", PART_4B)[1] == "it less than doubles, or turns"


def mask_of(text, shape):
    """Return which entries a text such as "row 2 and column 1" means."""
    mask = np.zeros(shape, bool)
    if text == "all of them":
        mask[:] = True
    for word, numbers in re.findall(r"(row|column)s? ([\d, and]*\d)", text):
        places = [int(one) - 1 for one in re.findall(r"\d+", numbers)]
        if word == "row":
            mask[places] = True
        else:
            mask[:, places] = True
    return mask


@pytest.mark.parametrize("rows", [(), (0,), (0, 2), (0, 1, 2)])
@pytest.mark.parametrize("columns", [(), (1,), (0, 1)])
def test_rows_and_columns_of_zeros_are_named(rows, columns):
    gradient = np.arange(1.0, 7.0).reshape(3, 2)
    gradient[list(rows)] = 0
    gradient[:, list(columns)] = 0
    text = which_zero(gradient.tolist())
    assert (mask_of(text, (3, 2)) == (gradient == 0)).all()
    assert (text == "none") == (gradient != 0).all()


def test_zeros_that_are_no_rows_or_columns_are_only_some():
    assert which_zero([[0.0, 1.0], [2.0, 3.0]]) == "some entries"


@given(snapshots())
def test_the_weights_with_gradient_0(now):
    _, right, wrong = pose("zeros", now)
    zero = trace_of(now).gradients[now.weight.layer] == 0
    if right == "some entries":
        assert zero.any() and not zero.all()
    else:
        assert (mask_of(right, zero.shape) == zero).all()
    for text in wrong:
        if not text.startswith("some"):
            assert (mask_of(text, zero.shape) != zero).any()


@pytest.mark.parametrize(
    ("name", "right", "why"),
    [
        ("zero-column", "row 2", "Column 2 of X is 0: nothing comes in there."),
        ("dead", "column 1", "Column 1 of Δl₁ is 0: nothing is wanted there."),
        ("same", "all of them", "The shares of the examples cancel there."),
        ("pulls", "none", "No column of X and none of Δl₁ is 0, and no shares cancel."),
    ],
)  # fmt: skip
def test_the_cases_that_have_gradients_of_0_and_why(name, right, why):
    posed, found, _ = pose("zeros", case_named(name).now)
    assert found == right
    assert posed.choices[posed.right].why == why


def test_a_unit_that_is_off_wherever_something_comes_in_has_no_gradient_either():
    now = PART_4B._replace(
        X=[[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]], y=PART_4B.y[:2], example=0,
        weights=[[[-1.0, 1.0], [1.0, 1.0], [1.0, 1.0]], PART_4B.weights[1]],
        activation=["relu", "sigmoid"], weight=Weight(0, 0, 0),
    )  # fmt: skip
    posed, right, _ = pose("zeros", now)
    assert right == "some entries"  # W₁[1,1] alone
    assert posed.choices[posed.right].why == "In each example the entry of X or that of Δl₁ is 0."


def test_the_questions_can_be_asked_of_every_case():
    for case in CASES:
        for question in questions_for(state_of(case.now)):
            assert question.pose(state_of(case.now)).clue
