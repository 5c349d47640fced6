"""Hears in a text that a life or a child may be in danger, by rules that people can read: `dialogs/crisis/`.

Nothing is learnt, weighed or kept: a rule matches or not, and the finding says which one and by which words. Of
several the first counts: by degree `at-once`, `sure`, `maybe`, within it by the order of `KINDS`. So what ends a life
in minutes comes first (no breath, an attempt under way), then a child, then an attack, then the wish to die.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from bot.understanding.pattern import END, GAP, Heard, rarest
from bot.understanding.spelling import Spelling
from bot.understanding.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.source import Text
    from bot.understanding.pattern import Match, Pattern

KINDS = ("medical", "child_danger", "violence_now", "suicide")
"""What a crisis can be; of two that are alike in degree the first counts."""
DEGREES = ("at-once", "sure", "maybe")
"""How near the danger is, and how clearly it was said. Around "maybe", words can take it back (`around`)."""
AROUND = 12
"""Words before and after a match in which something may take it back."""
TRIED = 200
"""Different unknown words of a text that are tried as slips of known ones: time must be bounded."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`source` is the rule as it was written and knows its spot; what is not said of a kind is of every kind ("")."""

    kind: str
    degree: str
    locale: str
    source: Text
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """The alarms, what silences them, and the spelling of all their words.

    `idioms` silence what they share a word with ("umiram od lakote"); `around` silences a "maybe" near it ("v filmu").
    """

    alarms: tuple[Rule, ...] = ()
    idioms: tuple[Rule, ...] = ()
    around: tuple[Rule, ...] = ()
    spelling: Spelling = field(default_factory=lambda: Spelling(()))


@dataclass(frozen=True, slots=True)
class Finding:
    """A crisis: its kind, one of `KINDS`; the folded words that said it, in the locale of the rule that heard them."""

    kind: str
    sure: bool
    words: tuple[str, ...]
    locale: str
    rule: str


class RuleEar:
    """Rules, ready to listen."""

    def __init__(self, rules: Rules) -> None:
        ranked = sorted(rules.alarms, key=lambda rule: (DEGREES.index(rule.degree), KINDS.index(rule.kind)))
        self._alarms = _Index(ranked)
        self._idioms = {kind: _Index(rule for rule in rules.idioms if rule.kind in {kind, ""}) for kind in KINDS}
        self._around = {kind: _Index(rule for rule in rules.around if rule.kind in {kind, ""}) for kind in KINDS}
        self._spelling = rules.spelling

    def heard(self, text: str) -> Finding | None:
        """The most urgent crisis that a text tells of, or None. Never fails, whatever the text."""
        said = dict(self._said(text))
        heard = Heard(self._places(said))
        silences = {kind: _Silence(heard, self._idioms[kind], self._around[kind]) for kind in KINDS}
        for rule in self._alarms.candidates(heard):
            for match in heard.matches(rule.pattern):
                if not silences[rule.kind].covers(rule, match):
                    words = tuple(said[place] for place in match if said[place] != END)
                    return Finding(rule.kind, rule.degree != "maybe", words, rule.locale, str(rule.source))
        return None

    def _said(self, text: str) -> Iterator[tuple[int, str]]:
        """Each word under its position."""
        place = 0
        for sentence in sentences(text):
            for word in (END, *self._spelling.taken_apart(sentence), END):
                yield place, word
                place += 1
            place += GAP

    def _places(self, said: Mapping[int, str]) -> Mapping[str, Sequence[int]]:
        written = {word: self._spelling.written(word) for word in dict.fromkeys(said.values())}
        unknown = [word for word, known in written.items() if not known][:TRIED]
        written |= {word: self._spelling.slips(word) for word in unknown}
        places: dict[str, list[int]] = {}
        for place, word in said.items():
            for one in written[word]:
                places.setdefault(one, []).append(place)
        return places


class _Silence:
    """What in one text takes alarms of one kind back; looked for when the first of them matches."""

    def __init__(self, heard: Heard, idioms: _Index, around: _Index) -> None:
        self._heard = heard
        self._idioms = idioms
        self._around = around

    def covers(self, rule: Rule, match: Match) -> bool:
        """Whether a match is part of an idiom, or doubtful and near what takes it back."""
        return not self._in_idioms.isdisjoint(match) or (
            rule.degree == "maybe" and not self._near.isdisjoint(range(match[0], match[-1] + 1))
        )

    @cached_property
    def _in_idioms(self) -> frozenset[int]:
        return frozenset(chain.from_iterable(self._matches(self._idioms)))

    @cached_property
    def _near(self) -> frozenset[int]:
        """The positions around everything that takes doubtful alarms back."""
        reaches = (range(match[0] - AROUND, match[-1] + AROUND + 1) for match in self._matches(self._around))
        return frozenset(chain.from_iterable(reaches))

    def _matches(self, rules: _Index) -> Iterator[Match]:
        return chain.from_iterable(self._heard.matches(rule.pattern) for rule in rules.candidates(self._heard))


class _Index:
    """Rules by the words that they need, so that few are tried."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple((rule, rule.pattern.needs) for rule in rules)
        self._by_word: dict[str, list[int]] = {}
        for number, (rule, _) in enumerate(self._rules):
            for word in rarest(rule.pattern):
                self._by_word.setdefault(word, []).append(number)

    def candidates(self, heard: Heard) -> Iterator[Rule]:
        """The rules of whose words all that is needed was heard, in their order."""
        said = frozenset(heard.places)
        numbers = {number for word in said for number in self._by_word.get(word, ())}
        for rule, needs in (self._rules[number] for number in sorted(numbers)):
            if not any(need.isdisjoint(said) for need in needs):
                yield rule
