"""aiogram's own webhook server with the same dialog: `FOLDER PORT API_PORT`."""

from __future__ import annotations

import gc
import sys

import uvloop
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from bench.peers.aiogram_fsm import dispatcher
from bench.peers.rounds import TOKEN


def main() -> None:
    """Serve until stopped."""
    _, _, port, api_port = sys.argv
    bots = dispatcher()
    session = AiohttpSession(api=TelegramAPIServer.from_base(f"http://127.0.0.1:{api_port}"))
    bot = Bot(TOKEN, session=session)
    app = web.Application()
    SimpleRequestHandler(bots, bot, handle_in_background=False).register(app, path="/telegram")
    setup_application(app, bots, bot=bot)
    gc.collect()
    gc.freeze()
    web.run_app(app, host="127.0.0.1", port=int(port), access_log=None, print=None, loop=uvloop.new_event_loop())


if __name__ == "__main__":
    main()
