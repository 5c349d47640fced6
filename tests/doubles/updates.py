"""Updates of the Bot API: fetched by the bot, or posted to its webhook."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.doubles.ledger import RefusalError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.doubles.bell import Bell
    from tests.doubles.mail import Mail, Trouble

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds of updates that come only when the bot names them."""

PORTS = {80, 88, 443, 8443}
LONGEST_POLL = 50
HASTE = 0.5
"""Seconds: who asks for the same again sooner gets only one update."""

NO_WEBHOOK = {"url": "", "has_custom_certificate": False}
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"

Update = dict[str, Any]


class Updates:
    """The queue. `carry` carries out a call that comes in a webhook's response."""

    def __init__(self, bell: Bell, mail: Mail, carry: Callable[[str, dict[str, Any]], Awaitable[object]]) -> None:
        self.webhook: dict[str, Any] = dict(NO_WEBHOOK)
        self.secret = ""
        self.allowed: list[str] = []
        self.polls = 0
        self._bell = bell
        self._mail = mail
        self._carry = carry
        self._numbers = count(700_000_001)
        self._poll = 0
        self._asked = (0, 0.0)

    def add(self, kind: str, content: dict[str, Any], queue: str) -> int:
        """A new update, by its number; 0 if the bot has not asked for its kind."""
        if kind in UNASKED - set(self.allowed) or (self.allowed and kind not in self.allowed):
            return 0
        number = next(self._numbers)
        self._mail.add(number, {"update_id": number, kind: content}, queue)
        return number

    async def fetch(self, params: dict[str, Any]) -> list[Update]:
        """getUpdates: those from `offset` on; the ones before it are confirmed. Waits for one, `timeout` seconds."""
        if self.webhook["url"]:
            raise RefusalError(409, WEBHOOK_ACTIVE)
        self._allow(params)
        self.polls += 1
        pending, offset = self._mail.pending, int(params.get("offset", 0))
        if offset < 0:
            offset = list(pending)[offset:][0] if pending else 0
        self._mail.confirm([number for number in pending if number < offset])
        limit = max(1, min(int(params.get("limit", 100)), 100))
        if offset == self._asked[0] and monotonic() < self._asked[1]:
            limit = 1
        self._asked = offset, monotonic() + HASTE
        mine = self._send_away()
        with suppress(TimeoutError):
            async with asyncio.timeout(min(int(params.get("timeout", 0)), LONGEST_POLL)):
                await self._bell.until(lambda: pending or mine != self._poll)
        if mine != self._poll:
            raise RefusalError(409, OTHER_POLLER)
        return list(pending.values())[:limit]

    def set_webhook(self, params: dict[str, Any]) -> bool:
        """Raises RefusalError for an address that Telegram would not take."""
        there = urlsplit(str(params.get("url", "")))
        if not there.netloc:
            return self.delete_webhook(params)
        if there.scheme != "https":
            raise RefusalError(400, "bad webhook: An HTTPS URL must be provided for webhook")
        if (there.port or 443) not in PORTS:
            raise RefusalError(400, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        self._allow(params)
        self.delete_webhook(params)
        self.webhook = NO_WEBHOOK | {"url": params["url"], "max_connections": int(params.get("max_connections", 40))}
        self.secret = str(params.get("secret_token", ""))
        self._send_away()
        self._mail.start()
        return True

    def delete_webhook(self, params: dict[str, Any]) -> bool:
        if params.get("drop_pending_updates"):
            self._mail.confirm(list(self._mail.pending))
        self.webhook, self.secret = dict(NO_WEBHOOK), ""
        self._mail.stop()
        return True

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        allowed = {"allowed_updates": self.allowed} if self.allowed else {}
        return self.webhook | {"pending_update_count": len(self._mail.pending)} | allowed

    async def post(self, update: Update) -> Trouble:
        """Post an update and carry out the call in the response."""
        secret = {"x-telegram-bot-api-secret-token": self.secret} if self.secret else {}
        response = await self._mail.post(self.webhook["url"], json.dumps(update).encode(), secret)
        if isinstance(response, str):
            return response
        if not response.is_success:
            return response.status_code
        if response.headers.get("content-type", "").startswith("application/json") and response.content:
            asked = dict(response.json())
            method = str(asked.pop("method", ""))
            if method and not method.lower().startswith("get"):
                await self._carry(method, asked)
        return None

    def close(self) -> None:
        """Let go of whoever polls."""
        self._send_away()

    def _send_away(self) -> int:
        """Whoever polls gets a conflict; the number of who polls next."""
        self._poll += 1
        self._bell.ring()
        return self._poll

    def _allow(self, params: dict[str, Any]) -> None:
        if "allowed_updates" in params:
            self.allowed = list(params["allowed_updates"])
