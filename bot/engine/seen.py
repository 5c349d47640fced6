"""What the proof sees in one reply: all that a promise speaks of, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.engine.reply import Role
from bot.engine.state import LONGEST
from bot.engine.steps import Settled, back, settle
from bot.knowledge.find import useful_tonight
from bot.knowledge.rights_model import CHECK, CLAIM
from bot.knowledge.schedule import Openness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.engine.reply import Choice, Place, Reply
    from bot.engine.state import State
    from bot.engine.world import World


class Reach(IntEnum):
    """The best that a screen has for somebody who cannot wait for the morning."""

    NOBODY = 0
    LINE = 1
    """A number that somebody answers."""
    UNSURE = 2
    """An address of which nobody knows whether it is open."""
    ADDRESS = 3
    """An address that is open or opens before morning."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A reply as the proof sees it."""

    token: str
    answered: bool
    """Whether a number on the screen is answered at the moment."""
    found: bool
    """Whether a place to turn to was found, other than those named whatever the hour."""
    reach: Reach
    faults: tuple[tuple[str, str], ...]
    """Promise and sentence of what is wrong on the screen by itself."""


def see(state: State, reply: Reply, world: World, at: datetime) -> Seen:
    """Look at the reply of a state at a moment."""
    answered = any(map(_answers, reply.places))
    faults = [*_of_screen(state, reply, world), *_of_buttons(reply, world)]
    if not answered and _ends(state, world):
        faults.append(("no dead end", "Nobody answers any number on this screen."))
    return Seen(
        token=world.codec.encode(state),
        answered=answered,
        found=any(not place.called and not place.brief for place in reply.places),
        reach=max((_reach(place, at) for place in reply.places), default=Reach.NOBODY),
        faults=tuple(faults),
    )


def _answers(place: Place) -> bool:
    return bool(place.phones) and place.opening.state is Openness.OPEN


def _reach(place: Place, at: datetime) -> Reach:
    if place.address and useful_tonight(place.opening, at):
        known = place.opening.state in {Openness.OPEN, Openness.CLOSED}
        return Reach.ADDRESS if known else Reach.UNSURE
    return Reach.LINE if _answers(place) else Reach.NOBODY


def _ends(state: State, world: World) -> bool:
    return state.flow in world.flows and isinstance(world.flows[state.flow].nodes[state.node], Outcome)


def _of_screen(state: State, reply: Reply, world: World) -> Iterator[tuple[str, str]]:
    if reply.state != state:
        yield "buttons lead on", "This screen is not shown; another one stands in its place."
    if world.codec.decode(world.codec.encode(state)) != state:
        yield "tokens fit", f"What was told does not fit into {LONGEST} characters."
    if not any(choice.role in {Role.ANSWER, Role.HOME} for choice in reply.choices):
        yield "no dead end", "There is nothing to press on this screen."


def _of_buttons(reply: Reply, world: World) -> Iterator[tuple[str, str]]:
    answers = [choice for choice in reply.choices if choice.role is Role.ANSWER]
    labels = Counter(choice.label for choice in answers)
    if any(number > 1 for number in labels.values()) or "" in labels:
        yield "buttons can be told apart", "Two buttons read alike, or one is empty."
    if any(_gone(choice, world) for choice in reply.choices):
        yield "buttons lead on", "A button leads to a screen that there is not."
    if reply.state.flow in {CHECK, CLAIM}:
        onward = [state for state in _led_to(answers, world) if _node(state) == _node(reply.state)]
        if any(len(state.means) != len(reply.state.means) + 1 for state in onward):
            yield "tokens fit", f"One more answer does not fit into {LONGEST} characters."
        elif any(back(state, world) != reply.state for state in onward):
            yield "Back leads back", "Back does not lead from the next question to this one."


def _gone(choice: Choice, world: World) -> bool:
    there = world.codec.decode(choice.token)
    settled, how = settle(there, world)
    return how is Settled.CHANGED or settled != there


def _led_to(choices: Iterable[Choice], world: World) -> Iterator[State]:
    return (world.codec.decode(choice.token) for choice in choices)


def _node(state: State) -> tuple[str, str]:
    return state.flow, state.node
