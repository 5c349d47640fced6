"""Steps through the graph of questions: on by a choice, and back to the question a person came from."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.engine.state import HOME, PLACE, Origin, State
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

    Means nobody knows any more are dropped; an unknown node becomes the start of its flow, an unknown flow home.
    """
    means = tuple(mean for mean in state.means if mean in world.directory.situations)
    state = replace(state, means=means)
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

    An answer replaces what an earlier answer to the same question told, and what it contradicts.
    """
    kept = {*state.means} - _void(state, choice, world)
    means = tuple(sorted(kept | {*choice.means}))
    bare = State(state.locale, choice.flow, choice.node, means, state.trail)
    trails = [state.trail, *((Origin(state.flow, state.node, told), *state.trail) for told in (True, False))]
    for trail in trails:
        there = replace(bare, trail=trail)
        if back(there, world) == state:
            return there
    return replace(bare, trail=trails[1])


def _void(state: State, choice: Choice, world: World) -> set[str]:
    """What no longer holds after a choice: other answers to its question, and situations that it rules out."""
    situations = world.directory.situations
    void = {mean for other in world.flows[state.flow].nodes[state.node].choices for mean in other.means}
    for mean in choice.means:
        for told in (mean, *situations[mean].implies):
            void.update(situations[told].rules_out)
    return void


def back(state: State, world: World) -> State | None:
    """The question a person came from; None at home."""
    if not state.trail and state == world.codec.home(state.locale):
        return None
    arrivals = _arrivals(state, world)
    if state.trail:
        origin, *rest = state.trail
        for edge in arrivals:
            if (edge.flow, edge.node) == (origin.flow, origin.node):
                return _before(state, edge, told=origin.told, trail=tuple(rest))
    if arrivals:
        return _before(state, arrivals[0], told=True, trail=state.trail)
    return world.codec.home(state.locale)


def _arrivals(state: State, world: World) -> list[Edge]:
    """The choices that may have led here, likeliest first: home, then the one that told us most."""
    told = set(state.means)
    edges = [edge for edge in world.into.get((state.flow, state.node), ()) if told.issuperset(edge.choice.means)]
    return sorted(edges, key=lambda edge: (_far(edge, state), -len(edge.choice.means)))


def _far(edge: Edge, state: State) -> int:
    if edge.flow == HOME:
        return 0
    return 1 if edge.flow == state.flow else 2


def _before(state: State, edge: Edge, *, told: bool, trail: tuple[Origin, ...]) -> State:
    gone = set(edge.choice.means) if told else set()
    means = tuple(mean for mean in state.means if mean not in gone)
    return State(state.locale, edge.flow, edge.node, means, trail)


def reachable(world: World, locale: str) -> Iterator[State]:
    """Every state a person can tap to from home, without the trail that led there, nearest first."""
    first = world.codec.home(locale)
    seen = {first}
    queue = [first]
    for state in queue:
        yield state
        for choice in world.flows[state.flow].nodes[state.node].choices:
            there = replace(step(state, choice, world), trail=())
            if there not in seen:
                seen.add(there)
                queue.append(there)
