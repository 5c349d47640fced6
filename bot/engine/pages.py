"""Screens that are not drawn from a flow: a right, its check, what a person could claim, and the office of a district.

Their states are states like all others. The answers of a check travel as means, `question-choice`; the day of an event
as `since-20261114`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome, along_none
from bot.engine.state import Origin
from bot.knowledge.rights_model import CHECK, CLAIM, FACTS, NOT_SAID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bot.dialogs.model import Flow, Node
    from bot.engine.reply import Block, Choice, Entitled
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.knowledge.model import Directory
    from bot.knowledge.rights_model import Right

RIGHT, OFFICE = "right", "office"
PAGES = frozenset({RIGHT, CHECK, CLAIM, OFFICE})
"""Words that stand where a flow's id stands in a token; no flow may be called so."""

SINCE = "since"
LONG_AGO, NOT_KNOWN = "long", "dk"
"""What is said of the day of an event instead of a day."""
ANY = "any"
"""The office of whoever has not told a part of the city yet."""


@dataclass(frozen=True, slots=True)
class Page:
    """What such a screen shows: its blocks, its buttons, and the rights it speaks of."""

    blocks: tuple[Block, ...]
    answers: tuple[Choice, ...] = ()
    rights: tuple[Entitled, ...] = ()


def settle_page(state: State, world: World) -> State | None:
    """The state of a page as it can be shown today; None when what it is about is gone."""
    directory = world.directory
    if state.flow == OFFICE:
        known_office = state.node in directory.units or (state.node == ANY and directory.units)
        return _situated(state, world) if known_office else None
    if state.flow == CLAIM:
        known = {id_: (*fact.choices, NOT_SAID) for id_, fact in directory.facts.items()}
        return _answered(replace(state, node=FACTS), known) if directory.facts else None
    right = directory.rights_by_short.get(state.node)
    if right is None:
        return None
    if state.flow == RIGHT or not right.active:
        return _situated(replace(state, flow=RIGHT), world)
    return _answered(state, choices_of(right))


def opened(state: State, page: str, node: str) -> State:
    """The page of a right or an office, opened from an outcome; Back leads there."""
    return replace(state, flow=page, node=node, trail=(Origin(state.flow, state.node, told=False), *state.trail))


def doors_of(node: Node, flow: Flow, directory: Directory) -> Iterator[tuple[str, str]]:
    """The pages of all rights and offices that a node can offer, whoever is found: pairs of page and node."""
    outcomes = list(along_none(node, flow)) if isinstance(node, Outcome) else []
    rights = {directory.rights[right].short for outcome in outcomes for right in outcome.rights}
    found = {service.id for outcome in outcomes for service in directory.by_term.get(outcome.find, ())}
    yield from ((RIGHT, short) for short in sorted(rights))
    if offices := sorted(found.intersection(directory.units)):
        yield from ((OFFICE, office) for office in (*offices, ANY))


def choices_of(right: Right) -> Mapping[str, Collection[str]]:
    """The ids of the answers that each question of a right takes."""
    return {question.id: (*question.choices, NOT_SAID) for question in right.questions}


def _situated(state: State, world: World) -> State:
    return replace(state, means=tuple(mean for mean in state.means if mean in world.directory.situations))


def _answered(state: State, known: Mapping[str, Collection[str]]) -> State:
    """Only answers somebody can give, one a question, and no trail: a check needs all the room of its token."""
    kept: dict[str, str] = {}
    for mean in state.means:
        question, _, choice = mean.partition("-")
        if choice in known.get(question, ()) or (state.flow == CHECK and question == SINCE and _says_when(choice)):
            kept.setdefault(question, mean)
    return replace(state, means=tuple(sorted(kept.values())), trail=())


def _says_when(told: str) -> bool:
    return told in {LONG_AGO, NOT_KNOWN} or _day(told) is not None


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told.isdigit() else None
    except ValueError:
        return None


def since_day(state: State) -> date | None:
    """The day of the event that a check was told, if it is one."""
    return _day(answers_of(state).get(SINCE, ""))


def answers_of(state: State) -> dict[str, str]:
    """The answers of a check or a claim: choice by question."""
    return {question: choice for question, _, choice in (mean.partition("-") for mean in state.means)}


def before_page(state: State, directory: Directory) -> State | None:
    """Where Back leads from a page: one question back, from a check to its right; None where only home is left."""
    if state.flow in {CHECK, CLAIM}:
        asked = [SINCE] if SINCE in answers_of(state) else list(_asked(state, directory))
        if asked:
            return replace(state, means=tuple(mean for mean in state.means if mean.partition("-")[0] != asked[-1]))
        return replace(state, flow=RIGHT) if state.flow == CHECK else None
    if state.trail:
        origin, *rest = state.trail
        return replace(state, flow=origin.flow, node=origin.node, trail=tuple(rest))
    return None


def _asked(state: State, directory: Directory) -> Iterator[str]:
    """The questions that are answered, in their order."""
    given = answers_of(state)
    if state.flow == CLAIM:
        return (fact for fact in directory.facts if fact in given)
    return (question.id for question in directory.rights_by_short[state.node].questions if question.id in given)


def with_answer(state: State, question: str, choice: str) -> State:
    """The state after one more answer."""
    return replace(state, means=tuple(sorted({*state.means, f"{question}-{choice}"})))
