"""Calls to the Bot API over HTTP, and what its errors mean."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import httpx
import pytest

from bot import log
from bot.channels.calls import DONE, Call, Outcome
from bot.channels.telegram.wire import CONNECT, POOL, READ, DownError, RivalError, TokenError, Wire
from bot.config import Telegram, Updates
from tests.channels.clock import happens
from tests.channels.telegram_wire.server import Server, refusal, result

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.channels.telegram_wire.server import Answer

TOKEN = "123456:AAtest-token-of-nobody"
NOT_ACCEPTED = "Telegram does not accept the bot's token. Check SVETILKA_TELEGRAM_TOKEN, or token in bot.toml."
NO_RESULTS = [b"{}", b'{"ok": true}', b'{"ok": false, "description": 5}', b'{"ok": false, "parameters": 5}']
HOOK = Call("setWebhook", {"url": "https://svetilka.example.org/telegram"})
SEND = Call("sendMessage", {"chat_id": 1, "text": "Živjo & dober dan"}, 1)
EDIT = Call("editMessageText", {"chat_id": 1, "message_id": 7, "text": "a", "parse_mode": "HTML"}, 1, urgent=True)


@asynccontextmanager
async def wired(*answers: Answer | None) -> AsyncIterator[tuple[Server, Wire]]:
    """A server that gives these answers, and a wire to it."""
    async with Server(*answers) as server:
        wire = Wire(Telegram(TOKEN, "Svetilka", Updates.POLLING, server.url))
        try:
            yield server, wire
        finally:
            await wire.close()


def carried(call: Call, *answers: Answer | None) -> Outcome:
    """What becomes of a call that is answered so."""
    found = []

    @happens
    async def go() -> None:
        async with wired(*answers) as (_, wire):
            found.append(await wire.carry(call))

    go()
    return found[0]


@happens
async def test_a_call_goes_to_its_method_with_its_parameters():
    rows = [[{"text": "Da", "callback_data": "sl_roof-tonight"}]]
    async with wired() as (server, wire):
        call = Call("sendMessage", {**SEND.params, "reply_markup": {"inline_keyboard": rows}}, 1)
        assert await wire.carry(call) == DONE
    ((path, params),) = server.asked
    assert path == f"/bot{TOKEN}/sendMessage"
    assert params == call.params


@pytest.mark.parametrize("call", [SEND, EDIT, Call("answerCallbackQuery", {"callback_query_id": "1"})])
def test_a_call_that_went_well_is_done(call):
    assert carried(call) == DONE


def test_too_many_calls_are_tried_again_when_telegram_says():
    assert carried(SEND, refusal(429, "Too Many Requests: retry after 17", retry_after=17)) == Outcome(again=17)


def test_too_many_calls_without_a_time_are_tried_again_in_a_second():
    assert carried(SEND, (429, b"<html>")) == Outcome(again=1)


@pytest.mark.parametrize(
    "answer",
    [
        refusal(403, "Forbidden: bot was blocked by the user"),
        refusal(403, "Forbidden: user is deactivated"),
        refusal(400, "Bad Request: chat not found"),
        refusal(400, "Bad Request: PEER_ID_INVALID"),
        refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
        refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100),
    ],
)
def test_a_chat_that_takes_nothing_is_gone_without_a_line(answer, caplog):
    assert carried(SEND, answer) == Outcome(gone=True)
    assert not caplog.records


@pytest.mark.parametrize(
    "words",
    [
        "message is not modified: specified new message content and reply markup are exactly the same",
        "query is too old and response timeout expired or query ID is invalid",
        "message to delete not found",
    ],
)
def test_what_is_so_already_or_too_late_is_done_without_a_line(words, caplog):
    assert carried(EDIT, refusal(400, f"Bad Request: {words}")) == DONE
    assert not caplog.records


@pytest.mark.parametrize(
    "words",
    [
        "message to edit not found",
        "message can't be edited",
        "there is no text in the message to edit",
        "MESSAGE_ID_INVALID",
    ],
)
def test_what_cannot_be_edited_is_sent_anew(words):
    instead = Call("sendMessage", {"chat_id": 1, "text": "a", "parse_mode": "HTML"}, 1, urgent=True)
    assert carried(EDIT, refusal(400, f"Bad Request: {words}")) == Outcome(instead=instead)


def test_what_is_no_text_is_not_sent_anew():
    call = Call("editMessageReplyMarkup", {"chat_id": 1, "message_id": 7}, 1)
    assert carried(call, refusal(400, "Bad Request: message to edit not found")) == DONE


def test_of_messages_that_cannot_all_be_deleted_the_first_half_is_tried():
    call, half = (Call("deleteMessages", {"chat_id": 1, "message_ids": some}, 1) for some in ([9, 8, 7, 6], [9, 8]))
    words = "Bad Request: message can't be deleted for everyone"
    assert carried(call, refusal(400, words)) == Outcome(instead=half)
    assert carried(replace(call, params={"chat_id": 1, "message_ids": [9]}), refusal(400, words)) == DONE


@pytest.mark.parametrize(
    "answer",
    [
        None,
        refusal(500, "Internal Server Error"),
        refusal(502, "Bad Gateway"),
        (502, b"<html>"),
        (200, b"not JSON"),
        (200, b"[]"),
        (200, b"[" * 100_000),
        *((200, body) for body in NO_RESULTS),
        refusal(429, "Too Many Requests"),
    ],
)
def test_a_server_in_trouble_is_asked_again(answer):
    assert carried(SEND, answer).again is not None


@happens
async def test_a_server_that_is_not_there_is_asked_again():
    wire = Wire(Telegram(TOKEN, "Svetilka", Updates.POLLING, "http://127.0.0.1:9"))
    assert await wire.carry(SEND) == Outcome(again=0)
    await wire.close()


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (refusal(400, "Bad Request: can't parse entities: Živjo"), "Telegram refused a call."),
        (refusal(401, "Unauthorized"), NOT_ACCEPTED),
        (refusal(404, "Not Found"), NOT_ACCEPTED),
    ],
)
def test_what_will_never_go_well_is_not_tried_again_but_told_in_fixed_words(answer, line, caplog):
    assert carried(SEND, answer) == DONE
    assert caplog.messages == [line]
    assert "Živjo" not in caplog.text


@happens
async def test_an_address_that_telegram_does_not_take_is_given_again_and_told_once_until_it_is_taken(caplog):
    no = refusal(400, "Bad Request: bad webhook: Failed to resolve host: Temporary failure in name resolution")
    line = "Telegram cannot post to the webhook; we go on trying. Check web.address in bot.toml."
    async with wired(no, no, result(True), no) as (_, wire):  # noqa: FBT003  # what Telegram says
        assert [await wire.carry(HOOK) for _ in range(4)] == [*[Outcome(again=1)] * 2, DONE, Outcome(again=1)]
    assert caplog.messages == [line] * 2


@pytest.mark.parametrize(
    "answer", [refusal(400, "Bad Request: Živjo"), refusal(401, "Živjo"), (200, b"Zivjo"), (502, b"Zivjo"), None]
)
def test_no_line_of_any_level_holds_the_token_or_what_was_sent(answer):
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    lines = StringIO()
    log.setup(logging.DEBUG, lines)
    try:
        carried(SEND, answer)
    finally:
        root.setLevel(before[0])
        root.handlers[:] = before[1]
    assert "AAtest" not in lines.getvalue()
    assert "ivjo" not in lines.getvalue()


@happens
async def test_updates_come_as_they_are():
    updates = [{"update_id": 5, "message": {"text": "a"}}, {"update_id": 6, "poll": {}}]
    async with wired(result(updates)) as (server, wire):
        assert await wire.updates(5, 30, ("message", "callback_query")) == updates
    ((path, params),) = server.asked
    assert path.endswith("/getUpdates")
    assert params == {"offset": 5, "timeout": 30, "limit": 100, "allowed_updates": ["message", "callback_query"]}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(409, "Conflict: terminated by other getUpdates request"), RivalError),
        (refusal(401, "Unauthorized"), TokenError),
        (refusal(404, "Not Found"), TokenError),
        (refusal(429, "Too Many Requests", retry_after=9), DownError),
        (refusal(502, "Bad Gateway"), DownError),
        (result({"no": "list"}), DownError),
        (result(["no update"]), DownError),
        (result([{"no": "number"}]), DownError),
        *(((200, body), DownError) for body in NO_RESULTS),
        (None, DownError),
    ],
)
def test_why_there_are_no_updates(answer, error):
    @happens
    async def go() -> None:
        async with wired(answer) as (_, wire):
            with pytest.raises(error) as caught:
                await wire.updates(0, 0, ())
            assert getattr(caught.value, "seconds", 0) in {0, 9}

    go()


@happens
async def test_the_bot_knows_its_name():
    async with wired(result({"id": 1, "username": "SvetilkaBot"})) as (_, wire):
        assert await wire.name() == "SvetilkaBot"


@happens
async def test_a_token_that_is_not_accepted_is_told_once_until_it_is(caplog):
    no = refusal(401, "Unauthorized")
    async with wired(no, no, no, result({"username": "SvetilkaBot"}), no) as (_, wire):
        assert await wire.carry(SEND) == DONE
        with pytest.raises(TokenError):
            await wire.updates(0, 0, ())
        with pytest.raises(TokenError):
            await wire.name()
        assert caplog.messages == [NOT_ACCEPTED]
        await wire.name()
        await wire.carry(SEND)
    assert caplog.messages == [NOT_ACCEPTED] * 2


@happens
async def test_how_long_an_answer_is_waited_for_is_each_calls_own(monkeypatch):
    asked = []

    async def request(_: object, method: str, url: str, **more: object) -> httpx.Response:
        asked.append(more["timeout"])
        return httpx.Response(200, content=b'{"ok": true, "result": []}')

    monkeypatch.setattr(httpx.AsyncClient, "request", request)
    wire = Wire(Telegram(TOKEN, "Svetilka", Updates.POLLING, "http://127.0.0.1:9"))
    await wire.updates(0, 30, ())
    await wire.carry(SEND)
    await wire.close()
    long, short = (httpx.Timeout(connect=CONNECT, read=read, write=READ, pool=POOL) for read in (30 + READ, READ))
    assert asked == [long, short]


@pytest.mark.parametrize("error", [httpx.ReadTimeout("Živjo"), httpx.PoolTimeout("Živjo"), httpx.ReadError("Živjo")])
def test_whatever_breaks_on_the_way_a_call_is_made_again(error, monkeypatch):
    async def request(*_: object, **__: object) -> httpx.Response:
        raise error

    monkeypatch.setattr(httpx.AsyncClient, "request", request)
    assert carried(SEND) == Outcome(again=0)
