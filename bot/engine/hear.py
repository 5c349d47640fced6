"""hear(text, state, world, now) -> Reply: what a typed text says, answered in its language. Pure, and keeps nothing.

In this order: a crisis; what is said to anybody about calling; an answer to the question on the screen; the wish for a
language; a place; needs; other manners. A screen of a crisis, or a secret one, stays until something sure is said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME, Outcome
from bot.engine.meant import (
    GUESSES,
    below,
    both,
    first_number,
    guesses,
    is_held,
    not_understood,
    stay,
    target,
    under,
    understood,
    which,
)
from bot.engine.polite import AT_ONCE, POLITE, in_language
from bot.engine.reply import Say, Tone
from bot.engine.show import show
from bot.engine.steps import settle
from bot.engine.typed import as_answer, as_label, is_denied
from bot.engine.urgent import crisis, doubtful
from bot.knowledge.rights_model import CHECK, CLAIM
from bot.understanding.manners import BESIDE, JOINTS, Answer
from bot.understanding.text import clean
from bot.understanding.understood import AHEAD, ASKED, BEYOND_DOUBT, CERTAIN, EVEN, FEW, OFFERED, SURE, TELLING, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.state import State
    from bot.engine.world import World
    from bot.understanding.needs import Need
    from bot.understanding.understood import Understood


def hear(text: str, state: State, world: World, now: datetime) -> Reply:
    """The reply to a text typed on the screen of `state`; says what was understood."""
    now = now.astimezone(world.city.zone)
    text = clean(text)
    state, _ = settle(state, world)
    if not text:
        return show(state, world, now)
    said = world.understanding.of(text, state.locale)
    needs = tuple((need.id, need.score) for need in said.needs)
    return replace(_reply(text, said, show(state, world, now), world, now), needs=needs)


def _reply(text: str, said: Understood, screen: Reply, world: World, now: datetime) -> Reply:
    """Whoever types a label taps it, whatever it speaks of; `screen` is what was shown."""
    finding, state = said.crisis, screen.state
    here = replace(state, locale=_locale(said, state))
    if label := as_label(text, screen, world):
        return replace(show(label, world, now), crisis=finding.kind if finding else None)
    if finding and finding.kind in world.crises:
        return _urgent(finding.kind, text, said, here, world, now)
    if said.kind in AT_ONCE:
        return POLITE[said.kind](here, world, now)
    counted = state.flow == HOME and said.overheard.number is not None
    if not counted and (answer := as_answer(text, said, screen, world, now)):
        return show(answer, world, now)
    if said.wish:
        return in_language(said.wish, state, world, now)
    return not_understood(here, world, now) if counted else _meant(text, said, here, world, now)


def _locale(said: Understood, state: State) -> str:
    """The language of the answer: neither the name of a place changes it nor a few words hardly understood."""
    hardly = said.kind in {Kind.PLACE, Kind.UNKNOWN} or (said.needs and said.needs[0].score < SURE and not said.crisis)
    return state.locale if said.locale is None or (hardly and len(said.overheard.words) <= FEW) else said.locale


def _urgent(kind: str, text: str, said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The screen of a crisis that is sure, or of the need that is its own; in doubt its numbers come first."""
    flow, _ = world.crises[kind]
    stays = is_held(here, world) and not _is_certain(text, said, here, world)
    own = here.flow == flow if stays else [need.id for need in said.needs[:1]] == [flow]
    if own or (said.crisis and said.crisis.sure):
        return crisis(kind, [target(need) for need in said.both], here.locale, world, now)
    return doubtful(kind, _meant(text, said, here, world, now), world, now)


def _meant(text: str, said: Understood, here: State, world: World, now: datetime) -> Reply:
    """Manners, a place, needs, or nothing that was understood."""
    if said.kind in POLITE:
        return POLITE[said.kind](here, world, now)
    if is_held(here, world) and not _is_certain(text, said, here, world):
        return _held(text, said, here, world, now)
    if said.kind is Kind.PLACE:
        return _called(said, here, world, now)
    if _is_part_of_town(text, said, here, world):
        sentence = world.tongues[here.locale].ui("Po delih mesta ne iščemo. Kraji so iz vsega mesta.")
        return under([Say(sentence, Tone.LEAD)], here, world, now)
    hasty = is_denied(said, here, world) or _is_hasty(said, here, world) if said.needs else True
    if said.kind is Kind.NEED and not hasty:
        return _needed(said, here, world, now)
    return _not_understood(said, here, world, now)


