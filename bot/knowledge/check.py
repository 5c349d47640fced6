"""What must hold of a service beyond its shape: a source for each fact, a way to reach it, a reason to refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.eligible import Verdict, fits
from bot.source import Mapping, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.model import Service
    from bot.knowledge.shapes import Reading, Record
    from bot.source import Node, Problems, Spot, Text


def check_service(service: Service, record: Record, reading: Reading) -> None:
    """Report what an active service lacks. A closed one is kept only so that nobody adds it again."""
    if not service.active:
        return
    for key in _unsupported(service, record):
        sentence = f'"{key}" of "{service.id}" rests on no source. Add it to "supports" of the source that states it.'
        reading.problems.add("no-source", record.node_at(key) or record.node, sentence)
    if not any(key in record for key in ("phones", "address", "url", "email")):
        sentence = f'Nobody can reach "{service.id}": it has no phone, address, url or email.'
        reading.problems.add("no-contact", record.node, sentence)
    for situation in reading.known.situations:
        fit = fits(service.eligibility, (situation,), reading.known.situations)
        if fit.verdict is Verdict.REFUSES and not fit.reason:
            sentence = (
                f'"{service.id}" refuses "{situation}" without a reason to show. '
                'Add "eligibility" here, or "only" and "never" to the situations.'
            )
            reading.problems.add("no-reason", record.node, sentence)


def _unsupported(service: Service, record: Record) -> Iterator[str]:
    """Keys of facts that decide whether a person sets out, and that no source states."""
    supported = {field for source in service.sources for field in source.supports}
    if service.address is not None and "address" not in supported:
        yield "address"
    if "phones" not in supported and any(not _names_source(phone) for phone in record.items("phones")):
        yield "phones"
    if "hours" not in supported and "hours_source" not in record:
        yield from (key for key in ("hours", "hours_words") if key in record)


def _names_source(phone: Node) -> bool:
    return isinstance(phone, Mapping) and "source" in dict(phone.entries)


def check_destination(id_: Text, reading: Reading) -> bool:
    """Whether people may be sent to the service of this id, reported if not."""
    services = reading.known.services
    if id_ not in services:
        active = [service.id for service in services.values() if service.active]
        reading.problems.add("unknown-service", id_, f'There is no service "{id_}".{near(id_, active)}')
        return False
    status = services[id_].status
    if not services[id_].active:
        sentence = f'The service "{id_}" is {status}. Nobody may be sent there.'
        reading.problems.add("closed-service", id_, sentence)
    return services[id_].active


def check_ids(first: dict[str, Spot], id_: Text, problems: Problems) -> bool:
    """Whether a service id is new, reported if not; `first` collects where each was met."""
    if id_ in first:
        sentence = f'Both {first[id_]} and {id_.spot} name a service "{id_}". Give one of them another id.'
        problems.add("duplicate-service", id_, sentence)
        return False
    first[str(id_)] = id_.spot
    return True
