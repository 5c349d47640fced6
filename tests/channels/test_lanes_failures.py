"""The way out to a messenger when calls fail, and its end."""

from __future__ import annotations

import asyncio
import logging
from itertools import pairwise

import pytest

from bot.channels.calls import Outcome
from bot.channels.lanes import PATIENCE
from tests.channels.clock import happens
from tests.channels.office import AGAIN, Office, edit, send


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
