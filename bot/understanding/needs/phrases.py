"""How people say what they need: phrases by need and language, as a city's files have them."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NONE = "none"
"""The file of what is none of those that are told apart; no flow has this name."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """`of[need][locale]` are its phrases; those that were read know their spots."""

    of: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each need and phrase, in the order of the files."""
        for need, by_locale in self.of.items():
            for texts in by_locale.values():
                yield from ((need, text) for text in texts)

    @property
    def texts(self) -> Mapping[str, Sequence[str]]:
        """All phrases of a language, by locale, but for what is no need: that may be in any language."""
        found: dict[str, list[str]] = {}
        for need, by_locale in self.of.items():
            for locale, texts in by_locale.items():
                found.setdefault(locale, []).extend(texts if need != NONE else ())
        return found

    @property
    def digest(self) -> str:
        """The same for the same phrases of the same needs, in whatever order."""
        found = sha256()
        for need, by_locale in sorted(self.of.items()):
            texts = sorted({text for texts in by_locale.values() for text in texts})
            found.update("\n".join((need, *texts, "")).encode())
        return found.hexdigest()
