"""Reads one file of `knowledge/rights/`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.knowledge.check import check_destination
from bot.knowledge.check_right import check_right
from bot.knowledge.check_token import LONGEST_SHORT, check_length
from bot.knowledge.model import Confidence
from bot.knowledge.read_question import read_questions
from bot.knowledge.read_service import ASSURED_HOW, Sources
from bot.knowledge.rights_model import Amount, Deadline, DeadlineKind, Kind, Measure, Right, Standing
from bot.knowledge.shapes import Record, check_id

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.knowledge.shapes import Reading
    from bot.source import Node, Spot, Text

SUPPORTS = ("what", "apply", "deadline", "amounts", "conditions", "documents", "status")
KEYS = (
    *("short", "kind", "status", "replaced_by", "name", "what", "apply", "call", "find", "confidence", "deadline"),
    *("amounts", "questions", "documents", "assured_date", "assured_how", "sources"),
)
DEADLINE_KEYS = ("kind", *Measure, "after", "when", "note", "late", "source")
AMOUNT_KEYS = ("label", "eur", "text", "as_of", "derived", "source")

_COUNT = re.compile(r"[1-9]\d{0,3}")
_EUR = re.compile(r"\d{1,7}(\.\d{1,2})?")


def read_right(id_: Text, node: Node, ids: Collection[str], shorts: dict[str, Spot], reading: Reading) -> Right:
    """The right of one file. `ids` are those of all rights; `shorts` collects where each short name was met."""
    record = Record(node, reading, KEYS, f'the right "{id_}"')
    record.need("short", "kind", "name", "what", "assured_date", "assured_how", "sources")
    status = Standing(record.one_of("status", tuple(Standing)) or Standing.ACTIVE)
    if status is Standing.ACTIVE:
        record.need("apply", "confidence")
    sources = Sources(record, id_, reading, SUPPORTS)
    right = Right(
        id=str(id_),
        short=_short(record, shorts, reading),
        kind=Kind(record.one_of("kind", tuple(Kind)) or Kind.RIGHT),
        status=status,
        replaced_by=_replaced_by(id_, record, status, ids, reading),
        name=record.words("name"),
        what=record.words("what"),
        apply=record.words("apply"),
        call=tuple(str(service) for service in record.texts("call") if check_destination(service, reading)),
        find=_find(record, reading),
        confidence=Confidence(record.one_of("confidence", tuple(Confidence)) or Confidence.LOW),
        deadline=_deadline(record, sources, reading),
        amounts=tuple(_amount(one, sources, reading) for one in record.items("amounts")),
        questions=read_questions(record, sources, reading),
        documents=record.many_words("documents"),
        assured_date=record.date("assured_date"),
        assured_how=record.one_of("assured_how", ASSURED_HOW),
        sources=sources.all,
    )
    check_right(right, record, reading)
    return right


def _short(record: Record, shorts: dict[str, Spot], reading: Reading) -> str:
    short = record.text("short")
    if short is None:
        return ""
    check_length(short, LONGEST_SHORT, reading.problems)
    if not check_id(short, "right", reading.problems):
        return ""
    if short in shorts:
        sentence = f'There is already a right with "short: {short}" at {shorts[short]}. Give one of them another.'
        reading.problems.add("duplicate-short", short, sentence)
    shorts.setdefault(str(short), short.spot)
    return str(short)


def _replaced_by(id_: Text, record: Record, status: Standing, ids: Collection[str], reading: Reading) -> str:
    other = record.text("replaced_by")
    if other is None or not record.is_known(other, ids, "right"):
        return ""
    if other == id_:
        reading.problems.add("contradiction", other, f'"{id_}" cannot be replaced by itself.')
    elif status is Standing.ACTIVE:
        sentence = f'"{id_}" is active and cannot be replaced. Write "status: {Standing.ABOLISHED}".'
        reading.problems.add("contradiction", other, sentence)
    return str(other)


def _find(record: Record, reading: Reading) -> str:
    term = record.text("find")
    if term is None or not record.is_known(term, reading.known.terms, "term"):
        return ""
    if term not in reading.known.by_term:
        reading.problems.add("nobody-answers", term, f'No active service is of the kind "{term}".', warning=True)
    return str(term)


def _deadline(right: Record, sources: Sources, reading: Reading) -> Deadline | None:
    node = right.node_at("deadline")
    if node is None:
        return None
    record = Record(node, reading, DEADLINE_KEYS, "the deadline")
    record.need("kind")
    kind = record.one_of("kind", tuple(DeadlineKind))
    if kind != DeadlineKind.NONE or "note" in record:
        record.need("source")
    measures = [measure for measure in Measure if measure in record]
    if measures:
        record.need("after", "when")
    if len(measures) > 1:
        sentence = f"A deadline is counted in one of: {', '.join(Measure)}. Keep one."
        reading.problems.add("two-counts", record.node_at(measures[1]) or node, sentence)
    if measures and kind in {DeadlineKind.NONE, DeadlineKind.NEXT_MONTH}:
        sentence = f'A deadline of the kind "{kind}" has no "{measures[0]}".'
        reading.problems.add("contradiction", record.node_at(measures[0]) or node, sentence)
    counts = {
        measure: int(count)
        for measure in measures
        if (count := record.plain(measure, _COUNT, "is not a whole number from 1 to 9999."))
    }
    measure = next(iter(counts), None)
    return Deadline(
        kind=DeadlineKind(kind or DeadlineKind.NONE),
        measure=measure,
        count=counts[measure] if measure else 0,
        after=record.words("after"),
        when=record.words("when"),
        note=record.words("note"),
        late=record.words("late"),
        source=sources.named(record),
    )


def _amount(node: Node, sources: Sources, reading: Reading) -> Amount:
    record = Record(node, reading, AMOUNT_KEYS, "an amount")
    record.need("label", "as_of", "source")
    if "eur" not in record and "text" not in record:
        record.need("eur")
    eur = record.plain("eur", _EUR, "is not a sum in euros. Write it as 177.24.")
    return Amount(
        label=record.words("label"),
        eur=Decimal(eur) if eur else None,
        text=record.words("text"),
        as_of=record.date("as_of"),
        derived=record.yes("derived") or False,
        source=sources.named(record),
    )
