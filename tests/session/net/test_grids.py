"""The matrices as grids: titles, names, and the text of each entry."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nets import LARGE, PART_2, PART_3, PART_4B, snapshots, state_of

from explorer.core.net.backprop_net import backprop_net
from explorer.derivation.net.names import matrix_names
from explorer.derivation.net.values import matrix_of, python_name, shape_of
from explorer.model.net.snapshot import Weight
from explorer.plots.net.columns import layout
from explorer.session.net.grids import (
    entries,
    exact,
    grids,
    hover,
    picture_label,
    selected_entry,
    spoken,
    stub_bar,
    sum_of_losses,
    written,
)


def all_grids(now, dL_dX=False):
    state = state_of(now)
    return {grid.quantity: grid for grid in grids(state, layout(state, dL_dX=dL_dX))}


def test_the_tab_key_goes_forward_and_then_backward_from_the_right():
    assert list(all_grids(PART_4B)) == [
        "X", "W1", "z1", "l1", "W2", "z2", "y_hat", "y", "loss",
        "dL_dyhat", "delta_l2", "dL_dW2", "dL_dl1", "delta_l1", "dL_dW1",
    ]  # fmt: skip
    assert list(all_grids(PART_3)) == [
        "X", "W", "z", "y_hat", "y", "loss", "dL_dyhat", "delta_l1", "dL_dW",
    ]  # fmt: skip
    assert list(all_grids(PART_4B, dL_dX=True))[-1] == "dL_dX"


def test_titles_are_those_of_the_picture():
    found = all_grids(PART_4B)
    titles = {
        q: " = ".join([g.symbol, *([g.equals] if g.equals else [])]) for q, g in found.items()
    }
    assert titles["W1"] == "W₁" and found["W1"].shape == "3×2"
    assert titles["loss"] == "Lₙ" and titles["y_hat"] == "ŷ"
    assert titles["dL_dW1"] == "∂L/∂W₁ = Xᵀ.Δl₁"
    assert titles["dL_dW2"] == "∂L/∂W₂ = l₁ᵀ.Δl₂"
    assert titles["delta_l1"] == "Δl₁ = ∂L/∂z₁"
    assert titles["dL_dl1"] == "∂L/∂l₁ = Δl₂.W₂ᵀ"
    assert titles["dL_dyhat"] == "∂L/∂ŷ = ŷ − y"
    assert all_grids(PART_2)["loss"].symbol == "L"
    tinted = all_grids(LARGE)
    assert [tinted[q].symbol for q in ("dL_dW3", "delta_l3", "dL_dl2", "dL_dyhat")] == [
        "∂W₃", "Δ₃", "∂l₂", "∂ŷ",
    ]  # fmt: skip
    assert tinted["dL_dW3"].shape == "" == tinted["W3"].shape


def test_only_numbers_that_a_person_gives_can_be_set():
    found = all_grids(PART_4B)
    assert {q for q, g in found.items() if g.settable} == {"X", "y", "W1", "W2"}
    assert {q for q, g in all_grids(LARGE).items() if g.settable} == {"X", "W1"}  # in the lens


def test_forward_has_two_decimals_and_backward_three_but_two_in_the_lens():
    found = all_grids(PART_4B)
    assert {g.decimals for g in found.values() if not g.backward and g.quantity != "loss"} == {2}
    assert {g.decimals for g in found.values() if g.backward} == {3} == {found["loss"].decimals}
    assert {g.decimals for g in all_grids(LARGE).values() if g.quantity != "loss"} == {2}


def test_grids_are_named_for_screen_readers():
    found = all_grids(PART_4B)
    assert found["W1"].label == "W 1, from 3 inputs to 2 hidden units"
    assert found["W2"].label == "W 2, from 2 hidden units to 1 output"
    assert found["X"].label == "X, 4 examples of 3 inputs"
    assert found["delta_l1"].label == "delta l 1, 4 rows, 2 columns, a row an example"
    assert found["dL_dW1"].label == "d L by d W 1, 3 rows, 2 columns"
    assert spoken(found["W1"], 1, 0, "−0.80", True) == "W 1, row 2, column 1, minus 0.80, selected"
    assert spoken(found["dL_dW1"], 1, 0, "−0.136", False) == (
        "d L by d W 1, row 2, column 1, minus 0.136"
    )


@pytest.mark.parametrize(
    ("value", "decimals", "digits", "text"),
    [
        (-0.8, 2, 4, "−0.80"),
        (-0.13609, 3, 4, "−0.136"),
        (-0.001, 2, 4, "−1e−3"),
        (3e-300, 3, 4, "3e−300"),
        (-0.0, 2, 4, "0.00"),
        (-0.006, 2, 4, "−0.01"),
        (12.3456, 3, 4, "12.35"),
        (-123.456, 3, 4, "−123.5"),
        (1234.5, 2, 4, "1234"),
        (12345.0, 2, 4, "1e4"),
        (-23456.0, 3, 3, "−2e4"),
        (12.345, 2, 3, "12.3"),
        (float("inf"), 3, 4, "∞"),
        (float("-inf"), 3, 4, "−∞"),
    ],
)
def test_an_entry_is_written_to_fit(value, decimals, digits, text):
    assert written(value, decimals, digits) == text


@given(st.floats(-9e4, 9e4))
def test_a_written_entry_is_the_number_within_its_last_digit(value):
    text = written(value, 3, 4)
    assert "-" not in text and text != "−0.000"
    assert len(text.replace("−", "").replace(".", "")) <= 5  # 9999.9996 has a digit more
    if "e" not in text:
        decimals = len(text.split(".")[1]) if "." in text else 0
        assert float(text.replace("−", "-")) == pytest.approx(value, abs=0.5 * 10**-decimals + 1e-9)


@given(snapshots())
def test_each_entry_is_python_s_at_the_expression_under_the_pointer(now):
    """The matrices are those of `backprop_net`, and so is each entry's name in Python."""
    state = state_of(now)
    W = [np.array(matrix) for matrix in now.weights]
    X, y = np.array(now.X), np.array(now.y)
    t = backprop_net(X, y, W, activation=now.activation, loss=now.loss)
    for name in matrix_names(state.layers):
        matrix = matrix_of(state, name)
        assert shape_of(state, name) == (len(matrix), len(matrix[0]))
        for row, entries_of_row in enumerate(matrix):
            for column, value in enumerate(entries_of_row):
                expression = python_name(name, row, column)
                found = eval(expression, {"X": X, "y": y, "W": W, "t": t})
                assert found == value or (np.isnan(found) and value != value)


