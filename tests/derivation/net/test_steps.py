"""The derivation of any net as steps, and each entry's equation in numbers."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from support.net_texts import entry, tolerance, trace_of, value_of
from support.nets import (
    LARGE,
    PART_2,
    PART_3,
    PART_4A,
    PART_4B,
    SERIES,
    random_net,
    snapshots,
    state_of,
)
from support.written import shows

from explorer.derivation.net.entries import entry_at, first_place, places
from explorer.derivation.net.equation_numbers import equation_number, part_of
from explorer.derivation.net.products import dot, entered, factor
from explorer.derivation.net.steps import net_steps
from explorer.derivation.net.values import matrix_of
from explorer.model.net.snapshot import Weight


def formulas(now):
    return [f"{step.matrix.text} = {step.formula}" for step in net_steps(now)]


def test_part_4b_has_the_author_s_equations_in_their_order():
    assert formulas(PART_4B) == [
        "z₁ = X.W₁",
        "l₁ = σ(z₁)",
        "z₂ = l₁.W₂",
        "ŷ = σ(z₂)",
        "L = ½ (y − ŷ)²",
        "∂L/∂ŷ = −(y − ŷ)",
        "Δl₂ = ∂L/∂ŷ ∗ ŷ ∗ (1 − ŷ)",
        "∂L/∂W₂ = l₁ᵀ.Δl₂",
        "∂L/∂l₁ = Δl₂.W₂ᵀ",
        "Δl₁ = (Δl₂.W₂ᵀ) ∗ l₁ ∗ (1 − l₁)",
        "∂L/∂W₁ = Xᵀ.Δl₁",
        "W₁ = W − η ∂L/∂W",
    ]


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("1", ["", "", "", "", "", "", ""]),
        ("2", ["", "", "", "", "", "(20)", ""]),
        ("3", ["", "", "", "", "", "(11)", ""]),
        ("4a", ["", "", "", "", "", "", "(8)", "(9)", "", "(18)", "", ""]),
        ("4b", ["", "", "", "", "", "(42)", "(46)", "(49.1)", "", "(79)", "(78)", ""]),
    ],
)
def test_equations_have_the_numbers_of_the_part_of_the_series(part, numbers):
    assert [step.equation for step in net_steps(SERIES[part])] == numbers
    assert part_of(SERIES[part]) == f"part {part}"


@pytest.mark.parametrize(
    "now",
    [
        LARGE,
        random_net([3, 2, 2]),
        random_net([3, 2, 2, 1]),
        PART_4B._replace(loss="cross_entropy"),
        PART_3._replace(activation=["tanh"]),
    ],
)
def test_other_nets_have_the_general_form_without_a_number(now):
    assert part_of(now) == ""
    assert all(step.equation == "" for step in net_steps(now))
    assert equation_number(now, "delta_l", 0) == ""


def test_the_equations_of_part_4b_hold_for_one_example_and_for_a_batch():
    one = PART_4B._replace(X=PART_4B.X[:1], y=PART_4B.y[:1], example=0)
    assert part_of(one) == part_of(PART_4B) == "part 4b"
    batch = PART_4A._replace(X=PART_4A.X * 2, y=PART_4A.y * 2)
    assert part_of(batch) == "part 4b"  # 4a has one example only


@pytest.mark.parametrize(
    ("activation", "loss", "output", "hidden"),
    [
        ("tanh", "squared_error", "∂L/∂ŷ ∗ (1 − ŷ ∗ ŷ)", "(Δl₂.W₂ᵀ) ∗ (1 − l₁ ∗ l₁)"),
        ("relu", "squared_error", "∂L/∂ŷ ∗ (z₂ > 0)", "(Δl₂.W₂ᵀ) ∗ (z₁ > 0)"),
        ("identity", "squared_error", "∂L/∂ŷ", "(Δl₂.W₂ᵀ)"),
        ("sigmoid", "cross_entropy", "ŷ − y", "(Δl₂.W₂ᵀ) ∗ l₁ ∗ (1 − l₁)"),
    ],
)
def test_formulas_follow_the_activation_and_the_loss(activation, loss, output, hidden):
    now = PART_4B._replace(activation=[activation] * 2, loss=loss)
    deltas = [step.formula for step in net_steps(now) if step.kind == "delta_l"]
    assert deltas == [output, hidden]


@given(snapshots())
def test_there_are_5k_plus_2_steps_and_each_reads_matrices_that_are_known(now):
    steps = net_steps(now)
    assert len(steps) == 5 * len(now.weights) + 2
    known = {"X", "y", *(f"W{k + 1}" if len(now.weights) > 1 else "W" for k in range(5))}
    for step in steps:
        assert {source.quantity for source in step.sources} <= known, step.kind
        known.add(step.matrix.quantity)
        for symbol in re.findall(r"Δl[₁-₅]|W[₁-₅]", step.formula):
            assert symbol in [source.text for source in step.sources]


# Entries -----------------------------------------------------------------------------------------


def true_value(trace, now, step, place):
    layer, row, column = place
    if step.kind == "update":
        slope = trace.gradients[layer][row, column]
        moves = not now.only or place == now.weight
        return trace.weights[layer][row, column] - moves * now.learning_rate * slope
    matrix = {
        "z": trace.z[layer],
        "l": trace.activations[layer + 1],
        "loss": trace.losses[:, None],
        "dL_dyhat": trace.dL_dactivations[-1],
        "delta_l": trace.deltas[layer],
        "dL_dW": trace.gradients[layer],
        "dL_dl": trace.dL_dactivations[layer + 1],
    }[step.kind]
    return matrix[row, column]


@given(snapshots(), st.booleans(), st.data())
def test_every_entry_is_the_trace_s_and_its_numbers_give_it(now, only, data):
    now = now._replace(only=only)
    state, trace = state_of(now), trace_of(now)
    for step in net_steps(now):
        place = data.draw(st.sampled_from(places(state, step)))
        found = entry_at(state, step, place)
        value = true_value(trace, now, step, place)
        assert found.value == value
        assert (found.layer, found.row, found.column) == place
        if found.numbers and abs(value) < 1e3:
            off = tolerance(found.numbers, value)
            assert value_of(found.numbers) == pytest.approx(value, abs=off)
        if step.kind not in ("loss", "update"):
            assert entry(trace, found.name) == value
        if step.kind == "update":
            assert entry(trace, found.name) == trace.weights[place.layer][place.row, place.column]


@given(snapshots())
def test_the_sentence_tells_the_sign_of_each_slope(now):
    state = state_of(now)
    for step in net_steps(now):
        for place in places(state, step):
            found = entry_at(state, step, place)
            said = found.sentence.lower()
            if now.loss == "squared_error" and len(now.X) > 1 and step.kind in ("z", "dL_dl"):
                assert said.startswith(f"example {place.row + 1}: ")
            if step.kind in ("dL_dW", "delta_l", "dL_dl", "dL_dyhat"):
                sign = "positive" if found.value > 0 else "negative" if found.value < 0 else "zero"
                assert sign in said
            if step.kind == "update" and found.value != now.weights[place[0]][place[1]][place[2]]:
                rises = found.value > now.weights[place[0]][place[1]][place[2]]
                before = now.weights[place[0]][place[1]][place[2]]
                assert f" {'rises' if rises else 'falls'} by " in said and "with η = 2, " in said
                assert shows(said.split(" by ")[1].rstrip("."), abs(found.value - before))


def test_entries_of_part_4b_as_in_the_sketch():
    state = state_of(PART_4B)
    steps = net_steps(PART_4B)
    found = entry_at(state, steps[9], first_place(state, steps[9]))
    assert found.name == "Δl₁[3,1]"
    assert found.numbers == "(−0.1208 × 2.40) × 0.3775 × 0.6225"
    assert found.sentence == "Example 3: negative, a larger z would lower L."
    assert f"{found.value:.4f}" == "-0.0682"
    found = entry_at(state, steps[10], first_place(state, steps[10]))
    assert found.name == "∂L/∂W₁[2,1]"
    assert found.numbers == ("−0.50 × 0.0732 + 1.00 × (−0.0853) + 1.50 × (−0.0682) + 1.50 × 0.0587")


def test_a_net_of_one_example_has_no_example_in_its_sentences():
    state = state_of(PART_2)
    said = [entry_at(state, one, first_place(state, one)).sentence for one in net_steps(PART_2)]
    assert said[0] == "z is negative, σ(z) is below a half."
    assert said[2] == "It is 0 only where the guess is right."
    assert said[5] == "Negative, raising W[2] lowers the loss."
    cross = state_of(PART_2._replace(loss="cross_entropy"))
    loss = net_steps(cross.now)[2]
    found = entry_at(cross, loss, first_place(cross, loss))
    assert found.sentence == "It is lowest where the guess is right."
    assert not any("xample" in one for one in said)


@given(snapshots())
def test_the_first_entry_is_on_the_way_of_the_selected_weight(now):
    state = state_of(now)
    layer, row, column = now.weight
    for step in net_steps(now):
        place = first_place(state, step)
        assert place in places(state, step)
        if step.kind == "update" or (step.kind == "dL_dW" and step.layer == layer):
            assert place == now.weight
        elif step.kind in ("z", "l", "delta_l", "dL_dl") and step.layer == layer:
            assert place == Weight(layer, now.example, column)
        elif step.kind in ("l", "dL_dl") and step.layer == layer - 1:
            assert place == Weight(layer - 1, now.example, row)
        elif step.kind in ("loss", "dL_dyhat"):
            assert place.row == now.example


@given(snapshots())
def test_the_places_are_all_entries_row_by_row(now):
    state = state_of(now)
    for step in net_steps(now):
        found = places(state, step)
        assert found == sorted(found) and len(set(found)) == len(found)
        if step.kind != "update":
            matrix = matrix_of(state, step.matrix)
            assert len(found) == len(matrix) * len(matrix[0])
        else:
            assert len(found) == sum(len(W) * len(W[0]) for W in now.weights)


# Products ----------------------------------------------------------------------------------------


def test_a_negative_number_after_an_operator_is_in_parentheses():
    assert factor("−0.50") == "(−0.50)" and factor("0.50") == "0.50"
    assert dot(entered([-1.0, -2.0]), entered([3.0, -4.0])) == "−1.00 × 3.00 + (−2.00) × (−4.00)"


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=9))
def test_a_long_sum_tells_how_many_terms_it_leaves_out(values):
    written = dot(entered(values), entered(values))
    assume(len(values) > 4)
    assert written.endswith(f" + ({len(values) - 3} more)")
    assert written.count("×") == 3
