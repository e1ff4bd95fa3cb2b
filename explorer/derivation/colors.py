"""The table of colours: the page, its style sheet, the figure and the still picture all read it.

Text has a contrast of at least 4.5:1 against its ground, and lines at least 3:1, on white paper as
on dark. Where the page around an explorer is neither, the explorer has paper of its own; see
`explorer.derivation.paper`.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Color(NamedTuple):
    """One colour on light and on dark paper.

    Attributes
    ----------
    light, dark
        ``#rrggbb``.
    """

    light: str
    dark: str


_GRADIENT: Final = Color("#b5478a", "#ec8cc4")

#: By name: neutral colours first, then one colour a quantity. The next W has the gradient's, which
#: leads to it. In the page the colour ``ink`` is the custom property ``--ge-ink``.
COLORS: Final[dict[str, Color]] = {
    "ink": Color("#1f2430", "#ffffff"),
    "paper": Color("#ffffff", "#111111"),
    "muted": Color("#5f6673", "#b0b5bd"),
    "line": Color("#dfe3e8", "#424850"),
    "focus": Color("#1976d2", "#5cb6ef"),
    "error": Color("#b3261e", "#ff8a80"),
    "curve": Color("#8a919e", "#8b93a1"),
    "shade": Color("#f2f6fb", "#1e2630"),
    "band": Color("#e7ebf1", "#2b3340"),
    "positive": Color("#4a5262", "#c3cad6"),
    "negative": Color("#7a4fb5", "#b79bea"),
    "dz_dW": Color("#007a59", "#2fc493"),
    "dyhat_dz": Color("#0072b2", "#5cb6ef"),
    "dL_dyhat": Color("#b54a00", "#ff9350"),
    "dL_dW": _GRADIENT,
    "W_next": _GRADIENT,
}

#: The colour of the loss surface, and its opacity where the loss is highest: at 0 it is clear, so
#: that the paper is seen. It is pale, because what is drawn on it matters more.
SURFACE: Final = "#6b7a90"
SURFACE_OPACITY: Final = 0.38

#: The share of a quantity's colour in the ground of its card, on light and on dark paper.
TINT: Final = (0.04, 0.12)

#: The colours on white paper, in which matplotlib draws.
LIGHT: Final[dict[str, str]] = {name: color.light for name, color in COLORS.items()}
