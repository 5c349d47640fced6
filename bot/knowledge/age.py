"""Dates of sources, and how old a fact is.

A date is ISO 8601, as exact as its source is (`2014`, `2014-05`, `2014-05-30`), or "" when the source has none.
"""

from __future__ import annotations

import re
from datetime import date
from enum import IntEnum
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from bot.knowledge.model import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.config import Facts
    from bot.knowledge.model import Service

UNDATED = "undated"
LEAFLET = "leaflet"
"""How facts were assured that nobody mends once they are printed."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Band(IntEnum):
    """How far facts may have drifted: it changes their wording and their turn among equals, and never hides them."""

    FRESH = 0
    AGED = 1
    OLD = 2


def read_date(text: str) -> str | None:
    """The date a file states: "" for `undated`, None for what is not a date."""
    if text == UNDATED:
        return ""
    if not _DATE.fullmatch(text):
        return None
    try:
        first_day(text)
    except ValueError:
        return None
    return text


def first_day(when: str) -> date:
    """The earliest day a date can mean; ValueError for a day that does not exist."""
    return date.fromisoformat(f"{when}-01-01"[:10])


def newest(dates: Iterable[str]) -> str:
    """The newest of these dates, "" if none of them is dated. A month of a year counts as newer than the bare year."""
    return max(dates, default="")


def months_old(when: str, today: date) -> float:
    """Whole months since the earliest day a date can mean, never below 0; infinity when undated: it may be any age."""
    if not when:
        return inf
    first = first_day(when)
    months = 12 * (today.year - first.year) + today.month - first.month
    return max(0, months - (today.day < first.day))


@lru_cache(maxsize=4096)
def band_of(when: str, today: date, facts: Facts) -> Band:
    """The band of a fact of this date; an undated one may be any age, so it is old."""
    months = months_old(when, today)
    if months >= facts.ring_first_after_months:
        return Band.OLD
    return Band.AGED if months >= facts.mention_after_months else Band.FRESH


def band(service: Service, today: date, facts: Facts) -> Band:
    """The band of a whole service. What only a leaflet says is old, however new the leaflet."""
    return Band.OLD if service.assured_how == LEAFLET else band_of(service.assured_date, today, facts)


def too_old(when: str, today: date, years: int) -> bool:
    """Whether a dated fact is older than so many years. An undated fact is not: nobody knows its age."""
    if not when:
        return False
    return f"{when}-01-01"[:10] < _years_before(today, years)


@lru_cache(maxsize=64)
def _years_before(today: date, years: int) -> str:
    """The same day so many years ago, as text: 29 February compares well although no such day may have been."""
    return f"{today.year - years:04}-{today.month:02}-{today.day:02}"


def hours_trusted(service: Service, today: date, years: int) -> bool:
    """Whether hours may say open or closed.

    Dated hours may until they are older than `years`. Undated ones may be newer than any, so they count, but a person
    should ring first; where the whole record is of low confidence they do not count for a place, because a person
    would set out for it at night.
    """
    if service.hours_date and not too_old(service.hours_date, today, years):
        return True
    if service.confidence is Confidence.LOW and service.address is not None:
        return False
    return not service.hours_date or any(not source.date and "hours" in source.supports for source in service.sources)


def hours_doubted(service: Service, today: date, years: int) -> bool:
    """Whether a service states hours that may say neither open nor closed."""
    return service.schedule is not None and not hours_trusted(service, today, years)
