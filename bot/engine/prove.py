"""Walks every screen at every half hour in every language and holds the replies against the promises.

The screens are those of every flow (`steps.ways`), every place, office and right, and every check and the claim along
enough paths to give each answer (`visits.visit`). Half hours that do not differ are proved together (`moments`).

Screens are walked without their trail, on which nothing but Back depends; Back and tokens are walked with it, on every
way of `TAPS` taps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome, Question
from bot.engine.moments import NIGHT, Screens, moments_of
from bot.engine.nights import count, profiles
from bot.engine.seen import Reach
from bot.engine.show import within
from bot.engine.state import LONGEST, State
from bot.engine.steps import ways
from bot.engine.visits import visit
from bot.engine.walk import FOREVER, fewest_taps, first_met, leading_to, most_taps, onward, tread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from bot.dialogs.model import Node
    from bot.engine.nights import Profile
    from bot.engine.seen import Seen
    from bot.engine.walk import Trodden, Ways
    from bot.engine.world import World

TAPS = 6
"""Back is tried on every way of so many taps."""
DEAD_END = "no dead end", "No answer leads to a number that somebody answers."


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
    """In all languages."""
    pages: int
    """How many of them are of places, offices, rights, checks and the claim."""
    replies: int
    half_hours: int
    moments: int
    trodden: Trodden
    """Of one language: the others have the same ways, and names as long."""
    taps: Mapping[str, Taps]
    """By flow."""
    nights: tuple[Profile, ...]
    """By all that a person can have told."""
    broken: tuple[Broken, ...]


def prove(world: World, first: date, days: int) -> Proof:
    """Prove the days from `first` on."""
    moments = moments_of(world, first, days)
    trodden = tread(world, max(world.city.locales, key=len), TAPS)
    found = _Found(world)
    screens = pages = 0
    nights: tuple[Profile, ...] = ()
    for locale in world.city.locales:
        walk = onward(ways(world, locale), world.codec.home(locale))
        visited = visit(world, locale, moments[0][0])
        screens += len(walk) + len(visited)
        pages += len(visited)
        shown = Screens(world, visited)
        nights = profiles(walk, world)
        for moment, number in moments:
            seen = {state: shown.at(state, moment) for state in (*walk, *visited)}
            found.look(walk, seen, moment, number)
            if within(NIGHT, moment.time()):
                for profile in nights:
                    count(profile, seen, moment, number)
    half_hours = sum(number for _, number in moments)
    return Proof(
        screens=screens,
        pages=pages,
        replies=screens * len(moments),
        half_hours=half_hours,
        moments=len(moments),
        trodden=trodden,
        taps=found.taps,
        nights=nights,
        broken=(
            *found.broken.values(),
            *_nobody(nights, world),
            *(
                Broken(promise, token, moments[0][0], half_hours, sentence)
                for promise, token, sentence in _always(found.taps, trodden, world)
            ),
        ),
    )


class _Found:
    """What is found out moment by moment: taps and broken promises."""

    def __init__(self, world: World) -> None:
        self.taps = {flow: Taps() for flow in world.flows if flow != HOME}
        self.broken: dict[tuple[str, str], Broken] = {}
        self._known: dict[tuple[State, frozenset[State]], tuple[int, bool]] = {}
        self._world = world

    def look(self, walk: Ways, seen: Mapping[State, Seen], at: datetime, half_hours: int) -> None:
        """Look at all screens of one moment."""
        numbers = {state for state in walk if seen[state].answered}
        faults = [(screen.token, *fault) for screen in seen.values() for fault in screen.faults]
        faults += ((seen[state].token, *DEAD_END) for state in _dead_ends(walk, numbers, self._world))
        for token, promise, sentence in faults:
            key = (promise, token)
            known = self.broken.get(key, Broken(promise, token, at, 0, sentence))
            self.broken[key] = replace(known, half_hours=known.half_hours + half_hours)
        self._count(walk, numbers, {state for state in walk if seen[state].found})

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


def _dead_ends(walk: Ways, numbers: set[State], world: World) -> Iterator[State]:
    """Questions whose answers never lead to a number, other than by starting again at home."""
    leading = leading_to(walk, numbers)
    return (state for state in walk if state not in leading and not isinstance(_node(state, world), Outcome))


def _node(state: State, world: World) -> Node:
    return world.flows[state.flow].nodes[state.node]


def _always(taps: Mapping[str, Taps], trodden: Trodden, world: World) -> Iterator[tuple[str, str, str]]:
    """Promise, token and sentence of what no single screen can break."""
    for flow, counted in sorted(taps.items()):
        promised = world.flows[flow].taps
        if counted.number >= FOREVER:
            yield "few taps", flow, "One can come to an end here without a number."
        elif counted.number > promised:
            yield "few taps", flow, f"It takes up to {counted.number} taps to a number, not {promised}."
    for token in trodden.astray:
        yield "Back leads back", token, "Back does not lead to the question before."
    for token in trodden.cut:
        yield "tokens fit", token, f"What was told does not fit into {LONGEST} characters."


def _nobody(nights: tuple[Profile, ...], world: World) -> Iterator[Broken]:
    """People who have told something and find neither an address nor a number at night."""
    for profile in nights:
        if profile.nobody_since:
            token = world.codec.encode(profile.screens[0])
            sentence = "At night there is neither an address nor a number for people who told this."
            yield Broken("a place or a line", token, profile.nobody_since, profile.half_hours[Reach.NOBODY], sentence)
