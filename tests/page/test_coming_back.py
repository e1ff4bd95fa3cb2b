"""A notebook that is opened again shows the explorer as it was last, and how to go on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer.widget.still import HINT, NOTE
from scripts.lab import Lab, command, fresh_page, open_notebook, run_all

pytestmark = pytest.mark.browser

CELLS = (
    "from explorer import GradientExplorer\nexplorer = GradientExplorer()\nexplorer",
    "from explorer import NetExplorer\nNetExplorer([[1.5, -0.5]], [[1.0]], [[[0.4], [-0.8]]])",
)
#: The new weight of each explorer, and how the code in its note has it.
MOVES = (("W, exact value", "2.5", "W=2.5"), ("w, exact value", "0.75", "weights=[[[0.75]"))
OUTPUTS = """[0, 1].map((cell) => jupyterapp.shell.currentWidget.content.model.sharedModel
    .cells[cell].getOutputs().map(({ data }) => data))"""


def outputs(page: Page) -> list[list[dict]]:
    """Return the outputs of each cell, by their kinds."""
    return page.evaluate(OUTPUTS)


def wait_for_codes(page: Page) -> list[list[dict]]:
    """Wait until the notes have the code of the new states; return the outputs."""
    for _ in range(200):
        found = outputs(page)
        codes = [note["text/html"] for _, note, _ in found]
        if all(code in text for text, (_, _, code) in zip(codes, MOVES, strict=True)):
            return found
        page.wait_for_timeout(200)
    raise AssertionError(codes)


def test_the_picture_and_the_code_of_the_last_state_replace_the_error(browser: Browser, lab: Lab):
    with fresh_page(browser, []) as page:
        open_notebook(page, lab, lab.add("left.ipynb", *CELLS))
        run_all(page)
        for number in range(2):
            explorer = page.locator(".gradient-explorer").nth(number)
            explorer.locator("[data-mark]").first.wait_for()
        before = outputs(page)
        for number, (label, value, _) in enumerate(MOVES):
            explorer = page.locator(".gradient-explorer").nth(number)
            explorer.get_by_label(label, exact=True).fill(value)
            page.keyboard.press("Enter")
        after = wait_for_codes(page)
        for old, new in zip(before, after, strict=True):
            assert old[2]["image/png"] != new[2]["image/png"]
        for hidden in (page.locator(".ge-still"), page.locator(f"img[alt='{HINT}']")):
            assert not any(one.is_visible() for one in hidden.all())
        command(page, "docmanager:save")
    # the console has the message that a widget's model is gone
    with fresh_page(browser, problems := []) as page:
        open_notebook(page, lab, "left.ipynb")
        for note in page.locator(".ge-still").all():
            expect(note).to_contain_text(NOTE)
        expect(page.locator(".ge-still")).to_have_count(2)
        expect(page.get_by_text("Error displaying widget")).to_have_count(2)
        for error in page.get_by_text("Error displaying widget").all():
            expect(error).to_be_hidden()
        page.locator("summary").first.click()
        expect(page.locator(".ge-still pre").first).to_contain_text("W=2.5")
        window = page.locator(".jp-WindowedPanel-outer").bounding_box()
        picture = page.locator(".jp-OutputArea img").first
        expect(picture).to_be_visible()
        box = picture.bounding_box()
        assert box["x"] + box["width"] <= window["x"] + window["width"]
        problems.clear()
