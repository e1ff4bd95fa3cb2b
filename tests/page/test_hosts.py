"""An explorer in any page: in its containers, on its ground, and in its direction of writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Frame, Page, expect
from support.alone import AloneExplorer, attributes, page_alone, show, visit
from support.axe import CONTRASTS, violations
from support.explorer_page import TWO_FRAMES
from support.layout import TEXTS, overlaps
from support.nets import PART_4B, explorer_of
from support.served import theme

from explorer.plots.layout import WIDTH

pytestmark = pytest.mark.browser

OWN_WIDTH = WIDTH + 20


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    return attributes()


@pytest.fixture(scope="module")
def alone(browser: Browser) -> Iterator[Page]:
    with page_alone(browser) as page:
        yield page


@pytest.fixture
def empty(alone: Page, given: dict[str, Any]) -> Page:
    """A page with a model but no view."""
    alone.set_viewport_size({"width": 1280, "height": 900})
    alone.emulate_media(color_scheme="light")
    visit(alone, given)
    return alone


def fill(page: Page, html: str) -> None:
    """Set the page's body, and show a view in place of each ``<a-view>`` of it."""
    page.evaluate(
        """html => {
            document.body.innerHTML = html;
            for (const place of document.querySelectorAll("a-view")) {
                place.style.display = "contents";
                show(model, place);
            }
        }""",
        html,
    )
    page.evaluate(TWO_FRAMES)


# Containers -------------------------------------------------------------------------------------

VIEW = "<a-view></a-view>"


def div(style: str, *contents: str) -> str:
    return f'<div style="{style}">{"".join(contents)}</div>'


def table(*contents: str) -> str:
    cells = "".join(f"<td style='padding: 0'>{content}" for content in contents)
    return f"<table style='border-spacing: 0'>{cells}</table>"


#: The contents decide how wide the parent is.
BY_CONTENT = {
    "inline block": div("display: inline-block", VIEW),
    "float": div("float: left", VIEW),
    "fit-content": div("width: fit-content", VIEW),
    "absolute": div("position: absolute", VIEW),
    "table": table(VIEW),
    "column of a flex box": div(
        "display: flex; flex-direction: column; align-items: flex-start", VIEW
    ),
    "row of a flex box": div("display: flex", VIEW),
    "element of a flex box": div("display: flex", div("", VIEW)),
    "column of a grid": div("display: grid; grid-template-columns: auto", VIEW),
}
TWO = {
    "flex box": div("display: flex", VIEW, VIEW),
    "elements of a flex box": div("display: flex", div("", VIEW), div("", VIEW)),
    "grid": div("display: grid; grid-template-columns: auto auto", VIEW, VIEW),
    "fractions of a grid": div("display: grid; grid-template-columns: 1fr 1fr", VIEW, VIEW),
    "table": table(VIEW, VIEW),
}


def widths(page: Page, room: int) -> list[float]:
    """Return the widths of all explorers in a room of this width, and check that they are in it."""
    found = page.evaluate(
        """width => {
            room.style.width = `${width}px`;
            const { right } = room.getBoundingClientRect();
            const all = [...document.querySelectorAll(".gradient-explorer")];
            const boxes = all.map((node) => node.getBoundingClientRect());
            return boxes.map((box) => [box.width, box.right - right]);
        }""",
        room,
    )
    assert all(beyond <= 0.5 for _, beyond in found), found
    return [width for width, _ in found]


@pytest.mark.parametrize("html", BY_CONTENT.values(), ids=BY_CONTENT)
def test_where_the_content_decides_it_has_its_own_width_or_the_room_there_is(empty, html):
    fill(empty, f'<div id="room" style="position: relative">{html}</div>')
    for room in (400, 900, 1500):
        assert widths(empty, room) == [pytest.approx(min(room, OWN_WIDTH), abs=0.5)]


@pytest.mark.parametrize("html", TWO.values(), ids=TWO)
def test_two_side_by_side_share_the_room(empty, html):
    fill(empty, f'<div id="room">{html}</div>')
    for room in (1000, 3000):
        assert widths(empty, room) == [pytest.approx(min(room / 2, OWN_WIDTH), abs=0.5)] * 2


#: Returns the place and size of each part that is drawn.
PLACES = """() => {
    const root = document.querySelector(".gradient-explorer");
    const origin = root.getBoundingClientRect();
    return [...root.querySelectorAll(".ge-live *")].flatMap((node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        if (!width && !height) return [];
        const place = [left - origin.left, top - origin.top, width, height];
        return [node.localName, ...place.map(Math.round)];
    });
}"""


