"""A click near a ring or a thin curve selects its example."""

import math

import pytest
from support.nets import LARGE, PART_4B, RANGES, state_of

from explorer.plots.geometry import mapping
from explorer.plots.net.curves import net_curves
from explorer.plots.net.net_plots import net_plots
from explorer.plots.net.picks import NEAR, example_path, path_distance, picked_example

CURVES = net_curves(state_of(PART_4B), RANGES)
PLOTS = {plot.name: plot for plot in net_plots(RANGES, CURVES.axes, False, "")}


@pytest.mark.parametrize("name", ["net-z", "net-along"])
def test_a_position_on_a_line_selects_its_example(name):
    plot = PLOTS[name]
    marks = {mark.role: mark.place(CURVES, plot.scale) for mark in plot.marks}
    for n, line in enumerate(marks["examples"]):
        if line:
            across, down = mapping(plot).to_px(*line[0])
            assert picked_example(plot, CURVES, across, down) == n


def test_a_position_near_a_ring_selects_its_example():
    plot = PLOTS["net-l"]
    t = CURVES.state.t
    for n in (0, 1, 3):
        across, down = mapping(plot).to_px(t.z[0][n][0], t.activations[1][n][0])
        assert picked_example(plot, CURVES, across, down) == n
    assert picked_example(plot, CURVES, across - 0.9 * NEAR, down) == 3
    assert picked_example(plot, CURVES, across - 1.1 * NEAR, down + NEAR) == -1


def test_the_selected_example_and_the_plots_without_others_select_nothing():
    across, down = mapping(PLOTS["net-l"]).to_px(CURVES.state.z, CURVES.state.l)
    others = [CURVES.state.t.z[0][n][0] for n in (0, 1, 3)]
    assert min(abs(z - CURVES.state.z) for z in others) * PLOTS["net-l"].scale.x > NEAR
    assert picked_example(PLOTS["net-l"], CURVES, across, down) == -1
    for name in ("net-loss", "net-surface"):
        assert picked_example(PLOTS[name], CURVES, 150, 60) == -1


def test_the_distance_from_a_path():
    path = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert path_distance(path, 5, 3) == 3
    assert path_distance(path, 13, 14) == 5
    assert path_distance([(1.0, 1.0)], 4, 5) == 5
    assert path_distance([], 4, 5) == math.inf


def test_the_path_of_an_example_that_is_lit():
    assert example_path(PLOTS["net-z"], CURVES, 0).startswith("M")
    assert example_path(PLOTS["net-l"], CURVES, 0).endswith("h0")
    for plot, n in (("net-z", 2), ("net-z", -1), ("net-l", 7), ("net-loss", 0)):
        assert example_path(PLOTS[plot], CURVES, n) == ""


def test_of_two_rings_the_nearer_one_is_selected():
    c = net_curves(state_of(LARGE), RANGES)
    plot = net_plots(RANGES, c.axes, False, "")[1]
    to = mapping(plot)
    rings = [to.to_px(z, math.tanh(z)) for z in (row[0] for row in c.state.t.z[0])]
    for across, down in rings[1:]:
        found = picked_example(plot, c, across, down)
        assert math.dist(rings[found], (across, down)) < 1e-6
