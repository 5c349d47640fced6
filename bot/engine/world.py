"""Everything a reply is made from: one frozen value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome
from bot.dialogs.sentences import sentences
from bot.engine.pages import doors_of
from bot.engine.phrases import names_of_needs, names_of_pages
from bot.engine.state import Codec
from bot.engine.ways import Ways
from bot.knowledge.rights_model import CLAIM, FACTS
from bot.understanding.districts import Districts
from bot.understanding.language import Languages
from bot.understanding.manners import ABOUT_PLACES, BESIDE
from bot.understanding.names import Names
from bot.understanding.understood import Reading, Understanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.config import City, Facts
    from bot.dialogs.model import Choice, Flows, Node
    from bot.engine.state import Place
    from bot.knowledge.model import Directory
    from bot.locales.tongue import Tongue


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
    """The choices that lead to a node, likeliest first."""
    secret: Secret
    districts: Districts
    """The parts of the city by all their names."""
    understanding: Understanding
    """What a typed text says."""
    crises: Mapping[str, Place]
    """The node that answers each kind of crisis."""
    ways: Ways
    """What people type for the choices of a question."""
    guide: str
    """The flow for who speaks a language that we do not; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What must not stand in an address, because only sensitive flows speak of it.

    A service is secret by who names it, and by its record, whoever names it: when it is only for people in a secret
    situation, or of kinds that only sensitive flows look for.
    """

    services: frozenset[str]
    means: frozenset[str]


def make_world(  # the six things a city is made of
    city: City,
    facts: Facts,
    flows: Flows,
    directory: Directory,
    tongues: Mapping[str, Tongue],
    reading: Reading | None = None,
) -> World:
    """Put a world together."""
    reading = reading or Reading()
    texts = _texts(flows, tongues, reading)
    into: dict[Place, list[Edge]] = defaultdict(list)
    for flow in flows.values():
        for node in flow.nodes.values():
            for choice in node.choices:
                into[choice.flow, choice.node].append(Edge(flow.id, node.id, choice))
    edges = {place: tuple(sorted(edges, key=_by_likelihood)) for place, edges in into.items()}
    origins = {place: tuple((edge.flow, edge.node) for edge in edges[place]) for place in edges}
    origins |= _doors(flows, directory)
    starts = {CLAIM: FACTS, **{flow.id: flow.start for flow in flows.values()}}
    codec = Codec(starts, city.locales, origins)
    return World(
        city,
        facts,
        flows,
        directory,
        tongues,
        codec,
        edges,
        _secret(flows, directory),
        Districts(directory.districts),
        _understanding(flows, directory, tongues, reading, texts),
        {kind: (flow.id, node.id) for flow in flows.values() for node in flow.nodes.values() for kind in node.crisis},
        Ways(flows, tongues, directory.situations, texts),
        str(reading.sayings.guide or ""),
    )


def _texts(flows: Flows, tongues: Mapping[str, Tongue], reading: Reading) -> Mapping[str, Sequence[str]]:
    """What the files say and hear, by locale."""
    said = tuple(sentences(flows))
    return {
        locale: [*reading.texts.get(locale, ()), *(tongue.flow(*one) for one in said)]
        for locale, tongue in tongues.items()
    }


def _understanding(
    flows: Flows,
    directory: Directory,
    tongues: Mapping[str, Tongue],
    reading: Reading,
    texts: Mapping[str, Sequence[str]],
) -> Understanding:
    idle = reading.sayings.words(BESIDE, ABOUT_PLACES)
    needs = {locale: Names(names_of_needs(flows, tongue)) for locale, tongue in tongues.items()}
    pages = {locale: Names(names_of_pages(directory, tongue), idle) for locale, tongue in tongues.items()}
    return Understanding(reading, Languages(texts), needs, pages)


def _by_likelihood(edge: Edge) -> tuple[bool, bool, int]:
    """Home's choices before those of the flow itself and of other flows, and of these the one that tells most first."""
    return edge.flow != HOME, edge.flow != edge.choice.flow, -len(edge.choice.means)


def _doors(flows: Flows, directory: Directory) -> dict[Place, tuple[Place, ...]]:
    """The outcomes from which a button leads to the page of a right or of an office."""
    doors: dict[Place, list[Place]] = defaultdict(list)
    for flow in flows.values():
        for node in flow.nodes.values():
            for page in doors_of(node, flow, directory):
                doors[page].append((flow.id, node.id))
    return {page: tuple(outcomes) for page, outcomes in doors.items()}


def _secret(flows: Flows, directory: Directory) -> Secret:
    nodes = [(flow, node) for flow in flows.values() for node in flow.nodes.values()]
    means = _only_sensitive(
        (flow.sensitive or flows[choice.flow].sensitive, mean)
        for flow, node in nodes
        for choice in node.choices
        for mean in choice.means
    )
    terms = _only_sensitive((flow.sensitive, node.find) for flow, node in nodes if isinstance(node, Outcome))
    named = _only_sensitive((flow.sensitive, service) for flow, node in nodes for service in _named(node, directory))
    told = {
        service.id
        for service in directory.services.values()
        if not means.isdisjoint(service.eligibility.only) or (service.terms and terms.issuperset(service.terms))
    }
    return Secret(named | told, means)


def _only_sensitive(names: Iterable[tuple[bool, str]]) -> frozenset[str]:
    """The names that never come without sensitivity."""
    by_sensitivity: dict[bool, set[str]] = {True: set(), False: set()}
    for sensitive, name in names:
        by_sensitivity[sensitive].add(name)
    return frozenset(by_sensitivity[True] - by_sensitivity[False])


def _named(node: Node, directory: Directory) -> Iterator[str]:
    yield from node.call
    if isinstance(node, Outcome):
        yield from (service.id for service in directory.by_term.get(node.find, ()))
