"""A double of Telegram's Bot API server: real HTTP on a loopback port, and people who use the bot.

It answers, refuses and limits as the Bot API does. What the Bot API would not take, or aiogram cannot read, is written
into `faults`: a test that ends with any has failed. Nothing in it sleeps; whoever waits wakes when something happens.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.routing import Route

from tests.doubles.double import Double
from tests.doubles.front import Front
from tests.doubles.ledger import CHANNEL, GROUP, PRIVATE, Chat, Ledger, RefusalError
from tests.doubles.methods import METHODS
from tests.doubles.people import Person, Place
from tests.doubles.updates import Updates
from tests.doubles.witness import faults_in_message, faults_in_update, faults_of, model_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.doubles.mail import Letter, Trouble

TOKEN = "424242:AA-double-of-the-bot-api-server_0123"  # of no bot
NAME = "SvetilkaDoubleBot"
OUR_FAULT = ("is empty", "too long", "exceed", "can't parse", "identifier", "BUTTON_", "URL", "bad webhook", "BOT_")
"""Refusals that the bot can never blame on circumstances."""


class BotApi(Double):
    """The server. `url` is what settings call `api`."""

    unhurried = "getUpdates"

    def __init__(self, token: str = TOKEN, name: str = NAME) -> None:
        super().__init__(Starlette(routes=[Route("/bot{token}/{method}", Front(self))]))
        self.token, self.name = token, name
        me = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Svetilka", "username": name}
        self.ledger = Ledger(me | {"can_join_groups": True, "can_read_all_group_messages": False})
        self.updates = Updates(self.bell, self.mail, self._carry_reply)
        self._ids = count(5_000_001)

    # People

    def person(self, name: str = "Ana", language: str = "sl") -> Person:
        """Somebody with Telegram on their telephone, who has not found the bot yet."""
        number = next(self._ids)
        user = {"id": number, "is_bot": False, "first_name": name}
        return Person(self, Chat(number, PRIVATE, name), user | ({"language_code": language} if language else {}))

    def group(self, title: str = "Sosedje") -> Place:
        """A group that the bot is not in yet."""
        return Place(self, Chat(-next(self._ids), GROUP, title))

    def channel(self, title: str = "Oglasi") -> Place:
        """A channel that the bot is not in yet."""
        return Place(self, Chat(-1_000_000_000_000 - next(self._ids), CHANNEL, title))

    def happens(self, kind: str, content: dict[str, Any], queue: str) -> int:
        """An update comes to be; its number, or 0 if the bot does not want it."""
        number = self.updates.add(kind, content, queue)
        self.faults += faults_in_update({"update_id": number, kind: content})
        return number

    def passes(self, hours: float) -> None:
        """Let time go by at Telegram."""
        self.ledger.skipped += hours * 3600

    async def deliver(self, letter: Letter) -> Trouble:
        """Post one update to the bot's webhook."""
        return await self.updates.post(letter)

    def close(self) -> None:
        """Let go of everybody who waits."""
        super().close()
        self.updates.close()

    # Calls

    async def carry(self, method: str, params: dict[str, Any], *, replied: bool = False) -> Any:
        """Carry out a call; its result. Raises RefusalError."""
        if method == "getUpdates":
            return await self.updates.fetch(params)
        self.faults += faults_of(method, params)
        known: dict[str, Callable[[], Any]] = {
            "setWebhook": lambda: self.updates.set_webhook(params),
            "deleteWebhook": lambda: self.updates.delete_webhook(params),
            "getWebhookInfo": self.updates.info,
        }
        if method not in known and method not in METHODS:
            if model_of(method):
                self.faults.append(f"The double does not know {method}.")
            raise RefusalError(404, "Not Found")
        refused = ""
        try:
            result = known[method]() if method in known else METHODS[method](self.ledger, params)
        except RefusalError as error:
            refused = error.words
            self.faults += [f"{method}: {refused}" for words in OUR_FAULT if words.lower() in refused.lower()]
            raise
        else:
            self.faults += faults_in_message(result) if isinstance(result, dict) and "message_id" in result else []
            return result
        finally:
            self.note(method, params, params.get("chat_id"), refused, replied=replied)

    async def _carry_reply(self, method: str, params: dict[str, Any]) -> None:
        """A call in a webhook's response, whose result the bot never learns."""
        with suppress(RefusalError):
            await self.carry(method, params, replied=True)
