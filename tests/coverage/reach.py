"""How a person gets from home to a flow, a record or a right, read off the flows."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome
from bot.engine.show import show
from bot.engine.steps import reachable, ways
from tests.people import city

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.dialogs.model import Node
    from bot.engine.world import World

MOMENTS = (
    "2026-11-23T03:00",
    "2026-11-23T10:00",
    "2026-11-23T18:00",
    "2026-11-24T14:00",
    "2026-11-24T17:00",
    "2026-11-25T10:00",
    "2026-11-27T22:00",
    "2026-11-28T11:00",
    "2026-11-29T20:00",
)
"""Hours of one week, by day and by night, at which the screens are looked at."""


@cache
def flows_of_services() -> Mapping[str, tuple[str, ...]]:
    """Flows in which a service is named or looked for, by service."""
    _, world = city()
    return _by_name(world, lambda node: _services(node, world))


@cache
def flows_of_rights() -> Mapping[str, tuple[str, ...]]:
    """Flows that offer a right, by right."""
    return _by_name(city()[1], lambda node: node.rights if isinstance(node, Outcome) else ())


def _by_name(world: World, names_of) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    met = {(state.flow, state.node) for state in ways(world, world.city.source_locale)}
    for flow in world.flows.values():
        for node in flow.nodes.values():
            for name in names_of(node) if (flow.id, node.id) in met else ():
                found[name][flow.id] = None
    return {name: tuple(flows) for name, flows in found.items()}


def _services(node: Node, world: World) -> list[str]:
    found = world.directory.by_term.get(node.find, ()) if isinstance(node, Outcome) else ()
    return [*node.call, *(service.id for service in found)]


@cache
def shown() -> frozenset[str]:
    """The services that stand on some screen of some flow at one of `MOMENTS`."""
    _, world = city()
    locale = world.city.source_locale
    hours = [datetime.fromisoformat(moment).replace(tzinfo=world.city.zone) for moment in MOMENTS]
    states = list(reachable(world, locale))
    return frozenset(place.service.id for now in hours for state in states for place in show(state, world, now).places)


@cache
def ways_from_home() -> Mapping[str, tuple[str, ...]]:
    """The choices to tap from home to the first question of a flow, by flow; the shortest way."""
    _, world = city()
    start = (HOME, world.flows[HOME].start)
    way: dict[tuple[str, str], tuple[str, ...]] = {start: ()}
    waiting = [start]
    for place in waiting:
        for choice in world.flows[place[0]].nodes[place[1]].choices:
            there = (choice.flow, choice.node)
            if there not in way:
                way[there] = (*way[place], choice.id)
                waiting.append(there)
    return {flow.id: way[flow.id, flow.start] for flow in world.flows.values() if (flow.id, flow.start) in way}
