"""show(state, world, now) -> Reply: what a person sees at a state. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.engine.cards import card
from bot.engine.claims import claim_page
from bot.engine.help import help_of, told
from bot.engine.offices import any_office, office_choices, office_page
from bot.engine.pages import OFFICE, RIGHT, Page, opened
from bot.engine.reply import Choice, Entitled, Reply, Role, Say, Tone
from bot.engine.rights import check_page, right_page
from bot.engine.secrecy import is_sensitive
from bot.engine.state import ABOUT, PLACE, State
from bot.engine.steps import Settled, back, settle, step
from bot.knowledge.rights_model import CHECK, CLAIM, FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, time

    from bot.dialogs.model import Choice as DialogChoice
    from bot.dialogs.model import Hours, Node, Question
    from bot.engine.reply import Block
    from bot.engine.world import World
    from bot.knowledge.rights_model import Right


MOST = 10
"""Answers on a screen at most: who reads badly gives up on a long list."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a screen is the same at any minute."""

    state: State
    settled: Settled
    token: str
    sensitive: bool
    answers: tuple[Choice, ...]
    """The buttons of a node's own choices, in the order of its file; pages make theirs anew."""
    ways_out: tuple[Choice, ...]


def frame(state: State, world: World) -> Frame:
    """The frame of a state. Any state at all has one."""
    state, settled = settle(state, world)
    flow = world.flows.get(state.flow)
    return Frame(
        state=state,
        settled=settled,
        token=world.codec.encode(state),
        sensitive=is_sensitive(state, world),
        answers=tuple(_answer(choice, state, world) for choice in flow.nodes[state.node].choices) if flow else (),
        ways_out=tuple(ways_out(state, world)),
    )


def show(state: State, world: World, now: datetime) -> Reply:
    """The reply of a state at a moment; `now` is aware. Any state at all gives a reply."""
    return fill(frame(state, world), world, now)


def fill(framed: Frame, world: World, now: datetime) -> Reply:
    """The reply in a frame of this world, at a moment; `now` is aware."""
    now = now.astimezone(world.city.zone)
    page = _page(framed, world, now)
    blocks = page.blocks
    if framed.settled is Settled.CHANGED:
        said = world.tongues[framed.state.locale].ui("Ta vprašanja so se spremenila. Začnite tukaj.")
        blocks = (Say(said, Tone.NOTE), *blocks)
    return Reply(
        state=framed.state,
        token=framed.token,
        title=world.city.name,
        blocks=blocks,
        choices=(*page.answers, *framed.ways_out),
        sensitive=framed.sensitive,
        rights=page.rights,
        at=now,
    )


def _page(framed: Frame, world: World, now: datetime) -> Page:
    state = framed.state
    if state.flow == PLACE:
        return Page((card(world.directory.services[state.node], world, state.locale, now, called=True),))
    if state.flow == RIGHT:
        return right_page(state, world, now)
    if state.flow == CHECK:
        return check_page(state, world, now)
    if state.flow == CLAIM:
        return claim_page(state, world)
    if state.flow == OFFICE:
        return office_page(state, world, now)
    node = world.flows[state.flow].nodes[state.node]
    answers = tuple(_in_order(framed.answers, node, now.time()))
    return (
        _outcome(node, answers, state, world, now)
        if isinstance(node, Outcome)
        else _question(node, answers, state, world, now)
    )


def _question(node: Question, answers: tuple[Choice, ...], state: State, world: World, now: datetime) -> Page:
    services = (world.directory.services[service] for service in node.call)
    cards = (card(service, world, state.locale, now, brief=True, called=True) for service in services)
    return Page((*_words(node, state, world), *cards), answers)


def _outcome(node: Outcome, answers: tuple[Choice, ...], state: State, world: World, now: datetime) -> Page:
    """An outcome, or the first of its `none` that helps; then its rights, and the offices to choose from."""
    tongue = world.tongues[state.locale]
    help_ = help_of(node, state, world, now)
    blocks = (*_words(help_.outcome, state, world), *told(help_, state, world, now))
    offices = tuple(office_choices([place.service.id for place in help_.wanted], state, world))
    rights = tuple(right_choice(world.directory.rights[right], state, world) for right in help_.outcome.rights)
    if rights:
        claim = State(state.locale, CLAIM, FACTS)
        rights = (*rights, Choice(tongue.ui("Kaj lahko dobim?"), world.codec.encode(claim)))
    if len(offices) + len(rights) + len(answers) > MOST:
        offices = (any_office(state, world),) if offices else ()
    elif offices:
        blocks = (*blocks, Say(tongue.ui("Kje imate stalni naslov?"), Tone.HEADING))
    shown = tuple(Entitled(right, None, None) for right in help_.outcome.rights)
    return Page(blocks, (*offices, *rights, *answers), shown)


def _words(node: Node, state: State, world: World) -> Iterator[Block]:
    tongue, context = world.tongues[state.locale], f"{state.flow}/{node.id}"
    yield Say(tongue.flow(context, node.say), Tone.LEAD)
    if node.hint:
        yield Say(tongue.flow(f"{context}#hint", node.hint))


def right_choice(right: Right, state: State, world: World) -> Choice:
    """A button that opens a right, and comes back here."""
    there = opened(state, RIGHT, right.short)
    label = world.tongues[state.locale].record(right.name)
    return Choice(label, world.codec.encode(there), Role.ANSWER, is_sensitive(there, world))


def _in_order(answers: tuple[Choice, ...], node: Node, at: time) -> Iterator[Choice]:
    """The buttons of a node, those first whose hours it is."""
    first = [choice.first is not None and within(choice.first, at) for choice in node.choices]
    yield from compress(answers, first)
    yield from compress(answers, (not comes_first for comes_first in first))


def _answer(choice: DialogChoice, state: State, world: World) -> Choice:
    there = step(state, choice, world)
    label = world.tongues[state.locale].flow(f"{state.flow}/{state.node}/{choice.id}", choice.say)
    return Choice(label, world.codec.encode(there), Role.ANSWER, is_sensitive(there, world))


def within(hours: Hours, at: time) -> bool:
    """Whether a time of day lies in the hours, over midnight too."""
    if hours.since < hours.until:
        return hours.since <= at < hours.until
    return at >= hours.since or at < hours.until


def ways_out(state: State, world: World) -> Iterator[Choice]:
    """Back, home, about this bot, and the same screen in the other languages."""
    tongue = world.tongues[state.locale]
    before = back(state, world)
    home = world.codec.home(state.locale)
    if before is not None and before != home:
        yield Choice(tongue.ui("Nazaj"), world.codec.encode(before), Role.BACK, is_sensitive(before, world))
    if state != home:
        yield Choice(tongue.ui("Na začetek"), world.codec.encode(home), Role.HOME)
    if state.flow != ABOUT and ABOUT in world.flows:
        about = State(state.locale, ABOUT, world.flows[ABOUT].start)
        yield Choice(tongue.flow(ABOUT, world.flows[ABOUT].title), world.codec.encode(about), Role.ABOUT)
    for locale in world.city.locales:
        if locale != state.locale:
            there = world.codec.encode(replace(state, locale=locale))
            own_name = world.tongues[locale].ui("Slovensko")
            yield Choice(own_name, there, Role.LOCALE, is_sensitive(state, world), locale)
