"""At most one message per frame, since a page cannot show more."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Final

FRAME: Final = 1 / 60  # s


class Throttle:
    """Calls a function at most once per frame, and always after the last request.

    A cell may set the state thousands of times a second. If each sent a message, the server would
    drop some of them, and the page would stay behind for good.

    Parameters
    ----------
    function
        The function to call; it shows the state at that moment.
    """

    def __init__(self, function: Callable[[], None]) -> None:
        self._function = function
        self._last = -FRAME
        self._timer: asyncio.TimerHandle | None = None

    def request(self) -> None:
        """Call the function now, or one frame after the last call, whichever is later.

        While a cell keeps the event loop busy, the first request after that time calls it. Without
        an event loop there is no page, and each request calls it.
        """
        wait = self._last + FRAME - time.monotonic()
        if wait <= 0:
            self.call()
        elif self._timer is None:
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                self.call()
            else:
                self._timer = loop.call_later(wait, self.call)

    def call(self) -> None:
        """Call the function now, in place of a call that is due later."""
        self.cancel()
        self._last = time.monotonic()
        self._function()

    def hurry(self) -> None:
        """Call the function now if a call is due later."""
        if self._timer is not None:
            self.call()

    def cancel(self) -> None:
        """Drop the call that is due later."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def later(seconds: float, function: Callable[[], None]) -> bool:
    """Call a function once, after a while; return whether there is an event loop to wait in."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return False
    loop.call_later(seconds, function)
    return True
