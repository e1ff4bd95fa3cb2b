"""The page's scripts and styles, joined into one script and one style sheet for anywidget.

The scripts are ES modules that import each other, beginning with ``main.js``. anywidget takes one
module, so they are joined in order, without their imports and exports. No bundler is needed, but
all top-level names share one scope and must differ.
"""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

from explorer.page.properties import custom_properties

_HERE: Final = Path(__file__).resolve().parent
_IMPORT: Final = re.compile(r'^import [^;]*? from "(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?!default )", re.MULTILINE)

#: In the order of the cascade.
STYLES: Final = ("layout.css", "surface.css", "tools/drag.css", "tools/tools.css", "access.css")


def modules(entry: Path = _HERE / "main.js") -> list[Path]:
    """Return a script and all that it imports, each one after those that it imports.

    Parameters
    ----------
    entry
        The script to begin with; by default the page's.

    Returns
    -------
    list of Path
        Each file once; `entry` is the last.

    Raises
    ------
    graphlib.CycleError
        If scripts import each other in a circle.
    FileNotFoundError
        If an imported script does not exist.
    """
    imports: dict[Path, list[Path]] = {}
    waiting = [entry.resolve()]
    while waiting:
        path = waiting.pop()
        if path not in imports:
            names = _IMPORT.findall(path.read_text(encoding="utf-8"))
            imports[path] = [(path.parent / name).resolve() for name in names]
            waiting += imports[path]
    return list(TopologicalSorter(imports).static_order())


def script(entry: Path = _HERE / "main.js") -> str:
    """Return a script and all that it imports as one ES module.

    Parameters
    ----------
    entry
        The script to begin with; by default the page's.
    """
    texts = (path.read_text(encoding="utf-8") for path in modules(entry))
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in texts)


def style() -> str:
    """Return the styles as one style sheet, which begins with the colours and sizes."""
    texts = ((_HERE / name).read_text(encoding="utf-8") for name in STYLES)
    return "\n".join((custom_properties(), *texts))
