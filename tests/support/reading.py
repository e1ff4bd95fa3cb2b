"""Reading an explorer in the page as a person does: numbers where they stand, marks off the axes.

Nothing here knows how the page gets its geometry: a plot's pixels become data through the tick
labels at its axes. `assert_shows` compares all that is on show with `backprop`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from playwright.sync_api import Locator, Page
from support.states import DEFAULT

from explorer.core.backprop import Trace
from explorer.derivation.numbers import parse, readable
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.marks import Mark, Plot, Scale
from scripts.lab import kernel

INPUTS = ("x", "y", "W")
#: What every explorer shows, once each.
SHOWN = (
    *INPUTS,
    "z",
    "y_hat",
    "loss",
    "dL_dyhat",
    "dyhat_dz",
    "dz_dW",
    "dyhat_dW",
    "delta_l1",
    "dL_dW",
    "dL_dx",
)
PLOTS = {plot.name: plot for plot in plots(DEFAULT)}
MARKS = {f"{p.name}.{m.role}": (p, m) for p in PLOTS.values() for m in p.marks}
#: Coordinates are sent with two decimals; for areas and along curves with one.
FINE, COARSE = 0.011, 0.0501

_READ = r"""(root) => {
    const all = (node, selector) => [...node.querySelectorAll(selector)];
    const at = (node) => ["x", "y"].map((name) => Number(node.getAttribute(name)));
    const marks = {}, axes = {}, moved = [];
    for (const picture of all(root, "[data-plot]")) {
        const plot = picture.dataset.plot;
        const whole = picture.querySelector("svg").getCTM();
        axes[plot] = {x: [], y: []};
        for (const tick of all(picture, "g[id*='tick_']")) {
            if (tick.closest("g[id$='colorbar']")) continue;
            const axis = tick.id.match(/([xy])tick_\d+$/)[1];
            const px = at(tick.querySelector("use"))[axis == "x" ? 0 : 1];
            axes[plot][axis].push([tick.querySelector("text").textContent.trim(), px]);
        }
        for (const group of all(picture, "[data-mark], g[id*='.contours']")) {
            const node = group.querySelector("use, text") ?? group.querySelector("path");
            const m = node.getCTM();
            if ([..."abcdef"].some((k) => Math.abs(m[k] - whole[k]) > 1e-6)) moved.push(group.id);
            marks[group.id.replace(/^v\d+-\w+-/, "")] = {
                quantity: group.dataset.mark ?? "",
                hidden: getComputedStyle(node).visibility == "hidden",
                geometry: node.localName == "path" ? node.getAttribute("d") : at(node),
            };
        }
    }
    const texts = (kind) =>
        all(root, `[data-${kind}]`).map((node) => [node.dataset[kind], node.textContent]);
    const inputs = {};
    for (const name of ["x", "y", "W"]) {
        const slider = root.querySelector(`.ge-slider-${name}`);
        const bar = slider.querySelector(".noUi-target"), track = bar.getBoundingClientRect();
        const handle = bar.querySelector(".noUi-handle").getBoundingClientRect();
        inputs[name] = {
            box: slider.querySelector(".ge-box").value,
            handle: (handle.x + handle.width / 2 - track.x) / track.width,
            step: bar.noUiSlider.options.step,
        };
    }
    const alert = root.querySelector("[role=alert]");
    return {
        values: all(root, "[data-quantity]").map((node) => [
            node.dataset.quantity, node.dataset.value, node.value ?? node.textContent]),
        numbers: texts("number"),
        readings: texts("reading"),
        error: alert.checkVisibility() ? alert.textContent : "",
        marks, axes, moved, inputs,
    };
}"""


@dataclass(frozen=True)
class Axis:
    """``px = offset + factor * data``, as the tick labels say."""

    factor: float
    offset: float

    @classmethod
    def of(cls, ticks: list[tuple[str, float]]) -> Axis:
        data = [parse(label) for label, _ in ticks]
        px = [px for _, px in ticks]
        factor, offset = np.polyfit(data, px, 1)
        np.testing.assert_allclose(np.multiply(data, factor) + offset, px, atol=1e-3)
        return cls(float(factor), float(offset))

    def data(self, px: Any) -> Any:
        return (px - self.offset) / self.factor

    def px(self, data: Any) -> Any:
        return self.offset + self.factor * data


@dataclass(frozen=True)
class Reading:
    """All that an explorer showed at one moment."""

    raw: dict[str, Any]

    def value(self, name: str) -> str:
        """Return the exact number of a quantity that is shown once."""
        (value,) = [exact for shown, exact, _ in self.raw["values"] if shown == name]
        return value

    @property
    def inputs(self) -> tuple[float, float, float]:
        x, y, W = (float(self.value(name)) for name in INPUTS)
        return x, y, W

    @property
    def error(self) -> str:
        return self.raw["error"]

    def axes(self, plot: str) -> tuple[Axis, Axis]:
        ticks = self.raw["axes"][plot]
        return Axis.of(ticks["x"]), Axis.of(ticks["y"])

    def scale(self, plot: str) -> Scale:
        x, y = self.axes(plot)
        return Scale(x.factor, -y.factor)

    def pixels(self, mark: str) -> np.ndarray:
        """Return where a mark is, in the picture's pixels: shape (n, 2); nowhere if hidden."""
        shown = self.raw["marks"][mark]
        if shown["hidden"] or not shown["geometry"]:
            return np.empty((0, 2))
        if isinstance(shown["geometry"], str):
            numbers = re.findall(r"[ML](\S+?) (\S+?)(?=[MLh]|$)", shown["geometry"])
            return np.array(numbers, float)
        return np.array([shown["geometry"]], float)

    def data(self, mark: str) -> np.ndarray:
        """Return where a mark is, as its plot's axes say: shape (n, 2)."""
        x, y = self.axes(mark.partition(".")[0])
        px = self.pixels(mark)
        return np.column_stack((x.data(px[:, 0]), y.data(px[:, 1])))


