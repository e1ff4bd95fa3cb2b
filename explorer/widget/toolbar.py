"""The tools of one explorer, and which of them are open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from explorer.model.state import State
from explorer.widget.tools.cases import Cases
from explorer.widget.tools.check import Check
from explorer.widget.tools.descent import Descent
from explorer.widget.tools.drag import Drag
from explorer.widget.tools.erratum import Erratum
from explorer.widget.tools.export import Export
from explorer.widget.tools.predict import Predict
from explorer.widget.tools.tool import Host, Tool

TOOLS: Final[tuple[type[Tool], ...]] = (Drag, Cases, Descent, Predict, Check, Erratum, Export)


class Toolbar:
    """The tools of one explorer.

    Parameters
    ----------
    host
        The explorer that they work on.
    """

    def __init__(self, host: Host) -> None:
        self._tools = [tool(host) for tool in TOOLS]
        self._open: list[Tool] = []

    def scene(self) -> dict[str, Any]:
        """Return the data that each tool's panel is built from, by the tool's name."""
        return {tool.name: tool.scene() for tool in self._tools}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Return the function for each kind of request to a tool."""
        return {kind: carry for tool in self._tools for kind, carry in tool.handlers().items()}

    def open(self, names: list[str]) -> None:
        """Record the tools that are open in some page: only their panels are computed."""
        self._open = [tool for tool in self._tools if tool.name in names]
        for tool in self._tools:
            tool.opened(tool in self._open)

    def panels(self, state: State) -> dict[str, Any]:
        """Return the data of the open panels at a state, by the tool's name."""
        return {tool.name: tool.panel(state) for tool in self._open}
