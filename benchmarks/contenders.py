"""The contenders, and how each reports that its display has changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_CELLS: Final = Path(__file__).parent / "cells"


@dataclass(frozen=True)
class Contender:
    """A way to join three sliders to a display.

    Attributes
    ----------
    name
        Its name on the command line.
    title
        Its name in the tables.
    watch
        JavaScript that tells `observe.js` which elements to watch.
    complete
        JavaScript that is true once the first picture is there.
    """

    name: str
    title: str
    watch: str
    complete: str

    @property
    def source(self) -> str:
        """The cell that shows it: one line, so that the display is in view."""
        return f"exec(open({str(_CELLS / f'{self.name}.py')!r}, encoding='utf-8').read())"


# The state that the explorer's page shows: x, y and W as numbers, and the positions of its marks
# for them, in pixels of the pictures.
_EXPLORER: Final = """
bench.watch.elements(".ge-live");
const [x, y, W] = ["x", "y", "W"].map(
  (name) => document.querySelector(`.gradient-explorer [data-quantity="${name}"]`));
const point = document.querySelector("g[id$='surface.point'] use");
const target = document.querySelector("g[id$='sigma.target'] path");
bench.values = () => ({
  x: [Number(x.dataset.value), Number(point.getAttribute("y"))],
  y: [Number(y.dataset.value), Number(target.getAttribute("d").split(/[ML ]+/)[2])],
  W: [Number(W.dataset.value), Number(point.getAttribute("x"))],
});
"""

_CANVAS: Final = """(() => {
  const canvas = document.querySelector(".jupyter-matplotlib-canvas-div canvas");
  return canvas?.width > 0 && canvas.getContext("2d").getImageData(9, 9, 1, 1).data[3] > 0;
})()"""

# Of a net's page the product, which is painted with all the rest: to watch its hundreds of entries
# would cost more than to change them. And of the values the numbers alone, as plots change windows.
_NET: Final = """
bench.watch.elements(".ge-net .ge-product");
const boxes = ["x", "y", "W"].map(
  (name) => document.querySelector(`.gradient-explorer input[data-quantity="${name}"]`));
bench.values = () => Object.fromEntries(boxes.map((box) => [
  box.dataset.quantity, [Number(box.dataset.value), Number(box.dataset.value)]]));
"""
_NET_COMPLETE: Final = "document.querySelector('.ge-net [data-slot=dL_dW]')?.dataset.value"

#: The explorers of nets, which have no rivals to compare with.
NETS: Final = (
    Contender("net_4b", "3–2–1, batch of 4", _NET, _NET_COMPLETE),
    Contender("net_large", "3–4–4–2, batch of 8", _NET, _NET_COMPLETE),
)

CONTENDERS: Final = (
    Contender(
        "floor",
        "slider → number (the floor)",
        watch="""bench.watch.elements(".bench-floor");
        bench.values = () => Number(document.querySelector(".bench-floor").textContent);""",
        complete="document.querySelector('.bench-floor')",
    ),
    Contender(
        "explorer",
        "explorer",
        watch=_EXPLORER,
        complete="document.querySelector('.ge-live [data-quantity=dL_dW]')?.dataset.value",
    ),
    Contender(
        "inline",
        "interact, inline figures",
        watch="bench.watch.pictures('.jp-OutputArea');",
        complete="document.querySelector('.jp-OutputArea img')?.naturalWidth",
    ),
    Contender("ipympl_idle", "ipympl, draw_idle", "bench.watch.canvas();", _CANVAS),
    Contender("ipympl_blit", "ipympl, blitting", "bench.watch.canvas();", _CANVAS),
    Contender("interactions", "mpl-interactions", "bench.watch.canvas();", _CANVAS),
    Contender(
        "plotly",
        "plotly FigureWidget",
        watch="bench.watch.elements('.js-plotly-plot');",
        complete="document.querySelectorAll('.js-plotly-plot .scatterlayer .js-line').length > 10",
    ),
)
