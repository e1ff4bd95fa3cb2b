"""Export the current state as code, as LaTeX, as a figure, or as a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from explorer.derivation.steps import STEPS
from explorer.derivation.texts import as_latex, as_numpy, as_python, as_pytorch
from explorer.model.state import State
from explorer.widget.messages import mapping, one_of
from explorer.widget.tools.tool import Tool

TEXTS: Final = {"NumPy": as_numpy, "PyTorch": as_pytorch, "LaTeX": as_latex}
FILES: Final = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "html": "text/html",
}


class Export(Tool):
    """Texts to copy, which follow the state, and files, which are made on request."""

    name = "export"

    def scene(self) -> dict[str, Any]:
        """Return the kinds of files."""
        return {"files": list(FILES)}

    def handlers(self) -> dict[str, Callable[[Any], None]]:
        """Handle ``file``: the kind of the file to send, and the step at which its walk opens."""
        return {"file": self._send}

    def panel(self, state: State) -> dict[str, Any]:
        """Return the state as texts."""
        return {
            "Python": as_python(state, self.host.model.ranges),
            **{name: write(state) for name, write in TEXTS.items()},
        }

    def _send(self, wanted: Any) -> None:
        wanted = mapping("file", wanted)
        kind = one_of("a file's kind", wanted.get("kind"), FILES)
        step = one_of("step", wanted.get("step", ""), ["", *(known.name for known in STEPS)])
        self.host.view.send_file(f"gradient.{kind}", FILES[kind], self.host.saved(kind, step))
