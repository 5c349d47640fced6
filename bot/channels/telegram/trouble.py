"""What is said when the bot itself is broken: the numbers that always are an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.numbers import tappable
from bot.channels.telegram.buttons import button
from bot.channels.telegram.markup import bold, plain
from bot.channels.telegram.screens import screen

if TYPE_CHECKING:
    from bot.channels.telegram.screens import Screen
    from bot.engine.world import World


def trouble(world: World, locale: str) -> Screen:
    """The screen, drawn from the world alone: whatever else failed, it does not need."""
    tongue = world.tongues[locale]
    services = [world.directory.services[service] for service in world.city.lifelines]
    numbers = [f"{tappable(phone)} – {tongue.record(service.name)}" for service in services for phone in service.phones]
    parts = [
        plain(f"{tongue.ui('Pri nas se je nekaj pokvarilo.')} {tongue.ui('Poskusite znova čez minuto.')}"),
        "\n".join([bold(f"{tongue.ui('Če potrebujete pomoč takoj, pokličite')}:"), *map(plain, numbers)]),
    ]
    return screen(parts, [[button(tongue.ui("Na začetek"), locale)]], urgent=True)
