"""The state as a page sends it, validated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from explorer.core.arguments import shortened
from explorer.model.arguments import as_value
from explorer.model.history import DEPTH, LONGEST, Snapshot
from explorer.model.model import SETTABLE
from explorer.model.ranges import Ranges

#: The tools that have a panel.
TOOLS: Final = ("walk", "descent", "predict", "check", "erratum", "export")
_HIGHEST: Final = 2**52  # JavaScript counts on from there, exactly


class PageState(NamedTuple):
    """A page's state.

    Attributes
    ----------
    now, past
        The current values, and the snapshots that Undo leads back to; None if these are the same as
        in the page's last message.
    tools
        The names of the open tools.
    revision
        The number of the state; a state with a higher number is newer.
    page, message
        The name of the page, and the number of its message.
    """

    now: Any
    past: list[Any] | None
    tools: list[str]
    revision: int
    page: str
    message: int


def page_state(given: Any, unpack: Callable[[Any], Any]) -> PageState:
    """Return a page's state.

    Parameters
    ----------
    given
        The state, as the page's message has it.
    unpack
        ``unpack(one)`` returns a snapshot, or raises TypeError or ValueError.

    Raises
    ------
    TypeError
        If a part has the wrong type.
    ValueError
        If a part is missing or out of range.
    """
    if not isinstance(given, Mapping):
        raise TypeError(f"a state must map names to values; got {shortened(given)}")
    tools = as_items("tools", given.get("tools"), len(TOOLS))
    for name in tools:
        if name not in TOOLS:
            raise ValueError(f"tools must be among {', '.join(TOOLS)}; got {shortened(name)}")
    revision, message = (_count(name, given.get(name)) for name in ("revision", "message"))
    page = given.get("page")
    if not isinstance(page, str) or not page.isascii() or len(page) > 40:
        raise ValueError(f"page must be a short name; got {shortened(page)}")
    past = None
    if given.get("past") is not None:
        past = [unpack(one) for one in as_items("past", given["past"], DEPTH)]
    now = unpack(given.get("now"))
    return PageState(now, past, tools, revision, page, message)


def as_list(snapshot: Snapshot) -> list[Any]:
    """Return a snapshot as pages receive it: x, y, W, the learning rate and the path."""
    return [*snapshot[:4], list(snapshot.path)]


def as_snapshot(ranges: Ranges, given: Any) -> Snapshot:
    """Return a snapshot that a page sends.

    Raises
    ------
    TypeError
        If a part has the wrong type.
    ValueError
        If a part is missing or out of range.
    """
    values = as_items("a snapshot", given, 5)
    if len(values) != 5:
        raise ValueError(f"a snapshot must have 5 values; got {shortened(given)}")
    x, y, W, rate = (as_value(ranges, *pair) for pair in zip(SETTABLE, values, strict=False))
    path = [as_value(ranges, "W", one) for one in as_items("path", values[4], LONGEST)]
    return Snapshot(x, y, W, rate, tuple(path))


def as_items(what: str, given: Any, most: int) -> list[Any]:
    """Return a list of at most so many items, or raise TypeError."""
    if not isinstance(given, list | tuple) or len(given) > most:
        raise TypeError(f"{what} must be a list of at most {most}; got {shortened(given)}")
    return list(given)


def _count(what: str, given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= _HIGHEST:
        raise ValueError(f"{what} must be a whole number from 0 to 2⁵²; got {shortened(given)}")
    return given
