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
    choices = (*guesses([second], locale, world), *reply.choices)
    sensitive = any(choice.sensitive for choice in choices if choice.role is Role.GUESS)
    return replace(_named(reply, world, first, second), choices=choices, sensitive=reply.sensitive or sensitive)


def _named(reply: Reply, world: World, *targets: str) -> Reply:
    locale = reply.state.locale
    tongue = world.tongues[locale]
    names = [name_of(one, locale, world).rstrip("?") for one in targets]
    said = [tongue.ui("Razumeli smo: {what}.", what=names[0])]
    said += [tongue.ui("In še: {what}.", what=name) for name in names[1:]]
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
    """Several meanings: each as a button, never without a number and a way out; `likely` ones are asked for as such."""
    tongue = world.tongues[state.locale]
    home = world.codec.encode(world.codec.home(state.locale))
    asked = Say(tongue.ui("Kaj od tega ste mislili?") if likely else _not_understood(tongue), Tone.LEAD)
    meant = guesses(targets, state.locale, world)
    choices = (*meant, Choice(tongue.ui("Nič od tega"), home, Role.GUESS), *ways_out(state, world))
    sensitive = is_sensitive(state, world) or any(choice.sensitive for choice in meant)
    reply = show(state, world, now)
    return replace(reply, blocks=(asked, *lifelines(state, world, now)), choices=choices, sensitive=sensitive)


def not_understood(state: State, world: World, now: datetime, *, clear: bool = True) -> Reply:
    """The screen stays, below one sentence and the numbers that always help.

    Where the language was not clear, the other ones say which there are.
    """
    said = [Say(_not_understood(world.tongues[state.locale]), Tone.LEAD)]
    if not clear:
        others = (tongue for tongue in world.tongues.values() if tongue.locale != state.locale)
        said += (Say(languages(tongue, world), Tone.NOTE) for tongue in others)
    screen = show(world.codec.home(state.locale) if state.flow == PLACE else state, world, now)
    shown = {place.service.id for place in screen.places}
    numbers = (place for place in lifelines(state, world, now) if place.service.id not in shown)
    return replace(screen, blocks=(*said, *numbers, *screen.blocks))


def _not_understood(tongue: Tongue) -> str:
    return tongue.ui("Tega nismo razumeli. Izberite, kar je najbližje.")


def languages(tongue: Tongue, world: World) -> str:
    """Which languages the city speaks, said in one of them."""
    names = ", ".join(one.ui("Slovensko") for one in world.tongues.values())
    return tongue.ui("Tu odgovarjamo v teh jezikih: {languages}.", languages=names)


def lifelines(state: State, world: World, now: datetime) -> Iterator[Place]:
    """The numbers that stand wherever the bot did not understand."""
    for service in world.city.lifelines:
        yield card(world.directory.services[service], world, state.locale, now, brief=True, called=True)
