"""Test descent against its update rule in 60 digits; small steps never raise the loss."""

import dataclasses

import mpmath
import numpy as np
import pytest

from explorer.core.backprop import backprop
from explorer.core.descent import descend


def test_follows_the_update_rule():
    path = descend(1.5, 1.0, -0.8, learning_rate=0.7, steps=20)
    with mpmath.workdps(60):
        x, y, W, rate = map(mpmath.mpf, (1.5, 1.0, -0.8, 0.7))
        for step in range(21):
            y_hat = 1 / (1 + mpmath.exp(-W * x))
            gradient = -(y - y_hat) * y_hat * (1 - y_hat) * x
            assert path.W[step] == pytest.approx(float(W), rel=1e-14)
            assert path.loss[step] == pytest.approx(float((y - y_hat) ** 2 / 2), rel=1e-13)
            assert path.gradient[step] == pytest.approx(float(gradient), rel=1e-13)
            W -= rate * gradient


def test_each_step_agrees_with_backprop_to_the_bit():
    path = descend(-1.7, 0.3, 4.0, learning_rate=3.0, steps=50)
    for step, W in enumerate(path.W):
        here = backprop(-1.7, 0.3, float(W))
        assert (path.loss[step], path.gradient[step]) == (here.loss, here.dL_dW)
        if step < 50:
            assert path.W[step + 1] == W - 3.0 * here.dL_dW


@pytest.mark.parametrize("x", [-2.0, 0.5, 1.5])
@pytest.mark.parametrize("y", [0.0, 0.3, 1.0])
def test_small_steps_never_raise_the_loss_and_reach_the_target(x, y):
    path = descend(x, y, 0.4, learning_rate=1.0, steps=2000)
    assert (np.diff(path.loss) <= 0.0).all()
    assert path.loss[-1] < 1e-3


def test_defaults_and_shapes():
    path = descend(1.5, 1.0, -0.8)
    assert path.W.shape == path.loss.shape == path.gradient.shape == (51,)
    assert path.W[1] == -0.8 - 2.0 * backprop(1.5, 1.0, -0.8).dL_dW
    start = descend(1.5, 1.0, -0.8, steps=0)
    assert start.W.tolist() == [-0.8] and start.loss.shape == (1,)


def test_record_cannot_be_changed():
    path = descend(1.5, 1.0, -0.8, steps=np.int64(2))
    with pytest.raises(dataclasses.FrozenInstanceError):
        path.W = 1.0
    for field in dataclasses.fields(path):
        with pytest.raises(ValueError, match="read-only"):
            getattr(path, field.name)[0] = 1.0


def test_repr_shows_the_first_and_the_last_of_each_column_in_ascii():
    path = descend(1.5, 1.0, -0.8, learning_rate=40, steps=2)
    assert repr(path).isascii()
    columns = (path.W, path.loss, path.gradient)
    W, loss, gradient = (f"{column[0]:.6g} ... {column[-1]:.6g}" for column in columns)
    assert repr(path) == f"Descent(steps=2, W={W}, loss={loss}, gradient={gradient})"


@pytest.mark.parametrize("x", [1.0, -1.0])
def test_saturated_start_stays_where_it_is(x):
    path = descend(x, 1.0, -800.0 * x, steps=3)
    assert path.W.tolist() == [-800.0 * x] * 4 and path.gradient.tolist() == [0.0] * 4
    assert not np.signbit(path.gradient).any()  # as in `backprop`, no zero is negative


def test_leaving_the_range_of_doubles_is_refused():
    with pytest.raises(ValueError, match=r"^learning_rate 1e\+308 takes W out of range at step 1"):
        descend(100.0, 1.0, 0.0, learning_rate=1e308, steps=5)
    assert descend(100.0, 1.0, 0.0, learning_rate=1e308, steps=0).W.tolist() == [0.0]


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"x": "1"}, TypeError, "^x must"),
        ({"y": np.nan}, ValueError, "^y must"),
        ({"W": [1.0, 2.0]}, ValueError, r"^W must be a single number, not of shape \(2,\)"),
        ({"learning_rate": 0.0}, ValueError, "^learning_rate must be positive, not 0"),
        ({"learning_rate": -1}, ValueError, "^learning_rate must be positive, not -1"),
        ({"learning_rate": np.inf}, ValueError, "^learning_rate must be a finite"),
        ({"learning_rate": None}, TypeError, "^learning_rate must"),
        ({"steps": -1}, ValueError, "^steps must be from 0 to 1,000,000, not -1"),
        ({"steps": 2.0}, TypeError, "^steps must be an integer, not 2.0"),
        ({"steps": True}, TypeError, "^steps must be an integer, not True"),
        ({"steps": None}, TypeError, "^steps must be an integer, not None"),
    ],
)
def test_wrong_arguments_are_refused_by_name(changed, error, message):
    with pytest.raises(error, match=message):
        descend(**({"x": 1.5, "y": 1.0, "W": -0.8} | changed))
