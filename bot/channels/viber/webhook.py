"""Callbacks that Viber posts, as an ASGI application. Who opens the chat is answered inside the response.

Until it hears 200, Viber posts a callback again for an hour: messages go out first, so that a process that ends
meanwhile answers nothing halfway.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec

from bot.channels.once import Once
from bot.channels.posted import GoneError, TooLongError, read_body, respond
from bot.channels.viber.events import Kind, read_event
from bot.channels.viber.talk import WELCOME
from bot.log import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.types import Receive, Scope, Send

    from bot.channels.lanes import Lanes
    from bot.channels.viber.events import Event
    from bot.channels.viber.talk import Talk

REMEMBERED = 4096
"""Messages that are known to be answered."""
PATIENCE = 5.0
"""Seconds that a response waits for the messages to go out."""
SIGNATURE = b"x-viber-content-signature"
_LOG = logging.getLogger(__name__)


class Webhook:
    """Answers posted callbacks. `token` is the bot's, `clock` gives the time, aware."""

    def __init__(
        self, talk: Talk, lanes: Lanes, token: str, clock: Callable[[], datetime], patience: float = PATIENCE
    ) -> None:
        self._talk = talk
        self._lanes = lanes
        self._key = token.encode()
        self._clock = clock
        self._patience = patience
        self._once = Once(REMEMBERED)
        self._failed = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request of HTTP."""
        if scope["type"] != "http":
            return
        if scope["method"] != "POST":
            await respond(send, HTTPStatus.METHOD_NOT_ALLOWED, headers=[(b"allow", b"POST")])
            return
        try:
            body = await read_body(scope, receive)
        except GoneError:
            return
        except TooLongError:
            await respond(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        if self._signed(body, dict(scope["headers"]).get(SIGNATURE, b"")):
            await respond(send, *await self._taken(body))
        else:
            await respond(send, HTTPStatus.FORBIDDEN)

    def _signed(self, body: bytes, signature: bytes) -> bool:
        return hmac.compare_digest(hmac.new(self._key, body, "sha256").hexdigest().encode(), signature)

    async def _taken(self, body: bytes) -> tuple[HTTPStatus, bytes]:
        """The response, when all is on its way."""
        event = read_event(body)
        if event is None:
            return HTTPStatus.OK, b""
        if event.kind is Kind.FAILED:
            self._failed += 1
            _LOG.warning("Viber could not show a message, %d so far.", self._failed)
            return HTTPStatus.OK, b""
        if self._known(event):
            return HTTPStatus.OK, b""
        try:
            return await self._answered(event)
        except Exception as error:  # noqa: BLE001  # whatever it is, when it is posted again it may go well
            _LOG.error("A callback could not be answered.", exc_info=silent(error))
            self._once.forget(event.token)
            return HTTPStatus.INTERNAL_SERVER_ERROR, b""

    def _known(self, event: Event) -> bool:
        """Whether its answer went out. One inside a response did not, if it is asked for again."""
        return event.kind is not Kind.STARTED and event.token != "" and not self._once.first(event.token)

    async def _answered(self, event: Event) -> tuple[HTTPStatus, bytes]:
        calls = self._talk.answer(event, self._clock())
        done = self._lanes.put(event.chat, [call for call in calls if call.method != WELCOME])
        await asyncio.wait({done}, timeout=self._patience)
        welcome = [msgspec.json.encode(call.params) for call in calls if call.method == WELCOME]
        return HTTPStatus.OK, b"".join(welcome)
