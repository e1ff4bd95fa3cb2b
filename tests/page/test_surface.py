"""The pictures of the surface: switching between them, and turning the one in 3-D."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import expect
from support.bare_page import BareExplorer
from support.states import DEFAULT, state

from explorer.core.backprop import backprop
from explorer.derivation.numbers import readable
from explorer.drawing.style import colormap
from explorer.drawing.surface_3d import Surface3D
from explorer.widget.surface_pictures import HOME
from scripts.lab import screenshot

pytestmark = pytest.mark.browser

ANGLE = "[[v['azim'], v['elev']] for n, v in explorer.view.surfaces.items() if n.endswith('3d')][0]"


def press(explorer: BareExplorer, *labels: str) -> None:
    for label in labels:
        explorer.root.get_by_role("button", name=label, exact=True).click()


def shown(explorer: BareExplorer) -> str:
    (name,) = explorer.root.locator("[data-plot^=surface]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.plot)"
    )
    return name


def put(explorer: BareExplorer, **values: float) -> None:
    inputs = ", ".join(f"{name}={value!r}" for name, value in values.items())
    explorer.run(f"explorer.move({inputs})")


def painted(explorer: BareExplorer) -> np.ndarray:
    pixels = explorer.root.locator("canvas").evaluate(
        """canvas => {
            const { width, height } = canvas;
            const copy = new OffscreenCanvas(width, height).getContext("2d");
            copy.drawImage(canvas, 0, 0);
            return [...copy.getImageData(0, 0, width, height).data];
        }"""
    )
    return np.reshape(pixels, (80, 120, 4))[::-1, :, :3].astype(int)


def marks(explorer: BareExplorer) -> dict[str, str]:
    """Return the geometry of each mark shown in the page, by role."""
    return explorer.root.locator("[data-plot^=surface] [data-mark]").evaluate_all(
        """nodes => Object.fromEntries(nodes.map(node => {
            const shape = node.querySelector("use, text") ?? node.querySelector("path");
            const at = (name) => shape.getAttribute(name);
            return [node.dataset.role, at("d") ?? `${at("x")} ${at("y")}`];
        }))"""
    )


def relief(explorer: BareExplorer) -> str:
    return explorer.root.locator(".ge-relief svg image").get_attribute("xlink:href") or ""


@pytest.fixture
def explorer(explorer: BareExplorer) -> Iterator[BareExplorer]:
    """The explorer in its initial state; the first picture is restored after each test."""
    yield explorer
    if shown(explorer).endswith("-3d"):
        explorer.root.get_by_role("application").press("Home")
        press(explorer, "3-D")
    press(explorer, "W, x")
    expect(explorer.root.locator("[data-plot=surface]")).to_be_visible()
    explorer.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def solid(explorer: BareExplorer) -> BareExplorer:
    press(explorer, "3-D")
    expect(explorer.root.locator(".ge-relief svg image")).to_be_visible()
    return explorer


def test_the_surface_over_w_and_y_agrees_with_backprop(explorer: BareExplorer) -> None:
    assert shown(explorer) == "surface"
    press(explorer, "W, y")
    expect(explorer.root.locator("[data-plot=surface-y]")).to_be_visible()
    assert shown(explorer) == "surface-y"
    expect(explorer.root.get_by_role("heading", name="The loss over W and y")).to_be_visible()
    W, y = np.linspace(*DEFAULT.padded("W"), 120), np.linspace(*DEFAULT.padded("y"), 80)
    for inputs in ((1.5, 1.0, -0.8), (-2.25, 0.3, 2.0), (0.0, 0.5, 1.0)):
        put(explorer, **dict(zip(("x", "y", "W"), inputs, strict=True)))
        reading, t = explorer.settled(), state(*inputs).t
        names = [name for name, _, _ in reading.raw["values"]]
        assert len(names) == len(set(names)) and "dL_dx" not in names
        assert float(reading.value("dL_dy")) == t.dL_dy
        (at,) = reading.data("surface-y.point")
        np.testing.assert_allclose(at, (t.W, t.y), atol=0.01)
        shares = backprop(inputs[0], y[:, None], W).loss / DEFAULT.loss[1]
        wanted = np.array(colormap()(np.clip(shares, 0, 1), bytes=True))[..., :3].astype(int)
        assert abs(painted(explorer) - wanted).max() <= 4
    press(explorer, "W, x")
    expect(explorer.root.locator("[data-plot=surface]")).to_be_visible()
    assert float(explorer.settled().value("dL_dx")) == t.dL_dx
    assert explorer.evaluate("list(explorer.view.surfaces)") == ["surface"]


def test_the_switch_marks_the_shown_picture_and_works_by_keyboard(explorer: BareExplorer) -> None:
    group = explorer.root.get_by_role("group", name="The loss over")

    def pressed() -> list[str]:
        return group.locator("[aria-pressed=true]").all_inner_texts()

    assert pressed() == ["W, x"]
    group.get_by_role("button", name="W, y").focus()
    explorer.page.keyboard.press("Enter")
    assert pressed() == ["W, y"]
    explorer.page.keyboard.press("Tab")
    explorer.page.keyboard.press("Space")
    assert pressed() == ["W, y", "3-D"]
    expect(explorer.root.locator("[data-plot=surface-y-3d]")).to_be_visible()
    press(explorer, "W, x")
    assert pressed() == ["W, x", "3-D"]
    expect(explorer.root.locator("[data-plot=surface-3d]")).to_be_visible()


def assert_marks(explorer: BareExplorer, over: str, s) -> None:
    """Compare the marks with matplotlib's at the angle of the page."""
    drawn = Surface3D(DEFAULT, over, tuple(explorer.evaluate(ANGLE)))
    wanted = drawn.svg.geometry(s, "xyW")
    for role, there in marks(explorer).items():
        found = wanted[f"{drawn.svg.plot.name}.{role}"]
        if isinstance(found, list):
            x, y = map(float, there.split())
            assert (x, y) == tuple(found), role
        else:
            assert there == found, role


