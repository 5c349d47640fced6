"""Reads `bot.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel.localedata import exists
from opening_hours import OpeningHours, UnknownCountryError  # type: ignore[attr-defined]  # its stub forgets one

from bot.config.model import City, Config, Facts, Telegram, Updates, Viber, Web
from bot.config.table import PREFIX, ConfigError, Source, Table, lines_of, variable
from bot.source import near

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HIGHEST_PORT = 65535
DEFAULT_MAP = "https://www.openstreetmap.org/search?query={query}"
TELEGRAM_API = "https://api.telegram.org"
VIBER_API = "https://chatapi.viber.com/pa"
TELEGRAM_TOKEN = re.compile("[0-9]{1,20}:[A-Za-z0-9_-]{8,100}")
TELEGRAM_EXAMPLE = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
"""The one that Telegram's own documentation shows (https://core.telegram.org/bots/api#authorizing-your-bot)."""
TELEGRAM_NAME = re.compile("(?i:[a-z][a-z0-9_]{1,28}bot)", re.ASCII)
TELEGRAM_PORTS = (443, 80, 88, 8443)
"""Those that Telegram posts updates to (https://core.telegram.org/bots/api#setwebhook); without one it is 443."""
VIBER_TOKEN = re.compile("[A-Za-z0-9-]{8,100}")
VIBER_NAME = re.compile("[A-Za-z0-9_.-]{1,64}")
LOCALE = re.compile("[a-z]{2,3}")
PORT = re.compile("[0-9]{1,5}")
OVERRULED = {"web": ("host", "port"), "telegram": ("token", "name"), "viber": ("token", "name")}
"""The keys of each table for which the environment has a word."""
VARIABLES = {variable(table, key) for table, keys in OVERRULED.items() for key in keys} | {"SVETILKA_CONFIG"}
KUBERNETES = re.compile(r"SVETILKA_(?:SERVICE_\w+|PORT_[0-9]+_\w+|PORT(?==\w+://))=")
"""What a cluster says, as `name=value`, of a service that is named svetilka."""


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
    _known(environ)
    tables = [field.name for field in fields(Config) if field.name != "root"]
    top = Table("", values, tables, Source(path.name, lines_of(text), environ))
    web = _web(top.table("web", Web))
    return Config(
        path.resolve().parent,
        _city(top.table("city", City)),
        web,
        _telegram(top.table("telegram", Telegram), web),
        _viber(top.table("viber", Viber), web),
        _facts(top.table("facts", Facts)),
    )


def _known(environ: Mapping[str, str]) -> None:
    for name, said in sorted(environ.items()):
        if name.startswith(PREFIX) and name not in VARIABLES and not KUBERNETES.match(f"{name}={said}"):
            raise ConfigError(f"{name} in the environment is none of our settings.{near(name, VARIABLES)}")


def _city(table: Table) -> City:
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


def _lifelines(table: Table) -> list[str]:
    lifelines = table.texts("lifelines")
    if not lifelines or len(set(lifelines)) < len(lifelines):
        raise table.fault("lifelines", "lifelines must name at least one service, and each only once.")
    return lifelines


def _web(table: Table) -> Web:
    template = table.url("map", DEFAULT_MAP)
    if template.count("{query}") != 1 or set(template.replace("{query}", "")) & set("{}"):
        raise table.fault("map", "map must contain {query} once, where the address is put in.")
    host = table.overruled("host", "127.0.0.1")
    if not host.strip():
        raise table.fault("host", "host is empty.")
    return Web(host, _port(table), table.url("address", "").rstrip("/"), table.url("leave"), template)


def _port(table: Table) -> int:
    port, said = table.whole("port", 8000, HIGHEST_PORT), table.said("port")
    if said and (not PORT.fullmatch(said) or int(said) > HIGHEST_PORT):
        sentence = f'{table.variable("port")} is "{said}" but must be a whole number from 0 to {HIGHEST_PORT}.'
        raise ConfigError(sentence)
    return int(said or port)


def _telegram(table: Table, web: Web) -> Telegram:
    token = table.overruled("token", "")
    name = table.overruled("name", "").removeprefix("@")
    if token and not TELEGRAM_TOKEN.fullmatch(token):
        sentence = f"token is not one of @BotFather's, such as {TELEGRAM_EXAMPLE}. It is not repeated here."
        raise table.fault("token", sentence)
    if token and not name:
        raise table.fault("name", f"The bot's username is missing: set name, or {table.variable('name')}.")
    if name and not TELEGRAM_NAME.fullmatch(name):
        raise table.fault("name", "name must be the bot's username at Telegram, ending in bot, such as SvetilkaBot.")
    said = table.text("updates", Updates.POLLING.value)
    if said not in list(Updates):
        raise table.fault("updates", f'updates is "{said}", but must be "polling" or "webhook".')
    if token and said == Updates.WEBHOOK:
        _reachable(table, "updates", web, "Telegram")
        if (urlsplit(web.address).port or TELEGRAM_PORTS[0]) not in TELEGRAM_PORTS:
            raise table.fault("updates", "Telegram sends to web.address only on port 443, 80, 88 or 8443.")
    return Telegram(token, name, Updates(said), table.url("api", TELEGRAM_API).rstrip("/"))


def _viber(table: Table, web: Web) -> Viber:
    token = table.overruled("token", "")
    name = table.overruled("name", "")
    if token and not VIBER_TOKEN.fullmatch(token):
        raise table.fault("token", "token is not one of Viber's: letters, digits and dashes. It is not repeated here.")
    if token and not name:
        raise table.fault("name", f"The bot's URI is missing: set name, or {table.variable('name')}.")
    if name and not VIBER_NAME.fullmatch(name):
        raise table.fault("name", "name must be the bot's URI at Viber, such as svetilka.")
    if token:
        _reachable(table, "token", web, "Viber")
    return Viber(token, name, table.url("api", VIBER_API).rstrip("/"))


def _reachable(table: Table, key: str, web: Web, sender: str) -> None:
    if not web.address.startswith("https://"):
        raise table.fault(key, f"{sender} sends to web.address, which must begin with https://.")


def _facts(table: Table) -> Facts:
    mention = table.whole("mention_after_months", 12, 1200)
    ring_first = table.whole("ring_first_after_months", 36, 1200)
    if mention > ring_first:
        sentence = f"mention_after_months is {mention}, more than ring_first_after_months, {ring_first}."
        raise table.fault("mention_after_months", sentence)
    return Facts(mention, ring_first, table.whole("hours_unknown_after_years", 10, 100))


def _not_toml(name: str, text: str, message: str) -> str:
    place = re.search(r"at line (\d+)", message)
    line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
    words = message.rpartition(" (at ")[0] or message
    return f"{name}:{line}: This is not readable TOML: {words}."
