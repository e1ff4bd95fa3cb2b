"""The positions of the pictures, which the figure, the still picture and the page share."""

import itertools

import pytest
from support.drawings import all_plots
from support.states import RANGES

from explorer.page.properties import custom_properties
from explorer.plots.layout import GAP, ROWS, SIZES, WIDTH, height, positions


@pytest.mark.parametrize(("top", "heading", "between"), [(0, 36, 112), (24, 24, 72), (5, 0, 0)])
def test_pictures_fill_their_rows_and_keep_their_distances(top, heading, between):
    corners = positions(top, heading, between)
    assert list(corners) == [*ROWS[0], *ROWS[1]]
    for row in ROWS:
        assert corners[row[0]][0] == 0
        assert corners[row[-1]][0] + SIZES[row[-1]][0] == WIDTH
        for left, right in itertools.pairwise(row):
            assert corners[right][0] - corners[left][0] - SIZES[left][0] == GAP
            assert corners[right][1] == corners[left][1]
    upper, lower = (corners[row[0]][1] for row in ROWS)
    assert upper == top + heading
    assert lower == upper + SIZES["z"][1] + between + heading
    assert height(corners) == lower + SIZES["surface"][1]


@pytest.mark.parametrize("ranges", RANGES)
def test_each_plot_has_its_size_in_the_table_and_room_for_its_axes(ranges):
    for plot in all_plots(ranges):
        assert plot.size == SIZES[plot.name]
        left, top, width, high = plot.box
        assert width > plot.size[0] / 2 and high > plot.size[1] / 2
        assert left + width + plot.margins.right == plot.size[0]
        assert top + high + plot.margins.bottom == plot.size[1]


def test_the_page_s_columns_are_as_wide_as_the_plots():
    css = custom_properties()
    for name in ROWS[0]:
        assert f"--ge-{name}-column: minmax(0, {SIZES[name][0]}fr);" in css
    assert f"--ge-width: {WIDTH}px;" in css and f"--ge-gap: {GAP}px;" in css
