"""Who finds an address at night, and who only a telephone line, by what they told."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.dialogs.model import Open, Outcome
from bot.engine.seen import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.engine.seen import Seen
    from bot.engine.state import State
    from bot.engine.world import World


@dataclass(slots=True)
class Profile:
    """What people have told, and how many half hours of the night they find what."""

    means: tuple[str, ...]
    screens: tuple[State, ...]
    """Outcomes with `open: tonight` to which people who told just this can come; all their outcomes if they never look
    for a bed."""
    half_hours: Counter[Reach] = field(default_factory=Counter)
    """By the best that they find."""
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
    best = max(seen[state].reach for state in profile.screens)
    profile.half_hours[best] += half_hours
    if best is Reach.NOBODY:
        profile.nobody_since = profile.nobody_since or at
