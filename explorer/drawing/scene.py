"""The parts of the page that it cannot make itself: matplotlib's pictures, and the formulas."""

from __future__ import annotations

import base64
import io
import re
from typing import Any, Final

from matplotlib.image import imsave

from explorer.derivation.colors import LIGHT
from explorer.derivation.erratum import PRINTED
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import STEPS, step
from explorer.drawing.cache import save
from explorer.drawing.check_chart import chart
from explorer.drawing.mathml import mathml
from explorer.drawing.step_markup import equals, in_full, number_place, shown, symbol
from explorer.drawing.style import colormap, style
from explorer.drawing.svg import SvgPlot, palette
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.surface import Surface
from explorer.plots.surface_3d import surface_3d_plot
from explorer.plots.surface_plot import surface_plot
from explorer.plots.windows import z_axis_at
from explorer.session.still import still

DIFFERENCE: Final = r"\frac{L(W+h)-L(W-h)}{2h}"


class Scene:
    """The pictures for these ranges.

    Parameters
    ----------
    ranges
        The sliders' ranges.
    """

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = ranges
        self._surface = Surface(ranges)

    def described(self) -> dict[str, Any]:
        """Return the pictures with all their marks hidden, the formulas and the palette."""
        others = [surface_plot(self._ranges, "y")]
        others += [surface_3d_plot(self._ranges, over, lambda points: []) for over in ("x", "y")]
        pictures = [SvgPlot(plot, self._surface) for plot in [*plots(self._ranges), *others]]
        found = {
            "pictures": {picture.plot.name: picture.blank for picture in pictures},
            "symbols": {name: symbol(name) for name in QUANTITIES},
            "steps": {
                step.name: {"shown": shown(step), "in_full": in_full(step)} for step in STEPS
            },
            "difference": mathml(DIFFERENCE),
            "chart": chart(),
            "erratum": {name: _erratum_row(name, tex) for name, tex in PRINTED.items()},
            "palette": palette(),
        }
        save()
        return found

    def still(self, state: State) -> str:
        """Return the state as an SVG document, for places where no script can run."""
        axis = z_axis_at(self._ranges, state.t.z)
        shown = [SvgPlot(plot, self._surface) for plot in plots(self._ranges, axis)]
        pictures = {picture.plot.name: _plain(picture.markup(state)) for picture in shown}
        return still(state, self._ranges, pictures, self._image(state), LIGHT)

    def _image(self, state: State) -> str:
        """Return the colours of the surface as the address of a PNG."""
        out = io.BytesIO()
        values = self._surface.losses(state.t.y)
        highest = self._surface.highest
        with style():
            imsave(out, values[::-1], cmap=colormap(), vmin=0, vmax=highest, format="png")
        return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def _erratum_row(name: str, tex: str) -> dict[str, str]:
    """Return the name of a misprinted step, and both its equations."""
    correct = step(name)
    reveals = f'data-of="{name}" data-reveals="{correct.quantity}"'
    return {
        "name": f"{correct.equation} {symbol(correct.quantity)}",
        "true": equals(mathml(correct.formula), number_place(correct.quantity)),
        "printed": equals(mathml(tex), f'<span class="ge-slipped" {reveals}></span>'),
    }


def _plain(svg: str) -> str:
    """Replace the style sheet's variables by the colours themselves."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", svg)
