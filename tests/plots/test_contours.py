"""The contour lines, against contourpy."""

import math

import numpy as np
import pytest
from contourpy import contour_generator
from support.states import RANGES

from explorer.plots.contours import contour_lines
from explorer.plots.surface import LEVELS, Surface

W, V = np.linspace(-3.0, 3.0, 37), np.linspace(-2.0, 2.5, 26)
SURFACES = {
    "a plane": lambda w, v: 0.3 * w + 0.2 * v,
    "a bowl": lambda w, v: w * w + 2 * v * v,
    "a saddle": lambda w, v: w * v + 0.07,
    "waves with saddles in cells": lambda w, v: np.sin(2.6 * w + 0.1) * np.cos(3.1 * v),
    "cells that are all saddles": lambda w, v: (
        np.cos(math.pi * w * 6) * np.cos(math.pi * v * 5.556)
    ),
}


def by_contourpy(across, up, values, level):
    """Return contourpy's lines; it counts a value that equals the level as below it."""
    generator = contour_generator(across, up, -np.asarray(values))
    return [line[::-1] for line in generator.lines(-level)]


def assert_same_lines(found, wanted):
    """Compare lines to 1e-9, in any order and wherever each closed one begins."""
    assert len(found) == len(wanted)
    for line, other in zip(in_order(found), in_order(wanted), strict=True):
        np.testing.assert_allclose(line, other, rtol=0, atol=1e-9)


def in_order(lines):
    return sorted((from_least(np.array(line)) for line in lines), key=rounded)


def from_least(line):
    """Return a line that, if it is closed, begins at its least vertex."""
    if (line[0] != line[-1]).any():
        return line
    ring, vertices = line[1:], rounded(line)[1:]
    starts = [k for k, vertex in enumerate(vertices) if vertex == min(vertices)]
    return np.roll(ring, -min(starts, key=lambda k: vertices[k:] + vertices[:k]), axis=0)


def rounded(line):
    return [(x, y) for x, y in (np.round(line, 6) + 0.0).tolist()]


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("level", [-1.5, -0.61, -0.2, 0.013, 0.4, 0.77, 3.1])
def test_the_lines_are_contourpy_s(name, level):
    values = SURFACES[name](W, V[:, None])
    found = contour_lines(W.tolist(), V.tolist(), values.tolist(), level)
    assert_same_lines(found, by_contourpy(W, V, values, level))
    assert bool(found) == (values.min() < level < values.max())


@pytest.mark.parametrize("ranges", RANGES)
@pytest.mark.parametrize("over, at", [("x", 1.0), ("x", 0.3), ("y", 2.5), ("y", -4.0)])
def test_the_loss_s_contours_are_contourpy_s(ranges, over, at):
    surface = Surface(ranges, (60, 40), over)
    values = surface.losses(at)
    for share in LEVELS:
        level = share * surface.highest
        found = contour_lines(surface.W, surface.other, values, level)
        span = [surface.W[-1] - surface.W[0], surface.other[-1] - surface.other[0]]
        wanted = by_contourpy(surface.W, surface.other, values, level)
        assert_same_lines([np.array(line) / span for line in found], [w / span for w in wanted])


def test_every_vertex_is_on_an_edge_where_the_values_between_its_ends_have_the_level():
    values = SURFACES["waves with saddles in cells"](W, V[:, None])
    lines = contour_lines(W.tolist(), V.tolist(), values.tolist(), 0.21)
    assert len(lines) > 5
    for w, v in (vertex for line in lines for vertex in line):
        i, j = np.searchsorted(W, w), np.searchsorted(V, v)
        if w == W[i]:
            there = np.interp(v, V, values[:, i])
        else:
            assert v == V[j]
            there = np.interp(w, W, values[j])
        assert there == pytest.approx(0.21, abs=1e-12)


def test_the_higher_side_is_on_the_left():
    values = SURFACES["a bowl"](W, V[:, None]).tolist()
    (line,) = contour_lines(W.tolist(), V.tolist(), values, 1.0)
    (x, y), (x_next, y_next) = line[0], line[1]
    assert line[0] == line[-1]
    assert x * (y_next - y) - y * (x_next - x) < 0  # clockwise around the lowest value


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_a_flat_surface_has_no_lines(level):
    assert contour_lines([0.0, 1.0, 2.0], [0.0, 1.0], [[0.5] * 3] * 2, level) == []


@pytest.mark.parametrize("level", [-0.1, 2.1])
def test_a_level_beyond_all_values_has_no_lines(level):
    assert contour_lines([0.0, 1.0, 2.0], [0.0, 1.0], [[0.0, 1.0, 2.0]] * 2, level) == []


def test_a_value_that_equals_the_level_counts_as_above_it():
    across, up = [0.0, 1.0, 2.0], [0.0, 1.0]
    assert contour_lines(across, up, [[0.0, 1.0, 2.0]] * 2, 1.0) == [[(1.0, 1.0), (1.0, 0.0)]]
    assert contour_lines(across, up, [[0.0, 0.0, 2.0]] * 2, 0.0) == []
    assert contour_lines(across, up, [[0.0, 0.0, 2.0]] * 2, 2.0) == [[(2.0, 1.0), (2.0, 0.0)]]


def test_values_at_the_level_all_over_the_grid_give_contourpy_s_lines():
    across = up = [float(n) for n in range(9)]
    random = np.random.default_rng(5)
    for _ in range(40):
        values = random.integers(0, 3, (9, 9)).astype(float)
        found = contour_lines(across, up, values.tolist(), 1.0)
        assert_same_lines(found, by_contourpy(across, up, values, 1.0))
