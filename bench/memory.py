"""What a hundred thousand people leave behind in memory: resident MiB after the first of them, and after the last.

Run as a process of its own, once with `talk` (what answers) and once with `webhook` (and what carries the answers).
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.dialog import FIRST_CHAT, LENGTH, dialog
from bench.posted import SCOPE, TOKEN, received
from bench.processes import python, resident, told
from bench.table import Row
from bot.app import load_world
from bot.channels.calls import DONE
from bot.channels.lanes import Lanes
from bot.channels.pace import Pace
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.setup import secret
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import read_update
from bot.channels.telegram.webhook import Webhook
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from bench.dialog import Dialog
    from bot.channels.calls import Call, Outcome

FIRST, CHATS = 5_000, 100_000
PARTS = {"talk": "what answers", "webhook": "webhook and lanes"}


def measure() -> Iterator[Row]:
    """Two rows."""
    for part, what in PARTS.items():
        first, last = told(python("bench.memory", part))
        measured = f"{first:.1f}, {last:.1f} MiB"
        yield Row(f"Telegram, {what}: resident after {FIRST} chats, after {CHATS}", measured, "flat")


def main() -> None:
    """Print `[first, last]`."""
    config, world = load_world(Path("bot.toml"))
    config = replace(config, telegram=replace(config.telegram, token=TOKEN, name="example_bot"))
    answers = Answers(world)
    talked, talk = dialog(answers, config), Talk(answers, config)
    take = {"talk": _talk, "webhook": _webhook}[sys.argv[1]](talk)
    sys.stdout.write(json.dumps(asyncio.run(_feed(talked, take))) + "\n")


async def _feed(talked: Dialog, take: Callable[[bytes], Awaitable[None]]) -> list[float]:
    """Each update comes from another chat."""
    sizes = []
    for number in range(CHATS + 1):
        if number in {FIRST, CHATS}:
            gc.collect()
            sizes.append(resident(os.getpid()))
        await take(talked.update(number % LENGTH, FIRST_CHAT + number, number + 1))
    return sizes


def _talk(talk: Talk) -> Callable[[bytes], Awaitable[None]]:
    async def take(body: bytes) -> None:
        update = read_update(body)
        assert update is not None
        assert talk.answer(update, datetime.now(UTC))

    return take


def _webhook(talk: Talk) -> Callable[[bytes], Awaitable[None]]:
    """With the real pace: for it, a second passes at every look at the clock."""
    seconds = count()

    async def carry(_: Call) -> Outcome:
        return DONE

    async def send(_: dict[str, Any]) -> None:
        pass

    lanes = Lanes(carry, Pace(), lambda: float(next(seconds)))
    webhook = Webhook(Desk(talk.answer, lambda: datetime.now(UTC)), lanes, secret(TOKEN))

    async def take(body: bytes) -> None:
        await webhook(dict(SCOPE), received(body), send)  # type: ignore[arg-type]  # messages are dicts here

    return take


if __name__ == "__main__":
    main()
