"""What can be set."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class City:
    """Where the bot helps. `country` is ISO 3166, `locales` are ISO 639 codes, the language of the dialogs first.

    `lifelines` are ids of services: their numbers stand wherever the bot did not understand or broke.
    """

    name: str
    country: str
    zone: ZoneInfo
    locales: tuple[str, ...]
    lifelines: tuple[str, ...] = ()

    @property
    def source_locale(self) -> str:
        """The language that the dialogs are written in."""
        return self.locales[0]


@dataclass(frozen=True, slots=True)
class Web:
    """The web chat. `address` is its public URL or "", `leave` where "exit this page" goes, `map` has `{query}`."""

    host: str
    port: int
    address: str
    leave: str
    map: str


class Updates(StrEnum):
    """How Telegram's updates come."""

    POLLING = "polling"
    WEBHOOK = "webhook"


@dataclass(frozen=True, slots=True)
class Telegram:
    """The Telegram bot; off while `token` is "". `name` is its username without @, `api` where the Bot API answers.

    Pages lead to the bot of that name even without a token: another process may run it.
    """

    token: str = field(repr=False)
    name: str
    updates: Updates
    api: str


@dataclass(frozen=True, slots=True)
class Viber:
    """The Viber bot; off while `token` is "". `name` is its URI (`viber://pa?chatURI=name`), `api` its REST API."""

    token: str = field(repr=False)
    name: str
    api: str


@dataclass(frozen=True, slots=True)
class Facts:
    """How the age of a fact changes its wording and its turn."""

    mention_after_months: int
    ring_first_after_months: int
    hours_unknown_after_years: int


@dataclass(frozen=True, slots=True)
class Config:
    """All settings; `root` is the folder of `bot.toml`, where dialogs, knowledge and locales lie."""

    root: Path
    city: City
    web: Web
    telegram: Telegram
    viber: Viber
    facts: Facts
