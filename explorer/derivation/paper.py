"""On which paper an explorer is drawn: the ground of the page around it, or paper of its own.

A front end may be light or dark, or something between. All colours of one palette are legible on a
ground that is light enough or dark enough. On any other the explorer brings its own paper.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

#: Relative luminances: grounds from the one on are light paper, grounds up to the other are dark.
LIGHT_FROM: Final = 0.955
DARK_TO: Final = 0.025
#: Black and white text have the same contrast on this ground.
MIDDLE: Final = 0.179

_SHARES: Final = (0.2126, 0.7152, 0.0722)


class Paper(NamedTuple):
    """The paper of an explorer.

    Attributes
    ----------
    dark
        Whether the colours for dark paper are used.
    own
        Whether the explorer paints its paper, because the ground is not legible or not known.
    """

    dark: bool
    own: bool


def luminance(color: tuple[float, float, float]) -> float:
    """Return the relative luminance of a colour, from 0 to 1, by WCAG 2.

    Parameters
    ----------
    color
        Its red, green and blue in sRGB, each from 0 to 1.
    """
    total = 0.0
    for share, channel in zip(_SHARES, color, strict=True):
        if channel <= 0.04045:
            total += share * channel / 12.92
        else:
            total += share * math.exp(2.4 * math.log((channel + 0.055) / 1.055))
    return total


def paper_on(ground: tuple[float, float, float]) -> Paper:
    """Return the paper for a ground of this colour.

    Parameters
    ----------
    ground
        Its red, green and blue in sRGB, each from 0 to 1.
    """
    found = luminance(ground)
    return Paper(found < MIDDLE, DARK_TO < found < LIGHT_FROM)


def paper_beside(text: tuple[float, float, float]) -> Paper:
    """Return the paper for a ground that is not known, beside text of this colour.

    Parameters
    ----------
    text
        The text's red, green and blue in sRGB, each from 0 to 1.
    """
    return Paper(luminance(text) > MIDDLE, True)
