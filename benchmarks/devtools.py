"""A DevTools connection: mouse moves sent on time, and every WebSocket frame counted."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple

from playwright.sync_api import Page
from tornado.websocket import WebSocketClientConnection, websocket_connect

MOVES_PER_SECOND = 60


class Frame(NamedTuple):
    """One WebSocket message between the page and the server: when, which way, how many bytes."""

    at: float
    sent: bool
    size: int


class Devtools:
    """A page's DevTools connection, beside the one that Playwright uses.

    Playwright waits until the page has handled a mouse move before it makes the next one; a hand
    does not. Here moves are sent on time, even if the page is busy.

    Parameters
    ----------
    page : Page
        A page of a browser that listens for DevTools on `port`.
    port : int
    """

    def __init__(self, page: Page, port: int) -> None:
        session = page.context.new_cdp_session(page)
        target = session.send("Target.getTargetInfo")["targetInfo"]["targetId"]
        session.detach()
        self.frames: list[Frame] = []
        self._channels: set[str] = set()  # the sockets to a kernel
        self._answers: dict[int, Future[dict[str, Any]]] = {}
        self._last = 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._socket: WebSocketClientConnection = self._wait(
            _connect(f"ws://127.0.0.1:{port}/devtools/page/{target}", self._received)
        )
        self.send("Network.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""

        async def post() -> Future[dict[str, Any]]:
            return self._post(method, parameters)

        return self._wait(post()).result(timeout=120)

    def drag(self, path: Sequence[tuple[float, float]], per_second: int = MOVES_PER_SECOND) -> None:
        """Move the mouse along `path` with its button down."""

        async def move() -> None:
            start = self._loop.time()
            for count, point in enumerate(path):
                await asyncio.sleep(start + count / per_second - self._loop.time())
                self._post("Input.dispatchMouseEvent", _mouse("mouseMoved", *point))

        self._wait(move())

    def button(self, point: tuple[float, float], down: bool) -> None:
        """Press or release the left button."""
        kind = "mousePressed" if down else "mouseReleased"
        self.send("Input.dispatchMouseEvent", **_mouse(kind, *point), clickCount=1)

    def close(self) -> None:
        """Close the connection."""
        self._loop.call_soon_threadsafe(self._socket.close)

    def _wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=120)

    def _post(self, method: str, parameters: dict[str, Any]) -> Future[dict[str, Any]]:
        self._last += 1
        answer: Future[dict[str, Any]] = Future()
        self._answers[self._last] = answer
        message = {"id": self._last, "method": method, "params": parameters}
        self._socket.write_message(json.dumps(message))
        return answer

    def _received(self, text: str | bytes | None) -> None:
        if text is None:
            return
        message = json.loads(text)
        if "id" in message:
            answer = self._answers.pop(message["id"])
            if "error" in message:
                answer.set_exception(RuntimeError(message["error"]["message"]))
            else:
                answer.set_result(message["result"])
            return
        method, given = message["method"], message["params"]
        if method == "Network.webSocketCreated" and "/channels" in given["url"]:
            self._channels.add(given["requestId"])
        elif method.startswith("Network.webSocketFrame") and given["requestId"] in self._channels:
            data = given["response"]
            size = len(data["payloadData"].encode())
            if data["opcode"] == 2:  # binary, shown in base 64
                size = size * 3 // 4
            self.frames.append(Frame(time.perf_counter(), method.endswith("Sent"), size))


async def _connect(url: str, received: Any) -> WebSocketClientConnection:
    return await websocket_connect(url, on_message_callback=received, max_message_size=1 << 30)


def _mouse(kind: str, x: float, y: float) -> dict[str, Any]:
    return {"type": kind, "x": x, "y": y, "button": "left", "buttons": int(kind != "mouseReleased")}
