"""Visits to the pages that no flow draws: places, offices, rights, their checks, and what a person could claim.

All go by the buttons of the replies, as people do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.pages import OFFICE, RIGHT, doors_of, opened
from bot.engine.reply import Role
from bot.engine.show import show
from bot.engine.state import PLACE, State
from bot.knowledge.rights_model import CHECK, CLAIM, FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.world import World


def visit(world: World, locale: str, now: datetime) -> dict[State, Reply]:
    """Every place, office and right, and every check and the claim along some paths.

    On each path the next answer is given to every question, so that all answers are given, and on the last path those
    with the longest tokens. Each path ends with what the answers come to.
    """
    directory = world.directory
    pages = [
        *(State(locale, PLACE, service.id) for service in directory.services.values() if service.active),
        *(State(locale, OFFICE, unit) for unit in directory.units),
        *(State(locale, RIGHT, right.short) for right in directory.rights.values()),
    ]
    checked = [right.short for right in directory.rights.values() if right.active and right.questions]
    asked = [State(locale, CHECK, short) for short in checked]
    if directory.facts:
        asked.append(State(locale, CLAIM, FACTS))
    visited = {page: show(page, world, now) for page in pages}
    for start in asked:
        _follow(start, visited, world, now)
    return visited


def _follow(start: State, visited: dict[State, Reply], world: World, now: datetime) -> None:
    """Visit what follows from the first question of a check or a claim."""
    paths, path = 1, 0
    while path <= paths:
        onward = [start]
        while onward:
            here = (
                onward[path % len(onward)]
                if path < paths
                else max(onward, key=lambda state: len(world.codec.written(state)))
            )
            if here not in visited:
                visited[here] = show(here, world, now)
            onward = list(answered_on(visited[here], world))
            paths = max(paths, len(onward))
        path += 1


def answered_on(reply: Reply, world: World) -> Iterator[State]:
    """The screens of the same check or claim with one more answer, to which the buttons of a question lead."""
    here = reply.state
    for choice in reply.choices:
        there = world.codec.decode(choice.token)
        same = choice.role is Role.ANSWER and (there.flow, there.node) == (here.flow, here.node)
        if same and len(there.means) == len(here.means) + 1:
            yield there


def doors(state: State, world: World) -> Iterator[State]:
    """The pages of all rights and offices that an outcome can offer, whoever is found at the moment."""
    flow = world.flows[state.flow]
    for page, node in doors_of(flow.nodes[state.node], flow, world.directory):
        yield opened(state, page, node)
