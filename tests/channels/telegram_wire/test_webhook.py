"""Updates that Telegram posts: who may, how much, what is said in the response and what before it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.channels.calls import Call
from bot.channels.posted import LONGEST_BODY
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.webhook import REMEMBERED, WAITING, Webhook
from tests.channels.clock import happens, settle
from tests.channels.telegram_wire.posting import EDIT, NOW, SAID_SEND, SAID_TAP, SECRET, SEND, TAP, Bot, Request, update

TYPED = "what a person typed"


@happens
async def test_one_message_is_said_in_the_response():
    bot = Bot(SEND)
    request = await bot.gets(1)
    assert (request.status, request.said) == (200, SAID_SEND)
    assert (b"content-type", b"application/json") in request.heard[0]["headers"]
    assert not bot.went


@happens
async def test_a_message_that_has_to_wait_goes_out_another_way():
    bot = Bot(SEND, patience=5)
    requests = [await bot.gets(number) for number in range(3)]
    late = asyncio.create_task(bot.gets(4))
    await bot.clock.passes(1)
    await late
    assert [request.said for request in (*requests, late.result())] == [SAID_SEND] * 3 + [None]
    assert bot.went == ["sendMessage"]


@happens
async def test_several_messages_go_out_before_the_response():
    bot = Bot(SEND, SEND, patience=5)
    request = await bot.gets(1)
    assert (request.status, request.said, bot.went) == (200, None, ["sendMessage", "sendMessage"])


@happens
async def test_a_tap_is_answered_in_the_response_after_its_message_changed():
    bot = Bot(TAP, EDIT, patience=5)
    bot.shut = asyncio.Event()
    request = update(1)
    going = asyncio.create_task(bot.hears(request))
    await settle()
    assert (bot.went, request.heard) == (["editMessageText"], [])
    bot.shut.set()
    await going
    assert request.said == SAID_TAP


@happens
async def test_a_tap_alone_is_answered_in_the_response():
    assert (await Bot(TAP).gets(1)).said == SAID_TAP


@happens
async def test_a_tap_in_a_chat_that_has_to_wait_is_answered_at_once():
    bot = Bot(TAP, EDIT, patience=3600)
    bot.shut = asyncio.Event()
    bot.lanes.put(1, [SEND])
    assert (await bot.gets(1)).said == SAID_TAP


@happens
async def test_the_response_does_not_wait_for_ever():
    bot = Bot(TAP, EDIT, patience=0)
    bot.shut = asyncio.Event()
    assert (await bot.gets(1)).said == SAID_TAP
    bot.shut.set()
    await settle()
    assert bot.went == ["editMessageText"]


@happens
async def test_when_many_responses_wait_others_do_not():
    bot = Bot(patience=3600)
    bot.shut = asyncio.Event()
    going = []
    for chat in range(WAITING):
        bot.plan = (Call("sendMessage", {}, chat), Call("sendMessage", {}, chat))
        going.append(asyncio.create_task(bot.gets(chat)))
        await asyncio.sleep(0)
    assert (await bot.gets(WAITING)).status == 200
    assert not any(one.done() for one in going)
    bot.shut.set()
    await bot.clock.passes(10)
    await asyncio.gather(*going)


@happens
async def test_nothing_to_say_is_an_empty_response():
    request = await Bot().gets(1)
    assert (request.status, request.said) == (200, None)


@happens
async def test_what_went_out_by_lanes_is_not_said_again():
    bot = Bot(TAP, EDIT, patience=5)
    await bot.gets(1)
    request = await bot.gets(1)
    assert (request.status, request.said) == (200, None)
    assert bot.asked == [1]


@happens
async def test_what_was_said_in_a_response_is_said_again_to_who_asks_again():
    bot = Bot(SEND)
    first = await bot.gets(1)
    await settle()
    assert [first.said, (await bot.gets(1)).said] == [SAID_SEND] * 2


@happens
async def test_what_was_said_in_a_response_is_not_said_again_sooner_than_telegram_asks():
    bot = Bot(SEND, pause=60)
    requests = [await bot.gets(1) for _ in range(2)]
    assert [request.said for request in requests] == [SAID_SEND, None]


@happens
async def test_a_message_that_had_to_wait_is_not_said_again():
    bot = Bot(SEND, patience=0)
    for number in (1, 2, 3, 4, 4):
        await bot.gets(number)
    await bot.clock.passes(5)
    assert (bot.asked, bot.went) == ([1, 2, 3, 4], ["sendMessage"])


@happens
async def test_a_crisis_goes_where_a_refusal_is_heard_and_is_said_once():
    bot = Bot(replace(SEND, urgent=True), patience=5)
    assert [(await bot.gets(1)).said for _ in range(2)] == [None, None]
    assert bot.went == ["sendMessage"]


@happens
async def test_only_so_many_updates_are_remembered():
    bot = Bot(TAP, EDIT)
    for number in range(REMEMBERED + 1):
        await bot.gets(number)
    await bot.gets(REMEMBERED)
    assert bot.asked[-2:] == [REMEMBERED - 1, REMEMBERED]
    await bot.gets(0)
    assert bot.asked[-1] == 0


@happens
async def test_what_was_said_to_nobody_is_said_again():
    bot = Bot(SEND)
    deaf = update(1)
    deaf.deaf = True
    await bot.hears(deaf)
    await settle()
    assert (await bot.gets(1)).said == SAID_SEND


@happens
async def test_who_leaves_while_a_response_waits_hears_it_next_time():
    bot = Bot(TAP, EDIT, patience=3600)
    bot.shut = asyncio.Event()
    request = update(1)
    going = asyncio.create_task(bot.hears(request))
    await settle()
    request.leaves()
    await going
    assert not request.heard
    bot.shut.set()
    await settle()
    assert (await bot.gets(1)).said == SAID_TAP


@happens
async def test_a_request_that_is_cancelled_is_answered_next_time():
    bot = Bot(TAP, EDIT, patience=3600)
    bot.shut = asyncio.Event()
    going = asyncio.create_task(bot.gets(1))
    await settle()
    going.cancel()
    await asyncio.gather(going, return_exceptions=True)
    await bot.gets(1)
    assert bot.asked == [1, 1]


@happens
async def test_what_went_out_another_way_does_not_go_out_twice_because_nobody_heard_of_it():
    bot = Bot(SEND, SEND, patience=5)
    deaf = update(1)
    deaf.deaf = True
    await bot.hears(deaf)
    await bot.gets(1)
    assert bot.went == ["sendMessage", "sendMessage"]


@happens
async def test_who_leaves_before_all_is_said_gets_nothing():
    bot = Bot(SEND)
    request = update(1)
    request.leaves()
    await bot.hears(request)
    assert not request.heard
    assert not bot.asked


@pytest.mark.parametrize(
    "body", [b"", b"not JSON", b"[]", b"{}", b'{"update_id": 1}', b'{"update_id": 1, "poll": {}}', b"\xff"]
)
def test_what_is_no_update_of_ours_is_accepted_in_silence(body):
    @happens
    async def go() -> None:
        bot = Bot(SEND)
        request = await bot.hears(Request(body))
        assert (request.status, request.said, bot.asked) == (200, None, [])

    go()


@pytest.mark.parametrize(
    "secret", [b"", b"wrong", SECRET.encode() + b"0", SECRET.encode()[:-1], "č".encode(), b"\xff\xfe"]
)
def test_who_does_not_know_the_secret_is_refused(secret):
    @happens
    async def go() -> None:
        bot = Bot(SEND)
        request = update(1)
        request.scope = Request(secret=secret).scope
        await bot.hears(request)
        assert (request.status, bot.asked) == (403, [])

    go()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_a_post_is_taken(method):
    @happens
    async def go() -> None:
        request = await Bot().hears(Request(method=method))
        assert request.status == 405
        assert (b"allow", b"POST") in request.heard[0]["headers"]

    go()


@pytest.mark.parametrize(
    "declared", [{}, {"content_length": b"%d" % (LONGEST_BODY + 1)}, {"content_length": b"9" * 5000}]
)
def test_more_than_a_megabyte_is_not_read(declared):
    @happens
    async def go() -> None:
        request = await Bot().hears(Request(b" " * (LONGEST_BODY + 1), **declared))
        assert request.status == 413

    go()


@happens
async def test_a_fault_of_ours_does_not_make_telegram_send_again(caplog):
    def fails(*_: object) -> list[Call]:
        raise ValueError(TYPED)

    bot = Bot()
    bot.webhook = Webhook(Desk(fails, lambda: NOW), bot.lanes, SECRET)
    request = await bot.gets(1)
    assert (request.status, request.said) == (200, None)
    assert caplog.messages == ["An update could not be answered."]
    assert TYPED not in caplog.text
