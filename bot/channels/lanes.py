"""The way out to a messenger: a lane for each chat, in which calls go one after another.

A chat that has to wait, because somebody taps fast or the messenger asks for silence, keeps no other chat waiting.
Nothing is known of a chat whose lane is empty.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager, nullcontext
from dataclasses import replace
from random import uniform
from typing import TYPE_CHECKING

from bot.channels.calls import Outcome
from bot.channels.lane import STAND_INS, TAP, Errand, Lane, Load, Waiting
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from bot.channels.calls import Call, Chat
    from bot.channels.pace import Pace

MOST = 10_000
"""Calls of all chats that wait or are under way; beyond it new ones are dropped that are not urgent."""
PATIENCE = 60.0
"""Seconds after which a call that failed is not tried again."""
REMINDER = 60.0
"""Seconds after which it is said again that calls are dropped."""
_FIRST_REST, _LONGEST_REST = 0.5, 16.0
_LOG = logging.getLogger(__name__)


class Lanes:
    """Carries calls out: in order in each chat, at the pace, again when it fails. What answers a crisis goes first.

    `carry` makes one call, `clock` gives seconds of a monotonic clock, `rest` waits.
    """

    def __init__(
        self,
        carry: Callable[[Call], Awaitable[Outcome]],
        pace: Pace,
        clock: Callable[[], float],
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._carry = carry
        self._pace = pace
        self._clock = clock
        self._rest = rest
        self._lanes: dict[tuple[Chat, bool], Lane] = {}
        """By chat; taps that need not wait for their chat go aside (True)."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._queue, self._gate = asyncio.Lock(), asyncio.Lock()
        self._load = Load()
        self._dropped = 0
        self._reminded: float | None = None
        self._closed = False

    def put(self, chat: Chat, calls: Iterable[Call]) -> asyncio.Future[None]:
        """Let calls go out after those of this chat that wait. Done when each was carried out or dropped.

        After `close` they are dropped. What repeats the newest messages that wait is done when those are.
        """
        put = tuple(calls)
        lane = self._lanes.get((chat, False))
        if lane and (same := lane.repeated(put)):
            return same.done
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not put or self._closed or self._crowded(put):
            done.set_result(None)
            return done
        errand = Errand(put, done, self._load)
        until = self._clock() + PATIENCE
        for call in put:
            self._line_up(chat, Waiting(call, errand, until), aside=lane is not None and call.method == TAP)
        return done

    def busy(self, chat: Chat) -> bool:
        """Whether a call of this chat would have to wait: for others of it, or for its turn."""
        return (chat, False) in self._lanes or self._pace.wait(chat, self._clock()) > 0

    def free(self, chat: Chat) -> bool:
        """Take the turn for an answer that goes another way, at once. False: it has to wait in the lane."""
        if self.busy(chat):
            return False
        self._pace.take(chat, self._clock())
        return True

    async def close(self, seconds: float) -> None:
        """Wait so long for what is under way and what waits, then drop the rest."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            _LOG.warning("Not everything was sent before the end; chats left: %d.", len(self._tasks))
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _crowded(self, calls: tuple[Call, ...]) -> bool:
        """Whether these have no room any more, which is said now and then."""
        if self._load.calls + len(calls) <= MOST or any(call.urgent for call in calls):
            return False
        self._dropped += len(calls)
        now = self._clock()
        if self._reminded is None or now - self._reminded >= REMINDER:
            self._reminded = now
            _LOG.warning("Too many calls wait; new ones are dropped, %d so far.", self._dropped)
        return True

    def _line_up(self, chat: Chat, new: Waiting, *, aside: bool) -> None:
        lane = self._lanes.get((chat, aside))
        if lane is None:
            lane = self._lanes[chat, aside] = Lane()
            task = asyncio.create_task(self._run(chat, lane, aside=aside))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        lane.line_up(new)

    async def _run(self, chat: Chat, lane: Lane, *, aside: bool) -> None:
        try:
            while one := await self._next(lane):
                await self._settle(chat, lane, one)
        finally:
            lane.clear()
            del self._lanes[chat, aside]

    async def _next(self, lane: Lane) -> Waiting | None:
        """The first of the lane, when it is its turn; it may change while we wait. None: nothing waits any more."""
        while lane:
            now = self._clock()
            wait = self._pace.wait(lane.first.turn, now)
            if wait > self._pace.wait(None, now):
                await self._rest(wait)
                continue
            async with self._through(urgent=lane.first.errand.urgent):
                while (wait := self._pace.wait(None, self._clock())) > 0:
                    await self._rest(wait)
                if lane and self._pace.wait(lane.first.turn, self._clock()) == 0:
                    self._pace.take(lane.first.turn, self._clock())
                    return lane.take()
        return None

    @asynccontextmanager
    async def _through(self, *, urgent: bool) -> AsyncIterator[None]:
        """Lanes ready to go take the turns of all in the order in which they came; a crisis waits for one at most."""
        async with nullcontext() if urgent else self._queue, self._gate:
            yield

    async def _settle(self, chat: Chat, lane: Lane, one: Waiting) -> None:
        outcome = await self._try(one)
        if outcome.instead is not None and one.stood_in < STAND_INS and not lane.replaced(one):
            lane.again(replace(one, call=outcome.instead, stood_in=one.stood_in + 1))
        elif outcome.again is not None:
            await self._again(chat, lane, one, outcome.again)
        else:
            one.errand.tick()
            if outcome.gone:
                lane.clear()

    async def _try(self, one: Waiting) -> Outcome:
        try:
            return await self._carry(one.call)
        except asyncio.CancelledError:
            one.errand.tick()
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the next try may go well
            _LOG.error("A call could not be made.", exc_info=silent(error))  # its words may quote a person
            return Outcome(again=0.0)

    async def _again(self, chat: Chat, lane: Lane, one: Waiting, asked: float) -> None:
        now = self._clock()
        if asked > 0:
            self._pace.refuse(chat, asked, now)
        rest = asked + min(_FIRST_REST * 2**one.tries, _LONGEST_REST) * uniform(0.5, 1)  # noqa: S311  # spreads tries
        if now + rest > one.until:
            _LOG.warning("A call was given up after %d tries.", one.tries + 1)
            one.errand.tick()
            return
        if lane.replaced(one):
            one.errand.tick()
        else:
            one.tries += 1
            lane.again(one)
        await self._rest(rest)
