"""The table of colours: legible on each ground, one colour a quantity, and no colour elsewhere."""

import re

import pytest

from explorer.derivation.colors import COLORS, LIGHT, ON_SURFACE, TINT
from explorer.derivation.quantities import QUANTITIES
from scripts.lab import REPOSITORY

FACTORS = ("dz_dW", "dyhat_dz", "dL_dyhat", "dL_dW", "W_next")
TEXT = ("ink", "muted", "error", *FACTORS)
LIGHT_PAGES = ("#ffffff",)
DARK_PAGES = ("#111111", "#212121")  # JupyterLab's dark theme: a page, and a cell in it


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color):
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def tinted(ground, color, share):
    """Return a ground with a share of another colour mixed in."""
    mixed = (
        round(share * int(color[i : i + 2], 16) + (1 - share) * int(ground[i : i + 2], 16))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


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
    assert contrast(ON_SURFACE["light"], ON_SURFACE["dark"]) >= 4.5  # letters and their outline
    assert contrast(ON_SURFACE["pink"], ON_SURFACE["dark"]) >= 4.5  # an arrow and its edge


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
