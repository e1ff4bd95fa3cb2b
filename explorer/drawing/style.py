"""The style of plots and marks, independent of the reader's matplotlibrc."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
import numpy as np
from matplotlib.colors import Colormap, LinearSegmentedColormap, to_rgb

from explorer.derivation.colors import LIGHT, SURFACE, SURFACE_OPACITY
from explorer.derivation.quantities import QUANTITIES
from explorer.plots.marks import Mark, Plot

#: The width and the dashes of a line, by its mark's role.
LINES: Final[dict[str, Any]] = {
    "guide": (0.8, (0, (1.5, 2.5))),
    "target": (1.1, (0, (4, 3))),
    "slice": (1.0, (0, (4, 3))),
    "error": (4.0, "-"),
    "tangent": (3.2, "-"),
    "printed": (2.0, (0, (3, 2.5))),
    "zero": (2.0, "-"),
    "faint": (1.4, (0, (1.5, 2.5))),
    "examples": (0.8, "-"),
    "example": (1.1, "-"),
}
#: The width of dots; a hollow one is a smaller dot on a larger one.
DOTS: Final = {"rings": 7.4, "holes": 4.8, "rest": 5.0, "trail": 6.0, "trail-holes": 3.2}
#: The size of labels that are notes, by their mark's role; other labels have 12 px.
NOTES: Final = {
    role: 10.0
    for role in (
        "shade-left-label",
        "shade-right-label",
        "rest-label",
        "example-label",
        "all-label",
    )
}

_RC: Final[Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": [
        "DejaVu Sans"
    ],  # the one family: matplotlib ships it, and each SVG text lists all
    "font.size": 11,
    "axes.edgecolor": LIGHT["muted"],
    "axes.labelcolor": LIGHT["ink"],
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.facecolor": "none",
    "xtick.color": LIGHT["muted"],
    "ytick.color": LIGHT["muted"],
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
    "axes.labelsize": 12,
    "axes.labelpad": 3,
    "axes.unicode_minus": True,
    "text.color": LIGHT["ink"],
    "figure.dpi": 72,  # so that a point, a pixel and an SVG unit are equal
    "figure.facecolor": "none",
    "path.simplify": False,  # keep all vertices of a mark
    "svg.fonttype": "none",
    "svg.hashsalt": "explorer",
}


_nested = False


@contextmanager
def style() -> Iterator[None]:
    """Draw in the explorer's style, independent of the reader's matplotlibrc and `numpy.seterr`.

    A nested call costs nothing: setting all of matplotlib's parameters takes milliseconds.
    """
    global _nested
    if _nested:
        yield
        return
    with mpl.rc_context(), np.errstate(all="ignore"):
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        _nested = True
        try:
            yield
        finally:
            _nested = False


def colormap() -> Colormap:
    """Return the colours of the surface, from loss 0, where it is clear, to the highest."""
    ends = [(*to_rgb(SURFACE), opacity) for opacity in (0.0, SURFACE_OPACITY)]
    return LinearSegmentedColormap.from_list("loss", ends)


def halo_of(mark: Mark, plot: Plot) -> str:
    """Return the colour of a label's halo, its ground, if other things may be behind it."""
    if not plot.surface and not plot.xticks:
        return ""
    return LIGHT["shade" if mark.role.startswith("shade") else "paper"]


def color_of(mark: Mark) -> str:
    """Return the colour of a mark: its quantity's, or a neutral one for guides and curves."""
    if mark.role in ("guide", "slice", "target", "target-label", "rest", *NOTES):
        return LIGHT["muted"]
    if mark.role in ("curve", "examples", "example", "rings"):
        return LIGHT["curve"]
    if mark.role in ("shade-left", "shade-right"):
        return LIGHT["shade"]
    if mark.role in ("holes", "trail-holes"):
        return LIGHT["paper"]
    if mark.role.startswith("printed") or mark.quantity == "gradient":
        return LIGHT["ink"]  # these are not ∂L/∂W, so they have another colour
    if mark.role in ("path", "trail"):
        return QUANTITIES["dL_dW"].color
    return QUANTITIES[mark.quantity].color
