"""The small language in which rules say what may be typed: matched in time that grows with the text alone.

- `ne diha`: these words, one right after the other; `umr*`: any word that begins so; `tepe|bije`: one of them
- `ne ... diha`: at most four words in between; `ne več? diha`: with or without "več"
- `<child> & tepe*`: near one another, in any order; `<child>` is a group of words that has a name
- `. ne morem več .`: a sentence begins or ends here

Positions count words; the end of a sentence counts as some more, so that "..." never reaches over it, "&" seldom does.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Match = tuple[int, ...]
    """Positions of the words that matched, ascending."""

END = "."
"""The written word at either end of a sentence."""
GAP = 4
"""Words that "..." may stand for, and what lies between two sentences."""
NEAR = 8
"""Words that may lie between the parts of "&"."""
SMALL = 3
"""Letters up to which a word stands in most texts, so that looking for it first saves nothing."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where a text says which written word: "umr*" leads to every place of "umrla"."""

    places: Mapping[str, Sequence[int]]
    _known: dict[int, Sequence[Match]] = field(default_factory=dict)

    def matches(self, pattern: Pattern) -> Sequence[Match]:
        """All matches by their first word; each pattern is looked for once."""
        known = self._known.get(id(pattern))
        if known is None:
            known = self._known[id(pattern)] = pattern.found(self)
        return known


class Pattern(Protocol):
    """What may be typed."""

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Written words: a text must hold at least one of each set to match."""

    def found(self, heard: Heard) -> Sequence[Match]:
        """All matches by their first word."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words as written in a rule, folded; a stem ends in "*"."""

    written: frozenset[str]

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The words themselves."""
        return (self.written,)

    def found(self, heard: Heard) -> Sequence[Match]:
        """Each place alone."""
        said = heard.places.keys() & self.written
        return sorted({(place,) for word in said for place in heard.places[word]}) if said else ()


@dataclass(frozen=True, slots=True)
class Either:
    """One of several patterns."""

    patterns: tuple[Pattern, ...]

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """What any of them needs most."""
        return (frozenset().union(*(rarest(pattern) for pattern in self.patterns)),)

    def found(self, heard: Heard) -> Sequence[Match]:
        """The matches of each."""
        return sorted({match for pattern in self.patterns for match in heard.matches(pattern)})


@dataclass(frozen=True, slots=True)
class Row:
    """Patterns in this order; `gaps` are the most words before each, 0 before the first."""

    patterns: tuple[Pattern, ...]
    gaps: tuple[int, ...]

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """What each of them needs."""
        return tuple(need for pattern in self.patterns for need in pattern.needs)

    def found(self, heard: Heard) -> Sequence[Match]:
        """For each last word the nearest words before it."""
        rows = {match[-1]: match for match in heard.matches(self.patterns[0])}
        for pattern, gap in zip(self.patterns[1:], self.gaps[1:], strict=True):
            if not rows:
                break
            rows = _followed(rows, heard.matches(pattern), gap)
        return sorted(rows.values())


@dataclass(frozen=True, slots=True)
class Near:
    """Patterns near the first of them, in any order, no word used twice."""

    patterns: tuple[Pattern, ...]

    @property
    def needs(self) -> tuple[frozenset[str], ...]:
        """What each of them needs."""
        return tuple(need for pattern in self.patterns for need in pattern.needs)

    def found(self, heard: Heard) -> Sequence[Match]:
        """For each match of the first the nearest of the others."""
        together = heard.matches(self.patterns[0])
        for pattern in self.patterns[1:]:
            if not together:
                break
            other = heard.matches(pattern)
            starts = [match[0] for match in other]
            together = [whole for match in together if (whole := _joined(match, other, starts))]
        return sorted(together)


def either(patterns: Sequence[Pattern]) -> Pattern:
    """One of them; what is made of words alone is looked for at once."""
    words = frozenset().union(*(one.written for one in patterns if isinstance(one, Words)))
    others = tuple(one for one in patterns if not isinstance(one, Words))
    flat = (*((Words(words),) if words else ()), *others)
    return flat[0] if len(flat) == 1 else Either(flat)


def rarest(pattern: Pattern) -> frozenset[str]:
    """Of what a pattern needs, the set of which texts hold least: where to begin to look for it."""
    return min(pattern.needs, key=_commonness)


def _commonness(needs: frozenset[str]) -> int:
    return sum(100 if len(word) <= SMALL else 1 for word in needs - {END}) + 10_000 * (END in needs)


def _followed(rows: Mapping[int, Match], after: Sequence[Match], gap: int) -> dict[int, Match]:
    longer: dict[int, Match] = {}
    for match in after:
        for end in range(match[0] - 1, match[0] - 2 - gap, -1):
            if end in rows:
                longer[match[-1]] = rows[end] + match
                break
    return longer


def _joined(match: Match, others: Sequence[Match], starts: Sequence[int]) -> Match | None:
    """The match and the nearest of the others, as one."""
    reach = range(
        bisect_left(starts, match[0] - 2 * NEAR),
        bisect_left(starts, match[-1] + NEAR + 2),
    )
    near = [
        (apart, others[at])
        for at in reach
        if (apart := _apart(match, others[at])) <= NEAR and not set(match) & set(others[at])
    ]
    return tuple(sorted(match + min(near)[1])) if near else None


def _apart(one: Match, other: Match) -> int:
    """Words between the two; 0 where they touch or cross."""
    return max(other[0] - one[-1], one[0] - other[-1], 1) - 1
