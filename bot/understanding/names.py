"""Finds organizations and needs by their names in a typed text, slips and missing č š ž forgiven.

A phrase scores by how much of it stands in the text, rare words counting more (inverse document frequency), and the
text by how much of it the phrase explains. Nothing is learnt and nothing is kept.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 4096
"""Characters of a text that are read."""
MOST_WORDS = 40
"""Words of a text that are compared: a need is said early, and time must be bounded."""
SLIP = 76.0
"""Likeness from which a word counts as a misspelt or inflected form of another, 0 to 100."""
SHORT = 3
"""Words up to so many letters must be written right."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents: "Škofja Loka" is "skofja loka", "đ" is "d"."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].lower()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Guess:
    """A target a text may have named; `score` is 0 to 1."""

    target: str
    score: float


class Names:
    """An index of phrases, each leading to a target."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """`phrases` are pairs of a phrase and its target; a target may have many."""
        self._phrases = [(tuple(dict.fromkeys(words(phrase))), target) for phrase, target in phrases]
        counts = Counter(word for phrase, _ in self._phrases for word in phrase)
        total = len(self._phrases) + 1
        self._weights: Mapping[str, float] = {word: math.log(total / count) + 0.1 for word, count in counts.items()}
        self._vocabulary = list(self._weights)

    def guess(self, text: str, limit: int = 5) -> list[Guess]:
        """The likeliest targets, best first, each once."""
        said = list(dict.fromkeys(words(text)))[:MOST_WORDS]
        heard: dict[str, float] = {}
        explained: dict[str, set[str]] = {}
        for word in said:
            for known, likeness in self._alike(word):
                heard[known] = max(heard.get(known, 0.0), likeness)
                explained.setdefault(known, set()).add(word)
        best: dict[str, float] = {}
        for phrase, target in self._phrases:
            score = self._score(phrase, heard, explained, len(said))
            if score > best.get(target, 0.0):
                best[target] = score
        ranked = sorted(best.items(), key=lambda pair: -pair[1])
        return [Guess(target, round(score, 3)) for target, score in ranked[:limit]]

    def _alike(self, word: str) -> list[tuple[str, float]]:
        if len(word) <= SHORT:
            return [(word, 1.0)] if word in self._weights else []
        found = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=SLIP, limit=8)
        return [(known, likeness / 100) for known, likeness, _ in found if len(known) > SHORT or known == word]

    def _score(
        self, phrase: tuple[str, ...], heard: Mapping[str, float], explained: Mapping[str, set[str]], said: int
    ) -> float:
        if not said or not any(word in heard for word in phrase):
            return 0.0
        whole = sum(self._weights[word] for word in phrase)
        covered = sum(self._weights[word] * heard.get(word, 0.0) for word in phrase) / whole
        share = len(set().union(*(explained.get(word, set()) for word in phrase))) / said
        return 0.85 * covered + 0.15 * share
