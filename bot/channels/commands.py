"""What a person can type with a slash: each command by its name in every language of the city."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.channels.limits import TELEGRAM
from bot.engine.state import ABOUT
from bot.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.world import World
    from bot.locales.tongue import Tongue

_NAME = re.compile(f"[a-z0-9_]{{1,{TELEGRAM.command}}}")
_TYPED = re.compile(r"/([^\s@]*)(?:@\w*)?\s*(.*)", re.DOTALL)


class Action(StrEnum):
    """What a command does. Its value is a name that is understood in every language."""

    START = "start"
    HELP = "help"
    LANGUAGE = "language"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was typed: `action` is None where nobody knows it; `rest` is what follows it."""

    action: Action | None
    name: str
    rest: str

    @property
    def words(self) -> str:
        """The command as a text."""
        return f"{self.name} {self.rest}".strip()


class Commands:
    """Reads commands by the names they have in any of some languages."""

    def __init__(self, tongues: Iterable[Tongue]) -> None:
        self._actions = {action.value: action for action in Action}
        for tongue in tongues:
            self._actions |= {name: action for action, name in names(tongue)}

    def read(self, text: str) -> Command | None:
        """The command of a text; None if it is none. `/start@SvetilkaBot sl_food` starts at `sl_food`."""
        typed = _TYPED.fullmatch(text)
        if typed is None:
            return None
        return Command(self._actions.get(fold(typed[1])), typed[1], typed[2].strip())


def destination(command: Command, locale: str, world: World) -> str:
    """The token of the screen that START and HELP lead to, in this language if the command names none."""
    if command.action is Action.HELP:
        return f"{locale}_{ABOUT}" if ABOUT in world.flows else locale
    token = command.rest.partition(" ")[0]
    told = token.partition("_")[0] in world.city.locales
    return token if told else f"{locale}_{token}".rstrip("_")


def names(tongue: Tongue) -> Iterator[tuple[Action, str]]:
    """Each action with its name in one language; Telegram takes letters without marks only."""
    told = {
        Action.START: Action.START.value,
        Action.HELP: tongue.ui("pomoč"),
        Action.LANGUAGE: tongue.ui("jezik"),
        Action.HIDE: tongue.ui("skrij"),
    }
    for action, word in told.items():
        name = fold(word)
        yield action, name if _NAME.fullmatch(name) else action.value
