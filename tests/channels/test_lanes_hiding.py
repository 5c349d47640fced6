"""The way out to a messenger: what is hidden, and what is not said any more."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.calls import Outcome
from bot.channels.lane import STAND_INS
from tests.channels.clock import happens
from tests.channels.office import AGAIN, Office, delete, edit, send, tap


def hidden(office):
    return [call.params["message_ids"][0] for _, call in office.post.went if call.method == "deleteMessages"]


@happens
async def test_what_waits_is_not_said_any_more_once_a_chat_is_hidden():
    office = Office()
    older = [office.put(send(str(number))) for number in range(6)]
    office.put(send("of another chat", 2), chat=2)
    await office.clock.passes(0.1)
    older.append(office.put(edit("edit"), send("crisis", urgent=True)))
    office.put(delete(), delete(), send("hidden"))
    await office.clock.passes(0.1)
    assert all(one.done() for one in older)
    await office.clock.passes(20)
    assert sorted(office.post.texts[:4]) == [*"012", "of another chat"]
    assert office.post.texts[4:] == ["deleteMessages", "deleteMessages", "hidden"]


@happens
async def test_the_edit_that_hides_goes_before_what_is_deleted():
    office = Office()
    office.put(tap(), edit("nothing to see"), delete(), send("hidden"))
    await office.clock.passes(10)
    assert office.post.texts == ["answerCallbackQuery", "nothing to see", "deleteMessages", "hidden"]


@pytest.mark.parametrize("outcome", [AGAIN, Outcome(instead=send("as a new message"))])
def test_what_is_under_way_is_not_tried_again_once_a_chat_is_hidden(outcome):
    @happens
    async def go() -> None:
        office = Office()
        office.post.shut = asyncio.Event()
        office.post.answers[1].append(outcome)
        older = office.put(edit("older"))
        await office.clock.passes()
        office.put(delete(), send("hidden"))
        office.post.shut.set()
        await office.clock.passes(20)
        assert older.done()
        assert office.post.texts == ["older", "deleteMessages", "hidden"]

    go()


@happens
async def test_taps_are_taken_note_of_though_a_chat_is_hidden():
    office = Office()
    office.put(send("a"), tap(), delete(), delete(number=2))
    office.put(delete(number=3))
    await office.clock.passes(20)
    assert "answerCallbackQuery" in office.post.texts


@happens
async def test_hiding_again_begins_anew():
    office = Office()
    office.post.shut = asyncio.Event()
    first = office.put(*(delete(number=number) for number in range(1, 61)), send("hidden"))
    await office.clock.passes()
    for number in (100, 200, 300):
        office.put(delete(number=number), delete(number=number + 1), send("hidden"))
    assert not first.done()
    office.post.shut.set()
    await office.clock.passes(20)
    assert hidden(office) == [1, 300, 301]
    assert office.post.texts.count("hidden") == 1
    assert first.done()


@happens
async def test_a_crisis_is_not_said_before_all_is_hidden_which_would_hide_it_too():
    office = Office()
    office.put(delete(), delete(), send("hidden"))
    office.put(send("crisis", urgent=True))
    await office.clock.passes(20)
    assert office.post.texts == ["deleteMessages", "deleteMessages", "crisis", "hidden"]


@happens
async def test_who_hides_does_not_keep_others_waiting():
    office = Office()
    for chat in range(20):
        office.put(*(delete(chat) for _ in range(60)), chat=chat)
    office.put(send("answer", 99), chat=99)
    await office.clock.passes(100)
    assert office.post.times(99)[0] <= 1


@happens
async def test_what_is_refused_is_stood_in_for_so_many_times():
    office = Office()
    office.post.answers[1].extend([Outcome(instead=delete(number=number)) for number in range(2, 9)])
    done = office.put(delete())
    await office.clock.passes(20)
    assert hidden(office) == [*range(1, STAND_INS + 2)]
    assert done.done()
