"""The places an outcome ends with: who to call, what was found, what else if it is full, who does not take you."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dialogs.model import Open, Outcome
from bot.engine.cards import card
from bot.engine.reply import Refused, Say, Tone
from bot.knowledge.find import find, useful_now, useful_tonight
from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.engine.reply import Block, Place
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.knowledge.find import Found, FoundPlace
    from bot.knowledge.model import Service, Words

BRIEFLY = 5
"""So many further numbers at most stand under "if full": a list to ring through, not a directory to read."""


@dataclass(frozen=True, slots=True)
class Help:
    """What an outcome comes to at a moment: itself or the first of its `none` outcomes that has somebody to name."""

    outcome: Outcome
    wanted: tuple[FoundPlace, ...]
    refused: tuple[tuple[Service, Words], ...]
    """Who does not take this person, those of the outcomes passed over too."""


def help_of(outcome: Outcome, state: State, world: World, now: datetime) -> Help:
    """Ask the Directory for an outcome, and go on along `none` while nobody is found."""
    refused: dict[str, tuple[Service, Words]] = {}
    while True:
        found = _found(outcome, state, world, now)
        wanted = tuple(_wanted(found, outcome, now))
        refused |= {service.id: (service, reason) for service, reason in found.refused}
        fallback = _none_of(outcome, state, world)
        if outcome.call or wanted or fallback is None:
            return Help(outcome, wanted, tuple(refused.values()))
        outcome = fallback


def told(help_: Help, state: State, world: World, now: datetime) -> Iterator[Block]:
    """The blocks after an outcome's own words. Of the called, those who answer now come first."""
    outcome, tongue = help_.outcome, world.tongues[state.locale]
    called = [
        card(world.directory.services[service], world, state.locale, now, called=True) for service in outcome.call
    ]
    called.sort(key=lambda place: place.opening.state is not Openness.OPEN)
    wanted = [place for place in help_.wanted if place.service.id not in outcome.call]
    full = [_card(place, state, world, now) for place in wanted[: outcome.show]]
    yield from called
    yield from full
    if rest := _if_full(outcome, wanted[outcome.show :], [*called, *full], state, world, now):
        beds = outcome.open is Open.TONIGHT
        heading = tongue.ui("Če je polno ali se nihče ne oglasi") if beds else tongue.ui("Če se nihče ne oglasi")
        yield Say(heading, Tone.HEADING)
        yield from rest
    if help_.refused:
        lines = (f"{tongue.record(service.name)}: {tongue.record(reason)}" for service, reason in help_.refused)
        yield Refused(tongue.ui("Vas tu ne sprejmejo"), tuple(lines))


def _card(place: FoundPlace, state: State, world: World, now: datetime) -> Place:
    """A place in full. One office of several is told in short: its own page, a button away, tells the rest."""
    if place.service.id not in world.directory.units:
        return card(place.service, world, state.locale, now, opening=place.opening)
    return replace(card(place.service, world, state.locale, now, opening=place.opening, brief=True), warnings=())


def _found(outcome: Outcome, state: State, world: World, now: datetime) -> Found:
    return find(world.directory, outcome.find, state.means, now, world.facts, tonight=outcome.open is Open.TONIGHT)


def _wanted(found: Found, outcome: Outcome, now: datetime) -> list[FoundPlace]:
    if outcome.open is Open.NOW:
        return [place for place in found.places if useful_now(place.opening)]
    if outcome.open is Open.TONIGHT:
        return [place for place in found.places if useful_tonight(place.opening, now)]
    return list(found.places)


def _none_of(outcome: Outcome, state: State, world: World) -> Outcome | None:
    node = world.flows[state.flow].nodes.get(outcome.none) if outcome.none else None
    return node if isinstance(node, Outcome) else None


def _if_full(  # what is left, what stands already, and the three that every reply is made of
    outcome: Outcome, left: list[FoundPlace], shown: list[Place], state: State, world: World, now: datetime
) -> list[Place]:
    """Further numbers: what is left of the found, then those of the outcome's `none` and of its `none`."""
    last = list(_last(outcome, state, world, now))
    lasts = {service.id for service in last}
    further = [place.service for place in left if place.service.phones and place.service.id not in lasts][:BRIEFLY]
    cards = [
        card(service, world, state.locale, now, brief=True, called=service.id in lasts)
        for service in _of_new_numbers([*further, *last], shown)
    ]
    return sorted(cards, key=lambda place: place.opening.state is not Openness.OPEN)


def _last(outcome: Outcome, state: State, world: World, now: datetime) -> Iterator[Service]:
    """Who stands at the end of the `none` outcomes, nearest first."""
    fallback = _none_of(outcome, state, world)
    while fallback:
        yield from (world.directory.services[service] for service in fallback.call)
        places = _wanted(_found(fallback, state, world, now), fallback, now) if fallback.find else []
        yield from (place.service for place in places[: fallback.show] if place.service.phones)
        fallback = _none_of(fallback, state, world)


def _of_new_numbers(services: Iterable[Service], shown: list[Place]) -> Iterator[Service]:
    """The services with a number that does not stand on the screen yet: nobody should ring the same one twice."""
    numbers = {phone.number for place in shown for phone in place.service.phones}
    for service in services:
        new = {phone.number for phone in service.phones} - numbers
        if new:
            numbers |= new
            yield service
