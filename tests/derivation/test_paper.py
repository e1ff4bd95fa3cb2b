"""On every ground that counts as paper, all colours are legible."""

import itertools

import pytest
from support.colors import TEXT, contrast, luminance, tinted

from explorer.derivation.colors import COLORS, TINT
from explorer.derivation.paper import DARK_TO, LIGHT_FROM, Paper, paper_beside, paper_on
from explorer.derivation.paper import luminance as found

#: All greys, and a coarse grid of all other colours.
GROUNDS = [f"#{3 * f'{byte:02x}'}" for byte in range(256)] + [
    "#" + "".join(f"{17 * step:02x}" for step in steps)
    for steps in itertools.product(range(16), repeat=3)
]


def channels(color):
    return tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))


@pytest.mark.parametrize("color", ["#000000", "#ffffff", "#383838", "#fdf6e3", "#002b36"])
def test_the_luminance_follows_wcag(color):
    assert found(channels(color)) == pytest.approx(luminance(color), abs=1e-12)


def test_on_a_ground_that_is_paper_every_text_and_every_card_is_legible():
    light = dark = 0
    for ground in GROUNDS:
        paper = paper_on(channels(ground))
        if paper.own:
            continue
        light, dark = light + (not paper.dark), dark + paper.dark
        for name in TEXT:
            color = COLORS[name][paper.dark]
            assert contrast(color, ground) >= 4.5, (name, ground)
            assert contrast(color, tinted(ground, color, TINT[paper.dark])) >= 4.5, (name, ground)
        assert contrast(COLORS["curve"][paper.dark], ground) >= 3
    assert light > 5 and dark > 40


def test_the_paper_of_a_ground_is_nearer_to_it_than_the_other():
    for ground in GROUNDS:
        white, black = contrast(ground, "#ffffff"), contrast(ground, "#000000")
        if abs(white - black) > 0.1:
            assert paper_on(channels(ground)).dark == (white > black)


def test_between_light_and_dark_the_explorer_brings_its_own_paper():
    assert 0 < DARK_TO < LIGHT_FROM < 1
    assert paper_on(channels("#ffffff")) == Paper(dark=False, own=False)
    assert paper_on(channels("#111111")) == Paper(dark=True, own=False)
    assert paper_on(channels("#383838")) == Paper(dark=True, own=True)
    assert paper_on(channels("#eeeeee")) == Paper(dark=False, own=True)


def test_where_the_ground_is_not_known_the_text_beside_it_tells_light_from_dark():
    assert paper_beside(channels("#cccccc")) == Paper(dark=True, own=True)
    assert paper_beside(channels("#000000")) == Paper(dark=False, own=True)
