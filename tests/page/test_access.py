"""Accessibility: keyboard, screen reader, zoom, and forced colours."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect
from support.axe import AXE, CONTRASTS, violations
from support.explorer_page import Explorer
from support.layout import CUT, STATES, TEXTS, overlaps
from support.states import state

from explorer.derivation.numbers import readable
from explorer.derivation.steps import step
from scripts.lab import screenshot

pytestmark = pytest.mark.browser

TOOLS = ("walk", "descent", "predict", "check", "export")
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def restore_page(explorer: Explorer) -> Iterator[None]:
    """Restore the module's page after each test."""
    explorer.page.set_viewport_size(WIDE)
    yield
    opened = explorer.root.locator(".ge-toolbar [aria-expanded=true]")
    opened.evaluate_all("all => all.forEach(button => button.click())")
    explorer.page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    explorer.page.set_viewport_size(WIDE)


def announcer(explorer: Explorer) -> Locator:
    return explorer.root.locator(".ge-announcer")


# Names and contrast -----------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_problem_with_any_tool_open(explorer, theme):
    root = explorer.root
    explorer.set_theme(theme)
    try:
        assert violations(explorer, theme) == []
        for name in ("walk", "descent", "predict"):
            root.locator(f"[data-tool={name}]").click()
            assert violations(explorer, theme) == [], name
        for name in ("check", "erratum"):
            root.locator(f"[data-tool={name}]").click()
        root.get_by_role("button", name="How h matters").click()
        expect(root.locator(".ge-chart")).to_be_visible()
        assert violations(explorer, theme) == []
        root.locator("[data-tool=export]").click()
        root.locator("[data-text]").first.click()
        root.get_by_role("button", name="3-D").click()
        explorer.settled()
        assert violations(explorer, theme) == []
        root.get_by_role("button", name="3-D").click()
    finally:
        explorer.set_theme("light")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_texts_in_pictures_have_enough_contrast(explorer, theme):
    explorer.set_theme(theme)
    try:
        contrasts = explorer.root.evaluate(CONTRASTS)
    finally:
        explorer.set_theme("light")
    assert len(contrasts) > 50
    assert [found for found in contrasts if found[1] < 4.5] == []


def test_a_picture_is_named_by_its_title_and_current_values(explorer):
    for inputs in ((1.5, 1.0, -0.8), (4.0, 1.0, -6.0)):
        explorer.put(*inputs)
        explorer.settled()
        t = state(*inputs).t
        shown = {
            "z along W": (t.z, t.dz_dW),
            "the guess along z": (t.y_hat, t.dyhat_dz),
            "the loss along the guess": (t.loss, t.dL_dyhat),
            "the loss along W": (t.dL_dW,),
            "the loss over W and x": (t.dL_dW, t.dL_dx),
        }
        for title, values in shown.items():
            picture = explorer.root.locator(f"svg[role=img][aria-label='{title}']")
            name = picture.aria_snapshot()
            assert name.lstrip("'- ").startswith(f'img "{title}')
            assert all(readable(value) in name for value in values), name
            assert picture.locator("> :not([aria-hidden=true]) path").count() == 0


def test_a_focused_card_reads_out_its_name_value_and_sentence(explorer):
    card = explorer.root.get_by_role("article", name="d y hat by d z")
    card.focus()
    described = card.evaluate(
        "node => document.getElementById(node.getAttribute('aria-describedby'))?.textContent"
    )
    assert "0.1779" in described
    assert step("dyhat_dz").sentence(state(1.5, 1.0, -0.8)) in described


def test_the_name_of_a_heading_is_its_symbol_and_its_value(explorer):
    t = state(1.5, 1.0, -0.8).t
    for name, value in (("z", t.z), ("y hat", t.y_hat), ("the loss L", t.loss)):
        wanted = f"{name} = {readable(value)}"
        expect(explorer.root.get_by_role("heading", name=wanted, exact=True)).to_be_visible()


