"""Number boxes: typed text is taken exactly, or refused with a message."""

import pytest
from support.assertions import expect, settled_reading

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("x", "0.123456789", 0.123456789),
        ("x", "2,5", 2.5),
        ("y", "0.333333333333333314829616256247", 1 / 3),
        ("W", "−3.75", -3.75),
        ("W", "  +6 ", 6.0),
    ],
)
def test_a_typed_value_is_taken_exactly_and_kept(explorer, name, text, value):
    explorer.type(name, text)
    expect(explorer, **{name: value})
    # moving the focus away and back without an edit does not change it
    explorer.box("y").focus()
    explorer.box(name).focus()
    explorer.box(name).press("Enter")
    explorer.handle("W").focus()
    expect(explorer, **{name: value})


def test_leaving_a_box_takes_its_value(explorer):
    explorer.box("x").fill("-0.75")
    explorer.box("W").focus()
    expect(explorer, x=-0.75)


def test_escape_discards_the_typed_text(explorer):
    explorer.box("x").fill("3.3")
    explorer.box("x").press("Escape")
    explorer.box("W").focus()
    expect(explorer)


def test_leaving_a_box_does_not_undo_a_change_made_in_python(explorer):
    explorer.box("x").focus()
    explorer.run("explorer.x = 0.123456789")
    expect(explorer, x=0.123456789)
    explorer.box("W").focus()
    expect(explorer, x=0.123456789)


MARKUP = "<img src=x onerror=\"document.title='injected'\">"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x", "7", "x must be a number from -4 to 4; got 7.0"),
        ("W", "−6.0001", "W must be a number from -6 to 6; got -6.0001"),
        ("y", "1e400", "“1e400” is not a number"),
        ("x", "", "“” is not a number"),
        ("x", "one", "“one” is not a number"),
        ("x", MARKUP, f"“{MARKUP[:29]}…” is not a number"),
    ],
)
def test_an_invalid_value_is_refused_with_a_message(explorer, name, text, said):
    before = explorer.settled()
    title = explorer.page.title()
    explorer.type(name, text)
    reading = settled_reading(explorer)
    assert reading.error == said
    assert reading.inputs == before.inputs
    assert reading.raw["marks"] == before.raw["marks"]
    assert explorer.root.locator("img, [role=alert] *").count() == 0
    assert explorer.page.title() == title
    # the message stays after the box is left, and the box shows the state's value again
    explorer.box("y" if name != "y" else "x").focus()
    reading = settled_reading(explorer)
    assert reading.error == said
    assert reading.raw["inputs"][name]["box"] == before.raw["inputs"][name]["box"]
    explorer.type(name, "0.5")
    expect(explorer, **{name: 0.5})


def shown(explorer, name):
    return explorer.box(name).input_value()


def test_a_box_keeps_its_number_of_decimals(explorer):
    texts = []
    for share in (0.31, 0.4, 0.5, 0.62, 0.77):
        explorer.drag("y", share, share + 0.01)
        texts.append(shown(explorer, "y"))
    explorer.run("explorer.descend_to(explorer.state.W_next)")
    explorer.type("x", "1.23456789")
    explorer.box("y").focus()  # the focused box of x showed all digits
    explorer.settled()
    texts += [shown(explorer, name) for name in ("x", "y", "W")]
    assert all(len(text.partition(".")[2]) == 4 for text in texts), texts


def test_a_focused_box_shows_all_digits_if_there_are_more(explorer):
    explorer.box("W").focus()
    assert shown(explorer, "W") == "−0.8000"
    explorer.type("W", "-1.23456789")
    explorer.box("x").focus()
    assert shown(explorer, "W") == "−1.2346"
    explorer.box("W").focus()
    assert shown(explorer, "W") == "−1.23456789"


def test_a_slider_gives_the_decimals_that_one_sees(explorer):
    for name, digits in (("x", 2), ("y", 3), ("W", 2)):
        for share in (0.31, 0.4639, 0.4675, 0.52, 0.57, 0.61, 0.77):
            explorer.drag(name, share)
            value = explorer.settled().inputs["xyW".index(name)]
            assert value == round(value, digits)
            assert explorer.evaluate(f"explorer.{name}") == value
            spoken = explorer.handle(name).get_attribute("aria-valuetext")
            assert spoken == f"{value:.{digits}f}".rstrip("0").rstrip(".").replace("-", "−")
