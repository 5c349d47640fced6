"""Everything a reply is made from: one frozen value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.state import Codec

if TYPE_CHECKING:
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


def make_world(
    city: City, facts: Facts, flows: Flows, directory: Directory, tongues: Mapping[str, Tongue]
) -> World:
    """Put a world together."""
    into: dict[Place, list[Edge]] = defaultdict(list)
    for flow in sorted(flows.values(), key=lambda flow: flow.id != "home"):
        for node in flow.nodes.values():
            for choice in node.choices:
                into[choice.flow, choice.node].append(Edge(flow.id, node.id, choice))
    codec = Codec({flow.id: flow.start for flow in flows.values()}, city.locales)
    return World(city, facts, flows, directory, tongues, codec, {place: tuple(edges) for place, edges in into.items()})
