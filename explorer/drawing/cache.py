"""Cache drawn pictures and formulas on disk for later kernels, as matplotlib caches its font list.

Pictures and formulas are the same in each kernel, and making them takes most of the time before an
explorer appears. They are stored in one file in matplotlib's cache folder. If that file is missing
or belongs to another version, everything is made again.

The folder may be shared by users, and by kernels in several containers. Each user has a file of
their own there, and reads no other's, since its markup becomes part of the page.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import matplotlib as mpl

#: The number of texts to keep: the formulas, and the pictures of the last few dozen ranges.
MOST: Final = 300
_MAKERS: Final = ("matplotlib", "latex2mathml")
_USER: Final[int] = getattr(os, "getuid", lambda: 0)()  # on Windows each file belongs to user 0

_lock = threading.Lock()
_texts: dict[str, str] = {}  # in the order of their last use
_read = _changed = False


def cached(name: str, make: Callable[[], str]) -> str:
    """Return a text from the cache; make it if it is not there.

    Parameters
    ----------
    name
        A name for the text that contains everything the text depends on, except the versions of
        the explorer and of the libraries.
    make
        ``make()`` returns the text.
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
    """Write new texts to disk. Failure is no error: the next kernel makes them again."""
    global _changed
    with _lock, suppress(OSError):
        if not _changed:
            return
        _changed = False
        for key in list(_texts)[:-MOST]:
            del _texts[key]
        text = json.dumps({"made by": _maker(), "texts": _texts})
        _replace(_cache_file(), text.encode())


def _replace(file: Path, content: bytes) -> None:
    """Write a file that another kernel may be reading: it finds the old content or the new."""
    descriptor, name = tempfile.mkstemp(prefix=f"{file.stem}.", dir=file.parent)
    try:
        with open(descriptor, "wb") as new:
            new.write(content)
        Path(name).replace(file)
    except BaseException:  # a full disk, or a file that someone else owns in a sticky folder
        Path(name).unlink()
        raise


def _cache_file() -> Path:
    return Path(mpl.get_cachedir()) / f"gradient-explorer-{_USER}.json"


def _load() -> dict[str, str]:
    try:
        with _cache_file().open("rb") as file:
            if os.fstat(file.fileno()).st_uid != _USER:
                return {}
            found = json.loads(file.read())
        texts = found["texts"] if found["made by"] == _maker() else {}
        return {str(key): str(text) for key, text in texts.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


@cache
def _maker() -> str:
    """Hash the code that makes the texts: ours, which may be edited in place, and the libraries."""
    digest = hashlib.sha256(" ".join(map(version, _MAKERS)).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
