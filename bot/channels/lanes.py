"""The way out to a messenger: a lane for each chat, in which calls go one after another.

A chat that has to wait, because somebody taps fast or the messenger asks for silence, keeps no other chat waiting.
Nothing is known of a chat whose lane is empty.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass, replace
from random import uniform
from typing import TYPE_CHECKING

from bot.channels.calls import Outcome
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from bot.channels.calls import Call, Chat
    from bot.channels.pace import Pace

ROOM = 8
"""Calls of one chat that wait at most, of those that take its turn: nobody reads more."""
ROOM_UNPACED = 256
"""The same of those that take no turn of a chat: taps, and what is hidden."""
PATIENCE = 60.0
"""Seconds after which a call that failed is not tried again."""
_FIRST_REST, _LONGEST_REST = 0.5, 16.0
_TAP = "answerCallbackQuery"
_UNPACED = {_TAP, "deleteMessages"}
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Errand:
    """Calls that were put together, and the future of whoever waits for them."""

    left: int
    done: asyncio.Future[None]

    def tick(self) -> None:
        self.left -= 1
        if not self.left and not self.done.done():
            self.done.set_result(None)


@dataclass(slots=True, eq=False)
class _Waiting:
    call: Call
    errand: _Errand
    until: float
    tries: int = 0

    @property
    def turn(self) -> Chat | None:
        return None if self.call.method in _UNPACED else self.call.chat

    def replaces(self, other: _Waiting) -> bool:
        """Whether nobody would see the other one, because both edit the same message."""
        mine, its = self.call, other.call
        return (
            mine.method == its.method
            and mine.method.startswith("edit")
            and mine.params.get("chat_id") == its.params.get("chat_id")
            and mine.params.get("message_id") == its.params.get("message_id")
        )


class Lanes:
    """Carries calls out: in order in each chat, at the pace, again when it fails.

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
        self._lanes: dict[tuple[Chat, bool], deque[_Waiting]] = {}
        """By chat; taps that need not wait for their chat go aside (True)."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Lock()
        self._closed = False

    def put(self, chat: Chat, calls: Iterable[Call]) -> asyncio.Future[None]:
        """Let calls go out after those of this chat that wait. Done when each was carried out or dropped.

        After `close` they are dropped.
        """
        calls = list(calls)
        errand = _Errand(len(calls), asyncio.get_running_loop().create_future())
        if not calls or self._closed:
            errand.done.set_result(None)
            return errand.done
        until = self._clock() + PATIENCE
        busy = (chat, False) in self._lanes
        for call in calls:
            self._line_up(chat, _Waiting(call, errand, until), aside=busy and call.method == _TAP)
        return errand.done

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

    def _line_up(self, chat: Chat, new: _Waiting, *, aside: bool) -> None:
        lane = self._lanes.get((chat, aside))
        if lane is None:
            lane = self._lanes[chat, aside] = deque()
            task = asyncio.create_task(self._run(chat, lane, aside=aside))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        _drop(lane, [one for one in lane if new.replaces(one)])
        lane.append(new)
        _bound(lane, new)

    async def _run(self, chat: Chat, lane: deque[_Waiting], *, aside: bool) -> None:
        try:
            while one := await self._next(lane):
                await self._settle(chat, lane, one)
        finally:
            _drop(lane, list(lane))
            del self._lanes[chat, aside]

    async def _next(self, lane: deque[_Waiting]) -> _Waiting | None:
        """The first of the lane, when it is its turn; it may change while we wait. None: nothing waits any more."""
        while lane:
            now = self._clock()
            wait = self._pace.wait(lane[0].turn, now)
            if wait > self._pace.wait(None, now):
                await self._rest(wait)
                continue
            async with self._gate:  # lanes ready to go take the turns of all in the order in which they came
                while (wait := self._pace.wait(None, self._clock())) > 0:
                    await self._rest(wait)
                if lane and self._pace.wait(lane[0].turn, self._clock()) == 0:
                    self._pace.take(lane[0].turn, self._clock())
                    return lane.popleft()
        return None

    async def _settle(self, chat: Chat, lane: deque[_Waiting], one: _Waiting) -> None:
        outcome = await self._try(one)
        if outcome.instead is not None:
            lane.appendleft(replace(one, call=outcome.instead))
        elif outcome.again is not None:
            await self._again(chat, lane, one, outcome.again)
        else:
            one.errand.tick()
            if outcome.gone:
                _drop(lane, list(lane))

    async def _try(self, one: _Waiting) -> Outcome:
        try:
            return await self._carry(one.call)
        except asyncio.CancelledError:
            one.errand.tick()
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the next try may go well
            _LOG.error("A call could not be made.", exc_info=silent(error))  # its words may quote a person
            return Outcome(again=0.0)

    async def _again(self, chat: Chat, lane: deque[_Waiting], one: _Waiting, asked: float) -> None:
        now = self._clock()
        if asked > 0:
            self._pace.refuse(chat, asked, now)
        rest = asked + min(_FIRST_REST * 2**one.tries, _LONGEST_REST) * uniform(0.5, 1)  # noqa: S311  # spreads tries
        if now + rest > one.until:
            _LOG.warning("A call was given up after %d tries.", one.tries + 1)
            one.errand.tick()
            return
        if any(newer.replaces(one) for newer in lane):
            one.errand.tick()
        else:
            one.tries += 1
            lane.appendleft(one)
        await self._rest(rest)


def _drop(lane: deque[_Waiting], dropped: Iterable[_Waiting]) -> None:
    for one in dropped:
        lane.remove(one)
        one.errand.tick()


def _bound(lane: deque[_Waiting], new: _Waiting) -> None:
    """Make room for the newest: the oldest goes that is not urgent, or simply the oldest."""
    alike = [one for one in lane if (one.turn is None) == (new.turn is None)]
    if len(alike) > (ROOM_UNPACED if new.turn is None else ROOM):
        _drop(lane, [next((one for one in alike if not one.call.urgent), alike[0])])
