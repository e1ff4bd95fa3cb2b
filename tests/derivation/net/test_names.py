"""The names of matrices and entries."""

import pytest

from explorer.derivation.net.names import (
    MatrixName,
    delta_name,
    equal_to,
    gradient_name,
    index,
    matrix_names,
    named,
    slope_name,
    subscript,
    weights_name,
)


def test_names_are_those_of_the_series():
    assert weights_name(0, 2).text == "W₁" and weights_name(0, 1).text == "W"
    assert gradient_name(1, 2).text == "∂L/∂W₂" and delta_name(0, 1).text == "Δl₁"
    assert slope_name(1, 2).text == "∂L/∂l₁" and slope_name(2, 2).text == "∂L/∂ŷ"
    assert subscript(12) == "₁₂"


def test_an_index_counts_from_1_and_leaves_out_sizes_of_1():
    assert index(1, 0, (3, 2)) == "[2,1]"
    assert index(1, 0, (3, 1)) == "[2]"
    assert index(0, 0, (1, 1)) == ""
    assert weights_name(0, 2).entry(1, 0, (3, 2)) == "W₁[2,1]"


def test_spoken_names_have_no_symbols():
    for name in matrix_names(3):
        assert name.spoken.isascii()
    assert gradient_name(0, 2).spoken_entry(1, 0) == "d L by d W 1, row 2, column 1"


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_each_matrix_has_a_hook_of_its_own_that_leads_back_to_it(layers):
    names = matrix_names(layers)
    assert len({name.quantity for name in names}) == len(names) == 4 + 6 * layers
    for name in names:
        assert named(name.quantity, layers) == name
    assert named("share", layers) is None


def test_hooks_of_one_layer_are_part_1_s():
    hooks = {name.quantity for name in matrix_names(1)}
    assert hooks == {
        "X", "y", "W", "z", "y_hat", "loss", "dL_dyhat", "delta_l1", "dL_dW", "dL_dX",
    }  # fmt: skip


def test_gradients_say_what_they_equal():
    assert equal_to(gradient_name(0, 2), "squared_error") == "Xᵀ.Δl₁"
    assert equal_to(gradient_name(1, 2), "squared_error") == "l₁ᵀ.Δl₂"
    assert equal_to(delta_name(0, 1), "squared_error") == "∂L/∂z"
    assert equal_to(slope_name(1, 2), "squared_error") == "Δl₂.W₂ᵀ"
    assert equal_to(slope_name(0, 2), "squared_error") == "Δl₁.W₁ᵀ"
    assert equal_to(slope_name(2, 2), "squared_error") == "ŷ − y"
    assert equal_to(slope_name(2, 2), "cross_entropy") == ""
    assert equal_to(MatrixName("z", 1, 2), "squared_error") == ""