class Explorer:
    """An explorer in the page.

    Parameters
    ----------
    page
        The page of an open notebook.
    nth
        Which of the page's explorers, from the top.
    variable
        Its name in the kernel.
    """

    def __init__(self, page: Page, nth: int = 0, variable: str = "explorer") -> None:
        self.page = page
        self.root = page.locator(".gradient-explorer").nth(nth)
        self.variable = variable
        page.wait_for_function(
            "n => document.querySelectorAll('.ge-slider-W .ge-box').length > n", arg=nth
        )
        self.root.evaluate(_SCROLL)
        self.root.scroll_into_view_if_needed()

    def bring_to_sight(self, part: str) -> None:
        """Scroll until a part of the explorer is in the window, and stays there."""
        self.root.evaluate(_SCROLL)
        before = None
        while before != (box := self.root.locator(part).bounding_box()):
            before = box
            self.root.locator(part).scroll_into_view_if_needed()
            self.page.wait_for_timeout(100)

    def start(self) -> None:
        """Bring page and kernel to the first state, whatever they were made to do before."""
        self.page.mouse.move(0, 0)
        if self.read().error:
            self.type("x", "1.5")
        self.page.evaluate("document.activeElement.blur()")
        self.put(1.5, 1.0, -0.8, 2.0)
        self.settled()

    def put(self, x: float, y: float, W: float, learning_rate: float = 2.0) -> None:
        """Set the state from Python."""
        values = f"x={x!r}, y={y!r}, W={W!r}, learning_rate={learning_rate!r}"
        kernel(self.page, "0", f"{self.variable}.move({values})")

    def read(self) -> Reading:
        return Reading(self.root.evaluate(_READ))

    def kernel_state(self) -> tuple[float, float, float]:
        x, y, W = kernel(self.page, f"[float(v) for v in ({self._all_inputs()})]")
        return x, y, W

    def _all_inputs(self) -> str:
        return ", ".join(f"{self.variable}.{name}" for name in INPUTS)

    def settled(self) -> Reading:
        """Return what is shown once nothing is under way any more, neither here nor there."""
        before = None
        for _ in range(100):
            self.page.evaluate(_TWO_FRAMES)
            state = self.kernel_state()  # answered after all messages that left before
            now = state, self.root.evaluate(_SHORT)
            if now == before:
                return self.read()
            before = now
        raise AssertionError("the page never came to rest")

    def slider(self, name: str) -> Locator:
        return self.root.locator(f".ge-slider-{name}")

    def box(self, name: str) -> Locator:
        return self.slider(name).locator(".ge-box")

    def handle(self, name: str) -> Locator:
        return self.slider(name).locator(".noUi-handle")

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a box, and press Enter."""
        self.box(name).fill(text)
        self.box(name).press("Enter")

    def on_track(self, name: str, share: float) -> tuple[float, float]:
        """Return the place in the window of a share of a slider's track, from its left end."""
        track = self.slider(name).locator(".noUi-target").bounding_box()
        assert track
        return track["x"] + share * track["width"], track["y"] + track["height"] / 2

    @contextmanager
    def grabbed(self, name: str) -> Iterator[None]:
        """Hold a slider's handle with the mouse."""
        handle = self.handle(name).bounding_box()
        assert handle
        mouse = self.page.mouse
        mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
        mouse.down()
        yield
        mouse.up()

    def drag(self, name: str, *shares: float, moves: int = 12) -> None:
        """Drag a slider's handle to these shares of its track, one after the other."""
        with self.grabbed(name):
            for share in shares:
                self.page.mouse.move(*self.on_track(name, share), steps=moves)


