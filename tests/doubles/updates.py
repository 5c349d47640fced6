"""Updates on their way to a Telegram bot: fetched by it, or posted to its webhook."""

from __future__ import annotations

import asyncio
import json
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx

from tests.doubles.ledger import RefusalError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.doubles.loopback import Bell

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds of updates that come only when the bot names them."""

PORTS = {80, 88, 443, 8443}
NO_WEBHOOK = {"url": "", "has_custom_certificate": False}
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WAITS = 30.0
"""Seconds that Telegram waits for a webhook's response, more or less."""

Update = dict[str, Any]


class Updates:
    """The queue. Those of one queue (a chat's messages, its taps) are posted one after the other."""

    def __init__(self, bell: Bell, carry: Callable[[str, dict[str, Any]], Awaitable[object]]) -> None:
        self.pending: list[Update] = []
        self.delivered: list[Update] = []
        self.failed: list[int | str] = []  # what became of posts that did not succeed: a status, or what broke
        self.hosts: dict[str, str] = {}  # where a host of the outside world is found on this machine
        self.webhook: dict[str, Any] = dict(NO_WEBHOOK)
        self.secret = ""
        self.allowed: list[str] = []
        self._bell = bell
        self._carry = carry
        self._numbers = count(700_000_001)
        self._queues: dict[int, str] = {}
        self._posting: dict[str, asyncio.Task[None]] = {}
        self._waiting = 0
        self._tries = 0

    def add(self, kind: str, content: dict[str, Any], queue: str) -> int:
        """A new update, by its number; 0 if the bot has not asked for its kind."""
        if kind in UNASKED - set(self.allowed) or (self.allowed and kind not in self.allowed):
            return 0
        number = next(self._numbers)
        self._queues[number] = queue
        self.pending.append({"update_id": number, kind: content})
        self._post_all()
        self._bell.ring()
        return number

    async def fetch(self, params: dict[str, Any]) -> list[Update]:
        """getUpdates: those from `offset` on; the ones before it are confirmed. Waits for one, `timeout` seconds."""
        if self.webhook["url"]:
            raise RefusalError(409, WEBHOOK_ACTIVE)
        self._allow(params)
        offset, limit = int(params.get("offset", 0)), int(params.get("limit", 100))
        if offset < 0:
            offset = self.pending[offset:][0]["update_id"] if self.pending else 0
        self._confirm([one for one in self.pending if one["update_id"] < offset])
        self._waiting += 1
        mine = self._waiting
        self._bell.ring()
        try:
            async with asyncio.timeout(min(int(params.get("timeout", 0)), 50)):
                await self._bell.until(lambda: self.pending or mine != self._waiting)
        except TimeoutError:
            pass
        if mine != self._waiting:
            raise RefusalError(409, OTHER_POLLER)
        return self.pending[: max(1, min(limit, 100))]

    def set_webhook(self, params: dict[str, Any]) -> bool:
        """Raises RefusalError for an address that Telegram would not take."""
        url = str(params.get("url", ""))
        if not url:
            return self.delete_webhook(params)
        there = urlsplit(url)
        if there.scheme != "https":
            raise RefusalError(400, "bad webhook: An HTTPS URL must be provided for webhook")
        if (there.port or 443) not in PORTS:
            raise RefusalError(400, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        self._allow(params)
        self.delete_webhook(params)
        self.webhook = NO_WEBHOOK | {"url": url, "max_connections": int(params.get("max_connections", 40))}
        self.secret = str(params.get("secret_token", ""))
        self._waiting += 1  # whoever polls is sent away
        self._post_all()
        self._bell.ring()
        return True

    def delete_webhook(self, params: dict[str, Any]) -> bool:
        if params.get("drop_pending_updates"):
            self._confirm(list(self.pending))
        self.webhook, self.secret = dict(NO_WEBHOOK), ""
        self.close()
        return True

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        allowed = {"allowed_updates": self.allowed} if self.allowed else {}
        return self.webhook | {"pending_update_count": len(self.pending)} | allowed

    def lead(self, host: str, url: str) -> None:
        """From now on a host of the outside world is at `url`, on this machine."""
        self.hosts[host] = url
        self._bell.ring()

    def try_again(self) -> None:
        """Post again what was not taken."""
        self._tries += 1
        self._bell.ring()

    async def repeat(self) -> int | str | None:
        """Post the last update once more, as Telegram does when a response was lost. None, or what went wrong."""
        return await self._post(self.delivered[-1])

    def close(self) -> None:
        """Post nothing more."""
        for task in self._posting.values():
            task.cancel()
        self._posting.clear()
        self._waiting += 1
        self._bell.ring()

    def _allow(self, params: dict[str, Any]) -> None:
        if "allowed_updates" in params:
            self.allowed = list(params["allowed_updates"])

    def _confirm(self, updates: list[Update]) -> None:
        self.delivered += updates
        self.pending = [one for one in self.pending if one not in updates]

    def _post_all(self) -> None:
        if not self.webhook["url"]:
            return
        for queue in dict.fromkeys(self._queues[one["update_id"]] for one in self.pending):
            if queue not in self._posting or self._posting[queue].done():
                self._posting[queue] = asyncio.get_running_loop().create_task(self._post_queue(queue))

    async def _post_queue(self, queue: str) -> None:
        while mine := [one for one in self.pending if self._queues[one["update_id"]] == queue]:
            tries = self._tries
            trouble = await self._post(mine[0])
            if trouble is None:
                self._confirm(mine[:1])
                self._bell.ring()
                continue
            self.failed.append(trouble)
            self._bell.ring()
            await self._until_next_try(tries)

    async def _until_next_try(self, tries: int) -> None:
        await self._bell.until(lambda: self._tries > tries)

    async def _post(self, update: Update) -> int | str | None:
        """Post an update and carry out the call in the response. None, or what went wrong."""
        there = urlsplit(self.webhook["url"])
        await self._bell.until(lambda: there.hostname in self.hosts)
        url = self.hosts[there.hostname or ""] + there.path
        headers = {"content-type": "application/json", "host": there.netloc, "accept-encoding": "gzip, deflate"}
        if self.secret:
            headers["x-telegram-bot-api-secret-token"] = self.secret
        try:
            async with httpx.AsyncClient(verify=False, trust_env=False, timeout=WAITS) as client:
                response = await client.post(url, content=json.dumps(update).encode(), headers=headers)
        except httpx.HTTPError as error:
            return type(error).__name__
        if not response.is_success:
            return response.status_code
        if response.headers.get("content-type", "").startswith("application/json") and response.content:
            asked = dict(response.json())
            method = str(asked.pop("method", ""))
            if method and not method.lower().startswith("get"):
                await self._carry(method, asked)
        return None
