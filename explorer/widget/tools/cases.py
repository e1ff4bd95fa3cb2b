"""The choice of cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.derivation.cases import CASES
from explorer.widget.messages import one_of
from explorer.widget.tools.tool import Tool


class Cases(Tool):
    """The cases that a person can choose."""

    name = "cases"

    def scene(self) -> dict[str, Any]:
        """Return the titles and sentences of the cases within the sliders' ranges."""
        return {
            case.name: {"title": case.title, "sentence": case.sentence}
            for case in CASES
            if self.host.model.allows(x=case.x, y=case.y, W=case.W)
        }

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``case``, the name of one."""
        return {"case": self._choose}

    def _choose(self, name: str) -> None:
        case = {case.name: case for case in CASES}[one_of("case", name, self.scene())]
        self.host.move(x=case.x, y=case.y, W=case.W, learning_rate=case.learning_rate)
