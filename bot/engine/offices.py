"""Which office serves a part of the city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.cards import card
from bot.engine.pages import ANY, OFFICE, Page, opened
from bot.engine.reply import Choice, Role, Say, Tone
from bot.engine.secrecy import is_sensitive
from bot.engine.state import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from bot.engine.reply import Block
    from bot.engine.world import World


def office_page(state: State, world: World, now: datetime) -> Page:
    """One office, and how sure we are that it is the right one; or the question which one it is."""
    if state.node == ANY:
        return _question(state, world)
    unit, tongue = world.directory.units[state.node], world.tongues[state.locale]
    parts = ", ".join(district.name for district in unit.districts)
    blocks: list[Block] = [Say(tongue.ui("Center za ta del mesta: {parts}.", parts=parts), Tone.LEAD)]
    if not unit.sourced:
        said = tongue.ui("Katera enota je prava, nismo mogli preveriti. Vprašajte po telefonu.")
        blocks.append(Say(said))
    blocks.append(card(world.directory.services[unit.service], world, state.locale, now))
    others = (other.service for other in world.directory.units.values() if other.service != unit.service)
    blocks.append(Say(tongue.ui("Druge enote"), Tone.HEADING))
    blocks += (card(world.directory.services[service], world, state.locale, now, brief=True) for service in others)
    return Page(tuple(blocks))


def _question(state: State, world: World) -> Page:
    tongue = world.tongues[state.locale]
    blocks = (
        Say(tongue.ui("Kje imate stalni naslov?"), Tone.LEAD),
        Say(tongue.ui("Lahko tudi napišete del mesta ali ulico.")),
    )
    return Page(blocks, tuple(office_choices(world.directory.units, state, world)))


def any_office(state: State, world: World) -> Choice:
    """One button for all offices, where a screen has no room for each."""
    there = opened(state, OFFICE, ANY) if state.flow in world.flows else State(state.locale, OFFICE, ANY)
    label = world.tongues[state.locale].ui("Kateri center je moj?")
    return Choice(label, world.codec.encode(there), Role.ANSWER, is_sensitive(there, world))


def office_choices(found: Collection[str], state: State, world: World) -> Iterator[Choice]:
    """A button for each office among the found services, named after the parts of the city it serves."""
    for unit in world.directory.units.values():
        if unit.service in found:
            label = ", ".join(district.name for district in unit.districts)
            office = State(state.locale, OFFICE, unit.service)
            there = opened(state, OFFICE, unit.service) if state.flow in world.flows else office
            yield Choice(label, world.codec.encode(there), Role.ANSWER, is_sensitive(there, world))
