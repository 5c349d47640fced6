"""Hears in a text that a life or a child may be in danger, with two ears, before and apart from every need.

One ear has learnt from cries for help, and from what only sounds like one (`dialogs/crisis/said/`): it weighs all
words, and hears what nobody foresaw. The other are rules (`crisis.py`), for what must never be missed. What a rule
heard backs what was learnt, and decides where that is in doubt. A city may have either, or none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.understanding.crisis import KINDS, Finding, RuleEar
from bot.understanding.needs.features import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.understanding.crisis import Rules
    from bot.understanding.needs import Needs

BACKED = 0.6
"""What a rule adds to the lead of its kind over what is no crisis."""
SURE = 0.5
"""Lead from which, without a rule, the numbers are all there is on the screen, but for the way on."""
DOUBT = -0.7
"""Lead from which the numbers stand above whatever else was understood, and from which a rule is sure.

Chosen as docs/understanding.md says.
"""
FEW, CLEAR = 3, 0.0
"""Words below which a text that no rule heard needs a clear lead: one word is in many cries, and in all else."""
PART, STEP = 40, 30
"""Words of a text that are listened to at once, and how far on the next ones begin."""
TELLING = 3
"""Words that are told as those that spoke for a crisis."""


class Alarm:
    """Both ears."""

    def __init__(self, rules: Rules, ear: Needs | None = None) -> None:
        """`ear` has learnt the kinds, named like their files ("violence-now"), against everything else."""
        self._rules = RuleEar(rules)
        self._ear = ear

    def heard(self, text: str) -> Finding | None:
        """The likeliest crisis that a text tells of, or None. Never fails, whatever the text."""
        ruled = self._rules.heard(text)
        if self._ear is None:
            return next(iter(ruled.values()), None)
        words = words_of(text)
        leads = self._leads(words)
        backed = {kind: lead + BACKED * (kind in ruled) for kind, lead in leads.items()}
        kind = max(backed, key=backed.__getitem__, default="")
        if not backed or backed[kind] < (CLEAR if not ruled and len(words) < FEW else DOUBT):
            return None
        if kind in ruled:
            return replace(ruled[kind], sure=leads[kind] >= DOUBT)
        return Finding(kind, sure=leads[kind] >= SURE)

    def _leads(self, words: Sequence[str]) -> Mapping[str, float]:
        """Of each kind the largest lead in any part of the text: a cry must not drown in a long one."""
        starts = range(0, max(1, len(words) - PART + STEP), STEP)
        return reduce(_larger, (self._lead(words[start : start + PART]) for start in starts))

    def _lead(self, words: Sequence[str]) -> Mapping[str, float]:
        found = {name.replace("-", "_"): lead for name, lead in self._ear.lead(words).items()} if self._ear else {}
        return {kind: found[kind] for kind in KINDS if kind in found}

    def why(self, text: str) -> tuple[str, ...]:
        """The words that spoke most for what was learnt of cries."""
        reasons = self._ear.why(text, most=1) if self._ear else ()
        return tuple(word for word, _ in reasons[0].words[:TELLING]) if reasons else ()


def _larger(one: Mapping[str, float], other: Mapping[str, float]) -> Mapping[str, float]:
    return {kind: max(one[kind], other.get(kind, one[kind])) for kind in one}
