"""The style sheet's custom properties: each that is used is set, in each theme."""

import re

from explorer.derivation.colors import COLORS, ON_SURFACE
from explorer.page import script, style

SET = re.compile(r"--ge-([\w-]+):")
USED = re.compile(r"var\(--ge-([\w-]+)[,)]")


def rule(selector):
    """Return the names and values that a selector's first rule sets."""
    body = style().split(f"{selector} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--ge-([\w-]+): ([^;]+);", body))


def test_every_property_that_is_used_is_set():
    # --ge-own is set by the scripts, on each card
    assert set(USED.findall(style())) - {"own"} <= set(SET.findall(style()))
    assert {name for name in USED.findall(script()) if "$" not in name} <= set(COLORS)


def test_no_property_is_set_in_vain():
    used = set(USED.findall(style())) | set(COLORS)
    assert set(SET.findall(style())) <= used | {f"surface-{name}" for name in ON_SURFACE}


def test_each_theme_has_its_colours_and_jupyterlab_s_go_before_them():
    for selector, theme in (
        (".gradient-explorer", "light"),
        ('[data-jp-theme-light="false"] .gradient-explorer', "dark"),
    ):
        found = rule(selector)
        for name, color in COLORS.items():
            value = getattr(color, theme)
            assert found[name] == (f"var({color.theme}, {value})" if color.theme else value)


def test_a_person_s_own_colours_go_before_all():
    forced = rule(":is(.gradient-explorer, [data-jp-theme-light] .gradient-explorer)")
    assert set(forced) == set(COLORS)
    assert {name for name, value in forced.items() if value == "Canvas"} == {"paper", "shade"}
    assert set(forced.values()) == {"Canvas", "CanvasText"}
