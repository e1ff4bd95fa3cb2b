"""Which gesture a change belongs to, where explorers are linked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, NamedTuple


class Gesture(NamedTuple):
    """A gesture that an explorer follows.

    Attributes
    ----------
    leader
        The `Gestures` of the explorer that made it; None if nobody leads.
    name
        Its name for `explorer.model.history.History.record`.
    taken_back
        Whether it was just undone.
    """

    leader: Any = None
    name: str = ""
    taken_back: bool = False


_NONE: Final = Gesture()
_current: ContextVar[Gesture] = ContextVar("gesture", default=_NONE)


class Gestures:
    """The gestures of one explorer, which those that are linked to it follow.

    A page sends a drag as many states, and only the first makes the history longer. A linked
    explorer is set once for each of them: it records them under the gesture's name, so that its
    Undo takes them back together, too.
    """

    def __init__(self) -> None:
        self._count = 0
        self._past: list[Any] = []

    @contextmanager
    def leading(self, past: list[Any]) -> Iterator[None]:
        """Let the explorers that change meanwhile follow the gesture that led to a history."""
        before, self._past = self._past, past
        entries = len(past)
        shorter = entries < len(before)
        if entries > len(before) or past[-1:] != before[:entries][-1:]:
            self._count += 1
            shorter = False
        token = _current.set(Gesture(self, f"{id(self)}, {self._count}", shorter))
        try:
            yield
        finally:
            _current.reset(token)

    def followed(self) -> Gesture:
        """Return the gesture of another explorer that is under way, or a nameless one."""
        gesture = _current.get()
        return _NONE if gesture.leader is self else gesture
