"""An invalid net is refused; the error names the argument and the shapes that would fit."""

import re

import numpy as np
import pytest
from support.net_oracles import WEIGHTS_4B, X_4B, Y_4B

from explorer.core.net.arguments import as_gradients, as_place, is_net, net_arguments
from explorer.core.net.backprop_net import backprop_net

GIVEN = {
    "X": X_4B,
    "y": Y_4B,
    "weights": WEIGHTS_4B,
    "activation": "sigmoid",
    "loss": "squared_error",
}
W1, W2 = WEIGHTS_4B
INF, NAN = float("inf"), float("nan")
ALLOWED = "'sigmoid', 'tanh', 'relu' or 'identity'"

WRONG = [
    # shapes
    ("X", X_4B[0], ValueError, "X must have two dimensions, a row for each example; got (3,)"),
    ("X", 1.5, ValueError, "X must have two dimensions, a row for each example; got ()"),
    ("X", [[1.0], [2.0]], ValueError, "weights[0] must have 1 row, as X has 1 column; got (3, 2)"),
    ("y", [0, 1, 1, 0], ValueError, "y must have two dimensions, a row for each example; got (4,)"),
    (
        "y", [[0.0], [1.0]], ValueError,
        "y must have the shape (4, 1), as X has 4 rows and weights[1] has 1 column; got (2, 1)",
    ),
    (
        "weights", [W1, [[1.0], [2.0], [3.0]]], ValueError,
        "weights[1] must have 2 rows, as weights[0] has 2 columns; got (3, 1)",
    ),
    (
        "weights", [W2, W2], ValueError,
        "weights[0] must have 3 rows, as X has 3 columns; got (2, 1)",
    ),
    (
        "weights", W1, ValueError,
        "weights[0] must have two dimensions, 3 rows, as X has 3 columns; got (2,)",
    ),
    (
        "weights", np.array(W1), TypeError,
        "weights must be a list of matrices, one for each layer; got an array of the shape (3, 2)",
    ),
    (
        "weights", None, TypeError,
        "weights must be a list of matrices, one for each layer; got None",
    ),
    ("weights", [], ValueError, "weights must hold a matrix for each layer, at least one"),
    # numbers
    ("X", [], ValueError, "X must not be empty, as [] is"),
    ("y", [[], []], ValueError, "y must not be empty, as [[], []] is"),
    ("X", [[1, 2], [3]], ValueError, "X must not be ragged, as [[1, 2], [3]] is"),
    ("X", [[NAN, 0, 0]] * 4, ValueError, "X must be finite, but contains nan"),
    ("y", [[INF]] * 4, ValueError, "y must be finite, but contains inf"),
    ("weights", [W1, [[NAN], [0]]], ValueError, "weights[1] must be finite, but contains nan"),
    ("weights", [W1, [[1j], [0]]], TypeError, "weights[1] must be real, of at most"),
    ("X", [["1", "2", "3"]], TypeError, "X must be real, of at most double precision"),
    ("X", np.ma.array(X_4B), TypeError, "X must not be a masked array"),
    ("weights", [W1, np.ma.array(W2)], TypeError, "weights[1] must not be a masked array"),
    # names
    (
        "activation", "sigma", ValueError,
        f"activation must be {ALLOWED}; got 'sigma'",
    ),
    (
        "activation", ["tanh", "σ"], ValueError, f"activation[1] must be {ALLOWED}; got 'σ'",
    ),
    ("activation", ["tanh", 1], TypeError, f"activation[1] must be {ALLOWED}; got 1"),
    (
        "activation", ["tanh"], ValueError,
        "activation must have 2 names, one for each layer; got 1",
    ),
    (
        "activation", np.tanh, TypeError,
        f"activation must be {ALLOWED}, or a list of these, one for each layer; got <ufunc 'tanh'>",
    ),
    (
        "loss", "mse", ValueError, "loss must be 'squared_error' or 'cross_entropy'; got 'mse'",
    ),
    ("loss", None, TypeError, "loss must be 'squared_error' or 'cross_entropy'; got None"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "error", "message"), WRONG)
def test_a_wrong_argument_is_refused_with_what_would_fit(name, value, error, message):
    with pytest.raises(error, match="^" + re.escape(message)) as caught:
        backprop_net(**(GIVEN | {name: value}))
    assert len(str(caught.value)) < 200 and "\n" not in str(caught.value)


def test_cross_entropy_needs_a_sigmoid_output():
    with pytest.raises(ValueError, match=r"^loss must be 'squared_error' .* 'cross_entropy' needs"):
        backprop_net(**(GIVEN | {"activation": ["sigmoid", "tanh"], "loss": "cross_entropy"}))
    backprop_net(**(GIVEN | {"activation": ["tanh", "sigmoid"], "loss": "cross_entropy"}))


