"""The way out to a messenger: what repeats itself, and what is too much."""

from __future__ import annotations

import asyncio

from bot.channels import lanes
from bot.channels.calls import Outcome
from bot.channels.lanes import PATIENCE, REMINDER
from tests.channels.clock import happens
from tests.channels.office import AGAIN, Office, edit, send, tap


@happens
async def test_what_waits_already_is_not_said_again():
    office = Office()
    first = [office.put(send("I did not understand"), send("Numbers")) for _ in range(5)]
    office.put(send("something else"))
    office.put(send("I did not understand"), send("Numbers"))
    await office.clock.passes(10)
    said = ["I did not understand", "Numbers"]
    assert office.post.texts == [*said, "something else", *said]
    assert all(one.done() for one in first)


@happens
async def test_what_is_under_way_is_said_again():
    office = Office()
    office.post.shut = asyncio.Event()
    office.put(send("a"))
    await office.clock.passes()
    office.put(send("a"))
    office.post.shut.set()
    await office.clock.passes(1)
    assert office.post.texts == ["a", "a"]


@happens
async def test_all_chats_together_have_room_for_so_many_calls(monkeypatch, caplog):
    monkeypatch.setattr(lanes, "MOST", 10)
    office = Office()
    office.post.shut = asyncio.Event()
    waiting = [office.put(send("a", chat), send("b", chat), chat=chat) for chat in range(8)]
    assert [one.done() for one in waiting] == [False] * 5 + [True] * 3
    office.put(send("crisis", 99, urgent=True), chat=99)
    await office.clock.passes(REMINDER)
    office.put(send("a", 100), chat=100)
    office.post.shut.set()
    await office.clock.passes(10)
    office.put(send("c", 100), chat=100)
    await office.clock.passes(1)
    assert sorted(office.post.texts) == [*"aaaaabbbbbc", "crisis"]
    assert caplog.messages == [f"Too many calls wait; new ones are dropped, {number} so far." for number in (2, 7)]


@happens
async def test_calls_that_are_over_take_no_room():
    office = Office()
    office.post.answers[1].extend([AGAIN, Outcome(instead=send("b")), Outcome(gone=True), ValueError()])
    office.put(edit("a"), edit("a"), send("c"), tap())
    for number in range(20):
        office.put(send(str(number)))
    await office.clock.passes(PATIENCE)
    office.put(send("left"))
    await office.lanes.close(0)
    assert office.lanes._load.calls == 0
