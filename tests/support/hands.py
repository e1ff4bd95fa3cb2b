"""Drag marks in the plots by mouse or finger, and compute the inputs that a drag should set."""

from __future__ import annotations

from playwright.sync_api import Page
from support.explorer_page import Explorer
from support.reading import INPUTS, Reading

from explorer.plots.holds import logit

STEPS = 5  # the moves of a drag


def to_window(explorer: Explorer, plot: str, px: tuple[float, float]) -> tuple[float, float]:
    """Convert a place in a picture to window coordinates."""
    matrix = explorer.root.locator(f"[data-plot={plot}] > svg").evaluate(
        "svg => (({a, d, e, f}) => [a, d, e, f])(svg.getScreenCTM())"
    )
    a, d, e, f = matrix
    return e + a * px[0], f + d * px[1]


def mark(reading: Reading, name: str) -> tuple[float, float]:
    """Return the place at which to grab a mark, in its picture's px."""
    places = reading.pixels(name)
    if name == "sigma.target":  # away from the point on the same line
        return places[0][0] + 20, places[0][1]
    if name == "loss.target":
        return places[0][0], places[:, 1].mean()
    return tuple(places[0])


def with_mouse(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=STEPS)
    page.mouse.up()


def with_finger(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def send(kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    send("touchStart", start)
    for i in range(1, STEPS + 1):
        x, y = (a + (b - a) * i / STEPS for a, b in zip(start, end, strict=True))
        send("touchMove", (x, y))
    send("touchEnd")
    finger.detach()


def wanted(name: str, reading: Reading, px: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """Return bounds for the inputs when a pointer drags the mark `name` to the place `px`.

    The bounds allow one pixel and half a step of the slider on either side.
    """
    plot = name.partition(".")[0]
    across, up = reading.axes(plot)
    x = reading.inputs[0]
    ends = lambda axis, at: sorted((axis.data(at - 1), axis.data(at + 1)))  # noqa: E731
    bounds = {
        "z.point": lambda: {"W": ends(across, px[0])},
        "sigma.target": lambda: {"y": ends(up, px[1])},
        "sigma.point": lambda: {"W": sorted(z / x for z in ends(across, px[0]))},
        "loss.target": lambda: {"y": ends(across, px[0])},
        "loss.point": lambda: {"W": sorted(logit(v) / x for v in ends(across, px[0]))},
        "descent.point": lambda: {"W": ends(across, px[0])},
        "surface.point": lambda: {"W": ends(across, px[0]), "x": ends(up, px[1])},
    }[name]()
    half = {n: reading.raw["inputs"][n]["step"] / 2 for n in INPUTS}
    return {n: (low - half[n], high + half[n]) for n, (low, high) in bounds.items()}
