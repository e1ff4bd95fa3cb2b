"""The page's scripts and styles, joined into one script and one style sheet for anywidget.

The scripts are ES modules that import each other, beginning with ``main.js``, or with
``net/main.js`` for the explorer of any net. anywidget takes one module, so they are joined in
order, without their imports and exports. No bundler is needed, but all top-level names share one
scope and must differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

from explorer.page.compact import compact
from explorer.page.properties import custom_properties

_HERE: Final = Path(__file__).resolve().parent
_IMPORT: Final = re.compile(r'^import [^;]*? from "(\.{1,2}/[^"]+)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?:(?!default |\{)|\{[^}]*\};\n)", re.MULTILINE)

#: The scripts to begin with: of the explorer of one weight, and of the explorer of any net.
MAIN: Final = _HERE / "main.js"
NET_MAIN: Final = _HERE / "net" / "main.js"

#: In the order of the cascade.
STYLES: Final = (
    "layout.css", "controls.css", "chain.css", "numbers.css", "narrow.css", "surface.css",
    "tools/drag.css", "tools/tools.css", "tools/predict.css", "tools/check.css", "tools/export.css",
    "access.css", "hosts.css", "tools/present.css",
)  # fmt: skip
NET_STYLES: Final = (
    *STYLES,
    *(
        f"net/{name}.css"
        for name in ("net", "diagram", "matrices", "around_matrices", "plots", "tools")
    ),
)


def modules(entry: Path = MAIN) -> list[Path]:
    """Return a script and all that it imports, each one after those that it imports.

    Parameters
    ----------
    entry
        `MAIN`, `NET_MAIN`, or any other script.

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


def script(entry: Path = MAIN) -> str:
    """Return a script and all that it imports as one ES module, in the form of `compact`.

    Parameters
    ----------
    entry
        `MAIN`, `NET_MAIN`, or any other script.
    """
    return "\n".join(_part(path) for path in modules(entry))


@cache  # the two explorers share most scripts
def _part(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return compact(_EXPORT.sub("", _IMPORT.sub("", text)))


def style(names: Iterable[str] = STYLES) -> str:
    """Return styles as one style sheet, which begins with the colours and sizes.

    Parameters
    ----------
    names
        `STYLES` or `NET_STYLES`.
    """
    texts = ((_HERE / name).read_text(encoding="utf-8") for name in names)
    return "\n".join((custom_properties(), *texts))