# Screen reader ----------------------------------------------------------------------------------


def sentence(inputs: tuple[float, float, float], moved: str) -> str:
    now = state(*inputs)
    gradient = f"d L by d W is {readable(now.t.dL_dW)}. {step('dL_dW').sentence(now)}"
    return f"{moved} {step('y_hat').sentence(now)} {gradient}"


def test_a_change_is_announced_in_a_sentence(explorer):
    explorer.type("x", "2")
    expect(announcer(explorer)).to_have_text(sentence((2.0, 1.0, -0.8), "x is 2."))
    explorer.put(2.0, 0.25, 1.5)
    expect(announcer(explorer)).to_have_text(sentence((2.0, 0.25, 1.5), "y is 0.25, W is 1.5."))


def test_a_drag_is_announced_at_its_end(explorer):
    explorer.drag("W", 0.3, 0.9, 0.7)
    inputs = explorer.settled().inputs
    now = state(*inputs)
    expect(announcer(explorer)).to_contain_text(f"d L by d W is {readable(now.t.dL_dW)}.")
    expect(announcer(explorer)).to_contain_text(step("y_hat").sentence(now))


def test_values_that_change_during_a_drag_are_not_live_regions(explorer):
    live = "output, [aria-live], [role=status], [role=alert], [role=log]"
    regions = set()
    for name in (*TOOLS[:-1], "erratum", TOOLS[-1]):  # the erratum is in the panel of the check
        explorer.root.locator(f"[data-tool={name}]").click()
        found = explorer.root.locator(live)
        regions |= set(found.evaluate_all("all => all.map(node => node.classList[0])"))
    assert regions == {"ge-announcer", "ge-error", "ge-remark", "ge-drag-note", "ge-done"}


def test_predict_hides_answers_from_screen_readers_too(explorer):
    explorer.root.locator("[data-tool=predict]").click()
    explorer.type("x", "2")
    expect(announcer(explorer)).to_contain_text("x is 2", use_inner_text=True)
    heard = announcer(explorer).inner_text()
    assert "d L by d W" not in heard and "below the target" not in heard
    shown = explorer.root.locator("svg[role=img]").evaluate_all("all => all.length")
    names = [explorer.root.locator("svg[role=img]").nth(i).aria_snapshot() for i in range(shown)]
    t = state(2.0, 1.0, -0.8).t
    for secret in (t.dL_dyhat, t.dyhat_dz, t.dL_dW):
        assert readable(secret) not in " ".join(names)


def test_a_step_of_the_walk_is_announced(explorer):
    explorer.root.locator("[data-tool=walk]").click()
    explorer.root.get_by_role("button", name="Next").click()
    expect(announcer(explorer)).to_contain_text(
        f"Step 2 of 11 · equation (0) {step('y_hat').meaning}"
    )


# Keyboard ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "increments"),
    [("PageUp", 10), ("Shift+ArrowRight", 10), ("Shift+ArrowDown", -10), ("PageDown", -10)],
)
def test_pages_and_shifted_arrows_mean_the_same_on_a_slider_and_in_a_plot(
    explorer, keys, increments
):
    increment = explorer.evaluate("explorer.ranges.increment('W')")
    wanted = pytest.approx(-0.8 + increments * increment)
    explorer.handle("W").focus()
    explorer.page.keyboard.press(keys)
    assert explorer.settled().inputs[2] == wanted
    explorer.undo()
    explorer.root.locator("[data-drag='z.point']").focus()
    explorer.page.keyboard.press(keys)
    assert explorer.settled().inputs[2] == wanted
    explorer.undo()
    assert explorer.settled().inputs[2] == -0.8


