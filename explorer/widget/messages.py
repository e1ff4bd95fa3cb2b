"""Validation of a page's messages; the errors say what was expected and what came."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from explorer.core.arguments import shortened


def mapping(what: str, given: Any) -> dict[str, Any]:
    """Return a dictionary of values by name; raise TypeError for anything else."""
    if not isinstance(given, dict):
        raise TypeError(f"{what} must map names to values; got {shortened(given)}")
    return given


def one_of(what: str, given: Any, known: Collection[str]) -> str:
    """Return a known name; raise ValueError, listing the known ones, for anything else."""
    if not isinstance(given, str) or given not in known:
        raise ValueError(f"{what} must be one of {', '.join(known)}; got {shortened(given)}")
    return given


def number(what: str, given: Any) -> float:
    """Return a finite number; raise ValueError for anything else."""
    try:
        value = math.nan if isinstance(given, bool | str) else float(given)
    except (TypeError, ValueError, OverflowError):
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{what} must be a finite number; got {shortened(given)}")
    return value


def numbers(what: str, given: Any, most: int) -> list[float]:
    """Return 1 to `most` finite numbers; raise TypeError or ValueError for anything else."""
    if not isinstance(given, list | tuple) or not 0 < len(given) <= most:
        raise TypeError(f"{what} must be 1 to {most} numbers; got {shortened(given)}")
    return [number(what, one) for one in given]
