"""The way out to a messenger: order, pace, failures, bounds, the end."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict, deque
from itertools import pairwise

import pytest

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.lanes import PATIENCE, ROOM, ROOM_UNPACED, Lanes
from bot.channels.pace import Pace
from tests.channels.clock import Clock, happens

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


def edit(text: str, message: int = 7, chat: int = 1) -> Call:
    return Call("editMessageText", {"chat_id": chat, "message_id": message, "text": text}, chat)


def tap(number: int = 0, chat: int = 1) -> Call:
    return Call("answerCallbackQuery", {"callback_query_id": str(number)}, chat)


def delete(chat: int = 1) -> Call:
    return Call("deleteMessages", {"chat_id": chat, "message_ids": [1]}, chat)


@happens
async def test_calls_of_a_chat_go_in_order():
    office = Office()
    office.put(send("a"), send("b"))
    office.put(send("c"))
    await office.clock.passes(10)
    assert office.post.texts == ["a", "b", "c"]


@happens
async def test_a_call_waits_until_the_one_before_it_came_back():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("a"), send("b"))
    await office.clock.passes(1)
    assert office.post.texts == ["a"]
    office.post.shut.set()
    await office.clock.passes(1)
    assert office.post.texts == ["a", "b"]


@happens
async def test_a_chat_takes_a_burst_and_then_one_a_second():
    office = Office()
    office.put(*(send(str(number)) for number in range(6)))
    await office.clock.passes(10)
    assert office.post.times(1) == [0, 0, 0, 1, 2, 3]


@happens
async def test_a_chat_with_a_burst_keeps_no_other_chat_waiting():
    office = Office()
    office.put(*(send(str(number)) for number in range(8)))
    await office.clock.passes(0.5)
    office.put(send("x", 2), chat=2)
    await office.clock.passes(0.1)
    assert office.post.times(2) == [0.5]


@happens
async def test_a_chat_that_was_refused_waits_alone():
    office = Office()
    office.post.answers[1].append(Outcome(again=20))
    office.put(send("a"), send("b"))
    office.put(send("x", 2), chat=2)
    await office.clock.passes(19.9)
    assert office.post.texts == ["a", "x"]
    await office.clock.passes(2)
    assert office.post.texts == ["a", "x", "a", "b"]


@happens
async def test_three_chats_refused_at_once_make_all_wait():
    office = Office()
    for chat in (1, 2, 3):
        office.post.answers[chat].append(Outcome(again=5))
        office.put(send("a", chat), chat=chat)
    await office.clock.passes(1)
    office.put(send("x", 4), chat=4)
    await office.clock.passes(10)
    assert office.post.times(4) == [5]


@happens
async def test_many_chats_take_thirty_a_second_in_the_order_in_which_they_came():
    office = Office()
    for chat in range(90):
        office.put(send(str(chat), chat), chat=chat)
    await office.clock.passes(5)
    assert office.post.texts == [str(chat) for chat in range(90)]
    assert [office.post.times(chat) for chat in (0, 29, 30, 59, 60, 89)] == [[0], [0], [1], [1], [2], [2]]


@happens
async def test_waiting_edits_of_a_message_become_the_newest():
    office = Office()
    for number in range(20):
        office.put(edit(str(number)))
        await office.clock.passes(0.05)
    await office.clock.passes(10)
    assert office.post.texts == ["0", "1", "2", "19"]


@happens
async def test_edits_of_two_messages_do_not_replace_each_other():
    office = Office()
    office.put(*(send("x") for _ in range(3)), edit("a", 7), edit("b", 8), edit("c", 7))
    await office.clock.passes(10)
    assert office.post.texts == ["x", "x", "x", "b", "c"]


@happens
async def test_the_one_who_waits_for_a_replaced_edit_is_told():
    office = Office()
    office.put(*(send("x") for _ in range(3)))
    replaced = office.put(edit("a"))
    office.put(edit("b"))
    assert replaced.done()


@happens
async def test_an_edit_that_failed_gives_way_to_a_newer_one():
    office = Office()
    office.post.shut = asyncio.Event()
    office.post.answers[1].append(AGAIN)
    office.put(edit("a"))
    await office.clock.passes()
    office.put(edit("b"))
    office.post.shut.set()
    await office.clock.passes(5)
    assert office.post.texts == ["a", "b"]


@happens
async def test_more_waiting_calls_than_there_is_room_for_push_out_the_oldest():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("under way"))
    await office.clock.passes()
    office.put(*(send(str(number)) for number in range(ROOM + 2)))
    office.post.shut.set()
    await office.clock.passes(60)
    assert office.post.texts == ["under way", *(str(number) for number in range(2, ROOM + 2))]


@happens
async def test_what_is_said_in_a_crisis_is_not_pushed_out():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("under way"))
    await office.clock.passes()
    office.put(send("crisis", urgent=True), *(send(str(number)) for number in range(ROOM + 5)))
    office.post.shut.set()
    await office.clock.passes(60)
    assert office.post.texts[1] == "crisis"
    assert len(office.post.texts) == 1 + ROOM


@happens
async def test_taps_and_deletions_take_no_turn_of_their_chat():
    office = Office()
    office.put(*(delete() for _ in range(20)), tap(), send("a"))
    await office.clock.passes(0.5)
    assert office.post.times(1) == [0] * 22


@happens
async def test_deletions_are_bounded_too_and_push_out_no_message():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("under way"))
    await office.clock.passes()
    office.put(send("a"), *(delete() for _ in range(ROOM_UNPACED + 50)))
    office.post.shut.set()
    await office.clock.passes(60)
    assert office.post.texts[:2] == ["under way", "a"]
    assert len(office.post.texts) == 2 + ROOM_UNPACED


@happens
async def test_a_tap_is_answered_although_its_chat_has_to_wait():
    office = Office()
    office.post.answers[1].append(Outcome(again=30))
    office.put(send("a"))
    await office.clock.passes(1)
    office.put(tap(), edit("b"))
    await office.clock.passes(0.1)
    assert office.post.texts == ["a", "answerCallbackQuery"]


@happens
async def test_in_a_quiet_chat_a_tap_is_answered_before_its_message_changes():
    office = Office()
    office.put(tap(), edit("b"))
    await office.clock.passes(1)
    assert office.post.texts == ["answerCallbackQuery", "b"]


@happens
async def test_a_call_that_failed_is_tried_again_ever_later_and_then_given_up(caplog):
    office = Office()
    office.post.answers[1].extend([AGAIN] * 100)
    done = office.put(send("a"))
    await office.clock.passes(PATIENCE)
    times = office.post.times(1)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert 6 <= len(times) <= 12
    assert all(low / 2 <= gap <= max(low, 1.0) for gap, low in zip(gaps, (0.5, 1, 2, 4, 8, 16, 16, 16), strict=False))
    assert done.done()
    assert caplog.messages == [f"A call was given up after {len(times)} tries."]


@happens
async def test_after_a_call_is_given_up_the_next_one_has_its_try():
    office = Office()
    office.post.answers[1].append(Outcome(again=3600))
    office.put(send("a"), send("b"))
    await office.clock.passes(1)
    assert office.post.texts == ["a", "b"]


@happens
async def test_an_error_is_a_try_that_failed_and_its_words_are_not_logged(caplog):
    office = Office()
    office.post.answers[1].append(ValueError("what a person typed"))
    office.put(send("a"))
    await office.clock.passes(5)
    assert office.post.texts == ["a", "a"]
    assert "A call could not be made." in caplog.text
    assert "ValueError" in caplog.text
    assert "typed" not in caplog.text


@happens
async def test_what_stands_in_for_a_call_goes_before_the_next_one():
    office = Office()
    office.post.answers[1].append(Outcome(instead=send("as a new message")))
    office.put(edit("edit"), send("next"))
    await office.clock.passes(5)
    assert office.post.texts == ["edit", "as a new message", "next"]


@happens
async def test_a_chat_that_is_gone_gets_nothing_of_what_waits():
    office = Office()
    office.post.answers[1].append(Outcome(gone=True))
    done = office.put(send("a"), send("b"))
    await office.clock.passes(5)
    assert office.post.texts == ["a"]
    assert done.done()


@happens
async def test_who_put_calls_is_told_when_the_last_was_carried_out():
    office = Office()
    done = office.put(*(send(str(number)) for number in range(4)))
    await office.clock.passes(0.9)
    assert not done.done()
    await office.clock.passes(0.2)
    assert done.done()


@happens
async def test_nothing_to_carry_is_done_at_once():
    assert Office().put().done()


@happens
async def test_a_chat_whose_lane_is_empty_is_not_known():
    office = Office()
    office.post.answers[1].extend([AGAIN, Outcome(again=3), Outcome(gone=True)])
    for chat in range(5):
        office.put(send("a", chat), tap(chat=chat), chat=chat)
    await office.clock.passes(PATIENCE)
    assert not office.lanes._lanes
    assert not office.lanes._tasks


@happens
async def test_an_answer_another_way_takes_the_turn_of_its_chat():
    office = Office()
    assert [office.lanes.free(1) for _ in range(4)] == [True, True, True, False]
    assert office.lanes.free(2)


@happens
async def test_an_answer_another_way_does_not_overtake_the_lane():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("a"))
    assert not office.lanes.free(1)
    office.post.shut.set()
    await office.clock.passes()
    assert office.lanes.free(1)


@happens
async def test_at_the_end_what_waits_still_goes_out():
    office = Office()
    done = office.put(*(send(str(number)) for number in range(5)))
    end = asyncio.create_task(office.lanes.close(5))
    await office.clock.passes(3)
    await end
    assert done.done()
    assert len(office.post.texts) == 5


@happens
async def test_the_end_does_not_wait_for_ever_and_leaves_nobody_waiting(caplog):
    caplog.set_level(logging.WARNING)
    office = Office()
    office.post.shut = asyncio.Event()
    done = office.put(send("a"), send("b"))
    await office.clock.passes()
    await office.lanes.close(0)
    assert done.done()
    assert not office.lanes._lanes
    assert caplog.messages == ["Not everything was sent before the end; chats left: 1."]


@happens
async def test_after_the_end_nothing_goes_out():
    office = Office()
    await office.lanes.close(0)
    assert office.put(send("a")).done()
    await office.clock.passes(1)
    assert not office.post.went


@happens
async def test_who_stops_waiting_for_calls_does_not_stop_them():
    office = Office()
    office.put(send("a"), send("b")).cancel()
    await office.clock.passes(1)
    assert office.post.texts == ["a", "b"]


@pytest.mark.parametrize("asked", [1, 7, 45])
def test_a_refused_call_is_not_tried_before_its_time(asked):
    @happens
    async def go() -> None:
        office = Office()
        office.post.answers[1].append(Outcome(again=asked))
        office.put(send("a"))
        await office.clock.passes(PATIENCE)
        first, second = office.post.times(1)
        assert asked <= second - first <= asked + 1

    go()
