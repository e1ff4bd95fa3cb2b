"""Descent on one weight and on a net's: one function for both."""

import dataclasses

import numpy as np
import pytest
from support.net_oracles import WEIGHTS_4B, X_4B, Y_4B

from explorer.core import descent as of_one_weight
from explorer.core.net.backprop_net import backprop_net
from explorer.core.net.descent import descend

XOR = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
ANSWERS = [[0], [1], [1], [0]]


def test_without_a_list_of_matrices_it_is_the_descent_of_one_weight():
    found, wanted = descend(1.5, 1.0, -0.8, 3.0, 9), of_one_weight.descend(1.5, 1.0, -0.8, 3.0, 9)
    for field in dataclasses.fields(wanted):
        np.testing.assert_array_equal(getattr(found, field.name), getattr(wanted, field.name))
    assert descend(1.5, 1.0, -0.8).W.shape == (51,)


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_each_step_follows_the_gradient_of_backprop_net_to_the_bit(loss):
    options = {"activation": ["tanh", "sigmoid"], "loss": loss}
    path = descend(X_4B, Y_4B, WEIGHTS_4B, 0.5, 20, **options)
    assert len(path.weights) == len(path.gradients) == len(path.loss) == 21
    assert [W.tolist() for W in path.weights[0]] == WEIGHTS_4B
    for step, weights in enumerate(path.weights):
        here = backprop_net(X_4B, Y_4B, weights, **options)
        assert path.loss[step] == here.loss
        for k, G in enumerate(here.gradients):
            np.testing.assert_array_equal(path.gradients[step][k], G)
            if step < 20:
                np.testing.assert_array_equal(path.weights[step + 1][k], weights[k] - 0.5 * G)
    assert path.loss[20] < path.loss[0]


def test_one_weight_and_one_example_have_the_path_of_a_single_weight():
    path, single = (
        descend([[1.5]], [[1.0]], [[[-0.8]]], steps=30),
        descend(1.5, 1.0, -0.8, steps=30),
    )
    assert [weights[0].item() for weights in path.weights] == single.W.tolist()
    assert path.loss.tolist() == single.loss.tolist()


def test_only_one_weight_moves_if_asked():
    path = descend(X_4B, Y_4B, WEIGHTS_4B, steps=40, only=(0, 1, 0))
    moved = [np.argwhere(path.weights[40][k] != path.weights[0][k]).tolist() for k in range(2)]
    assert moved == [[[1, 0]], []]
    w = path.weights[0][0][1, 0] - 2.0 * path.gradients[0][0][1, 0]
    assert path.weights[1][0][1, 0] == w
    assert (np.diff(path.loss) < 0.0).all()


def test_equal_units_stay_equal_to_the_bit():
    W1, W2 = [[0.5, 0.5], [-0.5, -0.5], [0.2, 0.2]], [[0.8], [0.8]]
    path = descend(XOR, ANSWERS, [W1, W2], 1.0, 2000)
    assert path.loss[2000] == pytest.approx(0.49999936, abs=1e-8)
    np.testing.assert_array_equal(path.weights[2000][0][:, 0], path.weights[2000][0][:, 1])
    W1[0][1] += 0.1
    assert descend(XOR, ANSWERS, [W1, W2], 1.0, 2000).loss[2000] == pytest.approx(0.130, abs=1e-3)


def test_the_record_cannot_be_changed_and_its_repr_is_short():
    given = [np.array(W) for W in WEIGHTS_4B]
    path = descend(X_4B, Y_4B, given, steps=1)
    given[0][:] = 9.0
    for arrays in (*path.weights, *path.gradients, [path.loss]):
        for array in arrays:
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1.0
    assert [W.tolist() for W in path.weights[0]] == WEIGHTS_4B
    losses = f"{path.loss[0]:.6g} ... {path.loss[1]:.6g}"
    assert repr(path) == f"NetDescent(steps=1, loss={losses})"
    with pytest.raises(dataclasses.FrozenInstanceError):
        path.loss = 1.0


def test_leaving_the_range_of_doubles_is_refused_with_the_step():
    given = ([[100.0]], [[1.0]], [[[0.5]]], 1e306)
    told = r"^learning_rate 1e\+306 takes W out of range at step 1: .* z of layer 1 is not finite"
    with np.errstate(all="raise"), pytest.raises(ValueError, match=told):
        descend(*given, steps=5, activation="identity")
    assert descend(*given, steps=0, activation="identity").loss.shape == (1,)
    with pytest.raises(ValueError, match=r"^the net leaves the range of doubles: z of layer 1"):
        descend([[1e200]], [[1.0]], [[[1e200]]])


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"x": None}, TypeError, "^X must be real"),
        ({"y": [0, 1, 1, 0]}, ValueError, "^y must have two dimensions"),
        ({"W": [WEIGHTS_4B[1]]}, ValueError, r"^weights\[0\] must have 3 rows, as X has 3 columns"),
        ({"learning_rate": 0.0}, ValueError, "^learning_rate must be positive, not 0"),
        ({"learning_rate": [1.0]}, ValueError, "^learning_rate must be a single number"),
        ({"steps": -1}, ValueError, "^steps must be from 0 to 1,000,000, not -1"),
        ({"steps": 1.0}, TypeError, "^steps must be an integer, not 1.0"),
        ({"only": (0, 3, 0)}, ValueError, "^only must be the layer, row and column of a weight"),
        ({"W": -0.8, "only": (0, 0, 0)}, ValueError, "^only must be None unless W is a list"),
        ({"W": -0.8, "loss": "cross_entropy"}, ValueError, "^loss must be 'squared_error' unless"),
        ({"W": [1.0, 2.0]}, ValueError, "^x must be a single number"),
    ],
)
def test_wrong_arguments_are_refused_by_name(changed, error, message):
    with pytest.raises(error, match=message):
        descend(**({"x": X_4B, "y": Y_4B, "W": WEIGHTS_4B} | changed))
