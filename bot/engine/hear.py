"""hear(text, state, world, now) -> Reply: what a typed text says, answered in its language. Pure, and keeps nothing.

In this order: a crisis; an answer to the question on the screen; the wish for a language; a place; needs; manners.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogs.model import HOME
from bot.engine.meant import GUESSES, below, both, guesses, not_understood, target, understood, which
from bot.engine.polite import POLITE, in_language
from bot.engine.show import show
from bot.engine.steps import settle
from bot.engine.typed import as_answer, as_label
from bot.engine.urgent import crisis, doubtful
from bot.understanding.text import clean
from bot.understanding.understood import AHEAD, ASKED, LIKELY, OFFERED, SURE, Kind

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.state import State
    from bot.engine.world import World
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
    here = replace(state, locale=said.locale or state.locale)
    if label := as_label(text, screen, world):
        return replace(show(label, world, now), crisis=finding.kind if finding else None)
    if finding and finding.kind in world.crises:
        if finding.sure:
            return crisis(finding.kind, _targets(said, LIKELY), here.locale, world, now)
        return doubtful(finding.kind, _meant(said, here, world, now), world, now)
    if answer := as_answer(text, said, screen, world, now):
        return show(answer, world, now)
    if said.wish:
        return in_language(said.wish, state, world, now)
    return _meant(said, here, world, now)


def _meant(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """A place, needs, manners, or nothing that was understood."""
    if said.kind is Kind.PLACE:
        return _called(said, here, world, now)
    if said.kind is Kind.NEED and said.needs:
        return _needed(said, here, world, now)
    if said.kind in POLITE:
        return POLITE[said.kind](here, world, now)
    return _not_understood(said, here, world, now)


def _not_understood(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """At home what could be meant stands instead of everything; elsewhere the screen stays, and it stands below."""
    near = [target(need.id) for need in said.near]
    if near and here.flow == HOME:
        return which(near, here, world, now, likely=False)
    reply = not_understood(here, world, now, clear=said.locale is not None)
    return below(reply, guesses(near[:GUESSES], here.locale, world))


def _called(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The place that is called by its name; several of one name as buttons."""
    first, *others = said.pages
    pages = [page.target for page in said.pages]
    if others and first.score - others[0].score < AHEAD:
        return which(pages, here, world, now)
    return understood([*pages, *_targets(said, OFFERED)], here.locale, world, now)


def _needed(said: Understood, here: State, world: World, now: datetime) -> Reply:
    """The first question of the need that is sure, or of the more urgent of two; else what may have been meant."""
    if said.both:
        urgent, other = sorted(said.both, key=lambda need: world.flows[need].taps)
        return both(target(urgent), target(other), here.locale, world, now)
    first, *others = said.needs
    if first.score < SURE or (others and first.score - others[0].score < AHEAD):
        return which(_targets(said, ASKED), here, world, now)
    return understood(_targets(said, OFFERED), here.locale, world, now)


def _targets(said: Understood, least: float) -> list[str]:
    return [target(need.id) for need in said.needs if need.score >= least]