@pytest.mark.parametrize("width", [900, 400])
@pytest.mark.parametrize("kind", ["one weight", "a net"])
def test_in_a_hidden_tab_it_is_ready_when_the_tab_is_shown(browser, given, kind, width):
    def make() -> Any:
        return explorer_of(PART_4B)

    options = {} if kind == "one weight" else {"make": make}
    with page_alone(browser, **options) as page:
        found = []
        for display in ("block", "none"):
            visit(page, given if kind == "one weight" else attributes(make))
            fill(page, f'<div id="tab" style="width: {width}px; display: {display}">{VIEW}</div>')
            page.get_by_text("3-D", exact=True).evaluate("button => button.click()")
            page.evaluate(TWO_FRAMES)
            page.evaluate("tab.style.display = 'block'")
            page.evaluate(TWO_FRAMES)
            found.append(page.evaluate(PLACES))
        assert len(found[0]) > 300
        assert found[1] == found[0]


# The ground -------------------------------------------------------------------------------------


class Host(NamedTuple):
    """A page that imitates a front end.

    Attributes
    ----------
    css
        Its styles.
    marks
        Attributes of the page's ``html`` element, by which it tells its theme.
    prefers
        The colour scheme that the reader's system prefers.
    dark
        Whether the explorer is to be dark.
    """

    css: str
    dark: bool
    marks: str = ""
    prefers: str = "light"


LIGHT_JP = theme("light")[1]
ON_JP = "body { background: var(--jp-layout-color0); }"
HOSTS = {
    "JupyterLab light": Host(LIGHT_JP + ON_JP, False),
    "JupyterLab dark": Host(theme("dark")[1] + ON_JP, True),
    "Colab light": Host(f"{LIGHT_JP} html {{ background: #fff; }}", False, "theme=light"),
    "Colab dark": Host(f"{LIGHT_JP} html {{ background: #383838; }}", True, "theme=dark"),
    "VS Code light": Host("body { background: #fff; color: #3b3b3b; }", False),
    "VS Code dark": Host(
        "body { background: #1f1f1f; color: #ccc; }", True, "data-vscode-theme-kind=vscode-dark"
    ),
    "VS Code high contrast": Host("body { background: #000; color: #fff; }", True),
    "VS Code, white cell in a dark page": Host(
        "body { background: #1f1f1f; color: #ccc; } body > div { background: white; }", False
    ),
    "a plain page, dark preferred": Host("", False, prefers="dark"),
    "a page in both schemes, dark preferred": Host(
        ":root { color-scheme: light dark; }", True, prefers="dark"
    ),
    "paper of an old book": Host("body { background: #fdf6e3; color: #657b83; }", False),
    "grey": Host("body { background: #808080; }", False),
    "dark glass over white": Host("body { background: rgb(0 0 0 / 0.6); color: white; }", True),
    "a colour of a newer kind": Host("body { background: oklch(0.2 0.02 250); }", True),
}


def host(page: Page, name: str) -> AloneExplorer:
    """Show an explorer in a page that imitates a front end."""
    css, _, marks, prefers = HOSTS[name]
    page.emulate_media(color_scheme=prefers)
    page.add_style_tag(content=css or "/* none */")
    if marks:
        page.evaluate("([name, value]) => document.documentElement.setAttribute(name, value)",
                      marks.split("="))  # fmt: skip
    explorer = show(page)
    explorer.settled()
    return explorer


@pytest.mark.parametrize("name", HOSTS)
def test_all_texts_are_legible_in_every_host(empty, name):
    explorer = host(empty, name)
    dark = "ge-dark" in explorer.root.get_attribute("class")
    assert dark == HOSTS[name].dark
    if HOSTS[name].prefers == "dark":  # axe takes any page without a background for white
        empty.add_style_tag(content="html { background: Canvas; }")
    assert violations(explorer, "contrast only") == []
    contrasts = explorer.root.evaluate(CONTRASTS)
    assert len(contrasts) > 50
    assert [found for found in contrasts if found[1] < 4.5] == []


