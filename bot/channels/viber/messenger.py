"""The Viber bot at work: what comes in, what goes out, and what Viber is told at the start."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Self

from starlette.routing import Route

from bot.channels.introduce import introduce
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.viber.client import PATH, Client, introduction
from bot.channels.viber.talk import Talk
from bot.channels.viber.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

    from bot.config import Config
    from bot.engine.answers import Answers

A_SECOND = 3.0
"""Messages a second in a chat: Viber names no limit for one, and people do not read faster."""
LAST = 2.0
"""Seconds at the end for what still waits."""


class Viber:
    """An async context manager; inside it, callbacks are answered. `clock` gives the time, aware."""

    def __init__(self, answers: Answers, config: Config, clock: Callable[[], datetime]) -> None:
        self._name = config.viber.name
        self._client = Client(config.viber)
        self._lanes = Lanes(self._client.carry, Pace(chat=A_SECOND), monotonic)
        webhook = Webhook(Talk(answers, config), self._lanes, config.viber.token, clock)
        self.routes = [Route(PATH, webhook)]
        self._steps = [partial(self._client.carry, introduction(config))]
        self._introducing: asyncio.Task[None] | None = None

    def __str__(self) -> str:
        return f"Viber: starting as {self._name}, webhook"

    async def __aenter__(self) -> Self:
        unheard = "Viber cannot be reached; we go on trying."
        self._introducing = asyncio.create_task(introduce(self._steps, unheard=unheard, vital=self._steps))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._introducing:
            self._introducing.cancel()
            await asyncio.gather(self._introducing, return_exceptions=True)
        await self._lanes.close(LAST)
        await self._client.close()
