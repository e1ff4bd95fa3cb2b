"""The pictures of the surface: switching between them, and turning the one in 3-D."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib.path import Path
from playwright.sync_api import Locator, expect
from support.bare_page import BareExplorer
from support.reading import painted
from support.states import DEFAULT, state

from explorer.core.backprop import backprop
from explorer.derivation.numbers import readable
from explorer.drawing.style import colormap
from explorer.model.state import State
from explorer.plots.geometry import geometry
from explorer.plots.projection import HOME, SIZE, View3D
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import SAMPLES, Relief, ends_3d, surface_3d_plot
from scripts.lab import screenshot

pytestmark = pytest.mark.browser


def press(explorer: BareExplorer, *labels: str) -> None:
    for label in labels:
        explorer.root.get_by_role("button", name=label, exact=True).click()


def shown(explorer: BareExplorer) -> str:
    (name,) = explorer.root.locator("[data-plot^=surface]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.plot)"
    )
    return name


def marks(explorer: BareExplorer) -> dict[str, str]:
    """Return the geometry of each mark shown in the page, by role."""
    return explorer.root.locator("[data-plot^=surface] [data-mark]").evaluate_all(
        """nodes => Object.fromEntries(nodes.map(node => {
            const shape = node.querySelector("use, text") ?? node.querySelector("path");
            const at = (name) => shape.getAttribute(name);
            const hidden = getComputedStyle(shape).visibility === "hidden";
            return [node.dataset.role, at("d") ?? (hidden ? "" : `${at("x")} ${at("y")}`)];
        }))"""
    )


def canvas(explorer: BareExplorer) -> Locator:
    return explorer.root.locator(".ge-relief canvas")


@pytest.fixture
def explorer(explorer: BareExplorer) -> Iterator[BareExplorer]:
    """The explorer in its initial state; the first picture is restored after each test."""
    yield explorer
    if shown(explorer).endswith("-3d"):
        explorer.root.get_by_role("application").press("Home")
        press(explorer, "3-D")
    press(explorer, "W, x")
    assert shown(explorer) == "surface"
    explorer.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def solid(explorer: BareExplorer) -> BareExplorer:
    press(explorer, "3-D")
    explorer.settled()
    return explorer


# The pictures and their switch ------------------------------------------------------------------


def test_the_surface_over_w_and_y_agrees_with_backprop(explorer: BareExplorer) -> None:
    press(explorer, "W, y")
    assert shown(explorer) == "surface-y"
    expect(explorer.root.get_by_role("heading", name="The loss over W and y")).to_be_visible()
    W, y = np.linspace(*DEFAULT.padded("W"), 120), np.linspace(*DEFAULT.padded("y"), 80)
    for inputs in ((1.5, 1.0, -0.8), (-2.25, 0.3, 2.0), (0.0, 0.5, 1.0)):
        explorer.put(*inputs)
        reading, t = explorer.settled(), state(*inputs).t
        names = [name for name, _, _ in reading.raw["values"]]
        assert len(names) == len(set(names)) and "dL_dx" not in names
        assert float(reading.value("dL_dy")) == pytest.approx(t.dL_dy, rel=1e-13)
        (at,) = reading.data("surface-y.point")
        np.testing.assert_allclose(at, (t.W, t.y), atol=0.01)
        shares = backprop(inputs[0], y[:, None], W).loss / DEFAULT.loss[1]
        wanted = np.array(colormap()(np.clip(shares, 0, 1), bytes=True))[..., 3].astype(int)
        opacity = painted(explorer.root.locator("canvas"))[::-1, :, 3]
        assert abs(opacity - wanted).max() <= 1  # one step of the palette
    press(explorer, "W, x")
    assert float(explorer.settled().value("dL_dx")) == pytest.approx(t.dL_dx, rel=1e-13)


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
    assert shown(explorer) == "surface-y-3d"
    press(explorer, "W, x")
    assert pressed() == ["W, x", "3-D"]
    assert shown(explorer) == "surface-3d"


def test_a_picture_shows_the_state_that_changed_while_another_was_shown(
    solid: BareExplorer,
) -> None:
    press(solid, "3-D")
    solid.put(2.0, 0.5, 1.0)
    flat = solid.settled()
    press(solid, "3-D")
    solid.settled()
    assert_solid(solid, "x", state(2.0, 0.5, 1.0))
    press(solid, "3-D")
    assert solid.settled() == flat


# In three dimensions ----------------------------------------------------------------------------


def assert_solid(
    explorer: BareExplorer, over: str, s: State, angle: tuple[float, float] = HOME
) -> None:
    """Check the marks and the painted surface at an angle."""
    view = View3D(ends_3d(DEFAULT, over), *angle)
    plot = surface_3d_plot(DEFAULT, over, view.project)
    there = marks(explorer)
    for mark in plot.marks:
        wanted, found = geometry(plot, mark, s), there[mark.role]
        if wanted is None:
            continue
        words = wanted if isinstance(wanted, str) else " ".join(map(str, wanted))
        numbers = lambda text: [float(n) for n in re.findall(r"-?[\d.]+", text)]  # noqa: E731
        np.testing.assert_allclose(numbers(found), numbers(words), atol=0.11, err_msg=mark.role)
    # at the centre of a face the page shows the last face that covers it
    surface = Surface(DEFAULT, (SAMPLES, SAMPLES), over, False)
    faces = Relief(surface, surface.losses(getattr(s.t, surface.follows))).faces(view)
    centres = np.array([np.mean(face.corners, axis=0) for face in faces[::5]])
    last = np.zeros(len(centres), int)
    for i, face in enumerate(faces):
        last[Path(face.corners).contains_points(centres)] = i
    colors = np.array(colormap()(range(256)))
    palette = 255 * (colors[:, 3:] * colors[:, :3] + 1 - colors[:, 3:])  # on white paper
    wanted = np.array([palette[faces[i].color] * faces[i].brightness for i in last])
    pixels = painted(canvas(explorer))
    scale = pixels.shape[1] / SIZE[0]
    assert pixels.shape[0] == pytest.approx(SIZE[1] * scale, abs=1)
    columns, rows = (centres * (scale, -scale) + (0, SIZE[1] * scale)).astype(int).T
    off = abs(pixels[rows, columns] - np.insert(wanted, 3, 255, axis=1)).max(axis=1)
    assert np.median(off) < 1.5 and np.mean(off > 8) < 0.12  # outlines cover thin faces


def drag(explorer: BareExplorer, dx: float, dy: float) -> None:
    mouse = explorer.page.mouse
    box = explorer.root.get_by_role("application").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + dx, y + dy, steps=4)
    mouse.up()
    mouse.move(x - dx, y)  # the button is released


def test_dragging_turns_the_surface_with_its_marks_and_axes(solid: BareExplorer) -> None:
    now = state(1.5, 1.0, -0.8)
    assert_solid(solid, "x", now)
    numbers = solid.root.locator(".ge-relief text.ge-number")
    texts, places = sorted(numbers.all_text_contents()), numbers.evaluate_all(PLACES)
    assert "−5" in texts or "−4" in texts
    expect(solid.root.locator(".ge-relief text.ge-name")).to_have_text(["W", "x", "L"])
    first, revision = marks(solid), solid.evaluate("explorer.view.revision")
    drag(solid, 60, 20)
    solid.settled()
    assert_solid(solid, "x", now, (HOME[0] - 30, HOME[1] + 10))
    assert numbers.evaluate_all(PLACES) != places
    solid.root.get_by_role("application").dblclick()
    solid.settled()
    assert marks(solid) == first
    assert_solid(solid, "x", now)
    assert numbers.evaluate_all(PLACES) == places
    assert (
        solid.evaluate("explorer.view.revision") == revision
    )  # the angle is not part of the state


PLACES = (
    "all => all.map((text) => [text.textContent, text.getAttribute('x'), text.getAttribute('y')])"
)


def test_keys_turn_the_surface_and_do_not_leave_the_cell(solid: BareExplorer) -> None:
    page, now = solid.page, state(1.5, 1.0, -0.8)
    picture = solid.root.get_by_role("application")
    expect(picture).to_have_accessible_name(
        "The loss in three dimensions. Arrow keys turn it, Home resets it."
    )
    picture.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    solid.settled()
    assert_solid(solid, "x", now, (HOME[0] - 5, HOME[1] - 5))
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    solid.settled()
    assert_solid(solid, "x", now, (HOME[0] - 5, 0))
    page.keyboard.press("Home")
    solid.settled()
    assert_solid(solid, "x", now)
    expect(picture).to_be_focused()


@pytest.mark.parametrize("over, label", [("x", "W, x"), ("y", "W, y")])
def test_a_new_state_moves_the_marks_and_changes_only_the_surface_that_it_concerns(
    solid: BareExplorer, over: str, label: str
) -> None:
    press(solid, label)
    solid.settled()
    before = painted(canvas(solid))
    inputs = {"x": 1.5, "y": 1.0, "W": 2.0} | {over: 0.25}
    solid.put(**inputs)
    solid.settled()
    assert (painted(canvas(solid)) == before).all()
    assert_solid(solid, over, state(**inputs))
    gradient = readable(getattr(state(**inputs).t, f"dL_d{over}"))
    expect(solid.root.locator(".ge-vector")).to_contain_text(gradient)
    inputs["y" if over == "x" else "x"] = 0.5
    solid.put(**inputs)
    solid.settled()
    assert (painted(canvas(solid)) != before).any()
    assert_solid(solid, over, state(**inputs))


def test_the_surface_is_as_sharp_as_the_screen_and_fits_a_narrow_page(solid: BareExplorer) -> None:
    page = solid.page
    sizes = "canvas => [canvas.width, canvas.clientWidth * devicePixelRatio]"
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        solid.settled()
        painted_across, across = canvas(solid).evaluate(sizes)
        assert painted_across == pytest.approx(across, abs=1)
        assert_solid(solid, "x", state(1.5, 1.0, -0.8))
    assert across < 400
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


def test_its_labels_are_legible_in_the_dark_theme(solid: BareExplorer) -> None:
    solid.set_theme("dark")
    label = solid.root.locator(".ge-relief text").first
    light = label.evaluate("node => getComputedStyle(node).fill.match(/\\d+/g).map(Number)")
    solid.set_theme("light")
    assert min(light[:3]) > 120


# The arrow --------------------------------------------------------------------------------------


def test_the_note_and_the_marks_say_how_the_arrow_is_drawn(explorer: BareExplorer) -> None:
    note = explorer.root.locator(".ge-note")
    expect(note).to_have_text("The arrow is 10 ∇L, measured on the axes.")
    assert "right angles" in str(explorer.root.locator(".ge-vector").get_attribute("title"))
    hint = explorer.root.locator("[data-plot=surface] [data-role=vector] > title")
    assert "right angles" in str(hint.text_content())
    explorer.put(4.0, 1.0, -6.0)
    explorer.settled()
    expect(note).to_contain_text("too small for an arrow")
    press(explorer, "3-D")
    expect(note).to_contain_text("Drag or arrow keys turn it")
    slanted = explorer.root.locator("[data-plot=surface-3d] [data-role=vector] > title")
    assert "slant" in str(slanted.text_content())


def test_the_surface_in_space_is_painted_on_the_paper_of_the_theme(explorer: BareExplorer) -> None:
    press(explorer, "3-D")
    explorer.settled()
    light = painted(canvas(explorer))
    explorer.set_theme("dark")
    explorer.page.wait_for_function("document.querySelector('.gradient-explorer.ge-dark')")
    dark = painted(canvas(explorer))
    seen = (light[..., 3] == 255) & (dark[..., 3] == 255)
    assert seen.mean() > 0.1
    assert light[seen][:, :3].mean() > 130 > 90 > dark[seen][:, :3].mean()
