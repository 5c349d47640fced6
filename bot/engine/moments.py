"""The moments that can differ, and what is seen at them.

A reply depends on the moment only through which places are open and which part of the day it is. Half hours in which
all of these agree are proved together, which turns a year into some hundred moments without leaving one out.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.dialogs.model import Hours, Outcome, along_none
from bot.engine.seen import see
from bot.engine.show import show, within
from bot.knowledge.find import opening_of, useful_tonight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.dialogs.model import Flow, Node
    from bot.engine.reply import Reply
    from bot.engine.seen import Seen
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.knowledge.model import Service

HALF_HOUR = timedelta(minutes=30)
NIGHT = Hours(time(23), time(5))
"""When nobody can wait for an office to open."""


def moments_of(world: World, first: date, days: int) -> list[tuple[datetime, int]]:
    """One moment for each kind of half hour, with how many there are of the kind."""
    services = [service for service in world.directory.services.values() if service.active]
    parts = {NIGHT} | {
        choice.first
        for flow in world.flows.values()
        for node in flow.nodes.values()
        for choice in node.choices
        if choice.first
    }
    kinds: dict[object, list[datetime]] = {}
    for at in _half_hours(world, first, days):
        kind = (
            tuple(_kind(service, world, at) for service in services),
            tuple(within(hours, at.time()) for hours in parts),
        )
        kinds.setdefault(kind, []).append(at)
    return [(times[0], len(times)) for times in kinds.values()]


def _half_hours(world: World, first: date, days: int) -> Iterator[datetime]:
    """Every half hour that exists, on the clock of the city; stepped in UTC, so both clock changes come out right."""
    zone = world.city.zone
    at = datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)
    last = first + timedelta(days=days)
    end = datetime(last.year, last.month, last.day, tzinfo=zone).astimezone(UTC)
    while at < end:
        yield at.astimezone(zone)
        at += HALF_HOUR


def _kind(service: Service, world: World, at: datetime) -> object:
    opening = opening_of(service, at, world.facts.hours_unknown_after_years)
    return opening.state, useful_tonight(opening, at)


class Screens:
    """Screens by state and by what can differ in them: the openness of the places that the state can name."""

    def __init__(self, world: World, pages: Mapping[State, Reply]) -> None:
        """`pages` are screens outside the flows; which places stand there does not depend on the moment."""
        self._world = world
        self._of_nodes = {
            (flow.id, node.id): _services(node, flow, world)
            for flow in world.flows.values()
            for node in flow.nodes.values()
        }
        self._of_pages = {page: tuple(place.service for place in reply.places) for page, reply in pages.items()}
        self._seen: dict[object, Seen] = {}
        self._kinds: dict[tuple[datetime, str], object] = {}

    def at(self, state: State, moment: datetime) -> Seen:
        """What is seen at a state and a moment."""
        services = self._of_pages[state] if state in self._of_pages else self._of_nodes[state.flow, state.node]
        kinds = tuple(self._kind(service, moment) for service in services)
        seen = self._seen.get((state, kinds))
        if seen is None:
            seen = see(state, show(state, self._world, moment), self._world, moment)
            self._seen[state, kinds] = seen
        return seen

    def _kind(self, service: Service, moment: datetime) -> object:
        key = (moment, service.id)
        if key not in self._kinds:
            self._kinds[key] = _kind(service, self._world, moment)
        return self._kinds[key]


def _services(node: Node, flow: Flow, world: World) -> tuple[Service, ...]:
    """Every service that a node can name, those of its `none` outcomes too."""
    named: dict[str, Service] = {}
    for one in along_none(node, flow) if isinstance(node, Outcome) else [node]:
        named |= {service: world.directory.services[service] for service in one.call}
        if isinstance(one, Outcome):
            named |= {service.id: service for service in world.directory.by_term.get(one.find, ())}
    return tuple(named.values())
