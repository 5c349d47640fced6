"""Updates that we ask for: answered, then confirmed; and what happens while Telegram does not answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.polling import HOPELESS, LONG, MOMENT, PATIENCE, Polling
from bot.channels.telegram.updates import KINDS
from bot.channels.telegram.wire import DownError, RivalError, TokenError, WireError
from tests.channels.clock import Clock, happens, settle
from tests.people import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.updates import Update

NOW = Person().now


class Queue:
    """Telegram's updates: `troubles` come first; without updates it waits. `asked` is (offset, seconds, limit)."""

    def __init__(self, *updates: dict[str, Any]) -> None:
        self.updates_left = list(updates)
        self.troubles: list[WireError] = []
        self.asked: list[tuple[int, float, int]] = []
        self.more = asyncio.Event()

    async def updates(
        self, offset: int, seconds: float, kinds: Sequence[str], limit: int = 100
    ) -> list[dict[str, Any]]:
        assert kinds == KINDS
        self.asked.append((offset, seconds, limit))
        if self.troubles:
            raise self.troubles.pop(0)
        self.updates_left = [one for one in self.updates_left if one["update_id"] >= offset]
        if seconds and not self.updates_left:
            self.more.clear()
            await self.more.wait()
        return self.updates_left[:limit]

    def add(self, *updates: dict[str, Any]) -> None:
        self.updates_left += updates
        self.more.set()


class Bot:
    """Polling at work: `went` is what went out, each as the text it answers."""

    def __init__(self, *updates: dict[str, Any]) -> None:
        self.queue = Queue(*updates)
        self.went: list[str] = []
        self.shut: asyncio.Event | None = None
        self.clock = Clock()
        lanes = Lanes(self._carry, Pace(), self.clock, self.clock.rest)
        desk = Desk(self._answer, lambda: NOW)
        self.polling = Polling(self.queue, desk, lanes, self.clock.rest)
        self.going = asyncio.ensure_future(self.polling.run())

    def _answer(self, update: Update, _: object) -> list[Call]:
        assert update.message
        if update.message.text == "fault":
            raise ValueError
        return [Call("sendMessage", {"text": update.message.text}, update.message.chat.id)]

    async def _carry(self, call: Call) -> Outcome:
        if self.shut and call.chat == 1:
            await self.shut.wait()
        self.went.append(call.params["text"])
        return DONE

    async def stops(self) -> None:
        self.polling.stop()
        await self.clock.passes()
        await self.going


def typed(number: int, text: str = "", chat: int = 1) -> dict[str, Any]:
    message = {"message_id": 1, "date": 0, "chat": {"id": chat, "type": "private"}, "text": text or str(number)}
    return {"update_id": number, "message": message}


@happens
async def test_updates_are_answered_in_their_order():
    bot = Bot(typed(5), typed(6), typed(7))
    await bot.clock.passes(1)
    assert bot.went == ["5", "6", "7"]
    await bot.stops()


@happens
async def test_telegram_is_asked_to_wait_and_told_what_is_answered():
    bot = Bot(typed(5), typed(6))
    await bot.clock.passes(1)
    assert bot.queue.asked == [(0, LONG, 100), (7, LONG, 100)]
    await bot.stops()


@happens
async def test_updates_are_confirmed_only_when_they_are_answered():
    bot = Bot(typed(5), typed(6, chat=2))
    bot.shut = asyncio.Event()
    await bot.clock.passes(1)
    assert {offset for offset, _, _ in bot.queue.asked[1:]} == {5}
    bot.shut.set()
    await bot.clock.passes(1)
    assert bot.queue.asked[-1] == (7, LONG, 100)
    assert bot.went == ["6", "5"]
    await bot.stops()


@happens
async def test_one_chat_that_has_to_wait_keeps_no_other_waiting():
    bot = Bot(typed(5), typed(6, chat=2))
    bot.shut = asyncio.Event()
    await bot.clock.passes()
    bot.queue.add(typed(7, chat=3))
    await bot.clock.passes(MOMENT)
    assert bot.went == ["6", "7"]
    bot.shut.set()
    await bot.stops()


@happens
async def test_while_an_answer_waits_telegram_is_not_asked_all_the_time():
    bot = Bot(typed(5))
    bot.shut = asyncio.Event()
    await bot.clock.passes(3)
    assert len(bot.queue.asked) <= 1 + 3 / MOMENT
    bot.shut.set()
    await bot.stops()


