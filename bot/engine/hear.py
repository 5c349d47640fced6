"""hear(text, state, world, now) -> Reply: a typed text, by the names of places and the words of choices. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.pages import OFFICE, RIGHT
from bot.engine.reply import Choice, Role, Say, Tone
from bot.engine.rights import day_told
from bot.engine.secrecy import is_sensitive
from bot.engine.show import show, ways_out
from bot.engine.state import PLACE, State
from bot.engine.steps import settle
from bot.knowledge.rights_model import CHECK, CLAIM
from bot.understanding.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.engine.reply import Place, Reply
    from bot.engine.world import World
    from bot.understanding.names import Guess

SURE = 0.8
"""Score from which the best guess is shown at once."""
LIKELY = 0.5
"""Score from which a guess is offered as a button."""
AHEAD = 0.05
"""By so much the best guess must lead to be shown at once."""
MOST = 5


def hear(text: str, state: State, world: World, now: datetime) -> Reply:
    """The reply to a text typed on the screen of `state`; says what was understood, and keeps nothing."""
    now = now.astimezone(world.city.zone)
    state, _ = settle(state, world)
    if not text.strip():
        return show(state, world, now)
    if chosen := _choice(text, state, world, now):
        return show(chosen, world, now)
    state, guesses = _guessed(text, state, world)
    needs = tuple((_flow(guess), guess.score) for guess in guesses if _flow(guess))
    if not guesses:
        return _not_understood(state, world, now)
    if guesses[0].score >= SURE and (len(guesses) == 1 or guesses[0].score - guesses[1].score >= AHEAD):
        return replace(_understood(guesses, state, world, now), needs=needs)
    return replace(_which(guesses, state, world, now), needs=needs)


def _guessed(text: str, state: State, world: World) -> tuple[State, list[Guess]]:
    """The guesses in the language of the screen, or those of another one that is sure of them, which then answers."""
    own = [guess for guess in world.names[state.locale].guess(text) if guess.score >= LIKELY][:MOST]
    if not own or own[0].score < SURE:
        for locale in world.city.locales:
            others = [guess for guess in world.names[locale].guess(text) if guess.score >= SURE][:MOST]
            if others:
                return replace(state, locale=locale), others
    return state, own


def _choice(text: str, state: State, world: World, now: datetime) -> State | None:
    """The state behind a button of this screen, typed instead of tapped; also a day, or a part of the city."""
    said = fold(text).strip(" .!?")
    screen = show(state, world, now)
    for choice in screen.choices:
        if choice.role is Role.ANSWER and fold(choice.label).strip(" .!?") == said:
            return world.codec.decode(choice.token)
    if state.flow == CHECK and (told := day_told(text, state, world, now)):
        return told
    return _office(text, screen, world)


def _office(text: str, screen: Reply, world: World) -> State | None:
    """The office of a part of the city, typed on a screen that asks for it."""
    offered = [there for choice in screen.choices if (there := world.codec.decode(choice.token)).flow == OFFICE]
    units = {district.unit for district in world.districts.named(text)} if offered else set()
    return replace(offered[0], node=units.pop()) if len(units) == 1 else None


def _flow(guess: Guess) -> str:
    kind, _, name = guess.target.partition(":")
    return name if kind == "flow" else ""


def _target(guess: Guess, state: State, world: World) -> State:
    """The kind of a target is a page's word, or `flow` for a need."""
    kind, _, name = guess.target.partition(":")
    if kind == "flow":
        return State(state.locale, name, world.flows[name].start)
    return State(state.locale, kind, name)


def _label(guess: Guess, state: State, world: World) -> str:
    tongue = world.tongues[state.locale]
    kind, _, name = guess.target.partition(":")
    if kind == "flow":
        return tongue.flow(name, world.flows[name].title)
    if kind == RIGHT:
        return tongue.record(world.directory.rights_by_short[name].name)
    if kind == OFFICE:
        return tongue.ui("Kateri center je moj?")
    if kind == CLAIM:
        return tongue.ui("Kaj lahko dobim?")
    return tongue.record(world.directory.services[name].name)


def _guesses(guesses: list[Guess], state: State, world: World) -> tuple[Choice, ...]:
    states = [(_target(guess, state, world), _label(guess, state, world)) for guess in guesses]
    return tuple(
        Choice(label, world.codec.encode(there), Role.GUESS, is_sensitive(there, world)) for there, label in states
    )


def _understood(guesses: list[Guess], state: State, world: World, now: datetime) -> Reply:
    reply = show(_target(guesses[0], state, world), world, now)
    heard = world.tongues[state.locale].ui("Razumeli smo: {what}.", what=_label(guesses[0], state, world).rstrip("?"))
    return replace(reply, blocks=(Say(heard, Tone.NOTE), *reply.blocks))


def _which(guesses: list[Guess], state: State, world: World, now: datetime) -> Reply:
    """Several meanings: each as a button, never without a number and a way out."""
    tongue = world.tongues[state.locale]
    home = world.codec.encode(world.codec.home(state.locale))
    asked = Say(tongue.ui("Kaj od tega ste mislili?"), Tone.LEAD)
    meant = _guesses(guesses, state, world)
    choices = (*meant, Choice(tongue.ui("Nič od tega"), home, Role.GUESS), *ways_out(state, world))
    sensitive = is_sensitive(state, world) or any(choice.sensitive for choice in meant)
    reply = show(state, world, now)
    return replace(reply, blocks=(asked, *lifelines(state, world, now)), choices=choices, sensitive=sensitive)


def _not_understood(state: State, world: World, now: datetime) -> Reply:
    """The screen stays, below one sentence and the numbers that always help."""
    tongue = world.tongues[state.locale]
    screen = show(world.codec.home(state.locale) if state.flow == PLACE else state, world, now)
    said = Say(tongue.ui("Tega nismo razumeli. Izberite, kar je najbližje."), Tone.LEAD)
    shown = {place.service.id for place in screen.places}
    numbers = (place for place in lifelines(state, world, now) if place.service.id not in shown)
    return replace(screen, blocks=(said, *numbers, *screen.blocks))


def lifelines(state: State, world: World, now: datetime) -> Iterator[Place]:
    """The numbers that stand wherever the bot did not understand."""
    for service in world.city.lifelines:
        yield card(world.directory.services[service], world, state.locale, now, brief=True, called=True)
