"""Walks every path at every half hour in every language and holds the replies against the promises.

A reply depends on the moment only through which places are open and which part of the day it is. Half hours in which
all of these agree are proved together, which turns a year into some hundred moments without leaving one out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome
from bot.engine.reply import Role
from bot.engine.show import show, within
from bot.engine.state import LONGEST
from bot.engine.steps import reachable
from bot.knowledge.find import opening_of, useful_tonight
from bot.knowledge.model import Status
from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from bot.dialogs.model import Flow, Node
    from bot.engine.reply import Reply
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.knowledge.model import Service

HALF_HOUR = timedelta(minutes=30)
FOREVER = 99
"""Taps to a number on a path that has none."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: where, when it was first seen, and how often."""

    promise: str
    token: str
    at: datetime
    half_hours: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What the walk found."""

    states: int
    replies: int
    half_hours: int
    moments: int
    longest_token: str
    taps: dict[str, int]
    """Most taps from home to a number that somebody answers, by flow."""
    broken: tuple[Broken, ...]


def prove(world: World, first: date, days: int) -> Proof:
    """Prove the days from `first` on."""
    moments = _moments(world, first, days)
    longest = ""
    taps: Counter[str] = Counter()
    broken: dict[tuple[str, str], Broken] = {}
    states: list[State] = []
    for locale in world.city.locales:
        walked = list(reachable(world, locale))
        states += walked
        longest = max([longest, *map(world.codec.written, walked)], key=len)
        shown = _Shown(world)
        for moment, count in moments:
            replies = {state: shown.at(state, moment) for state in walked}
            for fault in _faults(replies, world, moment, count):
                known = broken.setdefault((fault.promise, fault.token), fault)
                if known is not fault:
                    total = known.half_hours + count
                    broken[fault.promise, fault.token] = Broken(
                        known.promise, known.token, known.at, total, known.sentence
                    )
            for flow, number in _taps(replies, world, locale).items():
                taps[flow] = max(taps[flow], number)
    return Proof(
        states=len(states),
        replies=len(states) * len(moments),
        half_hours=sum(count for _, count in moments),
        moments=len(moments),
        longest_token=longest,
        taps=dict(taps),
        broken=(*broken.values(), *_late(taps, world, moments), *_long(longest, moments)),
    )


class _Shown:
    """Replies by state and by what can differ in them: the openness of the places that the state can name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._named = {
            (flow.id, node.id): _services(node, flow, world)
            for flow in world.flows.values()
            for node in flow.nodes.values()
        }
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


def _faults(replies: dict[State, Reply], world: World, at: datetime, count: int) -> Iterator[Broken]:
    for state, reply in replies.items():
        node = world.flows[state.flow].nodes[state.node]
        if isinstance(node, Outcome) and not answered(reply):
            sentence = "Nobody answers any number on this screen."
            yield Broken("no dead end", reply.token, at, count, sentence)
        if not any(choice.role in {Role.ANSWER, Role.HOME} for choice in reply.choices):
            yield Broken("no dead end", reply.token, at, count, "There is nothing to press on this screen.")
        labels = Counter(choice.label for choice in reply.choices if choice.role is Role.ANSWER)
        if any(number > 1 for number in labels.values()) or "" in labels:
            yield Broken(
                "buttons can be told apart", reply.token, at, count, "Two buttons read alike, or one is empty."
            )


def answered(reply: Reply) -> bool:
    """Whether a number on the screen is answered at the moment of the reply."""
    return any(place.phones and place.opening.state is Openness.OPEN for place in reply.places)


def _taps(replies: dict[State, Reply], world: World, locale: str) -> dict[str, int]:
    """By flow: the most taps from home to a screen with a number that is answered."""
    by_token = {reply.token: state for state, reply in replies.items()}
    known: dict[State, int] = {}

    def from_here(state: State, path: frozenset[State]) -> int:
        if state in path:
            return 0
        if state not in known:
            reply = replies[state]
            if answered(reply):
                known[state] = 0
            else:
                onward = _onward(reply, by_token, world)
                known[state] = 1 + max((from_here(there, path | {state}) for there in onward), default=FOREVER)
        return known[state]

    home = world.codec.home(locale)
    starts = {there.flow: there for there in _onward(replies[home], by_token, world)}
    return {flow: 1 + from_here(state, frozenset({home})) for flow, state in starts.items()}


def _onward(reply: Reply, by_token: dict[str, State], world: World) -> Iterable[State]:
    for choice in reply.choices:
        if choice.role is Role.ANSWER:
            bare = world.codec.decode(choice.token)
            there = by_token.get(world.codec.encode(type(bare)(bare.locale, bare.flow, bare.node, bare.means)))
            if there is not None and there.flow != HOME:
                yield there


def _late(taps: Counter[str], world: World, moments: list[tuple[datetime, int]]) -> Iterator[Broken]:
    for flow, number in sorted(taps.items()):
        if number > world.flows[flow].taps:
            sentence = f"It takes up to {number} taps to a number, not {world.flows[flow].taps}."
            yield Broken("few taps", flow, moments[0][0], sum(count for _, count in moments), sentence)


def _long(token: str, moments: list[tuple[datetime, int]]) -> Iterator[Broken]:
    if len(token) > LONGEST:
        yield Broken("tokens fit", token, moments[0][0], 0, f"The token has {len(token)} characters, not {LONGEST}.")
