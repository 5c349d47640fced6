"""Run the web chat, and the bots in messengers that are configured."""

from __future__ import annotations

import gc
import socket
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import uvicorn

from bot.app import load_world
from bot.channels.messengers import attach, messengers
from bot.channels.web.app import web_app
from bot.commands.common import Unusable
from bot.engine.answers import Answers
from bot.log import setup

if TYPE_CHECKING:
    import argparse

    from starlette.applications import Starlette

GRACE = 6
"""Seconds at the end for requests under way: a little longer than a webhook's response waits."""


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka serve`."""
    parser.add_argument("--host", help="address to listen on (bot.toml: web.host)")
    parser.add_argument("--port", type=int, help="port to listen on (bot.toml: web.port)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped. No access log is written: paths say what a person asked."""
    config, world = load_world(args.config)
    setup()
    host = args.host or config.web.host
    port = config.web.port if args.port is None else args.port
    answers = Answers(world)
    app = web_app(answers, config, _now)
    found = messengers(answers, config, _now)
    attach(app, found)
    listener = _listener(host, port)
    gc.collect()
    gc.freeze()
    sys.stdout.write(f"Svetilka: {_address(listener)}  (Ctrl+C stops it)\n")
    sys.stdout.write("".join(f"{one}\n" for one in found))
    sys.stdout.flush()
    _server(app).run(sockets=[listener])
    return 0


def _now() -> datetime:
    return datetime.now(UTC)


def _server(app: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=GRACE,
    )
    return uvicorn.Server(config)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _listener(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"Port {port} on {host} cannot be used: {reason}. Try another with --port."
        raise Unusable(message) from None
