"""The way out to a messenger: a crisis goes first."""

from __future__ import annotations

from tests.channels.clock import happens
from tests.channels.office import Office, edit, send, tap


@happens
async def test_what_is_said_in_a_crisis_overtakes_what_waits():
    office = Office()
    for number in range(9):
        office.put(send(str(number)))
        await office.clock.passes(0.01)
    office.put(send("crisis", urgent=True), send("more", urgent=True))
    await office.clock.passes(20)
    assert office.post.texts == ["0", "1", "2", "crisis", "more", *"345678"]


@happens
async def test_a_crisis_does_not_overtake_another():
    office = Office()
    office.put(*(send("x") for _ in range(4)))
    office.put(send("first", urgent=True))
    office.put(send("second", urgent=True))
    await office.clock.passes(10)
    assert office.post.texts == ["first", "second", "x", "x", "x", "x"]


@happens
async def test_a_crisis_does_not_come_between_a_tap_and_its_screen():
    office = Office()
    office.put(tap(), edit("a", urgent=True))
    office.put(edit("b", 8))
    office.put(send("crisis", urgent=True))
    await office.clock.passes(10)
    assert office.post.texts == ["answerCallbackQuery", "a", "crisis", "b"]


@happens
async def test_a_screen_of_a_crisis_does_not_give_way_to_an_older_one():
    office = Office()
    office.put(*(send(text) for text in "abcde"), edit("older"))
    office.put(edit("crisis", urgent=True))
    await office.clock.passes(10)
    assert office.post.texts == ["crisis", *"abcde"]


@happens
async def test_while_many_chats_wait_a_crisis_does_not():
    office = Office()
    for chat in range(300):
        office.put(send(str(chat), chat), chat=chat)
    office.put(send("crisis", 999, urgent=True), chat=999)
    await office.clock.passes(20)
    assert office.post.times(999)[0] <= 1
