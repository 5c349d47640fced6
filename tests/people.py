"""A person with a screen in front of them: `person.says("…")`, `person.taps("…")`."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import load_world
from bot.channels.plain import plain
from bot.engine.answers import Answers

if TYPE_CHECKING:
    from bot.config import Config
    from bot.engine.reply import Reply
    from bot.engine.world import World

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "tiny"
CHRISTMAS_EVE = "2026-12-24T23:10"


@cache
def city(root: Path = ROOT) -> tuple[Config, World]:
    """The real city, or the tiny one, read once for all tests."""
    return load_world(root / "bot.toml")


class Person:
    """Somebody having a conversation at a fixed moment."""

    def __init__(self, at: str = CHRISTMAS_EVE, locale: str = "", root: Path = ROOT) -> None:
        config, self.world = city(root)
        self._answers = Answers(self.world)
        self.now = datetime.fromisoformat(at).replace(tzinfo=config.city.zone)
        start = self.world.codec.home(locale or config.city.source_locale)
        self.screen: Reply = self._answers.show(self.world.codec.encode(start), self.now)

    def taps(self, label: str) -> Person:
        """Press the button that reads `label`."""
        self.screen = self._answers.show(self._token(label), self.now)
        return self

    def says(self, text: str) -> Person:
        """Type a text."""
        self.screen = self._answers.hear(text, self.screen.token, self.now)
        return self

    def opens(self, token: str) -> Person:
        """Follow an old link."""
        self.screen = self._answers.show(token, self.now)
        return self

    @property
    def sees(self) -> str:
        """The screen as text."""
        return plain(self.screen)

    @property
    def buttons(self) -> list[str]:
        """The labels on the screen."""
        return [choice.label for choice in self.screen.choices]

    @property
    def numbers(self) -> list[str]:
        """The telephone numbers on the screen, in order."""
        return [phone.number for place in self.screen.places for phone, _ in place.phones]

    @property
    def places(self) -> list[str]:
        """The ids of the services on the screen, in order."""
        return [place.service.id for place in self.screen.places]

    def _token(self, label: str) -> str:
        for choice in self.screen.choices:
            if choice.label == label:
                return choice.token
        message = f"no button {label!r} among {self.buttons}"
        raise AssertionError(message)
