"""All channels in one application, put together as when the bot runs, but for the sockets."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from bot.channels.calls import DONE
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.telegram import talk as telegram
from bot.channels.telegram import webhook as telegram_webhook
from bot.channels.telegram.desk import Desk
from bot.channels.terminal import Terminal
from bot.channels.viber import talk as viber
from bot.channels.viber import webhook as viber_webhook
from bot.channels.web import web_app
from tests.channels.clock import Clock
from tests.channels.telegram import bodies as updates
from tests.channels.viber import bodies as callbacks
from tests.privacy.markers import marker
from tests.privacy.visitors import Visitors

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from bot.channels.calls import Call, Outcome
    from bot.config import Config
    from tests.privacy.visitors import Headers

SECRET = "0123abc"


class Rooms(Visitors):
    """One bot, and who comes to it. `sent` counts the calls that went out."""

    def __init__(self, answers: Any, config: Config, now: datetime, dice: Random) -> None:
        super().__init__(self._asks, dice, SECRET, callbacks.TOKEN)
        self.sent = 0
        self._answers = answers
        self._now = now
        self._clock = Clock()
        lanes = [Lanes(self._carry, Pace(), self._clock, self._clock.rest) for _ in range(2)]
        desk = Desk(telegram.Talk(answers, config).answer, lambda: now)
        heard = telegram_webhook.Webhook(desk, lanes[0], SECRET, patience=0.0)
        called = viber_webhook.Webhook(viber.Talk(answers, config), lanes[1], callbacks.TOKEN, lambda: now, 0.0)
        self._app = web_app(answers, config, lambda: now)
        self._app.router.routes[:0] = [Route("/telegram", heard), Route("/viber", called)]

    async def types_lines(self) -> None:
        """A conversation in the terminal."""
        lines = "".join(f"{line}\n" for line in ("1", self.types(), self.says(), self.types(), "n", marker()))
        Terminal(self._answers, lambda: self._now, io.StringIO(lines), io.StringIO()).talk("sl")

    async def hour_passes(self) -> None:
        """Whatever waits goes out, and somebody else writes: until then the pace knows the last chats of all."""
        await self._clock.passes(3600)
        await self.posts_update(updates.message(update=1, text="/start"))
        await self.posts_callback(callbacks.text("sl"))
        await self._clock.passes(3600)

    async def _carry(self, _: Call) -> Outcome:
        self.sent += 1
        return DONE

    async def _asks(self, method: str, path: str, body: bytes, headers: Headers) -> int:
        """A request as a server of HTTP hands it on; the status."""
        heard: list[Any] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            if not parts:
                await asyncio.Event().wait()
            return parts.pop()

        async def send(message: Any) -> None:
            heard.append(message)

        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(b"host", b"test"), (b"content-length", b"%d" % len(body)), *headers],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 8000),
        }
        await self._app(scope, receive, send)
        return int(heard[0]["status"])
