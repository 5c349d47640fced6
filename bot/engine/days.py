"""Reads a day as people write it: "14. 11.", "14/11/2026", "2026-11-14", "14. novembra", "November 14th", "včeraj"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.engine.times import months
from bot.understanding.names import fold

if TYPE_CHECKING:
    from bot.locales.tongue import Tongue

_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4})?\.?(?![\s./]*\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s*([^\W\d_]{3,})\.?,?\s*(\d{4})?")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})?")
_STEM = 3
"""Letters that tell a month."""


def read_day(text: str, today: date, tongue: Tongue) -> date | None:
    """The day, today or before; without a year the last one that has been. None for what is no such day."""
    said = fold(text).strip(" .")
    if said == fold(tongue.ui("danes")):
        return today
    if said == fold(tongue.ui("včeraj")):
        return today - timedelta(days=1)
    return _in_numbers(said, today) or _in_words(said, today, tongue)


def _in_numbers(said: str, today: date) -> date | None:
    if found := _ISO.search(said):
        return _past(int(found[3]), int(found[2]), found[1], today)
    found = _NUMBERS.search(said)
    return _past(int(found[1]), int(found[2]), found[3], today) if found else None


def _in_words(said: str, today: date, tongue: Tongue) -> date | None:
    if found := _DAY_MONTH.search(said):
        return _named(found[1], found[2], found[3], today, tongue)
    found = _MONTH_DAY.search(said)
    return _named(found[2], found[1], found[3], today, tongue) if found else None


def _named(day: str, name: str, year: str | None, today: date, tongue: Tongue) -> date | None:
    stems = [fold(month)[:_STEM] for month in months(tongue)]
    return _past(int(day), stems.index(name[:_STEM]) + 1, year, today) if name[:_STEM] in stems else None


def _past(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        told = date(int(year or today.year), month, day)
        told = told if year or told <= today else told.replace(year=today.year - 1)
    except ValueError:
        return None
    return told if told <= today else None
