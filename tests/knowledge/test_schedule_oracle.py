"""Two years of every schedule, against a second opinion that shares no code with it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from bot.knowledge.schedule import Schedule
from tests.knowledge.oracle import Oracle, holidays
from tests.knowledge.oracle_cases import LJUBLJANA, ODD, TRICKY, known

END = datetime(2027, 12, 31, 23, tzinfo=UTC)
NEVER = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
FAR = timedelta(days=364)


def compare(expression: str, step: int) -> None:
    """At every minute near a change, and every `step` minutes else. Each answer also says when the next change is."""
    schedule, oracle = Schedule.read(expression, LJUBLJANA, "SI"), Oracle(expression, 2026, 2028)
    end = oracle.minute(END)
    for first, last in pairwise([*(start for start, _ in oracle.runs if start < end), end]):
        state, following = oracle.state(first), oracle.next(first)
        true = following.timestamp() if following else NEVER
        for minute in {*range(first, last, step), first, *range(first, min(first + 3, last)), last - 2, last - 1}:
            now = oracle.instant(max(minute, first))
            opening = schedule.at(now)
            assert opening.state == state, now
            said = opening.until or opening.opens_at
            # Both look about a year ahead; what lies at that edge may be left unsaid.
            if (said.timestamp() if said else NEVER) != true:
                assert min(said.timestamp() if said else NEVER, true) > (now + FAR).timestamp(), now


@pytest.mark.parametrize("expression", known())
def test_the_schedules_of_the_city_are_right_for_two_years(expression):
    compare(expression, step=60)


@pytest.mark.parametrize("expression", TRICKY + ODD)
def test_tricky_schedules_are_right_for_two_years(expression):
    compare(expression, step=241)


def test_slovene_holidays_are_known_from_2024_to_2030():
    schedule = Schedule.read("PH 00:00-24:00", LJUBLJANA, "SI")
    days = schedule.week(date(2024, 1, 1), 7 * 365)
    expected = {day.date for day in days if day.date in holidays(day.date.year)}
    assert {day.date for day in days if day.spans} == expected
    assert {day.date for day in days if day.holiday} == expected
