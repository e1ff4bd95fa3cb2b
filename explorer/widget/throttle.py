"""No more messages than a page can show."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

FRAME: Final = 1 / 60  # s


class Pace:
    """Calls a function at most once a frame, and always after the last request.

    A cell may set the state thousands of times a second. A message for each would be more than
    the server passes on (it drops them, and the page would stay behind for good), and more than
    anybody sees.

    Parameters
    ----------
    function
        What to call; it is to show whatever there is to show by then.
    """

    def __init__(self, function: Callable[[], None]) -> None:
        self._function = function
        self._last = -FRAME
        self._coming: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Call the function now, or, if it was called just now, when a frame has passed.

        While a cell keeps the event loop from turning, the next request after that does it;
        without an event loop there is no page, and it is called each time.
        """
        wait = self._last + FRAME - time.monotonic()
        if wait <= 0:
            self.now()
        elif self._coming is None:
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                self.now()
            else:
                self._coming = loop.call_later(wait, self.now)

    def now(self) -> None:
        """Call the function now; no call is owed then."""
        self.stop()
        self._last = time.monotonic()
        self._function()

    def later(self, seconds: float, function: Callable[[], None]) -> None:
        """Call another function once, after a while, if there is an event loop to wait in."""
        with suppress(RuntimeError):
            asyncio.get_running_loop().call_later(seconds, function)

    def stop(self) -> None:
        """Forget the call that is owed, if there is one."""
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None
