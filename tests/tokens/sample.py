"""Today's tokens of every kind, taken from buttons as people find them."""

from __future__ import annotations

from collections import deque
from datetime import datetime, time
from typing import TYPE_CHECKING

from bot.channels.doors import CARD, HIDE, Door
from bot.engine.show import show
from bot.engine.visits import visit
from bot.knowledge.rights_model import CHECK, CLAIM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.engine.reply import Reply
    from bot.engine.world import World

HOURS = (time(3), time(12), time(21))
"""By night and by day not the same buttons are on the screens."""
MOST_CARDS = 5
MOST_KINDS = 9


def sample(world: World, day: date) -> list[str]:
    """Tokens that meet every flow, node, place, right, office, answer and way to write a step back.

    Few meet all: those come first that are examples of most that no one before them is. Languages take turns. The
    values of doors come last.
    """
    met: set[str] = set()
    taken: dict[str, None] = {}
    tokens = list(_in_turn(world, day))
    for many in range(MOST_KINDS, 0, -1):
        for token in tokens:
            new = _kinds(token, world) - met
            if len(new) >= many:
                met |= new
                taken[token] = None
    return [*sorted(taken), *_doors(world)]


def _in_turn(world: World, day: date) -> list[str]:
    """The tokens behind buttons, each in one language, languages taking turns."""
    locales = world.city.locales
    bodies = sorted({token.partition("_")[2] for token in _found(world, locales[0], day)})
    return [f"{locales[turn % len(locales)]}_{body}".removesuffix("_") for turn, body in enumerate(bodies)]


def _found(world: World, locale: str, day: date) -> set[str]:
    """The tokens behind all buttons, and of the pages that a typed text leads to."""
    found = {locale}
    for hour in HOURS:
        now = datetime.combine(day, hour, world.city.zone)
        visited = visit(world, locale, now)
        found |= {world.codec.encode(state) for state in visited}
        found |= {token for reply in visited.values() for token in _behind(reply)}
        found |= set(_walked(world, locale, now))
    return found


def _walked(world: World, locale: str, now: datetime) -> Iterator[str]:
    """The tokens behind the buttons of every screen of the flows, trails and all."""
    seen, waiting = set(), deque([locale])
    while waiting:
        reply = show(world.codec.decode(waiting.popleft()), world, now)
        here = (reply.state.flow, reply.state.node, reply.state.means)
        if here not in seen and reply.state.flow not in {CHECK, CLAIM}:
            seen.add(here)
            waiting.extend(_behind(reply))
            yield from _behind(reply)


def _behind(reply: Reply) -> list[str]:
    return [choice.token for choice in reply.choices]


def _kinds(token: str, world: World) -> set[str]:
    """What a token is an example of."""
    state = world.codec.decode(token)
    told = {f"{state.node} {mean}" if state.flow in {CHECK, CLAIM} else mean for mean in state.means}
    back = {part for part in token.split("_") if part.startswith("-")}
    return {f"{state.flow}/{state.node}", *told, *back}


def _doors(world: World) -> Iterator[str]:
    for locale in world.city.locales:
        yield Door(HIDE, locale).value
        yield from (Door(CARD, locale, service).value for service in sorted(world.directory.services)[:MOST_CARDS])
