"""Steps through the graph of questions: on by a choice, and back to the question a person came from."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME
from bot.engine.pages import PAGES, before_page, settle_page
from bot.engine.state import PLACE, Origin, State
from bot.knowledge.eligible import contradicts, implied
from bot.knowledge.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.dialogs.model import Choice
    from bot.engine.state import Place
    from bot.engine.world import Edge, World


class Settled(StrEnum):
    """What became of the state of an old token."""

    AS_IT_WAS = "as it was"
    CHANGED = "changed"


def settle(state: State, world: World) -> tuple[State, Settled]:
    """The state as it can be shown today.

    Means and steps back that nobody knows any more are dropped; an unknown node becomes the start of its flow, an
    unknown flow home.
    """
    trail = tuple(
        origin for origin in state.trail if origin.flow in world.flows and origin.node in world.flows[origin.flow].nodes
    )
    if state.flow in PAGES:
        page = settle_page(replace(state, trail=trail), world)
        return (page, Settled.AS_IT_WAS) if page else (world.codec.home(state.locale), Settled.CHANGED)
    means = tuple(mean for mean in state.means if mean in world.directory.situations)
    state = replace(state, means=means, trail=trail)
    if state.flow == PLACE:
        service = world.directory.services.get(state.node)
        shown = service is not None and service.status is Status.ACTIVE
        return (state, Settled.AS_IT_WAS) if shown else (world.codec.home(state.locale), Settled.CHANGED)
    flow = world.flows.get(state.flow)
    if flow is None:
        return world.codec.home(state.locale), Settled.CHANGED
    if state.node not in flow.nodes:
        return State(state.locale, flow.id, flow.start, means), Settled.CHANGED
    return state, Settled.AS_IT_WAS


def step(state: State, choice: Choice, world: World) -> State:
    """The state a choice leads to, with as much trail as Back needs to return here.

    An answer replaces what an earlier answer to the same question told, and what it contradicts. What follows from the
    rest is not told again.
    """
    kept = set(_kept(state, choice, world))
    known = {situation.id for situation in implied(kept, world.directory.situations)}
    means = tuple(sorted(kept.union(choice.means) - (known - kept)))
    for trail in _trails(state):
        there = State(state.locale, choice.flow, choice.node, means, trail)
        if back(there, world) == state:
            return there
    return _retraceable(State(state.locale, choice.flow, choice.node, means, state.trail), state, world)


def _trails(state: State) -> Iterator[tuple[Origin, ...]]:
    """What a step from here may have to leave behind, the least first."""
    yield state.trail
    for told in (True, False):
        yield (Origin(state.flow, state.node, told), *state.trail)


def _kept(state: State, choice: Choice, world: World) -> Iterator[str]:
    """What still holds after a choice: nothing told to the same question, nothing that the choice contradicts."""
    retold = {mean for other in world.flows[state.flow].nodes[state.node].choices for mean in other.means}
    for mean in state.means:
        if mean not in retold and not any(contradicts(mean, told, world.directory.situations) for told in choice.means):
            yield mean


def _retraceable(there: State, state: State, world: World) -> State:
    """`there` with the trail that leads back to `state` and all before it, although something told is forgotten.

    The way back may have hung on what is forgotten, so each step is written out, then those that the graph tells go.
    """
    places = [(state.flow, state.node), *_way_back(state, world)]
    trail = tuple(Origin(*place) for place in places)
    for origin in reversed(trail):
        shorter = tuple(one for one in trail if one is not origin)
        way = _way_back(replace(there, trail=shorter), world)
        if all(place == expected for place, expected in zip_longest(way, places)):
            trail = shorter
    return replace(there, trail=trail)


def _way_back(state: State, world: World) -> Iterator[Place]:
    """Where Back leads, and Back from there, until home or where it was before."""
    way: list[State] = []
    before = back(state, world)
    while before is not None and before not in way:
        yield before.flow, before.node
        way.append(before)
        before = back(before, world)


def back(state: State, world: World) -> State | None:
    """The question a person came from; None at home. Whoever is back at home has told nothing yet."""
    if state.flow in PAGES:
        return before_page(state, world.directory) or world.codec.home(state.locale)
    if _is_home(state, world):
        return world.codec.home(state.locale) if state.means else None
    before = _before(state, world)
    return world.codec.home(state.locale) if before is None or _is_home(before, world) else before


def _is_home(state: State, world: World) -> bool:
    """Whether this is the first screen, whatever was told."""
    return state.flow == HOME and state.node == world.codec.starts.get(HOME, "") and not state.trail


def _before(state: State, world: World) -> State | None:
    """The state at the other end of the choice that led here; None if none can have."""
    edges = world.into.get((state.flow, state.node), ())
    if state.trail:
        origin, *rest = state.trail
        if named := [edge for edge in edges if edge.node == origin.node and edge.flow == origin.flow]:
            return _untold(state, _likeliest(named, state), told=origin.told, trail=tuple(rest))
    return _untold(state, _likeliest(edges, state), told=True, trail=state.trail) if edges else None


def _likeliest(edges: Sequence[Edge], state: State) -> Edge:
    """The choice that led here, as far as one can tell: the likeliest of those whose telling fits what was told."""
    told = set(state.means)
    return next((edge for edge in edges if told.issuperset(edge.choice.means)), edges[0])


def _untold(state: State, edge: Edge, *, told: bool, trail: tuple[Origin, ...]) -> State:
    """Where a choice was taken, without what it `told`."""
    gone = set(edge.choice.means) if told else set()
    means = tuple(mean for mean in state.means if mean not in gone)
    return State(state.locale, edge.flow, edge.node, means, trail)


def ways(world: World, locale: str) -> dict[State, tuple[State, ...]]:
    """Every screen of the flows, and where its answers lead, all without the trail that led there.

    Those that can be tapped to from home come first, nearest first; then those behind the first question of each flow,
    to which a typed text leads.
    """
    found: dict[State, tuple[State, ...]] = {}
    for start in (world.codec.home(locale), *(State(locale, flow.id, flow.start) for flow in world.flows.values())):
        waiting = deque([start])
        while waiting:
            state = waiting.popleft()
            if state not in found:
                choices = world.flows[state.flow].nodes[state.node].choices
                found[state] = tuple(replace(step(state, choice, world), trail=()) for choice in choices)
                waiting.extend(found[state])
    return found


def reachable(world: World, locale: str) -> Iterator[State]:
    """Every screen of the flows, without the trail that led there."""
    yield from ways(world, locale)