@happens
async def test_an_answer_that_takes_too_long_is_confirmed_all_the_same():
    bot = Bot(typed(5))
    bot.shut = asyncio.Event()
    await bot.clock.passes(MOMENT * PATIENCE)
    assert bot.queue.asked[-1] == (6, LONG, 100)
    bot.shut.set()
    await bot.stops()


@happens
async def test_the_end_does_not_wait_for_ever_for_an_answer_and_leaves_it_to_the_next_start():
    bot = Bot(typed(5, chat=2), typed(6), typed(7, chat=2))
    bot.shut = asyncio.Event()
    await bot.clock.passes()
    bot.polling.stop()
    await bot.clock.passes(MOMENT * PATIENCE)
    assert bot.going.done()
    assert bot.queue.asked[-1] == (6, 0, 1)


@happens
async def test_an_update_that_cannot_be_answered_is_left_behind():
    bot = Bot(typed(5, "fault"), {"update_id": 6, "poll": {}}, {"update_id": 7, "message": 1}, typed(8))
    await bot.clock.passes(1)
    assert bot.went == ["8"]
    assert bot.queue.asked[-1][0] == 9
    await bot.stops()


@happens
async def test_at_the_end_the_last_updates_are_answered_and_confirmed():
    bot = Bot(typed(5))
    bot.shut = asyncio.Event()
    await bot.clock.passes(1)
    bot.polling.stop()
    await settle()
    assert not bot.going.done()
    bot.shut.set()
    await bot.stops()
    assert bot.went == ["5"]
    assert bot.queue.asked[-1] == (6, 0, 1)


@happens
async def test_after_a_quiet_time_numbers_may_begin_anywhere():
    bot = Bot(typed(500))
    await bot.clock.passes(1)
    bot.queue.add()
    await bot.clock.passes(1)
    bot.queue.add(typed(5))
    await bot.clock.passes(1)
    assert bot.went == ["500", "5"]
    assert [offset for offset, _, _ in bot.queue.asked] == [0, 501, 0, 6]
    await bot.stops()


@happens
async def test_the_end_does_not_wait_for_updates():
    bot = Bot()
    await settle()
    await bot.stops()
    assert bot.queue.asked == [(0, LONG, 100)]


@happens
async def test_the_end_does_not_wait_for_a_rest():
    bot = Bot()
    bot.queue.troubles = [DownError(3600)]
    await settle()
    await bot.stops()


@happens
async def test_at_the_end_telegram_may_be_down(caplog):
    bot = Bot(typed(5))
    await bot.clock.passes(1)
    bot.queue.troubles = [DownError()]
    await bot.stops()
    assert caplog.messages == ["Telegram did not hear that the last updates are answered; it may send them again."]


@happens
async def test_telegram_is_asked_ever_more_rarely_while_it_is_down():
    bot = Bot()
    bot.queue.troubles = [DownError() for _ in range(1000)]
    await bot.clock.passes(3600)
    assert 3600 / 64 <= len(bot.queue.asked) <= 3600 / 32 + 8
    await bot.stops()


@happens
async def test_telegram_is_left_alone_as_long_as_it_asks():
    bot = Bot()
    bot.queue.troubles = [DownError(500)]
    await bot.clock.passes(499)
    assert len(bot.queue.asked) == 1
    await bot.clock.passes(2)
    assert len(bot.queue.asked) == 2
    await bot.stops()


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (DownError, "Telegram cannot be reached; we go on trying."),
        (RivalError, "Another process, or a webhook, gets the updates of this Telegram bot."),
    ],
)
def test_what_is_wrong_is_said_once_and_so_is_that_it_is_over(error, line, caplog):
    @happens
    async def go() -> None:
        bot = Bot()
        bot.queue.troubles = [error() for _ in range(9)]
        await bot.clock.passes(3600)
        await bot.stops()

    go()
    assert caplog.messages == [line, "Telegram answers again."]


@happens
async def test_what_is_over_at_once_is_not_said(caplog):
    bot = Bot(typed(5))
    bot.queue.troubles = [DownError()]
    await bot.clock.passes(3)
    assert bot.went == ["5"]
    assert not caplog.messages
    await bot.stops()


@happens
async def test_while_the_token_is_not_accepted_telegram_is_asked_every_few_minutes(caplog):
    bot = Bot()
    bot.queue.troubles = [TokenError() for _ in range(1000)]
    await bot.clock.passes(3600)
    assert len(bot.queue.asked) == 1 + 3600 / HOPELESS
    assert not caplog.messages
    await bot.stops()
