"""What must hold of a right beyond its shape: sources for what it says, and a check that fits a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.check_token import check_token
from bot.knowledge.rights_model import CHECK

if TYPE_CHECKING:
    from bot.knowledge.rights_model import Right
    from bot.knowledge.shapes import Reading, Record


def check_right(right: Right, record: Record, reading: Reading) -> None:
    """Report a right whose `what` no source states, and a check that is too long.

    Deadlines, amounts and questions name their own source. An abolished right may rest on the source that says so.
    """
    stating = {"what"} if right.active else {"what", "status"}
    if right.sources and right.what and not any(stating.intersection(source.supports) for source in right.sources):
        sentence = f'"what" of "{right.id}" rests on no source. Add it to "supports" of the source that states it.'
        reading.problems.add("no-source", record.node_at("what") or record.node, sentence)
    questions = {question.id: question.choices for question in right.questions}
    begin = (max(reading.locales, key=len), CHECK, right.short)
    check_token(begin, questions, record.node_at("questions") or record.node, reading.problems)
