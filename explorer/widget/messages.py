"""The messages of a page: each is validated and carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, Protocol

from explorer.core.arguments import shortened
from explorer.widget.base_view import BaseView

#: The files that only Python can make, and their MIME types.
FILES: Final = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


class Host(Protocol):
    """The explorer, as its pages need it."""

    view: BaseView

    def hear(self, given: Any) -> None:
        """Take over the state that a page sends."""

    def saved(self, kind: str) -> bytes:
        """Return the current state as a file."""


class Messages:
    """Carries out the messages of the pages that show an explorer.

    Invalid input is reported in the page; the state does not change.

    Parameters
    ----------
    host
        The explorer.
    unwatched
        Called when the last page stops showing the explorer.
    """

    def __init__(self, host: Host, unwatched: Callable[[], None]) -> None:
        self._host, self._unwatched = host, unwatched
        self._handlers: dict[str, Callable[[Any], None]] = {
            "state": host.hear,
            "file": self._send_file,
            "shown": self._watch,
        }

    def carry_out(self, message: Any) -> None:
        """Carry out a message, which maps kinds of requests to their contents."""
        with self._errors_shown():
            for kind, content in _mapping("a message", message).items():
                if kind in self._handlers:
                    self._handlers[kind](content)

    def _send_file(self, kind: Any) -> None:
        if not isinstance(kind, str) or kind not in FILES:
            raise ValueError(f"file must be one of {', '.join(FILES)}; got {shortened(kind)}")
        self._host.view.send_file(f"gradient.{kind}", FILES[kind], self._host.saved(kind))

    def _watch(self, pages: Any) -> None:
        self._host.view.watch(dict(_mapping("shown", pages)))
        if not self._host.view.watched:
            self._unwatched()

    @contextmanager
    def _errors_shown(self) -> Iterator[None]:
        """Show an error in the page; the next success removes it."""
        view = self._host.view
        try:
            yield
        except Exception as error:
            text = f"{error}" or type(error).__name__
            view.error = text.encode("utf-8", "replace").decode()  # surrogates cannot be sent
        else:
            view.error = ""


def _mapping(what: str, given: Any) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise TypeError(f"{what} must map names to values; got {shortened(given)}")
    return given
