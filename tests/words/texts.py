"""Everything a person can read, text by text, with the place where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot import source
from bot.locales.catalog import CODE
from bot.locales.extract import extract
from bot.locales.po import read_po
from bot.locales.tongue import catalog_path
from bot.source import Items, Mapping, Problems, Text
from tests.people import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.source import Node

LOCALES = ("sl", "en")
SAID = frozenset({"title", "say", "hint"})
"""Keys of a dialog that a person reads; `words` are what people type, in whatever words they like."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text in one language. `name`: it is the name of somebody or something, which is not ours to choose."""

    locale: str
    place: str
    """File and line."""
    text: str
    name: bool = False


@cache
def all_texts() -> tuple[Said, ...]:
    """Dialogs, their English, the knowledge and the sentences of the code."""
    return (*_dialogs(), *_catalog(), *_knowledge(), *_code())


def _read(path: Path) -> Node:
    problems = Problems()
    node = source.read(path, ROOT, problems)
    assert node is not None, problems.all
    return node


def _place(text: Text) -> str:
    return f"{text.spot.path}:{text.spot.line}"


def _dialogs() -> Iterator[Said]:
    for path in sorted((ROOT / "dialogs").glob("*.yaml")):
        for keys, text in _texts(_read(path)):
            if keys[-1] in SAID:
                yield Said("sl", _place(text), str(text))


def _catalog() -> Iterator[Said]:
    path = catalog_path(ROOT / "locales", "en")
    catalog = read_po(path, ROOT, Problems())
    assert catalog is not None
    for entry in catalog.entries.values():
        if not entry.context.endswith("#words"):
            yield Said("en", f"{source.name_of(path, ROOT)}:{entry.line}", entry.translation)


def _knowledge() -> Iterator[Said]:
    for path in sorted((ROOT / "knowledge").rglob("*.yaml")):
        for keys, text in _texts(_read(path)):
            if keys[-1] in LOCALES:
                yield Said(keys[-1], _place(text), str(text), name=_is_name(keys))


def _is_name(keys: tuple[str, ...]) -> bool:
    """Names of organizations, services, sources and rights; those of terms and situations are our own words."""
    return keys[-2] == "name" and keys[0] not in {"terms", "situations"}


def _code() -> Iterator[Said]:
    """The code's sentences are Slovene; their English is in the catalog."""
    for entry in extract((), ROOT / "bot").entries.values():
        if entry.context == CODE:
            yield Said("sl", _line_of(entry.text, ROOT / entry.files[0]), entry.text)


def _line_of(text: str, path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    first = text.splitlines()[0][:40]
    found = next((number for number, line in enumerate(lines, 1) if first in line), 1)
    return f"{source.name_of(path, ROOT)}:{found}"


def _texts(node: Node, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Text]]:
    """Every scalar with the keys that lead to it."""
    if isinstance(node, Text):
        yield keys, node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _texts(item, keys)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _texts(value, (*keys, str(key)))
