"""Who may come: what a person told us against what a service says about itself.

Three answers: it takes this person, it may take this person, it does not. What we do not know never excludes anybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.knowledge.model import Ages, Eligibility, Situation, Words


class Verdict(StrEnum):
    """Never a decision, only what the records let us expect."""

    TAKES = "takes"
    MAY_TAKE = "may take"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True)
class Fit:
    """A verdict; `reason` says by locale why a place refuses, and is empty otherwise."""

    verdict: Verdict
    reason: Words = field(default_factory=dict)


TAKES = Fit(Verdict.TAKES)
MAY_TAKE = Fit(Verdict.MAY_TAKE)


def fits(eligibility: Eligibility, means: Iterable[str], situations: Mapping[str, Situation]) -> Fit:
    """Whether a service takes a person with these `means`. Unknown means say nothing."""
    return Person(means, situations).fit(eligibility)


def implied(ids: Iterable[str], situations: Mapping[str, Situation]) -> tuple[Situation, ...]:
    """These situations and all that follow from them, each once, in the order met. Unknown ids are left out."""
    met: dict[str, Situation] = {}
    waiting = list(ids)
    while waiting:
        name = waiting.pop(0)
        if name in situations and name not in met:
            met[name] = situations[name]
            waiting.extend(situations[name].implies)
    return tuple(met.values())


def contradicts(one: str, other: str, situations: Mapping[str, Situation]) -> bool:
    """Whether nobody can be both, by all that follows from either. The order does not matter; unknown ids never do."""
    return Person((one,), situations).is_not(other)


class Person:
    """What the means of one conversation say about a person, with all that follows from it."""

    __slots__ = ("_are", "_ids", "_ruled_out", "_situations")

    def __init__(self, means: Iterable[str], situations: Mapping[str, Situation]) -> None:
        self._situations = situations
        self._are = implied(means, situations)
        self._ids = frozenset(situation.id for situation in self._are)
        self._ruled_out: dict[str, bool] = {}

    def is_not(self, situation: str) -> bool:
        """Whether what the person said rules this out. False when we do not know."""
        if situation not in self._ruled_out:
            others = implied((situation,), self._situations)
            self._ruled_out[situation] = any(_clash(one, other) for one in self._are for other in others)
        return self._ruled_out[situation]

    def fit(self, eligibility: Eligibility) -> Fit:
        """What to expect of a service for these people."""
        if refused := self._refusal(eligibility):
            return Fit(Verdict.REFUSES, _reason(refused, eligibility))
        return TAKES if self._surely_taken(eligibility) else MAY_TAKE

    def _refusal(self, eligibility: Eligibility) -> Sequence[Words]:
        """The words for the first bar this person meets; nothing if they meet none."""
        only = eligibility.only
        if only and self._ids.isdisjoint(only) and all(map(self.is_not, only)):
            return [self._situations[name].only for name in only]
        for name in eligibility.never:
            if name in self._ids:
                return [self._situations[name].never]
        for situation in self._are:
            if _apart(situation.ages, eligibility.ages) or _apart(situation.child_ages, eligibility.child_ages):
                return [situation.never]
        return ()

    def _surely_taken(self, eligibility: Eligibility) -> bool:
        return (
            (not eligibility.only or not self._ids.isdisjoint(eligibility.only))
            and all(map(self.is_not, eligibility.never))
            and (eligibility.ages is None or any(_within(one.ages, eligibility.ages) for one in self._are))
            and (
                eligibility.child_ages is None
                or any(_within(one.child_ages, eligibility.child_ages) for one in self._are)
            )
        )


def _clash(one: Situation, other: Situation) -> bool:
    """Whether nobody can be both. Ages of children do not count: a person may have several."""
    return other.id in one.rules_out or one.id in other.rules_out or _apart(one.ages, other.ages)


def _apart(one: Ages | None, other: Ages | None) -> bool:
    return one is not None and other is not None and (one.last < other.first or other.last < one.first)


def _within(inner: Ages | None, outer: Ages) -> bool:
    return inner is not None and outer.first <= inner.first and inner.last <= outer.last


def _reason(refused: Sequence[Words], eligibility: Eligibility) -> Words:
    """The words of all bars joined by locale; where a bar has none, those of the record itself."""
    if not all(refused):
        return eligibility.words
    if len(refused) == 1:
        return refused[0]
    locales = [locale for locale in refused[0] if all(locale in words for words in refused)]
    return {locale: ", ".join(words[locale] for words in refused) for locale in locales}
