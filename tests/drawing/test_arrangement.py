"""Where the parts of a figure stand, in one, two or three columns."""

import itertools

import pytest

from explorer.drawing.arrangement import Part, arranged, columns_in, lower_edge
from explorer.plots.layout import GAP

NAMES = "abc", "p", "de"
HEIGHTS = dict(zip("abcpde", (100, 120, 110, 40, 90, 130), strict=True))


def part(name, share=1.0):
    return Part(name, share, lambda width: HEIGHTS[name])


def placed(width):
    return arranged([[part(name) for name in row] for row in NAMES], width)


@pytest.mark.parametrize(("width", "columns"), [(1120, 3), (900, 3), (899, 2), (560, 2), (559, 1)])
def test_the_parts_stand_in_as_many_columns_as_have_room(width, columns):
    places = placed(width)
    assert columns_in(width) == columns
    first = [place for place in places.values() if place.y == 0]
    assert len(first) == columns


@pytest.mark.parametrize("width", [320, 702, 1120, 1600])
def test_the_parts_fill_the_width_in_their_order_and_none_lies_on_another(width):
    places = placed(width)
    order = sorted(places, key=lambda name: (places[name].y, places[name].x))
    assert "".join(order) == "abcpde"
    for row in {place.y for place in places.values()}:
        beside = [place for place in places.values() if place.y == row]
        gaps = GAP * (len(beside) - 1)
        assert sum(place.width for place in beside) + gaps == pytest.approx(width)
    for one, other in itertools.combinations(places.values(), 2):
        apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
        apart_down = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_across or apart_down
    for name, place in places.items():
        assert place.height >= HEIGHTS[name]
        assert lower_edge(places) >= place.y + place.height


def test_in_three_columns_the_widths_are_the_shares():
    places = arranged([[part("a", 1.0), part("b", 3.0)], [part("p")], [part("d")]], 1000 + GAP)
    assert (places["a"].width, places["b"].width) == (250, 750)
    narrow = arranged([[part("a", 1.0), part("b", 3.0)], [part("p")], [part("d")]], 600 + GAP)
    assert narrow["a"].width == narrow["b"].width == 300
