"""The table of colours: legible on each ground, one colour a quantity, and no colour elsewhere."""

import re

import pytest
from support.colors import FACTORS, TEXT, contrast, tinted

from explorer.derivation.colors import COLORS, LIGHT, SURFACE, SURFACE_OPACITY, TINT
from explorer.derivation.quantities import QUANTITIES
from scripts.lab import REPOSITORY

LIGHT_PAGES = ("#ffffff",)
DARK_PAGES = ("#111111", "#212121")  # JupyterLab's dark theme: a page, and a cell in it


def test_contrast_follows_wcag():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", TEXT)
def test_text_is_legible_on_light_and_on_dark_paper_and_on_its_card(name):
    for color, pages, tint in zip(COLORS[name][:2], (LIGHT_PAGES, DARK_PAGES), TINT, strict=True):
        for page in pages:
            assert contrast(color, page) >= 4.5
            assert contrast(color, tinted(page, color, tint)) >= 4.5


def test_text_on_a_ground_of_its_own_is_legible():
    for color, ground in zip(COLORS["muted"][:2], COLORS["shade"][:2], strict=True):
        assert contrast(color, ground) >= 4.5


@pytest.mark.parametrize(("name", "least"), [("ink", 7), ("muted", 3), ("dL_dW", 3)])
def test_what_is_drawn_on_the_surface_stands_out_more_than_the_surface_itself(name, least):
    for color, pages in zip(COLORS[name], (LIGHT_PAGES, DARK_PAGES), strict=True):
        for page in pages:
            highest = tinted(page, SURFACE, SURFACE_OPACITY)
            assert contrast(color, highest) >= least
            assert contrast(page, highest) < 2 < contrast(color, highest)


@pytest.mark.parametrize("name", ["curve", "focus"])
def test_lines_stand_out_from_light_and_from_dark_paper(name):
    for color, pages in zip(COLORS[name][:2], (LIGHT_PAGES, DARK_PAGES), strict=True):
        assert all(contrast(color, page) >= 3 for page in pages)


def test_each_factor_has_a_colour_of_its_own_and_the_next_weight_has_the_gradient_s():
    own = {name: q.color for name, q in QUANTITIES.items() if q.color != LIGHT["ink"]}
    assert set(own) == set(FACTORS)
    assert own.pop("W_next") == own["dL_dW"]
    assert len(set(own.values())) == len(own)
    assert len(set(LIGHT.values())) == len(LIGHT) - 1  # so that a colour identifies its quantity


def test_no_colour_is_written_outside_the_table():
    # `rgb(${…}` is a colour that is computed from others
    written = re.compile(
        r"(?<![\w&])#(?:[0-9a-f]{3}){1,2}\b|\b(?:rgb|hsl)a?\((?!\$\{)", re.IGNORECASE
    )
    found = {
        str(path.relative_to(REPOSITORY)): set(written.findall(path.read_text(encoding="utf-8")))
        for pattern in ("*.py", "*.css", "*.js")
        for path in (REPOSITORY / "explorer").rglob(pattern)
    }
    table = found.pop("explorer/derivation/colors.py")
    assert len(table) > 20
    assert found.pop("explorer/page/generated.js") <= table  # its translation
    assert {path for path, colors in found.items() if colors} == set()
