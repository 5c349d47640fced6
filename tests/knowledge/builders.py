"""Records and small cities for tests, each with sensible values a test overrides where it cares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.knowledge.find import standing_order
from bot.knowledge.model import (
    Address,
    Ages,
    Confidence,
    Directory,
    Eligibility,
    Organization,
    Phone,
    Service,
    Situation,
    Source,
    Status,
    Term,
)
from bot.knowledge.read import read_directory
from bot.knowledge.schedule import Schedule
from bot.source import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

LJUBLJANA = ZoneInfo("Europe/Ljubljana")
PHONE = Phone("+38614301080", "01\u00a0430\u00a010\u00a080", {}, free=False, date="2025-02")
STREET = Address("Pražakova ulica 6", "1000", "Ljubljana", exact=True, note={}, date="2025-02")


def source(date: str = "2025-02", *supports: str, name: str = "visit") -> Source:
    """A source of this date."""
    return Source(name, {"sl": "obisk", "en": "a visit"}, date, "", supports)


def service(name: str = "house", hours: str = "", **changes: Any) -> Service:
    """An active service of the term `meal` with a phone and an address."""
    made = Service(
        id=name,
        organization="people",
        name={"sl": name, "en": name},
        what={"sl": "Kosilo.", "en": "Lunch."},
        terms=("meal",),
        status=Status.ACTIVE,
        confidence=Confidence.MEDIUM,
        eligibility=Eligibility(),
        phones=(PHONE,),
        address=STREET,
        schedule=Schedule.read(hours, LJUBLJANA, "SI") if hours else None,
        hours_words={},
        hours_date="2025-02" if hours else "",
        by_appointment=False,
        email="",
        url="",
        fees={},
        note={},
        languages=(),
        anonymous=None,
        assured_date="2025-02",
        assured_how="visit",
        sources=(source("2025-02", "address", "phones", "hours"),),
    )
    return replace(made, **changes)


def situation(name: str, **changes: Any) -> Situation:
    """A situation with the reasons `only NAME` and `no NAME`."""
    return replace(Situation(name, {"en": name}, {"en": f"only {name}"}, {"en": f"no {name}"}), **changes)


SITUATIONS = {
    one.id: one
    for one in (
        situation("man", rules_out=("woman",)),
        situation("woman"),
        situation("pregnant", implies=("woman",)),
        situation("with-children"),
        situation("child-under-14", implies=("with-children",), child_ages=Ages(0, 14)),
        situation("child-over-14", implies=("with-children",), child_ages=Ages(15, 150)),
        situation("under-18", ages=Ages(0, 17)),
        situation("adult", ages=Ages(18, 150)),
        situation("over-65", implies=("adult",), ages=Ages(65, 150)),
        situation("uses-drugs"),
    )
}


def directory(*services: Service, situations: Iterable[Situation] = SITUATIONS.values()) -> Directory:
    """One organization with these services."""
    people = Organization("people", {"sl": "Ljudje", "en": "People"}, (), "", "", Status.ACTIVE, services)
    terms = {term: Term(term, {"sl": term, "en": term}) for one in services for term in one.terms}
    return Directory(
        organizations={"people": people},
        services={one.id: one for one in services},
        terms=terms,
        situations={one.id: one for one in situations},
        by_term=standing_order(services),
    )


TAXONOMY = """\
terms:
  meal:
    name:
      sl: obrok
      en: meal
situations:
  man:
    name:
      sl: moški
      en: man
    only:
      sl: samo za moške
      en: men only
    never:
      sl: ne sprejme moških
      en: does not take men
    rules_out:
      - woman
  woman:
    name:
      sl: ženska
      en: woman
"""

HOUSE = """\
name:
  sl: Hiša
  en: House
services:
  house-lunch:
    name:
      sl: Kosilo v hiši
      en: Lunch at the house
    what:
      sl: Toplo kosilo.
      en: A hot lunch.
    terms:
      - meal
    confidence: medium
    address:
      street: Pražakova ulica 6
      postal_code: '1000'
      city: Ljubljana
    phones:
      - number: 01 430 10 80
    hours: Mo-Fr 10:00-14:00
    assured_date: 2023-12
    assured_how: web
    sources:
      page:
        name:
          sl: stran
          en: page
        date: 2023-12
        supports:
          - address
          - phones
          - hours
"""


@dataclass(frozen=True)
class City:
    """What a folder of knowledge files was read into, and the faults as `file:line:column code: sentence`."""

    directory: Directory | None
    problems: Problems

    @property
    def found(self) -> Directory:
        """The Directory of a city that could be read."""
        assert self.directory is not None
        return self.directory

    @property
    def house(self) -> Service:
        """The one service of `HOUSE`."""
        return self.found.services["house-lunch"]

    @property
    def faults(self) -> list[str]:
        """All problems and warnings."""
        return [
            f"{one.spot} {'warning ' if one.warning else ''}{one.code}: {one.sentence}" for one in self.problems.all
        ]


def city(
    folder: Path, *, taxonomy: str = TAXONOMY, country: str = "SI", today: date | None = None, **organizations: str
) -> City:
    """Write these files, read them as of `today`."""
    (folder / "organizations").mkdir()
    (folder / "taxonomy.yaml").write_text(taxonomy, encoding="utf-8")
    for name, text in organizations.items():
        (folder / "organizations" / f"{name}.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    found = read_directory(folder, folder, LJUBLJANA, country, ("sl", "en"), problems, today)
    return City(found, problems)
