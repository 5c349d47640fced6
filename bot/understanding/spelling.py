"""Which written words of the rules a typed word may be: inflected, misspelt by one slip, glued to others, drawn out."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LETTERS = 5
"""A word must have so many letters to be known with a slip in it; a stem one more."""
MISSING = 6
"""A word must have so many letters to be known without one of them."""
SURELY = 7
"""A word must have so many letters to be known by any slip."""
LONGEST = 24
"""Letters up to which a word may have a slip: longer ones are looked for as glued words only."""
GLUED = 7
"""Letters from which a word may be several that were glued together."""
MOST_GLUED = 60
"""Letters up to which it is taken apart."""
ENDING = 3
"""Letters from which what follows a stem may be a word of its own."""
PART = 4
"""Letters of the shortest part of glued words, but for small ones."""
LONGEST_PART = 16

_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


class Spelling:
    """Written words: "umreti", or "umr*" for its forms, all folded."""

    def __init__(self, written: Iterable[str], right: Iterable[str] = (), small: Iterable[str] = ()) -> None:
        """`right` are words that are no slip of another ("cooking" of "choking"), `small` ones get glued to others."""
        known = frozenset(written)
        self._words = frozenset(one for one in known if not one.endswith("*"))
        self._stems = frozenset(one[:-1] for one in known if one.endswith("*"))
        self._right = frozenset(right)
        self._parts = frozenset(one for one in self._words if len(one) >= PART) | frozenset(small)
        self._near_words = _neighbours(word for word in self._words if len(word) >= LETTERS)
        self._near_stems = _neighbours(stem for stem in self._stems if len(stem) > LETTERS)
        self._shortest = min((len(stem) for stem in self._stems), default=1)

    def taken_apart(self, typed: Sequence[str]) -> Iterator[str]:
        """The words one by one, those apart that were glued: "nocemziveti" is "nocem", "ziveti"."""
        for word in typed:
            yield from self._apart(word)

    def written(self, typed: str) -> frozenset[str]:
        """The written words that a typed one is, without a slip; an ending is not longer than its stem."""
        ends = range(max(self._shortest, (len(typed) + 1) // 2), len(typed) + 1)
        found = {f"{typed[:end]}*" for end in ends if typed[:end] in self._stems}
        return frozenset(found | {typed} if typed in self._words else found)

    def slips(self, typed: str) -> frozenset[str]:
        """The written words of which a typed one is a misspelling: one letter too many, missing, other or swapped."""
        if typed in self._right or not LETTERS - 1 <= len(typed) <= LONGEST:
            return frozenset()
        shorter = [typed, *(typed[:at] + typed[at + 1 :] for at in range(1, len(typed)))]
        words = {word for one in shorter for word in self._near_words.get(one, ()) if _is_slip(typed, word)}
        heads = {one[:end] for one in shorter for end in range(LETTERS, len(one) + 1)}
        stems = {stem for head in heads for stem in self._near_stems.get(head, ()) if _begins_with_slip(typed, stem)}
        return frozenset(chain(words, (f"{stem}*" for stem in stems)))

    def _apart(self, word: str) -> Sequence[str]:
        if _DRAWN_OUT.search(word):
            short = [_DRAWN_OUT.sub(letters, word) for letters in (r"\1", r"\1\1")]
            word = next((one for one in short if self.written(one)), short[0])
        if not GLUED <= len(word) <= MOST_GLUED or word in self._right or self._is_form(word):
            return (word,)
        return self._parted(word) or (word,)

    def _is_form(self, word: str) -> bool:
        """Whether it is a known word or one of its forms, not a known word with others behind it."""
        return any(len(one.removesuffix("*")) + ENDING > len(word) for one in self.written(word))

    def _parted(self, word: str) -> Sequence[str]:
        """The fewest known words that make up this one, the last perhaps inflected; none if it is not made of such."""
        best: list[Sequence[str] | None] = [(), *([None] * len(word))]
        for start, before in enumerate(best):
            if before is None:
                continue
            for end in range(start + 2, min(start + LONGEST_PART, len(word)) + 1):
                part, known = word[start:end], best[end]
                if part in self._parts or (end == len(word) and self._inflected(part)):
                    best[end] = (*before, part) if known is None or len(known) > len(before) + 1 else known
        return best[-1] or ()

    def _inflected(self, part: str) -> bool:
        return len(part) >= LETTERS and bool(self.written(part))


def _neighbours(words: Iterable[str]) -> dict[str, list[str]]:
    """From a word without one of its letters but the first, and from itself, to the word."""
    near: dict[str, list[str]] = {}
    for word in sorted(words):
        for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
            near.setdefault(shorter, []).append(word)
    return near


def _is_slip(typed: str, word: str) -> bool:
    """One slip behind the first letter; in shorter words, which have near neighbours, not a slip of every kind."""
    if typed[0] != word[0] or OSA.distance(typed, word, score_cutoff=1) != 1:
        return False
    if len(word) >= SURELY or sorted(typed) == sorted(word):
        return True
    if len(typed) < len(word):
        return len(word) >= MISSING
    return any(typed[:at] + typed[at + 1 :] == word for at in range(1, len(typed)) if typed[at] == typed[at - 1])


def _begins_with_slip(typed: str, stem: str) -> bool:
    """The slip must be inside: what differs in the last letter of a stem is another stem."""
    heads = (typed[:end] for end in range(len(stem) - 1, min(len(stem) + 1, len(typed)) + 1))
    heads = (head for head in heads if head[-1] == stem[-1] and _is_slip(head, stem))
    return any(len(stem) >= SURELY or sorted(head) == sorted(stem) for head in heads)
