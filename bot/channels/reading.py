"""How every channel reads what comes in: a typed text, and the languages a person would like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST_TEXT = 4096
"""Characters of a text that are read; the rest is cut."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def readable(text: str) -> str:
    """A typed text without what nobody sees: blanks around it, control characters and halves of characters."""
    return _UNSEEN.sub(" ", text.strip()[:LONGEST_TEXT]).strip()


def best_locale(accept_language: str, locales: Collection[str], otherwise: str) -> str:
    """The locale of ours that is liked best, of a browser's list (RFC 9110, 12.5.4) or a telephone's `sl-SI`."""
    for name, liking in sorted(weighted(accept_language), key=lambda named: -named[1]):
        locale = name.split("-")[0]
        if liking > 0 and locale in locales:
            return locale
    return otherwise


def weighted(value: str) -> Iterator[tuple[str, float]]:
    """The names of a weighted list, each with its weight: 1 when it has none, 0 when nobody can read it."""
    for part in value[:1024].lower().split(","):
        name, _, weight = part.partition(";")
        try:
            liking = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            liking = 0.0
        if name.strip():
            yield name.strip(), liking
