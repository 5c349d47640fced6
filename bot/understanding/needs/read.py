"""Reads `dialogs/phrases/`: a file for each need, and what was learnt from them all. All faults come out at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.letters import fold
from bot.source import Fields, Items, Mapping, Spot, Text, name_of, near, read
from bot.source.build import REFUSED
from bot.understanding.needs.learnt import Learnt
from bot.understanding.needs.phrases import NONE, Phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from bot.source import Node, Problems

LEARNT = "learnt.bin"
"""The file of what was learnt, beside the phrases."""
NEED = "need: no flow has this name"
"""What a file of phrases stands for, as a sentence says that it does not."""
FEWEST = 60
"""Phrases of a need in a language, below which it is hardly understood."""
LONGEST = 200
"""Characters of a phrase: a longer one says too much beside the need."""

_ITEM = "  - "
_LANGUAGE = re.compile(r"[a-z]+:")
_UNUSUAL = re.compile(rf"""^[\s\-?:,\[\]{{}}#&*!|>'"%@`]|: | #|[:\s]$|{REFUSED.pattern}""")
"""What only strict YAML can read or refuse in the text of an item."""


def read_phrases(
    folder: Path, root: Path, locales: Collection[str], needs: Collection[str], problems: Problems, what: str = NEED
) -> Phrases:
    """Read every `NEED.yaml` of a folder; `needs` are the flows. Spots name files relative to `root`.

    A city without the folder has no phrases. What else is told apart by phrases is read alike; `what` says what a file
    stands for.
    """
    reader = _Reader(locales, problems)
    known = {*needs, NONE}
    for path in sorted(folder.glob("*.yml")):
        problems.add("not-read", Spot(name_of(path, root), 1, 1), 'Only files that end in ".yaml" are read.')
    for path in sorted(folder.glob("*.yaml")):
        name = name_of(path, root)
        if path.stem not in known:
            sentence = f'"{path.stem}" is no {what}.{near(path.stem, known)}'
            problems.add("unknown-need", Spot(name, 1, 1), sentence)
        node = plain(path, name) or read(path, root, problems)
        if node is not None:
            reader.take(path.stem, node)
    return Phrases(reader.found)


def read_learnt(folder: Path, root: Path, phrases: Phrases, problems: Problems) -> Learnt | None:
    """What was learnt; None where there are no phrases. Warns when it was learnt from others than these.

    That it is missing or cannot be read is a problem: whoever types would not be understood, and nobody would know.
    """
    if not phrases.of:
        return None
    path = folder / LEARNT
    learnt, fault = _learnt(path)
    where, run = Spot(name_of(path, root), 1, 1), "Run: svetilka match --learn"
    if learnt is None:
        problems.add("not-learnt", where, f"{fault} {run}")
    elif learnt.digest != phrases.digest:
        sentence = f"The phrases are not those that this was learnt from. {run}"
        problems.add("stale-learnt", where, sentence, warning=True)
    return learnt


def _learnt(path: Path) -> tuple[Learnt | None, str]:
    try:
        return Learnt.from_bytes(path.read_bytes()), ""
    except FileNotFoundError:
        return None, "Nothing was learnt from the phrases yet."
    except (OSError, ValueError):
        return None, "This is not what was learnt from the phrases."


class _Reader:
    """Takes file by file, and knows every phrase met."""

    def __init__(self, locales: Collection[str], problems: Problems) -> None:
        self._locales = locales
        self._problems = problems
        self._met: dict[str, Text] = {}
        self.found: dict[str, dict[str, tuple[Text, ...]]] = {}

    def take(self, need: str, node: Node) -> None:
        """Read one file."""
        fields = Fields(node, self._problems, self._locales, "a file of phrases")
        by_locale = {locale: self._good(fields.texts(locale)) for locale in self._locales}
        for locale, texts in by_locale.items():
            if len(texts) < FEWEST:
                sentence = f'"{need}" has {len(texts)} phrases in "{locale}". It is understood from {FEWEST}.'
                self._problems.add("few-phrases", node, sentence, warning=True)
        self.found[need] = by_locale

    def _good(self, texts: Collection[Text]) -> tuple[Text, ...]:
        return tuple(text for text in texts if self._is_good(text))

    def _is_good(self, text: Text) -> bool:
        folded = fold(text)
        first = self._met.setdefault(folded, text)
        if not any(map(str.isalnum, folded)):
            self._problems.add("no-words", text, "A phrase needs a word.")
        elif len(text) > LONGEST:
            sentence = f"This phrase has {len(text)} characters. Keep to {LONGEST}."
            self._problems.add("long-phrase", text, sentence)
        elif first is not text:
            sentence = f"This phrase stands twice; first in {first.spot.path}:{first.spot.line}. Keep one."
            self._problems.add("duplicate-phrase", text, sentence)
        else:
            return True
        return False


def plain(path: Path, name: str) -> Mapping | None:
    """A file of nothing but languages and plain items, as strict YAML would read it, in a tenth of the time."""
    try:
        lines = path.read_bytes().decode().split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    entries: dict[Text, list[Text]] = {}
    items: list[Text] = []
    for number, line in enumerate(lines, 1):
        text = line[len(_ITEM) :]
        if line.startswith(_ITEM) and entries and not _UNUSUAL.search(text):
            items.append(Text(text, Spot(name, number, len(_ITEM) + 1), line))
        elif _LANGUAGE.fullmatch(line) and line[:-1] not in entries:
            items = entries[Text(line[:-1], Spot(name, number, 1), line)] = []
        elif line and (line[0] != "#" or REFUSED.search(line)):
            return None
    return _mapping(entries) if entries and all(entries.values()) else None


def _mapping(entries: dict[Text, list[Text]]) -> Mapping:
    found = tuple((key, _list(items)) for key, items in entries.items())
    first = next(iter(entries))
    return Mapping(found, first.spot, first.line)


def _list(items: Sequence[Text]) -> Items:
    """A list, which begins at the sign of its first item."""
    first = items[0]
    return Items(tuple(items), Spot(first.spot.path, first.spot.line, _ITEM.index("-") + 1), first.line)
