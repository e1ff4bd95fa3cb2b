"""The loss over (W, x)."""

import math

import mpmath
import numpy as np
import pytest
from support.states import RANGES
from support.tex import true_values

from explorer.model.ranges import Ranges
from explorer.plots.surface import LEVELS, Surface


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_values_are_the_loss_at_the_grid_s_corners(ranges, share):
    y = ranges.y[0] + share * (ranges.y[1] - ranges.y[0])
    surface = Surface(ranges, (7, 5))
    values = surface.values(y)
    assert values.shape == (5, 7)
    for i, x in enumerate(np.linspace(*ranges.padded("x"), 5)):
        for j, W in enumerate(np.linspace(*ranges.padded("W"), 7)):
            with mpmath.workdps(30):
                loss = float(true_values(x, y, W)["loss"])
            assert values[i, j] == pytest.approx(loss, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("ranges", RANGES)
def test_values_stay_within_the_colour_scale(ranges):
    surface = Surface(ranges, (40, 40))
    for y in ranges.y:
        values = surface.values(y)
        assert values.min() >= 0.0
        assert values.max() <= surface.highest * (1 + 1e-12)


def test_the_worst_guess_is_nearly_reached():
    surface = Surface(Ranges())
    assert surface.values(1.0).max() > 0.999 * surface.highest == 0.999 * 0.5


@pytest.mark.parametrize("y", [0.0, 0.25, 0.5, 1.0])
def test_contour_lines_lie_on_their_levels(y):
    surface = Surface(Ranges(), (240, 160))
    found = set()
    for name, lines in surface.contours(y).items():
        levels = [share * surface.highest for share in LEVELS[name]]
        for line in lines:
            assert line.ndim == 2 and line.shape[1] == 2
            W, x = line[len(line) // 2]
            level = min(levels, key=lambda v: abs(v - float(true_values(x, y, W)["loss"])))
            found.add(level)
            for W, x in line[:: max(1, len(line) // 20)]:
                z = W * x
                y_hat = 1 / (1 + math.exp(-z))
                slope = abs((y_hat - y) * y_hat * (1 - y_hat)) * math.hypot(W, x)
                # contours are straight between samples: off by a small part of the grid's spacing
                assert abs((y_hat - y) ** 2 / 2 - level) <= 0.01 * slope + 2e-4, (name, W, x)
    # every level between the least and the greatest loss has a line
    values = surface.values(y)
    levels = {share * surface.highest for shares in LEVELS.values() for share in shares}
    assert found == {level for level in levels if values.min() < level < values.max()}


def test_contours_lie_at_these_shares_of_the_highest_loss():
    # more of them where the loss is low: the surface looks flat there but is not
    shares = {"contours-low": [0.01, 0.05, 0.15, 0.3], "contours-high": [0.5, 0.7, 0.9]}
    for name, lines in Surface(Ranges(), (480, 320)).contours(1.0).items():
        middles = (line[len(line) // 2] for line in lines)
        losses = {round(float(true_values(x, 1.0, W)["loss"]) / 0.5, 3) for W, x in middles}
        assert sorted(losses) == pytest.approx(shares[name], abs=0.0015)


def test_contours_of_known_shape():
    # with y = 1, L = level where Wx is constant: hyperbolas in two opposite quadrants
    surface = Surface(Ranges(), (240, 160))
    (level,) = [0.5 * surface.highest]
    z = math.log((1 - math.sqrt(2 * level)) / math.sqrt(2 * level))
    lines = [
        line
        for line in surface.contours(1.0)["contours-high"]
        if abs(np.median(line[:, 0] * line[:, 1]) - z) < 0.02
    ]
    assert len(lines) == 2
    for line in lines:
        middle = line[abs(line).max(axis=1) < 3]
        assert abs(middle[:, 0] * middle[:, 1] - z).max() < 0.05
    assert {tuple(np.sign(np.median(line, axis=0))) for line in lines} == {(1, -1), (-1, 1)}


def test_the_surface_of_the_opposite_target_is_its_mirror_image():
    surface = Surface(Ranges(), (31, 21))
    np.testing.assert_allclose(surface.values(1.0), surface.values(0.0)[:, ::-1], atol=1e-15)
    np.testing.assert_allclose(surface.values(1.0), surface.values(1.0)[::-1, ::-1], atol=1e-15)


def test_values_given_are_not_computed_again():
    surface = Surface(Ranges())
    flat = np.zeros_like(surface.values(1.0))
    assert not any(surface.contours(1.0, flat).values())
