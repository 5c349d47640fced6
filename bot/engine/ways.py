"""The ways in which people say each choice of the dialogs: its label, and the other words of its file, by language.

A number in such a word stands for any number. Where a choice means an age, or is named after one (`under-18`), it
stands for any age that fits; and what people say of their age holds for every such choice, wherever it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.dialogs.sentences import each_word, one_line
from bot.letters import fold
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.dialogs.model import Choice, Flows
    from bot.knowledge.model import Situation
    from bot.locales.tongue import Tongue

    Words = tuple[str, ...]

ALIKE = 80.0
"""Likeness from which a word is another one with a slip, 0 to 100."""
STEM = 3
"""Letters that both must begin with."""
SLIPPED = 5
"""Letters that both must have at least: shorter words have near neighbours."""
ANY = range(1_000_000)
"""Numbers that people type in an answer."""

_WORD = re.compile(r"[^\W\d_]+")
_UNHEARD = {ord(sign): None for sign in "'’"}


@dataclass(frozen=True, slots=True)
class Way:
    """Words that mean the choice at `place` of its question, from 0."""

    place: int
    words: Words
    numbers: range = range(0)
    """Numbers that may stand where these words have another."""

    def is_just(self, typed: Sequence[str]) -> bool:
        """Whether a text is this, word for word."""
        if len(typed) != len(self.words):
            return False
        return all(one == word or self.counts(one, word) for one, word in zip(typed, self.words, strict=True))

    def counts(self, typed: str, word: str) -> bool:
        """Whether a typed number may stand where these words have one."""
        return word.isdecimal() and typed.isdecimal() and int(typed) in self.numbers


@dataclass(frozen=True, slots=True)
class Spelt:
    """Which typed word is which written one. `known` are words that are no slip of others."""

    known: frozenset[str]

    def alike(self, typed: str, word: str) -> bool:
        """Whether a typed word is this one, perhaps with a slip."""
        if typed == word:
            return True
        if not self._may_slip(typed) or len(word) < SLIPPED or typed[:STEM] != word[:STEM]:
            return False
        return fuzz.ratio(typed, word) >= ALIKE

    def told(self, typed: Sequence[str], ways: Iterable[Way]) -> Iterator[tuple[int, frozenset[int]]]:
        """The choices of which a way is told in a text, by their places, and where in the text it stands."""
        first, number = set(typed), any(word.isdecimal() for word in typed)
        stems = {word[:STEM] for word in typed if self._may_slip(word)}
        for way in ways:
            head = way.words[0]
            begins = head in first or head[:STEM] in stems or (number and head.isdecimal())
            if begins and (at := self._found(typed, way)):
                yield way.place, at

    def _may_slip(self, typed: str) -> bool:
        return len(typed) >= SLIPPED and typed not in self.known

    def _found(self, typed: Sequence[str], way: Way) -> frozenset[int]:
        """The positions of a way's words where they first stand one after the other in a text; none if nowhere."""
        long = len(way.words)
        for start in range(len(typed) - long + 1):
            here = zip(typed[start : start + long], way.words, strict=True)
            if all(self.alike(one, word) or way.counts(one, word) for one, word in here):
                return frozenset(range(start, start + long))
        return frozenset()


class Ways:
    """All ways of a city, by screen, and how their words are spelt."""

    def __init__(
        self,
        flows: Flows,
        tongues: Mapping[str, Tongue],
        situations: Mapping[str, Situation],
        texts: Mapping[str, Iterable[str]],
    ) -> None:
        """`texts` are all that the city's files say and hear, by locale."""
        self.spelt = Spelt(frozenset(_words(chain.from_iterable(texts.values()))))
        self._ages = {id_: one.ages for id_, one in situations.items() if one.ages}
        self._by_screen: dict[tuple[str, str, str], tuple[Way, ...]] = {}
        asked = {(flow.id, node.id): node.choices for flow in flows.values() for node in flow.nodes.values()}
        self._aged = {
            screen: {place: age for place, choice in enumerate(choices) if (age := self._age(choice))}
            for screen, choices in asked.items()
        }
        for tongue in tongues.values():
            of_ages = tuple(self._of_ages(asked, tongue))
            for (flow, node), choices in asked.items():
                ways = (self._of(place, choice, flow, node, tongue, of_ages) for place, choice in enumerate(choices))
                self._by_screen[tongue.locale, flow, node] = tuple(chain.from_iterable(ways))

    def of(self, locale: str, flow: str, node: str) -> tuple[Way, ...]:
        """All ways to answer on a screen, of each choice its label first; none where no node of a flow asks."""
        return self._by_screen.get((locale, flow, node), ())

    def ages(self, flow: str, node: str) -> Mapping[int, range]:
        """The years that choices of a question mean, by their places."""
        return self._aged.get((flow, node), {})

    def _of_ages(self, asked: Mapping[tuple[str, str], Iterable[Choice]], tongue: Tongue) -> Iterator[Words]:
        """What people say of their age, whatever choices it is written at."""
        for (flow, node), choices in asked.items():
            for choice in choices:
                if self._age(choice):
                    yield from filter(_has_number, _other_words(choice, flow, node, tongue))

    def _of(
        self, place: int, choice: Choice, flow: str, node: str, tongue: Tongue, of_ages: Sequence[Words]
    ) -> Iterator[Way]:
        age = self._age(choice)
        label = tongue.flow(f"{flow}/{node}/{choice.id}", choice.say)
        yield from (Way(place, words) for words in (tokens(label),) if words)
        for words in _other_words(choice, flow, node, tongue):
            yield Way(place, words, age or ANY)
        if age:
            yield from (Way(place, words, age) for words in of_ages)

    def _age(self, choice: Choice) -> range | None:
        """The years that a choice means."""
        ages = next((self._ages[one] for one in (*choice.means, choice.id) if one in self._ages), None)
        return range(max(ages.first, 1), ages.last + 1) if ages else None


def _other_words(choice: Choice, flow: str, node: str, tongue: Tongue) -> Iterator[Words]:
    line = tongue.flow(f"{flow}/{node}/{choice.id}#words", one_line(choice.words)) if choice.words else ""
    return filter(None, map(tokens, each_word(line)))


def _has_number(words: Words) -> bool:
    return any(word.isdecimal() for word in words)


def _words(texts: Iterable[str]) -> set[str]:
    """The folded words of many texts; "don't" is "dont"."""
    return {fold(word) for word in set(_WORD.findall("\n".join(texts).casefold().translate(_UNHEARD)))}
