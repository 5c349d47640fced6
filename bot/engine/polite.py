"""The replies to what people say to anybody: a greeting, thanks, a call for help, a word about calling, a language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogs.model import Question
from bot.engine.cards import card
from bot.engine.meant import (
    below,
    first_lifeline,
    first_number,
    guesses,
    is_held,
    languages,
    lifelines,
    not_understood,
    people,
    stay,
    talking,
    target,
    under,
)
from bot.engine.reply import Say, Tone
from bot.engine.show import MOST, show
from bot.engine.state import ABOUT, PLACE, State
from bot.engine.steps import back
from bot.understanding.understood import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.world import World
    from bot.locales.tongue import Tongue
    from bot.understanding.manners import Wish

    Polite = Callable[[State, World, datetime], Reply]

SPEAKING = 3
"""Services at most that speak a language we do not."""


def greeting(state: State, world: World, now: datetime) -> Reply:
    """Home, which asks what is needed; a screen of a crisis stays."""
    said = Say(_tongue(state, world).ui("Pozdravljeni."), Tone.NOTE)
    here = state if is_held(state, world) else world.codec.home(state.locale)
    return under([said], here, world, now)


def thanks(state: State, world: World, now: datetime) -> Reply:
    """The screen stays: its numbers are what was asked for."""
    return _parting(_tongue(state, world).ui("Prosim. Srečno."), state, world, now)


def goodbye(state: State, world: World, now: datetime) -> Reply:
    """The screen stays here too: nobody is sent away from a number."""
    return _parting(_tongue(state, world).ui("Srečno. Če boste kaj potrebovali, se vrnite."), state, world, now)


def takeback(state: State, world: World, now: datetime) -> Reply:
    """It costs courage to write; whoever takes it back keeps the number."""
    tongue = _tongue(state, world)
    held = tongue.ui("V redu. Številka ostane tu, če se premislite.")
    said = held if is_held(state, world) else tongue.ui("V redu. Pišete lahko, kadar koli želite.")
    return under([Say(said, Tone.NOTE)], state, world, now)


def about(state: State, world: World, now: datetime) -> Reply:
    """What this is, and what happens with what people type; on a screen that stays, in its first words."""
    if ABOUT not in world.flows:
        return under([], world.codec.home(state.locale), world, now)
    told = show(State(state.locale, ABOUT, world.flows[ABOUT].start), world, now)
    if not is_held(state, world):
        return told
    return under([block for block in told.blocks if isinstance(block, Say)][:1], state, world, now)


def abuse(state: State, world: World, now: datetime) -> Reply:
    """One calm sentence, and people to talk to."""
    tongue = _tongue(state, world)
    said = tongue.ui("Žal nam je, če nismo pomagali. Za pogovor pokličite {number}.", number=talking(world))
    return _with_people(said, state, world, now)


def human(state: State, world: World, now: datetime) -> Reply:
    """The numbers where people talk; for who does not understand the screen, too."""
    said = _tongue(state, world).ui(
        "Za pogovor s človekom pokličite {talk}. V nevarnosti pokličite {number}.",
        talk=talking(world),
        number=_in_danger(state, world, now),
    )
    return _with_people(said, state, world, now)


def help_(state: State, world: World, now: datetime) -> Reply:
    """The numbers that always help, and what there is to choose from; a screen of a crisis stays."""
    tongue = _tongue(state, world)
    if is_held(state, world):
        number = first_number(state, world, now)
        call = tongue.ui("Pokličite {number}. Povejte, da potrebujete pomoč.", number=number)
        return stay([Say(call, Tone.LEAD)], state, world, now)
    said = Say(tongue.ui("Če je nujno, pokličite {number}.", number=first_lifeline(world)), Tone.LEAD)
    return under([said], world.codec.home(state.locale), world, now, *lifelines(state, world, now))


def busy(state: State, world: World, now: datetime) -> Reply:
    """What to do when nobody answers the telephone."""
    tongue = _tongue(state, world)
    said = tongue.ui(
        "Če je zasedeno, poskusite znova čez nekaj minut. Če je življenje v nevarnosti, pokličite {number}.",
        number=first_lifeline(world),
    )
    if is_held(state, world) and first_number(state, world, now) in _urgent(world):
        said = tongue.ui("Če je zasedeno, takoj pokličite znova.")
    return stay([Say(said, Tone.LEAD)], state, world, now)


def afraid(state: State, world: World, now: datetime) -> Reply:
    """Where no name need be told, and how else to call for help: both as the records have it."""
    tongue = _tongue(state, world)
    nameless = [place for place in people(state, world, now) if place.service.anonymous and place.phones]
    said = [tongue.ui("Povejte le toliko, kolikor želite.")]
    said += [
        tongue.ui("Na {number} vam ni treba povedati imena.", number=place.phones[0][0].shown) for place in nameless[:1]
    ]
    return stay([Say(" ".join(said), Tone.LEAD), *_noted(tongue, world)], state, world, now)


def credit(state: State, world: World, now: datetime) -> Reply:
    """Which calls cost nothing, by the records."""
    tongue = _tongue(state, world)
    phones = [phone for service in world.city.lifelines for phone in world.directory.services[service].phones]
    free = ", ".join(phone.shown for phone in phones if phone.free)
    said = [Say(tongue.ui("Brezplačni klici: {numbers}.", numbers=free), Tone.LEAD)] if free else []
    return stay([*said, *_noted(tongue, world)], state, world, now)


def police(state: State, world: World, now: datetime) -> Reply:
    """Who is afraid of being reported must know who calls."""
    said = _tongue(state, world).ui(
        "Svetilka nikogar ne pokliče. Pokličete lahko samo vi. Imena vam tu ni treba povedati."
    )
    return under([Say(said, Tone.LEAD)], state, world, now)


def page(state: State, world: World, now: datetime) -> Reply:
    """The records say no more than the screen does; home says nothing yet."""
    if state == world.codec.home(state.locale):
        return not_understood(state, world, now)
    tongue = _tongue(state, world)
    if _asks(state, world) and not show(state, world, now).places:
        said = tongue.ui("Izberite odgovor. Naslove in ure pokažemo potem.")
        return under([Say(said, Tone.LEAD)], state, world, now)
    said = tongue.ui("Kar vemo, je na zaslonu. Za drugo pokličite.")
    return stay([Say(said, Tone.LEAD)], state, world, now)


def before(state: State, world: World, now: datetime) -> Reply:
    """As the button Back."""
    return show(back(state, world) or world.codec.home(state.locale), world, now)


def start(state: State, world: World, now: datetime) -> Reply:
    """As the button Home."""
    return show(world.codec.home(state.locale), world, now)


POLITE: dict[Kind, Polite] = {
    Kind.GREETING: greeting,
    Kind.THANKS: thanks,
    Kind.ABOUT: about,
    Kind.ABUSE: abuse,
    Kind.PAGE: page,
    Kind.AFRAID: afraid,
    Kind.CREDIT: credit,
    Kind.BUSY: busy,
    Kind.POLICE: police,
    Kind.HUMAN: human,
    Kind.HELP: help_,
    Kind.TAKEBACK: takeback,
    Kind.GOODBYE: goodbye,
    Kind.BACK: before,
    Kind.START: start,
}
AT_ONCE = POLITE.keys() - {Kind.GREETING, Kind.THANKS, Kind.ABOUT, Kind.ABUSE, Kind.START}
"""What is no answer to a question, although a word of it may stand on a button."""


def _tongue(state: State, world: World) -> Tongue:
    return world.tongues[state.locale]


def _asks(state: State, world: World) -> bool:
    """Whether a screen is a question of a dialog."""
    flow = world.flows.get(state.flow)
    return flow is not None and isinstance(flow.nodes[state.node], Question)


def _urgent(world: World) -> list[str]:
    """The city's numbers that are not to talk to."""
    services = [world.directory.services[service] for service in world.city.lifelines]
    return [phone.shown for service in services if not service.anonymous for phone in service.phones]


