"""The sizes of a net's pictures, for the figure and the page."""

from __future__ import annotations

from typing import Final, Literal

from explorer.model.net.state import NetState
from explorer.plots.layout import SIZES, Margins

#: The form of a picture: for a batch; wide below, for one example, which has no shares to show; or
#: as large as in the explorer of one weight, for one example and one weight.
Form = Literal["", "wide", "tall"]

#: Room for the tick labels and the axis labels; a number at a tick may grow to five characters.
NET_MARGINS: Final = Margins(left=52, right=10, bottom=36, top=8)
#: Beside a surface there is the colour bar.
SURFACE_MARGINS: Final = NET_MARGINS._replace(right=62)

#: The height of the three plots along the chain, and of those below, px.
CHAIN: Final = 128.0
BELOW: Final = 142.0
#: The width and height of each picture, including its labels, px.
NET_SIZES: Final[dict[str, tuple[float, float]]] = {
    "net-z": (SIZES["z"][0], CHAIN),
    "net-l": (SIZES["sigma"][0], CHAIN),
    "net-loss": (SIZES["loss"][0], CHAIN),
    "net-z-tall": SIZES["z"],
    "net-l-tall": SIZES["sigma"],
    "net-loss-tall": SIZES["loss"],
    "net-shares": (320, BELOW),
    "net-along": (355, BELOW),
    "net-surface": (420, BELOW),
    "net-along-wide": (SIZES["descent"][0], BELOW),
    "net-surface-wide": (SIZES["surface"][0], BELOW),
    "net-along-tall": SIZES["descent"],
    "net-surface-tall": SIZES["surface"],
}


def form_of(state: NetState) -> Form:
    """Return the form that a state's pictures have."""
    if state.single:
        return "tall"
    return "wide" if state.examples == 1 else ""


def picture_name(name: str, form: Form) -> str:
    """Return the name of a picture in a form: ``"net-along"``, ``"net-along-wide"``."""
    if form == "" or (form == "wide" and f"{name}-wide" not in NET_SIZES):
        return name
    return f"{name}-{form}"


def axes_width(name: str, margins: Margins = NET_MARGINS) -> float:
    """Return the length of a picture's x axis, px."""
    return NET_SIZES[name][0] - margins.left - margins.right
