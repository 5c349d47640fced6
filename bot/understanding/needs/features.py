"""What a text is seen as: the letters of its words, how its words begin, and which beginnings follow each other.

Pieces of words forgive slips, endings and missing č š ž; the beginning of a word stands for all its forms, and keeps
what negates it ("nimam" is not "imam").
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.text import both_ends, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST_WORDS = 150
"""Words of a text that are read: time must be bounded."""
LONGEST_WORD = 14
"""Letters of a word that are read."""
SHORTEST, LONGEST = 3, 5
"""Letters of a piece of a word; a blank on either side of the word counts as one."""
BEGINNING = 4
"""Letters of the beginning of a word."""

_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Features(NamedTuple):
    """The features of a text, each once, in the order of its words."""

    pieces: Collection[str]
    beginnings: Collection[str]
    pairs: Collection[str]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words that are read, none drawn out: "hvalaaa" is "hvala"."""
    said = [word[:LONGEST_WORD] for word in both_ends(tokens(text), MOST_WORDS)]
    return tuple(_DRAWN_OUT.sub(r"\1", " ".join(said)).split())


def features_of(words: Sequence[str]) -> Features:
    """Pieces such as " nim", beginnings such as "=nima" and pairs such as "nima kje"."""
    pieces = chain.from_iterable(map(_pieces, words))
    pairs = (_pair(one, other) for one, other in pairwise(words))
    return Features(*(dict.fromkeys(group) for group in (pieces, map(_beginning, words), pairs)))


def places_of(words: Sequence[str]) -> tuple[Mapping[str, Sequence[int]], ...]:
    """The same groups of features, each feature with the places of the words that have it."""
    pieces: dict[str, list[int]] = defaultdict(list)
    beginnings: dict[str, list[int]] = defaultdict(list)
    pairs: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for piece in _pieces(word):
            pieces[piece].append(place)
        beginnings[_beginning(word)].append(place)
    for place, (one, other) in enumerate(pairwise(words)):
        pairs[_pair(one, other)] += (place, place + 1)
    return pieces, beginnings, pairs


def _beginning(word: str) -> str:
    return "=" + word[:BEGINNING]


def _pair(one: str, other: str) -> str:
    return f"{one[:BEGINNING]} {other[:BEGINNING]}"


def _pieces(word: str) -> list[str]:
    word = f" {word} "
    return [
        word[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(word) - length + 1)
    ]
