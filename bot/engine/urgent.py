"""The screens for a text that speaks of a crisis: its number first, and whatever else the text needs below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.meant import GUESSES, below, first_lifeline, guesses, talking, target
from bot.engine.reply import Choice, Place, Role, Say, Tone
from bot.engine.secrecy import is_sensitive
from bot.engine.show import show
from bot.engine.state import State

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.engine.reply import Reply
    from bot.engine.world import World
    from bot.knowledge.model import Service
    from bot.locales.tongue import Tongue


def crisis(kind: str, needs: Sequence[str], locale: str, world: World, now: datetime) -> Reply:
    """The screen of a crisis, and the other needs (targets) of the text as buttons below."""
    flow, node = world.crises[kind]
    others = [need for need in needs if need != target(flow)]
    reply = show(State(locale, flow, node), world, now)
    return replace(below(reply, guesses(others[:GUESSES], locale, world)), crisis=kind)


def doubtful(kind: str, reply: Reply, world: World, now: datetime) -> Reply:
    """The reply to a text that may also speak of a crisis: first the numbers of that, and the way there."""
    locale, tongue = reply.state.locale, world.tongues[reply.state.locale]
    flow, node = world.crises[kind]
    there = State(locale, flow, node)
    services = [world.directory.services[service] for service in world.flows[flow].nodes[node].call]
    numbers = [card(service, world, locale, now, brief=True, called=True) for service in services]
    calls = {service.id for service in services}
    blocks = (block for block in reply.blocks if not (isinstance(block, Place) and block.service.id in calls))
    said = Say(_said(services, tongue, world), Tone.LEAD)
    way = Choice(_name(there, world), world.codec.encode(there), Role.GUESS, is_sensitive(there, world))
    others = (choice for choice in reply.choices if choice.token != way.token and choice.label != way.label)
    sensitive = reply.sensitive or way.sensitive
    return replace(reply, blocks=(said, *numbers, *blocks), choices=(way, *others), sensitive=sensitive, crisis=kind)


def _said(services: Sequence[Service], tongue: Tongue, world: World) -> str:
    """Whom to call, by the first number of the crisis; where that is one to talk to, the urgent one as well."""
    first = next((phone.shown for service in services for phone in service.phones), first_lifeline(world))
    if first != (talk := talking(world)):
        return tongue.ui("Če je kdo v nevarnosti, pokličite {number}.", number=first)
    return tongue.ui(
        "Za pogovor pokličite {talk}. Če je življenje v nevarnosti, pokličite {number}.",
        talk=talk,
        number=first_lifeline(world),
    )


def _name(there: State, world: World) -> str:
    """What a button to this node reads: as on the screen before it, or the title of the flow where it begins there."""
    tongue, flow = world.tongues[there.locale], world.flows[there.flow]
    for edge in world.into.get((there.flow, there.node), ()):
        if there.node != flow.start and edge.flow == there.flow:
            return tongue.flow(f"{edge.flow}/{edge.node}/{edge.choice.id}", edge.choice.say)
    return tongue.flow(flow.id, flow.title)
