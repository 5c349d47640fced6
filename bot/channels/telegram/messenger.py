"""The Telegram bot at work: what comes in, what goes out, and what Telegram is told at the start."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Self

from starlette.routing import Route

from bot.channels.calls import DONE, Outcome
from bot.channels.introduce import introduce
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.setup import PATH, introductions, secret
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.webhook import Webhook
from bot.channels.telegram.wire import DownError, TokenError, Wire
from bot.config import Updates
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from types import TracebackType

    from starlette.routing import BaseRoute

    from bot.channels.introduce import Step
    from bot.config import Config
    from bot.engine.answers import Answers

LAST = 2.0
"""Seconds at the end for what still waits."""
_LOG = logging.getLogger(__name__)


class Telegram:
    """An async context manager; inside it, updates are answered. `clock` gives the time, aware."""

    def __init__(self, answers: Answers, config: Config, clock: Callable[[], datetime]) -> None:
        self._name = config.telegram.name
        self._wire = Wire(config.telegram)
        self._lanes = Lanes(self._wire.carry, Pace(), monotonic)
        desk = Desk(Talk(answers, config).answer, clock)
        self._polling = Polling(self._wire, desk, self._lanes)
        self._polls = config.telegram.updates is Updates.POLLING
        self.routes: list[BaseRoute] = []
        if not self._polls:
            self.routes.append(Route(PATH, Webhook(desk, self._lanes, secret(config.telegram.token))))
        self._told = introductions(answers.world, config)
        self._tasks: list[asyncio.Task[None]] = []

    def __str__(self) -> str:
        return f"Telegram: starting as @{self._name}, {'polling' if self._polls else 'webhook'}"

    async def __aenter__(self) -> Self:
        unheard = "" if self._polls else "Telegram cannot be reached; we go on trying."  # polling says so itself
        steps, vital = self._steps()
        self._tasks = [asyncio.create_task(introduce(steps, unheard=unheard, vital=vital))]
        if self._polls:
            self._tasks.append(asyncio.create_task(self._polling.run()))
        for task in self._tasks:
            task.add_done_callback(_mourn)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tasks[0].cancel()
        self._polling.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._lanes.close(LAST)
        await self._wire.close()

    def _steps(self) -> tuple[list[Step], list[Step]]:
        """All steps, and the vital ones, which come first: while updates go to a webhook, polling gets none."""
        hooks, others = (
            [partial(self._wire.carry, call) for call in self._told if call.method.endswith("Webhook") is hook]
            for hook in (True, False)
        )
        return [self._meet, *hooks, *others], [*hooks]

    async def _meet(self) -> Outcome:
        """Ask Telegram who we are."""
        try:
            name = await self._wire.name()
        except TokenError:
            return Outcome(gone=True)
        except DownError as error:
            return Outcome(again=error.seconds)
        if name.casefold() == self._name.casefold():
            _LOG.info("Telegram answers, and knows the bot by its name.")
        else:
            _LOG.warning(
                "The token is of another bot than SVETILKA_TELEGRAM_NAME, or name in bot.toml: links lead elsewhere."
            )
        return DONE


def _mourn(task: asyncio.Task[None]) -> None:
    error = None if task.cancelled() else task.exception()
    if isinstance(error, Exception):
        _LOG.error("A part of the Telegram bot stopped working.", exc_info=silent(error))
