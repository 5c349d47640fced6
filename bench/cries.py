"""How well a crisis is heard in cries that were not learnt from: by the rules, by what was learnt, by both together.

Each fifth of `dialogs/crisis/said/` is heard by an ear that learnt from the other four. Run as a module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.crossed import PARTS, part_of
from bench.judged import ROOT
from bench.table import Row, show
from bot.app import CRIES, dangers, read_said
from bot.config import read_config
from bot.dialogs.read import read_flows
from bot.source import Problems
from bot.understanding.alarm import Alarm
from bot.understanding.crisis import Rules
from bot.understanding.crisis_read import beside_needs, read_cries, read_rules
from bot.understanding.needs import NONE, Needs, Phrases, learn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.understanding.crisis import Finding

    Listen = Callable[[str], Finding | None]

DIALOGS = ROOT / "dialogs"


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was meant, and what was heard."""

    kind: str
    finding: Finding | None


def measure() -> Iterator[Row]:
    """A row for each way to listen."""
    city, problems = read_config(ROOT / "bot.toml").city, Problems()
    rules = read_rules(DIALOGS / "crisis", ROOT, city.locales, problems)
    said = read_cries(DIALOGS / CRIES, ROOT, city.locales, problems)
    read = read_flows(DIALOGS, ROOT, problems)
    assert read is not None
    phrases, _ = read_said(ROOT, city, read.flows, problems)
    ears = [_ear(said, number, phrases, dangers(read.flows)) for number in range(PARTS)]
    ways: dict[str, list[Listen]] = {
        "rules alone": [Alarm(rules).heard] * PARTS,
        "what was learnt alone": [Alarm(Rules(), ear).heard for ear in ears],
        "both": [Alarm(rules, ear).heard for ear in ears],
    }
    asked = [(kind, text) for kind, text in said if kind != NONE]
    yield Row(
        f"{len(asked)} cries not learnt from: caught, as such; of {len(list(said)) - len(asked)} others alarm", ""
    )
    for way, listens in ways.items():
        heard = [_Heard(kind.replace("-", "_"), listens[part_of(text)](text)) for kind, text in said]
        yield Row(f"  {way}", _told(heard))
    for kind in said.of:
        heard = [_Heard(kind, ways["both"][part_of(text)](text)) for one, text in said if one == kind]
        yield Row(f"  both, {kind}: heard", f"{sum(one.finding is not None for one in heard)} of {len(heard)}")


def _ear(said: Phrases, number: int, phrases: Phrases, urgent: set[str]) -> Needs:
    """One that has not heard a part of what was said."""
    kept = {
        kind: {locale: [one for one in texts if part_of(one) != number] for locale, texts in by_locale.items()}
        for kind, by_locale in said.of.items()
    }
    return Needs(learn(beside_needs(Phrases(kept), phrases, urgent)), said.of)


def _told(heard: list[_Heard]) -> str:
    real = [one for one in heard if one.kind != NONE]
    others = [one for one in heard if one.kind == NONE]
    caught = sum(one.finding is not None for one in real) / len(real)
    right = sum(one.finding is not None and one.finding.kind == one.kind for one in real) / len(real)
    false = sum(one.finding is not None for one in others) / len(others)
    return f"{caught:6.1%} {right:6.1%} {false:6.1%}"


if __name__ == "__main__":
    show(list(measure()))
