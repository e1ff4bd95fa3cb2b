"""The erratum in the page."""

import pytest
from playwright.sync_api import expect
from support.assertions import assert_shows
from support.states import state

from explorer.derivation.numbers import readable

pytestmark = pytest.mark.browser


@pytest.fixture
def erratum(explorer):
    check = explorer.root.locator("[data-tool=check]")
    expect(explorer.root.locator("[data-tool=erratum]")).to_have_count(0)
    check.click()
    explorer.root.get_by_role("button", name="As printed").click()
    panel = explorer.root.locator(".ge-panel.ge-erratum")
    expect(panel.locator(".ge-verdict")).to_contain_text("✗ The check rejects it")
    yield panel
    check.click()  # closes both
    expect(explorer.root.locator(".ge-panel")).to_have_count(0)
    assert len(explorer.settled().pixels("descent.printed")) == 0


def test_printed_and_true_stand_side_by_side_and_follow_a_drag(explorer, erratum):
    explorer.drag("W", 0.45)
    reading = explorer.settled()
    s = state(*reading.inputs)._replace(printed=True)
    assert_shows(reading, s)
    t = s.t
    rows = erratum.locator("tbody tr")
    for row, value in zip(rows.all(), (t.dyhat_dW, t.dL_dW, t.delta_l1, t.dL_dW), strict=True):
        expect(row.locator("td").nth(0)).to_contain_text(readable(value))
        expect(row.locator("td").nth(1)).to_contain_text(readable(-value))
    line = reading.data("descent.printed")
    run, rise = line[1] - line[0]
    assert rise / run == pytest.approx(-t.dL_dW, abs=0.002)
    expect(explorer.root.locator("[data-plot=descent]").get_by_text("as printed")).to_be_visible()


def test_the_erratum_says_when_both_values_are_zero(explorer, erratum):
    explorer.type("x", "0")
    expect(erratum.locator(".ge-verdict")).to_contain_text("✓ Here both are (almost) 0")
    assert len(explorer.settled().pixels("descent.printed")) == 0


def test_predict_hides_the_erratum_too(explorer, erratum):
    predict = explorer.root.locator("[data-tool=predict]")
    predict.click()
    for place in erratum.locator("[data-reveals], [data-number]").all():
        expect(place).not_to_be_visible()
    expect(explorer.root.locator("[data-plot=descent]").get_by_text("as printed")).to_be_hidden()
    predict.click()
    expect(erratum.locator(".ge-verdict")).to_be_visible()
