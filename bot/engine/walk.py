"""Walks through conversations: every way of a few taps, and how many taps it is to what a person needs.

`Ways` are screens without their trail and where their answers lead (`steps.ways`).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME
from bot.engine.state import State
from bot.engine.steps import back, step
from bot.engine.visits import doors

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from bot.engine.state import Place
    from bot.engine.world import World

FOREVER = 99
"""Taps to what is never reached."""
DEEPEST = 9
"""Questions without a number in a row that are looked through; nobody answers more."""

Ways = Mapping[State, tuple[State, ...]]


@dataclass(slots=True)
class Trodden:
    """What was seen on every way of so many taps, trails and all."""

    steps: int = 0
    longest_token: str = ""
    """As it stands behind a button."""
    forgetful: int = 0
    """Steps whose token has no room for the farthest steps back."""
    astray: list[str] = field(default_factory=list)
    """Tokens from which Back does not lead to the question before."""
    cut: list[str] = field(default_factory=list)
    """Tokens that leave out something told."""


def tread(world: World, locale: str, taps: int) -> Trodden:
    """Take every way of so many taps, from home and from the first question of each flow, through tokens as people do.

    On every way each right and each office that can be offered is opened too. Two ways that meet in the same state,
    trail included, are one from there on.
    """
    trodden = Trodden()
    layer = seen = {State(locale, flow.id, flow.start) for flow in world.flows.values()}
    for _ in range(taps):
        arrived: set[State] = set()
        for state in layer:
            for choice in world.flows[state.flow].nodes[state.node].choices:
                arrived.add(_tread(state, step(state, choice, world), trodden, world))
            for page in doors(state, world):
                _tread(state, page, trodden, world)
        layer = arrived - seen
        seen = seen | layer
    trodden.astray = sorted({*trodden.astray})
    trodden.cut = sorted({*trodden.cut})
    return trodden


def _tread(state: State, there: State, trodden: Trodden, world: World) -> State:
    """Go from a state to the next, and look back; returns what the token keeps of it."""
    token = world.codec.encode(there)
    kept = world.codec.decode(token)
    before = back(kept, world)
    if before is None or (before.flow, before.node) != (state.flow, state.node):
        trodden.astray.append(token)
    if kept.means != there.means:
        trodden.cut.append(token)
    trodden.steps += 1
    trodden.forgetful += kept.trail != there.trail
    trodden.longest_token = max(trodden.longest_token, token, key=lambda one: (len(one), one))
    return kept


def onward(ways: Ways, home: State) -> Ways:
    """The ways without those that lead home again: who goes home starts over, and gets no nearer."""
    return {
        state: tuple(there for there in answers if there.flow != HOME or (state.flow == HOME and there != home))
        for state, answers in ways.items()
    }


def fewest_taps(ways: Ways, start: State, first: int = 0) -> dict[State, int]:
    """Taps by the shortest way to each screen that can be reached; `first` are those to `start`."""
    taps = {start: first}
    waiting = deque([start])
    while waiting:
        state = waiting.popleft()
        for there in ways[state]:
            if there not in taps:
                taps[there] = taps[state] + 1
                waiting.append(there)
    return taps


def most_taps(ways: Ways, state: State, goals: Container[State], seen: frozenset[Place] = frozenset()) -> int:
    """Taps to the first goal, whatever a person chooses who does not go back to a question `seen` before.

    FOREVER where such a person comes to an end without a goal. Nothing is remembered between calls: what a question
    is worth depends on the way that led there.
    """
    if state in goals:
        return 0
    seen |= {(state.flow, state.node)}
    new = [there for there in ways[state] if (there.flow, there.node) not in seen]
    if not new or len(seen) > DEEPEST:
        return FOREVER
    return min(FOREVER, 1 + max(most_taps(ways, there, goals, seen) for there in new))


def leading_to(ways: Ways, goals: Iterable[State]) -> set[State]:
    """The screens from which some answers lead to a goal, and the goals."""
    before = _before(ways)
    leading = set(goals)
    waiting = [*leading]
    while waiting:
        for state in before[waiting.pop()] - leading:
            leading.add(state)
            waiting.append(state)
    return leading


def first_met(ways: Ways, start: State, goals: set[State]) -> set[State]:
    """The goals a person can meet before any other."""
    open_ways = {state: () if state in goals else answers for state, answers in ways.items()}
    return goals.intersection(fewest_taps(open_ways, start))


def _before(ways: Ways) -> dict[State, set[State]]:
    before: dict[State, set[State]] = defaultdict(set)
    for state, answers in ways.items():
        for there in answers:
            before[there].add(state)
    return before