def _in_danger(state: State, world: World, now: datetime) -> str:
    """The number for danger: that of the screen, where it is one, else the city's first."""
    number = first_number(state, world, now)
    return number if number in _urgent(world) else first_lifeline(world)


def _parting(said: str, state: State, world: World, now: datetime) -> Reply:
    """The screen stays, below a sentence; on one of a crisis that says whom to call."""
    if is_held(state, world):
        tongue, number = _tongue(state, world), first_number(state, world, now)
        said = tongue.ui("V nevarnosti pokličite {number}.", number=_in_danger(state, world, now))
        if number == talking(world):
            said = tongue.ui("Pokličite {number}, kadar koli vam je hudo.", number=number)
    return under([Say(said, Tone.NOTE)], state, world, now)


def _with_people(said: str, state: State, world: World, now: datetime) -> Reply:
    """A sentence and people's numbers above the screen; one of a crisis keeps its own first."""
    lead = Say(said, Tone.LEAD)
    if is_held(state, world):
        return stay([lead], state, world, now)
    return under([lead], state, world, now, *people(state, world, now))


def _noted(tongue: Tongue, world: World) -> list[Say]:
    """What the record of the city's first number says of calling it."""
    note = tongue.record(world.directory.services[world.city.lifelines[0]].note)
    return [Say(note, Tone.NOTE)] if note else []


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
    here = world.codec.home(state.locale) if state.flow == PLACE else state
    said = [Say(languages(tongue, world), Tone.LEAD) for tongue in world.tongues.values()]
    shown = {place.service.id for place in cards}
    numbers = [place for place in lifelines(state, world, now) if place.service.id not in shown]
    reply = under(said, here, world, now, *cards, *numbers)
    guide = guesses([target(world.guide)] if world.guide else [], state.locale, world)
    return below(reply, guide, most=MOST + 1)
