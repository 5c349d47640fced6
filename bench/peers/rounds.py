"""Feeds a bot of Python with the updates, a first round to warm up, then those that count, and prints the best.

Seconds are those of the processor: nothing waits here, and what else runs on the machine is not to be measured.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import uvloop

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

FOLDER = Path(sys.argv[1])
DIALOG = json.loads((FOLDER / "dialog.json").read_text())
SCREENS: list[dict[str, Any]] = DIALOG["screens"]
TAPS: list[str] = DIALOG["taps"]
ROUNDS: int = DIALOG["rounds"]
TOKEN = "7000000000:AAbench0000000000000000000000000000"
ME = {"id": 7_000_000_000, "is_bot": True, "first_name": "Bot", "username": "example_bot"}
MESSAGE = {"message_id": 2, "date": 1_795_300_000, "chat": {"id": 1, "type": "private", "first_name": "Ana"}}
RESULTS = {"getme": ME, "sendmessage": MESSAGE}
ANSWERS = {method: json.dumps({"ok": True, "result": result}) for method, result in RESULTS.items()}
"""What the Bot API says; to all else `true`, the least that it may."""
DONE = '{"ok":true,"result":true}'


@dataclass(slots=True)
class Sent:
    """What a round sent: requests, and bytes of their bodies."""

    requests: int = 0
    size: int = 0

    def add(self, size: int) -> None:
        """Count a request."""
        self.requests += 1
        self.size += size


def told(method: str) -> str:
    """The Bot API's answer to a method."""
    return ANSWERS.get(method.lower(), DONE)


def measure(
    feed: Callable[[list[bytes]], Awaitable[None]],
    sent: Sent,
    ready: Callable[[list[bytes]], list[bytes]] = list,
) -> None:
    """Print `{"per_s": …, "requests": …, "size": …}` of the best round. `ready` may change updates, off the clock."""
    uvloop.run(_measure(feed, sent, ready))


async def _measure(
    feed: Callable[[list[bytes]], Awaitable[None]], sent: Sent, ready: Callable[[list[bytes]], list[bytes]]
) -> None:
    updates = (FOLDER / "updates.jsonl").read_bytes().splitlines()
    wave = len(updates) // ROUNDS // len(SCREENS)
    gc.collect()
    gc.freeze()
    times = []
    for start in range(0, len(updates), wave * len(SCREENS)):
        sent.requests = sent.size = 0
        taken = 0.0
        for step in range(len(SCREENS)):
            bodies = ready(updates[start + step * wave : start + (step + 1) * wave])
            begun = process_time()
            await feed(bodies)
            taken += process_time() - begun
        times.append(taken)
    best = {"per_s": len(updates) / ROUNDS / min(times[1:]), "requests": sent.requests, "size": sent.size}
    await asyncio.to_thread(print, json.dumps(best))
