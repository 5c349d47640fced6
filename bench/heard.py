"""How well all of `Understanding.of` does on the development sets, how fast it is, and what it adds to a process."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections import Counter
from random import Random
from statistics import median
from string import ascii_lowercase
from time import process_time
from typing import TYPE_CHECKING

from bench.judged import (
    ROOT,
    RUNS,
    SETS,
    UNKNOWN,
    UNSEEN,
    crises,
    judge,
    languages,
    milliseconds,
    needs,
    scope,
    styles,
)
from bench.processes import python, resident, told
from bench.table import Row
from bot.app import load_world, read_understanding
from bot.config import read_config
from bot.dialogs.read import read_flows
from bot.dialogs.sentences import sentences
from bot.engine.world import make_world
from bot.knowledge.read import read_directory
from bot.locales.tongue import load_tongues
from bot.source import Problems
from bot.understanding.understood import AHEAD, SURE, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.understanding.understood import Understanding, Understood

LONGEST = 4096
ALONE = 40
"""How often a text is timed that stands for all of its kind."""
NONE = "none"
ABOUT_US = {Kind.ABOUT, Kind.ABUSE}
"""What the set calls unknown and we answer all the same."""


def measure() -> Iterator[Row]:
    """Everything."""
    ours = listening()
    yield from _unseen(ours)
    yield from _needs(ours)
    yield from _by_style(ours)
    yield from _crises(ours)
    yield from _scope(ours)
    yield from _cost(ours)


def brief() -> Iterator[Row]:
    """The same, without what is of interest to nobody but who changes the phrases."""
    ours = listening()
    yield from _unseen(ours)
    yield from _needs(ours)
    yield from _alarms(ours)
    yield from _cost(ours)


def listening() -> Understanding:
    """That of the city."""
    _, world = load_world(ROOT / "bot.toml")
    return world.understanding


def _unseen(ours: Understanding) -> Iterator[Row]:
    """What strangers type: the figures that count."""
    judged = judge(needs(folder=UNSEEN), lambda text: _ids(ours.of(text)))
    yield Row(f"unseen: {judged.asked} texts with a need: first, among three", f"{judged}", ">= 90 %, 97 %")
    yield from _alarms(ours, UNSEEN, "unseen: ")
    others = [ours.of(text) for _, text in scope(UNSEEN)]
    silent = sum(not one.needs for one in others)
    yield Row(f"unseen: {len(others)} texts that are no need: none told", _share(silent, len(others)), ">= 90 %")


def _needs(ours: Understanding) -> Iterator[Row]:
    said = [(meant, ours.of(text)) for meant, text in needs()]
    judged = judge(needs(), lambda text: _ids(ours.of(text)))
    clear = [meant == one.needs[0].id for meant, one in said if _is_shown_at_once(one)]
    yield Row(f"{judged.asked} texts with a need: it comes first, is among three", f"{judged}", ">= 93 %, 97 %")
    yield Row("  shown at once, and right then", f"{_share(len(clear), len(said))} {_share(sum(clear), len(clear))}")
    yield Row("  nothing understood", _share(sum(not one.needs for _, one in said), len(said)))


def _by_style(ours: Understanding) -> Iterator[Row]:
    for style in styles():
        judged = judge(needs(style), lambda text: _ids(ours.of(text)))
        yield Row(f"  {style} ({judged.asked})", str(judged))


def _crises(ours: Understanding) -> Iterator[Row]:
    """The rules were first tuned on this set: it says that they do what was wanted, not what they do elsewhere."""
    yield from _alarms(ours)
    heard: dict[str, Counter[str]] = {kind: Counter() for kind, _ in crises()}
    for kind, text in crises():
        crisis = ours.of(text).crisis
        heard[kind][NONE if crisis is None else crisis.kind] += 1
    for kind, found in heard.items():
        others = ", ".join(f"{count} {other}" for other, count in sorted(found.items()) if other != kind)
        yield Row(f"  {kind} ({found.total()}): heard as such", f"{found[kind]}", others and f"else {others}")


def _alarms(ours: Understanding, folder: Path = SETS, name: str = "") -> Iterator[Row]:
    found = [(kind, ours.of(text).crisis) for kind, text in crises(folder)]
    real = [crisis for kind, crisis in found if kind != NONE]
    false = [crisis for kind, crisis in found if kind == NONE]
    heard, sure = sum(crisis is not None for crisis in real), sum(crisis is not None and crisis.sure for crisis in real)
    wrong, alarmed = sum(crisis is not None for crisis in false), sum(bool(crisis and crisis.sure) for crisis in false)
    yield Row(f"{name}{len(real)} crises: heard, sure", f"{_share(heard, len(real))} {_share(sure, len(real))}")
    yield Row(
        f"{name}{len(false)} that only sound so: heard, sure",
        f"{_share(wrong, len(false))} {_share(alarmed, len(false))}",
    )


def _scope(ours: Understanding) -> Iterator[Row]:
    said = [(kind, ours.of(text)) for kind, text in scope()]
    right = sum(_kind(one) == kind and not one.needs for kind, one in said)
    yield Row(f"{len(said)} texts that are no need: known as what they are", _share(right, len(said)), ">= 93 %")
    for kind in dict.fromkeys(kind for kind, _ in said):
        ones = [_kind(one) for meant, one in said if meant == kind]
        yield Row(f"  {kind}", f"{ones.count(kind)} of {len(ones)}")
    asked = languages()
    told_right = sum(ours.of(text).locale == locale for locale, text in asked)
    yield Row(f"{len(asked)} texts: their language is told", _share(told_right, len(asked)))


def _cost(ours: Understanding) -> Iterator[Row]:
    texts = [text for _, text in [*needs(), *crises(), *scope()]]
    long = " ".join(texts)[:LONGEST]
    yield Row("a typed text, median", f"{milliseconds(ours.of, texts):.2f} ms", "< 1.5 ms")
    yield Row("4,096 characters of typed texts", f"{milliseconds(ours.of, [long], ALONE):.1f} ms", "< 20 ms")
    yield Row("4,096 random letters", f"{milliseconds(ours.of, [_noise()], ALONE):.1f} ms", "< 20 ms")
    seconds, size = _loaded()
    yield Row("understanding: read and put together", f"{seconds:.2f} s", "< 0.5 s")
    yield Row("understanding: in memory", f"{size:.0f} MiB", "< 60 MiB")
    yield Row("load of the machine meanwhile", f"{os.getloadavg()[0]:.1f}")


def _loaded() -> tuple[float, float]:
    """Seconds of the processor at the least, and the MiB by which a process is larger."""
    whole = [told(python("bench.heard", "whole")) for _ in range(RUNS)]
    without = [told(python("bench.heard", "without")) for _ in range(RUNS)]
    larger = median(size for _, size in whole) - median(size for _, size in without)
    return min(seconds for seconds, _ in whole), larger


def _ids(said: Understood) -> Sequence[str]:
    return [need.id for need in said.needs]


def _is_shown_at_once(said: Understood) -> bool:
    """Whether a person is led to the first need without a question; a crisis or two needs are another screen."""
    scores = [*(need.score for need in said.needs), 0.0, 0.0]
    return scores[0] >= SURE and scores[0] - scores[1] >= AHEAD


def _kind(said: Understood) -> str:
    return UNKNOWN if said.kind in ABOUT_US else said.kind.value


def _share(part: int, whole: int) -> str:
    return f"{part / whole:6.1%}"


def _noise() -> str:
    dice = Random(1)  # the same letters every time
    return "".join(dice.choices(ascii_lowercase + "     ", k=LONGEST))


def main() -> None:
    """Print seconds and MiB of a process that holds a city, with all of its understanding or `without`."""
    config, problems = read_config(ROOT / "bot.toml"), Problems()
    city = config.city
    directory = read_directory(ROOT / "knowledge", ROOT, city.zone, city.country, city.locales, problems)
    read = read_flows(ROOT / "dialogs", ROOT, problems)
    assert directory is not None
    assert read is not None
    tongues = load_tongues(ROOT / "locales", city.locales, city.source_locale, sentences(read.flows), problems)
    start, world = process_time(), None
    if sys.argv[1] == "whole":
        reading = read_understanding(ROOT, city, read.flows, problems)
        world = make_world(city, config.facts, read.flows, directory, tongues, reading)
        world.understanding.of("nimam kje spati")
    seconds = process_time() - start
    gc.collect()
    sys.stdout.write(json.dumps([seconds, resident(os.getpid())]) + "\n")


if __name__ == "__main__":
    main()
