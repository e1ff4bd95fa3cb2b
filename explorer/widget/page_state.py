"""The state as a page sends it, validated."""

from __future__ import annotations

from collections.abc import Mapping
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

    now: Snapshot
    past: list[Snapshot] | None
    tools: list[str]
    revision: int
    page: str
    message: int


def page_state(ranges: Ranges, given: Any) -> PageState:
    """Return a page's state.

    Raises
    ------
    TypeError
        If a part has the wrong type.
    ValueError
        If a part is missing or out of range.
    """
    if not isinstance(given, Mapping):
        raise TypeError(f"a state must map names to values; got {shortened(given)}")
    tools = _list("tools", given.get("tools"), len(TOOLS))
    for name in tools:
        if name not in TOOLS:
            raise ValueError(f"tools must be among {', '.join(TOOLS)}; got {shortened(name)}")
    revision, message = (_count(name, given.get(name)) for name in ("revision", "message"))
    page = given.get("page")
    if not isinstance(page, str) or not page.isascii() or len(page) > 40:
        raise ValueError(f"page must be a short name; got {shortened(page)}")
    past = None
    if given.get("past") is not None:
        past = [_snapshot(ranges, one) for one in _list("past", given["past"], DEPTH)]
    now = _snapshot(ranges, given.get("now"))
    return PageState(now, past, tools, revision, page, message)


def as_list(snapshot: Snapshot) -> list[Any]:
    """Return a snapshot as pages receive it: x, y, W, the learning rate and the path."""
    return [*snapshot[:4], list(snapshot.path)]


def _snapshot(ranges: Ranges, given: Any) -> Snapshot:
    values = _list("a snapshot", given, 5)
    if len(values) != 5:
        raise ValueError(f"a snapshot must have 5 values; got {shortened(given)}")
    x, y, W, rate = (as_value(ranges, *pair) for pair in zip(SETTABLE, values, strict=False))
    path = [as_value(ranges, "W", one) for one in _list("path", values[4], LONGEST)]
    return Snapshot(x, y, W, rate, tuple(path))


def _list(what: str, given: Any, most: int) -> list[Any]:
    if not isinstance(given, list | tuple) or len(given) > most:
        raise TypeError(f"{what} must be a list of at most {most}; got {shortened(given)}")
    return list(given)


def _count(what: str, given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= _HIGHEST:
        raise ValueError(f"{what} must be a whole number from 0 to 2⁵²; got {shortened(given)}")
    return given
