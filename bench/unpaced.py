"""Our bot of Telegram put together as bot.channels.telegram.messenger does, but with no pace to keep.

The real pace lets 30 messages a second out in all, so that it would be all that is measured.
"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import uvicorn
from starlette.routing import Route

from bench.posted import TOKEN
from bot.app import load_world
from bot.channels.lanes import Lanes
from bot.channels.messengers import attach
from bot.channels.pace import Pace
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.setup import PATH, secret
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.webhook import Webhook
from bot.channels.telegram.wire import Wire
from bot.channels.web.app import web_app
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.routing import BaseRoute

    from bot.config import Config

NO_PACE = 1_000_000


class Unpaced:
    """A messenger whose calls never wait."""

    def __init__(self, answers: Answers, config: Config) -> None:
        self._wire = Wire(config.telegram)
        self._lanes = Lanes(self._wire.carry, Pace(NO_PACE, NO_PACE), monotonic)
        desk = Desk(Talk(answers, config).answer, now)
        self.routes: list[BaseRoute] = [Route(PATH, Webhook(desk, self._lanes, secret(TOKEN)))]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._lanes.close(1)
        await self._wire.close()


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def unpaced(api: str) -> Starlette:
    """The web chat and the bot; its calls go to `api`."""
    config, world = load_world(Path("bot.toml"))
    config = replace(config, telegram=replace(config.telegram, token=TOKEN, name="example_bot", api=api))
    answers = Answers(world)
    app = web_app(answers, config, now)
    attach(app, [Unpaced(answers, config)])
    gc.collect()
    gc.freeze()
    return app


def main() -> None:
    """Serve until stopped: `FOLDER PORT API_PORT`."""
    _, _, port, api_port = sys.argv
    app = unpaced(f"http://127.0.0.1:{api_port}")
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_level="warning", server_header=False)


if __name__ == "__main__":
    main()
