"""Updates that we ask Telegram for. It is told that it may forget them when they are answered, and not before."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from random import uniform
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from bot.channels.telegram.desk import lane
from bot.channels.telegram.updates import KINDS, convert_update
from bot.channels.telegram.wire import DownError, RivalError, TokenError, WireError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.channels.lanes import Lanes
    from bot.channels.telegram.desk import Desk

LONG = 30.0
"""Seconds that Telegram waits for an update before it answers that there is none."""
MOMENT = 0.5
"""Seconds after which Telegram is asked for more while some updates are still being answered."""
PATIENCE = 10
"""Moments after which an update is confirmed although its answer still waits."""
HOPELESS = 300.0
"""Seconds to rest while Telegram does not accept the token."""
LAST = 2.0
"""Seconds for the last word to Telegram."""
_FIRST_REST, _LONGEST_REST = 1.0, 64.0
_MOST_DOUBLINGS = 6
_LOG = logging.getLogger(__name__)

Told = TypeVar("Told")


class Source(Protocol):
    """Where updates come from: a `Wire`."""

    async def updates(
        self, offset: int, seconds: float, kinds: Sequence[str], limit: int = 100
    ) -> list[dict[str, Any]]:
        """Updates from number `offset` on; those before are confirmed."""


@dataclass(slots=True)
class _Going:
    """The answer to an update, on its way for so many moments."""

    done: asyncio.Future[None]
    moments: int = 0


class Polling:
    """Asks for updates and answers them, until it is stopped. `rest` waits."""

    def __init__(
        self, source: Source, desk: Desk, lanes: Lanes, rest: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._source = source
        self._desk = desk
        self._lanes = lanes
        self._rest = rest
        self._next = 0
        """The number after the last update that was seen."""
        self._going: dict[int, _Going] = {}
        self._stopped = asyncio.Event()
        self._failures = 0
        self._trouble = ""

    def stop(self) -> None:
        """Let `run` end when the last updates are answered."""
        self._stopped.set()

    async def run(self) -> None:
        """Ask and answer. Returns after `stop`."""
        while not self._stopped.is_set():
            for raw in await self._ask():
                await self._answer(raw)
            await self._moment()
        while any(one.moments < PATIENCE for one in self._going.values()):
            await self._moment()
        if self._next:
            await self._confirm()

    @property
    def _first(self) -> int:
        """The number before which all are answered."""
        return min(self._going, default=self._next)

    async def _ask(self) -> list[dict[str, Any]]:
        """The next updates; none if that fails, after a rest, or when we are stopped.

        Those that are still being answered are not confirmed, so that they come along again, and at once.
        """
        self._going = {number: one for number, one in self._going.items() if one.moments < PATIENCE}
        try:
            found = await self._unless_stopped(self._source.updates(self._first, LONG, KINDS))
        except RivalError:
            await self._fail("Another process, or a webhook, gets the updates of this Telegram bot.")
        except TokenError:
            await self._fail("", HOPELESS)  # what to do is said already
        except DownError as error:
            await self._fail("Telegram cannot be reached; we go on trying.", error.seconds)
        else:
            if self._trouble:
                _LOG.warning("Telegram answers again.")
            self._trouble, self._failures = "", 0
            if found == [] and not self._going:
                self._next = 0  # all is confirmed, and after a quiet week numbers begin anywhere
            return [raw for raw in found or [] if raw["update_id"] >= self._next]
        return []

    async def _fail(self, trouble: str, asked: float = 0.0) -> None:
        """Rest, ever longer, and at least as asked. What is wrong is said once, if it is not over at once."""
        if self._failures and trouble != self._trouble:
            _LOG.warning(trouble)
            self._trouble = trouble
        rest = min(_FIRST_REST * 2**self._failures, _LONGEST_REST) * uniform(0.5, 1)  # noqa: S311  # spreads tries
        self._failures = min(self._failures + 1, _MOST_DOUBLINGS)
        await self._unless_stopped(self._rest(max(rest, asked)))

    async def _answer(self, raw: dict[str, Any]) -> None:
        self._next = raw["update_id"] + 1
        update = convert_update(raw)
        if calls := self._desk.calls(update) if update else []:
            self._going[raw["update_id"]] = _Going(self._lanes.put(lane(calls), calls))
        await asyncio.sleep(0)  # others in this process have their turn

    async def _moment(self) -> None:
        """Wait until all answers are out, but only a moment: others may have written meanwhile."""
        if not self._going:
            return
        out = asyncio.ensure_future(asyncio.wait([one.done for one in self._going.values()]))
        moment = asyncio.ensure_future(self._rest(MOMENT))
        await asyncio.wait({out, moment}, return_when=asyncio.FIRST_COMPLETED)
        await _cancel(out, moment)
        for one in self._going.values():
            one.moments += 1
        self._going = {number: one for number, one in self._going.items() if not one.done.done()}

    async def _confirm(self) -> None:
        try:
            async with asyncio.timeout(LAST):
                await self._source.updates(self._first, 0, KINDS, limit=1)
        except (WireError, TimeoutError):
            _LOG.warning("Telegram did not hear that the last updates are answered; it may send them again.")

    async def _unless_stopped(self, doing: Awaitable[Told]) -> Told | None:
        task, stopped = asyncio.ensure_future(doing), asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            await _cancel(task, stopped)


async def _cancel(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
