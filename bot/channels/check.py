"""Whether all that can be shown fits into the messengers: every screen is drawn, and what would go out is measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.channels.calls import Call
from bot.channels.doors import HIDE, Door
from bot.channels.fits import unfit
from bot.channels.telegram.contact import contact
from bot.channels.telegram.screens import Screens as TelegramScreens
from bot.channels.telegram.setup import introductions
from bot.channels.telegram.talk import Talk
from bot.channels.telegram.updates import PRIVATE, Chat, Shown, Tap, Update
from bot.channels.viber.screens import Screens as ViberScreens
from bot.channels.viber.talk import SEND
from bot.engine.answers import Answers
from bot.engine.cards import card
from bot.engine.pages import RIGHT
from bot.engine.reply import Choice, Role
from bot.engine.show import show
from bot.engine.state import ABOUT, PLACE, State
from bot.engine.steps import reachable
from bot.engine.visits import visit
from bot.knowledge.rights_model import CHECK
from bot.source import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from bot.config import Config
    from bot.engine.reply import Reply
    from bot.engine.world import World
    from bot.source import Problems, Text

RECEIVER = "0" * 24
"""As long as the name of a chat at Viber."""
WEDNESDAY, SUNDAY = 2, 6


@dataclass(frozen=True, slots=True)
class Fits:
    """How many screens were drawn, and how many of them take more than one message, by messenger."""

    screens: int
    long: Mapping[str, int]

    def __str__(self) -> str:
        long = ", ".join(f"{number} in {name}" for name, number in self.long.items())
        return f"{self.screens} screens; {long} take more than one message"


def check_fits(world: World, config: Config, spots: Mapping[str, Text], now: datetime, problems: Problems) -> Fits:
    """Report what does not fit, when much is open and when little is. `spots` are those of the dialogs."""
    answers = Answers(world)
    proof = _Proof(answers, config, spots, problems)
    for locale in world.city.locales:
        for at in moments(now.astimezone(world.city.zone)):
            for reply in _screens(world, locale, at):
                proof.draw(reply)
        for reply in _guesses(world, locale, now):
            proof.draw(reply)
    for call in _fixed(answers, config, now):
        proof.measure("Telegram", call, State(world.city.locales[0], ABOUT, ""))
    return proof.fits


def moments(now: datetime) -> tuple[datetime, ...]:
    """When little is open, a Sunday at two in the night, and when much is, a Wednesday noon; both soon after `now`."""
    today = now.replace(minute=0, second=0, microsecond=0)
    when = ((SUNDAY, 2), (WEDNESDAY, 12))
    return tuple(today.replace(hour=hour) + timedelta(days=(day - today.weekday()) % 7) for day, hour in when)


def _screens(world: World, locale: str, now: datetime) -> Iterator[Reply]:
    yield from (show(state, world, now) for state in reachable(world, locale))
    yield from visit(world, locale, now).values()


def _guesses(world: World, locale: str, now: datetime) -> Iterator[Reply]:
    """A screen for each thing that a typed text can mean, which stands on a button then."""
    tongue, directory = world.tongues[locale], world.directory
    meant = {State(locale, flow.id, flow.start): tongue.flow(flow.id, flow.title) for flow in world.flows.values()}
    meant |= {
        State(locale, PLACE, one.id): tongue.record(one.name) for one in directory.services.values() if one.active
    }
    meant |= {State(locale, RIGHT, one.short): tongue.record(one.name) for one in directory.rights.values()}
    home = show(world.codec.home(locale), world, now)
    for state, label in meant.items():
        yield replace(home, state=state, choices=(Choice(label, world.codec.encode(state), Role.GUESS),))


def _fixed(answers: Answers, config: Config, now: datetime) -> Iterator[Call]:
    """What Telegram is told apart from screens: commands, contacts, and the note when a chat is hidden."""
    world, talk = answers.world, Talk(answers, config)
    at = now.astimezone(world.city.zone)
    yield from introductions(world, config)
    for locale in world.tongues:
        for service in world.directory.services.values():
            if service.active and service.phones:
                yield contact(card(service, world, locale, at), 0)
        here = Shown(1, Chat(1, PRIVATE), int(now.timestamp()))
        yield from talk.answer(Update(1, callback_query=Tap("1", data=Door(HIDE, locale).value, message=here)), now)


class _Proof:
    """Draws replies, and reports once what does not fit."""

    def __init__(self, answers: Answers, config: Config, spots: Mapping[str, Text], problems: Problems) -> None:
        telegram, viber = TelegramScreens(answers, config), ViberScreens(answers, config)
        self._draw: dict[str, Callable[[Reply], list[Call]]] = {
            "Telegram": lambda reply: telegram.draw(reply).sent(0),
            "Viber": lambda reply: [Call(SEND, {"receiver": RECEIVER, **one}) for one in viber.of(reply).messages],
        }
        self._world = answers.world
        self._spots = spots
        self._problems = problems
        self._drawn: dict[str, Reply] = {}
        self._long: dict[str, set[str]] = {name: set() for name in self._draw}
        self._told: set[tuple[str, str, str]] = set()

    @property
    def fits(self) -> Fits:
        return Fits(len(self._drawn), {name: len(tokens) for name, tokens in self._long.items()})

    def draw(self, reply: Reply) -> None:
        """Measure a reply in each messenger; one that says what it said at another moment is known."""
        if self._drawn.get(reply.token) == reply:
            return
        self._drawn[reply.token] = reply
        for name, draw in self._draw.items():
            calls = draw(reply)
            if len(calls) > 1:
                self._long[name].add(reply.token)
            for call in calls:
                self.measure(name, call, reply.state)

    def measure(self, name: str, call: Call, state: State) -> None:
        """Report what of a call does not fit."""
        token = self._world.codec.encode(state)
        for one in unfit(call):
            if (name, token, one.what) not in self._told:
                self._told.add((name, token, one.what))
                self._problems.add("does-not-fit", self._spot(state), f'{name} on "{token}": {one}.')

    def _spot(self, state: State) -> Text | Spot:
        """Where to mend it: the node or flow, else the record, else only the token is known."""
        directory = self._world.directory
        written = self._spots.get(f"{state.flow}/{state.node}") or self._spots.get(state.flow)
        if written is not None:
            return written
        path = self._world.codec.encode(state)
        if state.flow == PLACE:
            path = f"knowledge/organizations/{directory.services[state.node].organization}.yaml"
        elif state.flow in {RIGHT, CHECK}:
            path = f"knowledge/rights/{directory.rights_by_short[state.node].id}.yaml"
        return Spot(path, 1, 1)
