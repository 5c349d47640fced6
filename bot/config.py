"""The settings of one city, from `bot.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel.localedata import exists
from opening_hours import OpeningHours, UnknownCountryError  # type: ignore[attr-defined]  # its stub forgets one

from bot.source import near

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

HIGHEST_PORT = 65535
DEFAULT_MAP = "https://www.openstreetmap.org/search?query={query}"
TELEGRAM_API = "https://api.telegram.org"
VIBER_API = "https://chatapi.viber.com/pa"
TELEGRAM_TOKEN = re.compile("[0-9]{1,20}:[A-Za-z0-9_-]{8,100}")
TELEGRAM_NAME = re.compile("[A-Za-z][A-Za-z0-9_]{3,31}")
VIBER_TOKEN = re.compile("[A-Za-z0-9-]{8,100}")
VIBER_NAME = re.compile("[A-Za-z0-9_.-]{1,64}")
LOCALE = re.compile("[a-z]{2,3}")
PORT = re.compile("[0-9]{1,5}")
UNSEEN = re.compile(r"[\x00-\x20\x7f]")
HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")
KEY = re.compile(r"""\s*["']?([A-Za-z0-9_-]+)["']?\s*[=.]""")


class ConfigError(Exception):
    """The settings cannot be used; the text is a sentence with file and line for the person who wrote them."""


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
    """The Telegram bot; off while `token` is "". `name` is its username without @, `api` where the Bot API answers."""

    token: str
    name: str
    updates: Updates
    api: str


@dataclass(frozen=True, slots=True)
class Viber:
    """The Viber bot; off while `token` is "". `name` is its URI (`viber://pa?chatURI=name`), `api` its REST API."""

    token: str
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


def read_config(path: Path, environ: Mapping[str, str] = os.environ) -> Config:
    """Read `bot.toml`. The environment wins where `bot.toml` says so, as in `SVETILKA_WEB_PORT`. Raises ConfigError."""
    try:
        text = path.read_bytes().decode()
        values = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path.name}:{line}: This is not UTF-8; save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_not_toml(path.name, text, str(error))) from None
    top = _Table("", values, ("city", "web", "telegram", "viber", "facts"), path.name, _lines(text))
    web = _web(top.table("web", Web), environ)
    return Config(
        path.resolve().parent,
        _city(top.table("city", City)),
        web,
        _telegram(top.table("telegram", Telegram), web, environ),
        _viber(top.table("viber", Viber), web, environ),
        _facts(top.table("facts", Facts)),
    )


