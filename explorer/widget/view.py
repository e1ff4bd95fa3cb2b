"""The view of `GradientExplorer` in the page."""

from __future__ import annotations

from typing import Any

import traitlets

from explorer.model.history import Snapshot
from explorer.model.model import SETTABLE
from explorer.page import script, style
from explorer.session.saved_page import ABOUT, TRAITS
from explorer.widget.base_view import BaseView
from explorer.widget.page_state import as_list


class View(BaseView):
    """The explorer of one weight in the page."""

    _esm = script()
    _css = style()

    x = traitlets.Float().tag(sync=True)
    y = traitlets.Float().tag(sync=True)
    W = traitlets.Float().tag(sync=True)
    learning_rate = traitlets.Float().tag(sync=True)
    path: traitlets.List[Any] = traitlets.List().tag(sync=True)

    names = (*SETTABLE, "path")
    linked = SETTABLE
    saved = TRAITS
    about = ABOUT

    def pack(self, snapshot: Snapshot) -> list[Any]:
        """Return a snapshot as pages receive it."""
        return as_list(snapshot)

    def attributes(self, now: Snapshot) -> dict[str, Any]:
        """Return the values of the traits `names` for a snapshot."""
        return dict(zip(self.names, as_list(now), strict=True))
