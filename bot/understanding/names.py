"""Finds organizations and needs by their names in a typed text, slips and missing č š ž forgiven.

A phrase scores by how much of it stands in the text, and the text by how much of it the phrase explains; in both, rare
words count more (inverse document frequency, squared). Nothing is learnt and nothing is kept.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from bot.letters import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

__all__ = ["Guess", "Names", "Phrase", "fold", "words"]

LONGEST = 4096
"""Characters of a text that are read."""
MOST_WORDS = 40
"""Words of a text that are compared: a need is said early, and time must be bounded."""
SLIP = 76.0
"""Likeness from which a word counts as a misspelt or inflected form of another, 0 to 100."""
WHOLE = 4
"""Letters up to which a word is not the beginning of another: "prav" is not "pravo"."""
SHORT = 3
"""Words up to so many letters must be written right."""
PARTICLE = 2
"""Words up to so many letters ("i", "na", "of") say nothing beside longer ones."""
TELLING = 4
"""Words of more letters tell what is meant; those of so many do when they are written right ("Šent", not "sent")."""
SURELY = 0.8
"""Likeness from which a telling word was meant, 0 to 1."""
MOSTLY = 0.5
"""Share of a text from which what a word explains is what the text is about, 0 to 1."""
COVERED = 0.85
"""What of a score is for the phrase that was said; the rest is for the text that is explained."""

_WORD = re.compile(r"[^\W_]+")
_Kept = TypeVar("_Kept")


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text[:LONGEST]))


class Phrase(NamedTuple):
    """Words that lead to a target. `weight`, 0 to 1, is the most they score: a title more than a label of a button."""

    text: str
    target: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A target a text may have named; `score` is 0 to 1, and so is the `share` of the text that its name explains."""

    target: str
    score: float
    share: float = 1.0


class Names:
    """An index of phrases, each leading to a target."""

    def __init__(self, phrases: Iterable[tuple[str, str] | tuple[str, str, float]], idle: Collection[str] = ()) -> None:
        """`phrases` are as `Phrase`, the weight left out where it is 1; a target may have many.

        `idle` words, such as "where is", say nothing beside others.
        """
        known = [Phrase(*phrase) for phrase in phrases]
        self._idle = frozenset(idle)
        self._phrases = [(self._significant(phrase.text), phrase) for phrase in known]
        self._spellings = {spelling for phrase in known for spelling in _spellings(phrase.text)}
        distinct = {phrase for phrase, _ in self._phrases}
        counts = Counter(word for phrase in distinct for word in phrase)
        self._weights: Mapping[str, float] = {word: _rarity(len(distinct), count) for word, count in counts.items()}
        self._unknown = _rarity(len(distinct), 1)
        self._vocabulary = _grouped((word[0], word) for word in self._weights)
        self._holding = _grouped((word, place) for place, (phrase, _) in enumerate(self._phrases) for word in phrase)

    def guess(self, text: str, limit: int = 5) -> list[Guess]:
        """The likeliest targets, best first, each once; of equal ones first the one that more phrases lead to."""
        heard = self._listen(text)
        best: dict[str, tuple[float, float]] = {}
        all_told: Counter[str] = Counter()
        for place in sorted({place for known in heard.likeness for place in self._holding.get(known, ())}):
            phrase, (_, target, weight) = self._phrases[place]
            covered, share = self._score(phrase, heard)
            if score := round(weight * (COVERED * covered + (1 - COVERED) * share), 3):
                best[target] = max(best.get(target, (0.0, 0.0)), (score, share))
                all_told[target] += round(1000 * score)
        ranked = sorted(best, key=lambda target: (-best[target][0], -all_told[target]))
        return [Guess(target, *best[target]) for target in ranked[:limit]]

    def _significant(self, text: str) -> tuple[str, ...]:
        """Each word once, without idle ones and particles; a text that is nothing else ("AA") keeps them."""
        each = tuple(dict.fromkeys(words(text)))
        return tuple(word for word in each if len(word) > PARTICLE and word not in self._idle) or each

    def _listen(self, text: str) -> _Heard:
        said = self._significant(text)[:MOST_WORDS]
        heard: dict[str, float] = {}
        explained: dict[str, set[str]] = {}
        for word in said:
            for known, likeness in self._alike(word):
                heard[known] = max(heard.get(known, 0.0), likeness)
                explained.setdefault(known, set()).add(word)
        right = {fold(spelling) for spelling in _spellings(text) & self._spellings}
        return _Heard({word: self._weights.get(word, self._unknown) for word in said}, heard, explained, right)

    def _alike(self, word: str) -> list[tuple[str, float]]:
        """The known words that a word may be, with their likeness: a slip is forgiven, but not in the first letter."""
        if len(word) <= SHORT:
            return [(word, 1.0)] if word in self._weights else []
        begin_alike = self._vocabulary.get(word[0], ())
        found = process.extract(word, begin_alike, scorer=fuzz.ratio, score_cutoff=SLIP, limit=8)
        return [(known, likeness / 100) for known, likeness, _ in found if self._may_mean(word, known)]

    def _may_mean(self, word: str, known: str) -> bool:
        """A word that is known itself is no slip of another ("pills" of "bills"), only perhaps another form of it."""
        if known == word:
            return True
        alike = word not in self._weights or known[:SHORT] == word[:SHORT]
        return alike and len(known) > SHORT and not (len(word) <= WHOLE and known.startswith(word))

    def _score(self, phrase: Sequence[str], heard: _Heard) -> tuple[float, float]:
        """How much of a phrase is heard, and how much of the text it explains; nothing where it is not meant."""
        found = [word for word in phrase if word in heard.likeness]
        whole = sum(self._weights[word] for word in phrase)
        covered = sum(self._weights[word] * heard.likeness[word] for word in found) / whole
        share = heard.share(found)
        if not (share >= MOSTLY or any(heard.tells(word, alone=len(phrase) == 1) for word in found)):
            return 0.0, 0.0
        return covered, share


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was heard in a text.

    `said` are the weights of its words, `likeness` and `explained` lead from a known word to how well it was written
    and by which words, `right` are the known words written letter for letter.
    """

    said: Mapping[str, float]
    likeness: Mapping[str, float]
    explained: Mapping[str, set[str]]
    right: set[str]

    def share(self, found: Iterable[str]) -> float:
        """How much of the text these known words explain, 0 to 1."""
        by = set().union(*(self.explained[word] for word in found))
        return sum(self.said[word] for word in by) / sum(self.said.values())

    def tells(self, word: str, *, alone: bool) -> bool:
        """Whether a known word is enough to take its phrase for meant; a short one is where it stands `alone` in it."""
        if len(word) > TELLING:
            return self.likeness[word] >= SURELY
        return word in self.right and (alone or len(word) == TELLING)


def _grouped(pairs: Iterable[tuple[str, _Kept]]) -> Mapping[str, Sequence[_Kept]]:
    groups: dict[str, list[_Kept]] = {}
    for key, kept in pairs:
        groups.setdefault(key, []).append(kept)
    return groups


def _spellings(text: str) -> set[str]:
    return set(_WORD.findall(text[:LONGEST].casefold()))


def _rarity(total: int, count: int) -> float:
    return float((math.log((total + 1) / count) + 0.1) ** 2)
