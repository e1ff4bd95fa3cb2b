"""An explorer as front ends display it; each of their ways wakes one that rests."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
from IPython.display import display

from explorer.widget.base_view import BaseView
from explorer.widget.lifetime import Lifetime
from explorer.widget.still import Still


class Displayed(widgets.VBox):
    """The part of an explorer that displays it."""

    view: BaseView
    _life: Lifetime
    _still: Still

    @property
    def model_id(self) -> str:
        """The name of the explorer's model in the page. Containers ask for it to show the explorer.

        An explorer that rests because no page shows it wakes up.
        """
        self._life.wake()
        name: str = super().model_id
        return name

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        self._life.wake()
        return super()._repr_mimebundle_(**kwargs)

    def _ipython_display_(self) -> None:
        """Display the live explorer and, below it, a picture for the saved notebook."""
        self._life.wake()
        text = {"text/plain": repr(self)}
        if self.comm is None:  # closed
            display(text, raw=True)
            return
        display({**self._repr_mimebundle_(), **text}, raw=True)
        self._still.display()

    def _display_(self) -> BaseView:
        """Return the view for marimo, which does not show ipywidgets' boxes."""
        self._life.wake()
        return self.view
