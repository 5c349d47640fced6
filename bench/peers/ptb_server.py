"""python-telegram-bot behind Starlette, as its example customwebhookbot has it: `FOLDER PORT API_PORT`."""

from __future__ import annotations

import gc
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application

from bench.peers.ptb_conversation import application

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request


def main() -> None:
    """Serve until stopped."""
    _, _, port, api_port = sys.argv
    bot = application(Application.builder().base_url(f"http://127.0.0.1:{api_port}/bot").connection_pool_size(64))

    async def telegram(request: Request) -> Response:
        await bot.update_queue.put(Update.de_json(await request.json(), bot.bot))
        return Response()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with bot:
            await bot.start()
            yield
            await bot.stop()

    app = Starlette(routes=[Route("/telegram", telegram, methods=["POST"])], lifespan=lifespan)
    gc.collect()
    gc.freeze()
    uvicorn.run(app, host="127.0.0.1", port=int(port), access_log=False, log_level="warning")


if __name__ == "__main__":
    main()
