"""Compares a translation with its source: no number and no placeholder may be lost."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACES = re.compile(r"\{\{|\}\}|(\{[^{}]*\})")
"""A brace that is shown, or a placeholder, which is the group."""
_CLOCK = re.compile(r"(?<!\d)0(\d[.:]\d\d)(?!\d)")
_DIGITS = re.compile(r"\d+")


class Fault(NamedTuple):
    """What is wrong with a translation. A warning is worth a look, but nothing was lost."""

    code: str
    sentence: str
    warning: bool = False


def faults(text: str, translation: str) -> Iterator[Fault]:
    """Yield each fault. An empty translation has none.

    Numbers are groups of digits. What stands between them does not count (`20.00` is `20:00`, `1.000` is `1,000`), nor
    does the leading zero of an hour (`08:00` is `8.00`). `8 p.m.` is not `20.00`: write the hour as digits of a day.
    """
    if not translation:
        return
    had, has = numbers(text), numbers(translation)
    for number in had - has:
        yield Fault("lost-number", f"The translation lost {number}.")
    for number in has - had:
        yield Fault("new-number", f"The translation has {number}, which the source has not.", warning=True)
    named, names = placeholders(text), placeholders(translation)
    for name in sorted(named - names):
        yield Fault("lost-placeholder", f"The translation lost {name}.")
    for name in sorted(names - named):
        yield Fault("new-placeholder", f"The translation has {name}, which the source has not.")
    if named and names == named and not _can_be_filled(translation):
        sentence = "The translation has a single brace. Write {{ or }} for a brace that is shown."
        yield Fault("broken-placeholder", sentence)


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
