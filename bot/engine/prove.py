"""Walks every screen at every half hour in every language and holds the replies against the promises.

A reply depends on the moment only through which places are open and which part of the day it is. Half hours in which
all of these agree are proved together, which turns a year into some hundred moments without leaving one out.

Screens are walked without their trail, on which nothing but Back depends; Back and tokens are walked with it, on every
way of `TAPS` taps.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome, Question
from bot.engine.reply import Role
from bot.engine.show import show, within
from bot.engine.state import LONGEST, PLACE, State
from bot.engine.steps import ways
from bot.engine.walk import FOREVER, fewest_taps, first_met, leading_to, most_taps, onward, tread
from bot.knowledge.find import opening_of, useful_tonight
from bot.knowledge.model import Status
from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.dialogs.model import Flow, Node
    from bot.engine.reply import Reply
    from bot.engine.walk import Trodden, Ways
    from bot.engine.world import World
    from bot.knowledge.model import Service

HALF_HOUR = timedelta(minutes=30)
TAPS = 6
"""Back is tried on every way of so many taps."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: where, when it was first seen, and how often."""

    promise: str
    token: str
    at: datetime
    half_hours: int
    sentence: str


@dataclass(slots=True)
class Taps:
    """Taps from home to help in one flow, at the worst moment."""

    number: int = 0
    """Most taps to the first number that somebody answers, whatever a person chooses who goes in no circle."""
    called: bool = False
    """Whether that number can be one that stands under a question, not yet the help of an outcome."""
    place: int | None = None
    """Fewest taps to a place that was found; None if the flow finds none."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What the walk found."""

    screens: int
    """Screens of flows and of places, in all languages."""
    replies: int
    half_hours: int
    moments: int
    trodden: Trodden
    """Of one language: the others have the same ways, and names as long."""
    taps: Mapping[str, Taps]
    """By flow."""
    broken: tuple[Broken, ...]


def prove(world: World, first: date, days: int) -> Proof:
    """Prove the days from `first` on."""
    moments = _moments(world, first, days)
    trodden = tread(world, max(world.city.locales, key=len), TAPS)
    found = _Found(world)
    screens = 0
    for locale in world.city.locales:
        walk = ways(world, locale)
        places = [State(locale, PLACE, service.id) for service in world.directory.services.values() if service.active]
        screens += len(walk) + len(places)
        shown = _Shown(world)
        for moment, count in moments:
            replies = {state: shown.at(state, moment) for state in (*walk, *places)}
            found.look(onward(walk, world.codec.home(locale)), replies, moment, count)
    half_hours = sum(count for _, count in moments)
    return Proof(
        screens=screens,
        replies=screens * len(moments),
        half_hours=half_hours,
        moments=len(moments),
        trodden=trodden,
        taps=found.taps,
        broken=(*found.broken.values(), *_always(found.taps, trodden, world, moments[0][0], half_hours)),
    )


class _Found:
    """What is found out moment by moment: taps and broken promises."""

    def __init__(self, world: World) -> None:
        self.taps = {flow: Taps() for flow in world.flows if flow != HOME}
        self.broken: dict[tuple[str, str], Broken] = {}
        self._known: dict[tuple[State, frozenset[State]], tuple[int, bool]] = {}
        self._world = world

    def look(self, walk: Ways, replies: Mapping[State, Reply], at: datetime, half_hours: int) -> None:
        """Look at all screens of one moment."""
        numbers = {state for state in walk if answered(replies[state])}
        faults = [*_faults(replies, self._world), *_dead_ends(walk, numbers, self._world)]
        for promise, state, sentence in faults:
            key = (promise, replies[state].token)
            known = self.broken.get(key, Broken(promise, replies[state].token, at, 0, sentence))
            self.broken[key] = replace(known, half_hours=known.half_hours + half_hours)
        self._count(walk, numbers, {state for state in walk if _found(replies[state])})

    def _count(self, walk: Ways, numbers: set[State], places: set[State]) -> None:
        near = _near(walk, self._world, next(iter(walk)))
        for flow, taps in self.taps.items():
            starts = [state for state in walk if (state.flow, state.node) == (flow, self._world.flows[flow].start)]
            there = min(near[state] for state in starts if state in near)
            most, called = self._worst(walk, starts, numbers)
            taps.number = max(taps.number, min(there + most, FOREVER))
            taps.called = taps.called or called
            if nearest := [near[state] for state in places if state.flow == flow and state in near]:
                taps.place = max(taps.place or 0, min(nearest))

    def _worst(self, walk: Ways, starts: list[State], numbers: set[State]) -> tuple[int, bool]:
        """Most taps from any of `starts` to a number, and whether one can stand under a question.

        The screens without a number are the same at most moments, so the answer is too.
        """
        key = (starts[0], frozenset(walk.keys() - numbers))
        if key not in self._known:
            first = {state for start in starts for state in first_met(walk, start, numbers)}
            called = any(isinstance(_node(state, self._world), Question) for state in first)
            self._known[key] = max(most_taps(walk, start, numbers) for start in starts), called
        return self._known[key]


