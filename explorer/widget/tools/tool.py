"""A tool's half in the kernel, and the explorer as a tool sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Protocol

from explorer.model.model import Model
from explorer.model.state import State
from explorer.widget.view import View


class Host(Protocol):
    """The explorer's interface for its tools and for the requests of its pages."""

    view: View

    @property
    def model(self) -> Model:
        """The state and its history."""

    def move(self, **values: float) -> None:
        """Set several of x, y, W and the learning rate at once."""

    def descend_to(self, W: float) -> None:
        """Set W as a step of gradient descent."""

    def restart(self) -> None:
        """Go back to the start of the descent."""

    def undo(self) -> None:
        """Undo the last gesture."""

    def refresh(self) -> None:
        """Send the state again, after a tool has changed its panel's data."""

    def saved(self, kind: str, step: str = "") -> bytes:
        """Return the state as a file."""


class Tool:
    """A tool of one explorer.

    Parameters
    ----------
    host
        The explorer that the tool works on.

    Attributes
    ----------
    name
        The tool's name, here and in the page.
    """

    name: ClassVar[str]

    def __init__(self, host: Host) -> None:
        self.host = host

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Return the function for each kind of request to this tool, by the kind's name."""
        return {}

    def scene(self) -> dict[str, Any]:
        """Return the data that its panel is built from, sent once."""
        return {}

    def panel(self, state: State) -> dict[str, Any]:
        """Return the data that its panel shows at a state, sent with the state while it is open."""
        return {}

    def opened(self, is_open: bool) -> None:
        """Respond to the opening or closing of its panel."""
