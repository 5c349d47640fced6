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
    from collections.abc import Collection, Iterable, Mapping, Sequence

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

RARE = 1e-4
"""Share of all letters from which one is a letter of the city's languages."""
UNKNOWN = "und"
"""The code of a language that is not known (ISO 639-2)."""
FEW = 1 / 3
"""Share of the words of a text that must be usual in a foreign language."""

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
        self._script = _script(words.values())
        self._marked = _weights({locale: _marked_of(counted) for locale, counted in typed.items()}, words)

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the texts that were learnt from."""
        return word in self._words

    def writes(self, word: str) -> bool:
        """Whether a folded word begins with a letter that is usual here: not a Cyrillic one where Latin is written."""
        return word[0] in self._script

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


class Foreign:
    """Which other language a text is written in: by its letters, and by the usual words of languages."""

    def __init__(self, usual: Mapping[str, Collection[str]], own: Languages) -> None:
        """`usual` are folded words by the code of a language; some may be words of the city's `own` too."""
        self._usual = usual
        self._own = own

    def spoken(self, text: str) -> str | None:
        """The code of a language that is none of the city's, `UNKNOWN` where only the letters tell; else None."""
        said = [word for word in islice(tokens(text), MOST_WORDS) if not word.isdigit()]
        heard = {code: sum(word in words for word in said) for code, words in self._usual.items()}
        best = max(heard, key=lambda code: heard[code], default=UNKNOWN)
        if sum(not self._own.writes(word) for word in said) > len(said) / 2:
            return best if heard.get(best) else UNKNOWN
        return best if said and heard.get(best) and self._is(best, said) else None

    def _is(self, code: str, said: Sequence[str]) -> bool:
        """Whether more words are usual there than here, and one is unknown here."""
        heard = [word for word in said if word in self._usual[code]]
        if len(set(heard)) == 1 < len(heard):
            return False
        own = sum(self._own.knows(word) and word not in self._usual[code] for word in said)
        return len(heard) > max(own, FEW * len(said)) and not all(map(self._own.knows, heard))


def _script(words: Iterable[Counter[str]]) -> frozenset[str]:
    """The letters that are usual in the words of any language."""
    found = set()
    for counted in words:
        letters = Counter[str]()
        for word, count in counted.items():
            letters.update(dict.fromkeys(word, count))
        found |= {letter for letter, count in letters.items() if count >= RARE * letters.total()}
    return frozenset(found)


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
