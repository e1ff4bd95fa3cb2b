"""Each custom property used by the style sheet is set, in both themes."""

import re

from explorer.derivation.colors import COLORS
from explorer.page import script, style

SET = re.compile(r"--ge-([\w-]+):")
USED = re.compile(r"var\(--ge-([\w-]+)[,)]")


def rule(selector):
    """Return the names and values that a selector's first rule sets."""
    body = style().split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--ge-([\w-]+): ([^;]+);", body))


def test_every_used_property_is_set():
    by_scripts = {"own", "ground"}  # the scripts set --ge-own on each card, and --ge-ground
    assert set(USED.findall(style())) - by_scripts <= set(SET.findall(style()))
    used = {name for name in USED.findall(script()) if "$" not in name}
    assert used - by_scripts <= set(COLORS)


def test_every_set_property_is_used():
    used = set(USED.findall(style())) | set(COLORS)
    assert set(SET.findall(style())) <= used


def test_light_and_dark_paper_have_all_colours_of_their_own():
    for selector, theme in (
        (".gradient-explorer", "light"),
        (".gradient-explorer.ge-dark", "dark"),
    ):
        found = rule(selector)
        for name, color in COLORS.items():
            assert found[name] == getattr(color, theme)


def test_no_colour_is_taken_from_the_front_end():
    """A front end may define only half of a palette."""
    assert not re.search(r"var\(--jp-(?!\w+-font-family)", style())


GROUNDS = {"paper", "shade", "band"}


def test_forced_colours_override_every_colour():
    forced = rule(":is(.gradient-explorer, .gradient-explorer.ge-dark)")
    assert set(forced) == set(COLORS)
    assert {name for name, value in forced.items() if value == "Canvas"} == GROUNDS
    assert set(forced.values()) == {"Canvas", "CanvasText"}
