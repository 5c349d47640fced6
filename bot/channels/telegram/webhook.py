"""Updates that Telegram posts, as an ASGI application. One call is answered inside the response.

Until it hears 200, Telegram posts an update again: what goes out another way goes first, so that a process that ends
meanwhile answers nothing halfway. It is remembered, and said once; what was only in a response was not heard, if
Telegram asks again after the second for which it waits before it does.
"""

from __future__ import annotations

import asyncio
import hmac
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec

from bot.channels.once import Once
from bot.channels.posted import GoneError, TooLongError, read_body, respond
from bot.channels.telegram.desk import lane
from bot.channels.telegram.updates import read_update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import Receive, Scope, Send

    from bot.channels.calls import Call
    from bot.channels.lanes import Lanes
    from bot.channels.telegram.desk import Desk
    from bot.channels.telegram.updates import Update

REMEMBERED = 4096
"""Numbers of updates whose answers went out by the lanes."""
PATIENCE = 5.0
"""Seconds that a response waits for what goes out another way."""
WAITING = 64
"""Responses that wait at the same time: Telegram opens 100 connections, and the rest are for other chats."""
PAUSE = 0.9
"""Seconds within which what a response said is not said again: Telegram waits for one before it repeats an update
(`WebhookActor` of tdlib/telegram-bot-api), so what comes sooner is no repetition of Telegram's."""
SECRET = b"x-telegram-bot-api-secret-token"
TAP = "answerCallbackQuery"


class Webhook:
    """Answers posted updates. `secret` is what was given to setWebhook.

    A response waits `patience` seconds at most; for `pause` seconds what it said is not said again.
    """

    def __init__(self, desk: Desk, lanes: Lanes, secret: str, patience: float = PATIENCE, pause: float = PAUSE) -> None:
        self._desk = desk
        self._lanes = lanes
        self._secret = secret.encode()
        self._patience = patience
        self._pause = pause
        self._once = Once(REMEMBERED)
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request of HTTP."""
        if scope["type"] != "http":
            return
        if scope["method"] != "POST":
            await respond(send, HTTPStatus.METHOD_NOT_ALLOWED, headers=[(b"allow", b"POST")])
        elif not hmac.compare_digest(dict(scope["headers"]).get(SECRET, b""), self._secret):
            await respond(send, HTTPStatus.FORBIDDEN)
        else:
            await self._take(scope, receive, send)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            update = read_update(await read_body(scope, receive))
        except GoneError:
            return
        except TooLongError:
            await respond(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        if update is None or not self._once.first(update.update_id):
            await respond(send, HTTPStatus.OK)  # anything else would be posted again
        else:
            await self._answer(update, receive, send)

    async def _answer(self, update: Update, receive: Receive, send: Send) -> None:
        calls = self._desk.calls(update)
        if inside(calls) and (not calls or calls[0].method == TAP or self._lanes.free(lane(calls))):
            pause = self._pause
            try:
                await respond(send, HTTPStatus.OK, _body(calls))
            except OSError:  # Telegram went away while we spoke
                pause = 0.0
            asyncio.get_running_loop().call_later(pause, self._once.forget, update.update_id)
        else:
            await self._deliver(update.update_id, calls, receive, send)

    async def _deliver(self, number: int, calls: list[Call], receive: Receive, send: Send) -> None:
        """Let calls go out by the lanes, then say in the response that the tap arrived.

        A tap in a chat that has calls waiting is answered at once; its turn may come late.
        """
        taps = [call for call in calls if call.method == TAP]
        others = [call for call in calls if call.method != TAP]
        at_once = bool(taps) and self._lanes.busy(lane(others))
        done = self._lanes.put(lane(others), others)
        told = not taps
        try:
            with suppress(OSError):
                if at_once or await self._wait(done, receive):
                    await respond(send, HTTPStatus.OK, _body(taps))
                    told = True
        finally:
            if not told:
                self._once.forget(number)

    async def _wait(self, done: asyncio.Future[None], receive: Receive) -> bool:
        """Whether Telegram is still there when the time for the response has come."""
        if done.done() or self._waiting >= WAITING:
            return True
        self._waiting += 1
        left = asyncio.ensure_future(_leaves(receive))
        try:
            await asyncio.wait({done, left}, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED)
            return not left.done()
        finally:
            self._waiting -= 1
            left.cancel()


def inside(calls: Sequence[Call]) -> bool:
    """Whether all of an answer may be said in the response, and is said again when it is asked for again.

    Nobody tells us whether Telegram heard a response, or refused what was in it. So a crisis goes by the lanes.
    """
    return len(calls) <= 1 and not any(call.urgent for call in calls)


async def _leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _body(said: Sequence[Call]) -> bytes:
    """The first call as a response (https://core.telegram.org/bots/api#making-requests-when-getting-updates)."""
    return msgspec.json.encode({"method": said[0].method, **said[0].params}) if said else b""
