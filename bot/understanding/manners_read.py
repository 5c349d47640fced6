"""Reads `dialogs/manners/`: one file a manner, by locale, in the language of rules of `pattern.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.source import Fields, Problems, Spot, Text, name_of, near, read
from bot.understanding.manners import (
    ABOUT_PLACES,
    ASKS,
    BESIDE,
    DENIES,
    JOINTS,
    NAMES,
    ORDER,
    OTHERS,
    UNWANTED,
    Answer,
    Manner,
    Saying,
    Sayings,
)
from bot.understanding.pattern import Either
from bot.understanding.pattern_read import Groups
from bot.understanding.spelling import Spelling
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from bot.source import Node

LANGUAGES = "languages"
FILES = (*Manner, *Answer, BESIDE, ABOUT_PLACES, ORDER, JOINTS, UNWANTED, LANGUAGES)
"""Files that are read; a city may leave out any."""
USUAL = "words"
LANGUAGE_KEYS = (NAMES, ASKS, OTHERS, DENIES, USUAL, "guide")


def read_manners(folder: Path, root: Path, locales: Collection[str], problems: Problems) -> Sayings:
    """Read the sayings of a city; spots name files relative to `root`. A city without the folder has none."""
    reader = _Reader(problems, locales)
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in FILES:
            sentence = f'"{path.stem}" is nothing that is read here.{near(path.stem, FILES)}'
            problems.add("unknown-manner", Spot(name_of(path, root), 1, 1), sentence)
        elif (node := read(path, root, problems)) is not None:
            reader.take(path.stem, node)
    return Sayings(tuple(reader.sayings), Spelling(reader.written), reader.guide, reader.usual)


@dataclass(slots=True)
class _Reader:
    """Takes file by file."""

    problems: Problems
    locales: Collection[str]
    sayings: list[Saying] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    guide: Text | None = None
    usual: dict[str, frozenset[str]] = field(default_factory=dict)

    def take(self, kind: str, node: Node) -> None:
        """Read one file."""
        if kind == LANGUAGES:
            self._languages(Fields(node, self.problems, LANGUAGE_KEYS, "the languages"))
            return
        fields = Fields(node, self.problems, self.locales, "a manner")
        for locale in self.locales:
            for number, text in enumerate(fields.texts(locale), 1):
                self._says(kind, str(number) if kind == ORDER else locale, text)

    def _languages(self, fields: Fields) -> None:
        for code, texts in self._by_code(fields, NAMES):
            self._all(NAMES, code, texts)
        for code, texts in self._by_code(fields, USUAL):
            self.usual[code] = frozenset(word for text in texts for word in tokens(text))
        for kind in (ASKS, OTHERS, DENIES):
            self._all(kind, "", fields.texts(kind))
        self.guide = fields.text("guide")

    def _by_code(self, fields: Fields, key: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
        """The texts of each language; its code is the key."""
        node = fields.node_at(key)
        if node is not None:
            of = Fields(node, self.problems, None, "languages by their codes")
            for code, _ in fields.entries(key):
                yield str(code), of.texts(code)

    def _all(self, kind: str, key: str, texts: Iterable[Text]) -> None:
        for text in texts:
            self._says(kind, key, text)

    def _says(self, kind: str, key: str, text: Text) -> None:
        pattern = Groups(self.written, self.problems).parse(text)
        ways = pattern.patterns if isinstance(pattern, Either) else [pattern]
        self.sayings += (Saying(kind, key, way) for way in ways if way is not None)
