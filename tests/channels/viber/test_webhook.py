"""Callbacks as they come over HTTP: who may, what is said, what goes out, and only once."""

from __future__ import annotations

import asyncio
import json
import logging

import httpx
import pytest

from bot.channels.calls import DONE
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.posted import LONGEST_BODY
from bot.channels.viber.talk import Talk
from bot.channels.viber.webhook import Webhook
from bot.engine.answers import Answers
from tests.channels.clock import Clock, happens
from tests.channels.viber import bodies
from tests.people import Person, city

BEDS = "sl_roof-tonight_beds_man"


class Line:
    """The webhook, and what goes out behind it; nothing arrives while `shut` is not set."""

    def __init__(self, talk=None, patience=5.0):
        config, world = city()
        now = Person().now
        clock = Clock()
        self.sent = []
        self.shut = asyncio.Event()
        self.shut.set()
        self.lanes = Lanes(self._carry, Pace(), clock, clock.rest)
        self.app = Webhook(talk or Talk(Answers(world), config), self.lanes, bodies.TOKEN, lambda: now, patience)

    async def posts(self, body, method="POST", **headers):
        signed = {"X-Viber-Content-Signature": bodies.signature(body)} | headers
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, "/viber", content=body, headers=signed)

    async def _carry(self, call):
        await self.shut.wait()
        self.sent.append(call)
        return DONE


@happens
async def test_a_message_is_sent_before_the_response():
    line = Line()
    response = await line.posts(bodies.text(BEDS))
    assert (response.status_code, response.content) == (200, b"")
    assert [(call.method, call.params["tracking_data"]) for call in line.sent] == [("send_message", BEDS)]


@happens
async def test_who_opens_the_chat_is_answered_inside_the_response():
    line = Line()
    response = await line.posts(bodies.started(BEDS))
    assert response.headers["content-type"] == "application/json"
    assert response.json()["tracking_data"] == BEDS
    assert "receiver" not in response.json()
    assert line.sent == []


@happens
async def test_a_message_that_comes_again_is_answered_once():
    line = Line()
    body = bodies.text(BEDS)
    assert [(await line.posts(body)).status_code for _ in range(3)] == [200, 200, 200]
    assert len(line.sent) == 1


@happens
async def test_who_opens_the_chat_is_welcomed_again_when_the_response_was_lost():
    line = Line()
    body = bodies.started()
    first, second = await line.posts(body), await line.posts(body)
    assert first.json() == second.json()


@pytest.mark.parametrize("name", ["delivered", "seen", "unsubscribed", "webhook", "client_status", "nobody-knows"])
@happens
async def test_what_only_tells_of_something_is_heard_and_not_answered(name):
    line = Line()
    response = await line.posts(bodies.told(name))
    assert (response.status_code, response.content, line.sent) == (200, b"", [])


@happens
async def test_a_subscription_is_not_answered():
    line = Line()
    assert (await line.posts(bodies.subscribed())).content == b""
    assert line.sent == []


def test_messages_that_could_not_be_shown_are_counted(caplog):
    @happens
    async def go():
        line = Line()
        for _ in range(2):
            assert (await line.posts(bodies.told("failed"))).status_code == 200

    with caplog.at_level(logging.WARNING):
        go()
    assert [record.getMessage() for record in caplog.records] == [
        "Viber could not show a message, 1 so far.",
        "Viber could not show a message, 2 so far.",
    ]


@pytest.mark.parametrize("body", [b"", b"not JSON", b"[]", b"\xff\xfe"])
@happens
async def test_what_nobody_can_read_is_not_asked_for_again(body):
    assert (await Line().posts(body)).status_code == 200


@pytest.mark.parametrize(
    "signature", ["", "0" * 64, "č".encode(), b"\xff" * 64, bodies.signature(bodies.text("sl"), "another-token")]
)
@happens
async def test_nobody_else_may_post(signature):
    line = Line()
    response = await line.posts(bodies.text("sl"), **{"X-Viber-Content-Signature": signature})
    assert (response.status_code, line.sent) == (403, [])


@happens
async def test_the_signature_is_of_these_very_bytes():
    body = bodies.text("lačen")
    same = json.dumps(json.loads(body)).encode()
    line = Line()
    response = await line.posts(same, **{"X-Viber-Content-Signature": bodies.signature(body)})
    assert response.status_code == 403


@happens
async def test_an_unsigned_request_is_refused():
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Line().app), base_url="http://test") as client:
        assert (await client.post("/viber", content=bodies.text("sl"))).status_code == 403


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@happens
async def test_other_methods_are_refused(method):
    response = await Line().posts(bodies.text("sl"), method)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("declared", [{}, {"content-length": "9" * 5000}])
@happens
async def test_a_body_too_long_is_refused(declared):
    assert (await Line().posts(b"a" * (LONGEST_BODY + 1), **declared)).status_code == 413


@happens
async def test_a_sender_that_leaves_is_not_answered():
    said = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        said.append(message)

    await Line().app({"type": "http", "method": "POST", "headers": []}, receive, send)
    assert said == []


@happens
async def test_the_response_does_not_wait_for_ever():
    line = Line(patience=0.0)
    line.shut.clear()
    assert (await line.posts(bodies.text(BEDS))).status_code == 200
    assert line.sent == []
    line.shut.set()
    await line.lanes.close(5)
    assert len(line.sent) == 1


class Broken:
    """A talk that fails, and says what it was told; it is well again when `well`."""

    def __init__(self):
        config, world = city()
        self.well = False
        self._talk = Talk(Answers(world), config)

    def answer(self, event, now):
        if not self.well:
            raise ValueError(event)
        return self._talk.answer(event, now)


def test_what_could_not_be_answered_may_come_again(caplog):
    @happens
    async def go():
        talk = Broken()
        line = Line(talk)
        body = bodies.text("something private")
        assert (await line.posts(body)).status_code == 500
        talk.well = True
        assert (await line.posts(body)).status_code == 200
        assert len(line.sent) == 1

    with caplog.at_level(logging.ERROR):
        go()
    assert "private" not in caplog.text


@happens
async def test_messages_without_a_token_of_their_own_are_all_answered():
    line = Line()
    event = json.loads(bodies.text("sl"))
    del event["message_token"]
    for _ in range(2):
        await line.posts(json.dumps(event).encode())
    assert len(line.sent) == 2
