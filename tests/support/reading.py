"""Read an explorer in the page as a person does: numbers as text, marks off the axes.

This is independent of the code that computes the geometry: the tick labels of a plot convert its
pixels to data.
"""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from matplotlib.image import imread
from playwright.sync_api import Locator

from explorer.derivation.numbers import parse
from explorer.plots.marks import Scale

INPUTS = ("x", "y", "W")

_READ = r"""(root) => {
    const all = (node, selector) => [...node.querySelectorAll(selector)];
    const at = (node) => ["x", "y"].map((name) => Number(node.getAttribute(name)));
    const marks = {}, axes = {}, moved = [];
    for (const picture of all(root, "[data-plot]")) {
        const plot = picture.dataset.plot;
        const whole = picture.querySelector("svg").getScreenCTM();
        axes[plot] = {x: [], y: []};
        for (const tick of all(picture, "g[id*='tick_']")) {
            if (tick.closest("g[id$='colorbar']")) continue;
            const axis = tick.id.match(/([xy])tick_\d+$/)[1];
            const px = at(tick.querySelector("use"))[axis == "x" ? 0 : 1];
            axes[plot][axis].push([tick.querySelector("text").textContent.trim(), px]);
        }
        for (const group of all(picture, "[data-mark], g[id$='.contours']")) {
            const node = group.querySelector("use, text") ?? group.querySelector("path");
            const m = node.getScreenCTM();
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
        const box = root.querySelector(`.ge-box[data-quantity=${name}]`).value;
        const own = root.querySelector(`.ge-range[aria-label^="${name},"]`);
        if (own) {
            const { value, min, max, step } = own;
            inputs[name] = { box, handle: (value - min) / (max - min), step: Number(step) };
            continue;
        }
        const bar = root.querySelector(`.ge-slider-${name} .noUi-target`);
        const track = bar.getBoundingClientRect();
        const handle = bar.querySelector(".noUi-handle").getBoundingClientRect();
        inputs[name] = {
            box,
            handle: (handle.x + handle.width / 2 - track.x) / track.width,
            step: bar.noUiSlider.options.step,
        };
    }
    const alert = root.querySelector("[role=alert]");
    return {
        values: all(root, "[data-quantity]").map((node) => [
            node.dataset.quantity, node.dataset.value, node.value ?? node.textContent]),
        numbers: texts("number"),
        sentences: texts("sentence"),
        error: alert.checkVisibility() ? alert.textContent : "",
        marks, axes, moved, inputs,
    };
}"""


@dataclass(frozen=True)
class Axis:
    """``px = offset + factor * data``, fitted to the tick labels."""

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
    """Everything an explorer shows at one moment."""

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
        """Return the place of a mark, in the picture's pixels: shape (n, 2); empty if hidden."""
        shown = self.raw["marks"][mark]
        if shown["hidden"] or not shown["geometry"]:
            return np.empty((0, 2))
        if isinstance(shown["geometry"], str):
            numbers = re.findall(r"[ML](\S+?) (\S+?)(?=[MLh]|$)", shown["geometry"])
            return np.array(numbers, float)
        return np.array([shown["geometry"]], float)

    def data(self, mark: str) -> np.ndarray:
        """Return the place of a mark in data units, read off its plot's axes: shape (n, 2)."""
        x, y = self.axes(mark.partition(".")[0])
        px = self.pixels(mark)
        return np.column_stack((x.data(px[:, 0]), y.data(px[:, 1])))


class Root(Protocol):
    """The root of an explorer in a page, such as one of Playwright's locators."""

    def evaluate(self, expression: str, /) -> Any:
        """Return, via JSON, what a JavaScript function of the root returns."""


def read(root: Root) -> Reading:
    """Read everything an explorer shows now."""
    return Reading(root.evaluate(_READ))


def painted(canvas: Locator) -> np.ndarray:
    """Return a canvas's pixels as red, green, blue and opacity, the top row first."""
    address = canvas.evaluate("canvas => canvas.toDataURL()")
    png = io.BytesIO(base64.b64decode(address.partition(",")[2]))
    return np.round(255 * imread(png, format="png")).astype(int)
