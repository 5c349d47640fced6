"""Learns from phrases what speaks for each need: a linear support vector machine for each, against all others.

Dual coordinate descent for the squared hinge loss (Hsieh et al., A dual coordinate descent method for large-scale
linear SVM, 2008, algorithm 1), in whole numbers: the same phrases give the same weights on every machine.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from bot.understanding.needs.features import features_of, words_of
from bot.understanding.needs.learnt import SHARES, ZERO, Learnt
from bot.understanding.needs.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.understanding.needs.features import Features
    from bot.understanding.needs.phrases import Phrases

LEAST = (2, 1, 2)
"""Phrases that must have a piece, a beginning or a pair before it is looked at."""
ROUNDS = 10
"""How often every phrase is looked at; more changes nothing that can be measured."""
COST = 0.4
"""What a phrase on the wrong side costs, beside large weights."""
PER_RARITY = 20
"""Steps of a rarity: those of all features fit into a byte."""
LARGEST = 127

VALUE = 1 << 12
"""One, as the value of a feature in a phrase."""
FORCE = 1 << 18
"""One, as the force with which a phrase pulls at a need."""
MARGIN = VALUE * VALUE * FORCE
"""One, as how much a phrase speaks for a need."""
SLACK = round(VALUE * VALUE / (2 * COST))


class _Row(NamedTuple):
    """A phrase as numbers: its features by place, with their values; which need it belongs to."""

    places: tuple[int, ...]
    values: tuple[int, ...]
    need: int


def learn(phrases: Phrases) -> Learnt:
    """What the phrases teach; takes about a millisecond a phrase and some hundred bytes for each letter of them."""
    said = [(need, features_of(words_of(text))) for need, text in phrases]
    needs = tuple(sorted({need for need, _ in said}))
    rarities = _rarities([features for _, features in said])
    places = {feature: place for place, feature in enumerate(rarities)}
    own = {need: number for number, need in enumerate(needs)}
    rows = [_row(features, own[need], places, rarities) for need, features in said]
    weights = _descend(rows, len(rarities) + 1, len(needs))
    return _quantised(phrases.digest, needs, rarities, weights)


def _rarities(said: Sequence[Features]) -> dict[str, int]:
    """How rare each feature is that enough phrases have, features in order."""
    found: dict[str, int] = {}
    for group, least in enumerate(LEAST):
        counts = Counter(feature for features in said for feature in features[group])
        kept = {feature: count for feature, count in counts.items() if count >= least}
        found |= {feature: round(PER_RARITY * (1 + log((1 + len(said)) / (1 + n)))) for feature, n in kept.items()}
    return {feature: min(found[feature], 255) for feature in sorted(found)}


def _row(features: Features, need: int, places: Mapping[str, int], rarities: Mapping[str, int]) -> _Row:
    """Each group has length one, times its share; behind all features stands one that every phrase has."""
    found: list[tuple[int, int]] = [(len(places), VALUE)]
    for group, share in zip(features, SHARES, strict=True):
        known = [feature for feature in group if feature in places]
        length = sqrt(sum(rarities[feature] ** 2 for feature in known))
        found += ((places[feature], round(VALUE * share * rarities[feature] / length)) for feature in known)
    return _Row(tuple(place for place, _ in found), tuple(value for _, value in found), need)


def _descend(rows: Sequence[_Row], features: int, needs: int) -> list[list[int]]:
    """Weights by feature and need, in units of VALUE * FORCE."""
    vectors = Vectors(needs)
    weights = [0] * features
    forces = [[0] * needs for _ in rows]
    order = sorted(range(len(rows)), key=lambda number: crc32(repr(rows[number]).encode()))
    for number in order * ROUNDS:
        places, values, own = rows[number]
        curve = SLACK + sum(map(mul, values, values))
        margins = vectors.unpack(sum(map(mul, map(weights.__getitem__, places), values)))
        margins[own] *= -1
        before = forces[number]
        after = [
            wanted if (wanted := force + (MARGIN + margin - SLACK * force) // curve) > 0 else 0
            for force, margin in zip(before, margins, strict=True)
        ]
        changes = [old - new for old, new in zip(before, after, strict=True)]
        changes[own] *= -1
        change = vectors.pack(changes)
        for place, value in zip(places, values, strict=True):
            weights[place] += change * value
        forces[number] = after
    return [vectors.unpack(weight) for weight in weights]


def _quantised(
    digest: str, needs: tuple[str, ...], rarities: Mapping[str, int], weights: Sequence[list[int]]
) -> Learnt:
    """Weights as bytes, each times the rarity of its feature, which it is always taken with."""
    *rows, starts = weights
    heavy = [[weight * rarity for weight in row] for row, rarity in zip(rows, rarities.values(), strict=True)]
    largest = max((abs(weight) for row in heavy for weight in row), default=0) or 1
    table = bytes(ZERO + round(weight * LARGEST / largest) for row in heavy for weight in row)
    one = VALUE * FORCE
    return Learnt(
        digest=digest,
        needs=needs,
        starts=tuple(round(start / one, 6) for start in starts),
        unit=largest / LARGEST / one,
        places={feature: place for place, feature in enumerate(rarities)},
        rarities=bytes(rarities.values()),
        rows=table,
    )
