"""What a human should ring first: services whose facts have aged, those that most flows lead to before the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.knowledge.age import Band, band, months_old

if TYPE_CHECKING:
    from datetime import date

    from bot.engine.world import World
    from bot.knowledge.model import Service


@dataclass(frozen=True, slots=True)
class Stale:
    """A service that wants a call, and the ids of the flows that lead to it."""

    service: Service
    band: Band
    flows: frozenset[str]


def stale(world: World, today: date) -> tuple[Stale, ...]:
    """Active services whose facts are no longer fresh: most used first, then oldest, undated before dated."""
    used = _used(world)
    aged = [
        Stale(service, found, frozenset(used[service.id]))
        for service in world.directory.services.values()
        if service.active and (found := band(service, today, world.facts)) is not Band.FRESH
    ]
    return tuple(
        sorted(
            aged,
            key=lambda one: (-len(one.flows), -months_old(one.service.assured_date, today), one.service.id),
        )
    )


def _used(world: World) -> dict[str, set[str]]:
    """By service, the flows that name it (`call`) or look for its kind (`find`)."""
    used: dict[str, set[str]] = defaultdict(set)
    for flow in world.flows.values():
        for node in flow.nodes.values():
            found = world.directory.by_term.get(node.find, ()) if isinstance(node, Outcome) else ()
            for id_ in (*node.call, *(service.id for service in found)):
                used[id_].add(flow.id)
    return used
