"""A double of Telegram's Bot API server: real HTTP on a loopback port, and people who use the bot.

It answers, refuses and limits as the Bot API does. What the Bot API would not take, or aiogram cannot read, is written
into `faults`: a test that ends with any has failed. Nothing in it sleeps; whoever waits wakes when something happens.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from starlette.applications import Starlette
from starlette.routing import Route

from tests.doubles.front import Front
from tests.doubles.ledger import CHANNEL, GROUP, PRIVATE, Chat, Ledger, RefusalError
from tests.doubles.loopback import PATIENCE, Bell, Loopback
from tests.doubles.methods import METHODS
from tests.doubles.people import Person, Place
from tests.doubles.updates import Updates
from tests.doubles.weather import Kind, Stroke, Weather
from tests.doubles.witness import faults_in_message, faults_in_update, faults_of, model_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TOKEN = "424242:AA-double-of-the-bot-api-server_0123"  # of no bot
NAME = "SvetilkaDoubleBot"
OUR_FAULT = ("is empty", "too long", "exceed", "can't parse", "identifier", "BUTTON_", "URL", "bad webhook", "BOT_")
"""Refusals that the bot can never blame on circumstances."""


@dataclass(frozen=True)
class Carried:
    """A call that arrived. `refused`: the words of the error, if any; `replied`: it came in a webhook's response."""

    method: str
    params: dict[str, Any]
    at: float
    refused: str = ""
    replied: bool = False

    @property
    def chat(self) -> object:
        return self.params.get("chat_id")


class BotApi:
    """The server. `url` is what settings call `api`; use it in a `with`."""

    def __init__(self, token: str = TOKEN, name: str = NAME) -> None:
        self.token, self.name = token, name
        self.faults: list[str] = []
        self.calls: list[Carried] = []
        self.polls = 0
        bot_id = int(token.partition(":")[0])
        me = {"id": bot_id, "is_bot": True, "first_name": "Svetilka", "username": name}
        self.ledger = Ledger(me | {"can_join_groups": True, "can_read_all_group_messages": False})
        self.bell = Bell()
        self.updates = Updates(self.bell, self._carry_reply)
        self.weather = Weather()
        app = Starlette(routes=[Route("/bot{token}/{method}", Front(self))])
        self._loopback = Loopback(app, self.weather)
        self._ids = count(5_000_001)

    def __enter__(self) -> Self:
        self._loopback.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._close)
        self._loopback.stop()

    @property
    def url(self) -> str:
        return self._loopback.url

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

    # What tests wait for and look at

    def run(self, act: Callable[[], Any]) -> Any:
        """Do something on the server's own thread."""

        async def go() -> Any:
            return act()

        return self._loopback.run(go())

    def until(self, test: Callable[[], object], why: str = "") -> None:
        """Wait until something is so, at most `PATIENCE` seconds."""

        async def go() -> None:
            async with asyncio.timeout(PATIENCE):
                await self.bell.until(test)

        try:
            self._loopback.run(go())
        except TimeoutError:
            raise AssertionError(why or f"It was not so within {PATIENCE:g} s. {self.calls[-3:]}") from None

    def until_answered(self, *numbers: int) -> None:
        """Wait until the bot has said of updates that it is done with them; without numbers, of all."""

        def done() -> bool:
            waiting = {one["update_id"] for one in self.updates.pending}
            return not waiting & (set(numbers) or waiting)

        self.until(done, f"An update was not answered within {PATIENCE:g} s. {self.updates.failed} {self.calls[-3:]}")

    def called(self, method: str = "", chat: int = 0) -> list[Carried]:
        """Calls so far, in order; of one method, or in one chat."""
        return [one for one in self.calls if method in {"", one.method} and chat in {0, one.chat}]

    def passes(self, hours: float) -> None:
        """Let time go by at Telegram."""
        self.ledger.skipped += hours * 3600

    # The webhook

    def leads(self, host: str, url: str) -> None:
        """A host of the outside world is at `url` on this machine."""
        self.run(lambda: self.updates.lead(host, url))

    def sends_again(self) -> None:
        """Post what the bot did not take once more."""
        self.run(self.updates.try_again)

    def repeats(self) -> None:
        """Post the last update, which the bot has taken, once more."""
        trouble = self._loopback.run(self.updates.repeat())
        assert trouble is None, trouble

    # Faults on demand

    @contextmanager
    def is_down(self) -> Iterator[None]:
        """Every connection breaks without an answer."""
        self.weather.down = True
        yield
        self.weather.down = False

    @contextmanager
    def answers_slowly(self) -> Iterator[None]:
        """Calls wait, and are carried out when this ends."""
        self.run(self.weather.hold)
        yield
        self.run(self.weather.release)

    def storms(self, retry_after: int = 1, times: int = 1, chat: int = 0) -> None:
        """The next calls are too many."""
        self._strike(Kind.STORM, times, "", chat, retry_after)

    def cuts_connection(self, times: int = 1, method: str = "", *, carried_out: bool = True) -> None:
        """The next calls are carried out, or not, and their answer breaks off in the middle, or never begins."""
        self._strike(Kind.CUT_AFTER if carried_out else Kind.CUT_BEFORE, times, method)

    def breaks(self, status: int = 502, times: int = 1, method: str = "") -> None:
        """The next calls are answered with an error page of a proxy."""
        self._strike(Kind.STATUS, times, method, value=status)

    def _strike(self, kind: Kind, times: int, method: str = "", chat: int = 0, value: int = 0) -> None:
        def hits(called: str, its: object) -> bool:
            return called != "getUpdates" and method in {"", called} and chat in {0, its}

        self.run(lambda: self.weather.strokes.append(Stroke(kind, times, hits, value)))

    # Calls

    async def carry(self, method: str, params: dict[str, Any], *, replied: bool = False) -> Any:
        """Carry out a call; its result. Raises RefusalError."""
        if method == "getUpdates":
            self.polls += 1
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
            self.note(method, params, refused, replied=replied)

    def note(self, method: str, params: dict[str, Any], refused: str, *, replied: bool = False) -> None:
        """Write down that a call came, and what was wrong with it."""
        self.calls.append(Carried(method, params, monotonic(), refused, replied))
        self.bell.ring()

    async def _carry_reply(self, method: str, params: dict[str, Any]) -> None:
        """A call in a webhook's response, whose result the bot never learns."""
        with suppress(RefusalError):
            await self.carry(method, params, replied=True)

    def _close(self) -> None:
        self.updates.close()
        self.weather.release()
