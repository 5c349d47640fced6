"""Reads `claims.yaml`: the facts many rights share, asked once for "what could I claim?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.check_token import check_choices, check_question, check_token
from bot.knowledge.rights_model import CLAIM, FACTS, Fact
from bot.knowledge.shapes import Record

if TYPE_CHECKING:
    from bot.knowledge.shapes import Reading
    from bot.source import Node, Text


def read_claims(node: Node, reading: Reading) -> dict[str, Fact]:
    """Facts by id, in file order."""
    record = Record(node, reading, ("facts",), "this file")
    record.need("facts")
    facts = {str(id_): _fact(id_, entry, reading) for id_, entry in record.ids("facts", "fact")}
    begin = (max(reading.locales, key=len), CLAIM, FACTS)
    check_token(begin, {fact.id: fact.choices for fact in facts.values()}, node, reading.problems)
    return facts


def _fact(id_: Text, node: Node, reading: Reading) -> Fact:
    check_question(id_, reading.problems)
    record = Record(node, reading, ("say", "hint", "choices"), f'the fact "{id_}"')
    record.need("say", "choices")
    ids = [choice for choice, _ in record.ids("choices", "choice")]
    at = record.node_at("choices")
    if at is None or not ids:
        return Fact(str(id_), record.words("say"), record.words("hint"), {})
    check_choices(ids, at, f'the fact "{id_}"', reading.problems)
    choices = Record(at, reading, None, f'the fact "{id_}"')
    return Fact(
        id=str(id_),
        say=record.words("say"),
        hint=record.words("hint"),
        choices={str(choice): choices.words(choice) for choice in ids},
    )
