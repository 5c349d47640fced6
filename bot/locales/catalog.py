"""A catalog: sentences, each known by its context and its text, and their translations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

CODE = "code"
"""The context of the sentences of the code; those of the dialogs have their place (`roof-tonight/who`)."""
CODE_LOCALE = "sl"
"""The language the code's sentences are written in."""

Key = tuple[str, str]
"""Context and text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence. `files` are where the code says it, `line` where the entry stands in its catalog."""

    context: str
    text: str
    translation: str = ""
    fuzzy: bool = False
    remarks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    line: int = 0

    @property
    def key(self) -> Key:
        """By what it is found again."""
        return self.context, self.text

    @property
    def usable(self) -> str:
        """The translation a person may see: a fuzzy one is a guess, so it counts as none."""
        return "" if self.fuzzy else self.translation


@dataclass(frozen=True, slots=True)
class Catalog:
    """Entries in order. `remarks` are the comment lines of the header."""

    entries: dict[Key, Entry] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def wanted(self, locale: str, source_locale: str) -> Catalog:
        """Leave out what needs no translation in a locale: the sentences written in it."""
        kept = {
            key: entry
            for key, entry in self.entries.items()
            if locale != (CODE_LOCALE if entry.context == CODE else source_locale)
        }
        return replace(self, entries=kept)

    @staticmethod
    def is_needed(locale: str, source_locale: str) -> bool:
        """Whether a locale needs a catalog at all."""
        return not locale == source_locale == CODE_LOCALE
