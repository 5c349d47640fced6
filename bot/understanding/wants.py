"""The needs that a text speaks of, without those of which it says that they are not wanted; two, when both are said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.understanding.manners import JOINTS, UNWANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.understanding.manners import Manners, Overheard
    from bot.understanding.needs import Need, Needs

APART = 0.9
"""Score from which a need is heard in a piece of a text alone."""
TOO = 0.3
"""Score of the whole text from which such a need counts beside another."""
SHORT = 300
"""Characters up to which a text is heard piece by piece: who says more says it several times."""

_END = re.compile(r"[,.;:!?…()\n]+")


class Wanted(NamedTuple):
    """Needs, best first; `both` are two that were said one after the other, the likelier first, or none."""

    needs: tuple[Need, ...] = ()
    both: tuple[str, ...] = ()


class Wants:
    """A ranker that hears what is not wanted, and two needs in one text."""

    def __init__(self, ranker: Needs, manners: Manners) -> None:
        self._ranker = ranker
        self._manners = manners

    def of(self, text: str, overheard: Overheard) -> Wanted:
        """The needs of a text, in which `overheard` was heard."""
        if len(text) > SHORT:
            return Wanted(self._ranker.rank(text))
        if overheard.of(UNWANTED):
            text = "\n".join(pieces(text, self._manners))
        ranked = self._ranker.rank(text)
        also = [need.id for need in ranked if need.score >= TOO]
        if also[1:]:
            alone = set(self._alone(text))
            both = tuple(need for need in also if need in alone)[:2]
            return Wanted(ranked, both if both[1:] else ())
        return Wanted(ranked)

    def _alone(self, text: str) -> Iterator[str]:
        """What single pieces of a text say."""
        for piece in pieces(text, self._manners):
            for need in self._ranker.rank(piece)[:1]:
                if need.score >= APART:
                    yield need.id


def pieces(text: str, manners: Manners) -> list[str]:
    """The pieces of a text, in folded words: what is said one after the other. What is not wanted is left out."""
    return [piece for part in _END.split(text) for piece in _pieces(part, manners) if piece]


def _pieces(part: str, manners: Manners) -> Iterator[str]:
    """A part of a sentence, cut at its joints; what is not wanted ends where the next piece begins."""
    heard = manners.overheard(part)
    joints, unwanted = heard.of(JOINTS), heard.of(UNWANTED)
    piece: list[str] = []
    wanted = True
    for place, word in enumerate(heard.words):
        if place in joints:
            yield " ".join(piece)
            piece, wanted = [], True
        else:
            wanted = wanted and place not in unwanted
            piece += [word] if wanted else []
    yield " ".join(piece)
