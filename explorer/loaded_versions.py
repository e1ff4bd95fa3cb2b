"""A check of the libraries that the kernel has already loaded.

A notebook may install a newer version of a library after the kernel has loaded an older one, as
Colab does with ipywidgets. The older one stays in use until the kernel is restarted.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement  # matplotlib needs it, too

_PACKAGE = "gradient-explorer"


def check_loaded_versions() -> None:
    """Refuse to go on with a library that is too old for the explorer.

    Raises
    ------
    ImportError
        If a library is loaded in a version that the package's metadata exclude.
    """
    for need in _needs():
        loaded = getattr(sys.modules.get(need.name), "__version__", None)
        if loaded is not None and not _fits(loaded, need):
            raise ImportError(
                f"{_PACKAGE} needs {need}, but {need.name} {loaded} is loaded. {_advice(need)}"
            )


def _needs() -> list[Requirement]:
    """Return the libraries that the package always needs."""
    try:
        lines = requires(_PACKAGE) or []
    except PackageNotFoundError:  # a copy of the sources, which nobody installed
        return []
    return [need for line in lines if (need := Requirement(line)).marker is None]


def _advice(need: Requirement) -> str:
    try:
        installed = version(need.name)
    except PackageNotFoundError:
        installed = "0"
    if _fits(installed, need):
        return f"Version {installed} is installed: restart the kernel to load it."
    return f'Run %pip install "{need}", then restart the kernel.'


def _fits(version: str, need: Requirement) -> bool:
    return need.specifier.contains(version, prereleases=True)
