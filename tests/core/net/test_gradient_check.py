"""The gradient check for one weight and for nets: one function for both."""

import dataclasses

import numpy as np
import pytest
from support.net_oracles import WEIGHTS_4B, X_4B, Y_4B, random_net

from explorer.core import gradient_check as of_one_weight
from explorer.core.net import gradient_check as check
from explorer.core.net.backprop_net import backprop_net
from explorer.core.net.gradient_check import NetGradientCheck, check_gradient

LISTS = [f.name for f in dataclasses.fields(NetGradientCheck) if f.name not in ("ok", "worst")]


def test_without_a_list_of_matrices_it_is_the_check_of_one_weight():
    for W in (-0.8, [-0.8, 2.0], np.ones((2, 3, 1)), [[0.5], [1.0]]):
        found = check_gradient(1.5, 1.0, W, 1e-4)
        wanted = of_one_weight.check_gradient(1.5, 1.0, W, 1e-4)
        for field in dataclasses.fields(wanted):
            one, other = getattr(found, field.name), getattr(wanted, field.name)
            np.testing.assert_array_equal(one, other)
    wrong = check_gradient(x=1.5, y=1.0, W=-0.8, gradient=0.205074)
    assert not wrong.ok


def test_a_net_s_record_has_read_only_arrays_of_the_weights_shapes():
    found = check_gradient(X_4B, Y_4B, WEIGHTS_4B)
    for name in LISTS:
        arrays = getattr(found, name)
        assert [array.shape for array in arrays] == [(3, 2), (2, 1)], name
        for array in arrays:
            with pytest.raises(ValueError, match="read-only"):
                array[0, 0] = 1
    for k, G in enumerate(backprop_net(X_4B, Y_4B, WEIGHTS_4B).gradients):
        np.testing.assert_array_equal(found.analytic[k], G)
        distance = np.abs(found.analytic[k] - found.numeric[k])
        np.testing.assert_array_equal(found.absolute_error[k], distance)
        assert found.agrees[k].dtype == bool and found.agrees[k].all()
        assert (found.relative_error[k] < 1e-9).all()
    assert found.ok is True
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.ok = False


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_backprop_net_passes_for_any_net(loss):
    rng = np.random.default_rng(4)
    for _ in range(25):
        X, y, weights, activation, _ = random_net(rng, loss)
        assert check_gradient(X, y, weights, activation=activation, loss=loss).ok


@pytest.mark.parametrize("quantity", ["slopes", "deltas", "dL_dactivations", "gradients"])
def test_a_mistake_in_backprop_net_is_found_and_cannot_hide(quantity, monkeypatch):
    def broken(*given):
        t = backprop_net(*given)
        wrong = {quantity: [2.0 * one for one in getattr(t, quantity)]}
        wrong["gradients"] = [2.0 * G for G in t.gradients]
        return dataclasses.replace(t, **wrong)

    monkeypatch.setattr(check, "backprop_net", broken)
    assert not check_gradient(X_4B, Y_4B, WEIGHTS_4B).ok


def test_a_given_gradient_is_checked_in_place_of_backprop_net_s():
    right = backprop_net(X_4B, Y_4B, WEIGHTS_4B).gradients
    wrong = [right[0], right[1] * [[1.0], [1.00001]]]
    found = check_gradient(X_4B, Y_4B, WEIGHTS_4B, gradient=wrong)
    assert (found.ok, found.worst) == (False, (1, 1, 0))
    assert [a.tolist() for a in found.agrees] == [[[True, True]] * 3, [[True], [False]]]


def test_a_step_is_that_of_all_weights():
    found = check_gradient(X_4B, Y_4B, WEIGHTS_4B, 0.25)
    assert all((steps == 0.25).all() for steps in found.step)
    assert found.ok and found.relative_error[0].max() > 1e-4


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"step": 0.0}, ValueError, "^step must be positive, not 0"),
        ({"step": [1e-3]}, ValueError, r"^step must be a single number, not of shape \(1,\)"),
        ({"step": "h"}, TypeError, "^step must be real"),
        ({"step": 1e-20}, ValueError, r"^step must be large enough to change weights\[0\]\[0, 0\]"),
        ({"step": 1e308}, ValueError, "^step must not take the net out of the range of doubles"),
        ({"gradient": [[1.0]]}, ValueError, "^gradient must hold 2 matrices"),
        ({"gradient": backprop_net}, TypeError, r"^gradient must be numbers.* gradient=f\(x, y, W"),
        (
            {"W": [*WEIGHTS_4B, [[1.0]], [[1.0, 2.0], [3.0, 4.0]]]},
            ValueError,
            r"^weights\[3\] must",
        ),
        ({"x": [1.0]}, ValueError, "^X must have two dimensions"),
        ({"activation": "selu"}, ValueError, "^activation must be"),
        ({"W": -0.8, "activation": "tanh"}, ValueError, "^activation must be 'sigmoid' unless W"),
        ({"W": -0.8, "loss": None}, ValueError, "^loss must be 'squared_error' unless W is a list"),
    ],
)
def test_wrong_arguments_are_refused_by_name(changed, error, message):
    given = {"x": X_4B, "y": Y_4B, "W": WEIGHTS_4B, "activation": ["identity", "identity"]}
    if "W" in changed:
        del given["activation"]
    with pytest.raises(error, match=message):
        check_gradient(**(given | changed))


def test_numpy_s_error_settings_do_not_matter():
    with np.errstate(all="raise"):
        assert check_gradient([[1e-200]], [[0.0]], [[[1e-200]], [[-1e3]]], activation="tanh").ok
