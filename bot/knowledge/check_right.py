"""What must hold of a right beyond its shape: sources for what it says, and a check that fits a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.check_token import check_token
from bot.knowledge.rights_model import CHECK

if TYPE_CHECKING:
    from bot.knowledge.rights_model import Right
    from bot.knowledge.shapes import Reading, Record

SOURCED = ("what", "apply", "documents")
"""Fields that name no source themselves; one that supports them must say so."""


def check_right(right: Right, record: Record, reading: Reading) -> None:
    """Report what a right says without a source, and a check that is too long."""
    supported = {field for source in right.sources for field in source.supports}
    for key in SOURCED:
        if key in record and right.active and right.sources and key not in supported:
            sentence = f'"{key}" of "{right.id}" rests on no source. Add it to "supports" of the source that states it.'
            reading.problems.add("no-source", record.node_at(key) or record.node, sentence)
    if "sources" in record and not right.sources:
        reading.problems.add("no-source", record.node, f'The right "{right.id}" rests on no source.')
    questions = {question.id: question.choices for question in right.questions}
    begin = (max(reading.locales, key=len), CHECK, right.short)
    check_token(begin, questions, record.node_at("questions") or record.node, reading.problems)
