"""Validate arguments: real numbers, whole numbers, lists and shapes; errors name the argument."""

import math
from contextlib import suppress
from typing import Any

import numpy as np


def as_real(name: str, value: Any) -> Any:
    """Return `value` as a float or as a new array of floats.

    A Python number becomes a Python float: NumPy's promotion treats it differently from an array.

    Raises
    ------
    TypeError
        If it is not made of real numbers of at most double precision, or is a masked array.
    ValueError
        If it is NaN, infinite, ragged or empty.
    """
    if type(value) in (float, int, bool):
        with suppress(OverflowError):
            if math.isfinite(value):
                return float(value)
        raise ValueError(f"{name} must be a finite double, not {shortened(value)}")
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name} must not be a masked array: fill it or compress it first")
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must not be ragged, as {shortened(value)} is") from None
    except Exception as error:  # raised by a foreign object's own methods
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
        raise ValueError(f"{name} must be finite, but contains {array[~finite][0]}")
    return np.array(array)  # a copy, which the caller cannot change


def as_number(name: str, value: Any) -> float:
    """Return `value` as a float; raise as `as_real` does, and ValueError for an array."""
    number = as_real(name, value)
    if np.ndim(number) != 0:
        raise ValueError(f"{name} must be a single number, not of shape {np.shape(number)}")
    return float(number)


def as_count(name: str, value: Any, maximum: int) -> int:
    """Return `value` as an int; raise TypeError, or ValueError if it is not in 0 … `maximum`."""
    count = whole(value)
    if count is None:
        raise TypeError(f"{name} must be an integer, not {shortened(value)}")
    if not 0 <= count <= maximum:
        raise ValueError(f"{name} must be from 0 to {maximum:,}, not {shortened(value)}")
    return count


def whole(value: Any) -> int | None:
    """Return an integer of Python or NumPy as an int, None for anything else."""
    value = scalar(value)
    if not isinstance(value, int | np.integer) or isinstance(value, bool | np.timedelta64):
        return None
    return int(value)


def scalar(value: Any) -> Any:
    """Return the number in an array of no dimension, and anything else as it is."""
    return value[()] if _is_plain_array(value) and value.ndim == 0 else value


def listed(value: Any) -> list[Any] | None:
    """Return the items of a list, a tuple or an array, None for anything else."""
    if isinstance(value, np.ndarray):
        return list(value) if _is_plain_array(value) and value.ndim > 0 else None
    try:
        return list(value) if isinstance(value, list | tuple) else None
    except Exception:  # raised by a subclass's own methods
        return None


def _is_plain_array(value: Any) -> bool:
    """Whether it is an array in which no number is missing or of a type that NumPy has not."""
    array = isinstance(value, np.ndarray) and not np.ma.isMaskedArray(value)
    return array and value.dtype.kind != "O"


def refuse_function(gradient: Any) -> None:
    """Raise a TypeError if a function is given in place of the gradient that it returns."""
    if callable(gradient):
        raise TypeError(
            "gradient must be numbers, not a function: pass what it returns, gradient=f(x, y, W)"
        )


def common_shape(**values: Any) -> tuple[int, ...]:
    """Return the shape that the values broadcast to, or raise a ValueError that names them."""
    try:
        return np.broadcast_shapes(*[np.shape(value) for value in values.values()])
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(value)}" for name, value in values.items())
        raise ValueError(f"the shapes do not broadcast: {shapes}") from None


def shortened(value: Any, limit: int = 40) -> str:
    """Return an object's repr on one line of at most `limit` characters, for an error message."""
    try:
        text = " ".join(repr(value).split())
    except Exception:  # raised by the object's own repr, or by an integer of too many digits
        text = f"something of type {type(value).__name__}"
    return text if len(text) <= limit else text[: limit - 1] + "…"
