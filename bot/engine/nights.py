"""Who finds an address at night, and who only a telephone line: by all that a person can have told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogs.model import Open, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.engine.seen import Seen
    from bot.engine.state import State
    from bot.engine.world import World


@dataclass(slots=True)
class Profile:
    """What a person has told, and what the outcomes for tonight give such people in the half hours of the night."""

    means: tuple[str, ...]
    screens: tuple[State, ...]
    """Outcomes with `open: tonight` to which people who told just this can come; all their outcomes if they never look
    for a bed."""
    half_hours: int = 0
    lines: int = 0
    """Half hours without an address to go to, so with telephone lines only."""
    nobody: int = 0
    """Half hours with neither an address nor a number that somebody answers."""
    nobody_since: datetime | None = None


def profiles(walk: Iterable[State], world: World) -> tuple[Profile, ...]:
    """One for everything that people can have told where a walk ends with help."""
    tonight: dict[tuple[str, ...], list[State]] = defaultdict(list)
    always: dict[tuple[str, ...], list[State]] = defaultdict(list)
    for state in walk:
        node = world.flows[state.flow].nodes[state.node]
        if isinstance(node, Outcome):
            always[state.means].append(state)
            if node.open is Open.TONIGHT:
                tonight[state.means].append(state)
    return tuple(Profile(means, tuple(states)) for means, states in sorted({**always, **tonight}.items()))


def count(profile: Profile, seen: Mapping[State, Seen], at: datetime, half_hours: int) -> None:
    """Count half hours of the night of one kind."""
    screens = [seen[state] for state in profile.screens]
    profile.half_hours += half_hours
    if any(screen.address for screen in screens):
        return
    profile.lines += half_hours
    if not any(screen.answered for screen in screens):
        profile.nobody += half_hours
        profile.nobody_since = profile.nobody_since or at