#: JupyterLab up to 4.4 takes the cells that are scrolled away out of the layout.
_SCROLL = """(root) => {
    const notebook = window.jupyterapp?.shell.currentWidget?.content;
    const cell = notebook?.widgets?.findIndex(({ node }) => node.contains(root)) ?? -1;
    if (cell >= 0) return notebook.scrollToItem(cell);
}"""
_TWO_FRAMES = "() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))"
#: What changes with any state or message, after what has already arrived is painted.
_SHORT = f"""async (root) => {{
    await ({_TWO_FRAMES})();
    // a handle glides to where its track was clicked
    const gliding = root.querySelector(".ge-controls").getAnimations({{ subtree: true }});
    await Promise.allSettled(gliding.map((animation) => animation.finished));
    const values = [...root.querySelectorAll("[data-quantity]")].map((node) => node.dataset.value);
    const handles = [...root.querySelectorAll(".noUi-origin")].map((node) => node.style.transform);
    return [...values, ...handles, root.querySelector("[role=alert]").textContent].join();
}}"""


def place(plot: Plot, mark: Mark, state: State, reading: Reading) -> np.ndarray:
    """Return where a mark belongs at a state, in pixels: shape (n, 2)."""
    x, y = reading.axes(plot.name)
    points = mark.place(state, reading.scale(plot.name))
    return np.array([(x.px(a), y.px(b)) for a, b in points], float).reshape(-1, 2)


