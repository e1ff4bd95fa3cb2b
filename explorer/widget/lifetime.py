"""The life of an explorer's widgets: built, freed while nothing shows or holds them, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import ipywidgets as widgets
from ipywidgets.widgets.widget import _instances as open_widgets

from explorer.widget.throttle import later

#: Seconds for which an explorer that no page shows keeps its widgets: an output that is moved or
#: rendered again leaves its page for a moment.
REST: Final = 5.0
_VIEW: Final = "application/vnd.jupyter.widget-view+json"


class Lifetime:
    """Frees the widgets of an explorer that no page shows, and rebuilds them.

    Running a cell again makes a new explorer but closes no old one; ipywidgets would keep the
    widgets of each forever. In a container they stay: it may be shown again, and says nothing then.

    Parameters
    ----------
    box
        The explorer.
    build
        Builds its children.
    watched
        Returns whether a page shows it.
    freed
        Called when its widgets are freed or closed.
    """

    def __init__(
        self,
        box: widgets.VBox,
        build: Callable[[], None],
        watched: Callable[[], bool],
        freed: Callable[[], None],
    ) -> None:
        self._box, self._build, self._watched, self._freed = box, build, watched, freed
        self._resting = False

    def rest_soon(self) -> None:
        """Free the widgets after `REST` seconds, unless a page shows them by then."""
        later(REST, self._rest)

    def _rest(self) -> None:
        if not self._watched() and self._box.comm is not None and not self._held():
            self.close()
            del self._box._repr_mimebundle_  # `close` hides the class's own with it
            self._resting = True

    def _held(self) -> bool:
        """Whether a container, or an `ipywidgets.Output`, would show the explorer again."""
        return any(
            self._box in (getattr(widget, "children", None) or ())
            or (isinstance(widget, widgets.Output) and self._is_in(widget.outputs))
            for widget in list(open_widgets.values())
        )

    def _is_in(self, outputs: Iterable[Mapping[str, Any]]) -> bool:
        shown = (output.get("data", {}).get(_VIEW, {}) for output in outputs)
        return any(view.get("model_id") == self._box.model_id for view in shown)

    def wake(self) -> None:
        """Rebuild the widgets if they were freed."""
        if self._resting:
            self._resting = False
            self._build()
            self._box.layout.open()
            self._box.open()

    def close(self) -> None:
        """Close the explorer's widgets, and the connection of each to its page."""
        self._resting = False
        self._freed()
        for child in self._box.children:
            for widget in (*getattr(child, "children", ()), child):
                widget.unobserve_all()
                for part in (widget.layout, getattr(widget, "style", None), widget):
                    if part is not None:
                        part.close()
        self._box.layout.close()
        widgets.VBox.close(self._box)
