"""Sliders under mouse and keyboard, and the keys of a box, in a real JupyterLab."""

import pytest
from support.assertions import expect, settled_reading
from support.reading import INPUTS
from support.states import DEFAULT

pytestmark = pytest.mark.browser


@pytest.fixture
def explorer(lab_explorer):
    return lab_explorer


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


def test_typing_in_a_box_triggers_no_notebook_shortcut(explorer):
    cells = explorer.page.locator(".jp-Cell").count()
    explorer.box("x").press_sequentially("dd11abxz")
    explorer.box("x").press("Escape")
    assert explorer.page.locator(".jp-Cell").count() == cells
    expect(explorer)
