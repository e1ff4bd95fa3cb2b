"""What a tool's kernel half is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from explorer.model.state import State

if TYPE_CHECKING:
    from explorer.widget.explorer import GradientExplorer

Message = Mapping[str, Any]


class Tool:
    """A tool of one explorer.

    Parameters
    ----------
    explorer
        What it works on, through its public face.

    Attributes
    ----------
    name
        Its name on the page, too.
    """

    name: ClassVar[str]

    def __init__(self, explorer: GradientExplorer) -> None:
        self.explorer = explorer

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Return the function for each kind of message that is this tool's, by the kind's name."""
        return {}

    def scene(self) -> dict[str, Any]:
        """Return what its panel is built from, sent once."""
        return {}

    def panel(self, state: State) -> dict[str, Any]:
        """Return what its panel shows at this state, sent with the state while it is open."""
        return {}
