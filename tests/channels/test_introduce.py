"""What a messenger is told at the start."""

from __future__ import annotations

import asyncio

from bot.channels.calls import DONE, Outcome
from bot.channels.introduce import RESTS, introduce
from tests.channels.clock import Clock, happens


class Steps:
    """Steps by name; each has its outcomes, in order, and is done after them."""

    def __init__(self, **outcomes: list[Outcome]) -> None:
        self.clock = Clock()
        self.taken: list[str] = []
        self._outcomes = outcomes
        steps = {name: self._step(name) for name in outcomes}
        vital = [step for name, step in steps.items() if name.startswith("vital")]
        self.going = asyncio.ensure_future(introduce(steps.values(), self.clock.rest, "Nobody is there.", vital))

    def _step(self, name: str):
        async def take() -> Outcome:
            self.taken.append(name)
            return self._outcomes[name].pop(0) if self._outcomes[name] else DONE

        return take


AGAIN = Outcome(again=0.0)


@happens
async def test_steps_are_taken_in_order():
    steps = Steps(a=[], b=[])
    await steps.clock.passes()
    assert steps.going.done()
    assert steps.taken == ["a", "b"]


@happens
async def test_while_nobody_is_there_the_rest_waits_for_the_next_round():
    steps = Steps(a=[], b=[AGAIN], c=[])
    await steps.clock.passes(3)
    assert steps.taken == ["a", "b", "b", "c"]


@happens
async def test_one_that_is_asked_to_wait_waits_alone():
    steps = Steps(a=[Outcome(again=50)], b=[])
    await steps.clock.passes(49)
    assert steps.taken == ["a", "b"]
    await steps.clock.passes(2)
    assert steps.taken == ["a", "b", "a"]


@happens
async def test_when_it_is_of_no_use_it_ends():
    steps = Steps(a=[Outcome(gone=True)], b=[])
    await steps.clock.passes(3600)
    assert steps.taken == ["a"]


@happens
async def test_it_is_tried_for_many_minutes_and_then_given_up(caplog):
    steps = Steps(a=[AGAIN] * 99, b=[])
    await steps.clock.passes(500)
    assert not steps.going.done()
    await steps.clock.passes(3600)
    assert steps.going.done()
    told = "A messenger was not told everything about the bot; 2 calls are missing."
    assert caplog.messages == ["Nobody is there.", told]


@happens
async def test_that_nobody_is_there_the_second_time_is_said_once(caplog):
    steps = Steps(a=[AGAIN] * 4)
    await steps.clock.passes(0.5)
    assert not caplog.messages
    await steps.clock.passes(60)
    assert caplog.messages == ["Nobody is there."]


@happens
async def test_one_who_asks_to_wait_is_there(caplog):
    steps = Steps(a=[AGAIN, Outcome(again=1), Outcome(again=1)])
    await steps.clock.passes(60)
    assert steps.going.done()
    assert not caplog.messages


@happens
async def test_what_is_vital_is_never_given_up_nor_what_waits_for_it(caplog):
    steps = Steps(vital=[AGAIN] * 99, b=[])
    await steps.clock.passes(6 * 3600)
    assert not steps.going.done()
    await steps.clock.passes(12 * 3600)
    assert steps.going.done()
    assert steps.taken == ["vital"] * 100 + ["b"]
    assert caplog.messages == ["Nobody is there."]


@happens
async def test_when_what_is_vital_is_done_the_rest_is_given_up_after_so_many_rounds():
    steps = Steps(vital=[], b=[AGAIN] * 99)
    await steps.clock.passes(3600)
    assert steps.going.done()
    assert steps.taken == ["vital", *["b"] * len(RESTS)]
