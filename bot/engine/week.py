"""The hours of a place as a person would write them on a door: "pon–pet 8.00–16.00, sob 9.00–12.00"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from bot.engine.times import hour_words

if TYPE_CHECKING:
    from bot.knowledge.schedule import Day, Schedule
    from bot.locales.tongue import Tongue

Span = tuple[str, str]
MIDNIGHT, DAWN = "24:00", "00:00"


def week_words(schedule: Schedule, today: date, tongue: Tongue) -> str:
    """The week of `today`, days alike drawn together. Empty for day and night, and for what no week tells (Fr[1])."""
    if "[" in schedule.expression:
        return ""
    week = _week(schedule, today - timedelta(days=today.weekday()))
    if all(spans == ((DAWN, MIDNIGHT),) for spans in week):
        return ""
    days = _day_names(tongue)
    parts = []
    for spans, group in groupby(range(7), key=lambda day: week[day]):
        run = list(group)
        if spans:
            parts.append(f"{_run_words([days[day] for day in run], tongue)} {_spans_words(spans, tongue)}")
    return ", ".join(parts)


def _run_words(days: list[str], tongue: Tongue) -> str:
    if len(days) <= 2:  # noqa: PLR2004  # "pon in tor", but "pon–sre"
        return tongue.ui(" in ").join(days)
    return f"{days[0]}–{days[-1]}"


@lru_cache(maxsize=1024)
def _week(schedule: Schedule, monday: date) -> tuple[tuple[Span, ...], ...]:
    """The spans of seven days, each told on the day it begins; holidays are read as they fall."""
    days = schedule.week(monday - timedelta(days=1), 9)
    return tuple(tuple(_begun(days[number], days[number - 1], days[number + 1])) for number in range(1, 8))


def _begun(day: Day, before: Day, after: Day) -> list[Span]:
    spans = list(day.spans)
    if _is_one_night(before, day):
        spans = spans[1:]
    if spans and _is_one_night(day, after):
        spans[-1] = (spans[-1][0], after.spans[0][1])
    return spans


def _is_one_night(day: Day, after: Day) -> bool:
    """Whether the last span of a day goes on over midnight and ends, within 24 hours, on the next."""
    if not day.spans or not after.spans or day.state is not after.state:
        return False
    (since, until), (goes_on, ends) = day.spans[-1], after.spans[0]
    return until == MIDNIGHT and goes_on == DAWN and ends < since


def _spans_words(spans: tuple[Span, ...], tongue: Tongue) -> str:
    if spans == ((DAWN, MIDNIGHT),):
        return tongue.ui("noč in dan")
    return tongue.ui(" in ").join(f"{_clock(since, tongue)}–{_clock(until, tongue)}" for since, until in spans)


def _clock(time: str, tongue: Tongue) -> str:
    hour, minute = time.split(":")
    return hour_words(int(hour), int(minute), tongue)


def _day_names(tongue: Tongue) -> tuple[str, ...]:
    return (
        tongue.ui("pon"),
        tongue.ui("tor"),
        tongue.ui("sre"),
        tongue.ui("čet"),
        tongue.ui("pet"),
        tongue.ui("sob"),
        tongue.ui("ned"),
    )
