"""What only a walk through all screens can tell about the data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.state import LONGEST
from bot.engine.steps import reachable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.world import World
    from bot.source import Problems, Text


def check_tokens(world: World, spots: Mapping[str, Text], problems: Problems) -> None:
    """Report every flow in which a conversation can need a token of more than 64 characters. `spots` are by flow id."""
    longest: dict[str, str] = {}
    for state in reachable(world, max(world.city.locales, key=len)):
        token = world.codec.written(state)
        if len(token) > len(longest.get(state.flow, "")):
            longest[state.flow] = token
    for flow, token in longest.items():
        if len(token) > LONGEST:
            sentence = (
                f'A conversation here can need "{token}", {len(token)} characters; {LONGEST} fit. Shorten the ids.'
            )
            problems.add("token-too-long", spots[flow], sentence)
