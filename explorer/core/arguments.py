"""Checks of what the core is given: real numbers, finite, of shapes that broadcast."""

import math
from contextlib import suppress
from typing import Any

import numpy as np


def as_real(name: str, value: Any) -> Any:
    """Return a float, or a new array of floats, if that is what `value` is; else raise, naming it.

    A Python number stays one, because NumPy's promotion treats it differently from an array.
    """
    if type(value) in (float, int, bool):
        with suppress(OverflowError):
            if math.isfinite(value):
                return float(value)
        raise ValueError(f"{name} must be a finite double, not {shortened(value)}")
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name} must not be a masked array: fill it or compress it first")
    try:
        array = np.array(value)
    except ValueError:
        raise ValueError(f"{name} must not be ragged, as {shortened(value)} is") from None
    except Exception as error:  # of the value's own
        raise TypeError(f"{name} must be real, not {shortened(value)}") from error
    if array.dtype.kind in "biu":
        array = array.astype(np.float64)
    if array.dtype.kind != "f" or array.itemsize > 8:
        kind = f"{shortened(value)} ({type(value).__name__} of {array.dtype})"
        raise TypeError(f"{name} must be real, of at most double precision, not {kind}")
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, as {shortened(value)} is")
    finite = np.isfinite(array)
    if not finite.all():
        raise ValueError(f"{name} must be finite throughout, without {array[~finite][0]}")
    return array


def common_shape(**values: Any) -> tuple[int, ...]:
    """Return the shape that the values broadcast to; raise ValueError, naming them, if none."""
    try:
        return np.broadcast_shapes(*[np.shape(value) for value in values.values()])
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(value)}" for name, value in values.items())
        raise ValueError(f"shapes must broadcast, which these do not: {shapes}") from None


def shortened(value: Any, most: int = 40) -> str:
    """Write any object at all in one line of so many characters, for an error to quote it."""
    try:
        text = " ".join(repr(value).split())
    except Exception:  # its own, or that of a whole number of more digits than Python writes
        text = f"something of type {type(value).__name__}"
    return text if len(text) <= most else text[: most - 1] + "…"
