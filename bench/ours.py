"""Our own bot of Telegram, from a body's bytes to the bytes of all that goes out, and where the time goes.

What the bot takes for the time is the real one; what is measured are seconds of the processor, as with the peers.
`FOLDER` holds what bench.dialog wrote.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bot.app import load_world
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import read_update
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.channels.calls import Call
    from bot.channels.telegram.updates import Update

Thing = TypeVar("Thing")


def encode(call: Call) -> bytes:
    """A call as its request's body."""
    return msgspec.json.encode({"method": call.method, **call.params})


def main() -> None:
    """Print `{"per_s": …, "requests": …, "size": …, "read": …, "answer": …, "write": …}`: the last in microseconds."""
    folder = Path(sys.argv[1])
    rounds = json.loads((folder / "dialog.json").read_text())["rounds"]
    updates = (folder / "updates.jsonl").read_bytes().splitlines()
    config, world = load_world(Path("bot.toml"))
    talk = Talk(Answers(world), config)
    gc.collect()
    gc.freeze()
    length = len(updates) // rounds
    times = []
    for start in range(0, len(updates), length):
        requests = size = 0
        begun = process_time()
        for body in updates[start : start + length]:
            update = read_update(body)
            assert update is not None
            for call in talk.answer(update, datetime.now(UTC)):
                requests += 1
                size += len(encode(call))
        times.append(process_time() - begun)
    told = {"per_s": length / min(times[1:]), "requests": requests, "size": size}
    sys.stdout.write(json.dumps(told | _shares(talk, updates[-length:])) + "\n")


def _shares(talk: Talk, bodies: Sequence[bytes]) -> dict[str, float]:
    """Microseconds an update of each of the three steps, one after the other for all updates."""
    read: list[Update | None] = []
    calls: list[Call] = []
    return {
        "read": _each(lambda body: read.append(read_update(body)), bodies),
        "answer": _each(lambda update: calls.extend(talk.answer(update, datetime.now(UTC)) if update else ()), read),
        "write": _each(encode, calls) * len(calls) / len(bodies),
    }


def _each(do: Callable[[Thing], object], things: Sequence[Thing]) -> float:
    begun = process_time()
    for thing in things:
        do(thing)
    return (process_time() - begun) / len(things) * 1e6


if __name__ == "__main__":
    main()