def test_dragging_turns_the_surface_with_its_marks(solid: BareExplorer) -> None:
    page = solid.page
    before, first = marks(solid), relief(solid)
    undoable = solid.evaluate("explorer.view.undoable")
    assert_marks(solid, "x", state(1.5, 1.0, -0.8))
    box = solid.root.locator("[data-plot=surface-3d]").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 20, steps=6)
    page.wait_for_function(
        "b => document.querySelector('.ge-relief image')?.href.baseVal != b", arg=first
    )
    page.mouse.up()
    page.mouse.move(x - 50, y)  # the button is released
    expect_angle(solid, HOME[0] - 30, HOME[1] + 10)
    assert marks(solid)["point"] != before["point"]
    assert_marks(solid, "x", state(1.5, 1.0, -0.8))
    assert solid.evaluate("explorer.view.undoable") == undoable

    page.mouse.dblclick(x, y)
    expect_angle(solid, *HOME)
    assert marks(solid) == before


def expect_angle(explorer: BareExplorer, azim: float, elev: float) -> None:
    explorer.rest()
    assert explorer.evaluate(ANGLE) == pytest.approx([azim, elev])


def test_keys_turn_the_surface_and_do_not_leave_the_cell(solid: BareExplorer) -> None:
    page = solid.page
    picture = solid.root.get_by_role("application")
    expect(picture).to_have_accessible_name(
        "The loss in three dimensions. Arrow keys turn it, Home resets it."
    )
    picture.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    expect_angle(solid, HOME[0] - 5, HOME[1] - 5)
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    expect_angle(solid, HOME[0] - 5, 0)
    page.keyboard.press("Home")
    expect_angle(solid, *HOME)
    expect(picture).to_be_focused()


@pytest.mark.parametrize("over, label", [("x", "W, x"), ("y", "W, y")])
def test_a_new_state_moves_the_marks_and_redraws_only_a_changed_surface(
    solid: BareExplorer, over: str, label: str
) -> None:
    page = solid.page
    press(solid, label)
    name = "surface-3d" if over == "x" else "surface-y-3d"
    expect(solid.root.locator(f"[data-plot={name}] .ge-relief image")).to_be_visible()
    picture = relief(solid)
    put(solid, W=2.0, **{over: 0.25})
    page.wait_for_function("() => document.querySelector('.ge-slider-W .ge-box').value == '2.00'")
    assert relief(solid) == picture
    s = state(*solid.kernel_state())
    assert_marks(solid, over, s)
    t, heading = s.t, solid.root.locator(".ge-vector")
    expect(heading).to_contain_text(readable(getattr(t, f"dL_d{over}")))
    put(solid, **{"y" if over == "x" else "x": 0.5})
    page.wait_for_function(
        "b => document.querySelector('.ge-relief image').href.baseVal != b", arg=picture
    )
    assert_marks(solid, over, state(*solid.kernel_state()))


def test_the_surface_fits_a_narrow_page_in_the_dark_theme(solid: BareExplorer) -> None:
    page = solid.page
    solid.set_theme("dark")
    label = solid.root.locator(".ge-relief text").first
    light = label.evaluate("node => getComputedStyle(node).fill.match(/\\d+/g).map(Number)")
    assert min(light[:3]) > 120  # legible on black
    solid.set_theme("light")
    page.set_viewport_size({"width": 400, "height": 900})
    expect(solid.root.locator(".ge-relief svg image")).to_be_visible()
    inside = solid.root.evaluate(
        """root => {
            const whole = root.getBoundingClientRect();
            const parts = root.querySelectorAll(".ge-surfaces, .ge-vector, [data-plot^=surface]");
            return [...parts].every((node) => {
                const box = node.getBoundingClientRect();
                return box.left >= whole.left - 1 && box.right <= whole.right + 1;
            });
        }"""
    )
    assert inside
    screenshot(page, "surface-narrow")
