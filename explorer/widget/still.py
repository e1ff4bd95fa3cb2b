"""The picture of an explorer in a notebook, for readers who open it without running it."""

from __future__ import annotations

import secrets
import time
from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final

from IPython.core.getipython import get_ipython
from IPython.display import display, update_display

from explorer.widget.throttle import later

#: The words in the picture's corner, and of readers who cannot see it.
HINT: Final = "A picture of the explorer, not the live explorer."
#: How a reader goes on.
NOTE: Final = (
    "The picture shows the explorer as it was last. To make it live again, run the notebook "
    "(Run ▸ Run All Cells); it then starts at the numbers in its code."
)
CODE: Final = "To go on from the picture instead, put this into the code"
#: Seconds without a change after which the picture is drawn again.
PAUSE: Final = 2.0
_WIDTH: Final = 1120  # of the picture, px
_MARKUP: Final = Template(Path(__file__).with_suffix(".html").read_text(encoding="utf-8"))
#: It stands for the picture until the end of the cell, since a figure is slow to draw.
_BLANK: Final = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


class Still:
    """A note and a picture of the last state, in outputs of their own below the live explorer.

    Without its kernel, the live explorer is gone from a notebook. Where it is live, it hides both
    (``page/still.js``). They are no part of its own output, in which JupyterLab would show an error
    instead of them. The picture is a PNG, because untrusted notebooks show no SVG, and because
    ``nbconvert --to pdf`` would need Inkscape for it.

    It is drawn at the end of the cell, and after changes once the explorer has been at rest for
    `PAUSE` seconds; so it costs a moving hand nothing.

    Parameters
    ----------
    png
        Draws the present state.
    code
        Returns Python that opens the explorer at the present state.

    Attributes
    ----------
    name
        The name by which the live explorer finds the note.
    """

    def __init__(self, png: Callable[[], bytes], code: Callable[[], str]) -> None:
        self.name = secrets.token_hex(4)
        self._png, self._code = png, code
        self._shown = self._waiting = False
        self._changed = 0.0  # the time of the last change

    def display(self) -> None:
        """Display the note and the picture, if this is a notebook."""
        shell: Any = get_ipython()
        if shell is None:
            return
        self._shown = True
        display(self._note(), raw=True, display_id=f"{self.name}-note")
        blank = {"image/png": _BLANK, "text/plain": ""}
        display(blank, raw=True, display_id=f"{self.name}-picture")

        def at_the_end(_: Any) -> None:
            shell.events.unregister("post_run_cell", at_the_end)
            self._update()

        shell.events.register("post_run_cell", at_the_end)
        self.follow()  # a callback, such as a button's, is in no cell

    def follow(self) -> None:
        """Draw the explorer again once it is at rest."""
        self._changed = time.monotonic()
        if self._shown and not self._waiting:
            self._waiting = later(PAUSE, self._update_at_rest)

    def stop(self) -> None:
        """Leave the picture as it is."""
        self._shown = False

    def _update_at_rest(self) -> None:
        left = self._changed + PAUSE - time.monotonic()
        self._waiting = left > 0 and later(left, self._update_at_rest)
        if not self._waiting:
            self._update()

    def _update(self) -> None:
        if not self._shown:
            return
        note, png = self._note(), b64encode(self._png()).decode()  # of one state, in one go
        update_display(note, raw=True, display_id=f"{self.name}-note")
        update_display(
            {"image/png": png, "text/plain": HINT},
            metadata={"image/png": {"alt": HINT, "width": _WIDTH}},
            raw=True,
            display_id=f"{self.name}-picture",
        )

    def _note(self) -> dict[str, str]:
        markup = _MARKUP.substitute(
            name=self.name, note=NOTE, title=CODE, code=escape(self._code().strip())
        )
        return {"text/html": markup, "text/plain": NOTE}
