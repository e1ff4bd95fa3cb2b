"""The explorer at one state as a single HTML file."""

from __future__ import annotations

import json

from explorer.session.saved_page import saved_page, tools_to_save
from explorer.widget.base_view import BaseView


def standalone(view: BaseView, still: str) -> str:
    """Return a page with a live explorer at the view's current state.

    Parameters
    ----------
    view
        The view to save.
    still
        A picture of the state, for readers that run no scripts.
    """
    saved = {name: getattr(view, name) for name in view.saved}
    saved["tools"] = tools_to_save(view.tools)
    state = json.dumps(saved, ensure_ascii=False)
    return saved_page(view._esm, view._css, state, still, view.about)
