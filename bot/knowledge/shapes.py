"""The small shapes that all knowledge files share: words by language, dates, ages, yes and no, known ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.knowledge.age import first_day, read_date
from bot.knowledge.model import Ages
from bot.source import Fields, Mapping, Text, near

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from zoneinfo import ZoneInfo

    from bot.knowledge.model import Directory, Words
    from bot.source import Node, Problems

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AGES = re.compile(r"(\d{1,3})?-(\d{1,3})?")
_URL = re.compile(r"https?://\S+")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_RANK = re.compile(r"-?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader needs to know about the city, and where it reports faults. `locales` begins with the source."""

    problems: Problems
    zone: ZoneInfo
    country: str
    locales: tuple[str, ...]
    known: Directory
    """What was read so far: terms and situations first, then organizations, then the rest."""
    latest: date | None = None
    """The last day a fact can be from; None when nobody asks."""


class Record(Fields):
    """One mapping of a knowledge file, with readers for its shapes. Each reports a fault and returns what is left."""

    def __init__(self, node: Node, reading: Reading, known: Collection[str] | None, what: str) -> None:
        super().__init__(node, reading.problems, known, what)
        self._locales = reading.locales
        self._latest = reading.latest

    def need(self, *keys: str) -> None:
        """Report each of these keys that is missing."""
        for key in keys:
            if key not in self and isinstance(self.node, Mapping):
                self._problems.add("missing-key", self.node, f'{self._what[:1].upper()}{self._what[1:]} needs "{key}".')

    def words(self, key: str) -> Words:
        """A text by locale. Lacking the source locale is a problem, lacking another a warning."""
        return self._by_locale(key, self.entries(key))

    def many_words(self, key: str) -> tuple[Words, ...]:
        """A list of texts by locale."""
        return tuple(self._by_locale(key, self._listed(key, node)) for node in self.items(key))

    def _listed(self, key: str, node: Node) -> tuple[tuple[Text, Node], ...]:
        if isinstance(node, Mapping):
            return node.entries
        self._problems.add("not-a-mapping", node, f'"{key}" of {self._what} must be written by language.')
        return ()

    def _by_locale(self, key: str, entries: tuple[tuple[Text, Node], ...]) -> Words:
        words: dict[str, str] = {}
        for locale, value in entries:
            if locale not in self._locales:
                sentence = f'"{locale}" is not a language of this city: {", ".join(self._locales)}.'
                self._problems.add("unknown-locale", locale, sentence)
            elif not isinstance(value, Text) or not value:
                self._problems.add("not-text", value, f'"{key}" in "{locale}" must be a sentence.')
            else:
                words[str(locale)] = str(value)
        present = {str(locale) for locale, _ in entries}
        for wanted in self._locales:
            if entries and wanted not in present:
                sentence = f'"{key}" of {self._what} lacks the text in "{wanted}".'
                self._problems.add("missing-locale", entries[0][0], sentence, warning=wanted != self._locales[0])
        return words

    def plain(self, key: str, shape: re.Pattern[str] | None = None, wanted: str = "") -> str:
        """A scalar, "" if absent or not of this shape; `wanted` ends the sentence that says so."""
        value = self.text(key)
        if value is None:
            return ""
        if shape and not shape.fullmatch(value):
            self._problems.add(f"bad-{key.replace('_', '-')}", value, f'"{value}" {wanted}')
            return ""
        return str(value)

    def url(self, key: str = "url") -> str:
        """An address of a page."""
        return self.plain(key, _URL, "is not an address of a page. Begin it with https://.")

    def email(self, key: str = "email") -> str:
        """An e-mail address."""
        return self.plain(key, _EMAIL, "is not an e-mail address.")

    def rank(self, key: str = "rank") -> int:
        """A whole number, 0 if absent."""
        return int(self.plain(key, _RANK, "is not a whole number.") or 0)

    def date(self, key: str) -> str:
        """A date as exact as its source; "" for `undated`."""
        value = self.text(key)
        if value is None:
            return ""
        when = read_date(value)
        if when is None:
            sentence = f'"{value}" is not a date. Write it as 2023, 2023-12, 2023-12-05 or undated.'
            self._problems.add("bad-date", value, sentence)
        elif when and self._latest is not None and first_day(when) > self._latest:
            self._problems.add("future-date", value, f'"{value}" is still to come. Write the day the source is from.')
        return when or ""

    def one_of(self, key: str, kinds: Collection[str]) -> str:
        """One of a few words; "" if absent or another."""
        value = self.text(key)
        if value is not None and value not in kinds:
            sentence = f'"{value}" cannot stand under "{key}". Write one of: {", ".join(kinds)}.{near(value, kinds)}'
            self._problems.add(f"bad-{key.replace('_', '-')}", value, sentence)
            return ""
        return str(value or "")

    def some_of(self, key: str, known: Collection[str], noun: str) -> tuple[str, ...]:
        """Ids that must be known; `noun` says what they are ("situation"), for the code and the sentence."""
        return tuple(str(value) for value in self.texts(key) if self.is_known(value, known, noun))

    def is_known(self, value: Text, known: Collection[str], noun: str) -> bool:
        """Whether an id is known, reported if not."""
        if value not in known:
            self._problems.add(f"unknown-{noun}", value, f'There is no {noun} "{value}".{near(value, known)}')
        return value in known

    def codes(self, key: str) -> tuple[str, ...]:
        """Language codes, as `sl`."""
        for value in self.texts(key):
            if not _LANGUAGE.fullmatch(value):
                self._problems.add("bad-language", value, f'"{value}" is not the code of a language, as "en".')
        return tuple(str(value) for value in self.texts(key) if _LANGUAGE.fullmatch(value))

    def ages(self, key: str) -> Ages | None:
        """A range of ages in whole years, both ends included."""
        value = self.text(key)
        if value is None:
            return None
        found = _AGES.fullmatch(value)
        first, last = (found[1], found[2]) if found else (None, None)
        if (first is None and last is None) or (first and last and int(first) > int(last)):
            self._problems.add("bad-ages", value, f'"{value}" is not a range of ages. Write it as 6-18, 18- or -14.')
            return None
        whole = Ages()
        return Ages(int(first) if first else whole.first, int(last) if last else whole.last)

    def ids(self, key: str, noun: str) -> tuple[tuple[Text, Node], ...]:
        """Entries whose keys are ids of ours."""
        return tuple((id_, node) for id_, node in self.entries(key) if check_id(id_, noun, self._problems))


def check_id(id_: Text, noun: str, problems: Problems) -> bool:
    """Whether an id is kebab-case, reported if not: ids travel in tokens and addresses."""
    if _ID.fullmatch(id_):
        return True
    sentence = f'"{id_}" cannot be the id of a {noun}. Use small letters a-z, digits and single "-".'
    problems.add("bad-id", id_, sentence)
    return False
