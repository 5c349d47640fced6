"""Reads one service of an organization's file into the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.age import newest
from bot.knowledge.check import check_service
from bot.knowledge.model import Address, Confidence, Eligibility, Phone, Service, Source, Status
from bot.knowledge.phone import dialled, shown
from bot.knowledge.schedule import HoursError, Schedule
from bot.knowledge.shapes import Record
from bot.source import Spot, Text

if TYPE_CHECKING:
    from bot.knowledge.shapes import Reading
    from bot.source import Node

SUPPORTS = ("address", "phones", "hours", "eligibility", "what", "email", "fees", "status")
ASSURED_HOW = ("web", "press", "leaflet", "call", "visit", "mail", "e-mail")
KEYS = (
    *("name", "aliases", "what", "terms", "status", "confidence", "rank"),
    *("only", "never", "ages", "child_ages", "eligibility"),
    *("alert", "fees", "note", "languages", "anonymous"),
    *("address", "phones", "email", "url"),
    *("hours", "hours_words", "hours_source", "by_appointment"),
    *("assured_date", "assured_how", "sources"),
)
SOURCE_KEYS = ("name", "date", "url", "supports")
PHONE_KEYS = ("number", "about", "free", "source")
ADDRESS_KEYS = ("street", "postal_code", "city", "exact", "note")


def read_service(id_: Text, node: Node, organization: str, inherited: Status, reading: Reading) -> Service:
    """The service under an id. Of an organization that is not active, no service is (`inherited`)."""
    record = Record(node, reading, KEYS, f'the service "{id_}"')
    sources = Sources(record, id_, reading)
    status = Status(record.one_of("status", tuple(Status)) or Status.ACTIVE)
    record.need("name", "sources")
    if status is Status.ACTIVE:
        record.need("what", "terms", "confidence", "assured_date", "assured_how")
    service = Service(
        id=str(id_),
        organization=organization,
        name=record.words("name"),
        what=record.words("what"),
        terms=record.some_of("terms", reading.known.terms, "term"),
        aliases=tuple(map(str, record.texts("aliases"))),
        status=status if inherited is Status.ACTIVE else inherited,
        confidence=Confidence(record.one_of("confidence", tuple(Confidence)) or Confidence.LOW),
        rank=record.rank(),
        eligibility=_eligibility(record, reading),
        phones=_phones(record, sources, reading),
        address=_address(record, sources, reading),
        schedule=_schedule(record, reading),
        hours_words=record.words("hours_words"),
        hours_date=sources.date_of("hours", record, "hours_source"),
        by_appointment=record.yes("by_appointment") or False,
        email=record.email(),
        url=record.url(),
        fees=record.words("fees"),
        alert=record.words("alert"),
        note=record.words("note"),
        languages=record.codes("languages"),
        anonymous=record.yes("anonymous"),
        assured_date=record.date("assured_date"),
        assured_how=record.one_of("assured_how", ASSURED_HOW),
        sources=sources.all,
    )
    check_service(service, record, reading)
    return service


@dataclass(frozen=True, slots=True, init=False)
class Sources:
    """The sources of one record, what they say about the age of a fact, and which of them is named for one.

    `supports` are the fields a source of such a record can support.
    """

    all: tuple[Source, ...]

    def __init__(self, record: Record, id_: Text, reading: Reading, supports: tuple[str, ...] = SUPPORTS) -> None:
        entries = record.ids("sources", "source")
        object.__setattr__(self, "all", tuple(_source(name, node, id_, reading, supports) for name, node in entries))

    def named(self, record: Record, key: str = "source") -> str:
        """The id under `key`, "" if absent or unknown."""
        named = record.text(key)
        known = named is not None and record.is_known(named, [source.id for source in self.all], "source")
        return str(named) if known else ""

    def date_of(self, field: str, record: Record, key: str) -> str:
        """Date of the source named under `key`, else of the newest dated one that supports the field."""
        if named := self.named(record, key):
            return next(source.date for source in self.all if source.id == named)
        return newest(source.date for source in self.all if field in source.supports)


def _source(id_: Text, node: Node, owner: Text, reading: Reading, supports: tuple[str, ...]) -> Source:
    record = Record(node, reading, SOURCE_KEYS, f'the source "{id_}" of "{owner}"')
    record.need("name", "date")
    return Source(
        str(id_),
        record.words("name"),
        record.date("date"),
        record.url(),
        record.some_of("supports", supports, "field"),
    )


def _eligibility(record: Record, reading: Reading) -> Eligibility:
    return Eligibility(
        only=record.some_of("only", reading.known.situations, "situation"),
        never=record.some_of("never", reading.known.situations, "situation"),
        ages=record.ages("ages"),
        child_ages=record.ages("child_ages"),
        words=record.words("eligibility"),
    )


def _phones(record: Record, sources: Sources, reading: Reading) -> tuple[Phone, ...]:
    phones = (_phone(node, sources, reading) for node in record.items("phones"))
    return tuple(phone for phone in phones if phone is not None)


def _phone(node: Node, sources: Sources, reading: Reading) -> Phone | None:
    record = Record(node, reading, PHONE_KEYS, "a phone")
    written = record.text("number", required=True)
    about, free = record.words("about"), record.yes("free") or False
    date = sources.date_of("phones", record, "source")
    if written is None:
        return None
    number = dialled(written, reading.country)
    if number is None:
        sentence = f'Nobody can dial "{written}". Write the whole number as it is dialled within the country.'
        reading.problems.add("bad-phone", written, sentence)
        return None
    return Phone(number, shown(written), about, free, date)


def _address(record: Record, sources: Sources, reading: Reading) -> Address | None:
    node = record.node_at("address")
    if node is None:
        return None
    fields = Record(node, reading, ADDRESS_KEYS, "an address")
    street = fields.text("street", required=True)
    city = fields.text("city", required=True)
    exact = fields.yes("exact") is not False
    note, code = fields.words("note"), fields.plain("postal_code")
    if street is None or city is None:
        return None
    if exact and not any(letter.isdigit() for letter in street):
        sentence = f'"{street}" has no house number. Add it, or write "exact: no" below.'
        reading.problems.add("no-house-number", street, sentence)
    return Address(str(street), code, str(city), exact, note, sources.date_of("address", record, ""))


def _schedule(record: Record, reading: Reading) -> Schedule | None:
    hours = record.text("hours")
    if hours is None:
        return None
    try:
        return Schedule.read(str(hours), reading.zone, reading.country)
    except HoursError as error:
        quoted = hours.line[hours.spot.column - 1 : hours.spot.column] in {"'", '"'}
        column = hours.spot.column + quoted + error.column - 1
        at = Text(hours, Spot(hours.spot.path, hours.spot.line, column), hours.line)
        reading.problems.add("bad-hours", at, error.sentence)
        return None
