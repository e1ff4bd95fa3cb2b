"""Dragging the marks in the plots with mouse, finger and keyboard."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator, Page
from support.assertions import marks_on, place
from support.explorer_page import Explorer
from support.hands import mark, to_window, wanted, with_finger, with_mouse
from support.reading import INPUTS, Reading
from support.states import DEFAULT, state

from explorer.derivation.numbers import parse
from explorer.plots.windows import z_axis_at

pytestmark = pytest.mark.browser

Drag = Callable[[Page, tuple[float, float], tuple[float, float]], None]

START = (1.5, 0.6, -0.8)
#: The drag of each hold, in the picture's px.
DRAGS = {
    "z.point": (60, 25),
    "sigma.target": (-30, 37),
    "sigma.point": (14, -30),
    "loss.target": (-41, 25),
    "loss.point": (35, -20),
    "descent.point": (80, 20),
    "surface.point": (-60, 30),
}


def hold(explorer: Explorer, name: str) -> Locator:
    return explorer.root.locator(f"[data-drag='{name}']")


def put(explorer: Explorer, *inputs: float) -> Reading:
    x, y, W = inputs
    explorer.run(f"explorer.move(x={x!r}, y={y!r}, W={W!r})")
    return explorer.settled()


def assert_follows(reading: Reading) -> None:
    """Check that the marks and the sliders agree with the state."""
    now = state(*reading.inputs)
    marks = marks_on(z_axis_at(DEFAULT, now.t.z))
    for name in DRAGS:
        shown = reading.pixels(name)
        np.testing.assert_allclose(shown, place(*marks[name], now, reading), atol=0.02)
    for name, slider in reading.raw["inputs"].items():
        low, high = getattr(DEFAULT, name)
        value = low + slider["handle"] * (high - low)
        assert abs(value - getattr(now.t, name)) <= 0.005 * (high - low), name


def assert_moved(
    explorer: Explorer, before: Reading, bounds: dict[str, tuple[float, float]]
) -> None:
    after = explorer.settled()
    assert after.error == ""
    assert after.inputs == explorer.kernel_state()
    assert_follows(after)
    for name, was, now in zip(INPUTS, before.inputs, after.inputs, strict=True):
        low, high = bounds.get(name, (was, was))
        assert low <= now <= high, name
        assert now != was or name not in bounds, name


@pytest.mark.parametrize("drag", [with_mouse, with_finger])
def test_a_hold_follows_the_pointer_and_undo_reverts_the_drag(explorer, drag: Drag):
    page = explorer.page
    for name, (dx, dy) in DRAGS.items():
        before = put(explorer, *START)
        plot = name.partition(".")[0]
        at = mark(before, name)
        # grab the mark off its centre: the centre must not jump to the pointer
        grip = (at[0] + 5, at[1] - 6)
        end = (grip[0] + dx, grip[1] + dy)
        drag(page, to_window(explorer, plot, grip), to_window(explorer, plot, end))
        assert_moved(explorer, before, wanted(name, before, (at[0] + dx, at[1] + dy)))
        explorer.run("explorer.undo()")
        assert explorer.settled().inputs == START, name


def test_pressing_without_moving_changes_nothing(explorer):
    page = explorer.page
    before = put(explorer, *START)
    for name in DRAGS:
        at = to_window(explorer, name.partition(".")[0], mark(before, name))
        page.mouse.move(at[0] + 6, at[1] + 6)
        page.mouse.down()
        page.mouse.up()
        assert explorer.settled().inputs == START, name


def test_a_drag_beyond_the_plot_stops_at_the_slider_s_end(explorer):
    page = explorer.page
    for name, ends in {
        "z.point": {"W": (-6.0, 6.0)},
        "sigma.point": {"W": (-6.0, 6.0)},
        "loss.point": {"W": (-6.0, 6.0)},
        "descent.point": {"W": (-6.0, 6.0)},
        "loss.target": {"y": (0.0, 1.0)},
        "sigma.target": {"y": (1.0, 0.0)},  # y falls downwards
        "surface.point": {"W": (-6.0, 6.0), "x": (4.0, -4.0)},
    }.items():
        for side in (0, 1):
            before = put(explorer, *START)
            plot = name.partition(".")[0]
            start = to_window(explorer, plot, mark(before, name))
            far = 1270 if side else 3
            with_mouse(page, start, (far, 880 if side else 90))
            after = explorer.settled()
            inputs = dict(zip(INPUTS, START, strict=True))
            inputs |= {quantity: values[side] for quantity, values in ends.items()}
            assert dict(zip(INPUTS, after.inputs, strict=True)) == inputs, name
            assert_follows(after)


def test_the_axis_of_z_becomes_longer_in_a_drag_and_shorter_after_it(explorer):
    page = explorer.page
    before = put(explorer, 4.0, 1.0, -0.8)
    start = to_window(explorer, "sigma", mark(before, "sigma.point"))
    right = to_window(explorer, "sigma", (366, 60))[0]  # z = 10.6, beyond the last tick
    page.mouse.move(*start)
    page.mouse.down()
    shown = []
    for way in (0.5, 1.0, 1.02, 0.99, 0.5, 0.3):
        page.mouse.move(start[0] + way * (right - start[0]), start[1])
        reading = explorer.settled()
        assert_follows_on(reading, [10.0, 30.0])
        shown.append((reading.inputs[2] * 4.0, ends_of_sigma(reading)))
    page.mouse.up()
    after = explorer.settled()
    assert_follows(after)
    # under the hand, W moves with the pointer, whatever the axis is
    z = [value for value, _ in shown]
    assert z[1] == pytest.approx(10.6, abs=0.2) and z[2] == pytest.approx(10.9, abs=0.2)
    assert z[2] > z[1] > z[3] > z[4] > z[5]
    assert [end for _, end in shown] == [10.0, 30.0, 30.0, 30.0, 30.0, 30.0]
    assert ends_of_sigma(after) == 10.0


def ends_of_sigma(reading: Reading) -> float:
    """Return the number at the last tick of the plot of σ."""
    return max(parse(text) for text, _ in reading.raw["axes"]["sigma"]["x"])


def assert_follows_on(reading: Reading, axes: list[float]) -> None:
    """Check that the points are at the state, on one of these axes of z."""
    now = state(*reading.inputs)
    assert ends_of_sigma(reading) in axes
    for plot, at in {"z": (now.t.W, now.t.z), "sigma": (now.t.z, now.t.y_hat)}.items():
        x, y = reading.axes(plot)
        shown = reading.pixels(f"{plot}.point")
        np.testing.assert_allclose(shown, [(x.px(at[0]), y.px(at[1]))], atol=0.02)


def test_a_click_on_the_surface_moves_the_point_there(explorer):
    page, plot = explorer.page, "surface"
    for px in ((120, 40), (400, 150)):
        before = put(explorer, *START)
        page.mouse.click(*to_window(explorer, plot, px))
        assert_moved(explorer, before, wanted("surface.point", before, px))
        explorer.run("explorer.undo()")
        before = explorer.settled()
        assert before.inputs == START
        with_finger(page, *[to_window(explorer, plot, px)] * 2)
        assert_moved(explorer, before, wanted("surface.point", before, px))
    # a press outside the axes does nothing
    before = explorer.settled()
    page.mouse.click(*to_window(explorer, plot, (20, 60)))
    page.mouse.click(*to_window(explorer, plot, (530, 60)))
    assert explorer.settled() == before


def test_a_press_on_the_surface_can_continue_as_a_drag(explorer):
    page = explorer.page
    before = put(explorer, *START)
    places = [to_window(explorer, "surface", px) for px in ((120, 40), (380, 140))]
    with_mouse(page, *places)
    assert_moved(explorer, before, wanted("surface.point", before, (380, 140)))
    explorer.run("explorer.undo()")
    assert explorer.settled().inputs == START


def test_the_surface_over_w_and_y_is_dragged_too(explorer):
    page, plot = explorer.page, "surface-y"
    put(explorer, *START)
    explorer.root.get_by_role("button", name="W, y").click()
    hold(explorer, "surface-y.point").wait_for()
    centre = hold(explorer, "surface-y.point").bounding_box()
    assert centre
    start = centre["x"] + centre["width"] / 2, centre["y"] + centre["height"] / 2
    with_mouse(page, start, (start[0] + 30, start[1] + 20))
    reading = explorer.settled()
    x, y, W = reading.inputs
    assert x == START[0] and W > START[2] and y < START[1]
    moved = hold(explorer, "surface-y.point").bounding_box()
    assert moved
    assert moved["x"] - centre["x"] == pytest.approx(30, abs=1)
    assert moved["y"] - centre["y"] == pytest.approx(20, abs=1)
    page.mouse.click(*to_window(explorer, plot, (120, 70)))
    now = explorer.settled()
    assert now.inputs[2] < START[2] and now.inputs[0] == START[0]
    hold(explorer, "surface-y.point").press("ArrowUp")
    assert explorer.settled().inputs[1] == pytest.approx(now.inputs[1] + 0.001)
    explorer.root.get_by_role("button", name="W, x").click()
    hold(explorer, "surface.point").wait_for()


def test_keys_move_each_hold(explorer):
    page = explorer.page
    steps = {"x": 0.01, "y": 0.001, "W": 0.01}
    ways = {
        "z.point": ("W", 1),
        "sigma.target": ("y", 1),
        "sigma.point": ("W", -1),  # because x is negative
        "loss.target": ("y", 1),
        "loss.point": ("W", -1),
        "descent.point": ("W", 1),
        "surface.point": ("W", 1),
    }
    for name, (quantity, sign) in ways.items():
        put(explorer, -1.5, 0.6, -0.8)
        here = hold(explorer, name)
        here.focus()
        upright = "x" if name == "surface.point" else quantity
        values = dict(zip(INPUTS, (-1.5, 0.6, -0.8), strict=True))
        for key, moved, count in (
            ("Shift+ArrowRight", quantity, 10),
            ("ArrowLeft", quantity, -1),
            ("ArrowRight", quantity, 1),
            ("ArrowUp", upright, 1),
            ("ArrowDown", upright, -1),
            ("PageUp", upright, 10),
            ("PageDown", upright, -10),
            ("PageDown", upright, -10),
        )[: 8 if name in ("sigma.point", "surface.point") else 2]:
            here.press(key)
            values[moved] += (sign if moved == quantity else 1) * count * steps[moved]
            reading = explorer.settled()
            assert dict(zip(INPUTS, reading.inputs, strict=True)) == pytest.approx(values), key
        assert_follows(reading)
        for key, end in (("End", 1), ("Home", 0)):
            here.press(key)
            reached = explorer.settled().inputs[INPUTS.index(quantity)]
            assert reached == getattr(DEFAULT, quantity)[end if sign > 0 else 1 - end], key
        assert page.evaluate("document.activeElement.dataset.drag") == name


def test_holds_are_sliders_to_a_screen_reader_in_the_order_of_the_plots(explorer):
    put(explorer, 1.5, 1.0, -0.8)
    sliders = explorer.root.locator(".ge-drag")
    assert [s.get_attribute("data-drag") for s in sliders.all()] == [
        "z.point", "sigma.target", "sigma.point", "loss.target", "loss.point", "descent.point",
        "surface.point",
    ]  # fmt: skip
    named = explorer.root.get_by_role("slider", name="W, on the loss along W")
    assert named.get_attribute("aria-valuenow") == "-0.8"
    assert named.get_attribute("aria-valuetext") == "W −0.8000, the loss L 0.2953"
    assert (named.get_attribute("aria-valuemin"), named.get_attribute("aria-valuemax")) == (
        "-6",
        "6",
    )
    assert named.get_attribute("tabindex") == "0"
    sizes = sliders.evaluate_all("all => all.map(s => [s.offsetWidth, s.offsetHeight])")
    assert min(min(size) for size in sizes) >= 24
    # a screen reader sees a picture as one image, so its holds are placed outside it
    assert explorer.root.locator("[role=img] .ge-drag").count() == 0
    assert explorer.root.get_by_role("img", name="the loss along W").count() == 1


def test_at_x_0_the_sigma_point_stays_and_a_note_says_why(explorer):
    page = explorer.page
    note = explorer.root.locator("[data-drag='sigma.point'] + .ge-drag-note")
    for begin in ("mouse", "key"):
        before = put(explorer, 0.0, 1.0, -0.8)
        if begin == "mouse":
            at = to_window(explorer, "sigma", mark(before, "sigma.point"))
            with_mouse(page, at, (at[0] + 60, at[1]))
        else:
            hold(explorer, "sigma.point").press("ArrowRight")
        after = explorer.settled()
        assert after.inputs == before.inputs
        assert "x is 0" in note.inner_text()
        assert after.error == ""
        hold(explorer, "z.point").focus()
        assert note.inner_text() == ""


def test_a_finger_outside_the_holds_scrolls_the_page(explorer):
    page = explorer.page
    scrolled = "document.querySelector('.gradient-explorer').getBoundingClientRect().top"
    page.set_viewport_size({"width": 700, "height": 500})
    before = explorer.settled()
    for plot, px in (("sigma", (100, 60)), ("surface", (120, 60))):
        picture = explorer.root.locator(f"[data-plot={plot}]")
        picture.scroll_into_view_if_needed()
        top = page.evaluate(scrolled)
        x, y = to_window(explorer, plot, px)
        with_finger(page, (x, y), (x, y - 120))
        page.wait_for_function(f"top => Math.abs({scrolled} - top) > 40", arg=top)
    assert explorer.settled().inputs == before.inputs
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_mark_follows_the_pointer_at_any_zoom_width_and_theme(explorer):
    page = explorer.page
    explorer.set_theme("dark")
    for width, zoom in ((1280, 2), (480, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("zoom => document.body.style.zoom = zoom", zoom)
        for name in ("sigma.point", "surface.point"):
            before = put(explorer, *START)
            plot = name.partition(".")[0]
            explorer.scroll_to(f"[data-plot={plot}]")
            at, (dx, dy) = mark(before, name), DRAGS[name]
            end = (at[0] + dx, at[1] + dy)
            with_mouse(page, to_window(explorer, plot, at), to_window(explorer, plot, end))
            assert_moved(explorer, before, wanted(name, before, end))
    explorer.set_theme("light")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_hold_lights_up_on_hover_and_is_outlined_for_keys_only(explorer):
    page = explorer.page
    ring = "(node, name) => getComputedStyle(node, '::before')[name]"
    here = hold(explorer, "descent.point")
    clear = here.evaluate(ring, "backgroundColor")
    here.hover()
    assert here.evaluate(ring, "backgroundColor") != clear
    page.mouse.down()
    assert here.evaluate(ring, "outlineStyle") == "none"
    assert here.evaluate("node => getComputedStyle(node).cursor") == "grabbing"
    page.mouse.up()
    assert here.evaluate("node => getComputedStyle(node).cursor") == "grab"
    page.keyboard.press("ArrowRight")
    assert here.evaluate(ring, "outlineStyle") == "solid"
