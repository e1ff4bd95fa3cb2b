"""The reader line: its numbers multiply and add up to what it says."""

import re

import pytest
from hypothesis import given
from support.nets import LARGE, PART_2, PART_3, PART_4A, PART_4B, snapshots, state_of

from explorer.derivation.net.names import matrix_names, named
from explorer.derivation.net.reader import line, selected_line, total_line
from explorer.derivation.net.values import matrix_of, shape_of
from explorer.model.net.snapshot import Weight

NUMBER = r"\(?(−?\d+\.\d+(?:e−?\d+)?)\)?"
PRODUCT = re.compile(rf"{NUMBER} × {NUMBER}")
MORE = re.compile(rf"\d+ more {NUMBER}")


def number(text):
    return float(text.replace("−", "-"))


def read(now, quantity, row=1, column=1):
    """Return the line of an entry, whose place is counted from 1."""
    state = state_of(now)
    return line(state, named(quantity, state.layers), row - 1, column - 1)


def test_at_rest_it_reads_the_gradient_of_w_as_in_the_picture():
    found = selected_line(state_of(PART_4B))
    assert found.text == (
        "∂L/∂W₁[2,1] = column 2 of X . column 1 of Δl₁ = −0.50 × 0.0732 + 1.00 × (−0.0853) + "
        "1.50 × (−0.0682) + 1.50 × 0.0587 = −0.1361"
    )
    assert found.right == "(78)"
    pink = [s.text for s in found.segments if s.slot == "dL_dW"]
    assert pink == ["column 2 of X", "column 1 of Δl₁", "−0.1361"]
    assert [s.text for s in found.segments if s.strong] == ["1.50 × (−0.0682)", "−0.1361"]


def test_one_example_has_one_product():
    found = selected_line(state_of(PART_2))
    assert found.text == "∂L/∂W[2] = X[2] . Δl₁ = 1.50 × (−0.1463) = −0.2194"


@pytest.mark.parametrize(
    ("now", "quantity", "right"),
    [
        (PART_2, "dL_dW", "(20)"),
        (PART_3, "dL_dW", "(11)"),
        (PART_4A, "delta_l2", "(8)"),
        (PART_4A, "dL_dW2", "(9)"),
        (PART_4A, "delta_l1", "(18)"),
        (PART_4A, "dL_dW1", "W₁ = 3×1, so ∂L/∂W₁ = 3×1"),
        (PART_4B, "delta_l2", "(46)"),
        (PART_4B, "dL_dW2", "(49.1)"),
        (PART_4B, "dL_dW1", "(78)"),
        (PART_4B, "delta_l1", "(79)"),
        (PART_4B, "dL_dl1", "in (79)"),
        (PART_4B, "z1", "4×3 . 3×2 = 4×2"),
        (LARGE, "delta_l2", "z₂ = 8×4, so Δl₂ = 8×4"),
        (LARGE, "dL_dW2", "W₂ = 4×4, so ∂L/∂W₂ = 4×4"),
        (PART_4B, "W1", "from input 1 to unit 1 of layer 1"),
        (PART_4B, "W2", "from unit 1 of layer 1 to output 1"),
        (PART_4B, "X", "input 1 of example 1"),
    ],
)
def test_the_equation_s_number_or_the_shape_stands_at_its_right(now, quantity, right):
    assert read(now, quantity).right == right


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (
            "z1",
            "z₁[3,1] = row 3 of X . column 1 of W₁ = "
            "1.50 × 0.70 + 1.50 × (−0.80) + (−0.50) × 0.70 = −0.5000",
        ),
        ("l1", "l₁[3,1] = σ(z₁) = σ(−0.5000) = 0.3775"),
        ("y_hat", "ŷ[3] = σ(z₂) = σ(0.0646) = 0.5161"),
        ("loss", "L₃ = ½ (y − ŷ)² = ½ (1.00 − 0.5161)² = 0.1171"),
        ("dL_dyhat", "∂L/∂ŷ[3] = −(y − ŷ) = −(1.00 − 0.5161) = −0.4839"),
        ("delta_l2", "Δl₂[3] = ∂L/∂ŷ[3] × ŷ[3] (1 − ŷ[3]) = −0.4839 × 0.2497 = −0.1208"),
        ("dL_dl1", "∂L/∂l₁[3,1] = row 3 of Δl₂ . row 1 of W₂ = −0.1208 × 2.40 = −0.2900"),
        ("W1", "W₁[3,1] = 0.70"),
    ],
)  # fmt: skip
def test_each_kind_of_entry_has_its_equation(quantity, text):
    assert read(PART_4B, quantity, 3).text == text


def test_delta_in_a_hidden_layer_is_orange_times_blue_and_shows_what_is_behind_the_orange():
    found = read(PART_4B, "delta_l1", 3)
    assert found.text == (
        "Δl₁[3,1] = ∂L/∂l₁[3,1] × l₁[3,1] (1 − l₁[3,1]) = −0.2900 × 0.2350 = −0.0682"
        "a row times a column: (Δl₂.W₂ᵀ)[3,1] = −0.1208 × 2.40 = −0.2900"
    )
    assert [s.text for s in found.segments if s.slot == "dyhat_dz"] == ["0.2350"]
    assert [s.slot for s in found.segments][-2:] == ["aside", "dL_dyhat"]


def test_with_cross_entropy_the_output_s_delta_is_a_difference():
    assert " = ŷ[1,1] − y[1,1] = " in read(LARGE, "delta_l3").text
    assert "(1 − l₁[1,1]²)" in read(LARGE, "delta_l1").text  # tanh


def test_a_long_sum_shows_three_terms_the_selected_one_among_them():
    state = state_of(LARGE._replace(example=6, weight=Weight(1, 1, 2)))
    found = selected_line(state)
    assert len(PRODUCT.findall(found.text)) == 3 and " + 5 more (" in found.text
    a, b = state.t.activations[1][6][1], state.t.deltas[1][6][2]
    strong = next(s.text for s in found.segments if s.strong)
    assert [number(n) for n in PRODUCT.search(strong).groups()] == pytest.approx([a, b], abs=5e-5)


def test_the_whole_loss_is_the_sum_of_the_examples():
    found = total_line(state_of(PART_4B))
    assert found.text == "L = L₁ + L₂ + L₃ + L₄ = 0.1291 + 0.1819 + 0.1171 + 0.1552 = 0.5832"
    assert total_line(state_of(LARGE)).text.startswith("L = L₁ + … + L₈ = ")


@given(snapshots(width=7, batch=9))
def test_the_products_add_up_to_the_result(now):
    state = state_of(now)
    for name in matrix_names(state.layers):
        rows, columns = shape_of(state, name)
        found = line(state, name, rows - 1, columns - 1)
        value = matrix_of(state, name)[rows - 1][columns - 1]
        result = next(s.text for s in found.segments if s.strong and " × " not in s.text)
        if value == value and abs(value) < 1e5:
            assert number(result) == pytest.approx(value, rel=0.06, abs=5.1e-5)
        if name.kind not in ("z", "dL_dW", "dL_dl", "dL_dX") or abs(value) > 1e5:
            continue
        shown = found.text.split(" = ", 2)[2]
        pairs = [[number(n) for n in pair] for pair in PRODUCT.findall(shown)]
        rest = [number(n) for n in MORE.findall(shown)]
        error = sum(6e-5 * (abs(a) + abs(b) + 1) for a, b in pairs) + 0.06 * 5e-5 + 6e-5
        assert sum(a * b for a, b in pairs) + sum(rest) == pytest.approx(value, rel=0.07, abs=error)
