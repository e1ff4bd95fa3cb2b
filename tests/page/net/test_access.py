"""Accessibility of nets: axe's rules, forced colours, and a sentence for each change."""

import pytest
from playwright.sync_api import expect
from support.axe import violations
from support.nets import LARGE, PART_2

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(pages):
    return pages(LARGE)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_problem_with_any_tool_open(net, theme):
    root = net.root
    net.set_theme(theme)
    try:
        assert violations(net, theme) == []
        for name in ("predict", "walk", "descent", "check", "export"):
            root.locator(f"[data-tool={name}]").click()
            net.page.evaluate("settled()")
            assert violations(net, theme) == [], name
            root.locator(f"[data-tool={name}]").click()
    finally:
        net.set_theme("light")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_problem_with_tints(large, theme):
    large.set_theme(theme)
    try:
        assert violations(large, theme) == []
    finally:
        large.set_theme("light")


def test_axe_finds_no_serious_problem_with_one_example(pages):
    assert violations(pages(PART_2), "light") == []


def test_in_forced_colours_frames_tell_the_selection_without_tints(net):
    page = net.page
    page.emulate_media(forced_colors="active")
    try:
        colors = net.root.evaluate(
            """root => {
                const color = (node, name) => getComputedStyle(node)[name];
                const all = (selector, name) => {
                    const nodes = [...root.querySelectorAll(selector)];
                    return [...new Set(nodes.map((node) => color(node, name)))];
                };
                return {
                    entries: all(".ge-entry", "color"),
                    dashed: all(".ge-frame[data-dashed]:not([hidden])", "borderTopColor"),
                    solid: all(".ge-frame:not([data-dashed], [hidden])", "borderTopColor"),
                    grounds: all(".ge-frame", "backgroundColor"),
                    ink: color(root.querySelector(".ge-reader"), "color"),
                };
            }"""
        )
    finally:
        page.emulate_media(forced_colors="none")
    assert colors["entries"] == [colors["ink"]]
    assert colors["dashed"] == [colors["ink"]]
    assert len(colors["solid"]) == 1 and colors["solid"] != [colors["ink"]]
    assert all(ground.endswith(", 0)") for ground in colors["grounds"])


def test_a_settled_change_is_announced_in_sentences(net):
    net.type("W", "0.5")
    line = net.root.locator(".ge-announcer")
    expect(line).to_contain_text("example 3, W 1, row 2, column 1: 0.5. Loss ")
    expect(line).to_contain_text("Raising w")
