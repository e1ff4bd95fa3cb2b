"""The explorer in the widget manager of VS Code, with a real kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.explorer_page import TWO_FRAMES
from support.vscode import VSCode, value

from scripts.lab import Lab, fresh_page, screenshot

pytestmark = pytest.mark.browser

Run = Callable[..., str]

IMPORT = "from explorer import GradientExplorer, NetExplorer\nimport ipywidgets as widgets"
DARK = """
    document.documentElement.style.setProperty("--vscode-editor-background", "#1f1f1f");
    document.body.className = "vscode-dark";
    document.body.dataset.vscodeThemeKind = "vscode-dark";
    Object.assign(document.body.style, { background: "#1f1f1f", color: "#cccccc" });
"""


@pytest.fixture(scope="module")
def vscode(lab: Lab, tmp_path_factory: pytest.TempPathFactory) -> VSCode:
    return VSCode(lab, tmp_path_factory.mktemp("npm"))


@pytest.fixture(scope="module")
def opened(browser: Browser, vscode: VSCode) -> Iterator[tuple[Page, Run]]:
    with fresh_page(browser, []) as page:
        run = vscode.open(page)
        run(IMPORT, False)
        yield page, run
        page.evaluate("() => kernel.shutdown()")


@pytest.fixture
def page(opened: tuple[Page, Run]) -> Page:
    """The page, without outputs, in VS Code's light theme."""
    opened[0].evaluate("document.body.replaceChildren(); document.body.removeAttribute('style')")
    return opened[0]


@pytest.fixture
def run(opened: tuple[Page, Run]) -> Run:
    return opened[1]


def box(page: Page, name: str = "W", nth: int = 0):
    return page.locator(f"[aria-label='{name}, exact value']").nth(nth)


def test_it_follows_the_kernel_and_the_kernel_follows_it(page, run):
    run("explorer = GradientExplorer()\nexplorer")
    box(page).fill("2")
    box(page).press("Enter")
    slider = page.get_by_role("slider", name="W, the weight")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(box(page)).to_have_attribute("data-value", "2.01")
    page.wait_for_function("async () => (await run('print(explorer.W)', false)).trim() === '2.01'")
    run("explorer.W = -1.5", False)
    expect(box(page)).to_have_attribute("data-value", "-1.5")
    page.get_by_role("button", name="Undo").click()
    expect(box(page)).to_have_attribute("data-value", "2.01")
    expect(page.locator(".ge-error, .ge-remark").locator("visible=true")).to_have_count(0)


def test_there_is_one_explorer_and_no_picture_of_it(page, run):
    run("explorer = GradientExplorer()\nexplorer")
    expect(box(page)).to_be_visible()
    run("explorer.W = 3", False)
    expect(box(page)).to_have_attribute("data-value", "3.0")
    expect(page.locator(".gradient-explorer")).to_have_count(1)
    expect(page.locator("img").locator("visible=true")).to_have_count(0)
    expect(page.get_by_text("Run All Cells").locator("visible=true")).to_have_count(0)


def test_a_net_is_whole_and_follows_the_kernel(page, run):
    run("net = NetExplorer([[1.0, 2.0]], [[1.0]], [[[0.5], [-0.5]]])\nnet")
    expect(box(page, "w")).to_have_attribute("data-value", "0.5")
    box(page, "w").fill("0.25")
    box(page, "w").press("Enter")
    page.wait_for_function(
        "async () => (await run('print(net.weights[0][0][0])', false)).trim() === '0.25'"
    )


def test_in_every_container_of_ipywidgets_it_takes_the_room_there_is(page, run):
    run("""output = widgets.Output()
with output:
    display(GradientExplorer())
widgets.VBox([
    widgets.HBox([GradientExplorer(), GradientExplorer()]),
    widgets.Tab([widgets.Label("first"), GradientExplorer()], titles=["one", "two"]),
    widgets.Accordion([GradientExplorer()]),
    widgets.GridBox(
        [GradientExplorer(), GradientExplorer()], layout={"grid_template_columns": "auto auto"}
    ),
    output,
])""")
    page.get_by_text("two", exact=True).click()
    page.locator(".jupyter-widget-Collapse-header").click()
    explorers = page.locator(".gradient-explorer")
    expect(explorers).to_have_count(7)
    expect(page.locator("[aria-label='W, exact value']:visible")).to_have_count(7)
    page.evaluate(TWO_FRAMES)
    widths = [box["width"] for box in map(lambda e: e.bounding_box(), explorers.all())]
    half, whole = page.viewport_size["width"] / 2, 1140
    for two in (widths[:2], widths[4:6]):
        assert all(0.9 * half < width <= half for width in two), widths
    assert all(0.9 * whole < width <= whole for width in (*widths[2:4], widths[6])), widths
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_a_dark_theme_its_ink_is_light(page, run):
    run("GradientExplorer()")
    expect(box(page)).to_be_visible()
    page.evaluate(DARK)
    root = page.locator(".gradient-explorer")
    expect(root).to_contain_class("ge-dark")
    screenshot(page, "vscode-dark")
    page.evaluate("document.body.style.background = 'white'")
    expect(root).not_to_contain_class("ge-dark")


def test_an_explorer_is_the_same_in_two_cells(page, run):
    run("explorer = GradientExplorer()\nexplorer")
    run("explorer")
    expect(box(page, nth=1)).to_be_visible()
    box(page, nth=1).fill("1.25")
    box(page, nth=1).press("Enter")
    expect(box(page)).to_have_attribute("data-value", "1.25")
    page.wait_for_function("async () => (await run('print(explorer.W)', false)).trim() === '1.25'")
    assert value(run, "explorer.trace.z") == 1.875
