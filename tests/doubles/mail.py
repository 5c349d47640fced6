"""What is on its way to a bot's webhook: one after the other in each queue, and again when it was not taken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.doubles.bell import Bell

WAITS = 30.0
"""Seconds that a messenger waits for a webhook's response, more or less."""

PARTING = 1.0
"""Seconds that a letter on its way may take when the double ends."""

Letter = dict[str, Any]
Trouble = int | str | None
"""What became of a letter: a status, the name of what broke, or None where it was taken."""


class Mail:
    """Letters by number. `deliver` posts one; nothing is posted before `start()`."""

    def __init__(self, bell: Bell, deliver: Callable[[Letter], Awaitable[Trouble]]) -> None:
        self.pending: dict[int, Letter] = {}
        self.taken: list[Letter] = []
        self.troubles: list[Trouble] = []
        self.hosts: dict[str, str] = {}  # where a host of the outside world is found on this machine
        self._bell = bell
        self._deliver = deliver
        self._queues: dict[int, str] = {}
        self._posting: dict[str, asyncio.Task[None]] = {}
        self._stopped: list[asyncio.Task[None]] = []
        self._sending: set[asyncio.Task[httpx.Response | str]] = set()
        self._started = False
        self._tries = 0

    def add(self, number: int, letter: Letter, queue: str) -> None:
        """A new one."""
        self.pending[number] = letter
        self._queues[number] = queue
        self._post_all()
        self._bell.ring()

    def confirm(self, numbers: list[int]) -> None:
        """They were taken."""
        self.taken += [self.pending.pop(number) for number in numbers]
        self._bell.ring()

    def start(self) -> None:
        self._started = True
        self._post_all()

    def stop(self) -> None:
        self._started = False
        for task in self._posting.values():
            task.cancel()
        self._stopped += self._posting.values()
        self._posting.clear()

    async def close(self) -> None:
        """Stop, and wait until every connection is let go of."""
        self.stop()
        await asyncio.gather(*self._stopped, return_exceptions=True)
        if self._sending:  # who is called off while a connection is made leaves it open
            _, late = await asyncio.wait(self._sending, timeout=PARTING)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def lead(self, host: str, url: str) -> None:
        """From now on a host of the outside world is at `url`, on this machine."""
        self.hosts[host] = url
        self._bell.ring()

    def try_again(self) -> None:
        """Post again what was not taken."""
        self._tries += 1
        self._bell.ring()

    async def repeat(self) -> Trouble:
        """Post once more the last that was taken, as messengers do when a response was lost."""
        return await self._deliver(self.taken[-1])

    async def post(self, address: str, body: bytes, headers: dict[str, str]) -> httpx.Response | str:
        """Post to an address of the outside world, as soon as that is known; the response or what broke."""
        there = urlsplit(address)
        await self._bell.until(lambda: there.hostname in self.hosts)
        url = self.hosts[there.hostname or ""] + there.path
        headers = {"content-type": "application/json", "host": there.netloc} | headers
        sending = asyncio.get_running_loop().create_task(_send(url, body, headers))
        self._sending.add(sending)
        sending.add_done_callback(self._sending.discard)
        return await asyncio.shield(sending)

    def _post_all(self) -> None:
        if not self._started:
            return
        for queue in dict.fromkeys(self._queues[number] for number in self.pending):
            if queue not in self._posting or self._posting[queue].done():
                self._posting[queue] = asyncio.get_running_loop().create_task(self._post_queue(queue))

    async def _post_queue(self, queue: str) -> None:
        while mine := [number for number in self.pending if self._queues[number] == queue]:
            tries = self._tries
            trouble = await self._deliver(self.pending[mine[0]])
            if trouble is None:
                self.confirm(mine[:1])
                continue
            self.troubles.append(trouble)
            self._bell.ring()
            await self._until_next_try(tries)

    async def _until_next_try(self, tries: int) -> None:
        await self._bell.until(lambda: self._tries > tries)


async def _send(url: str, body: bytes, headers: dict[str, str]) -> httpx.Response | str:
    """Post it; the response or what broke."""
    try:
        async with httpx.AsyncClient(verify=False, trust_env=False, timeout=WAITS) as client:
            return await client.post(url, content=body, headers=headers)
    except httpx.HTTPError as error:
        return type(error).__name__
