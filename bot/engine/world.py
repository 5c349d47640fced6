"""Everything a reply is made from: one frozen value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.engine.state import HOME, Codec
from bot.knowledge.model import Status
from bot.knowledge.rights_model import CLAIM, FACTS
from bot.understanding.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.config import City, Facts
    from bot.dialogs.model import Choice, Flows
    from bot.knowledge.model import Directory
    from bot.locales.tongue import Tongue

Place = tuple[str, str]
"""A flow and a node of it."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A choice, seen from where it leads."""

    flow: str
    node: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class World:
    """Flows, Directory and languages of one city at one version."""

    city: City
    facts: Facts
    flows: Flows
    directory: Directory
    tongues: Mapping[str, Tongue]
    codec: Codec
    into: Mapping[Place, tuple[Edge, ...]]
    """The choices that lead to a node; home's come first."""
    names: Mapping[str, Names]
    """What a typed text can name, by locale."""
    secret: Secret


@dataclass(frozen=True, slots=True)
class Secret:
    """What must not stand in an address, because only sensitive flows speak of it."""

    services: frozenset[str]
    means: frozenset[str]


def make_world(city: City, facts: Facts, flows: Flows, directory: Directory, tongues: Mapping[str, Tongue]) -> World:
    """Put a world together."""
    into: dict[Place, list[Edge]] = defaultdict(list)
    for flow in sorted(flows.values(), key=lambda flow: flow.id != "home"):
        for node in flow.nodes.values():
            for choice in node.choices:
                into[choice.flow, choice.node].append(Edge(flow.id, node.id, choice))
    codec = Codec({CLAIM: FACTS, **{flow.id: flow.start for flow in flows.values()}}, city.locales)
    edges = {place: tuple(edges) for place, edges in into.items()}
    names = {locale: Names(_phrases(flows, directory, tongue)) for locale, tongue in tongues.items()}
    secret = Secret(_secret_services(flows, directory), _secret_means(flows))
    return World(city, facts, flows, directory, tongues, codec, edges, names, secret)


def _secret_services(flows: Flows, directory: Directory) -> frozenset[str]:
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for flow in flows.values():
        for node in flow.nodes.values():
            named[flow.sensitive].update(node.call)
            if isinstance(node, Outcome):
                named[flow.sensitive].update(service.id for service in directory.by_term.get(node.find, ()))
    return frozenset(named[True] - named[False])


def _secret_means(flows: Flows) -> frozenset[str]:
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for flow in flows.values():
        for node in flow.nodes.values():
            for choice in node.choices:
                told[flow.sensitive or flows[choice.flow].sensitive].update(choice.means)
    return frozenset(told[True] - told[False])


def _phrases(flows: Flows, directory: Directory, tongue: Tongue) -> Iterator[tuple[str, str]]:
    for flow in flows.values():
        if flow.id != HOME:
            yield tongue.flow(flow.id, flow.title), f"flow:{flow.id}"
            for word in tongue.flow(f"{flow.id}#words", ", ".join(flow.words)).split(", "):
                yield word, f"flow:{flow.id}"
            for node in flow.nodes.values():
                for choice in node.choices:
                    yield tongue.flow(f"{flow.id}/{node.id}/{choice.id}", choice.say), f"flow:{flow.id}"
    for organization in directory.organizations.values():
        for service in organization.services:
            if service.status is Status.ACTIVE:
                for name in (
                    tongue.record(service.name),
                    tongue.record(organization.name),
                    *service.aliases,
                    *organization.aliases,
                ):
                    yield name, f"place:{service.id}"
