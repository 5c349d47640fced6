"""Lanes at work, with a post that notes what it carried and when."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from tests.channels.clock import Clock

if TYPE_CHECKING:
    import asyncio

AGAIN = Outcome(again=0.0)


class Post:
    """Carries calls and notes when; `answers` says what becomes of those of a chat, in order, then all goes well."""

    def __init__(self, clock: Clock) -> None:
        self.went: list[tuple[float, Call]] = []
        self.answers: defaultdict[int | str | None, deque[Outcome | Exception]] = defaultdict(deque)
        self.shut: asyncio.Event | None = None
        self._clock = clock
        self._start = clock.now

    async def carry(self, call: Call) -> Outcome:
        self.went.append((self._clock.now - self._start, call))
        if self.shut is not None:
            await self.shut.wait()
        answer = self.answers[call.chat].popleft() if self.answers[call.chat] else DONE
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def texts(self) -> list[str]:
        return [call.params.get("text", call.method) for _, call in self.went]

    def times(self, chat: int) -> list[float]:
        return [round(at, 3) for at, call in self.went if call.chat == chat]


class Office:
    """Lanes, the post they use and the clock both read."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.clock = Clock()
        self.post = Post(self.clock)
        self.lanes = Lanes(self.post.carry, pace or Pace(), self.clock, self.clock.rest)

    def put(self, *calls: Call, chat: int = 1) -> asyncio.Future[None]:
        return self.lanes.put(chat, calls)


def send(text: str, chat: int = 1, *, urgent: bool = False) -> Call:
    return Call("sendMessage", {"chat_id": chat, "text": text}, chat, urgent)


def edit(text: str, message: int = 7, chat: int = 1, *, urgent: bool = False) -> Call:
    return Call("editMessageText", {"chat_id": chat, "message_id": message, "text": text}, chat, urgent)


def tap(number: int = 0, chat: int = 1) -> Call:
    return Call("answerCallbackQuery", {"callback_query_id": str(number)}, chat)


def delete(chat: int = 1, number: int = 1) -> Call:
    return Call("deleteMessages", {"chat_id": chat, "message_ids": [number]}, chat)
