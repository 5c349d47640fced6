"""What a person's answers say about a right: likely, unlikely or ask. Never a decision. Pure.

Conditions of one group are alternatives, the best counts. Then one `unlikely` is enough for "unlikely", one `ask` for
"ask". Who does not know, would rather not say or was not asked should ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.rights_model import DONT_KNOW, NOT_SAID, Answer, DeadlineKind, Effect, Kind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.model import Directory, Words
    from bot.knowledge.rights_model import Condition, Deadline, Right

CLAIMED = frozenset({Kind.RIGHT, Kind.SERVICE})
"""Kinds a person can claim."""
BEFORE_CLAIM = frozenset(
    {
        DeadlineKind.FINAL,
        DeadlineKind.SHORTENED,
        DeadlineKind.START_DATE,
        DeadlineKind.BEFORE_START,
        DeadlineKind.RECURRING,
    }
)
"""Deadlines a person can miss by claiming late."""

_WORTH = {Effect.UNLIKELY: 0, Effect.ASK: 1, Effect.LIKELY: 2}
_ASK = Answer("", {}, Effect.ASK, {})
_DAYS = {Measure.DAYS: 1.0, Measure.MONTHS: 365 / 12, Measure.WORKING_DAYS: 7 / 5}
_NO_END = float("inf")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the answers say; `reasons` begin with those that decided, in the order of the questions."""

    result: Effect
    reasons: tuple[Words, ...]


def verdict(right: Right, answers: Mapping[str, str]) -> Verdict:
    """The verdict on a right by its own questions. `answers` are choices by question; unknown ones count as unasked.

    Whether the right still exists is not looked at: nobody should be asked about an abolished one.
    """
    return _weighed([(question, _answered(question, answers.get(question.id, ""))) for question in right.questions])


def claims(directory: Directory, answers: Mapping[str, str]) -> tuple[tuple[Right, Verdict], ...]:
    """Rights and services the person may have, by the shared facts alone. `answers` are choices by fact.

    What is unlikely, and what no fact decides about, is left out. Likely ones first; then the shortest deadline.
    """
    found = [
        (right, _weighed([(question, _told(question, answers)) for question in asked]))
        for right in directory.rights.values()
        if right.active and right.kind in CLAIMED and (asked := _asked(right))
    ]
    possible = [(right, given) for right, given in found if given.result is not Effect.UNLIKELY]
    return tuple(sorted(possible, key=lambda pair: (-_WORTH[pair[1].result], days_to_claim(pair[0].deadline))))


def days_to_claim(deadline: Deadline | None) -> float:
    """About how many days somebody has to claim; infinity where claiming late loses nothing that can be counted."""
    if deadline is None or deadline.measure is None or deadline.kind not in BEFORE_CLAIM:
        return _NO_END
    return deadline.count * _DAYS[deadline.measure]


def _asked(right: Right) -> list[Condition]:
    """Questions that ask a fact, and their alternatives: one that nobody asked may still help."""
    counted = [question for question in right.questions if not question.bonus]
    groups = {question.group for question in counted if question.fact and question.group}
    return [question for question in counted if question.fact or question.group in groups]


def _answered(question: Condition, choice: str) -> Answer:
    return _ASK if choice in {DONT_KNOW, NOT_SAID} else question.choices.get(choice, _ASK)


def _told(question: Condition, answers: Mapping[str, str]) -> Answer:
    choice = answers.get(question.fact, "") if question.fact else ""
    if choice in question.by_fact and choice not in {DONT_KNOW, NOT_SAID}:
        return Answer(choice, {}, question.by_fact[choice], {})
    return _answered(question, choice)


def _weighed(answered: Iterable[tuple[Condition, Answer]]) -> Verdict:
    counted: dict[str, list[Answer]] = {}
    extra: list[Answer] = []
    for question, answer in answered:
        if question.bonus:
            extra.append(answer)
        else:
            counted.setdefault(f"group {question.group}" if question.group else question.id, []).append(answer)
    best = [_best(alternatives) for alternatives in counted.values()]
    result = min((answers[0].effect for answers in best), key=_WORTH.__getitem__, default=Effect.ASK)
    told = [answer for answers in best for answer in answers]
    told.sort(key=lambda answer: answer.effect is not result)
    return Verdict(result, tuple(answer.why for answer in (*told, *extra) if answer.why))


def _best(alternatives: list[Answer]) -> list[Answer]:
    most = max(_WORTH[answer.effect] for answer in alternatives)
    return [answer for answer in alternatives if _WORTH[answer.effect] == most]
