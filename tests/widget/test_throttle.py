"""At most one call per frame, and always one after the last request."""

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


def test_a_burst_of_requests_leads_to_few_calls_and_one_after_the_last():
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


def test_the_states_of_a_cell_that_keeps_the_loop_busy_are_shown_meanwhile():
    seen = []
    throttle = Throttle(lambda: seen.append(time.monotonic()))

    async def cell() -> None:
        until = time.monotonic() + 10 * FRAME
        while time.monotonic() < until:
            throttle.request()

    asyncio.run(cell())
    assert len(seen) >= 3
    assert len(seen) <= 2 + (seen[-1] - seen[0]) / FRAME


def test_hurry_makes_a_call_that_is_due_and_no_other():
    calls = []
    throttle = Throttle(lambda: calls.append(None))

    async def requests() -> None:
        throttle.hurry()
        assert calls == []
        throttle.request()
        throttle.request()
        assert len(calls) == 1
        throttle.hurry()
        assert len(calls) == 2
        throttle.hurry()
        await asyncio.sleep(3 * FRAME)

    asyncio.run(requests())
    assert len(calls) == 2


def test_call_replaces_the_call_that_is_due():
    calls = []
    throttle = Throttle(lambda: calls.append(None))

    async def requests() -> None:
        throttle.request()
        throttle.request()
        throttle.call()
        await asyncio.sleep(3 * FRAME)

    asyncio.run(requests())
    assert len(calls) == 2


def test_nothing_is_called_after_cancel():
    calls = []
    throttle = Throttle(lambda: calls.append(None))

    async def requests() -> None:
        throttle.request()
        throttle.request()
        throttle.cancel()
        await asyncio.sleep(3 * FRAME)

    asyncio.run(requests())
    assert len(calls) == 1
