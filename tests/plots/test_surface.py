"""The loss over (W, x) and over (W, y)."""

import math

import numpy as np
import pytest
from support.states import RANGES
from support.tex import true_values

from explorer.core.backprop import backprop
from explorer.model.ranges import Ranges
from explorer.plots.surface import LEVELS, Surface

over_each = pytest.mark.parametrize("over", ["x", "y"])


def losses(surface, at):
    return np.array(surface.losses(at))


@over_each
@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_values_are_the_losses_of_the_samples(ranges, share, over):
    surface = Surface(ranges, (7, 5), over)
    assert surface.follows == ("y" if over == "x" else "x")
    low, high = ranges.ends(surface.follows)
    at = low + share * (high - low)
    values = losses(surface, at)
    assert values.shape == (5, 7)
    for i, v in enumerate(np.linspace(*ranges.padded(over), 5)):
        for j, W in enumerate(np.linspace(*ranges.padded("W"), 7)):
            x, y = (v, at) if over == "x" else (at, v)
            loss = float(true_values(x, y, W)["loss"])
            assert values[i, j] == pytest.approx(loss, rel=1e-9, abs=1e-15)


@over_each
def test_without_padding_the_samples_end_where_the_sliders_do(over):
    surface = Surface(Ranges(), (31, 21), over, padded=False)
    assert (surface.W[0], surface.W[-1], len(surface.W)) == (-6.0, 6.0, 31)
    assert (surface.other[0], surface.other[-1]) == Ranges().ends(over)
    at = 0.3 if over == "x" else 1.5
    other, W = np.array(surface.other)[:, None], np.array(surface.W)
    wanted = backprop(*((other, at) if over == "x" else (at, other)), W).loss
    np.testing.assert_allclose(losses(surface, at), wanted, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("ranges", RANGES)
def test_values_stay_within_the_colour_scale(ranges):
    surface = Surface(ranges, (40, 40))
    for y in ranges.y:
        values = losses(surface, y)
        assert values.min() >= 0.0
        assert values.max() <= surface.highest * (1 + 1e-12)


def test_the_worst_guess_is_nearly_reached():
    surface = Surface(Ranges())
    assert losses(surface, 1.0).max() > 0.999 * surface.highest == 0.999 * 0.5


def test_the_surface_of_the_opposite_target_is_its_mirror_image():
    surface = Surface(Ranges(), (31, 21))
    one, zero = losses(surface, 1.0), losses(surface, 0.0)
    np.testing.assert_allclose(one, zero[:, ::-1], atol=1e-15)
    np.testing.assert_allclose(one, one[::-1, ::-1], atol=1e-15)


# Contours ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("y", [0.0, 0.25, 0.5, 1.0])
def test_contour_lines_lie_on_their_levels(y):
    surface = Surface(Ranges(), (240, 160))
    values = losses(surface, y)
    found = set()
    levels = [share * surface.highest for share in LEVELS]
    for line in surface.contours(values.tolist()):
        W, x = line[len(line) // 2]
        level = min(levels, key=lambda v: abs(v - float(true_values(x, y, W)["loss"])))
        found.add(level)
        for W, x in line[:: max(1, len(line) // 20)]:
            z = W * x
            y_hat = 1 / (1 + math.exp(-z))
            slope = abs((y_hat - y) * y_hat * (1 - y_hat)) * math.hypot(W, x)
            # contours are straight between samples: off by a small part of the grid's spacing
            assert abs((y_hat - y) ** 2 / 2 - level) <= 0.01 * slope + 2e-4, (W, x)
    # every level between the least and the greatest loss has a line
    assert found == {level for level in levels if values.min() < level < values.max()}


def test_contours_lie_at_these_shares_of_the_highest_loss():
    # more of them where the loss is low: the surface looks flat there but is not
    surface = Surface(Ranges(), (480, 320))
    lines = surface.contours(surface.losses(1.0))
    middles = (line[len(line) // 2] for line in lines)
    found = sorted(float(true_values(x, 1.0, W)["loss"]) / 0.5 for W, x in middles)
    shares = [0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9]
    assert found == pytest.approx([share for share in shares for _ in range(2)], abs=0.0015)


def test_contours_of_known_shape():
    # with y = 1, L = level where Wx is constant: hyperbolas in two opposite quadrants
    surface = Surface(Ranges(), (240, 160))
    level = 0.5 * surface.highest
    z = math.log((1 - math.sqrt(2 * level)) / math.sqrt(2 * level))
    every = map(np.array, surface.contours(surface.losses(1.0)))
    lines = [line for line in every if abs(np.median(line[:, 0] * line[:, 1]) - z) < 0.02]
    assert len(lines) == 2
    for line in lines:
        middle = line[abs(line).max(axis=1) < 3]
        assert abs(middle[:, 0] * middle[:, 1] - z).max() < 0.05
    assert {tuple(np.sign(np.median(line, axis=0))) for line in lines} == {(1, -1), (-1, 1)}


def test_contours_are_those_of_the_given_values():
    surface = Surface(Ranges(), (3, 2))
    assert surface.contours([[0.0] * 3] * 2) == []
    assert len(surface.contours([[0.0, 0.0, 0.5]] * 2)) == len(LEVELS)


# Colours -----------------------------------------------------------------------------------------


@over_each
@pytest.mark.parametrize("ranges", RANGES)
def test_colours_run_from_loss_0_to_the_highest_and_rows_from_the_top(ranges, over):
    surface = Surface(ranges, (40, 30), over)
    values = losses(surface, surface.other[3])
    shown = np.array(surface.pixels(values.tolist())).reshape(30, 40)
    wanted = np.clip(values[::-1] / surface.highest * 255.999, 0, 255).astype(int)
    np.testing.assert_array_equal(shown, wanted)


def test_colours_stay_on_the_palette():
    rows = [[0.0, 0.25], [0.5, 0.5000001], [-1e-9, 2.0]]
    pixels = Surface(Ranges()).pixels(rows)
    assert pixels == [0, 255, 255, 255, 0, 127]
    assert {type(index) for index in pixels} == {int}