def test_its_own_paper_is_painted_only_where_the_ground_is_not_legible(empty):
    for name, painted in (("Colab dark", True), ("VS Code dark", False)):
        empty.reload()
        visit(empty, attributes())
        explorer = host(empty, name)
        ground = explorer.root.evaluate("root => getComputedStyle(root).backgroundColor")
        assert ground == ("rgb(17, 17, 17)" if painted else "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize(("where", "time"), [("html", "0s"), ("body", "0s"), ("body", "0.1s")])
def test_the_paper_follows_a_switch_of_the_theme(empty, where, time):
    empty.add_style_tag(
        content=f"{where} {{ background: white; transition: background-color {time}; }}"
        f"{where}.night {{ background: #111; }}"
    )
    explorer = show(empty)
    for night in (True, False):
        empty.evaluate(
            "([where, night]) => document.querySelector(where).classList.toggle('night', night)",
            [where, night],
        )
        if night:
            expect(explorer.root).to_contain_class("ge-dark")
        else:
            expect(explorer.root).not_to_contain_class("ge-dark")


def test_the_paper_follows_the_reader_s_system(empty):
    explorer = host(empty, "a page in both schemes, dark preferred")
    empty.emulate_media(color_scheme="light")
    expect(explorer.root).not_to_contain_class("ge-dark")


@pytest.mark.parametrize(("text", "dark"), [("white", True), ("black", False)])
def test_in_a_frame_without_a_ground_it_brings_its_own_paper(empty, text, dark):
    empty.evaluate("document.body.innerHTML = '<iframe style=\"width: 900px\"></iframe>'")
    (frame,) = empty.frames[1:]
    assert isinstance(frame, Frame)
    frame.goto(empty.url)
    frame.wait_for_function("() => window.show")
    frame.add_style_tag(content=f"body {{ color: {text}; }}")
    frame.evaluate("given => { show(new Model(given)); }", attributes())
    root = frame.locator(".gradient-explorer")
    expect(root).to_contain_class("ge-own-paper")
    assert ("ge-dark" in root.get_attribute("class")) == dark


# The direction of writing -----------------------------------------------------------------------


def test_it_runs_from_left_to_right_in_a_page_that_runs_from_right_to_left(empty):
    found = []
    for direction in ("ltr", "rtl"):
        empty.evaluate("direction => { document.dir = direction; }", direction)
        fill(empty, div("width: 1000px", VIEW))
        found.append(empty.evaluate(PLACES))
        sliders = empty.locator(".ge-range").evaluate_all(
            "all => all.map(node => getComputedStyle(node).direction)"
        )
        assert sliders == ["ltr"] * 3
    assert found[1] == found[0]


# Paper ------------------------------------------------------------------------------------------


def test_a_dark_page_prints_it_whole_and_light_on_one_sheet(empty):
    empty.add_style_tag(content=f"body {{ background: #111; }} {LIGHT_JP}")
    empty.evaluate("document.body.innerHTML = '<p style=\"height: 900px\">words</p>'")
    explorer = show(empty)
    expect(explorer.root).to_contain_class("ge-dark")
    empty.set_viewport_size({"width": 718, "height": 1000})  # A4 between its margins
    empty.emulate_media(media="print")
    ink, tops = explorer.root.evaluate(
        """root => {
            const cards = [...root.querySelectorAll(".ge-chain .ge-card")];
            return [getComputedStyle(root).color, cards.map((c) => c.getBoundingClientRect().top)];
        }"""
    )
    assert ink == "rgb(31, 36, 48)"
    assert len(tops) == 3 and max(tops) - min(tops) < 1
    right = explorer.root.evaluate("root => root.getBoundingClientRect().right")
    assert right <= 718
    empty.emulate_media(media="null")
    pdf = empty.pdf(format="A4", margin={"left": "10mm", "right": "10mm"})
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 2  # words, explorer


def test_on_a_phone_all_texts_of_the_plots_are_legible(empty):
    empty.set_viewport_size({"width": 390, "height": 844})
    explorer = show(empty)
    empty.evaluate(TWO_FRAMES)
    sizes = explorer.root.locator(".ge-picture g[id*=tick_] text").evaluate_all(
        """all => all.map((text) => {
            const picture = text.closest("svg");
            const scale = picture.getBoundingClientRect().width / picture.viewBox.baseVal.width;
            return scale * parseFloat(getComputedStyle(text).fontSize);
        })"""
    )
    assert len(sizes) > 30 and min(sizes) >= 9
    boxes = explorer.root.evaluate(TEXTS)
    assert overlaps(boxes) == []
    frame = explorer.root.bounding_box()
    right = frame["x"] + frame["width"]
    assert [box["text"] for box in boxes if box["right"] > right + 0.5] == []
