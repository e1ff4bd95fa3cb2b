"""A still picture of a state, which a notebook shows where neither kernel nor script runs."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.image import imsave

from explorer.derivation.colors import LIGHT
from explorer.derivation.equations import as_text
from explorer.derivation.steps import FACTORS, step
from explorer.drawing.style import colormap
from explorer.drawing.svg import SvgPlot
from explorer.model.state import State
from explorer.plots.layout import MARGINS, SIZES, WIDTH, height, positions
from explorer.plots.surface import Surface

_LINE: Final = 24  # height of a line of text, px
_POSITIONS: Final = positions(top=_LINE, heading=_LINE, between=3 * _LINE)
_HEIGHT: Final = height(_POSITIONS)
#: Two seconds are enough for a live explorer to appear in the picture's place.
_LATE: Final = ".ge-still{animation:ge-late 2s step-end}@keyframes ge-late{from{visibility:hidden}}"
HINT: Final = "A picture of the explorer. It moves once the notebook runs: Run ▸ Run All Cells."


def still(plots: Sequence[SvgPlot], surface: Surface, state: State) -> str:
    """Return the explorer at this state as one SVG document, without scripts or style sheets.

    Parameters
    ----------
    plots
        The pictures that the page shows.
    surface
        The loss over (W, x).
    state
        The state to show.
    """
    parts = [_text(MARGINS.left, 17, HINT, LIGHT["muted"])]
    for svg in plots:
        plot, (left, top) = svg.plot, _POSITIONS[svg.plot.name]
        heading = as_text(step(plot.heading), state) if plot.heading else plot.title
        parts.append(_text(left + MARGINS.left, top - 7, heading))
        picture = _plain(svg.markup(state))
        if plot.surface:
            picture = picture.replace(">", f">{_image(svg, surface, state)}", 1)
        parts.append(picture.replace("<svg ", f'<svg x="{left}" y="{top}" ', 1))
    for factor in map(step, FACTORS):
        left, top = _POSITIONS[factor.plot]
        below = top + SIZES[factor.plot][1]
        parts.append(_text(left + MARGINS.left, below + 17, as_text(factor, state), factor.color))
    product = step("dL_dW")
    equation = as_text(product, state, numbers=True)
    parts.append(_text(MARGINS.left, below + 54, equation, product.color, 16))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{_HEIGHT}" viewBox="0 0 {WIDTH} {_HEIGHT}" class="ge-still">'
        f"<style>{_LATE}</style>"
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, text: str, color: str = LIGHT["ink"], size: float = 14) -> str:
    return (
        f'<text x="{x}" y="{y}" fill="{color}" font-size="{size}" '
        f'font-family="sans-serif">{text}</text>'
    )


def _plain(svg: str) -> str:
    """Replace the style sheet's variables by the colours themselves."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", svg)


def _image(svg: SvgPlot, surface: Surface, state: State) -> str:
    out = io.BytesIO()
    values = np.flipud(surface.values(state.t.y))
    imsave(out, values, cmap=colormap(), vmin=0, vmax=surface.highest, format="png")
    x, y, wide, high = svg.plot.box
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<image x="{x}" y="{y}" width="{wide}" height="{high}" preserveAspectRatio="none" '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )
