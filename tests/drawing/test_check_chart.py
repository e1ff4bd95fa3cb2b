"""The empty chart of the gradient check: its axes are named, and its ticks are to scale."""

from xml.etree import ElementTree

import pytest

from explorer.drawing.check_chart import chart
from explorer.plots.check_chart import BOX, SIZE, across, up

ROOT = ElementTree.fromstring(chart())
TEXTS = {node.text: node for node in ROOT.iter("text")}


@pytest.mark.parametrize("words", ["step h", "distance", "← rounding", "truncation →"])
def test_the_axes_and_their_directions_are_named(words):
    node = TEXTS[words]
    assert node.get("class") == "ge-word"
    assert 0 < float(node.get("x")) < SIZE[0] and 0 < float(node.get("y")) < SIZE[1]


def test_ticks_are_to_scale():
    frame = chart()
    for power, place in (("10⁻¹²", across(1e-12)), ("10⁻³", across(1e-3)), ("1", across(1.0))):
        assert f'<text x="{place}" y="155" text-anchor="middle">{power}</text>' in frame
        assert f'd="M{place} {BOX[3]}v4"' in frame
    for power, place in (("10⁻²⁴", up(1e-24)), ("10⁻⁶", up(1e-6)), ("1", up(1.0))):
        assert f'y="{place + 4}" text-anchor="end">{power}</text>' in frame
        assert f'd="M{BOX[0]} {place}h-4"' in frame


def test_the_lines_and_the_current_step_have_no_place_yet():
    for name, tag in (("allowed", "path"), ("distance", "path"), ("here", "circle")):
        (node,) = (node for node in ROOT.iter(tag) if node.get("class") == f"ge-{name}")
        assert not {"d", "cx", "cy"} & set(node.attrib)


def test_it_is_an_image_with_a_name():
    assert ROOT.get("viewBox") == f"0 0 {SIZE[0]} {SIZE[1]}"
    assert ROOT.get("role") == "img"
    for words in ("step h", "rounding", "truncation"):
        assert words in ROOT.get("aria-label")