@pytest.mark.parametrize("target", [-0.1, 1.0000001])
def test_cross_entropy_needs_targets_from_0_to_1(target):
    y = [[0.0], [1.0], [target], [0.5]]
    with pytest.raises(ValueError, match=rf"^y must be from 0 to 1 .* contains {target}"):
        backprop_net(**(GIVEN | {"y": y, "loss": "cross_entropy"}))
    backprop_net(**(GIVEN | {"y": y}))


OVERFLOWS = {
    "z of layer 1": ([[1e200]], [[0.0]], [[[1e200]], [[1.0]]], "tanh"),
    "z of layer 2": ([[1e200]], [[0.0]], [[[1.0]], [[1e200]]], "identity"),
    "the loss": ([[1.0]], [[1e200]], [[[1.0]]], "sigmoid"),
    "∂L/∂z of layer 1": ([[1.0]], [[1e10]], [[[1e-308]], [[1e300]]], "identity"),
    "∂L/∂W of layer 1": ([[1e300]], [[1e10]], [[[1e-300]]], "identity"),
    "∂L/∂l of layer 0": ([[1e-308]], [[1e10]], [[[1e300]]], "identity"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "given"), OVERFLOWS.items())
def test_a_net_that_overflows_is_refused_with_the_layer(name, given):
    with pytest.raises(ValueError, match=rf"of doubles: {name} is not finite$"):
        backprop_net(*given)


def test_the_parts_are_new_arrays_of_doubles():
    X, y = np.array(X_4B), np.float32(Y_4B)
    net = net_arguments(X, y, WEIGHTS_4B, ["relu", "sigmoid"], np.str_("cross_entropy"))
    assert not np.shares_memory(net.X, X) and net.y.dtype == np.float64
    assert (net.activation, net.loss) == (["relu", "sigmoid"], "cross_entropy")
    assert type(net.loss) is str
    assert net_arguments(X, y, WEIGHTS_4B, "relu", "squared_error").activation == ["relu", "relu"]


@pytest.mark.parametrize(
    ("W", "net"),
    [
        ([[[1.0]]], True), ((np.ones((2, 3)),), True), ([np.ones(2), np.ones((2, 1))], True),
        ([[1.0]], False), ([1.0, 2.0], False), (1.0, False), (np.ones((2, 2)), False),
        (np.ones((2, 2, 2)), False), ([], False), ("ab", False), (None, False),
        ([[[[1.0]]]], False), ([[1.0], [1.0, 2.0]], False),
    ],
)  # fmt: skip
def test_the_weights_of_a_net_are_a_list_with_a_matrix_in_it(W, net):
    assert is_net(W) == net


WEIGHTS = [np.ones((3, 2)), np.ones((2, 1))]


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (np.ones((3, 2)), TypeError, "gradient must be a list of matrices"),
        ([W1], ValueError, "gradient must hold 2 matrices, one for each layer; got 1"),
        ([W1, W1], ValueError, r"gradient\[1\] must have the shape \(2, 1\) of weights\[1\]; got"),
        ([W1, [1.0, 2.0]], ValueError, r"gradient\[1\] must have two dimensions, as weights\[1\]"),
        ([W1, None], TypeError, r"gradient\[1\] must be real"),
    ],
)
def test_gradients_have_the_shapes_of_the_weights(value, error, message):
    with pytest.raises(error, match=f"^{message}"):
        as_gradients(value, WEIGHTS)
    assert [G.tolist() for G in as_gradients([W1, W2], WEIGHTS)] == WEIGHTS_4B


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (0, TypeError, "got 0"),
        ((0, 1), TypeError, r"got \(0, 1\)"),
        ((0, 1, 1.0), TypeError, r"got \(0, 1, 1.0\)"),
        ((0, True, 0), TypeError, "got "),
        ((2, 0, 0), ValueError, "got layer 2 of 2"),
        ((-1, 0, 0), ValueError, "got layer -1 of 2"),
        ((0, 3, 0), ValueError, r"got row 3 and column 0 in weights\[0\] of the shape \(3, 2\)"),
        ((1, 0, 1), ValueError, r"got row 0 and column 1 in weights\[1\] of the shape \(2, 1\)"),
    ],
)
def test_a_place_is_that_of_a_weight(value, error, message):
    rule = "^only must be the layer, row and column of a weight, from 0; "
    with pytest.raises(error, match=rule + message):
        as_place("only", value, WEIGHTS)
    for given in ([0, 2, 1], np.array([0, 2, 1]), (np.int64(0), np.array(2), np.uint8(1))):
        place = as_place("only", given, WEIGHTS)
        assert place == (0, 2, 1) and [type(at) for at in place] == [int] * 3
