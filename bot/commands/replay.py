"""Tell what would go out for the raw webhook bodies of a messenger; with --time, how fast."""

from __future__ import annotations

import gc
import sys
from array import array
from dataclasses import replace
from time import perf_counter_ns
from typing import TYPE_CHECKING

import msgspec

from bot.app import load_world
from bot.channels.once import Once
from bot.channels.posted import LONGEST_BODY
from bot.channels.telegram import talk as telegram
from bot.channels.telegram import webhook as telegram_webhook
from bot.channels.telegram.updates import read_update
from bot.channels.viber import talk as viber
from bot.channels.viber import webhook as viber_webhook
from bot.channels.viber.events import Kind, read_event
from bot.commands.common import add_at, clock_at
from bot.engine.answers import Answers
from bot.log import setup

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from datetime import datetime

    from bot.channels.calls import Call
    from bot.config import Config

NAME = "example_bot"
"""Stands in links where the city's settings name no bot."""
TIME = (
    "tell on stderr, when the input ends, how long a body took to become bytes, in microseconds, "
    "and how many that makes a second: p50=… p99=… mean=… per_s=…"
)


def add(parser: argparse.ArgumentParser) -> None:
    """Options of `svetilka replay`."""
    parser.epilog = (
        "One body a line on stdin; for each, the calls that would go out, as one line of JSON; [] for silence, "
        "also where a line is no update, or what answered it before was more than a response."
    )
    parser.add_argument("messenger", choices=sorted(REPLAYS), help="whose bodies these are")
    add_at(parser)
    parser.add_argument("--time", action="store_true", help=TIME)


def run(args: argparse.Namespace) -> int:
    """Answer until the input ends."""
    config, world = load_world(args.config)
    clock = clock_at(args.at, config.city.zone)
    answer = REPLAYS[args.messenger](Answers(world), _named(config))
    taken = array("q")
    setup()
    gc.collect()
    gc.freeze()
    for body in sys.stdin.buffer:
        begun = perf_counter_ns()
        line = written(answer(body, clock()))
        taken.append(perf_counter_ns() - begun)
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    if args.time and taken:
        sys.stderr.write(figures(taken) + "\n")
    return 0


def written(calls: list[Call]) -> bytes:
    """Calls as one line of JSON: `[{"method": "sendMessage", "chat_id": 7, …}]`."""
    return msgspec.json.encode([{"method": call.method, **call.params} for call in calls])


def figures(taken: array[int]) -> str:
    """Nanoseconds as `p50=12.3 p99=45.6 mean=15.0 per_s=66667`: microseconds, and bodies a second."""
    ordered = sorted(taken)
    p50, p99 = (ordered[len(ordered) * part // 100] / 1000 for part in (50, 99))
    mean = sum(ordered) / len(ordered) / 1000
    return f"p50={p50:.1f} p99={p99:.1f} mean={mean:.1f} per_s={1e6 / mean:.0f}"


def _named(config: Config) -> Config:
    return replace(
        config,
        telegram=replace(config.telegram, name=config.telegram.name or NAME),
        viber=replace(config.viber, name=config.viber.name or NAME),
    )


def _telegram(answers: Answers, config: Config) -> Callable[[bytes, datetime], list[Call]]:
    talk, once = telegram.Talk(answers, config), Once(telegram_webhook.REMEMBERED)

    def answer(body: bytes, now: datetime) -> list[Call]:
        update = read_update(body) if len(body) <= LONGEST_BODY else None
        if update is None or not once.first(update.update_id):
            return []
        return talk.answer(update, now)

    return answer


def _viber(answers: Answers, config: Config) -> Callable[[bytes, datetime], list[Call]]:
    talk, once = viber.Talk(answers, config), Once(viber_webhook.REMEMBERED)

    def answer(body: bytes, now: datetime) -> list[Call]:
        event = read_event(body) if len(body) <= LONGEST_BODY else None
        if event is None or (event.kind is not Kind.STARTED and event.token and not once.first(event.token)):
            return []  # what is answered inside the response is answered whenever it is asked for
        return talk.answer(event, now)

    return answer


REPLAYS = {"telegram": _telegram, "viber": _viber}
"""What answers a body, once, as the webhook of its messenger does."""