def test_the_pointer_shows_all_digits_and_python_s_name():
    state = state_of(PART_4B)
    found = all_grids(PART_4B)
    assert hover(state, found["dL_dW1"], 1, 0).split("\n") == [
        f"∂L/∂W₁[2,1] = −{-entries(state, found['dL_dW1'])[1][0]!r}",
        "t.gradients[0][1, 0] in Python",
    ]
    assert hover(state, found["W1"], 1, 0).split("\n")[:2] == [
        "W₁[2,1] = −0.8",
        "W[0][1, 0] in Python",
    ]
    assert exact(-0.8) == "-0.8"


def test_the_sum_of_the_losses_is_their_sum():
    assert sum_of_losses(state_of(PART_4B)) == "0.583"


def test_the_selection_is_named_in_each_matrix_that_has_a_part_in_it():
    state = state_of(PART_4B)
    chosen = {g.quantity: selected_entry(state, g.name) for g in all_grids(PART_4B).values()}
    assert chosen["W1"] == chosen["dL_dW1"] == (1, 0)
    assert chosen["z1"] == chosen["l1"] == chosen["delta_l1"] == chosen["dL_dl1"] == (2, 0)
    assert chosen["X"] == (2, 1) and chosen["y"] == chosen["loss"] == (2, 0)
    others = ("W2", "z2", "y_hat", "dL_dW2", "delta_l2", "dL_dyhat")
    assert {chosen[quantity] for quantity in others} == {(-1, -1)}
    last = state_of(PART_4B._replace(weight=Weight(1, 1, 0)))
    assert selected_entry(last, all_grids(PART_4B)["y_hat"].name) == (2, 0)


def test_the_picture_says_in_a_sentence_what_it_shows():
    assert picture_label(state_of(PART_4B)) == (
        "The net: 3 inputs, 2 hidden units, 1 output. Selected: the weight from input 2 to unit 1 "
        "of layer 1. Example 3 of 4."
    )
    assert picture_label(state_of(PART_2)).endswith("from input 2 to output 1.")


def test_a_stub_s_bar_is_longer_the_larger_delta_is():
    state = state_of(LARGE)
    bars = [stub_bar(state, layer) for layer in (1, 2, 3)]
    assert all(0 < bar <= 1 for bar in bars)
    means = [np.abs(delta).mean() for delta in state.t.deltas]
    assert bars == pytest.approx([np.clip(1 + np.log10(mean) / 8, 0, 1) for mean in means])
