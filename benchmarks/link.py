"""A slow link: a TCP proxy on loopback that holds back all it carries, as a distant server does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass


@dataclass
class Link:
    """Where a slow link listens, and how late it delivers, in seconds each way."""

    port: int
    delay: float = 0.0

    async def carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        """Pass on what arrives, in order, each piece `delay` after it came: late, not throttled."""
        loop = asyncio.get_running_loop()
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await under_way.get()
                await asyncio.sleep(max(0.0, due - loop.time()))
                sink.write(piece)
                if not piece:
                    sink.close()
                    return

        delivery = asyncio.create_task(deliver())
        try:
            while piece := await source.read(65536):
                under_way.put_nowait((loop.time() + self.delay, piece))
        except ConnectionError:
            pass
        under_way.put_nowait((loop.time() + self.delay, b""))
        await delivery


@contextmanager
def slow_link(target: int) -> Iterator[Link]:
    """Run a link to a port of loopback in a thread; its delay can be changed at any time.

    Parameters
    ----------
    target : int
        The port that the server listens on.
    """
    loop = asyncio.new_event_loop()
    link = Link(port=0)

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", target)
        with suppress(asyncio.CancelledError):  # hung up
            await asyncio.gather(link.carry(reader, back), link.carry(there, writer))

    async def listen() -> asyncio.Server:
        return await asyncio.start_server(connect, "127.0.0.1", 0)

    async def hang_up() -> None:
        server.close()
        connections = asyncio.all_tasks() - {asyncio.current_task()}
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    link.port = server.sockets[0].getsockname()[1]
    try:
        yield link
    finally:
        asyncio.run_coroutine_threadsafe(hang_up(), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.close()
