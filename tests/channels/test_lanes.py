"""The way out to a messenger: order, pace, what waits and how much of it."""

from __future__ import annotations

import asyncio

from bot.channels.calls import Outcome
from bot.channels.lane import ROOM, ROOM_UNPACED
from bot.channels.lanes import PATIENCE
from tests.channels.clock import happens
from tests.channels.office import AGAIN, Office, delete, edit, send, tap


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
