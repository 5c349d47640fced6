"""What messengers say besides the screens of the core: what they keep, cannot read or delete, what is broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.numbers import tappable
from bot.engine.meant import first_lifeline, lifelines
from bot.engine.reply import Choice, Listing, Reply, Role, Say, Tone
from bot.engine.state import ABOUT

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.answers import Answers
    from bot.engine.world import World
    from bot.locales.tongue import Tongue


def kept(messenger: str, address: str, tongue: Tongue) -> tuple[str, ...]:
    """What a messenger keeps of a conversation, and who leaves less behind; `address` is that of the web chat or ""."""
    said = tongue.ui("{messenger} ta pogovor hrani. Prebere ga lahko tudi, kdor ima vaš telefon.", messenger=messenger)
    if not address:
        return (said,)
    return said, tongue.ui("Manj sledi pušča naša spletna stran: {address}", address=address)


def with_kept(reply: Reply, messenger: str, address: str, tongue: Tongue) -> Reply:
    """The reply; where it tells what this bot is, it also tells what the messenger keeps."""
    if reply.state.flow != ABOUT:
        return reply
    notes = (Say(text, Tone.NOTE) for text in kept(messenger, address, tongue))
    return replace(reply, blocks=(*reply.blocks, *notes))


def unread(answers: Answers, locale: str, now: datetime, *, place: bool) -> Reply:
    """One sentence about what we cannot read, the numbers that always help, and home. `place`: it was a location."""
    world = answers.world
    tongue = world.tongues[locale]
    said = tongue.ui("Slik, glasu in podobnega ne moremo odpreti. Pišite, izberite gumb ali pokličite.")
    if place:
        said = tongue.ui(
            "Pokličite {number} in povejte, kje ste. Vaše lokacije tu nihče ne gleda.", number=first_lifeline(world)
        )
    home = answers.show(locale, now)
    numbers = lifelines(home.state, world, now.astimezone(world.city.zone))
    return replace(home, blocks=(Say(said, Tone.NOTE), *numbers, *home.blocks))


def broken(world: World, locale: str) -> Reply:
    """That something of ours is broken, and the numbers that always are an answer.

    Made from the world alone: whatever else failed, it does not need.
    """
    tongue = world.tongues[locale]
    services = [world.directory.services[id_] for id_ in world.city.lifelines]
    numbers = (f"{tappable(phone)} – {tongue.record(service.name)}" for service in services for phone in service.phones)
    said = Say(f"{tongue.ui('Pri nas se je nekaj pokvarilo.')} {tongue.ui('Poskusite znova čez minuto.')}")
    called = Listing(tongue.ui("Če potrebujete pomoč takoj, pokličite"), tuple(numbers))
    home = Choice(tongue.ui("Na začetek"), locale, Role.HOME)
    return Reply(world.codec.home(locale), locale, world.city.name, (said, called), (home,))


def left_to_delete(tongue: Tongue) -> str:
    """How a person deletes what a bot cannot, and what stays even then."""
    whole = tongue.ui("Na seznamu pogovorov pridržite ta pogovor in izberite Izbriši.")
    return f"{whole} {tongue.ui('Klici ostanejo na seznamu klicev.')}"
