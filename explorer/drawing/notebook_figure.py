"""A plain matplotlib figure that a notebook shows as a picture, and that is saved as a file."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from explorer.derivation.colors import LIGHT
from explorer.drawing.style import style

#: Dots per inch of a PNG: two for each px of the page, which is 1/72 inch.
DPI = 144


class NotebookFigure(Figure):
    """A figure of 72 dots an inch, so that a px is a point.

    pyplot does not know it, so that nothing has to close it. A notebook shows other figures only
    after pyplot has been imported; this one shows itself. It is drawn and saved in the explorer's
    style, whatever the reader has set for figures of their own.

    Parameters
    ----------
    width, height
        Its size, px.
    """

    def __init__(self, width: float, height: float) -> None:
        size = (width / 72, height / 72)
        super().__init__(figsize=size, dpi=72, facecolor=LIGHT["paper"])
        FigureCanvasAgg(self)

    def draw(self, renderer: RendererBase) -> None:
        """Draw the figure in the explorer's style."""
        with style():
            super().draw(renderer)

    def savefig(self, fname: Any, **options: Any) -> None:
        """Save the figure in the explorer's style; see `matplotlib.figure.Figure.savefig`."""
        with style():
            super().savefig(fname, **options)

    def _repr_png_(self) -> tuple[bytes, dict[str, Any]]:
        """Return the picture for a notebook, and the size at which it is shown."""
        width, height = (round(72 * inches) for inches in self.get_size_inches())
        return as_file(self, "png"), {"width": width, "height": height}


def as_file(figure: Figure, kind: str, dpi: int = DPI) -> bytes:
    """Return a figure as a file.

    Parameters
    ----------
    figure
        The figure.
    kind
        ``"svg"``, ``"png"`` or ``"pdf"``.
    dpi
        Dots per inch of a PNG; a pixel of the page is 1/72 inch.
    """
    out = io.BytesIO()
    figure.savefig(out, format=kind, dpi=dpi)
    return out.getvalue()
