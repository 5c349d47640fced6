"""Which of a city's languages a text is written in: each word speaks for the languages in which it is usual.

Learnt from texts of the city itself, so no language is known to the code. A word that is not in them speaks by its
letters, three by three, with its beginning and end ("<ne", "am>"); letters with a mark ("š") speak for themselves.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bot.letters import fold
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Weights = tuple[float, ...]
    """How much something speaks for each language, as logarithms around 0."""

MOST_TEXTS = 6000
"""Texts of a language that are learnt from, evenly chosen: more tell nothing new and take time."""
MOST_WORDS = 40
"""Words of a text that are looked at."""
CLEAR = 0.8
"""Sureness from which a language counts as clear, 0 to 1."""
KNOWN = 6
"""Of so many words at least one must be usual in the language; a text without any is in none of them."""
DOUBT = 0.5
"""What is added to each count, so that what was not seen is not impossible."""
LETTERS = 2.0
"""The most that the letters of an unknown word speak for a language."""
OFTEN = 5
"""So many times at most the letters of a word are counted: how words are built counts, not which are usual."""

_WORD = re.compile(r"[^\W\d_]+")
_UNHEARD = {ord(sign): None for sign in "'’"}


class Spoken(NamedTuple):
    """A language of the city, None when that is not clear; `sureness` is 0 to 1, that of the best one."""

    locale: str | None
    sureness: float


class Languages:
    """What is usual in each language."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        """`texts` are by locale."""
        typed = {locale: _words(_some(those)) for locale, those in texts.items()}
        words = {locale: _folded(counted) for locale, counted in typed.items()}
        self._locales = tuple(texts)
        self._words = _weights(words)
        self._letters = _weights({locale: _letters_of(counted) for locale, counted in words.items()})
        self._marked = _weights({locale: _marked_of(counted) for locale, counted in typed.items()}, words)

    def spoken(self, text: str) -> Spoken:
        """The language of a text."""
        said = [word for word in islice(tokens(text), MOST_WORDS) if not word.isdigit()]
        known = sum(word in self._words for word in said)
        weights = [self._words.get(word) or self._by_letters(word) for word in said]
        if not weights:
            return Spoken(None, 0.0)
        weights += (self._marked[letter] for letter in set(text.casefold()) if letter in self._marked)
        locale, sureness = self._likeliest([sum(each) for each in zip(*weights, strict=True)])
        foreign = known * KNOWN < len(said)
        return Spoken(None if foreign or sureness < CLEAR else locale, sureness)

    def _by_letters(self, word: str) -> Weights:
        found = [self._letters[letters] for letters in _threes(word) if letters in self._letters]
        if not found:
            return (0.0,) * len(self._locales)
        root = math.sqrt(len(found))
        return tuple(max(-LETTERS, min(LETTERS, sum(each) / root)) for each in zip(*found, strict=True))

    def _likeliest(self, weights: Sequence[float]) -> tuple[str, float]:
        best = max(weights)
        chances = [math.exp(weight - best) for weight in weights]
        return self._locales[weights.index(best)], 1 / sum(chances)


def _some(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: -(-len(texts) // MOST_TEXTS) or 1]


def _words(texts: Sequence[str]) -> Counter[str]:
    """The words as they are typed, but for case; "don't" is "dont"."""
    return Counter(_WORD.findall("\n".join(texts).casefold().translate(_UNHEARD)))


def _folded(typed: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, count in typed.items():
        counted[fold(word)] += count
    return counted


def _marked_of(typed: Counter[str]) -> Counter[str]:
    """Letters with a mark, by the words that have them: who writes "š" writes no English."""
    counted: Counter[str] = Counter()
    for word, count in typed.items():
        if not word.isascii():
            counted.update({letter: count for letter in word if not letter.isascii()})
    return counted


def _letters_of(words: Counter[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, count in words.items():
        for letters in _threes(word):
            counted[letters] += min(count, OFTEN)
    return counted


def _threes(word: str) -> list[str]:
    ended = f"<{word}>"
    return [ended[at : at + 3] for at in range(len(ended) - 2)]


def _weights(
    counts: Mapping[str, Counter[str]], among: Mapping[str, Counter[str]] | None = None
) -> Mapping[str, Weights]:
    """How much each thing counted `among` others, or those like it, speaks for each language."""
    all_of = set().union(*counts.values())
    totals = [counted.total() + DOUBT * len(all_of) for counted in (among or counts).values()]
    weights = {}
    for one in all_of:
        logs = [
            math.log((counted[one] + DOUBT) / total) for counted, total in zip(counts.values(), totals, strict=True)
        ]
        middle = sum(logs) / len(logs)
        weights[one] = tuple(log - middle for log in logs)
    return weights
