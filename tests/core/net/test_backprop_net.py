"""`backprop_net` against automatic differentiation, 900-digit arithmetic, and `backprop`."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.net_oracles import (
    WEIGHTS_4B,
    X_4B,
    Y_4B,
    Net,
    autograd_gradients,
    random_net,
    true_gradients,
)

from explorer.core.backprop import backprop
from explorer.core.net.backprop_net import NetTrace, backprop_net


def assert_close(found, wanted, most=1e-10):
    for k, (one, other) in enumerate(zip(found, wanted, strict=True)):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=most, atol=1e-300, err_msg=f"layer {k}")


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_gradients_agree_with_another_autodiff_within_1e_10(loss, depth):
    rng = np.random.default_rng(depth)
    for _ in range(60):
        net = random_net(rng, loss, depth)
        assert_close(backprop_net(*net).gradients, autograd_gradients(net))


@pytest.mark.parametrize("loss", ["squared_error", "cross_entropy"])
def test_gradients_agree_with_central_differences_in_many_digits(loss):
    rng = np.random.default_rng(7)
    for _ in range(8):
        net = random_net(rng, loss, int(rng.integers(1, 4)))
        assert_close(backprop_net(*net).gradients, true_gradients(net, 250), 1e-12)


HARD = {
    "saturated, right": Net([[1.0]], [[1.0]], [[[800.0]]], ["sigmoid"], "cross_entropy"),
    "saturated, wrong": Net([[1.0]], [[1.0]], [[[-800.0]]], ["sigmoid"], "cross_entropy"),
    "saturated, other target": Net([[1.0]], [[0.25]], [[[-800.0]]], ["sigmoid"], "cross_entropy"),
    "all but saturated": Net([[1.0]], [[0.0]], [[[-600.0]]], ["sigmoid"], "squared_error"),
    "below a saturated output": Net(
        [[0.5, -1.0]], [[0.0]], [[[0.3], [0.2]], [[-1600.0]]], ["tanh", "sigmoid"], "cross_entropy"
    ),
    "a saturated unit below": Net(
        [[1.0], [-1.0]], [[1.0], [0.0]], [[[300.0, 0.5]], [[2.0], [-1.0]]],
        ["tanh", "sigmoid"], "cross_entropy",
    ),
}  # fmt: skip


@pytest.mark.parametrize("net", HARD.values(), ids=HARD)
def test_gradients_keep_their_digits_where_the_net_is_saturated(net):
    assert_close(backprop_net(*net).gradients, true_gradients(net), 1e-13)


@pytest.mark.parametrize("z", [800.0, -800.0])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_cross_entropy_has_no_infinity_times_zero(y, z):
    n = backprop_net([[2.0]], [[y]], [[[z / 2.0]]], loss="cross_entropy")
    wrong = float(z > 0.0) - y
    assert (n.deltas[0].item(), n.gradients[0].item()) == (wrong, 2.0 * wrong)
    assert n.loss == 800.0 * abs(wrong)
    assert n.dL_dactivations[1].item() == (math.copysign(math.inf, z) if wrong else 1.0 - 2.0 * y)
    assert n.dL_dactivations[0].item() == wrong * z / 2.0


def test_the_numbers_of_the_design_s_picture():
    n = backprop_net(X_4B, Y_4B, WEIGHTS_4B)
    assert n.loss == pytest.approx(0.5831635393688019, rel=1e-14)
    shares = n.activations[0][:, 1] * n.deltas[0][:, 0]
    wanted = [-0.03661293897592582, -0.08527888024764146, -0.10222985524513846, 0.08802784568419714]
    assert shares == pytest.approx(wanted, rel=1e-13)
    assert n.gradients[0][1] == pytest.approx([-0.1360938287845086, 0.13278506281608457], rel=1e-13)
    slopes = (n.activations[0][2, 1], n.slopes[0][2, 0], n.dL_dactivations[1][2, 0])
    assert slopes == pytest.approx((1.5, 0.2350037122015945, -0.2900091925851284), rel=1e-13)
    # a weight of the output layer
    shares = n.activations[1][:, 0] * n.deltas[1][:, 0]
    wanted = [0.07602752132787052, -0.08115797083011804, -0.045620943552583136, 0.03181703424760496]
    assert shares == pytest.approx(wanted, rel=1e-13)
    slopes = (n.activations[1][2, 0], n.slopes[1][2, 0], n.dL_dactivations[2][2, 0])
    wanted = (0.3775406687981454, 0.24973928247709995, -0.4838532503921048)
    assert slopes == pytest.approx(wanted, rel=1e-13)
    wanted = [-0.018934358807225694, -0.058114069958572434]
    assert n.gradients[1][:, 0] == pytest.approx(wanted, rel=1e-13)


def test_one_layer_is_part_2():
    n = backprop_net([X_4B[2]], [[1.0]], [[row[:1] for row in WEIGHTS_4B[0]]])
    assert n.gradients[0][1, 0] == pytest.approx(-0.21942038029043648, rel=1e-13)
    assert n.loss == pytest.approx(0.19372780950013013, rel=1e-13)


NAMES = {
    "x": "X", "y": "y", "W": "weights", "z": "z", "y_hat": "y_hat", "dyhat_dz": "slopes",
    "delta_l1": "deltas", "dL_dW": "gradients",
}  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    x=st.floats(-1e3, 1e3),
    y=st.floats(-2.0, 2.0) | st.sampled_from([0.0, 1.0]),
    W=st.floats(-1e3, 1e3) | st.floats(-5.0, 5.0),
)
def test_one_weight_and_one_example_have_the_digits_of_backprop(x, y, W):
    t, n = backprop(x, y, W), backprop_net([[x]], [[y]], [[[W]]])
    for name, other in NAMES.items():
        assert repr(t.__getattribute__(name)) == repr(entry(getattr(n, other))), name
    assert repr(t.loss) == repr(n.loss) == repr(n.losses.tolist()[0])
    assert repr(t.dL_dyhat) == repr(entry(n.dL_dactivations[1]))
    assert repr(t.dL_dx) == repr(entry(n.dL_dactivations[0]))


def entry(matrices):
    """Return the one entry of a matrix, or of the only one in a list."""
    (matrix,) = matrices if isinstance(matrices, list) else [matrices]
    return matrix.item()


def test_the_gradient_survives_an_underflow_of_delta():
    t, n = backprop(1e100, 0.0, -4e-98), backprop_net([[1e100]], [[0.0]], [[[-4e-98]]])
    assert n.deltas[0].item() == 0.0 and n.gradients[0].item() == t.dL_dW > 0.0


# --- the record ------------------------------------------------------------------------------


def arrays_of(value):
    """Yield the arrays of a record."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, NetTrace):
        for field in dataclasses.fields(value):
            yield from arrays_of(getattr(value, field.name))
    elif isinstance(value, list):
        for item in value:
            yield from arrays_of(item)


