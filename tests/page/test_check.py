"""The gradient check in the page, and the erratum in its panel."""

import re

import pytest
from playwright.sync_api import expect
from support.assertions import assert_shows
from support.states import state

from explorer import check_gradient
from explorer.derivation.numbers import readable
from explorer.derivation.verdict import precise, short

pytestmark = pytest.mark.browser


@pytest.fixture
def check(explorer):
    switch = explorer.root.locator("[data-tool=check]")
    switch.click()
    panel = explorer.root.locator(".ge-panel.ge-check")
    expect(panel.locator(".ge-verdict").first).to_contain_text("✓")
    yield panel
    switch.click()
    expect(panel).to_have_count(0)


def values(panel):
    return panel.locator(".ge-two .ge-precise")


def test_the_check_follows_a_drag(explorer, check):
    explorer.drag("W", 0.6)
    explorer.drag("x", 0.9)
    wanted = check_gradient(*explorer.settled().inputs)
    expect(values(check).nth(0)).to_have_text(precise(wanted.analytic))
    expect(values(check).nth(1)).to_have_text(precise(wanted.numeric))
    expect(check.locator(".ge-verdict").first).to_contain_text(
        f"✓ They agree: {short(wanted.absolute_error)} apart"
    )


def test_the_step_moves_by_keyboard_and_resets(explorer, check):
    step = check.get_by_label("step h, logarithmic")
    best = check.get_by_role("button", name="Best h")
    expect(best).to_be_disabled()
    step.focus()
    step.press("End")
    expect(check.locator(".ge-step-size")).to_have_text("1.0000")
    expect(values(check).nth(1)).to_have_text(precise(check_gradient(1.5, 1.0, -0.8, 1.0).numeric))
    assert explorer.settled().inputs == (1.5, 1.0, -0.8)
    best.click()
    expect(check.locator(".ge-step-size")).to_have_text(short(check_gradient(1.5, 1.0, -0.8).step))
    assert explorer.settled().error == ""


def test_the_chart_opens_on_request_and_follows_the_state(explorer, check):
    chart = check.get_by_role("img", name=re.compile("^the distance at each step h"))
    expect(chart).to_be_hidden()
    more = check.get_by_role("button", name="How h matters")
    more.click()
    expect(chart).to_be_visible()
    expect(more).to_have_attribute("aria-expanded", "true")
    line = check.locator(".ge-distance")
    before = line.get_attribute("d")
    explorer.type("x", "-3")
    explorer.settled()
    assert line.get_attribute("d") != before
    more.click()
    expect(chart).to_be_hidden()


# The erratum ------------------------------------------------------------------------------------


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
    label = explorer.root.locator("[data-plot=descent]").get_by_text("in the blog post")
    expect(label).to_be_visible()


def test_the_erratum_says_when_both_values_are_zero(explorer, erratum):
    explorer.type("x", "0")
    expect(erratum.locator(".ge-verdict")).to_contain_text("✓ Here both are (almost) 0")
    assert len(explorer.settled().pixels("descent.printed")) == 0


def test_predict_puts_the_erratum_away(explorer, erratum):
    explorer.root.locator("[data-tool=predict]").click()
    expect(erratum).to_have_count(0)
    assert len(explorer.settled().pixels("descent.printed")) == 0
    explorer.root.locator("[data-tool=check]").click()  # as the fixture left it
