"""The style of plots and marks, independent of the reader's matplotlibrc."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl
from matplotlib.colors import Colormap

from explorer.derivation.colors import LIGHT, ON_SURFACE
from explorer.derivation.quantities import QUANTITIES
from explorer.plots.marks import Mark, Plot

COLORMAP: Final = "cividis"
#: The colours of contours where the surface is dark, and where it is light.
CONTOURS: Final = {"contours-low": ON_SURFACE["light"], "contours-high": ON_SURFACE["dark"]}

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
    """Draw in the explorer's style, independent of the reader's matplotlibrc.

    A nested call costs nothing: setting all of matplotlib's parameters takes milliseconds.
    """
    global _nested
    if _nested:
        yield
        return
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        _nested = True
        try:
            yield
        finally:
            _nested = False


def colormap() -> Colormap:
    """Return the colours of the surface, from loss 0 to the highest."""
    return mpl.colormaps[COLORMAP]


def has_halo(mark: Mark, plot: Plot) -> bool:
    """Whether a label needs a halo of paper, because other examples' curves may pass behind it."""
    return bool(plot.xticks) and not mark.role.startswith("shade")


def color_of(mark: Mark, on_surface: bool) -> str:
    """Return the colour of a mark: its quantity's, or a neutral one for guides and curves."""
    if mark.role in ("guide", "target", "target-label", "rest", *NOTES):
        return LIGHT["muted"]
    if mark.role in ("curve", "examples", "example", "rings"):
        return LIGHT["curve"]
    if mark.role in ("shade-left", "shade-right"):
        return LIGHT["shade"]
    if mark.role == "holes":
        return LIGHT["paper"]
    if mark.role == "trail-holes":
        return ON_SURFACE["dark"]
    if mark.role.startswith("printed"):
        return LIGHT["ink"]  # this is not ∂L/∂W, so it has another colour
    if mark.role == "slice" or mark.quantity == "gradient":
        return ON_SURFACE["light"]
    if mark.role in ("component", "downhill"):
        return ON_SURFACE["pink"]
    if mark.role in ("path", "trail"):
        return ON_SURFACE["pink"] if on_surface else QUANTITIES["dL_dW"].color
    return QUANTITIES[mark.quantity].color
