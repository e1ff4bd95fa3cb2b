"""Where the explorer is live, the note and the picture below it are hidden, in any front end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support.alone import attributes, page_alone, visit
from support.nets import PART_4B, explorer_of

from explorer import GradientExplorer
from explorer.widget.still import NOTE, Still

pytestmark = pytest.mark.browser

STILL = Still(bytes, lambda: "GradientExplorer(W=2.0)")
OTHER = Still(bytes, str)
PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
# VS Code gives images an address that says nothing about them.
PICTURE = '<img class="picture" alt="a picture" width="900" height="400">'
VIEW = '<div class="view"></div>'

#: The outputs of a cell as front ends wrap them, in which the note takes the place of {note}.
HOSTS = {
    "JupyterLab": f"""
        <div><div class="prompt"></div><div>{VIEW}</div></div>
        <div><div class="prompt"></div><div>{{note}}</div></div>
        <div><div class="prompt"></div><div>{PICTURE}</div></div>
        <div title="Collapse Output"><svg></svg></div>""",
    "Notebook 6": f"""
        <div><div title="Run this cell"></div><div><bdi></bdi></div><div>{VIEW}</div></div>
        <div><div title="Run this cell"></div><div><bdi></bdi></div><div>{{note}}</div></div>
        <div><div title="Run this cell"></div><div><bdi></bdi></div><div>{PICTURE}</div></div>""",
    "VS Code": f"""
        <div><div id="one"><div>{VIEW}</div></div></div>
        <div><div id="two"><div>{{note}}</div></div></div>
        <div><div id="three"><div><div class="display">{PICTURE}</div></div></div></div>""",
    "Colab": f"""
        <div>{VIEW}</div><style></style><div>{{note}}</div><script></script>
        <div>{PICTURE}</div>""",
    "one after the other": f"{VIEW}{{note}}{PICTURE}",
    "the newest first": f"<div>{{note}}</div><div>{PICTURE}</div><div>{VIEW}</div>",
}
AFTER = f"""<p class="prose">Next we plot the loss.</p>
    <div>{OTHER._note()["text/html"]}</div>
    <div><img class="plot" src="{PIXEL}" width="90" height="90"></div>"""
MAKES = {"one weight": GradientExplorer, "a net": lambda: explorer_of(PART_4B)}


@pytest.fixture(scope="module", params=MAKES)
def hosted(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, Any]]:
    """An empty page, and the attributes of an explorer whose still is `STILL`."""
    make = MAKES[request.param]
    with page_alone(browser, make=make) as page:
        page.set_default_timeout(20_000)
        yield page, {**attributes(make), "still": STILL.name}


def fill(hosted: tuple[Page, Any], host: str) -> Page:
    """Fill the page with the outputs of a cell in a front end, and with what comes after it."""
    page, given = hosted
    visit(page, given)
    outputs = HOSTS[host].format(note=STILL._note()["text/html"])
    page.evaluate("html => { document.body.innerHTML = html; }", f"<div>{outputs}</div>{AFTER}")
    page.evaluate(
        """async (pixel) => {
            const blob = await (await fetch(pixel)).blob();
            document.querySelector(".picture").src = URL.createObjectURL(blob);
            window.live = () => show(model, document.querySelector(".view"));
        }""",
        PIXEL,
    )
    return page


def assert_shown(page: Page, shows: bool) -> None:
    for part in (page.locator(f".ge-still-{STILL.name}"), page.locator(".picture")):
        expect(part).to_be_visible(visible=shows)
    for part in (page.locator(f".ge-still-{OTHER.name}"), page.locator(".plot")):
        expect(part).to_be_visible()  # it belongs to another explorer, which is not live


@pytest.mark.parametrize("host", HOSTS)
def test_a_live_explorer_hides_its_own_note_and_picture_only(hosted, host):
    page = fill(hosted, host)
    assert_shown(page, True)
    page.evaluate("() => { window.stop = live(); }")
    assert_shown(page, False)
    assert NOTE not in page.inner_text("body").partition("Next we plot the loss")[0]
    page.evaluate("stop()")
    assert_shown(page, True)


@pytest.mark.parametrize("host", HOSTS)
def test_a_note_and_a_picture_that_are_drawn_again_stay_hidden(hosted, host):
    page = fill(hosted, host)
    page.evaluate("() => { window.stop = live(); }")
    for selector in (f".ge-still-{STILL.name}", ".picture"):
        page.evaluate(
            """selector => {
                const old = document.querySelector(selector);
                const drawn = old.cloneNode(true);
                drawn.style.display = "";
                old.replaceWith(drawn);
            }""",
            selector,
        )
        assert_shown(page, False)
    page.evaluate("stop()")
    assert_shown(page, True)


def test_a_picture_that_comes_after_the_explorer_is_hidden(hosted):
    page = fill(hosted, "JupyterLab")
    page.evaluate(
        """() => {
            const picture = document.querySelector(".picture");
            window.place = picture.parentElement;
            picture.remove();
            window.picture = picture;
            window.stop = live();
        }"""
    )
    page.evaluate("place.append(picture)")
    assert_shown(page, False)


def test_of_two_views_the_last_one_shows_them_again(hosted):
    page = fill(hosted, "VS Code")
    page.evaluate("window.stops = [live(), live()]")
    assert_shown(page, False)
    page.evaluate("stops[0]()")
    assert_shown(page, False)
    page.evaluate("stops[1]()")
    assert_shown(page, True)


def test_an_explorer_after_the_note_is_not_taken_for_the_picture(hosted):
    page = fill(hosted, "one after the other")
    page.evaluate(
        """pixel => {
            document.querySelector(".picture").remove();
            document.querySelector(".prose").outerHTML =
                `<div class="gradient-explorer"><img class="mine" src="${pixel}" width="9"></div>`;
        }""",
        PIXEL,
    )
    page.evaluate("() => void live()")
    expect(page.locator(".mine")).to_be_visible()


ERROR = "Error displaying widget: model not found"


@pytest.mark.parametrize("late", [False, True])
def test_the_note_replaces_the_message_that_the_model_is_gone(hosted, late):
    page = fill(hosted, "JupyterLab")
    before = "Loading widget..." if late else ERROR
    page.evaluate("text => { document.querySelector('.view').textContent = text; }", before)
    run = """() => {
        const old = document.querySelector(".ge-still script");
        const script = document.createElement("script");
        script.textContent = old.textContent;
        old.replaceWith(script);
    }"""
    page.evaluate(run)
    view = page.locator(".view")
    if late:
        expect(view).to_be_visible()
        page.evaluate("text => { document.querySelector('.view').textContent = text; }", ERROR)
    expect(view).to_be_hidden()
    expect(page.locator(f".ge-still-{STILL.name}")).to_be_visible()
    page.evaluate("() => { document.querySelector('.view').textContent = 'live again'; }")
    expect(view).to_be_visible()
