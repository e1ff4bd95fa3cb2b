"""The explorer at one state as one SVG document, without scripts or style sheets."""

from __future__ import annotations

from typing import Final

from explorer.derivation.equations import as_text
from explorer.derivation.steps import FACTORS, step
from explorer.model.ranges import Ranges
from explorer.model.state import State
from explorer.plots.five_plots import plots
from explorer.plots.layout import MARGINS, SIZES, WIDTH, height, positions

_LINE: Final = 24  # height of a line of text, px
_POSITIONS: Final = positions(0, _LINE, 3 * _LINE)
HEIGHT: Final = height(_POSITIONS)


def still(
    state: State,
    ranges: Ranges,
    pictures: dict[str, str],
    image: str,
    colors: dict[str, str],
) -> str:
    """Return the five plots with their headings, the factors and the product.

    Parameters
    ----------
    state
        The state to show.
    ranges
        The sliders' ranges.
    pictures
        Each plot at this state, by its name: an ``<svg>`` element.
    image
        The colours of the surface: the address of an image.
    colors
        The colours of text, by name.
    """
    left = MARGINS.left
    parts: list[str] = []
    for plot in plots(ranges):
        x, y = _POSITIONS[plot.name]
        heading = as_text(step(plot.heading), state) if plot.heading != "" else plot.title
        parts.append(_text(x + left, y - 7, heading, colors["ink"]))
        if plot.heading != "":
            arrow = "W →" if plot.heading == "z" else "→"
            parts.append(_text(x + left - 8, y - 7, arrow, colors["muted"], anchor="end"))
        opening, content = pictures[plot.name].split(">", 1)
        _, attributes = opening.split("<svg ", 1)
        if plot.surface != "":
            bx, by, wide, high = plot.box
            content = (
                f'<image x="{bx:.1f}" y="{by:.1f}" width="{wide:.1f}" height="{high:.1f}" '
                f'preserveAspectRatio="none" xlink:href="{image}"/>{content}'
            )
        parts.append(f'<svg x="{x:.1f}" y="{y:.1f}" {attributes}>{content}')
    below = 0.0
    for name in FACTORS:
        factor = step(name)
        x, y = _POSITIONS[factor.plot]
        below = y + SIZES[factor.plot][1]
        parts.append(_text(x + left, below + 17, as_text(factor, state), colors[factor.quantity]))
    product = as_text(step("dL_dW"), state, True)
    parts.append(_text(left, below + 54, product, colors["dL_dW"], 16))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}">'
        f'<rect width="100%" height="100%" fill="{colors["paper"]}"/>{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, text: str, color: str, size: int = 14, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" font-size="{size}" text-anchor="{anchor}" '
        f'font-family="sans-serif">{text}</text>'
    )
