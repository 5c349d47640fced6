"""Time that passes when a test says so."""

from __future__ import annotations

import asyncio
from functools import wraps
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

STEPS = 100
"""Rounds of the event loop after which everything that could happen has happened."""


class Clock:
    """A clock (call it) and the rest that goes with it, for parts that take both."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._count = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def __call__(self) -> float:
        return self.now

    async def rest(self, seconds: float) -> None:
        """Wait until so much time has passed."""
        waker: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._sleepers, (self.now + seconds, next(self._count), waker))
        await waker

    async def passes(self, seconds: float = 0.0) -> None:
        """Let time pass. Whatever becomes due meanwhile happens, each at its time."""
        end = self.now + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self.now, _, waker = heappop(self._sleepers)
            if not waker.done():
                waker.set_result(None)
            await settle()
        self.now = end


async def settle() -> None:
    """Let everything happen that needs no time."""
    for _ in range(STEPS):
        await asyncio.sleep(0)


def happens(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """A test that is a coroutine."""

    @wraps(test)
    def run(*args: Any, **fixtures: Any) -> None:
        async def go() -> None:
            await test(*args, **fixtures)

        asyncio.run(go())

    return run
