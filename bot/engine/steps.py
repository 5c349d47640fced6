"""Steps through the graph of questions: on by a choice, and back to the question a person came from."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME
from bot.engine.pages import PAGES, before_page, settle_page
from bot.engine.state import PLACE, Origin, State
from bot.knowledge.eligible import contradicts, implied
from bot.knowledge.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogs.model import Choice
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
    bare = State(state.locale, choice.flow, choice.node, means, state.trail)
    trails = [state.trail, *((Origin(state.flow, state.node, told), *state.trail) for told in (True, False))]
    ways = [replace(bare, trail=trail) for trail in trails]
    exact = next((there for there in ways if back(there, world) == state), None)
    return exact or _retraceable(bare, state, world)


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
    way = [state, *_way_back(state, world)]
    places = [(one.flow, one.node) for one in way]
    trail = [Origin(*place) for place in places]
    for origin in reversed(tuple(trail)):
        shorter = [one for one in trail if one is not origin]
        before = _way_back(replace(there, trail=tuple(shorter)), world)
        if [(one.flow, one.node) for one in before] == places:
            trail = shorter
    return replace(there, trail=tuple(trail))


def _way_back(state: State, world: World) -> list[State]:
    """Where Back leads, and Back from there, until home or where it was before."""
    way: list[State] = []
    before = back(state, world)
    while before is not None and before not in way:
        way.append(before)
        before = back(before, world)
    return way


def back(state: State, world: World) -> State | None:
    """The question a person came from; None at home. Whoever is back at home has told nothing yet."""
    home = world.codec.home(state.locale)
    if state.flow in PAGES:
        return before_page(state, world.directory) or home
    if replace(state, means=()) == home:
        return home if state.means else None
    before = _before(state, world)
    return home if before is None or replace(before, means=()) == home else before


def _before(state: State, world: World) -> State | None:
    """The state at the other end of the choice that led here; None if none can have."""
    arrivals = _arrivals(state, world)
    if state.trail:
        origin, *rest = state.trail
        for edge in arrivals:
            if (edge.flow, edge.node) == (origin.flow, origin.node):
                return _untold(state, edge, told=origin.told, trail=tuple(rest))
    return _untold(state, arrivals[0], told=True, trail=state.trail) if arrivals else None


def _arrivals(state: State, world: World) -> list[Edge]:
    """The choices that lead here, likeliest first: what was told fits, then home's, then the one that told us most."""
    told = set(state.means)
    edges = world.into.get((state.flow, state.node), ())
    return sorted(
        edges,
        key=lambda edge: (not told.issuperset(edge.choice.means), _far(edge, state), -len(edge.choice.means)),
    )


def _far(edge: Edge, state: State) -> int:
    if edge.flow == HOME:
        return 0
    return 1 if edge.flow == state.flow else 2


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
