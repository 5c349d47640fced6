"""Finds the part of the city a person names: its district, a neighbourhood or a street of it.

Stricter than `Names`, because a wrong office costs a person a day: every word of a name must be heard, a slip or an
ending forgiven, but never the first letter ("Nova Gorica" is not Nadgorica, "naselje" is not Polje).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.understanding.names import MOST_WORDS, SHORT, SLIP, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.rights_model import District


@dataclass(frozen=True, slots=True)
class _Heard:
    """A district, the words of the text that name it, and how well the worst of them does, 0 to 100."""

    district: District
    said: frozenset[str]
    likeness: float

    def beats(self, other: _Heard) -> bool:
        """Whether the other is only a part of this name, or a worse reading of the same words."""
        return self.said > other.said or (self.said == other.said and self.likeness > other.likeness)


class Districts:
    """An index of the parts of a city by all their names."""

    def __init__(self, districts: Mapping[str, District]) -> None:
        """`districts` are by id, as in a Directory."""
        named = ((one, tuple(words(name))) for one in districts.values() for name in (one.name, *one.words))
        self._names = [(one, name) for one, name in named if name]

    def named(self, text: str) -> tuple[District, ...]:
        """The districts a text names, in its order; several when a name is shared, none when it names none."""
        said = words(text)[:MOST_WORDS]
        heard = [found for one, name in self._names if (found := _heard(one, name, said))]
        best = [found for found in heard if not any(other.beats(found) for other in heard)]
        best.sort(key=lambda found: min(said.index(word) for word in found.said))
        return tuple({found.district.id: found.district for found in best}.values())


def _heard(district: District, name: Sequence[str], said: Sequence[str]) -> _Heard | None:
    found = [max(((_likeness(word, known), word) for word in said), default=(0.0, "")) for known in name]
    likeness = min(alike for alike, _ in found)
    return _Heard(district, frozenset(word for _, word in found), likeness) if likeness else None


def _likeness(word: str, known: str) -> float:
    """0 or from `SLIP` to 100."""
    if word == known:
        return 100.0
    if min(len(word), len(known)) <= SHORT or word[0] != known[0]:
        return 0.0
    return fuzz.ratio(word, known, score_cutoff=SLIP)
