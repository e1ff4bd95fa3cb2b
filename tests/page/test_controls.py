"""Sliders and boxes under mouse and keyboard, in a real JupyterLab."""

import pytest
from support.assertions import assert_shows
from support.explorer_page import Explorer
from support.reading import INPUTS, Reading
from support.states import DEFAULT, state

pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(lab_explorer):
    return lab_explorer


START = {"x": 1.5, "y": 1.0, "W": -0.8}


def settled_reading(explorer: Explorer) -> Reading:
    """Wait until the explorer has settled, and check that page, kernel and backprop agree."""
    reading = explorer.settled()
    assert reading.inputs == explorer.kernel_state()
    assert_shows(reading, state(*reading.inputs))
    return reading


def expect(explorer: Explorer, **values: float) -> None:
    reading = settled_reading(explorer)
    assert reading.error == ""
    assert dict(zip(INPUTS, reading.inputs, strict=True)) == START | values


@pytest.mark.parametrize("name", INPUTS)
def test_a_handle_is_dragged_from_end_to_end(explorer, name):
    low, high = getattr(DEFAULT, name)
    step = explorer.read().raw["inputs"][name]["step"]
    for share in (0.25, 0.6):
        explorer.drag(name, share, moves=40)
        reading = settled_reading(explorer)
        value = float(reading.value(name))
        # the value at the mouse, to within a pixel of the window and a step of the slider
        pixel = (high - low) / explorer.slider(name).locator(".noUi-target").bounding_box()["width"]
        assert abs(value - (low + share * (high - low))) <= pixel + step
    explorer.drag(name, -0.02)
    expect(explorer, **{name: low})
    explorer.drag(name, 0.5, 1.02)
    expect(explorer, **{name: high})
    explorer.drag(name, 1.4, -0.5, 0.5, -0.2)  # beyond both ends
    expect(explorer, **{name: low})


@pytest.mark.parametrize("name", INPUTS)
def test_keys_move_a_handle(explorer, name):
    low, high = getattr(DEFAULT, name)
    step = explorer.read().raw["inputs"][name]["step"]
    explorer.type(name, f"{low + (high - low) / 2}")
    settled_reading(explorer)
    handle = explorer.handle(name)
    handle.focus()
    value = low + (high - low) / 2
    for key, change in (
        ("ArrowRight", step),
        ("ArrowUp", step),
        ("ArrowLeft", -step),
        ("ArrowDown", -step),
        ("PageUp", 5 * step),
        ("PageDown", -5 * step),
    ):
        handle.press(key)
        value += change
        now = float(settled_reading(explorer).value(name))
        assert now == pytest.approx(value, abs=1e-9), key
    handle.press("Home")
    expect(explorer, **{name: low})
    handle.press("ArrowLeft")  # no further
    expect(explorer, **{name: low})
    handle.press("End")
    expect(explorer, **{name: high})
    for _ in range(30):
        handle.press("ArrowLeft", delay=0)
    now = float(settled_reading(explorer).value(name))
    assert now == pytest.approx(high - 30 * step, abs=1e-9)


def test_a_click_on_the_track_moves_the_handle_there(explorer):
    for name, share in (("x", 0.1), ("y", 0.35), ("W", 0.93), ("x", 0.8)):
        explorer.page.mouse.click(*explorer.on_track(name, share))
        low, high = getattr(DEFAULT, name)
        value = float(settled_reading(explorer).value(name))
        assert value == pytest.approx(low + share * (high - low), abs=0.01 * (high - low))


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("x", "0.123456789", 0.123456789),
        ("x", "-4", -4.0),
        ("x", "2,5", 2.5),
        ("y", "0.333333333333333314829616256247", 1 / 3),
        ("y", "0", 0.0),
        ("W", "−3.75", -3.75),
        ("W", "-1,25e-3", -0.00125),
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
        ("y", "nan", "“nan” is not a number"),
        ("x", "", "“” is not a number"),
        ("x", "one", "“one” is not a number"),
        ("W", "1 2", "“1 2” is not a number"),
        ("W", "1_0", "“1_0” is not a number"),
        ("x", MARKUP, f"“{MARKUP[:29]}…” is not a number"),
        ("x", "<b>9</b>", "“<b>9</b>” is not a number"),
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


def test_typing_in_a_box_triggers_no_notebook_shortcut(explorer):
    cells = explorer.page.locator(".jp-Cell").count()
    explorer.box("x").press_sequentially("dd11abxz")
    explorer.box("x").press("Escape")
    assert explorer.page.locator(".jp-Cell").count() == cells
    expect(explorer)
