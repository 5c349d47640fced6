"""Across the phrases: each fifth is understood from the other four, so that none was seen before.

And the development set, understood without the phrases that resemble it: who wrote those had perhaps read it.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING
from zlib import crc32

from bench.judged import Judged, judge, needs, phrases, styles
from bench.table import Row
from bot.understanding.needs import NONE, Needs, Phrases, learn
from bot.understanding.needs.features import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = 5
SHOWN = 15
ALIKE = 4
"""A phrase that shares so many words in a row with a text resembles it."""


def measure() -> Iterator[Row]:
    """How often the need of a phrase was right, by language, and which are taken for each other."""
    said = phrases()
    with ProcessPoolExecutor(max_workers=2) as workers:
        found = list(workers.map(_part, [said] * PARTS, range(PARTS)))
    for locale in said.texts:
        yield Row(f"phrases in {locale}: first, among three", str(_sum([part[locale] for part in found])))
    whole = _sum([judged for part in found for judged in part.values()])
    yield Row("all phrases: first, among three", str(whole))
    pairs: Counter[tuple[str, str]] = Counter()
    for (meant, first), count in whole.confused.items():
        pairs[min(meant, first), max(meant, first)] += count
    for (one, other), count in pairs.most_common(SHOWN):
        there, back = whole.confused[one, other], whole.confused[other, one]
        yield Row(f"{one} and {other} taken for each other", f"{count} ({there} + {back})")
    yield from _apart(said)


def _apart(said: Phrases) -> Iterator[Row]:
    """The development set, and what it is without the phrases that resemble one of its texts."""
    texts = [text for _, text in needs()]
    met, whole = set().union(*map(_runs, texts)), {words_of(text) for text in texts}
    kept = {
        need: {
            locale: [one for one in those if met.isdisjoint(_runs(one)) and words_of(one) not in whole]
            for locale, those in by_locale.items()
        }
        for need, by_locale in said.of.items()
    }
    apart = Phrases(kept)
    ours = Needs(learn(apart), said.of)
    left = len(list(said)) - len(list(apart))
    yield Row(f"without {left:,} phrases that resemble the development set, the set: first, among three", "")
    for style in ("", *styles()):
        judged = judge(needs(style), lambda text: [need.id for need in ours.rank(text)])
        yield Row(f"  {style or 'all'} ({judged.asked})", str(judged))


def _part(said: Phrases, number: int) -> dict[str, Judged]:
    """One part, understood from the others; small talk teaches, but is not asked."""
    kept = {
        need: {locale: [one for one in texts if part_of(one) != number] for locale, texts in by_locale.items()}
        for need, by_locale in said.of.items()
    }
    needs = Needs(learn(Phrases(kept)), said.of)
    asked: dict[str, list[tuple[str, str]]] = {}
    for need, by_locale in said.of.items():
        for locale, texts in by_locale.items() if need != NONE else ():
            asked.setdefault(locale, []).extend((need, one) for one in texts if part_of(one) == number)
    return {
        locale: judge(pairs, lambda text: [need.id for need in needs.rank(text)]) for locale, pairs in asked.items()
    }


def part_of(phrase: str) -> int:
    """The fifth that a phrase is in, the same in every run."""
    return crc32(phrase.encode()) % PARTS


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {words[start : start + ALIKE] for start in range(len(words) - ALIKE + 1)}


def _sum(parts: list[Judged]) -> Judged:
    whole = Judged()
    for part in parts:
        whole.asked += part.asked
        whole.first += part.first
        whole.among += part.among
        whole.confused += part.confused
    return whole
