"""Formulas in a page that has MathJax: its copies of them would not follow the state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from support.alone import AloneExplorer, attributes, page_alone, show, visit
from support.npm import unpacked

from explorer import backprop

pytestmark = pytest.mark.browser

#: The script of each version with the configuration that reads MathML. Notebook 6 loads the first,
#: Sphinx the second.
MATHJAX = {
    "2": ("mathjax@2", "MathJax.js?config=TeX-AMS-MML_HTMLorMML"),
    "3": ("mathjax@3", "es5/tex-mml-chtml.js"),
}
SITE = "https://mathjax.example/"
COPIES = ".MathJax, .MathJax_Preview, mjx-container"
#: Lets MathJax go over the page again, as a notebook does after each output.
TYPESET = """() => MathJax.typesetPromise?.()
    ?? new Promise((done) => MathJax.Hub.Queue(["Typeset", MathJax.Hub], done))"""


@pytest.fixture(scope="module", params=MATHJAX)
def page(request, browser: Browser, tmp_path_factory) -> Iterator[Page]:
    package, script = MATHJAX[request.param]
    folder = unpacked(package, tmp_path_factory.mktemp("mathjax"))

    def fulfil(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        route.fulfill(path=folder / path)

    with page_alone(browser) as page:
        page.route(f"{SITE}**", fulfil)
        visit(page, attributes())
        show(page).settled()
        formula = "<p id='another'><math><mi>a</mi></math></p>"
        page.evaluate("formula => document.body.insertAdjacentHTML('beforeend', formula)", formula)
        page.add_script_tag(url=SITE + script)
        expect(page.locator("#another").locator(COPIES).first).to_be_attached()
        page.evaluate(TYPESET)
        yield page


def test_mathjax_leaves_the_explorer_s_formulas_alone(page):
    root = AloneExplorer(page).root
    assert root.locator("math").count() > 20
    assert root.locator(COPIES).count() == 0


def test_the_numbers_in_formulas_follow_the_state(page):
    explorer = AloneExplorer(page)
    explorer.type("W", "2")
    explorer.settled()
    t = backprop(1.5, 1.0, 2.0)
    for name in ("dL_dyhat", "dyhat_dz", "dz_dW"):
        number = explorer.root.locator(f".ge-product math [data-number={name}]")
        assert float(number.text_content().replace("−", "-")) == round(getattr(t, name), 4)


def test_formulas_of_a_panel_that_opens_later_stay_too(page):
    explorer = AloneExplorer(page)
    before = explorer.root.locator("math").count()
    explorer.root.get_by_role("button", name="Check").click()
    explorer.settled()
    page.evaluate(TYPESET)
    assert explorer.root.locator("math").count() > before
    assert explorer.root.locator(COPIES).count() == 0
