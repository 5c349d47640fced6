"""Reads `taxonomy.yaml`: service kinds and the situations of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.model import Situation, Term
from bot.knowledge.shapes import Record

if TYPE_CHECKING:
    from bot.knowledge.shapes import Reading
    from bot.source import Node, Text

KEYS = ("terms", "situations")
TERM_KEYS = ("name", "open_eligibility")
SITUATION_KEYS = ("name", "only", "never", "implies", "rules_out", "ages", "child_ages")


def read_taxonomy(node: Node, reading: Reading) -> tuple[dict[str, Term], dict[str, Situation]]:
    """Terms and situations by id, in file order."""
    record = Record(node, reading, KEYS, "the taxonomy")
    record.need(*KEYS)
    terms = {str(id_): _term(id_, entry, reading) for id_, entry in record.ids("terms", "term")}
    entries = record.ids("situations", "situation")
    ids = [str(id_) for id_, _ in entries]
    return terms, {str(id_): _situation(id_, entry, ids, reading) for id_, entry in entries}


def _term(id_: Text, node: Node, reading: Reading) -> Term:
    record = Record(node, reading, TERM_KEYS, f'the term "{id_}"')
    record.need("name")
    return Term(str(id_), record.words("name"), record.plain("open_eligibility"))


def _situation(id_: Text, node: Node, ids: list[str], reading: Reading) -> Situation:
    record = Record(node, reading, SITUATION_KEYS, f'the situation "{id_}"')
    record.need("name")
    implies = record.some_of("implies", ids, "situation")
    rules_out = record.some_of("rules_out", ids, "situation")
    for other in record.texts("rules_out"):
        if other == id_ or other in implies:
            reading.problems.add("contradiction", other, f'"{id_}" cannot rule out "{other}": it is that itself.')
    return Situation(
        id=str(id_),
        name=record.words("name"),
        only=record.words("only"),
        never=record.words("never"),
        implies=implies,
        rules_out=rules_out,
        ages=record.ages("ages"),
        child_ages=record.ages("child_ages"),
    )
