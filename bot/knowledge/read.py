"""Reads the knowledge files of a city into one frozen Directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import source
from bot.knowledge.check import check_ids
from bot.knowledge.files import read_files
from bot.knowledge.find import standing_order
from bot.knowledge.model import Directory, Organization, Status
from bot.knowledge.phone import PLANS
from bot.knowledge.read_rights import with_rights
from bot.knowledge.read_service import read_service
from bot.knowledge.read_taxonomy import read_taxonomy
from bot.knowledge.shapes import Reading, Record
from bot.source import Problems, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from bot.source import Node

TAXONOMY = "taxonomy.yaml"
ORGANIZATIONS = "organizations"
KEYS = ("name", "aliases", "url", "email", "status", "services")


def read_directory(
    folder: Path,
    root: Path,
    zone: ZoneInfo,
    country: str,
    locales: tuple[str, ...],
    problems: Problems,
    today: date | None = None,
) -> Directory | None:
    """Read `taxonomy.yaml`, `organizations/*.yaml` and what there is of rights; spots name files relative to `root`.

    `locales` begins with the source language. With `today`, a date after it is a problem. All faults of all files go to
    `problems`. The Directory holds what could be read, so that other files can be checked against it; it must not be
    shown to anybody when `problems.fatal`. None when the country or the taxonomy is unknown, for then nothing else can
    be judged.
    """
    taxonomy = source.read(folder / TAXONOMY, root, problems)
    if country not in PLANS:
        at = taxonomy or Spot(folder.as_posix(), 1, 1)
        sentence = f'How "{country}" writes its numbers is not known. Add it to bot/knowledge/phone.py.'
        problems.add("unknown-country", at, sentence)
        return None
    if taxonomy is None:
        return None
    empty = Reading(problems, zone, country, locales, Directory({}, {}, {}, {}, {}))
    terms, situations = read_taxonomy(taxonomy, empty)
    reading = Reading(problems, zone, country, locales, Directory({}, {}, terms, situations, {}), today)
    organizations = {one.id: one for one in _organizations(folder / ORGANIZATIONS, root, reading)}
    services = {service.id: service for one in organizations.values() for service in one.services}
    directory = Directory(organizations, services, terms, situations, standing_order(services.values()))
    return with_rights(directory, folder, root, reading)


def _organizations(folder: Path, root: Path, reading: Reading) -> Iterator[Organization]:
    first: dict[str, Spot] = {}
    for id_, node in read_files(folder, root, reading.problems):
        yield _organization(str(id_), node, first, reading)


def _organization(id_: str, node: Node, first: dict[str, Spot], reading: Reading) -> Organization:
    record = Record(node, reading, KEYS, f'the organization "{id_}"')
    record.need("name", "services")
    status = Status(record.one_of("status", tuple(Status)) or Status.ACTIVE)
    return Organization(
        id=id_,
        name=record.words("name"),
        aliases=tuple(str(alias) for alias in record.texts("aliases")),
        url=record.url(),
        email=record.email(),
        status=status,
        services=tuple(
            read_service(service, entry, id_, status, reading)
            for service, entry in record.ids("services", "service")
            if check_ids(first, service, reading.problems)
        ),
    )
