"""Each custom property used by the style sheet is set, in both themes."""

import re

from explorer.derivation.colors import COLORS, ON_SURFACE
from explorer.page import script, style

SET = re.compile(r"--ge-([\w-]+):")
USED = re.compile(r"var\(--ge-([\w-]+)[,)]")


def rule(selector):
    """Return the names and values that a selector's first rule sets."""
    body = style().split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--ge-([\w-]+): ([^;]+);", body))


def test_every_used_property_is_set():
    # the scripts set --ge-own on each card
    assert set(USED.findall(style())) - {"own"} <= set(SET.findall(style()))
    assert {name for name in USED.findall(script()) if "$" not in name} <= set(COLORS)


def test_every_set_property_is_used():
    used = set(USED.findall(style())) | set(COLORS)
    assert set(SET.findall(style())) <= used | {f"surface-{name}" for name in ON_SURFACE}


def test_each_theme_sets_its_colours_unless_jupyterlab_overrides_them():
    for selector, theme in (
        (".gradient-explorer", "light"),
        ('[data-jp-theme-light="false"] .gradient-explorer', "dark"),
    ):
        found = rule(selector)
        for name, color in COLORS.items():
            value = getattr(color, theme)
            assert found[name] == (f"var({color.theme}, {value})" if color.theme else value)


GROUNDS = {"paper", "shade", "band"}


def test_forced_colours_override_every_colour():
    forced = rule(":is(.gradient-explorer, [data-jp-theme-light] .gradient-explorer)")
    assert set(forced) == set(COLORS)
    assert {name for name, value in forced.items() if value == "Canvas"} == GROUNDS
    assert set(forced.values()) == {"Canvas", "CanvasText"}
