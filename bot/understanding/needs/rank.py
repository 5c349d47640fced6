"""Ranks the needs of a typed text, and tells which words spoke for them."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.needs.features import features_of, places_of, words_of
from bot.understanding.needs.phrases import NONE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.understanding.needs.learnt import Learnt

STEEP, MIDDLE = 5.0, 0.25
"""How the lead of a need over small talk becomes a score: at the middle 0.5, as likely small talk as the need.

Chosen on the development sets: a best need with 0.6 or more was meant in 95 of 100.
"""
FADE = 1.0
"""How quickly a need becomes unlikely beside one that leads it: by so much its score is less by a factor of e."""
MOST = 5
"""Needs that are told."""


class Need(NamedTuple):
    """A flow and how sure it is that a text speaks of it, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A need, and each word of a text with how much it spoke for it, most first; below 0 it spoke against."""

    need: Need
    words: tuple[tuple[str, float], ...]


class Needs:
    """What was learnt, listening."""

    def __init__(self, learnt: Learnt, flows: Collection[str]) -> None:
        """Only needs that are `flows` are told: what was learnt may be older than they are."""
        self._learnt = learnt
        told = {*flows} - {NONE}
        self._told = [(place, need) for place, need in enumerate(learnt.needs) if need in told]
        self._small_talk = learnt.needs.index(NONE) if NONE in learnt.needs else None

    def rank(self, text: str) -> tuple[Need, ...]:
        """The likeliest needs, best first, of equal ones the first by name; none for a text without a word."""
        leads = self.lead(words_of(text))
        best = max(leads.values(), default=0.0)
        found = [Need(need, _score(lead) * exp(FADE * (lead - best))) for need, lead in leads.items()]
        return tuple(sorted(found, key=lambda need: -need.score)[:MOST])

    def lead(self, words: Sequence[str]) -> dict[str, float]:
        """By how much each need speaks from folded words more than small talk does; empty where there is no word."""
        if not words:
            return {}
        margins = self._learnt.margins(features_of(words))
        small_talk = margins[self._small_talk] if self._small_talk is not None else 0.0
        return {need: margins[place] - small_talk for place, need in self._told}

    def why(self, text: str, most: int = 3) -> tuple[Reason, ...]:
        """For each of the best needs, what every word of the text spoke for it, summed over its features.

        A feature that several words have is shared evenly between them. What the words speak and the start of the need,
        less that of small talk, make its lead, and that its score.
        """
        words, needs = words_of(text), self.rank(text)[:most]
        return tuple(Reason(need, self._shares(words, need.id)) for need in needs)

    def _shares(self, words: Sequence[str], need: str) -> tuple[tuple[str, float], ...]:
        learnt, told = self._learnt, dict.fromkeys(words, 0.0)
        place, scales = learnt.needs.index(need), learnt.scales(features_of(words))
        for group, scale in zip(places_of(words), scales, strict=True):
            for feature, places in group.items():
                weight = learnt.weight(feature, place)
                if self._small_talk is not None:
                    weight -= learnt.weight(feature, self._small_talk)
                for at in places:
                    told[words[at]] += scale * weight / len(places)
        return tuple(sorted(told.items(), key=lambda one: -one[1]))


def _score(margin: float) -> float:
    return 1 / (1 + exp(STEEP * (MIDDLE - margin)))
