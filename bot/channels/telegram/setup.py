"""How the bot introduces itself to Telegram: commands, descriptions, and where updates are sent."""

from __future__ import annotations

import hmac
from textwrap import shorten
from typing import TYPE_CHECKING

from bot.channels.asides import kept
from bot.channels.calls import Call
from bot.channels.commands import Action, names
from bot.channels.limits import TELEGRAM
from bot.channels.telegram.updates import KINDS
from bot.config import Updates
from bot.engine.state import ABOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Config
    from bot.engine.world import World
    from bot.locales.tongue import Tongue

PATH = "/telegram"
"""Where Telegram sends updates, below the web chat's public address."""
_MOST_CONNECTIONS = 100
_LANGUAGE_CODE = 2
"""Letters of a `language_code`: ISO 639-1."""


def secret(token: str) -> str:
    """What Telegram says with each update, so that nobody else can send one: derived from the bot's token."""
    return hmac.new(token.encode(), b"svetilka telegram webhook", "sha256").hexdigest()


def introductions(world: World, config: Config) -> list[Call]:
    """All that Telegram is told when the bot starts; telling it again changes nothing."""
    first = world.city.locales[0]
    address = config.web.address
    told = [*_told(world, first, address, {})]
    for locale in world.city.locales:
        if len(locale) == _LANGUAGE_CODE:
            told += _told(world, locale, address, {"language_code": locale})
    return [*told, _sending(config)]


def _told(world: World, locale: str, address: str, language: dict[str, str]) -> Iterator[Call]:
    tongue = world.tongues[locale]
    title, said, hint = about(world, tongue)
    described = " ".join((said, hint, *kept(TELEGRAM.channel, address, tongue))) if hint else said
    commands = [{"command": name, "description": _described(action, title, tongue)} for action, name in names(tongue)]
    scope = {"type": "all_private_chats"}
    yield Call("setMyCommands", {"commands": commands, "scope": scope, **language})
    yield Call("setMyDescription", {"description": _short(described, TELEGRAM.description), **language})
    brief = said if len(said) <= TELEGRAM.about else _short(title, TELEGRAM.about)
    yield Call("setMyShortDescription", {"short_description": brief, **language})


def about(world: World, tongue: Tongue) -> tuple[str, str, str]:
    """Title, first sentence and what follows of the flow that tells what this bot is; else the name of the city."""
    flow = world.flows.get(ABOUT)
    if flow is None:
        return world.city.name, world.city.name, ""
    node = flow.nodes[flow.start]
    place = f"{ABOUT}/{node.id}"
    return tongue.flow(ABOUT, flow.title), tongue.flow(place, node.say), tongue.flow(f"{place}#hint", node.hint)


def _described(action: Action, title: str, tongue: Tongue) -> str:
    words = {
        Action.START: tongue.ui("Na začetek"),
        Action.HELP: title,
        Action.LANGUAGE: tongue.ui("Izberite jezik."),
        Action.HIDE: tongue.ui("Izbrišite sporočila"),
    }
    return _short(words[action].rstrip("."), TELEGRAM.told)


def _short(text: str, longest: int) -> str:
    return shorten(text, longest, placeholder="…")


def _sending(config: Config) -> Call:
    """A bot without a webhook is asked for its updates by polling; none that wait are lost on the way."""
    if config.telegram.updates is Updates.POLLING:
        return Call("deleteWebhook", {"drop_pending_updates": False})
    params = {
        "url": config.web.address + PATH,
        "secret_token": secret(config.telegram.token),
        "allowed_updates": [*KINDS],
        "max_connections": _MOST_CONNECTIONS,
        "drop_pending_updates": False,
    }
    return Call("setWebhook", params)
