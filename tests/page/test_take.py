"""Take: texts to copy, and files of the current state, made in the page or by Python."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.image import imread
from playwright.sync_api import Browser, Download, Locator, Page, expect
from support.alone import AloneExplorer, attributes, page_alone, show, visit
from support.assertions import assert_shows
from support.explorer_page import Explorer
from support.states import DEFAULT, state

from explorer.derivation.colors import LIGHT
from explorer.derivation.equations import as_text
from explorer.derivation.numbers import readable
from explorer.derivation.questions import QUESTIONS
from explorer.derivation.steps import FACTORS, STEPS, step
from explorer.derivation.texts import ADDRESS, as_latex, as_numpy, as_python, as_pytorch
from explorer.plots.layout import WIDTH
from explorer.session.saved_page import ABOUT, TRAITS
from explorer.session.still import HEIGHT
from scripts.lab import fresh_page, screenshot

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
INPUTS = (2.0, 1.0, 1.25)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with page_alone(browser) as page:
        yield page


@pytest.fixture
def alone(page: Page) -> AloneExplorer:
    """A view without Python, at a state of its own, with Take open."""
    visit(page, attributes(x=2.0, W=1.25))
    view = show(page)
    opened(view)
    return view


@pytest.fixture
def take(explorer: Explorer) -> Iterator[Locator]:
    """The panel in a view with Python."""
    yield opened(explorer)
    explorer.root.locator("[data-tool=export]").click()


def opened(view: Explorer) -> Locator:
    view.root.locator("[data-tool=export]").click()
    return view.root.locator(".ge-panel.ge-export")


def saved(view: Explorer, kind: str) -> Download:
    with view.page.expect_download() as download:
        view.root.locator(f"[data-file={kind}]").click()
    assert download.value.suggested_filename == f"gradient.{kind}"
    expect(view.root.locator(".ge-done")).to_contain_text(f"Saved gradient.{kind}: ")
    return download.value


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


# Texts ------------------------------------------------------------------------------------------


def test_texts_are_shown_copied_and_follow_the_state(alone):
    page, text = alone.page, alone.root.locator(".ge-text")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    s = state(*INPUTS)
    wanted = {
        "This state": as_python(s, DEFAULT),
        "NumPy": as_numpy(s),
        "PyTorch": as_pytorch(s),
        "LaTeX": as_latex(s),
    }
    expect(text).to_be_hidden()
    for name, code in wanted.items():
        button = alone.root.get_by_role("button", name=name, exact=True)
        button.click()
        expect(alone.root.locator(".ge-done")).to_contain_text("Copied: ")
        expect(button).to_have_attribute("aria-pressed", "true")
        assert text.text_content() == page.evaluate("navigator.clipboard.readText()") == code
    alone.type("W", "0.25")
    alone.settled()
    assert text.text_content() == as_latex(state(2.0, 1.0, 0.25))


def test_a_text_is_selected_where_there_is_no_clipboard(alone):
    alone.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    alone.root.locator("[data-text=NumPy]").click()
    expect(alone.root.locator(".ge-done")).to_contain_text("Ctrl+C")
    assert (
        alone.page.evaluate("getSelection().toString()").strip() == as_numpy(state(*INPUTS)).strip()
    )


# Pictures ---------------------------------------------------------------------------------------


def texts_of(picture: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


@pytest.mark.parametrize("over", ["W, x", "3-D"])
def test_the_page_makes_an_svg_of_the_five_plots(alone, over):
    alone.root.get_by_role("button", name=over, exact=True).click()
    alone.type("W", "−0.5")
    alone.settled()
    text = content(saved(alone, "svg")).decode()
    picture = ElementTree.fromstring(text)
    assert (picture.get("width"), picture.get("height")) == (f"{WIDTH:.0f}", f"{HEIGHT:.0f}")
    s = state(2.0, 1.0, -0.5)
    shown = texts_of(picture)
    for name in FACTORS:
        assert as_text(step(name), s) in shown
    assert any(readable(s.t.dL_dW) in line for line in shown)
    assert len(list(picture.iter(f"{SVG}svg"))) == 6  # the whole, and five plots
    surface, _colorbar = picture.iter(f"{SVG}image")
    assert surface.get("{http://www.w3.org/1999/xlink}href").startswith("data:image/png;base64,")
    assert "var(" not in text and LIGHT["dL_dW"] in text
    # the points are where the page shows them
    reading = alone.read() if over == "W, x" else None
    for plot in ("z", "sigma", "loss", "descent", *(["surface"] if reading else [])):
        (point,) = [
            g
            for g in picture.iter(f"{SVG}g")
            if re.fullmatch(rf"v\S+-{plot}\.point", g.get("id", ""))
        ]
        (use,) = point.iter(f"{SVG}use")
        if reading:
            assert [float(use.get("x")), float(use.get("y"))] == reading.pixels(f"{plot}.point")[
                0
            ].tolist()
    identifiers = re.findall(r'\bid="([^"]+)"', text)
    for name in set(re.findall(r'(?:url\(#|href="#)([^")]+)', text)):
        assert name in identifiers


def test_the_page_makes_a_png_that_is_sharp_and_shows_the_surface(alone):
    picture = imread(io.BytesIO(content(saved(alone, "png"))), format="png")
    assert picture.shape[:2] == (2 * round(HEIGHT), 2 * round(WIDTH))
    assert (picture[..., 3] == 1).all()  # no part is transparent
    colors = np.unique((255 * picture[::3, ::3, :3]).astype(int).reshape(-1, 3), axis=0)
    assert len(colors) > 200  # of the surface
    red, green, blue = (int(LIGHT["dL_dW"][i : i + 2], 16) for i in (1, 3, 5))
    near = abs((255 * picture[..., :3]) - (red, green, blue)).max(axis=2) < 12
    assert near.sum() > 100  # the gradient's own colour: text and tangent


@pytest.mark.parametrize("kind, magic", [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_where_python_is_there_matplotlib_draws_the_figure(explorer, take, kind, magic):
    explorer.put(2.0, 1.0, -0.5)
    explorer.settled()
    with explorer.page.expect_download() as download:
        take.locator(f"[data-file={kind}]").click()
    assert download.value.suggested_filename == f"gradient.{kind}"
    assert content(download.value).startswith(magic)


# A page -----------------------------------------------------------------------------------------


def embedded(text: str) -> list[str]:
    """Return the state, the script and the styles in a saved page."""
    return [
        re.search(rf'<(style|script)[^>]* id="{name}">(.*?)</\1>', text, re.DOTALL)[2]
        for name in ("state", "source", "style")
    ]


def test_the_saved_page_is_live_without_kernel_and_network(alone, browser, tmp_path):
    alone.type("x", "1.5")
    alone.settled()
    file = tmp_path / "gradient.html"
    saved(alone, "html").save_as(file)
    problems: list[str] = []
    with fresh_page(browser, problems) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.context.set_offline(True)
        page.goto(file.as_uri())
        view = AloneExplorer(page)

        # as it was saved: the state and the history, without the panel that saved it
        assert_shows(view.settled(), state(1.5, 1.0, 1.25))
        expect(view.root.locator(".ge-panel")).to_have_count(0)
        assert page.locator(".ge-remark:visible, .ge-error:visible").count() == 0
        view.undo()
        assert_shows(view.settled(), state(2.0, 1.0, 1.25))

        # drag a slider and a mark, walk, predict, descend, undo
        view.drag("W", 0.4)
        W = view.settled().inputs[2]
        assert W == pytest.approx(-1.2, abs=0.1)
        view.root.locator("[data-drag='descent.point']").press("ArrowLeft")
        assert_shows(view.settled(), state(2.0, 1.0, view.read().inputs[2]))
        assert view.read().inputs[2] == pytest.approx(W - 0.01)
        view.undo()
        view.root.locator("[data-tool=walk]").click()
        view.root.locator(".ge-walk").get_by_text("Next").click()
        expect(view.root.locator(".ge-walk .ge-count")).to_contain_text("Step 2 of 11")
        view.root.locator("[data-tool=predict]").click()
        page.keyboard.press(str(QUESTIONS[0].answer(state(2.0, 1.0, W)) + 1))
        expect(view.root.locator(".ge-predict .ge-verdict")).to_contain_text("✓ Right")
        view.root.locator("[data-tool=predict]").click()
        view.root.locator("[data-tool=descent]").click()
        view.root.locator("[data-do=step]").click()
        now = view.settled()
        next_W = state(2.0, 1.0, W).W_next
        assert_shows(now, state(2.0, 1.0, next_W, path=(W, next_W)))
        screenshot(page, "saved-page")

        # take it again: the same page, at the new state
        view.root.locator("[data-tool=export]").click()
        again = content(saved(view, "html")).decode()
        before, after = embedded(file.read_text("utf-8")), embedded(again)
        assert before[1:] == after[1:]
        now_saved = json.loads(after[0])
        assert now_saved["W"] == next_W and now_saved["path"] == [W, next_W]
        assert set(now_saved) == set(TRAITS)
        assert content(saved(view, "png")).startswith(b"\x89PNG")
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_saved_page_has_a_title_and_prints_every_step_at_the_state_it_shows(
    alone, browser, tmp_path
):
    file = tmp_path / "gradient.html"
    saved(alone, "html").save_as(file)
    with fresh_page(browser, []) as page:
        page.goto(file.as_uri())
        view = AloneExplorer(page)
        view.root.locator("[data-tool=walk]").click()
        expect(page).to_have_title(ABOUT.title)
        expect(page.get_by_role("heading", level=1)).to_have_text(ABOUT.title)
        expect(page.get_by_role("link", name=ABOUT.source)).to_have_attribute("href", ADDRESS)
        steps = page.locator("#steps li")
        expect(steps.first).to_be_hidden()
        view.type("W", "−0.5")
        view.settled()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")  # as the print dialog does
        s = state(2.0, 1.0, -0.5)
        assert steps.count() == len(STEPS) == 11
        for step, shown in zip(STEPS, steps.all(), strict=True):
            expect(shown).to_be_visible()
            for text in (step.equation, step.meaning, step.sentence(s)):
                expect(shown).to_contain_text(text)
            expect(shown.locator(".ge-value")).to_have_text(readable(s.value(step.quantity)))
            expect(shown).to_have_css("opacity", "1")
        faded = page.locator("#explorer g[data-mark]").evaluate_all(
            "marks => marks.filter((mark) => getComputedStyle(mark).opacity !== '1').length"
        )
        assert faded == 0
        for gone in (".ge-toolbar", ".ge-walk"):
            expect(page.locator(gone)).to_be_hidden()


def test_the_saved_page_is_the_one_that_python_makes(explorer, take):
    explorer.put(2.0, 1.0, -0.5)
    explorer.settled()
    made = content(saved(explorer, "html")).decode()
    state_here, *others_here = embedded(made)
    state_there, *others_there = embedded(explorer.evaluate("explorer.saved('html').decode()"))
    assert others_here == others_there
    assert json.loads(state_here) == json.loads(state_there)


def test_the_saved_page_shows_the_picture_where_scripts_are_off(alone, browser, tmp_path):
    file = tmp_path / "gradient.html"
    saved(alone, "html").save_as(file)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert (
        page.locator("noscript svg").count() or page.locator("body > svg, svg").first.is_visible()
    )
    assert readable(state(*INPUTS).t.dL_dW) in page.locator("body").inner_text()
    context.close()
