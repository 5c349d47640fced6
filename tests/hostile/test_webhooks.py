"""Hostile requests at the webhooks: whatever comes, one response with a status of ours, and nothing is logged."""

from __future__ import annotations

import asyncio
import json
import re
from random import Random
from typing import Any

import pytest

from bot.channels.calls import DONE
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.posted import LONGEST_BODY
from bot.channels.telegram import webhook as telegram
from bot.channels.telegram.desk import Desk
from bot.channels.viber import webhook as viber
from tests.channels.clock import Clock
from tests.channels.viber import bodies
from tests.hostile.entries import ENTRIES, logged
from tests.hostile.mutate import Mutator
from tests.hostile.test_bodies import NOW, answering

REQUESTS = 2_000
SECRET = "0123abc"
HEADERS = (b"content-length", b"content-type", b"host", b"x-forwarded-for", b"", b"cookie", b"transfer-encoding")
LENGTHS = (b"0", b"-1", b"9" * 400, b"1e9", b"\xff", "٣".encode(), b" 5", b"", b"2097152")


class Door:
    """A webhook, and what went out behind it."""

    def __init__(self, messenger):
        self.entry, talk = answering(messenger)
        self.went = []
        clock = Clock()
        lanes = Lanes(self._carry, Pace(overall=1_000_000, chat=1_000_000), clock, clock.rest)
        self._app: Any
        if messenger == "telegram":
            self._app = telegram.Webhook(Desk(talk.answer, lambda: NOW), lanes, SECRET, patience=0.0)
        else:
            self._app = viber.Webhook(talk, lanes, bodies.TOKEN, lambda: NOW, patience=0.0)

    async def _carry(self, call):
        self.went.append(call)
        return DONE

    async def hears(self, body, method, headers, parts):
        """The status and the body of the response to a request that comes in so many parts."""
        size = max(1, len(body) // parts)
        queue = [body[at : at + size] for at in range(0, len(body), size)] or [b""]
        heard = []

        async def receive():
            if not queue:
                await asyncio.Event().wait()
            return {"type": "http.request", "body": queue.pop(0), "more_body": bool(queue)}

        async def send(message):
            heard.append(message)

        await self._app({"type": "http", "method": method, "path": "/x", "headers": headers}, receive, send)
        start, told = heard
        return start["status"], told["body"]


def requests(messenger, dice):
    """Hostile bodies, most of them with the right signature, some with other methods and odd headers."""
    for body in Mutator(ENTRIES[messenger].honest(), seed=11).bodies(REQUESTS):
        named = {
            "telegram": (b"x-telegram-bot-api-secret-token", SECRET.encode()),
            "viber": (b"x-viber-content-signature", bodies.signature(body).encode()),
        }[messenger]
        odd = (dice.choice(HEADERS), dice.choice((*LENGTHS, dice.randbytes(9))))
        signed = dice.random() < 0.9
        headers = [*([named] if signed else [(named[0], dice.randbytes(dice.randrange(70)))])]
        headers += [odd] if dice.random() < 0.3 else []
        yield body, dice.choice(("POST",) * 9 + ("GET", "PUT", "")), headers, dice.randrange(1, 5)


@pytest.mark.parametrize("messenger", ENTRIES)
def test_every_hostile_request_gets_one_response(messenger):
    door = Door(messenger)

    async def knock():
        with logged() as lines:
            heard = [await door.hears(*request) for request in requests(messenger, Random(3))]
        return heard, {re.sub(r"\S+ WARNING |\d+", "", line) for line in lines.getvalue().splitlines()}

    heard, said = asyncio.run(knock())
    assert {status for status, _ in heard} == {200, 403, 405, 413}
    assert [body for status, body in heard if status != 200 and body] == []
    assert [body for _, body in heard if body and not isinstance(json.loads(body), dict)] == []
    assert [fault for call in door.went for fault in door.entry.faults(call)] == []
    assert door.went
    assert said <= {"bot.channels.viber.webhook: Viber could not show a message,  so far."}


@pytest.mark.parametrize("messenger", ENTRIES)
def test_a_body_over_the_bound_is_refused_unread(messenger):
    door = Door(messenger)
    header = (b"x-telegram-bot-api-secret-token", SECRET.encode())
    status, _ = asyncio.run(door.hears(b"a" * (LONGEST_BODY + 1), "POST", [header], 64))
    assert status == 413