def test_shapes_are_those_of_the_layers():
    n = backprop_net(X_4B, Y_4B, WEIGHTS_4B)
    assert [W.shape for W in n.weights] == [G.shape for G in n.gradients] == [(3, 2), (2, 1)]
    assert [z.shape for z in n.z] == [d.shape for d in n.deltas] == [(4, 2), (4, 1)]
    for matrices in (n.activations, n.dL_dactivations):
        assert [matrix.shape for matrix in matrices] == [(4, 3), (4, 2), (4, 1)]
    assert n.losses.shape == (4,) and type(n.loss) is float
    np.testing.assert_array_equal(n.activations[0], n.X)
    np.testing.assert_array_equal(n.activations[-1], n.y_hat)
    assert n.activation == ["sigmoid", "sigmoid"] and n.kind == "squared_error"
    assert {array.dtype for array in arrays_of(n)} == {np.dtype(np.float64)}


def test_the_record_can_neither_be_changed_nor_follows_its_arguments():
    X, y, weights = np.array(X_4B), np.array(Y_4B), [np.array(W) for W in WEIGHTS_4B]
    n = backprop_net(X, y, weights)
    for matrix in (X, y, *weights):
        matrix[:] = 9.0
    assert n.X.tolist() == n.activations[0].tolist() == X_4B and n.y.tolist() == Y_4B
    assert [W.tolist() for W in n.weights] == WEIGHTS_4B
    assert len(list(arrays_of(n))) == 19
    for array in arrays_of(n):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0
        with pytest.raises(ValueError, match="WRITEABLE"):
            array.flags.writeable = True
    with pytest.raises(dataclasses.FrozenInstanceError):
        n.loss = 0.0


def test_its_repr_tells_widths_batch_and_loss():
    n = backprop_net(X_4B, Y_4B, WEIGHTS_4B, loss="cross_entropy")
    assert repr(n) == f"NetTrace(3-2-1, batch of 4, cross_entropy, loss={n.loss:.6g})"


def test_tuples_integers_and_single_precision_are_their_doubles():
    n = backprop_net(((1, True),), np.float32([[0.5]]), (np.int8([[2], [-1]]),), ("tanh",))
    assert n.z[0].tolist() == [[1.0]] and n.y.dtype == np.float64
    assert (
        n.gradients[0].tolist()
        == backprop_net([[1.0, 1.0]], [[0.5]], [[[2.0], [-1.0]]], "tanh").gradients[0].tolist()
    )


def test_no_zero_is_negative():
    for loss in ("squared_error", "cross_entropy"):
        activation = ["relu", "sigmoid"]
        n = backprop_net([[-0.0, -3.0]], [[0.5]], [[[-0.0], [1.0]], [[-0.0]]], activation, loss)
        for array in arrays_of(n):
            assert not np.signbit(array[array == 0.0]).any()


def test_numpy_s_error_settings_neither_matter_nor_change():
    with np.errstate(all="raise"):
        before = np.geterr()
        n = backprop_net([[1e-200]], [[0.0]], [[[1e-200]], [[-1e3]]], "tanh")
        assert n.gradients[0].item() == 0.0  # underflows
        with pytest.raises(ValueError, match=r"z of layer 1 is not finite"):
            backprop_net([[1e200]], [[0.0]], [[[1e200]]])
        assert np.geterr() == before


def test_a_batch_is_the_sum_of_its_examples():
    n = backprop_net(X_4B, Y_4B, WEIGHTS_4B)
    alone = [backprop_net([x], [y], WEIGHTS_4B) for x, y in zip(X_4B, Y_4B, strict=True)]
    assert n.losses.tolist() == [one.loss for one in alone]
    for k in range(2):
        np.testing.assert_allclose(n.gradients[k], sum(one.gradients[k] for one in alone), 1e-14)


def test_a_large_net_agrees_with_another_autodiff():
    rng = np.random.default_rng(3)
    net = Net(
        rng.normal(size=(64, 30)).tolist(),
        rng.uniform(size=(64, 5)).tolist(),
        [(rng.normal(size=s) / 5.0).tolist() for s in [(30, 40), (40, 20), (20, 5)]],
        ["relu", "tanh", "sigmoid"],
        "cross_entropy",
    )
    assert_close(backprop_net(*net).gradients, autograd_gradients(net), 1e-9)
