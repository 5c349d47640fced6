"""Updates that Telegram posts to a webhook whose answers are given."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from bot.channels.calls import DONE, Call, Outcome
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.webhook import Webhook
from tests.channels.clock import Clock
from tests.people import Person

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from bot.channels.telegram.updates import Update

SECRET = "0123abc"
NOW = Person().now


class Request:
    """What Telegram posts, and what it hears. `leaves()` breaks the connection; `deaf` breaks it while we speak."""

    def __init__(self, body: bytes = b"", method: str = "POST", secret: bytes = SECRET.encode(), **more: Any) -> None:
        headers = [(b"x-telegram-bot-api-secret-token", secret)] if secret else []
        headers += [(name.replace("_", "-").encode(), value) for name, value in more.items()]
        self.scope = {"type": "http", "method": method, "path": "/telegram", "headers": headers}
        self.deaf = False
        self.heard: list[MutableMapping[str, Any]] = []
        self._parts = [body[at : at + 65536] for at in range(0, len(body), 65536)] or [b""]
        self._left = asyncio.Event()

    def leaves(self) -> None:
        self._left.set()

    async def receive(self) -> dict[str, Any]:
        if self._parts and not self._left.is_set():
            part = self._parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(self._parts)}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if self.deaf:
            raise OSError
        self.heard.append(message)

    @property
    def status(self) -> int:
        return self.heard[0]["status"] if self.heard else 0

    @property
    def said(self) -> Any:
        """The call in the response; None: an empty one."""
        body = self.heard[1]["body"]
        return json.loads(body) if body else None


class Bot:
    """A webhook whose updates are answered as `plans` say, and the calls that went out another way."""

    def __init__(self, *plan: Call, patience: float = 0.0, pause: float = 0.0) -> None:
        self.plan = plan
        self.asked: list[int] = []
        self.went: list[str] = []
        self.shut: asyncio.Event | None = None
        self.clock = Clock()
        self.lanes = Lanes(self._carry, Pace(), self.clock, self.clock.rest)
        desk = Desk(self._answer, lambda: NOW)
        self.webhook = Webhook(desk, self.lanes, SECRET, patience, pause)

    def _answer(self, update: Update, now: object) -> list[Call]:
        assert now is NOW
        self.asked.append(update.update_id)
        return list(self.plan)

    async def _carry(self, call: Call) -> Outcome:
        self.went.append(call.method)
        if self.shut:
            await self.shut.wait()
        return DONE

    async def hears(self, request: Request) -> Request:
        await self.webhook(request.scope, request.receive, request.send)
        return request

    async def gets(self, number: int) -> Request:
        return await self.hears(update(number))


def update(number: int) -> Request:
    """A typed text."""
    message = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "a"}
    return Request(json.dumps({"update_id": number, "message": message}).encode())


SEND = Call("sendMessage", {"chat_id": 1, "text": "č"}, 1)
EDIT = Call("editMessageText", {"chat_id": 1, "message_id": 7, "text": "a"}, 1)
TAP = Call("answerCallbackQuery", {"callback_query_id": "9"})
SAID_SEND = {"method": "sendMessage", "chat_id": 1, "text": "č"}
SAID_TAP = {"method": "answerCallbackQuery", "callback_query_id": "9"}
