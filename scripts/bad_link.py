"""A bad link: a TCP proxy on loopback that delays its traffic, or drops its connections."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Link:
    """A link to a loopback port, running in its own thread.

    Parameters
    ----------
    target : int
        The port that the server listens on.

    Attributes
    ----------
    port : int
        The port that the link itself listens on.
    delay : float
        The delay in seconds, each way; it can be changed at any time.
    """

    def __init__(self, target: int) -> None:
        self.delay = 0.0
        self._target = target
        self._down = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(asyncio.start_server(self._connect, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """Drop all connections, with the data under way on them, and refuse new ones."""
        self._down = True
        self._run(self._hang_up())

    def mend(self) -> None:
        """Accept connections again."""
        self._down = False

    def close(self) -> None:
        """Drop all connections and stop listening."""
        self._run(self._stop_listening())
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def _run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=10)

    async def _stop_listening(self) -> None:
        """Close the server first, so that no connection comes after those that are dropped."""
        self._server.close()
        await asyncio.sleep(0)  # connections that were accepted begin their tasks

    async def _hang_up(self) -> None:
        connections = asyncio.all_tasks() - {asyncio.current_task()}
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = [writer]
        with suppress(asyncio.CancelledError):
            if not self._down:
                there, back = await asyncio.open_connection("127.0.0.1", self._target)
                ends.append(back)
                await asyncio.gather(self._carry(reader, back), self._carry(there, writer))
        for end in ends:
            end.close()

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Forward data in order, each piece `delay` after it arrived: late, but not throttled."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                sink.write(piece)
                if not piece:
                    sink.close()
                    return

        delivery = asyncio.create_task(deliver())
        try:
            while piece := await source.read(65536):
                under_way.put_nowait((self._loop.time() + self.delay, piece))
        except ConnectionError:
            pass
        under_way.put_nowait((self._loop.time() + self.delay, b""))
        await delivery


@contextmanager
def bad_link(target: int) -> Iterator[Link]:
    """Run a link to a loopback port."""
    link = Link(target)
    try:
        yield link
    finally:
        link.close()
