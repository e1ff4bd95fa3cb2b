"""What is drawn once is kept for the kernels to come, as matplotlib keeps its list of fonts.

Pictures and formulas are the same in each kernel, and to make them takes most of the time that an
explorer takes to appear. They lie in one file of matplotlib's cache folder; without that file, or
with one of another version, all is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import matplotlib as mpl

#: Texts that are kept: the formulas, and the pictures of the last dozens of ranges.
MOST: Final = 300
_MAKERS: Final = ("matplotlib", "latex2mathml")

_lock = threading.Lock()
_texts: dict[str, str] = {}  # the last used is last
_read = _changed = False


def kept(name: str, make: Callable[[], str]) -> str:
    """Return a text that was made before, in this kernel or in an earlier one, or make it.

    Parameters
    ----------
    name
        What it is, with everything that it depends on but the versions of the explorer and of
        the libraries.
    make
        Makes it.
    """
    global _read, _changed
    key = hashlib.sha256(name.encode()).hexdigest()
    with _lock:
        if not _read:
            _read = True
            _texts.update(_load())
        text = _texts.pop(key, None)
        if text is None:
            text = make()
            _changed = True
        _texts[key] = text
    return text


def save() -> None:
    """Write down what was made since the last time; where that cannot be, nothing is lost."""
    global _changed
    with _lock, suppress(OSError):
        if not _changed:
            return
        _changed = False
        for key in list(_texts)[:-MOST]:
            del _texts[key]
        # Other kernels may read it meanwhile: they find the old file or the new, and no half one.
        place = _place()
        new = place.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"made by": _maker(), "texts": _texts}), encoding="utf-8")
        new.replace(place)


def _place() -> Path:
    return Path(mpl.get_cachedir()) / "gradient-explorer.json"


def _load() -> dict[str, str]:
    try:
        found = json.loads(_place().read_text(encoding="utf-8"))
        texts = found["texts"] if found["made by"] == _maker() else {}
        return {str(key): str(text) for key, text in texts.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


@cache
def _maker() -> str:
    """Name what makes the texts: our code, which may be edited in place, and libraries."""
    digest = hashlib.sha256(" ".join(map(version, _MAKERS)).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
