"""The selection's numbers: three slopes whose product is an example's share of the gradient."""

import pytest
from hypothesis import given
from support.nets import LARGE, PART_1, PART_4B, SERIES, snapshots, state_of

from explorer import backprop
from explorer.core.net.formulas import activated, entry_loss
from explorer.model.net.model import trace_of
from explorer.model.net.snapshot import Weight, with_weight


@given(snapshots())
def test_the_shares_are_products_of_the_slopes_and_add_up_to_the_gradient(now):
    state = state_of(now)
    shares = state.shares()
    assert sum(shares) == pytest.approx(state.dL_dW, rel=1e-12, abs=1e-14)
    product = state.dL_dl * state.dl_dz * state.dz_dW
    assert shares[now.example] == state.share == pytest.approx(product, rel=1e-12, abs=1e-300)
    assert state.delta == pytest.approx(state.dL_dl * state.dl_dz, rel=1e-12, abs=1e-300)


@given(snapshots())
def test_the_gradient_is_the_slope_of_the_loss_along_the_weight(now):
    kinks = any(name == "relu" for name in now.activation)
    h = 1e-6
    low, high = (
        trace_of(now._replace(weights=with_weight(now.weights, now.weight, at))).loss
        for at in (state_of(now).w - h, state_of(now).w + h)
    )
    numeric = (high - low) / (2 * h)
    near_a_kink = kinks and any(abs(z) < 1e-4 for m in trace_of(now).z for row in m for z in row)
    if not near_a_kink:
        scale = max(1.0, abs(high), abs(numeric))
        assert numeric == pytest.approx(state_of(now).dL_dW, abs=1e-6 * scale)


def test_the_numbers_of_the_sketch():
    state = state_of(PART_4B)
    assert (state.w, state.x, state.y) == (-0.8, 1.5, 1.0)
    assert state.z == pytest.approx(-0.5, abs=1e-15)
    assert [state.dz_dW, state.dl_dz, state.dL_dl] == pytest.approx(
        [1.5, 0.2350037122015945, -0.2900091925851284], abs=1e-15
    )
    assert state.shares() == pytest.approx(
        [-0.03661293897592582, -0.08527888024764146, -0.10222985524513846, 0.08802784568419714],
        abs=1e-15,
    )
    assert state.dL_dW == pytest.approx(-0.1360938287845086, abs=1e-15)
    assert state.dL_dtwin == pytest.approx(0.13278506281608457, abs=1e-15)
    assert state.t.loss == pytest.approx(0.5831635393688019, abs=1e-15)


def test_one_weight_is_part_1():
    state, t = state_of(PART_1), backprop(1.5, 1.0, -0.8)
    assert state.single and state.last
    values = state.slots()
    for name in ("x", "y", "W", "z", "y_hat", "loss", "dL_dyhat", "dyhat_dz", "dz_dW"):
        assert values[name] == getattr(t, name), name
    for name in ("delta_l1", "dL_dW", "dL_dx"):
        assert values[name] == getattr(t, name), name
    assert values["W_next"] == t.W - 2.0 * t.dL_dW


@pytest.mark.parametrize("name", SERIES)
def test_each_value_has_its_own_name(name):
    state = state_of(SERIES[name])
    for slot, number in state.slots().items():
        assert state.value(slot) == number


def test_a_saturated_output_has_a_share_where_its_slope_from_above_is_infinite():
    now = PART_1._replace(X=[[4.0]], weights=[[[-200.0]]], y=[[1.0]], loss="cross_entropy")
    state = state_of(now)
    assert state.dL_dl == pytest.approx(-float("inf"))
    assert state.share == state.dL_dW == -4.0
    assert state.t.loss == 800.0


def test_the_unit_belongs_to_the_selected_layer():
    now = LARGE._replace(weight=Weight(1, 2, 3), example=5)
    state = state_of(now)
    assert not state.last
    assert state.kind == "tanh"
    z = sum(
        l * now.weights[1][i][3]
        for i, l in enumerate(state.t.activations[1][5])  # noqa: E741
    )
    assert state.z == pytest.approx(z, abs=1e-15)
    assert state.l == activated("tanh", state.z)
    assert state.value("loss_n") == pytest.approx(
        sum(
            entry_loss("cross_entropy", "sigmoid", y, z)
            for y, z in zip(now.y[5], state.t.z[2][5], strict=True)
        )
    )
