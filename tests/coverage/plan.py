"""What the city's two documents speak of, as `coverage.yaml` has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.source import Fields, Problems, read
from tests.people import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAN = ROOT / "tests" / "coverage" / "coverage.yaml"
KEYS = ("leaflet", "chapters", "younger", "groups", "needs", "unshown")
GROUP_KEYS = ("name", "flows", "rights", "services")
UNSHOWN_KEYS = ("why", "right")


@dataclass(frozen=True, slots=True)
class Group:
    """One of the strategy's groups: what serves it, all by id."""

    name: str
    flows: tuple[str, ...]
    rights: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unshown:
    """Why an active record is on no screen, and the right that speaks of it instead, if one does."""

    why: str
    right: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`leaflet` and `chapters` are the leaflet's words by record and by right; `groups` go by chapter."""

    leaflet: Mapping[str, str]
    chapters: Mapping[str, str]
    younger: tuple[str, ...]
    groups: Mapping[str, Group]
    needs: tuple[str, ...]
    unshown: Mapping[str, Unshown]


@cache
def plan() -> Plan:
    """The file, read once. Raises ValueError with every problem in it."""
    problems = Problems()
    node = read(PLAN, ROOT, problems)
    if node is None:
        raise ValueError("\n".join(map(str, problems.all)))
    fields = Fields(node, problems, KEYS, "the plan")
    groups = {str(id_): Fields(group, problems, GROUP_KEYS, "a group") for id_, group in fields.entries("groups")}
    unshown = {str(id_): Fields(one, problems, UNSHOWN_KEYS, "a record") for id_, one in fields.entries("unshown")}
    found = Plan(
        leaflet={str(key): str(words) for key, words in fields.entries("leaflet")},
        chapters={str(key): str(words) for key, words in fields.entries("chapters")},
        younger=_words(fields, "younger"),
        groups={
            id_: Group(
                str(group.text("name", required=True)),
                _words(group, "flows"),
                _words(group, "rights"),
                _words(group, "services"),
            )
            for id_, group in groups.items()
        },
        needs=_words(fields, "needs"),
        unshown={
            id_: Unshown(str(one.text("why", required=True)), str(one.text("right") or ""))
            for id_, one in unshown.items()
        },
    )
    if problems.all:
        raise ValueError("\n".join(map(str, problems.all)))
    return found


def _words(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(map(str, fields.texts(key)))
