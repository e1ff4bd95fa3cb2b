"""The view of `NetExplorer` in the page."""

from __future__ import annotations

from typing import Any

import traitlets

from explorer.model.net.snapshot import NetSnapshot
from explorer.page import NET_MAIN, NET_STYLES, script, style
from explorer.session.net.saved_page import NET_ABOUT, NET_TRAITS
from explorer.widget.base_view import BaseView
from explorer.widget.net.page_state import as_dict


class NetView(BaseView):
    """The explorer of any net in the page; `now` holds the current snapshot."""

    _esm = script(NET_MAIN)
    _css = style(NET_STYLES)

    now: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    names = ("now",)
    linked = ("now",)
    saved = NET_TRAITS
    about = NET_ABOUT

    def pack(self, snapshot: NetSnapshot) -> dict[str, Any]:
        """Return a snapshot as pages receive it."""
        return as_dict(snapshot)

    def attributes(self, now: NetSnapshot) -> dict[str, Any]:
        """Return the values of the traits `names` for a snapshot."""
        return {"now": as_dict(now)}