class _Table:
    """The keys of one `[table]`. Refuses unknown ones when made; every reader raises ConfigError."""

    def __init__(
        self, name: str, values: dict[str, Any], known: Collection[str], file: str, lines: Mapping[str, int]
    ) -> None:
        self._name = name
        self._values = values
        self._file = file
        self._lines = lines
        for key in values:
            if key not in known:
                place = f"[{name}]" if name else "bot.toml"
                raise self.fault(key, f'"{key}" is not a key of {place}.{near(key, known)}')

    def table(self, key: str, shape: type) -> _Table:
        """The table under a key; its keys are the fields of `shape`. Empty if absent."""
        values = self._values.get(key, {})
        if not isinstance(values, dict):
            raise self.fault(key, f"{key} must be a table: [{key}].")
        return _Table(key, values, [field.name for field in fields(shape)], self._file, self._lines)

    def text(self, key: str, default: str | None = None) -> str:
        """The string under a key."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.fault(key, f"{key} must be text in quotes.")
        return value

    def texts(self, key: str) -> list[str]:
        """The list of strings under a key."""
        value = self._value(key, None)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, f'{key} must be a list of texts, such as ["one", "two"].')
        return value

    def whole(self, key: str, default: int, highest: int) -> int:
        """The whole number under a key, from 0 to `highest`."""
        value = self._value(key, default)
        if type(value) is not int or not 0 <= value <= highest:  # True is an int too
            raise self.fault(key, f"{key} must be a whole number from 0 to {highest}.")
        return value

    def url(self, key: str, default: str | None = None) -> str:
        """The web address under a key."""
        value = self.text(key, default)
        if value != default and not is_url(value):
            raise self.fault(key, f"{key} must be a web address that begins with https:// or http://.")
        return value

    def fault(self, key: str, sentence: str) -> ConfigError:
        """An error on the line of a key, or of its table where the key is not written."""
        line = self._lines.get(f"{self._name}.{key}".strip("."), self._lines.get(self._name, 1))
        return ConfigError(f"{self._file}:{line}: {sentence}")

    def _value(self, key: str, default: object) -> object:
        value = self._values.get(key, default)
        if value is None:
            raise self.fault(key, f'[{self._name}] needs "{key}".')
        return value


def _city(table: _Table) -> City:
    name, country, zone, locales = table.text("name"), table.text("country"), table.text("zone"), table.texts("locales")
    if not name.strip():
        raise table.fault("name", "name is empty.")
    try:
        OpeningHours("24/7", country=country)
    except UnknownCountryError:
        sentence = f'"{country}" is not a country whose holidays are known; write two capital letters, such as SI.'
        raise table.fault("country", sentence) from None
    if zone not in available_timezones():
        raise table.fault("zone", f'"{zone}" is not a time zone.{near(zone, available_timezones())}')
    if not locales or len(set(locales)) < len(locales):
        raise table.fault("locales", "locales must name at least one language, and each only once.")
    for locale in locales:
        if not LOCALE.fullmatch(locale) or not exists(locale):
            raise table.fault("locales", f'"{locale}" is not a language code, such as "sl".')
    return City(name, country, ZoneInfo(zone), tuple(locales), tuple(_lifelines(table)))


def _lifelines(table: _Table) -> list[str]:
    lifelines = table.texts("lifelines")
    if not lifelines or len(set(lifelines)) < len(lifelines):
        raise table.fault("lifelines", "lifelines must name at least one service, and each only once.")
    return lifelines


def _web(table: _Table, environ: Mapping[str, str]) -> Web:
    template = table.url("map", DEFAULT_MAP)
    if template.count("{query}") != 1 or set(template.replace("{query}", "")) & set("{}"):
        raise table.fault("map", "map must contain {query} once, where the address is put in.")
    host = environ.get("SVETILKA_WEB_HOST") or table.text("host", "127.0.0.1")
    if not host.strip():
        raise table.fault("host", "host is empty.")
    port = table.whole("port", 8000, HIGHEST_PORT)
    said = environ.get("SVETILKA_WEB_PORT", "")
    if said:
        if not PORT.fullmatch(said) or int(said) > HIGHEST_PORT:
            sentence = f'SVETILKA_WEB_PORT is "{said}" but must be a whole number from 0 to {HIGHEST_PORT}.'
            raise ConfigError(sentence)
        port = int(said)
    return Web(host, port, table.url("address", "").rstrip("/"), table.url("leave"), template)


def _telegram(table: _Table, web: Web, environ: Mapping[str, str]) -> Telegram:
    token = environ.get("SVETILKA_TELEGRAM_TOKEN") or table.text("token", "")
    name = (environ.get("SVETILKA_TELEGRAM_NAME") or table.text("name", "")).removeprefix("@")
    if token and not TELEGRAM_TOKEN.fullmatch(token):
        raise table.fault("token", "token is not one of @BotFather's, such as 123456:ABC-DEF. It is not repeated here.")
    if (token or name) and not TELEGRAM_NAME.fullmatch(name):
        raise table.fault("name", "name must be the bot's username at Telegram, such as SvetilkaBot.")
    said = table.text("updates", Updates.POLLING.value)
    if said not in list(Updates):
        raise table.fault("updates", f'updates is "{said}", but must be "polling" or "webhook".')
    if token and said == Updates.WEBHOOK:
        _reachable(table, "updates", web, "Telegram")
    return Telegram(token, name, Updates(said), table.url("api", TELEGRAM_API).rstrip("/"))


def _viber(table: _Table, web: Web, environ: Mapping[str, str]) -> Viber:
    token = environ.get("SVETILKA_VIBER_TOKEN") or table.text("token", "")
    name = environ.get("SVETILKA_VIBER_NAME") or table.text("name", "")
    if token and not VIBER_TOKEN.fullmatch(token):
        raise table.fault("token", "token is not one of Viber's: letters, digits and dashes. It is not repeated here.")
    if (token or name) and not VIBER_NAME.fullmatch(name):
        raise table.fault("name", "name must be the bot's URI at Viber, such as svetilka.")
    if token:
        _reachable(table, "token", web, "Viber")
    return Viber(token, name, table.url("api", VIBER_API).rstrip("/"))


def _reachable(table: _Table, key: str, web: Web, sender: str) -> None:
    if not web.address.startswith("https://"):
        raise table.fault(key, f"{sender} sends to web.address, which must begin with https://.")


def _facts(table: _Table) -> Facts:
    mention = table.whole("mention_after_months", 12, 1200)
    ring_first = table.whole("ring_first_after_months", 36, 1200)
    if mention > ring_first:
        sentence = f"mention_after_months is {mention}, more than ring_first_after_months, {ring_first}."
        raise table.fault("mention_after_months", sentence)
    return Facts(mention, ring_first, table.whole("hours_unknown_after_years", 10, 100))


def is_url(text: str) -> bool:
    """Whether a browser can go to `text`: http or https, a host, nothing unseen."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not UNSEEN.search(text)


def _lines(text: str) -> dict[str, int]:
    """The line of every `[table]` and `table.key`, since tomllib does not tell. Good enough to point at."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := HEADER.match(line):
            table = found[1]
            lines.setdefault(table, number)
        elif found := KEY.match(line):
            lines.setdefault(f"{table}.{found[1]}".strip("."), number)
    return lines


def _not_toml(name: str, text: str, message: str) -> str:
    place = re.search(r"at line (\d+)", message)
    line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
    words = message.rpartition(" (at ")[0] or message
    return f"{name}:{line}: This is not readable TOML: {words}."
