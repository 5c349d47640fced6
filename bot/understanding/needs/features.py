"""What a text is seen as: the letters of its words, how its words begin, and which beginnings follow each other.

Pieces of words forgive slips, endings and missing č š ž; the beginning of a word stands for all its forms, and keeps
what negates it ("nimam" is not "imam").
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_WORDS = 400
"""Words of a text that are read: time must be bounded, and what is needed is said before."""
MOST_LETTERS = 2400
"""Letters and blanks of these: a text of long words would take as long as one of twice as many."""
SHORTEST, LONGEST = 3, 5
"""Letters of a piece of a word; a blank on either side of the word counts as one."""
BEGINNING = 4
"""Letters of the beginning of a word."""

_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Features(NamedTuple):
    """The features of a text, each with the places of the words that have it."""

    pieces: Mapping[str, Sequence[int]]
    beginnings: Mapping[str, Sequence[int]]
    pairs: Mapping[str, Sequence[int]]


def words_of(text: str) -> tuple[str, ...]:
    """The folded words that are read, none drawn out: "hvalaaa" is "hvala"."""
    return tuple(_DRAWN_OUT.sub(r"\1", " ".join(tokens(text)[:MOST_WORDS])[:MOST_LETTERS]).split())


def features_of(words: Sequence[str]) -> Features:
    """Pieces such as " nim", beginnings such as "=nima" and pairs such as "nima kje"."""
    pieces: dict[str, list[int]] = defaultdict(list)
    beginnings: dict[str, list[int]] = defaultdict(list)
    pairs: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for piece in _pieces(word):
            pieces[piece].append(place)
        beginnings["=" + word[:BEGINNING]].append(place)
    for place, (one, other) in enumerate(pairwise(words)):
        pairs[f"{one[:BEGINNING]} {other[:BEGINNING]}"] += (place, place + 1)
    return Features(pieces, beginnings, pairs)


def _pieces(word: str) -> list[str]:
    word = f" {word} "
    return [
        word[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(word) - length + 1)
    ]
