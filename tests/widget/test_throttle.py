"""At most one call a frame, and always one after the last request."""

from __future__ import annotations

import asyncio
import time

from explorer.widget.throttle import FRAME, Throttle


def test_without_an_event_loop_each_request_is_a_call():
    calls = []
    throttle = Throttle(lambda: calls.append(None))
    for _ in range(10):
        throttle.request()
    assert len(calls) == 10


def test_the_last_request_of_a_burst_is_answered_and_the_burst_is_not():
    seen = []
    state = 0
    throttle = Throttle(lambda: seen.append(state))

    async def burst() -> None:
        nonlocal state
        for state in range(1000):  # noqa: B007
            throttle.request()
        await asyncio.sleep(5 * FRAME)

    asyncio.run(burst())
    assert seen[0] == 0
    assert seen[-1] == 999
    assert len(seen) < 100


def test_a_cell_that_keeps_the_loop_is_shown_on_the_way():
    seen = []
    throttle = Throttle(lambda: seen.append(time.monotonic()))

    async def cell() -> None:
        until = time.monotonic() + 10 * FRAME
        while time.monotonic() < until:
            throttle.request()

    asyncio.run(cell())
    assert len(seen) >= 3
    assert len(seen) <= 2 + (seen[-1] - seen[0]) / FRAME


def test_requests_that_are_held_are_one_call_and_without_a_request_there_is_none():
    calls = []
    throttle = Throttle(lambda: calls.append(None))
    with throttle.held():
        throttle.request()
        throttle.request()
        assert calls == []
    assert len(calls) == 1
    with throttle.held():
        pass
    assert len(calls) == 1


def test_now_pays_what_is_owed():
    calls = []
    throttle = Throttle(lambda: calls.append(None))

    async def requests() -> None:
        throttle.request()
        throttle.request()
        throttle.call()
        await asyncio.sleep(3 * FRAME)

    asyncio.run(requests())
    assert len(calls) == 2


def test_nothing_is_called_after_stop():
    calls = []
    throttle = Throttle(lambda: calls.append(None))

    async def requests() -> None:
        throttle.request()
        throttle.request()
        throttle.cancel()
        await asyncio.sleep(3 * FRAME)

    asyncio.run(requests())
    assert len(calls) == 1
