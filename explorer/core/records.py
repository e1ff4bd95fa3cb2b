"""The fields of a record: their final shape and type, and the record's repr."""

from dataclasses import fields
from typing import Any

import numpy as np


def frozen(value: Any, shape: tuple[int, ...], kind: Any = float) -> Any:
    """Return a record's field with its final shape and type, read-only."""
    if shape == ():
        return kind(value)
    array = np.asarray(value).astype(kind, copy=False)
    array.flags.writeable = False
    return np.broadcast_to(array, shape)


def brief(record: Any) -> str:
    """Return a record's repr, in ASCII: numbers to six digits, arrays as their shape and range."""

    def shown(value: Any) -> str:
        if isinstance(value, np.ndarray):
            shape = "x".join(map(str, value.shape))
            return f"<{shape}: {shown(value.min())} ... {shown(value.max())}>"
        return str(value) if isinstance(value, bool | np.bool_) else f"{value + 0.0:.6g}"  # no −0

    items = ", ".join(f"{f.name}={shown(getattr(record, f.name))}" for f in fields(record))
    return f"{type(record).__name__}({items})"
