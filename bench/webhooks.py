"""Telegram over HTTP: webhook servers with the same dialog, between the same load and the same Bot API on loopback."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.dialog import dialog
from bench.posted import TOKEN
from bench.processes import BESIDE, free_port, python, running, told
from bench.table import Row
from bot.app import load_world
from bot.channels.telegram.setup import PATH, secret
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterator

CHATS = 1_000
"""In each round."""
SERVERS = {
    "ours, with no pace to keep": "bench.unpaced",
    "aiogram FSM, its aiohttp handler": "bench.peers.aiogram_server",
    "python-telegram-bot ConversationHandler, Starlette": "bench.peers.ptb_server",
}


def measure() -> Iterator[Row]:
    """All rows, as they come."""
    config, world = load_world(Path("bot.toml"))
    with TemporaryDirectory() as name:
        dialog(Answers(world), config).write(Path(name), CHATS)
        yield Row("Telegram over HTTP on loopback: updates a second by the clock / of the server's processor", "")
        found = {server: _rate(module, name) for server, module in SERVERS.items()}
        best = max((rate for rate in found.values() if rate), key=lambda rate: rate[1], default=None)
        for server, rate in found.items():
            fastest = "the fastest" if rate and rate is best else ""
            yield Row(f"  {server}", f"{rate[0]:.0f} / {rate[1]:.0f}" if rate else "not measured", fastest)


def _rate(module: str, folder: str) -> tuple[float, float] | None:
    """By the clock, and by the processor's; None if it cannot be measured here."""
    port, api_port = free_port(), free_port()
    api = running(python("bench.bot_api", str(api_port)), api_port, BESIDE)
    server = running(python(module, folder, str(port), str(api_port)), port)
    try:
        with api, server as pid:
            asked = python("bench.load", folder, str(port), str(api_port), str(pid), PATH, secret(TOKEN))
            rate = told(asked, BESIDE)
    except (CalledProcessError, RuntimeError):
        return None
    return rate["per_s"], rate["per_cpu_s"]
