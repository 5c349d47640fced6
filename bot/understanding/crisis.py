"""Hears in a text that a life or a child may be in danger, by rules that people can read: `dialogs/crisis/`.

A rule matches or not, and what is heard says which one and by which words. Rules are for what must never be missed,
and hold in any context; what depends on it is learnt from sentences (`alarm.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.understanding.pattern import END, GAP, Heard, rarest
from bot.understanding.spelling import Spelling
from bot.understanding.text import both_ends, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.source import Text
    from bot.understanding.pattern import Pattern

KINDS = ("medical", "child_danger", "violence_now", "suicide")
"""What a crisis can be; what ends a life in minutes comes first, then a child, then an attack, then the wish to die."""
MOST_WORDS = 160
"""Words of a text that are listened to, those at its end too: what is worst is often said last."""
TRIED = 50
"""Different unknown words of a text that are tried as slips of known ones: time must be bounded."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`source` is the rule as it was written and knows its spot."""

    kind: str
    locale: str
    source: Text
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """The alarms, and the spelling of all their words."""

    alarms: tuple[Rule, ...] = ()
    spelling: Spelling = field(default_factory=lambda: Spelling(()))


@dataclass(frozen=True, slots=True)
class Finding:
    """A crisis: its kind, one of `KINDS`; if a rule heard it, its text, its locale, and the folded words it heard."""

    kind: str
    sure: bool
    words: tuple[str, ...] = ()
    locale: str = ""
    rule: str = ""


class RuleEar:
    """Rules, ready to listen."""

    def __init__(self, rules: Rules) -> None:
        self._alarms = _Index(sorted(rules.alarms, key=lambda rule: KINDS.index(rule.kind)))
        self._spelling = rules.spelling

    def heard(self, text: str) -> Mapping[str, Finding]:
        """What the rules hear of each kind, the most urgent kind first. Never fails, whatever the text."""
        said = dict(self._said(text))
        heard = Heard(self._places(said))
        found: dict[str, Finding] = {}
        for rule in self._alarms.candidates(heard):
            if rule.kind not in found and (match := next(iter(heard.matches(rule.pattern)), None)) is not None:
                words = tuple(said[place] for place in match if said[place] != END)
                found[rule.kind] = Finding(rule.kind, sure=True, words=words, locale=rule.locale, rule=str(rule.source))
        return found

    def _said(self, text: str) -> Iterator[tuple[int, str]]:
        """Each word under its position."""
        place, before = 0, ""
        for word in both_ends(tuple(self._words(text)), MOST_WORDS):
            place += 1 + GAP * (before == END == word)
            yield place, word
            before = word

    def _words(self, text: str) -> Iterator[str]:
        """The words of each sentence between two ends, those apart that were glued."""
        said = [word for sentence in sentences(text) for word in (END, *sentence, END)]
        return self._spelling.taken_apart(both_ends(said, MOST_WORDS))

    def _places(self, said: Mapping[int, str]) -> Mapping[str, Sequence[int]]:
        written = {word: self._spelling.written(word) for word in dict.fromkeys(said.values())}
        unknown = [word for word, known in written.items() if not known][:TRIED]
        written |= {word: self._spelling.slips(word) for word in unknown}
        places: dict[str, list[int]] = {}
        for place, word in said.items():
            for one in written[word]:
                places.setdefault(one, []).append(place)
        return places


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
