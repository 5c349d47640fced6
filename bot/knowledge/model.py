"""The Directory: organizations and their services, in the words of HSDS 3.1. Frozen, one value a version.

One `Service` here is one HSDS `service_at_location`: a service at one place, or on one telephone. The HSDS export takes
it apart again (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.rights_model import District, Fact, Right, Unit
    from bot.knowledge.schedule import Schedule

Words = Mapping[str, str]
"""A text of a record by locale: `{"sl": …, "en": …}`."""


class Status(StrEnum):
    """Whether a record may be shown as a destination; only `ACTIVE` may."""

    ACTIVE = "active"
    DEFUNCT = "defunct"
    CLOSED = "temporarily closed"


class Confidence(StrEnum):
    """How well the sources support a record. A crisis line of LOW is never first and never alone."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `date` is ISO 8601, as exact as the source is (`2014-05`), or "" when undated."""

    id: str
    name: Words
    date: str
    url: str
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 (`+38614301080`) or a short code (`112`), with the words to show and its date."""

    number: str
    shown: str
    about: Words
    free: bool
    date: str
    """Date of the newest source of this number; "" when undated."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to go. `exact` is false when no house number is known, so that no map link pretends to know."""

    street: str
    postal_code: str
    city: str
    exact: bool
    note: Words
    date: str


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years, both ends included."""

    first: int = 0
    last: int = 150


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may come, as data. `only` lists alternatives: one of them is enough."""

    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    ages: Ages | None = None
    child_ages: Ages | None = None
    words: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Service:
    """One service at one place or on one telephone."""

    id: str
    organization: str
    name: Words
    what: Words
    terms: tuple[str, ...]
    status: Status
    confidence: Confidence
    eligibility: Eligibility
    phones: tuple[Phone, ...]
    address: Address | None
    schedule: Schedule | None
    hours_words: Words
    hours_date: str
    by_appointment: bool
    email: str
    url: str
    fees: Words
    note: Words
    languages: tuple[str, ...]
    anonymous: bool | None
    assured_date: str
    assured_how: str
    sources: tuple[Source, ...]
    alert: Words = field(default_factory=dict)
    """What may harm a person who does not know it: "do not go there". Shown above everything (HSDS alert)."""
    aliases: tuple[str, ...] = ()
    """Other names people use for this service."""
    rank: int = 0
    """Order among equals, lowest first: what social workers would try first."""

    @property
    def active(self) -> bool:
        """Whether it may be shown as a destination."""
        return self.status is Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Organization:
    """Who runs services."""

    id: str
    name: Words
    aliases: tuple[str, ...]
    url: str
    email: str
    status: Status
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a choice can tell us about a person (a `means`), and what follows from it."""

    id: str
    name: Words
    only: Words
    """Reason when a place is only for such people: "samo za ženske"."""
    never: Words
    """Reason when a place does not take such people: "ne sprejme ljudi s psom"."""
    implies: tuple[str, ...] = ()
    rules_out: tuple[str, ...] = ()
    ages: Ages | None = None
    child_ages: Ages | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A kind of service (taxonomy_term), with its Open Eligibility code where one exists."""

    id: str
    name: Words
    open_eligibility: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """All organizations, services and rights at one version."""

    organizations: Mapping[str, Organization]
    services: Mapping[str, Service]
    terms: Mapping[str, Term]
    situations: Mapping[str, Situation]
    by_term: Mapping[str, tuple[Service, ...]]
    """Active services only, by taxonomy term, in the order among equals (`find.standing_order` makes it)."""
    rights: Mapping[str, Right] = field(default_factory=dict)
    rights_by_short: Mapping[str, Right] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What "what could I claim?" asks, in the order of the file."""
    units: Mapping[str, Unit] = field(default_factory=dict)
    """Offices that serve a part of the city each, by service id."""
    districts: Mapping[str, District] = field(default_factory=dict)
    """All parts of the city, in the order of their offices."""