def _near(walk: Ways, world: World, home: State) -> dict[State, int]:
    """Taps from home, by the shortest way, to each screen; where no answers lead to a flow, its title is one tap."""
    near = fewest_taps(walk, home)
    reached = {(state.flow, state.node) for state in near}
    for flow in world.flows.values():
        if (flow.id, flow.start) not in reached:
            near = fewest_taps(walk, State(home.locale, flow.id, flow.start), first=1) | near
    return near


class _Shown:
    """Replies by state and by what can differ in them: the openness of the places that the state can name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._named = {
            (flow.id, node.id): _services(node, flow, world)
            for flow in world.flows.values()
            for node in flow.nodes.values()
        } | {(PLACE, service.id): (service,) for service in world.directory.services.values()}
        self._replies: dict[object, Reply] = {}
        self._kinds: dict[tuple[datetime, str], object] = {}

    def at(self, state: State, moment: datetime) -> Reply:
        """The reply of a state at a moment, or one that differs from it in nothing that is proved."""
        kinds = tuple(self._kind(service, moment) for service in self._named[state.flow, state.node])
        reply = self._replies.get((state, kinds))
        if reply is None:
            reply = self._replies[state, kinds] = show(state, self._world, moment)
        return reply

    def _kind(self, service: Service, moment: datetime) -> object:
        key = (moment, service.id)
        if key not in self._kinds:
            self._kinds[key] = _kind(service, self._world, moment)
        return self._kinds[key]


def _services(node: Node, flow: Flow, world: World) -> tuple[Service, ...]:
    """Every service that a node can name, those of its `none` outcomes too."""
    named = {service: world.directory.services[service] for service in node.call}
    if isinstance(node, Outcome):
        named |= {service.id: service for service in world.directory.by_term.get(node.find, ())}
        if node.none:
            named |= {service.id: service for service in _services(flow.nodes[node.none], flow, world)}
    return tuple(named.values())


def _kind(service: Service, world: World, at: datetime) -> object:
    opening = opening_of(service, at, world.facts.hours_unknown_after_years)
    return opening.state, useful_tonight(opening, at)


def _moments(world: World, first: date, days: int) -> list[tuple[datetime, int]]:
    """One moment for each kind of half hour, with how many there are of the kind."""
    services = [service for service in world.directory.services.values() if service.status is Status.ACTIVE]
    shifts = {
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
            tuple(within(hours, at.time()) for hours in shifts),
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


def _faults(replies: Mapping[State, Reply], world: World) -> Iterator[tuple[str, State, str]]:
    """Promise, screen and sentence of what is wrong on a screen by itself."""
    for state, reply in replies.items():
        if state.flow != PLACE and isinstance(_node(state, world), Outcome) and not answered(reply):
            yield "no dead end", state, "Nobody answers any number on this screen."
        if not any(choice.role in {Role.ANSWER, Role.HOME} for choice in reply.choices):
            yield "no dead end", state, "There is nothing to press on this screen."
        labels = Counter(choice.label for choice in reply.choices if choice.role is Role.ANSWER)
        if any(number > 1 for number in labels.values()) or "" in labels:
            yield "buttons can be told apart", state, "Two buttons read alike, or one is empty."


def _dead_ends(walk: Ways, numbers: set[State], world: World) -> Iterator[tuple[str, State, str]]:
    """Questions whose answers never lead to a number, other than by starting again at home."""
    leading = leading_to(walk, numbers)
    for state in walk:
        if state not in leading and not isinstance(_node(state, world), Outcome):
            yield "no dead end", state, "No answer leads to a number that somebody answers."


def _node(state: State, world: World) -> Node:
    return world.flows[state.flow].nodes[state.node]


def answered(reply: Reply) -> bool:
    """Whether a number on the screen is answered at the moment of the reply."""
    return any(place.phones and place.opening.state is Openness.OPEN for place in reply.places)


def _found(reply: Reply) -> bool:
    """Whether a place to turn to was found, other than those named whatever the hour."""
    return any(not place.called and not place.brief for place in reply.places)


def _always(
    taps: Mapping[str, Taps], trodden: Trodden, world: World, at: datetime, half_hours: int
) -> Iterator[Broken]:
    """The promises that no single screen can break."""
    for flow, counted in sorted(taps.items()):
        promised = world.flows[flow].taps
        if counted.number >= FOREVER:
            yield Broken("few taps", flow, at, half_hours, "One can come to an end here without a number.")
        elif counted.number > promised:
            sentence = f"It takes up to {counted.number} taps to a number, not {promised}."
            yield Broken("few taps", flow, at, half_hours, sentence)
    for token in trodden.astray:
        yield Broken("Back leads back", token, at, half_hours, "Back does not lead to the question before.")
    for token in trodden.cut:
        yield Broken("tokens fit", token, at, half_hours, f"What was told does not fit into {LONGEST} characters.")