def assert_shows(reading: Reading, state: State) -> None:
    """Check every number, bit for bit, and every mark, to the hundredth of a pixel."""
    names = [name for name, _, _ in reading.raw["values"]]
    assert len(names) == len(set(names))
    assert set(names) >= set(SHOWN)
    for name, exact, text in reading.raw["values"]:
        value = float(state.value(name))
        assert exact == repr(value), name
        if name in (*INPUTS, "learning_rate"):  # in a box: all digits, or rounded
            assert parse(text) == value or math.isclose(
                parse(text), value, abs_tol=5e-5 if abs(value) >= 1e-3 else 0.05 * abs(value)
            ), name
            assert "-" not in text
        else:
            assert text == readable(value), name
    for name, text in reading.raw["numbers"]:
        assert text == readable(float(state.value(name))), name
    for name, slider in reading.raw["inputs"].items():
        low, high = getattr(DEFAULT, name)
        shown = low + slider["handle"] * (high - low)
        assert abs(shown - getattr(state.t, name)) <= slider["step"] / 2 + 0.003, name
    assert not reading.raw["moved"]
    assert set(MARKS) <= set(reading.raw["marks"])
    for name, (plot, mark) in MARKS.items():
        wanted, shown = place(plot, mark, state, reading), reading.pixels(name)
        assert shown.shape == wanted.shape, name
        coarse = len(wanted) > 20 or mark.shape in ("area", "dots")
        precision = COARSE if coarse else FINE
        if mark.shape == "text":  # its place is its middle, and it stands on a line below
            precision = 4.5
        np.testing.assert_allclose(shown, wanted, rtol=0, atol=precision, err_msg=name)
        assert reading.raw["marks"][name]["quantity"] == mark.quantity
    assert_marks_mean(reading, state.t)


def assert_marks_mean(reading: Reading, t: Trace) -> None:
    """Check the marks that carry the lesson, as one reads them off the axes."""
    points = {
        "z.point": (t.W, t.z),
        "sigma.point": (t.z, t.y_hat),
        "loss.point": (t.y_hat, t.loss),
        "descent.point": (t.W, t.loss),
        "surface.point": (t.W, t.x),
    }
    for name, wanted in points.items():
        x, y = reading.axes(name.partition(".")[0])
        (shown,) = reading.pixels(name)
        np.testing.assert_allclose(shown, (x.px(wanted[0]), y.px(wanted[1])), atol=0.02)
    slopes = {
        "z.tangent": t.dz_dW,
        "sigma.tangent": t.dyhat_dz,
        "loss.tangent": t.dL_dyhat,
        "descent.tangent": t.dL_dW,
    }
    for name, slope in slopes.items():
        plot = name.partition(".")[0]
        tangent = reading.data(name)
        if len(tangent) == 0:
            continue
        run, rise = tangent[1] - tangent[0]
        assert run > 0, name
        scale = reading.scale(plot)
        # both ends are rounded to a hundredth of a pixel, along and across
        slack = (0.011 / scale.y + abs(slope) * 0.011 / scale.x) / run
        assert abs(rise / run - slope) <= slack, name
        # and it touches the curve at the point
        (a, b), at = reading.pixels(name), reading.pixels(plot + ".point")[0]
        across = np.cross(np.append(b - a, 0), np.append(at - a, 0))[2] / np.hypot(*(b - a))
        assert abs(across) <= 0.03, name
    error = reading.data("sigma.error")
    np.testing.assert_allclose(error[:, 1], (t.y_hat, t.y), atol=1e-4)
    np.testing.assert_allclose(error[:, 0], t.z, atol=0.002)
    W, loss = reading.data("descent.curve").T
    assert W[0] < DEFAULT.W[0] and W[-1] > DEFAULT.W[1] and len(W) > 60
    wanted = 0.5 * (t.y - 1 / (1 + np.exp(-W * t.x))) ** 2
    # a vertex is rounded to a tenth of a pixel along W too, where the curve may be steep
    np.testing.assert_allclose(loss, wanted, atol=1e-3 + 0.0013 * abs(t.x))
    vector = reading.pixels("surface.vector")
    if t.dL_dW or t.dL_dx:
        x, y = reading.axes("surface")
        vector = vector - reading.pixels("surface.point")[0]
        tip = vector[np.argmax(np.hypot(*vector.T))]
        along = tip[0] / x.factor, tip[1] / y.factor  # in data units
        length = np.hypot(t.dL_dW, t.dL_dx) * np.hypot(*along)
        # the tip is rounded to a tenth of a pixel, of at least 20
        assert abs(along[0] * t.dL_dx - along[1] * t.dL_dW) / length < 6e-3
        assert along[0] * t.dL_dW + along[1] * t.dL_dx > 0
    else:
        assert len(vector) == 0
