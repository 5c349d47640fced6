"""Compares a translation with its source: no number and no placeholder may be lost or come from nowhere."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACES = re.compile(r"\{\{|\}\}|(\{[^{}]*\})")
"""A brace that is shown, or a placeholder, which is the group."""
_CLOCK = re.compile(r"(?<!\d)0(\d[.:]\d\d)(?!\d)")
_DIGITS = re.compile(r"\d+")


def faults(text: str, translation: str) -> Iterator[tuple[str, str]]:
    """Yield code and sentence of each fault. An empty translation has none.

    Numbers are groups of digits. What stands between them does not count (`20.00` is `20:00`, `1.000` is `1,000`), nor
    does the leading zero of an hour (`08:00` is `8.00`). `8 p.m.` is not `20.00`: write the hour as digits of a day.
    """
    if not translation:
        return
    had, has = numbers(text), numbers(translation)
    yield from (("lost-number", f"The translation lost {number}.") for number in (had - has))
    yield from (("new-number", f"The translation has {number}, which the source has not.") for number in (has - had))
    named, names = placeholders(text), placeholders(translation)
    yield from (("lost-placeholder", f"The translation lost {name}.") for name in sorted(named - names))
    for name in sorted(names - named):
        yield "new-placeholder", f"The translation has {name}, which the source has not."
    if named and names == named and not _can_be_filled(translation):
        yield "broken-placeholder", "The translation has a single brace. Write {{ or }} for a brace that is shown."


def numbers(text: str) -> Counter[str]:
    """Count the groups of digits outside of placeholders."""
    return Counter(_DIGITS.findall(_CLOCK.sub(r"\1", _BRACES.sub(" ", text))))


def placeholders(text: str) -> set[str]:
    """Collect the `{name}`s of a text."""
    return {name for name in _BRACES.findall(text) if name}


def _can_be_filled(text: str) -> bool:
    try:
        list(Formatter().parse(text))
    except ValueError:
        return False
    return True