def _held(text: str, said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The screen of a crisis stays, its number first; a place, or needs that are beyond doubt, are buttons below."""
    meant = [page.target for page in said.pages] if said.kind is Kind.PLACE else [target(need) for need in said.both]
    if not meant and _is_beyond_doubt(text, said, world):
        meant = [target(said.needs[0].id)]
    there = [one for one in meant if one != target(here.flow)]
    is_own = [need.id for need in said.needs[:1]] == [here.flow]
    lead = [] if there or is_own else [_not_enough(here, world, now)]
    return below(stay(lead, here, world, now), guesses(there[:GUESSES], here.locale, world))


def _not_enough(here: State, world: World, now: datetime) -> Say:
    """On a screen of a crisis: who understands more than a program."""
    said = world.tongues[here.locale].ui(
        "Pokličite {number}. Povejte to človeku na telefonu. Program vas ne razume dovolj.",
        number=first_number(here, world, now),
    )
    return Say(said, Tone.LEAD)


def _is_certain(text: str, said: Understood, here: State, world: World) -> bool:
    """Whether more than one word of a text surely speaks of another need; nothing is, where a life is in danger."""
    if here.flow in {flow for flow, _ in world.crises.values()} or here.flow in {need.id for need in said.needs[:1]}:
        return False
    return bool(said.both) or said.kind is Kind.PLACE or _is_beyond_doubt(text, said, world)


def _is_beyond_doubt(text: str, said: Understood, world: World) -> bool:
    """Whether more than one word of a text tells of its best need, and surely."""
    if not said.needs or said.needs[0].score < BEYOND_DOUBT:
        return False
    return min(said.overheard.telling, world.understanding.tells(text)) >= TELLING


def _is_hasty(said: Understood, here: State, world: World) -> bool:
    """Whether one or two words would lead away from a question, although they are not certain."""
    flow = world.flows.get(here.flow)
    asks = here.flow in {CHECK, CLAIM} or (flow is not None and not isinstance(flow.nodes[here.node], Outcome))
    return here.flow != HOME and asks and said.overheard.telling <= TELLING and said.needs[0].score < CERTAIN


def _is_part_of_town(text: str, said: Understood, here: State, world: World) -> bool:
    """Whether a part of the city, and hardly more, is typed on a list of places."""
    flow = world.flows.get(here.flow)
    lists = flow is not None and isinstance(node := flow.nodes[here.node], Outcome) and bool(node.find)
    return lists and len(said.overheard.words) <= 2 * TELLING and bool(world.districts.named(text))


def _not_understood(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """At home what could be meant stands instead of everything; elsewhere the screen stays, and it stands below."""
    near = _targets(said.needs or said.near, said, world)
    if near and here.flow == HOME:
        return which(near, here, world, now, likely=False)
    clear = said.locale is not None or len(said.overheard.words) <= FEW
    heard = not_understood(here, world, now, clear=clear, bare=_is_bare(said))
    return below(heard, guesses(near[:GUESSES], here.locale, world))


def _is_bare(said: Understood) -> bool:
    """Whether a text says yes, no or that one does not know, and nothing else."""
    heard = said.overheard
    return bool(heard.of(*Answer)) and len(heard.of(*Answer, BESIDE, JOINTS)) == len(heard.words)


def _called(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The place that is called by its name; several of one name as buttons."""
    first, *others = said.pages
    pages = [page.target for page in said.pages]
    if others and first.score - others[0].score < AHEAD:
        return which(pages, here, world, now)
    return understood([*pages, *_targets(said.needs, said, world, OFFERED)], here.locale, world, now)


def _needed(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The first question of the need that is sure, or of the more urgent of two; else what may have been meant."""
    if said.both:
        urgent, other = sorted(said.both, key=lambda need: world.flows[need].taps)
        return both(target(urgent), target(other), here.locale, world, now)
    first, *others = said.needs
    if first.score >= SURE and not (others and first.score - others[0].score < AHEAD):
        return understood([target(first.id), *_targets(others, said, world, OFFERED)], here.locale, world, now)
    asked = [*_targets([first], said, world), *_targets(others, said, world, ASKED)]
    return which(asked, here, world, now) if asked else _not_understood(said, here, world, now)


def _targets(needs: Sequence[Need], said: Understood, world: World, least: float = 0.0) -> list[str]:
    """Needs to be offered as guesses: never a secret one that is not likely, or guessed from a single word."""
    likely = said.overheard.telling >= TELLING
    return [
        target(need.id)
        for need in needs
        if need.score >= least and (not world.flows[need.id].sensitive or (likely and need.score >= EVEN))
    ]
