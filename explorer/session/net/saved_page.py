"""The explorer of a net as a single HTML file: its state, and the words at its top."""

from __future__ import annotations

from typing import Final

from explorer.derivation.net.texts import NET_ADDRESS, NET_SOURCE
from explorer.session.saved_page import About

#: The traits of the view that the page reads.
NET_TRAITS: Final = ("scene", "ranges", "start", "points", "now", "past", "tools", "revision")
NET_ABOUT: Final = About(
    "The gradient of a net, step by step",
    "Click an edge or an entry to select a weight, and drag it: its gradient is a product of three "
    "slopes, summed over the examples.",
    NET_SOURCE,
    NET_ADDRESS,
)
