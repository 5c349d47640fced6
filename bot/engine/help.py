"""The places an outcome ends with: who to call, what was found, what else if it is full, who does not take you."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogs.model import Open, Outcome
from bot.engine.cards import card
from bot.engine.reply import Refused, Say, Tone
from bot.knowledge.find import find, useful_now, useful_tonight
from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.engine.reply import Block, Place
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.knowledge.find import Found, FoundPlace
    from bot.knowledge.model import Service

BRIEFLY = 5
"""So many further numbers at most stand under "if full": a list to ring through, not a directory to read."""


def settled(outcome: Outcome, state: State, world: World, now: datetime) -> Outcome:
    """The outcome itself, or the first of its `none` outcomes that has somebody to name."""
    while not outcome.call and not _wanted(_found(outcome, state, world, now), outcome, now):
        fallback = _node(outcome.none, state, world)
        if fallback is None:
            break
        outcome = fallback
    return outcome


def help_for(outcome: Outcome, state: State, world: World, now: datetime) -> Iterator[Block]:
    """The blocks after an outcome's own words."""
    tongue = world.tongues[state.locale]
    found = _found(outcome, state, world, now)
    wanted = _wanted(found, outcome, now)
    called = [
        card(world.directory.services[service], world, state.locale, now, called=True) for service in outcome.call
    ]
    full = [place for place in wanted if place.service.id not in outcome.call][: outcome.show]
    yield from sorted(called, key=lambda place: place.opening.state is not Openness.OPEN)
    for place in full:
        yield card(place.service, world, state.locale, now, opening=place.opening)
    seen = {*outcome.call, *(place.service.id for place in full)}
    if rest := _if_full(outcome, seen, wanted, state, world, now):
        yield Say(tongue.ui("Če je polno ali se nihče ne oglasi"), Tone.HEADING)
        yield from rest
    if found.refused:
        yield _refused(found, state, world)


def _found(outcome: Outcome, state: State, world: World, now: datetime) -> Found:
    years = world.facts.hours_unknown_after_years
    return find(world.directory, outcome.find, state.means, now, years, tonight=outcome.open is Open.TONIGHT)


def _wanted(found: Found, outcome: Outcome, now: datetime) -> list[FoundPlace]:
    if outcome.open is Open.NOW:
        return [place for place in found.places if useful_now(place.opening)]
    if outcome.open is Open.TONIGHT:
        return [place for place in found.places if useful_tonight(place.opening, now)]
    return list(found.places)


def _if_full(
    outcome: Outcome, seen: set[str], wanted: list[FoundPlace], state: State, world: World, now: datetime
) -> list[Place]:
    """Further numbers: the rest of what was found, then those of the outcome's `none` and of its `none`."""
    rest: dict[str, Service] = {place.service.id: place.service for place in wanted if place.service.phones}
    last: dict[str, Service] = {}
    fallback = _node(outcome.none, state, world)
    while fallback:
        last |= {service: world.directory.services[service] for service in fallback.call}
        places = _wanted(_found(fallback, state, world, now), fallback, now) if fallback.find else []
        last |= {place.service.id: place.service for place in places[: fallback.show] if place.service.phones}
        fallback = _node(fallback.none, state, world)
    further = [service for service in rest.values() if service.id not in seen and service.id not in last][:BRIEFLY]
    further += [service for service in last.values() if service.id not in seen]
    cards = [card(service, world, state.locale, now, brief=True, called=service.id in last) for service in further]
    return sorted(cards, key=lambda place: place.opening.state is not Openness.OPEN)


def _node(name: str, state: State, world: World) -> Outcome | None:
    node = world.flows[state.flow].nodes.get(name) if name else None
    return node if isinstance(node, Outcome) else None


def _refused(found: Found, state: State, world: World) -> Refused:
    tongue = world.tongues[state.locale]
    lines = tuple(f"{tongue.record(service.name)}: {tongue.record(reason)}" for service, reason in found.refused)
    return Refused(tongue.ui("Vas tu ne sprejmejo"), lines)
