"""A picture of a state that needs neither kernel nor script: what a dead notebook shows."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.image import imsave

from explorer.derivation.colors import LIGHT
from explorer.derivation.numbers import readable
from explorer.derivation.quantities import QUANTITIES
from explorer.derivation.steps import FACTORS, step
from explorer.drawing.style import colormap
from explorer.drawing.svg import LivePlot
from explorer.model.state import State
from explorer.plots.surface import Surface

WIDTH: Final = 1120
_GAP: Final = 24
_LINE: Final = 24  # height of a line of text, px
_HEADS: Final = {"z": "z", "sigma": "y_hat", "loss": "loss"}
#: Where the live explorer is on its way it is there by then, and takes the picture's place.
_LATE: Final = ".ge-still{animation:ge-late 2s step-end}@keyframes ge-late{from{visibility:hidden}}"
HINT: Final = "A picture of the explorer. It moves once the notebook runs: Run ▸ Run All Cells."


def still(plots: Sequence[LivePlot], surface: Surface, state: State) -> str:
    """Return the explorer at this state as one SVG document, without scripts or style sheets.

    Parameters
    ----------
    plots
        The pictures that the page shows, in their order.
    surface
        The loss over (W, x).
    state
        What to show.
    """
    rows, parts = (plots[:3], plots[3:]), [_text(46, 17, HINT, LIGHT["muted"])]
    y = float(_LINE)
    for row in rows:
        x = 0.0
        for live in row:
            name, (width, height) = live.plot.name, live.plot.size
            head = live.plot.title
            if name in _HEADS:
                head = _equation(_HEADS[name], state)
            parts.append(_text(x + 46, y + 17, head))
            picture = _plain(live.markup(state))
            if live.plot.surface:
                picture = picture.replace(">", f">{_image(live, surface, state)}", 1)
            parts.append(picture.replace("<svg ", f'<svg x="{x}" y="{y + _LINE}" ', 1))
            factor = next((f for f in FACTORS if step(f).plot == name), None)
            if factor:
                line = _equation(factor, state)
                parts.append(_text(x + 46, y + _LINE + height + 17, line, step(factor).color))
            x += width + _GAP
        y += _LINE + row[0].plot.size[1]
        if row is rows[0]:
            product = " × ".join(readable(state.value(f)) for f in FACTORS)
            line = f"{QUANTITIES['dL_dW'].text} = {product} = {readable(state.t.dL_dW)}"
            parts.append(_text(46, y + 2 * _LINE + 6, line, step("dL_dW").color, 16))
            y += 3 * _LINE
    height = y
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" class="ge-still">'
        f"<style>{_LATE}</style>"
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>{"".join(parts)}</svg>'
    )


def _equation(name: str, state: State) -> str:
    return f"{QUANTITIES[name].text} = {readable(state.value(name))}"


def _text(x: float, y: float, text: str, color: str = LIGHT["ink"], size: float = 14) -> str:
    return (
        f'<text x="{x}" y="{y}" fill="{color}" font-size="{size}" '
        f'font-family="sans-serif">{text}</text>'
    )


def _plain(svg: str) -> str:
    """Put the colours themselves for the variables of a style sheet that is not there."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", svg)


def _image(live: LivePlot, surface: Surface, state: State) -> str:
    out = io.BytesIO()
    values = np.flipud(surface.values(state.t.y))
    imsave(out, values, cmap=colormap(), vmin=0, vmax=surface.highest, format="png")
    x, y, width, height = live.frame()["box"]
    data = base64.b64encode(out.getvalue()).decode()
    return (
        f'<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" '
        f'xlink:href="data:image/png;base64,{data}"/>'
    )
