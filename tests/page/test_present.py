"""Present: the explorer alone on the screen. Hide numbers: the class is asked first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Route, expect
from support.alone import attributes, page_alone, show, visit
from support.bare_page import BareExplorer, bare_explorer
from support.hands import mark, to_window, wanted, with_mouse
from support.nets import LARGE, PART_4B, explorer_of
from support.states import state

from explorer import GradientExplorer, NetExplorer
from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.model.model import SETTABLE
from scripts.lab import fresh_page

pytestmark = pytest.mark.browser

SCREENS = [(1280, 720), (1366, 768), (1920, 1080), (1024, 768)]
#: The product's card is as wide as the plots, px.
FULL_CARD = 1120
#: The button shrinks by less than this when it reads "Leave", and shifts those after it, px.
BUTTON = 30
#: A window in which the bare page's explorer is as wide as its plots.
FULL_WIDTH = {"width": 1152, "height": 900}
MAKERS = {
    "one weight": GradientExplorer,
    "net": lambda: NetExplorer(PART_4B.X, PART_4B.y, PART_4B.weights, selected=(2, 0, 1, 0)),
}

IS_SEEN = "node => node.checkVisibility({ visibilityProperty: true })"
#: Returns the box of each part, in window coordinates.
BOXES = """(whole) => [...whole.querySelectorAll(
    ".ge-controls :is(.ge-box, .noUi-handle), .ge-toolbar > *, .ge-panel *, .ge-heading,"
    + ".ge-picture, .ge-card, .ge-pairing, .ge-note, .ge-matrix, .ge-net-picture, .ge-reader")]
    .filter(node => node.checkVisibility() && !node.matches("style, option"))
    .map(node => {
        const { left, top, right, bottom } = node.getBoundingClientRect();
        return [left, top, right, bottom];
    })"""
#: Returns every text that can be seen.
VISIBLE_TEXTS = """(whole) => {
    const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { parentElement: holder, data } = walker.currentNode;
        if (holder.checkVisibility({ visibilityProperty: true })) found.push(data);
    }
    return found;
}"""
#: What is not read: the plots and the net, and the h of Check, which a hand sets.
AT_HAND = "svg, style, .ge-step-size"
#: Returns the same elsewhere, with the texts for hover and screen readers.
OUTSIDE_THE_PLOTS = f"""(whole) => {{
    const parts = [...whole.querySelectorAll("*")].filter(node => !node.closest({AT_HAND!r}));
    const own = node => [...node.childNodes].filter(one => one.nodeType === Node.TEXT_NODE);
    const said = node => [node.title || "", node.ariaLabel || ""];
    const texts = node => [...own(node).map(one => one.data), ...said(node)];
    return parts.filter({IS_SEEN}).flatMap(texts);
}}"""
#: A number with the digits of a result.
RESULT = re.compile(r"−?\d+(?:\.\d{4,}|\.\d+e−?\d+)")
LEARNING_RATE = "2.0000"


@pytest.fixture(scope="module", params=list(MAKERS))
def page_of(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BareExplorer]:
    """A page with either explorer, which the tests of the module share."""
    with bare_explorer(browser, MAKERS[request.param]) as explorer:
        yield explorer


@pytest.fixture
def either(page_of: BareExplorer) -> Iterator[BareExplorer]:
    """Either explorer, at its first state."""
    yield from at_start(page_of)


@pytest.fixture
def one(explorer: BareExplorer) -> Iterator[BareExplorer]:
    """The explorer of one weight, at its first state."""
    explorer.put(1.5, 1.0, -0.8)
    yield from at_start(explorer)


def at_start(explorer: BareExplorer) -> Iterator[BareExplorer]:
    explorer.page.set_viewport_size(FULL_WIDTH)
    explorer.page.mouse.move(0, 0)
    yield explorer
    leave(explorer)
    explorer.root.locator(
        ".ge-toolbar :is([aria-expanded=true], [aria-pressed=true])"
    ).evaluate_all("all => all.forEach(button => button.click())")
    explorer.page.evaluate("settled()")


def button(explorer: Any, name: str) -> Locator:
    return explorer.root.get_by_role("button", name=name, exact=True)


def present(explorer: Any) -> None:
    """Press Present, and wait until the explorer is as large as it gets."""
    button(explorer, "Present").click()
    expect(button(explorer, "Leave")).to_be_visible()
    explorer.page.wait_for_function("document.fullscreenElement")
    at_rest(explorer)


def at_rest(explorer: Any) -> None:
    explorer.page.evaluate(
        "() => new Promise(go => setTimeout(() => requestAnimationFrame(go), 50))"
    )


def leave(explorer: Any) -> None:
    if button(explorer, "Leave").count():
        explorer.page.keyboard.press("Escape")
    expect(button(explorer, "Present")).to_be_visible()
    explorer.page.wait_for_function("!document.fullscreenElement")


def boxes(explorer: Any) -> list[list[float]]:
    return explorer.root.evaluate(BOXES)


def assert_fits(explorer: Any, width: float, height: float) -> None:
    """Check that all parts are within an area, and that they are as large as it allows."""
    found = boxes(explorer)
    assert len(found) > 20
    lowest = [min(box[i] for box in found) for i in (0, 1)]
    highest = [max(box[i] for box in found) for i in (2, 3)]
    assert lowest[0] >= 0 and highest[0] <= width
    assert lowest[1] >= 0 and highest[1] <= height
    used = max((highest[0] - lowest[0]) / width, (highest[1] - lowest[1]) / height)
    assert used > 0.94, used


def scale(explorer: Any) -> float:
    return explorer.root.evaluate("whole => new DOMMatrix(getComputedStyle(whole).transform).a")


# Present -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_of_the_explorer_fits_the_screen_with_any_tool(either, screen):
    width, height = screen
    either.page.set_viewport_size({"width": width, "height": height})
    present(either)
    assert_fits(either, width, height)
    first = scale(either)
    for tool in ("walk", "predict", "check"):
        either.root.locator(f"[data-tool={tool}]").click()
        at_rest(either)
        assert_fits(either, width, height)
    either.root.locator("[data-tool=check]").click()
    at_rest(either)
    assert scale(either) == pytest.approx(first, rel=0.002)


def test_a_screen_of_another_size_is_filled_as_well(either):
    either.page.set_viewport_size({"width": 1920, "height": 1080})
    present(either)
    either.page.set_viewport_size({"width": 1024, "height": 768})
    at_rest(either)
    assert_fits(either, 1024, 768)


@pytest.mark.parametrize("screen", SCREENS[2:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_laid_out_in_another_way(either, screen):
    before = boxes(either)
    either.page.set_viewport_size({"width": screen[0], "height": screen[1]})
    present(either)
    now = boxes(either)
    of_card = either.root.locator(".ge-product").evaluate(
        "node => node.getBoundingClientRect().width"
    )
    assert len(now) == len(before)
    grown = of_card / FULL_CARD
    assert grown == pytest.approx(scale(either), rel=0.001)
    for old, new in zip(before, now, strict=True):
        for i in range(4):
            there, here = old[i] - before[0][i % 2], (new[i] - now[0][i % 2]) / grown
            assert here == pytest.approx(there, abs=2 if i % 2 else BUTTON)


def test_a_slider_s_handle_stays_under_the_mouse(either):
    present(either)
    for name in ("x", "W"):
        with either.grabbed(name):
            for share in (0.3, 0.7):
                there = either.on_track(name, share)
                either.page.mouse.move(*there, steps=3)
                either.page.evaluate("settled()")
                assert either.at_handle(name)[0] == pytest.approx(there[0], abs=2.5 * scale(either))


@pytest.mark.parametrize("name", ["z.point", "sigma.point", "descent.point", "surface.point"])
def test_a_mark_that_is_dragged_sets_the_values_under_the_mouse(one, name):
    one.page.set_viewport_size({"width": 1920, "height": 1080})
    present(one)
    assert scale(one) > 1.3
    reading = one.settled()
    start = mark(reading, name)
    end = start[0] + 50, start[1] - 15
    bounds = wanted(name, reading, end)
    plot = name.partition(".")[0]
    with_mouse(one.page, to_window(one, plot, start), to_window(one, plot, end))
    after = one.settled()
    for quantity, (low, high) in bounds.items():
        assert low <= float(after.value(quantity)) <= high, quantity


def test_a_net_s_mark_and_entry_follow_the_mouse(browser):
    with bare_explorer(browser, MAKERS["net"]) as net:
        net.page.set_viewport_size({"width": 1280, "height": 720})
        present(net)
        assert scale(net) < 0.95
        handle = net.root.locator('[data-drag="net-along.point"]')
        centre = "node => (({ x, width }) => x + width / 2)(node.getBoundingClientRect())"
        x, y = handle.evaluate(centre), handle.bounding_box()["y"] + 10
        with_mouse(net.page, (x, y), (x + 40, y))
        net.page.evaluate("settled()")
        assert handle.evaluate(centre) == pytest.approx(x + 40, abs=2)
        before = net.evaluate("float(explorer.X[0, 0])")
        entry = net.root.locator('.ge-entry[data-quantity=X][data-index="1,1"]').bounding_box()
        at = entry["x"] + entry["width"] / 2, entry["y"] + entry["height"] / 2
        with_mouse(net.page, at, (at[0] + 30, at[1]))  # a px of the screen is a step
        assert net.evaluate("float(explorer.X[0, 0])") == pytest.approx(before + 0.3)


def test_escape_leaves_and_everything_is_as_before(either):
    look = "whole => [whole.className, whole.getAttribute('style'), whole.tabIndex, whole.popover]"
    style, holder = either.root.evaluate(look), "whole => whole.parentElement.getAttribute('style')"
    before, around = boxes(either), either.root.evaluate(holder) or ""
    either.page.evaluate("scrollTo(0, 40)")
    present(either)
    either.page.keyboard.press("Escape")
    expect(button(either, "Present")).to_be_focused()
    either.page.wait_for_function("!document.fullscreenElement")
    assert either.page.evaluate("scrollY") == 40
    either.page.evaluate("scrollTo(0, 0)")
    assert boxes(either) == before
    assert either.root.evaluate(look) == style
    assert (either.root.evaluate(holder) or "") == around


def test_escape_leaves_from_a_box_too(one):
    present(one)
    one.box("W").focus()
    one.page.keyboard.press("Escape")
    expect(button(one, "Present")).to_be_visible()


def test_leaving_full_screen_in_another_way_leaves_too(one):
    present(one)
    one.page.evaluate("document.exitFullscreen()")
    expect(button(one, "Present")).to_be_visible()
    expect(one.root).not_to_have_class(re.compile("ge-presented"))


def test_the_button_leaves_too(one):
    present(one)
    button(one, "Leave").click()
    expect(button(one, "Present")).to_be_visible()


@pytest.mark.parametrize(
    "how",
    ["() => Promise.reject(new TypeError('refused'))", "undefined"],
    ids=["refused", "missing"],
)
def test_without_full_screen_it_fills_the_window(either, how):
    page = either.page
    page.set_viewport_size({"width": 1280, "height": 720})
    page.evaluate(f"document.documentElement.requestFullscreen = {how}; 0")
    try:
        button(either, "Present").click()
        at_rest(either)
        assert page.evaluate("document.fullscreenElement") is None
        assert_fits(either, 1280, 720)
        page.keyboard.press("Escape")
        expect(button(either, "Present")).to_be_focused()
    finally:
        page.evaluate("delete document.documentElement.requestFullscreen")


def test_no_element_around_it_clips_or_moves_it(either):
    """Notebooks transform, contain and scroll the outputs of their cells."""
    trap = "transform: scale(0.5) translate(300px, 90px); contain: paint; height: 120px"
    either.page.evaluate("trap => document.body.style.cssText = trap", f"{trap}; overflow: auto")
    either.page.set_viewport_size({"width": 1366, "height": 768})
    try:
        either.root.get_by_role("button", name="Present").dispatch_event("click")
        at_rest(either)
        assert_fits(either, 1366, 768)
        top = "document.elementFromPoint(683, 5).closest('.gradient-explorer') !== null"
        assert either.page.evaluate(top)
    finally:
        leave(either)
        either.page.evaluate("document.body.style.cssText = ''")


def test_in_a_frame_taller_than_the_screen_it_fills_the_part_that_shows(browser):
    """An editor such as VS Code shows outputs so, in a frame that may not go full screen."""
    explorer = GradientExplorer()
    saved = explorer.saved("html").decode()
    explorer.close()
    around = """<body style="margin: 0"><div style="height: 600px; overflow: hidden"><iframe
        src="http://127.0.0.1/" style="border: 0; width: 1000px; height: 9000px; margin-top: -150px"
        ></iframe></div>"""
    answers = {"http://localhost/": around, "http://127.0.0.1/": saved}

    def answer(route: Route) -> None:
        route.fulfill(body=answers[route.request.url], content_type="text/html; charset=utf-8")

    with fresh_page(browser, []) as page:
        page.route("**/*", answer)
        page.goto("http://localhost/")
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Present").dispatch_event("click")
        whole = frame.locator("#explorer")
        expect(whole).to_have_class(re.compile("ge-presented"))
        page.wait_for_timeout(200)
        shown = whole.evaluate("node => node.getBoundingClientRect().toJSON()")
        edges = [shown[edge] for edge in ("left", "top", "right", "bottom")]
        assert edges == pytest.approx([0, 150, 1000, 750], abs=1)


def test_the_surface_in_space_is_as_sharp_as_the_screen(one):
    button(one, "3-D").click()
    one.settled()
    sharpness = """whole => {
        const canvas = whole.querySelector(".ge-relief canvas");
        return canvas.width / canvas.getBoundingClientRect().width / devicePixelRatio;
    }"""
    assert one.root.evaluate(sharpness) == pytest.approx(1, abs=0.01)
    present(one)
    one.page.set_viewport_size({"width": 1920, "height": 1080})
    at_rest(one)
    assert scale(one) > 1.3
    assert one.root.evaluate(sharpness) == pytest.approx(1, abs=0.01)
    leave(one)
    assert one.root.evaluate(sharpness) == pytest.approx(1, abs=0.01)
    button(one, "W, x").click()
    button(one, "3-D").click()


def test_a_view_that_is_removed_gives_the_screen_back(browser):
    with page_alone(browser) as page:
        visit(page, attributes())
        alone = show(page)
        present(alone)
        page.evaluate("stops.forEach(stop => stop())")
        page.wait_for_function("!document.fullscreenElement")


def test_the_focus_stays_in_the_presented_explorer(either):
    focused = "document.activeElement.closest('.gradient-explorer') !== null"
    either.page.evaluate("document.body.prepend(document.createElement('button'))")
    present(either)
    either.page.evaluate("document.querySelector('body > button').focus()")
    assert either.page.evaluate(focused)
    either.page.mouse.click(3, 3)
    assert either.page.evaluate(focused)
    leave(either)
    either.page.evaluate("document.querySelector('body > button').focus()")
    assert not either.page.evaluate(focused)
    either.page.evaluate("document.querySelector('body > button').remove()")


# Hide numbers ------------------------------------------------------------------------------------


def texts(explorer: Any) -> str:
    return " ".join(explorer.root.evaluate(VISIBLE_TEXTS))


def hide(explorer: Any) -> Locator:
    return button(explorer, "Hide numbers")


def told_by_tools(explorer: Any) -> set[str]:
    """Return all numbers with the digits of a result, told outside the plots by any tool."""
    told = set()

    def read() -> None:
        explorer.page.evaluate("settled()")
        told.update(RESULT.findall(" ".join(explorer.root.evaluate(OUTSIDE_THE_PLOTS))))

    def press(selector: str) -> None:
        explorer.root.locator(selector).dispatch_event("click")
        read()

    for tool in ("Walk", "Descend", "Predict", "Check", "Take"):
        button(explorer, tool).click()
        read()
        if tool == "Walk":
            back, forward = (explorer.root.locator(f".ge-walk [data-go='{go}']") for go in (-1, 1))
            back.evaluate("button => { while (!button.disabled) button.click(); }")
            while forward.is_enabled():
                press(".ge-walk [data-go='1']")
        if tool == "Predict":
            while explorer.root.locator("[data-do=reveal]").is_enabled():
                for action in ("clue", "reveal", "next"):
                    press(f"[data-do={action}]")
        if tool == "Take":
            for text in ("This state", "NumPy", "PyTorch", "LaTeX"):
                button(explorer, text).click()
                read()
        button(explorer, tool).click()
    return told


def test_h_hides_what_is_computed_and_shows_it_again(one):
    s = state(1.5, 1.0, -0.8)
    given = {readable(s.value(name)) for name in SETTABLE}
    nowhere = {"dL_dy", "W_next"}  # only in the surface over W and y, and in a step of the walk
    computed = {readable(s.value(name)) for name in QUANTITIES.keys() - nowhere} - given
    assert len(computed) > 8
    assert all(number in texts(one) for number in computed)
    hide(one).focus()
    one.page.keyboard.press("h")
    expect(hide(one)).to_have_attribute("aria-pressed", "true")
    assert not [number for number in computed if number in texts(one)]
    assert one.box("W").input_value().startswith("−0.8")
    heard = one.root.aria_snapshot() + "".join(
        one.root.locator("[role=slider]").evaluate_all("all => all.map(node => node.ariaValueText)")
    )
    assert "W −0.8" in heard
    assert not [number for number in computed if number in heard]
    assert "Negative: the guess is too low." not in heard
    one.page.keyboard.press("h")
    expect(hide(one)).to_have_attribute("aria-pressed", "false")
    assert all(number in texts(one) for number in computed)


def test_a_net_hides_all_but_x_y_and_the_weights(browser):
    with bare_explorer(browser, MAKERS["net"]) as net:
        long = re.compile(r"\d\.\d{3}")  # the ticks and the entries of X, y and W are shorter
        assert long.search(texts(net))
        hide(net).click()
        entries = net.root.locator(".ge-entry").evaluate_all(
            f"all => all.map(node => [node.hasAttribute('data-settable'), ({IS_SEEN})(node)])"
        )
        assert len(entries) > 40 and all(settable == seen for settable, seen in entries)
        labels = net.root.locator(".ge-entry:not([data-settable])").evaluate_all(
            "all => all.map(node => node.ariaLabel)"
        )
        heard = net.root.aria_snapshot()
        assert "X, row 1, column 1" in heard and not [label for label in labels if label in heard]
        entry = net.root.locator('.ge-entry[data-quantity=z1][data-index="1,1"]')
        entry.hover(force=True)
        net.page.evaluate("settled()")
        assert not entry.get_attribute("title")
        assert not long.search(texts(net))


@pytest.mark.parametrize("inputs", [(1.5, 1.0, -0.8), (0.0, 1.0, -0.8), (4.0, 1.0, -6.0)])
def test_no_tool_tells_a_hidden_number(one, inputs):
    one.put(*inputs)
    hide(one).click()
    assert told_by_tools(one) <= {LEARNING_RATE, *map(readable, inputs)}


def test_the_tools_tell_numbers_that_can_be_hidden(one):
    assert {"0.2315", "−1.0500", "−0.2051", "0.1779"} <= told_by_tools(one)


@pytest.mark.parametrize("net", [PART_4B, LARGE], ids=["4b", "large"])
def test_no_tool_of_a_net_tells_a_hidden_number(browser, net):
    now = net._replace(learning_rate=2.0)
    matrices = [now.X, now.y, *now.weights]
    given = {readable(entry) for matrix in matrices for row in matrix for entry in row}
    with bare_explorer(browser, lambda: explorer_of(now)) as explorer:
        hide(explorer).click()
        assert told_by_tools(explorer) <= {LEARNING_RATE, *given}


def test_take_copies_a_text_that_is_hidden_on_the_screen(one):
    one.page.evaluate("void (navigator.clipboard.writeText = async text => { copied = text; })")
    button(one, "Take").click()
    hide(one).click()
    button(one, "LaTeX").click()
    text = one.root.locator(".ge-text")
    expect(text).to_contain_text("The text is hidden")
    expect(one.root.locator(".ge-done")).to_contain_text("Copied")
    copied = one.page.evaluate("window.copied")
    assert "-0.2051" in copied
    hide(one).click()
    expect(text).to_have_text(copied)
    one.page.evaluate("void (navigator.clipboard.writeText = undefined)")
    hide(one).click()
    button(one, "NumPy").click()
    expect(one.root.locator(".ge-done")).to_have_text("Show the numbers first (H), then copy.")
    one.page.evaluate("delete navigator.clipboard.writeText")


def test_what_changes_is_announced_without_its_results(one):
    hide(one).click()
    one.type("x", "2")
    line = one.root.locator(".ge-announcer")
    expect(line).to_contain_text("x is 2", use_inner_text=True)
    assert readable(state(2.0, 1.0, -0.8).t.dL_dW) not in line.inner_text()


def test_h_is_a_letter_in_a_box_and_elsewhere_on_the_page(one):
    one.box("W").focus()
    one.page.keyboard.press("h")
    one.page.evaluate("document.activeElement.blur()")
    one.page.keyboard.press("h")
    expect(hide(one)).to_have_attribute("aria-pressed", "false")
    one.handle("x").focus()
    one.page.keyboard.press("h")
    expect(hide(one)).to_have_attribute("aria-pressed", "true")


def test_numbers_can_be_hidden_while_presenting_wherever_the_focus_is(either):
    present(either)
    either.page.mouse.click(3, 3)
    either.page.keyboard.press("h")
    expect(hide(either)).to_have_attribute("aria-pressed", "true")
    product = either.root.locator(".ge-product .ge-value").first
    assert not product.evaluate(IS_SEEN)
    leave(either)
    assert not product.evaluate(IS_SEEN)
