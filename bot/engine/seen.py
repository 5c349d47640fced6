"""What the proof sees in one reply: all that a promise speaks of, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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

    from bot.engine.reply import Choice, Reply
    from bot.engine.state import Place, State
    from bot.engine.world import World


@dataclass(frozen=True, slots=True)
class Seen:
    """A reply as the proof sees it."""

    token: str
    answered: bool
    """Whether a number on the screen is answered at the moment."""
    found: bool
    """Whether a place to turn to was found, other than those named whatever the hour."""
    address: bool
    """Whether there is an address to go to that may be open before morning."""
    faults: tuple[tuple[str, str], ...]
    """Promise and sentence of what is wrong on the screen by itself."""


def see(state: State, reply: Reply, world: World, at: datetime) -> Seen:
    """Look at the reply of a state at a moment."""
    answered = any(place.phones and place.opening.state is Openness.OPEN for place in reply.places)
    faults = [*_of_screen(state, reply, world), *_of_buttons(reply, world)]
    if not answered and _ends(state, world):
        faults.append(("no dead end", "Nobody answers any number on this screen."))
    return Seen(
        token=world.codec.encode(state),
        answered=answered,
        found=any(not place.called and not place.brief for place in reply.places),
        address=any(place.address and useful_tonight(place.opening, at) for place in reply.places),
        faults=tuple(faults),
    )


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
        onward = [state for state in _led_to(answers, world) if _place(state) == _place(reply.state)]
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


def _place(state: State) -> Place:
    return state.flow, state.node