def test_the_last_undo_passes_the_focus_on(explorer):
    explorer.run("explorer._model.restore(explorer._model.now, [])")  # without a history
    for W in ("1", "2"):
        explorer.type("W", W)
    undo = explorer.root.get_by_role("button", name="Undo")
    undo.focus()
    explorer.page.keyboard.press("Enter")
    explorer.settled()
    expect(undo).to_be_focused()
    while undo.is_enabled():
        explorer.page.keyboard.press("Enter")
        explorer.settled()
    expect(explorer.root.get_by_label("A case worth seeing")).to_be_focused()


# Zoom, narrow windows, forced colours -----------------------------------------------------------


@pytest.mark.parametrize("width", [640, 400])
def test_nothing_overlaps_or_is_cut_off_at_200_percent_or_in_a_narrow_window(explorer, width):
    """A browser zooms to 200 % by halving the window's width: 1280 px become 640."""
    explorer.page.set_viewport_size({"width": width, "height": 450})
    for name in TOOLS:
        explorer.root.locator(f"[data-tool={name}]").click()
        explorer.page.mouse.move(0, 0)
        assert_clear(explorer, ("start",))
        explorer.root.locator(f"[data-tool={name}]").click()
    assert_clear(explorer)


def assert_clear(explorer: Explorer, states: tuple[str, ...] = tuple(STATES)) -> None:
    """Check that no text overlaps another, is cut off, or extends beyond the window."""
    problems = []
    for name in states:
        explorer.put(*STATES[name])
        explorer.settled()
        boxes = explorer.root.evaluate(TEXTS)
        frame = explorer.root.bounding_box()
        assert frame
        right = frame["x"] + frame["width"] + 1
        problems += [f"{name}: {pair}" for pair in overlaps(boxes)]
        problems += [f"{name}: {cut}" for cut in explorer.root.evaluate(CUT)]
        problems += [f"{name}: {box['text']!r} is outside" for box in boxes if box["right"] > right]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_apply_to_texts_lines_and_tracks(explorer, scheme):
    page = explorer.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    try:
        colors = explorer.root.evaluate(
            """root => {
                const probe = document.createElement("p");
                root.append(probe);
                const system = (name) => {
                    probe.style.color = name;
                    return getComputedStyle(probe).color;
                };
                const [ink, paper] = ["CanvasText", "Canvas"].map(system);
                probe.remove();
                const of = (selector, key) =>
                    [...root.querySelectorAll(selector)].map(node => getComputedStyle(node)[key]);
                const plots = "[data-plot]:not([data-plot^=surface])";
                return {
                    ink, paper,
                    texts: of(`${plots} svg text`, "fill"),
                    lines: of(`${plots} g[data-role=tangent] path`, "stroke"),
                    tracks: of(".noUi-target", "backgroundColor"),
                };
            }"""
        )
        screenshot(page, f"forced-colors-{scheme}")
    finally:
        page.emulate_media(forced_colors="none", color_scheme="light")
    assert colors["ink"] != colors["paper"]
    for kind in ("texts", "lines", "tracks"):
        assert colors[kind] and set(colors[kind]) == {colors["ink"]}, (kind, json.dumps(colors))


def test_axe_finds_no_serious_problem_in_the_saved_page(explorer, browser, tmp_path):
    page_html = explorer.evaluate("explorer.saved('html').decode()")
    file = tmp_path / "gradient.html"
    file.write_text(page_html, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".ge-own-controls").wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    context.close()
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [node["html"] for v in serious for node in v["nodes"]] == []


def test_reduced_motion_turns_animations_off(explorer):
    moving = """root => {
        const slider = root.querySelector(".noUi-target");
        slider.classList.add("noUi-state-tap"); // as when its track is clicked
        const all = [root, ...root.querySelectorAll("*")].map(node => getComputedStyle(node));
        const found = all.filter(s => s.transitionDuration != "0s" || s.animationName != "none");
        slider.classList.remove("noUi-state-tap");
        return found.length;
    }"""
    assert explorer.root.evaluate(moving) > 0
    explorer.page.emulate_media(reduced_motion="reduce")
    assert explorer.root.evaluate(moving) == 0
