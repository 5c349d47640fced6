"""The places that help: by kind, narrowed by what the person told us, in the order worth trying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.knowledge.age import band, hours_trusted
from bot.knowledge.eligible import Fit, Person, Verdict
from bot.knowledge.model import Confidence
from bot.knowledge.schedule import Opening, Openness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.config import Facts
    from bot.knowledge.model import Directory, Service, Words

SOON = timedelta(hours=3).total_seconds()
MORNING = 6
"""The hour at which a night ends."""

_CONFIDENCES = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}
_UNKNOWN = Opening(Openness.UNKNOWN)
_APPOINTMENT = Opening(Openness.APPOINTMENT)
_CLOSED = Opening(Openness.CLOSED)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A service that takes, or may take, this person."""

    service: Service
    opening: Opening
    fit: Fit


@dataclass(frozen=True, slots=True)
class Found:
    """Places in the order worth trying, and those that do not take this person, each with the reason by locale."""

    places: tuple[FoundPlace, ...]
    refused: tuple[tuple[Service, Words], ...]


def find(
    directory: Directory, term: str, means: Iterable[str], now: datetime, facts: Facts, *, tonight: bool = False
) -> Found:
    """Active services of a kind, those that do not take this person apart.

    `now` is local time with its zone; `facts` says how age counts (`age.hours_trusted`, `age.band`). Order: open,
    opens soon (within three hours; with `tonight` also before the next morning), by appointment or unknown, closed;
    then by rank, and of one rank the fresher facts first; the rest is the standing order of `by_term`. An unknown term
    finds nothing.
    """
    person = Person(means, directory.situations)
    places: list[FoundPlace] = []
    refused: list[tuple[Service, Words]] = []
    for service in directory.by_term.get(term, ()):
        fit = person.fit(service.eligibility)
        if fit.verdict is Verdict.REFUSES:
            refused.append((service, fit.reason))
        else:
            places.append(FoundPlace(service, opening_of(service, now, facts.hours_unknown_after_years), fit))
    today = now.date()
    places.sort(
        key=lambda place: (
            _turn(place.opening, now, tonight=tonight),
            *_rank(place.service),
            band(place.service, today, facts),
        )
    )
    return Found(tuple(places), tuple(refused))


def opening_of(service: Service, now: datetime, years: int) -> Opening:
    """Whether a service is open: the one function behind every label, order and filter.

    A service that is not active is closed. Without hours, or with hours nobody trusts any more, the answer is unknown.
    Where a person must ring first it is never open: by appointment, or closed while nobody answers.
    """
    if not service.active:
        return _CLOSED
    if service.schedule is None or not hours_trusted(service, now.date(), years):
        return _APPOINTMENT if service.by_appointment else _UNKNOWN
    opening = service.schedule.at(now)
    if service.by_appointment and opening.state is not Openness.CLOSED:
        return _APPOINTMENT
    return opening


def useful_now(opening: Opening) -> bool:
    """Whether somebody is there at this minute."""
    return opening.state is Openness.OPEN


def useful_tonight(opening: Opening, now: datetime) -> bool:
    """Whether it may help before morning: open, opening before the next 6:00, or of hours nobody knows."""
    if opening.state is Openness.CLOSED:
        return opening.opens_at is not None and _seconds(now, opening.opens_at) < _seconds(now, morning_after(now))
    return True


def morning_after(now: datetime) -> datetime:
    """The next 6:00 on the clock after `now`."""
    morning = now.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if now < morning else morning + timedelta(days=1)


def standing_order(services: Iterable[Service]) -> dict[str, tuple[Service, ...]]:
    """Active services by term, in the order among equals: what a `Directory` holds as `by_term`.

    First rank, then confidence, then the newest assured date, then the id. A line of low confidence comes after all
    others: nobody in need should reach a dead number first. Last come those that nobody can ring. How old a fact is
    changes day by day, so `find` sees to it.
    """
    ordered = sorted((service for service in services if service.active), key=lambda service: service.id)
    ordered.sort(key=lambda service: service.assured_date, reverse=True)
    ordered.sort(key=lambda service: (*_rank(service), _CONFIDENCES[service.confidence]))
    by_term: dict[str, list[Service]] = {}
    for service in ordered:
        for term in service.terms:
            by_term.setdefault(term, []).append(service)
    return {term: tuple(found) for term, found in by_term.items()}


def _rank(service: Service) -> tuple[bool, bool, int]:
    doubtful_line = service.address is None and service.confidence is Confidence.LOW
    return not service.phones, doubtful_line, service.rank


def _turn(opening: Opening, now: datetime, *, tonight: bool) -> int:
    """0 open, 1 opens soon, 2 by appointment or unknown, 3 closed."""
    if opening.state is Openness.OPEN:
        return 0
    if opening.state is not Openness.CLOSED:
        return 2
    if opening.opens_at is None:
        return 3
    soon = _seconds(now, opening.opens_at) <= SOON or (tonight and useful_tonight(opening, now))
    return 1 if soon else 3


def _seconds(since: datetime, until: datetime) -> float:
    """Seconds that pass, also over a clock change (subtracting local times would not tell)."""
    return until.timestamp() - since.timestamp()
