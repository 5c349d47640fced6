"""How long `show` takes, with the real data."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter_ns

from bot.app import load_world
from bot.engine.answers import Answers
from bot.engine.steps import reachable

ROUNDS = 25


@dataclass(frozen=True, slots=True)
class Shown:
    """Medians over every screen a person can reach, in microseconds."""

    same_minute: float
    first: float
    slowest: float
    slowest_token: str


def measure() -> Shown:
    """Show every reachable screen again and again: first in a fresh minute, then once more in the same minute."""
    config, world = load_world(Path("bot.toml"))
    answers = Answers(world)
    tokens = [world.codec.encode(state) for state in reachable(world, config.city.source_locale)]
    start = datetime(2026, 12, 24, 23, 10, tzinfo=config.city.zone)
    firsts: dict[str, list[float]] = {token: [] for token in tokens}
    again: list[float] = []
    for minute in range(ROUNDS):
        now = start + timedelta(minutes=minute * 37)
        for token in tokens:
            firsts[token].append(_timed(answers, token, now))
            again.append(_timed(answers, token, now))
    medians = {token: statistics.median(times) for token, times in firsts.items()}
    slowest = max(medians, key=lambda token: medians[token])
    return Shown(statistics.median(again), statistics.median(medians.values()), medians[slowest], slowest)


def _timed(answers: Answers, token: str, now: datetime) -> float:
    begun = perf_counter_ns()
    answers.show(token, now)
    return (perf_counter_ns() - begun) / 1000
