"""The browser's half: scripts and styles."""

from __future__ import annotations

from pathlib import Path
from typing import Final

#: The page's script is these files, one after another: one module, without a build step.
SCRIPTS: Final = (
    "main.js",
    "announcer.js",
    "display.js",
    "highlight.js",
    "controls.js",
    "connection.js",
    "surface.js",
    "tools/toolbar.js",
    "drag.js",
    "tools/cases.js",
    "tools/walk.js",
    "tools/descent.js",
    "tools/predict.js",
    "tools/check.js",
    "tools/erratum.js",
    "tools/export.js",
    "tools/larger.js",
)
STYLES: Final = ("layout.css", "surface.css", "tools/tools.css", "access.css")


def joined(names: tuple[str, ...]) -> str:
    """Return the text of these files, one after another."""
    here = Path(__file__).parent
    return "\n".join((here / name).read_text(encoding="utf-8") for name in names)
