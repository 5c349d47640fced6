"""Reads `dialogs/crisis/`: a file for each kind of crisis, and `words.yaml` for what they share; all faults at once.

The language of the rules is that of `bot/understanding/pattern.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.source import Fields, Problems, Spot, name_of, near, read
from bot.understanding.crisis import KINDS, Rule, Rules
from bot.understanding.needs import NONE, Phrases, read_phrases
from bot.understanding.pattern_read import Groups
from bot.understanding.spelling import Spelling
from bot.understanding.text import tokens

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from bot.source import Node

SHARED = "words"
"""The file of words that every kind shares."""
KEYS = ("words", "rules")
SHARED_KEYS = ("words", "right", "glued")


def read_rules(folder: Path, root: Path, locales: Collection[str], problems: Problems) -> Rules:
    """Read the rules of a city; spots name files relative to `root`. With faults they are not to be used.

    A city without the folder has no rules.
    """
    name = name_of(folder, root)
    if not folder.is_dir():
        return Rules()
    files = {path.stem.replace("-", "_"): path for path in sorted(folder.glob("*.yaml"))}
    for kind in KINDS:
        if kind not in files:
            spot = Spot(f"{name}/{kind.replace('_', '-')}.yaml", 1, 1)
            problems.add("no-rules", spot, "This file is missing. Without it, this crisis is not heard.")
    for kind, path in files.items():
        if kind not in {*KINDS, SHARED}:
            known = [one.replace("_", "-") for one in (*KINDS, SHARED)]
            sentence = f'"{path.stem}" is no kind of crisis.{near(path.stem, known)}'
            problems.add("unknown-kind", Spot(name_of(path, root), 1, 1), sentence)
    for path in sorted(folder.glob("*.yml")):
        problems.add("not-read", Spot(name_of(path, root), 1, 1), 'Only files that end in ".yaml" are read.')
    reader = _Reader(problems)
    for kind in (SHARED, *KINDS):
        if kind in files and (node := read(files[kind], root, problems)) is not None:
            reader.take(kind, node, locales)
    return reader.rules()


def read_cries(folder: Path, root: Path, locales: Collection[str], problems: Problems) -> Phrases:
    """Read a folder of what people in danger say: a file for each kind, and one of what only sounds so."""
    kinds = [kind.replace("_", "-") for kind in KINDS]
    return read_phrases(folder, root, locales, kinds, problems, "kind of crisis")


def beside_needs(said: Phrases, phrases: Phrases, dangers: Collection[str]) -> Phrases:
    """What the ear for cries learns from: what is `said`, and as none what people say of needs that are no danger.

    `dangers` are the needs that are: their phrases may be cries.
    """
    if not said.of:
        return said
    known = {str(text) for _, text in said}
    none = {locale: list(texts) for locale, texts in said.of.get(NONE, {}).items()}
    for need, by_locale in phrases.of.items():
        for locale, texts in by_locale.items() if need not in dangers else ():
            none.setdefault(locale, []).extend(text for text in texts if text not in known)
    return Phrases({**said.of, NONE: none})


@dataclass(slots=True)
class _Reader:
    """Takes file by file, the shared one first."""

    problems: Problems
    groups: dict[tuple[str, str], Groups] = field(default_factory=dict)
    found: list[Rule] = field(default_factory=list)
    right: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)

    def take(self, kind: str, node: Node, locales: Collection[str]) -> None:
        """Read one file."""
        by_locale = Fields(node, self.problems, locales, "the rules of a crisis")
        for locale in locales:
            if (value := by_locale.node_at(locale)) is not None:
                keys = SHARED_KEYS if kind == SHARED else KEYS
                self._language(kind, locale, Fields(value, self.problems, keys, "the rules of a language"))
            elif kind != SHARED:
                self.problems.add("no-rules", node, f'There is no rule in "{locale}". In it, this crisis is not heard.')

    def rules(self) -> Rules:
        """What was read; groups that no rule names are reported."""
        for groups in self.groups.values():
            groups.report_unused()
        return Rules(tuple(self.found), Spelling(self.written, self.right, self.small))

    def _language(self, kind: str, locale: str, fields: Fields) -> None:
        shared = self.groups.get((SHARED, locale))
        groups = Groups(self.written, self.problems, fields.entries("words"), shared)
        self.groups[kind, locale] = groups
        self.right.update(token for word in fields.texts("right") for token in tokens(word))
        self.small.update(token for word in fields.texts("glued") for token in tokens(word))
        for source in fields.texts("rules"):
            if (pattern := groups.parse(source)) is not None:
                self.found.append(Rule(kind, locale, source, pattern))
