"""The screens for what people say to anybody: greetings, thanks, abuse, a word about the bot, a wish for a language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.meant import below, guesses, languages, lifelines, target
from bot.engine.reply import Say, Tone
from bot.engine.show import MOST, show
from bot.engine.state import ABOUT, PLACE, State
from bot.understanding.understood import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.engine.reply import Block, Reply
    from bot.engine.world import World
    from bot.understanding.manners import Wish

    Polite = Callable[[State, World, datetime], Reply]

SPEAKING = 3
"""Services at most that speak a language we do not."""


def greeting(state: State, world: World, now: datetime) -> Reply:
    """Home, which asks what is needed."""
    return _home(state, world, now, Say(world.tongues[state.locale].ui("Pozdravljeni."), Tone.NOTE))


def thanks(state: State, world: World, now: datetime) -> Reply:
    """Home again: there may be something else."""
    said = world.tongues[state.locale].ui("Ni za kaj. Pišete lahko ob vsaki uri.")
    return _home(state, world, now, Say(said, Tone.NOTE))


def about(state: State, world: World, now: datetime) -> Reply:
    """What this is, and what happens with what people type."""
    if ABOUT not in world.flows:
        return _home(state, world, now)
    return show(State(state.locale, ABOUT, world.flows[ABOUT].start), world, now)


def abuse(state: State, world: World, now: datetime) -> Reply:
    """One calm sentence, and people to talk to."""
    said = world.tongues[state.locale].ui("Žal nam je. Na teh številkah se oglasi človek.")
    return _home(state, world, now, Say(said, Tone.LEAD), *lifelines(state, world, now))


def _home(state: State, world: World, now: datetime, *above: Block) -> Reply:
    home = show(world.codec.home(state.locale), world, now)
    return replace(home, blocks=(*above, *home.blocks))


POLITE: dict[Kind, Polite] = {
    Kind.GREETING: greeting,
    Kind.THANKS: thanks,
    Kind.ABOUT: about,
    Kind.ABUSE: abuse,
}


def in_language(wish: Wish, state: State, world: World, now: datetime) -> Reply:
    """The same screen in the language that is wished for; one that we do not speak gets an honest sentence."""
    locale = wish.language or _another(wish.instead_of or state.locale, state, world)
    if locale in world.tongues:
        return show(replace(state, locale=locale), world, now)
    return foreign(wish.language, state, world, now)


def _another(unwished: str, state: State, world: World) -> str:
    """The language on the screen, unless just that is not wished for: then the next one of the city."""
    return next((locale for locale in (state.locale, *world.city.locales) if locale != unwished), state.locale)


def foreign(language: str, state: State, world: World, now: datetime) -> Reply:
    """In each of our languages, that we have only these; who speaks the other one, or the numbers that always help."""
    speaking = [one for one in world.directory.services.values() if one.active and language in one.languages]
    cards = [card(one, world, state.locale, now, brief=True) for one in speaking[:SPEAKING]]
    screen = show(world.codec.home(state.locale) if state.flow == PLACE else state, world, now)
    shown = {place.service.id for place in (*screen.places, *cards)}
    numbers = [place for place in lifelines(state, world, now) if place.service.id not in shown]
    said = [Say(languages(tongue, world), Tone.LEAD) for tongue in world.tongues.values()]
    reply = replace(screen, blocks=(*said, *cards, *numbers, *screen.blocks))
    guide = guesses([target(world.guide)] if world.guide else [], state.locale, world)
    return below(reply, guide, most=MOST + 1)
