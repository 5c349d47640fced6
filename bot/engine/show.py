"""show(state, world, now) -> Reply: what a person sees at a state. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogs.model import Outcome
from bot.engine.cards import card
from bot.engine.help import help_of, told
from bot.engine.reply import Choice, Reply, Role, Say, Tone
from bot.engine.state import ABOUT, PLACE, State
from bot.engine.steps import Settled, back, settle, step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, time

    from bot.dialogs.model import Choice as DialogChoice
    from bot.dialogs.model import Hours, Node
    from bot.engine.reply import Block
    from bot.engine.world import World


def show(state: State, world: World, now: datetime) -> Reply:
    """The reply of a state at a moment; `now` is aware. Any state at all gives a reply."""
    now = now.astimezone(world.city.zone)
    state, settled = settle(state, world)
    tongue = world.tongues[state.locale]
    blocks: list[Block] = []
    if settled is Settled.CHANGED:
        blocks.append(Say(tongue.ui("Ta vprašanja so se spremenila. Začnite tukaj."), Tone.NOTE))
    if state.flow == PLACE:
        blocks.append(card(world.directory.services[state.node], world, state.locale, now, called=True))
        answers: tuple[Choice, ...] = ()
    else:
        node = world.flows[state.flow].nodes[state.node]
        blocks += _node_blocks(node, state, world, now)
        answers = tuple(_answers(node, state, world, now.time()))
    return Reply(
        state=state,
        token=world.codec.encode(state),
        title=world.city.name,
        blocks=tuple(blocks),
        choices=(*answers, *ways_out(state, world)),
        sensitive=is_sensitive(state, world),
        at=now,
    )


def _node_blocks(node: Node, state: State, world: World, now: datetime) -> Iterator[Block]:
    tongue = world.tongues[state.locale]
    help_ = help_of(node, state, world, now) if isinstance(node, Outcome) else None
    node = help_.outcome if help_ else node
    context = f"{state.flow}/{node.id}"
    yield Say(tongue.flow(context, node.say), Tone.LEAD)
    if node.hint:
        yield Say(tongue.flow(f"{context}#hint", node.hint))
    if help_:
        yield from told(help_, state, world, now)
        return
    for service in node.call:
        yield card(world.directory.services[service], world, state.locale, now, brief=True, called=True)


def _answers(node: Node, state: State, world: World, at: time) -> Iterator[Choice]:
    first = [choice for choice in node.choices if choice.first and within(choice.first, at)]
    rest = [choice for choice in node.choices if choice not in first]
    for choice in (*first, *rest):
        yield _answer(choice, state, world)


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


def is_sensitive(state: State, world: World) -> bool:
    """Whether a state must leave no trace in an address.

    So it is when its flow is sensitive, or one it remembers, or when only sensitive flows speak of what it says.
    """
    if state.node in world.secret.services or not world.secret.means.isdisjoint(state.means):
        return True
    flows = {state.flow, *(origin.flow for origin in state.trail)}
    return any(world.flows[flow].sensitive for flow in flows if flow in world.flows)
