"""The tables of `bot.toml`: each value read as what it must be, each fault told with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bot.source import near

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PREFIX = "SVETILKA_"
UNSEEN = re.compile(r"[\x00-\x20\x7f]")
HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")
KEY = re.compile(r"""\s*["']?([A-Za-z0-9_-]+)["']?\s*[=.]""")


class ConfigError(Exception):
    """The settings cannot be used; the text is a sentence with file and line for the person who wrote them."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the settings come from: the file's name, the line of each `[table]` and `table.key`, the environment."""

    file: str
    lines: Mapping[str, int]
    environ: Mapping[str, str]


class Table:
    """The keys of one `[table]`. Refuses unknown ones when made; every reader raises ConfigError."""

    def __init__(self, name: str, values: dict[str, Any], known: Collection[str], source: Source) -> None:
        self._name = name
        self._values = values
        self._source = source
        self._overruled: set[str] = set()
        for key in values:
            if key not in known:
                place = f"[{name}]" if name else "bot.toml"
                raise self.fault(key, f'"{key}" is not a key of {place}.{near(key, known)}')

    def table(self, key: str, shape: type) -> Table:
        """The table under a key; its keys are the fields of `shape`. Empty if absent."""
        values = self._values.get(key, {})
        if not isinstance(values, dict):
            raise self.fault(key, f"{key} must be a table: [{key}].")
        return Table(key, values, [field.name for field in fields(shape)], self._source)

    def text(self, key: str, default: str | None = None) -> str:
        """The string under a key."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self.fault(key, f"{key} must be text in quotes.")
        return value

    def overruled(self, key: str, default: str | None = None) -> str:
        """The string in the environment, as in `SVETILKA_WEB_HOST` for `host` of `[web]`, else the one under a key."""
        said = self.said(key)
        if said:
            self._overruled.add(key)
        return said or self.text(key, default)

    def said(self, key: str) -> str:
        """What the environment says of a key, or ""."""
        return self._source.environ.get(self.variable(key), "").strip()

    def variable(self, key: str) -> str:
        """The name that a key has in the environment."""
        return variable(self._name, key)

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
        """An error on the line of a key, or of its table where the key is not written, or in the environment."""
        if key in self._overruled:
            return ConfigError(f"{self.variable(key)}: {sentence}")
        lines = self._source.lines
        line = lines.get(f"{self._name}.{key}".strip("."), lines.get(self._name, 1))
        return ConfigError(f"{self._source.file}:{line}: {sentence}")

    def _value(self, key: str, default: object) -> object:
        value = self._values.get(key, default)
        if value is None:
            raise self.fault(key, f'[{self._name}] needs "{key}".')
        return value


def variable(table: str, key: str) -> str:
    """The name that a key of a table has in the environment."""
    return f"{PREFIX}{table}_{key}".upper()


def is_url(text: str) -> bool:
    """Whether a browser can go to `text`: http or https, a host, a port that there is if any, nothing unseen."""
    try:
        parts = urlsplit(text)
        host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and host and not UNSEEN.search(text)


def lines_of(text: str) -> dict[str, int]:
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
