"""The loss over w and another entry of the net."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.nets import LARGE, PART_2, PART_4A, PART_4B, RANGES, random_net, snapshots, state_of

from explorer.core.net.backprop_net import backprop_net
from explorer.model.net.snapshot import Weight, with_entry, with_weight
from explorer.plots.curves import linspace
from explorer.plots.net.surface import (
    FINE,
    NET_LEVELS,
    PARTS,
    QUICK,
    NetSurface,
    affordable,
    bar_ends,
    same_surface,
)
from explorer.plots.net.surface_losses import surface_losses
from explorer.plots.net.surface_plot import overs
from explorer.plots.ticks import tick_labels


def with_both(now, over, w, v):
    """Return the values with another w, and another w′, x or y."""
    now = now._replace(weights=with_weight(now.weights, now.weight, w))
    if over == "twin":
        return now._replace(weights=with_weight(now.weights, now.twin, v))
    if over == "x":
        return now._replace(X=with_entry(now.X, now.example, now.source, v))
    return now._replace(y=with_entry(now.y, now.example, now.target, v))


def loss_of(now):
    weights = [np.array(matrix) for matrix in now.weights]
    return backprop_net(now.X, now.y, weights, now.activation, now.loss).loss


@given(snapshots(), st.sampled_from(["twin", "x", "y"]), st.data())
def test_each_sample_is_the_loss_of_the_net_with_these_entries(now, over, data):
    if over == "twin":
        layer = data.draw(st.integers(0, len(now.weights) - 1))
        matrix = now.weights[layer]
        row = data.draw(st.integers(0, len(matrix) - 1))
        twin = Weight(layer, row, data.draw(st.integers(0, len(matrix[0]) - 1)))
        if twin == now.weight:
            return
        now = now._replace(twin=twin)
    w, other = [-2.0, 0.5, 3.0], [0.25, 0.75]
    found = surface_losses(state_of(now), over, w, other)
    expected = [[loss_of(with_both(now, over, a, b)) for a in w] for b in other]
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("now", [PART_4B, PART_2, PART_4A, LARGE])
def test_the_surface_goes_through_the_state(now):
    s = state_of(now)
    assert surface_losses(s, "twin", [s.w], [s.w_twin]) == [[pytest.approx(s.t.loss)]]
    h = 1e-5
    (a, b), (c, d) = surface_losses(s, "twin", [s.w - h, s.w + h], [s.w_twin - h, s.w_twin + h])
    assert (b - a) / (2 * h) == pytest.approx(s.dL_dW, abs=1e-4)
    assert (c - a) / (2 * h) == pytest.approx(s.dL_dtwin, abs=1e-4)
    assert d - c == pytest.approx(b - a, abs=1e-7)


def test_its_colours_go_from_the_lowest_loss_to_the_highest():
    surface = NetSurface(state_of(PART_4B), RANGES, "twin", QUICK)
    values = np.array(surface.losses)
    assert values.shape == QUICK[::-1]
    assert (surface.lowest, surface.highest) == (values.min(), values.max())
    low, high = surface.bar
    assert low <= surface.lowest < surface.highest <= high
    assert surface.bar_ticks() == pytest.approx(list(np.linspace(low, high, PARTS + 1)))
    pixels = np.array(surface.pixels()).reshape(values.shape)[::-1]
    colors = np.minimum((values - low) / (high - low) * 255.999, 255).astype(int)
    np.testing.assert_array_equal(pixels, colors)


@given(st.floats(0.0, 1e6), st.floats(1e-6, 1e6))
def test_the_ends_of_the_colours_are_round_and_not_far_from_the_losses(low, height):
    high = low + height
    below, above = bar_ends(low, high)
    assert below <= low + 1e-9 * high and high <= above * (1 + 1e-9) + 1e-12
    assert above - below < 3.2 * max(height, 0.2 * high, 0.04)


@pytest.mark.parametrize("height", [0.0, 1e-9, 1e-3, 0.02, 0.3])
@pytest.mark.parametrize("low", [0.0, 2e-7, 0.018, 0.08837541, 0.5, 13.1])
def test_the_colour_bar_of_a_flat_surface_has_ticks_of_few_digits(low, height):
    labels = tick_labels(linspace(*bar_ends(low, low + height), PARTS + 1))
    assert len(set(labels)) == PARTS + 1
    assert max(len(label) for label in labels) <= 5


@pytest.mark.parametrize("points", [QUICK, FINE])
def test_contours_follow_their_levels(points):
    surface = NetSurface(state_of(PART_4B), RANGES, "twin", points)
    s = state_of(PART_4B)
    height = surface.highest - surface.lowest
    lines = surface.contours()
    assert len(lines) >= len(NET_LEVELS)
    levels = [surface.lowest + share * height for share in NET_LEVELS]
    for line in lines:
        for w, v in line[:: max(1, len(line) // 5)]:
            ((loss,),) = surface_losses(s, "twin", [w], [v])
            assert min(abs(loss - level) for level in levels) < 0.01 * height


def test_a_flat_surface_has_no_contours():
    dead = PART_4B._replace(weights=[PART_4B.weights[0], [[0.0], [0.0]]])
    surface = NetSurface(state_of(dead), RANGES, "twin", QUICK)
    assert surface.contours() == []
    assert set(surface.pixels()) <= set(range(256))


def test_the_surface_of_a_large_net_has_fewer_samples():
    for now in (PART_4B, PART_2, LARGE):
        assert affordable(state_of(now), "twin", FINE) == FINE
    huge = random_net([8, 8, 8, 8, 8, 8, 8], 16, seed=1)
    s = state_of(huge)
    across, up = affordable(s, "twin", FINE)
    assert 24 <= across < 40 and 16 <= up < 30
    assert affordable(s, "twin", QUICK) == (24, 16)
    assert affordable(s, "x", FINE) > (across, up)  # only one example depends on its x
    last = state_of(huge._replace(weight=Weight(5, 0, 0), twin=Weight(5, 1, 0)))
    assert affordable(last, "twin", FINE) == FINE
    surface = NetSurface(s, RANGES, "twin", (across, up))
    assert (len(surface.W), len(surface.other)) == (across, up)


@pytest.mark.parametrize("over", ["twin", "x", "y"])
def test_the_surface_is_the_same_only_where_nothing_but_its_entries_differ(over):
    now = random_net([3, 2, 2], 1, seed=4)._replace(source=1, target=1)
    s = state_of(now)
    for w, v in ((2.0, 0.5), (s.w, 0.25)):
        assert same_surface(s, state_of(with_both(now, over, w, v)), over)
    others = [
        now._replace(loss="cross_entropy"),
        now._replace(activation=["tanh", "sigmoid"]),
        now._replace(weights=with_weight(now.weights, Weight(1, 1, 1), 0.123)),
        now._replace(X=with_entry(now.X, 0, 0, 0.123)),
        now._replace(y=with_entry(now.y, 0, 0, 0.123)),
        now._replace(weight=Weight(1, 0, 0)),
    ]
    others += [with_both(now, other, s.w, 0.123) for other in ("twin", "x", "y") if other != over]
    for other in others:
        assert not same_surface(s, state_of(other), over)


def test_a_surface_is_over_another_weight_only_if_there_is_one():
    assert overs(state_of(PART_4B)) == ("twin", "x")
    assert overs(state_of(PART_2)) == ("twin", "x", "y")
    assert overs(state_of(random_net([1, 1], 4))) == ("x",)
