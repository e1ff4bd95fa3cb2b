"""The walk through a net: its panel at each step and entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.net_texts import entry, trace_of
from support.nets import PART_1, PART_2, PART_4B, snapshots, state_of
from support.states import state as state_of_part_1

from explorer.derivation.net.equation_numbers import part_of
from explorer.derivation.net.questions import questions_for
from explorer.derivation.numbers import readable
from explorer.derivation.steps import STEPS
from explorer.session.net.quiz import net_hidden
from explorer.session.net.walk import step_count, walk_panel


def test_a_step_of_part_4b_as_in_the_sketch():
    panel = walk_panel(state_of(PART_4B), 9, None)
    assert panel.heading == "Step 10 of 12 · layer 1, backward · equation (79)"
    assert panel.formula == "Δl₁ = (Δl₂.W₂ᵀ) ∗ l₁ ∗ (1 − l₁)"
    assert panel.entry == "Δl₁[3,1] = (−0.1208 × 2.40) × 0.3775 × 0.6225 ="
    assert panel.value == "−0.0682"
    assert panel.meaning == "The upstream gradient times the slope of the unit."
    assert set(panel.matrices) == {"l1", "W2", "delta_l2", "dL_dl1", "delta_l1"}
    assert (panel.quantity, panel.entry_index) == ("delta_l1", "3,1")
    assert (panel.entry_at, panel.entry_count, panel.step_count) == (4, 8, 12)


def test_the_last_step_goes_through_all_weights():
    panel = walk_panel(state_of(PART_4B), 11, 7)
    assert panel.heading == "Step 12 of 12 · gradient descent"
    assert panel.formula == "W ← W − η ∂L/∂W"
    assert panel.entry == "W₂[2] ← −2.30 − 2.00 × (−0.0581) ="
    assert (panel.quantity, panel.entry_index, panel.entry_count) == ("W2", "2,1", 8)
    only = walk_panel(state_of(PART_4B._replace(only=True)), 11, 7)
    assert (only.entry, only.value) == ("W₂[2] ←", "−2.3000")


@pytest.mark.parametrize(
    ("target", "says"),
    [(0.5200, "less than 0.01 below"), (0.5, "0.02 above"), (0.0, "0.52 above")],
)
def test_a_guess_that_is_nearly_right_is_not_said_to_be_0_away(target, says):
    y = [[target] if n == 2 else row for n, row in enumerate(PART_4B.y)]
    panel = walk_panel(state_of(PART_4B._replace(y=y)), 3, None)
    assert panel.quantity == "y_hat"
    assert says in panel.sentence


def test_the_losses_are_one_an_example():
    panel = walk_panel(state_of(PART_4B), 4, 1)
    assert panel.entry.startswith("L of example 2 = ½ (1.00 − 0.3969)²")
    assert (panel.quantity, panel.entry_index, panel.entry_count) == ("loss", "2", 4)


@given(snapshots(), st.data())
def test_the_panel_shows_the_entry_that_its_hooks_name(now, data):
    state, trace = state_of(now), trace_of(now)
    if part_of(now) == "part 1":
        return
    number = data.draw(st.integers(0, step_count(state) - 1))
    count = walk_panel(state, number, None).entry_count
    at = data.draw(st.integers(0, count - 1))
    panel = walk_panel(state, number, at)
    assert panel.entry_at == at
    assert panel.quantity in panel.matrices
    name = panel.entry.split(" ")[0]
    if panel.quantity != "loss" and " ← " not in f"{panel.entry} ":
        assert panel.value == readable(float(entry(trace, name)))
    assert panel.heading.startswith(f"Step {number + 1} of {5 * len(now.weights) + 2}")


@given(snapshots())
def test_each_step_of_the_backward_pass_says_what_it_gives_away(now):
    state = state_of(now)
    if part_of(now) == "part 1":
        return
    hidden = net_hidden(questions_for(state), 0, len(now.weights))
    for number in range(step_count(state)):
        panel = walk_panel(state, number, None)
        forward = number <= 2 * len(now.weights)
        assert (panel.reveals == "") == forward
        assert forward or panel.reveals in hidden


def test_a_step_or_an_entry_beyond_the_last_is_the_last():
    state = state_of(PART_2)
    assert walk_panel(state, 99, None) == walk_panel(state, 6, None)
    assert walk_panel(state, 5, 99).entry_at == 2


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_a_net_of_one_weight_has_part_1_s_eleven_steps(number):
    state, step = state_of(PART_1), STEPS[number]
    panel = walk_panel(state, number, None)
    now = state_of_part_1(1.5, 1.0, -0.8)
    assert step_count(state) == panel.step_count == 11
    assert panel.meaning == step.meaning
    assert panel.sentence == step.sentence(now)
    assert panel.value == readable(now.value(step.quantity))
    assert panel.heading.endswith(step.equation)
    assert panel.highlights == list(step.highlights or [step.quantity])
    assert (panel.matrices, panel.formula) == ([], "")
