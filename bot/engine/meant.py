"""What a typed text may have meant, as buttons and screens that say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.pages import OFFICE, RIGHT
from bot.engine.reply import Choice, Role, Say, Tone
from bot.engine.secrecy import is_sensitive
from bot.engine.show import MOST, show, ways_out
from bot.engine.state import PLACE, State
from bot.knowledge.rights_model import CLAIM
from bot.understanding.understood import FLOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from bot.engine.reply import Place, Reply
    from bot.engine.world import World
    from bot.locales.tongue import Tongue

GUESSES = 3
"""Other meanings at most, below a screen that shows the likeliest."""


def target(need: str) -> str:
    """A need as a target that can be meant."""
    return f"{FLOW}:{need}"


def state_of(meant: str, locale: str, world: World) -> State:
    """The screen of a target: the first question of `flow:food`, the page of `place:sos-telefon`."""
    kind, _, name = meant.partition(":")
    return State(locale, name, world.flows[name].start) if kind == FLOW else State(locale, kind, name)


def name_of(meant: str, locale: str, world: World) -> str:
    """What a target is called."""
    tongue = world.tongues[locale]
    kind, _, name = meant.partition(":")
    if kind == FLOW:
        return tongue.flow(name, world.flows[name].title)
    if kind == RIGHT:
        return tongue.record(world.directory.rights_by_short[name].name)
    if kind == OFFICE:
        return tongue.ui("Kateri center je moj?")
    if kind == CLAIM:
        return tongue.ui("Kaj lahko dobim?")
    return tongue.record(world.directory.services[name].name)


def guesses(targets: Iterable[str], locale: str, world: World) -> tuple[Choice, ...]:
    """A button for each meaning."""
    return tuple(_guess(state_of(one, locale, world), name_of(one, locale, world), world) for one in targets)


def _guess(there: State, label: str, world: World) -> Choice:
    return Choice(label, world.codec.encode(there), Role.GUESS, is_sensitive(there, world))


def understood(targets: Sequence[str], locale: str, world: World, now: datetime) -> Reply:
    """The screen of the first meaning, which is named; the others as buttons below, as far as there is room."""
    first, *others = targets
    reply = show(state_of(first, locale, world), world, now)
    return below(_named(reply, world, first), guesses(others[:GUESSES], locale, world))


def both(first: str, second: str, locale: str, world: World, now: datetime) -> Reply:
    """The screen of the first of two needs; the other stands above its answers, so that it is not lost."""
    reply = show(state_of(first, locale, world), world, now)
    (other,) = guesses([second], locale, world)
    choices = (other, *(choice for choice in reply.choices if choice.label != other.label))
    sensitive = any(choice.sensitive for choice in choices if choice.role is Role.GUESS)
    return replace(_named(reply, world, first, second), choices=choices, sensitive=reply.sensitive or sensitive)


def _named(reply: Reply, world: World, *targets: str) -> Reply:
    """What was understood is said first, but for what must not stand in the first line of a message."""
    locale = reply.state.locale
    tongue = world.tongues[locale]
    first, *others = [
        "" if is_sensitive(state_of(one, locale, world), world) else name_of(one, locale, world) for one in targets
    ]
    if not first:
        return reply
    said = [tongue.ui("Razumeli smo: »{what}«.", what=first)]
    said += [tongue.ui("In še: »{what}«.", what=name) for name in others if name]
    return replace(reply, blocks=(Say(" ".join(said), Tone.NOTE), *reply.blocks))


def below(reply: Reply, buttons: Sequence[Choice], most: int = MOST) -> Reply:
    """More buttons below the answers of a screen, `most` in all; what is there already, or has no room, is left out."""
    shown = {reply.token, *(said for choice in reply.choices for said in (choice.token, choice.label))}
    answers = [choice for choice in reply.choices if choice.role in {Role.ANSWER, Role.GUESS}]
    new = [button for button in buttons if shown.isdisjoint((button.token, button.label))]
    new = new[: max(0, most - len(answers))]
    others = [choice for choice in reply.choices if choice not in answers]
    sensitive = reply.sensitive or any(button.sensitive for button in new)
    return replace(reply, choices=(*answers, *new, *others), sensitive=sensitive)


def which(targets: Sequence[str], state: State, world: World, now: datetime, *, likely: bool = True) -> Reply:
    """Several meanings: each as a button, never without a number and a way out; `likely` ones are asked for as such.

    They stand on home, where nothing is counted: a number that is typed next must not count the answers of `state`.
    """
    tongue = world.tongues[state.locale]
    home = world.codec.home(state.locale)
    asked = Say(tongue.ui("Ste mislili kaj od tega?") if likely else not_heard(tongue), Tone.LEAD)
    meant = guesses(targets, state.locale, world)
    none = Choice(tongue.ui("Nič od tega"), world.codec.encode(home), Role.GUESS)
    ways = (way for way in ways_out(home, world) if way.role is not Role.BACK)
    choices = (*meant, none, *_way_back(state, world), *ways)
    sensitive = is_sensitive(state, world) or any(choice.sensitive for choice in meant)
    reply = show(home, world, now)
    return replace(reply, blocks=(asked, *lifelines(state, world, now)), choices=choices, sensitive=sensitive)


def _way_back(state: State, world: World) -> Iterator[Choice]:
    """To the screen that something else stands instead of."""
    if state != world.codec.home(state.locale):
        label = world.tongues[state.locale].ui("Nazaj")
        yield Choice(label, world.codec.encode(state), Role.BACK, is_sensitive(state, world))


def not_understood(state: State, world: World, now: datetime, *, clear: bool = True, bare: bool = False) -> Reply:
    """The screen stays, below one sentence and the numbers that always help.

    Where the language was not clear, the other ones say which there are. `bare`: a yes or no that answers nothing.
    """
    tongue = world.tongues[state.locale]
    calm = tongue.ui("Nič hudega. Izberite, kar je najbližje.") if bare else not_heard(tongue)
    said = [Say(calm, Tone.LEAD)]
    if not clear:
        others = (tongue for tongue in world.tongues.values() if tongue.locale != state.locale)
        said += (Say(languages(tongue, world), Tone.NOTE) for tongue in others)
    here = world.codec.home(state.locale) if state.flow == PLACE else state
    return under(said, here, world, now, *lifelines(state, world, now))


def not_heard(tongue: Tongue) -> str:
    """That nothing was understood, above buttons."""
    return tongue.ui("Tega nismo razumeli. Izberite, kar je najbližje.")


def under(said: Iterable[Say], state: State, world: World, now: datetime, *numbers: Place) -> Reply:
    """The screen of a state under sentences and numbers; what the numbers show is not shown twice."""
    screen = show(state, world, now)
    shown = {place.service.id for place in screen.places}
    above = (place for place in numbers if place.service.id not in shown)
    return replace(screen, blocks=(*said, *above, *screen.blocks))


def stay(said: Iterable[Say], state: State, world: World, now: datetime) -> Reply:
    """The screen under sentences: its own numbers, or where it has none those of people to talk to."""
    own = any(place.phones for place in show(state, world, now).places)
    return under(said, state, world, now, *([] if own else people(state, world, now)))


def is_held(state: State, world: World) -> bool:
    """Whether only what is sure leads away from a screen: it is sensitive, or its flow answers a crisis."""
    return is_sensitive(state, world) or any(flow == state.flow for flow, _ in world.crises.values())


def languages(tongue: Tongue, world: World) -> str:
    """Which languages the city speaks, said in one of them."""
    names = ", ".join(one.ui("slovenščina") for one in world.tongues.values())
    return tongue.ui("Odgovarjamo v teh jezikih: {languages}.", languages=names)


def lifelines(state: State, world: World, now: datetime) -> Iterator[Place]:
    """The numbers that stand wherever the bot did not understand."""
    for service in world.city.lifelines:
        yield card(world.directory.services[service], world, state.locale, now, brief=True, called=True)


def people(state: State, world: World, now: datetime) -> list[Place]:
    """The same numbers, those first where people talk with anybody who tells no name."""
    return sorted(lifelines(state, world, now), key=lambda place: place.service.anonymous is not True)


def first_lifeline(world: World) -> str:
    """The first number of the city, as it is shown."""
    return world.directory.services[world.city.lifelines[0]].phones[0].shown


def talking(world: World) -> str:
    """The first of them where people talk with anybody who tells no name."""
    services = [world.directory.services[service] for service in world.city.lifelines]
    return next((one for one in services if one.anonymous), services[0]).phones[0].shown


def first_number(state: State, world: World, now: datetime) -> str:
    """The number to call from a screen: its first that dialogs name, else the one to talk to."""
    places = show(state, world, now).places
    return next((place.phones[0][0].shown for place in places if place.called and place.phones), talking(world))
