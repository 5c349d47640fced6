"""The hours of a place as they would stand on its door."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.engine.week import _week, week_words
from bot.knowledge.schedule import Schedule
from bot.locales.tongue import Tongue

SLOVENE = Tongue("sl", "sl")
MONDAY = date(2026, 11, 16)
DAY = 24 * 60

DOORS = {
    "Mo-Fr 08:00-16:00; Sa 09:00-12:00": "pon–pet 8.00–16.00, sob 9.00–12.00",
    "Mo,Tu 20:00-08:00": "pon in tor 20.00–8.00",
    "Mo-Su 20:00-08:00": "pon–ned 20.00–8.00",
    "Su 20:00-08:00": "ned 20.00–8.00",
    "Mo-Fr 21:00-09:00, Sa-Su 18:00-09:00": "pon–pet 21.00–9.00, sob in ned 18.00–9.00",
    "Sa,Su 00:00-24:00; Mo 00:00-08:00": "pon 0.00–8.00, sob in ned noč in dan",
    "Fr 16:00-24:00; Sa 00:00-24:00; Su 00:00-06:00": "pet 16.00–24.00, sob noč in dan, ned 0.00–6.00",
    "Fr 22:00-24:00; Sa 00:00-23:00": "pet 22.00–24.00, sob 0.00–23.00",
    "Mo-Su 10:00-12:00,22:00-02:00": "pon–ned 10.00–12.00 in 22.00–2.00",
    "24/7": "",
    "Fr[1] 10:00-12:00": "",
}


@pytest.mark.parametrize(("hours", "door"), DOORS.items())
def test_a_week_reads_as_on_a_door(hours, door):
    assert week_words(read(hours), MONDAY, SLOVENE) == door


@pytest.mark.parametrize("hours", DOORS)
@pytest.mark.parametrize("week", range(6))
def test_the_spans_told_are_the_minutes_of_the_schedule(hours, week):
    """Over the change of the clock and Christmas too."""
    schedule, monday = read(hours), date(2026, 10, 19) + timedelta(weeks=2 * week)
    told = set()
    for number, spans in enumerate(_week(schedule, monday)):
        for since, until in spans:
            begin, end = minutes(since), minutes(until)
            end += DAY if end <= begin else 0
            told |= {number * DAY + minute for minute in range(begin, end)}
    days = schedule.week(monday - timedelta(days=1), 9)
    held = {
        number * DAY + minute
        for number, day in enumerate(days, -1)
        for since, until in day.spans
        for minute in range(minutes(since), minutes(until))
    }
    assert {minute for minute in told ^ held if DAY <= minute < 7 * DAY} == set()


def read(hours):
    return Schedule.read(hours, ZoneInfo("Europe/Ljubljana"), "SI")


def minutes(clock):
    hour, minute = clock.split(":")
    return 60 * int(hour) + int(minute)
