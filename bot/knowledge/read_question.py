"""Reads the questions of a right: what tells whether somebody may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.check_token import check_choices, check_question
from bot.knowledge.rights_model import DONT_KNOW, Answer, Condition, Effect
from bot.knowledge.shapes import Record
from bot.source import Text, near

if TYPE_CHECKING:
    from bot.knowledge.read_service import Sources
    from bot.knowledge.rights_model import Fact
    from bot.knowledge.shapes import Reading
    from bot.source import Node

EFFECTS = tuple(str(effect) for effect in Effect)
KEYS = ("say", "hint", "fact", "group", "scope", "source", "choices", "by_fact")


def read_questions(right: Record, sources: Sources, reading: Reading) -> tuple[Condition, ...]:
    """The conditions under `questions`, in file order."""
    groups: dict[str, list[Text]] = {}
    questions = tuple(
        _question(id_, node, sources, groups, reading) for id_, node in right.ids("questions", "question")
    )
    for group, words in groups.items():
        if len(words) == 1:
            sentence = f'No other question is in the group "{group}".{near(group, groups.keys() - {group})}'
            reading.problems.add("lone-group", words[0], sentence)
    return questions


def _question(id_: Text, node: Node, sources: Sources, groups: dict[str, list[Text]], reading: Reading) -> Condition:
    check_question(id_, reading.problems)
    record = Record(node, reading, KEYS, f'the question "{id_}"')
    record.need("say", "source", "choices")
    choices = _choices(record, f'the question "{id_}"', reading)
    group = record.text("group")
    if group is not None:
        groups.setdefault(group, []).append(group)
    fact = _fact(record, reading)
    return Condition(
        id=str(id_),
        say=record.words("say"),
        hint=record.words("hint"),
        fact=fact.id if fact else "",
        group=str(group or ""),
        bonus=record.one_of("scope", ("bonus",)) == "bonus",
        source=sources.named(record),
        choices=choices,
        by_fact=_by_fact(record, fact, choices, reading),
    )


def _choices(question: Record, what: str, reading: Reading) -> dict[str, Answer]:
    entries = question.ids("choices", "choice")
    check_choices([id_ for id_, _ in entries], question.node_at("choices") or question.node, what, reading.problems)
    return {str(id_): _answer(id_, node, reading) for id_, node in entries}


def _answer(id_: Text, node: Node, reading: Reading) -> Answer:
    record = Record(node, reading, ("say", "effect", "why"), f'the choice "{id_}"')
    record.need("say", "effect")
    said = record.one_of("effect", EFFECTS)
    if id_ == DONT_KNOW and said not in {"", Effect.ASK}:
        sentence = f'The effect of "{DONT_KNOW}" must be "{Effect.ASK}": who does not know should ask.'
        reading.problems.add("bad-effect", record.node_at("effect") or node, sentence)
    if id_ != DONT_KNOW and said not in {"", Effect.LIKELY} and "why" not in record:
        sentence = f'The choice "{id_}" says "{said}" without a reason to show. Add "why".'
        reading.problems.add("no-reason", node, sentence)
    return Answer(str(id_), record.words("say"), Effect(said or Effect.ASK), record.words("why"))


def _fact(question: Record, reading: Reading) -> Fact | None:
    fact = question.text("fact")
    if fact is None or not question.is_known(fact, reading.known.facts, "fact"):
        return None
    return reading.known.facts[fact]


def _by_fact(question: Record, fact: Fact | None, choices: dict[str, Answer], reading: Reading) -> dict[str, Effect]:
    """Effects by choice of the fact; every choice of it must mean something here."""
    node = question.node_at("by_fact")
    if node is not None and "fact" not in question:
        reading.problems.add("no-fact", node, '"by_fact" needs "fact": the shared fact whose choices these are.')
    entries = question.entries("by_fact")
    effects = {str(choice): _effect(effect, reading) for choice, effect in entries}
    if fact is None:
        return effects
    for key, _ in entries:
        question.is_known(key, fact.choices, "choice")
    for choice in fact.choices:
        if choice not in effects and choice not in choices and choice != DONT_KNOW:
            sentence = f'What "{choice}" of the fact "{fact.id}" means here is not said. Add it to "by_fact".'
            reading.problems.add("unmapped-choice", node or question.node, sentence)
    return effects


def _effect(node: Node, reading: Reading) -> Effect:
    said = str(node) if isinstance(node, Text) else "This"
    if said in EFFECTS:
        return Effect(said)
    reading.problems.add("bad-effect", node, f'"{said}" is no effect. Write one of: {", ".join(EFFECTS)}.')
    return Effect.ASK
