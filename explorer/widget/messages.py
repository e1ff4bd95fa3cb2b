"""What a page says is checked before it is done: what makes no sense is refused in words."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from explorer.core.arguments import shortened


def mapping(what: str, given: Any) -> dict[str, Any]:
    """Return what was said of each name; raise TypeError if nothing is said by name."""
    if not isinstance(given, dict):
        raise TypeError(f"{what} must be given by name; got {shortened(given)}")
    return given


def one_of(what: str, given: Any, known: Collection[str]) -> str:
    """Return one of the names that are known; raise ValueError, listing them, if it is none."""
    if not isinstance(given, str) or given not in known:
        raise ValueError(f"{what} must be one of {', '.join(known)}; got {shortened(given)}")
    return given


def number(what: str, given: Any) -> float:
    """Return a finite number; raise ValueError if it is none."""
    try:
        value = math.nan if isinstance(given, bool | str) else float(given)
    except (TypeError, ValueError, OverflowError):
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{what} must be a finite number; got {shortened(given)}")
    return value


def numbers(what: str, given: Any, most: int) -> list[float]:
    """Return up to so many finite numbers; raise TypeError or ValueError if they are not."""
    if not isinstance(given, list | tuple) or not 0 < len(given) <= most:
        raise TypeError(f"{what} must be up to {most} numbers; got {shortened(given)}")
    return [number(what, one) for one in given]
